//! The text of a topology as values, no deeper than the format goes.

use aimaq_words::Message;
use aimaq_words::msg;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A topology.
#[derive(Debug, Deserialize)]
pub(super) struct Topology {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) objects: Objects,
    #[serde(default)]
    pub(super) arcs: Vec<Vec<Position>>,
    pub(super) transform: Option<Transform>,
    pub(super) crs: Option<Value>,
}

/// From steps to coordinates.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Transform {
    pub(super) scale: [f64; 2],
    pub(super) translate: [f64; 2],
}

/// The objects by their names, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Objects(pub(super) Vec<(String, Object)>);

/// A geometry with properties, or several.
#[derive(Debug, Deserialize)]
pub(super) struct Object {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) id: Option<Value>,
    pub(super) properties: Option<Map<String, Value>>,
    pub(super) arcs: Option<Tree>,
    pub(super) coordinates: Option<Tree>,
    pub(super) geometries: Option<Vec<Object>>,
}

/// Numbers in lists in lists.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Number(f64),
    List(Vec<Tree>),
}

/// The first two numbers of a position, and whether there are more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) more: bool,
}

impl<'de> Deserialize<'de> for Objects {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Named;
        impl<'de> Visitor<'de> for Named {
            type Value = Objects;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("objects by their names")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Objects, A::Error> {
                let mut objects = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    objects.push(entry);
                }
                Ok(Objects(objects))
            }
        }
        from.deserialize_map(Named)
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Tree;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a list")
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Tree, E> {
                Ok(Tree::Number(number))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Tree, E> {
                Ok(Tree::Number(number as f64))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Tree, E> {
                Ok(Tree::Number(number as f64))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Tree::List(items))
            }
        }
        from.deserialize_any(Numbers)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a position of two numbers")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Position, A::Error> {
                let short = |length| A::Error::invalid_length(length, &"two numbers");
                let x = list.next_element()?.ok_or_else(|| short(0))?;
                let y = list.next_element()?.ok_or_else(|| short(1))?;
                let mut more = false;
                while list.next_element::<IgnoredAny>()?.is_some() {
                    more = true;
                }
                Ok(Position { x, y, more })
            }
        }
        from.deserialize_seq(Numbers)
    }
}

/// Reads the text.
///
/// # Errors
/// Says at which line and column it is wrong.
pub(super) fn parse(bytes: &[u8]) -> Result<Topology, Message> {
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let what = match error.classify() {
            serde_json::error::Category::Eof => msg!("error-topo-early"),
            serde_json::error::Category::Data => msg!("error-topo-form"),
            _ => msg!("error-topo-no-json"),
        };
        msg!(
            "error-topo-at",
            said = what,
            line = line.to_string(),
            column = column.to_string()
        )
    })
}
