//! The columns of a layer, for formats in which a column has a name and one kind of
//! value.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::format::{Item, Layer};
use aimaq_words::Message;
use aimaq_words::msg;

/// What all values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Integer,
    Real,
    Text,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// The columns of a layer in the order in which features first name them.
#[derive(Debug, Default)]
pub(super) struct Schema {
    pub(super) columns: Vec<Column>,
    /// What becomes of values on the way into these columns, each a sentence.
    pub(super) told: Vec<Message>,
    /// Whether the first column holds the identifiers of the features.
    ids: bool,
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    Real(f64),
    Text(Cow<'a, str>),
}

/// The largest size below which all whole numbers are also floating-point numbers.
const EXACT: u64 = 1 << 53;

/// What was seen of a column.
#[derive(Debug, Default)]
struct Seen {
    bools: bool,
    integers: bool,
    /// Whole numbers that are no floating-point numbers.
    large: bool,
    /// Whole numbers beyond 64 bits with a sign.
    huge: bool,
    reals: bool,
    texts: bool,
    nested: bool,
}

impl Seen {
    fn add(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Bool(_) => self.bools = true,
            Value::String(_) => self.texts = true,
            Value::Array(_) | Value::Object(_) => self.nested = true,
            Value::Number(number) => match (number.as_i64(), number.is_u64()) {
                (Some(whole), _) => {
                    self.integers = true;
                    self.large |= whole.unsigned_abs() > EXACT;
                }
                (None, true) => self.huge = true,
                (None, false) => self.reals = true,
            },
        }
    }

    /// The kind that holds all values, and whether some change theirs.
    fn kind(&self) -> (Kind, bool) {
        let numbers = self.integers || self.reals || self.huge;
        let kinds = [self.bools, numbers, self.texts, self.nested];
        match kinds.iter().filter(|kind| **kind).count() {
            0 => (Kind::Text, false),
            1 if self.bools => (Kind::Bool, false),
            1 if self.texts || self.nested => (Kind::Text, false),
            1 if self.huge => (Kind::Text, true),
            1 if !self.reals => (Kind::Integer, false),
            1 if !self.large => (Kind::Real, false),
            _ => (Kind::Text, true),
        }
    }
}

impl Schema {
    /// The columns of a layer. Identifiers become a column of their own.
    pub(super) fn of(layer: Layer<'_>) -> Schema {
        Self::made(layer, true)
    }

    /// The columns of a layer whose identifiers are kept elsewhere.
    #[cfg(feature = "geopackage")]
    pub(super) fn without_ids(layer: Layer<'_>) -> Schema {
        Self::made(layer, false)
    }

    fn made(layer: Layer<'_>, with_ids: bool) -> Schema {
        let mut place: FxHashMap<&str, usize> = FxHashMap::default();
        let mut seen: Vec<(&str, Seen)> = Vec::new();
        let mut ids = Seen::default();
        for item in layer.items() {
            item.id.iter().for_each(|id| ids.add(id));
            for (name, value) in item.properties {
                let at = *place.entry(name).or_insert(seen.len());
                if at == seen.len() {
                    seen.push((name, Seen::default()));
                }
                seen[at].1.add(value);
            }
        }
        let mut schema = Schema::default();
        let any = ids.integers || ids.huge || ids.reals || ids.texts;
        if with_ids && any {
            let free = free_name(|name| place.contains_key(name));
            schema.told.push(msg!("write-ids", field = &free));
            schema.ids = true;
            schema.columns.push(Column {
                name: free,
                kind: ids.kind().0,
            });
        }
        let (mut mixed, mut nested) = (Vec::new(), Vec::new());
        for (name, seen) in seen {
            let (kind, changed) = seen.kind();
            mixed.extend(changed.then_some(name));
            nested.extend(seen.nested.then_some(name));
            let name = name.to_owned();
            schema.columns.push(Column { name, kind });
        }
        if !mixed.is_empty() {
            let fields = some_of(&mixed);
            schema.told.push(msg!("write-mixed", fields = fields));
        }
        if !nested.is_empty() {
            let fields = some_of(&nested);
            schema.told.push(msg!("write-nested", fields = fields));
        }
        schema
    }

    /// The value of a column (from 0) of a feature.
    pub(super) fn cell<'a>(&self, column: usize, item: &Item<'a>) -> Cell<'a> {
        let Some(Column { name, kind }) = self.columns.get(column) else {
            return Cell::Null;
        };
        let value = match self.ids && column == 0 {
            true => item.id,
            false => item.properties.get(name),
        };
        let Some(value) = value.filter(|value| !value.is_null()) else {
            return Cell::Null;
        };
        match (kind, value) {
            (Kind::Bool, Value::Bool(truth)) => Cell::Bool(*truth),
            (Kind::Integer, Value::Number(number)) => {
                number.as_i64().map_or(Cell::Null, Cell::Integer)
            }
            (Kind::Real, Value::Number(number)) => number.as_f64().map_or(Cell::Null, Cell::Real),
            (_, Value::String(text)) => Cell::Text(Cow::Borrowed(text)),
            (_, other) => Cell::Text(Cow::Owned(other.to_string())),
        }
    }
}

impl Cell<'_> {
    /// As text; nothing for null.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Null => Cow::Borrowed(""),
            Cell::Bool(true) => Cow::Borrowed("true"),
            Cell::Bool(false) => Cow::Borrowed("false"),
            Cell::Integer(number) => Cow::Owned(number.to_string()),
            Cell::Real(number) => Cow::Owned(ryu::Buffer::new().format(*number).to_owned()),
            Cell::Text(text) => Cow::Borrowed(text),
        }
    }
}

fn free_name(taken: impl Fn(&str) -> bool) -> String {
    let others = (2..).map(|n| format!("feature_id_{n}"));
    let mut names = ["id".to_owned(), "feature_id".to_owned()]
        .into_iter()
        .chain(others);
    names.find(|name| !taken(name)).unwrap_or_default()
}

/// Names: the first ten, and how many more there are.
pub(super) fn some_of<T: AsRef<str>>(names: &[T]) -> aimaq_words::Value {
    let (shown, more) = names.split_at(names.len().min(10));
    let shown: Vec<&str> = shown.iter().map(AsRef::as_ref).collect();
    let names = shown.join(", ");
    match more.len() {
        0 => names.into(),
        n => msg!("warning-and-more", names = names, n = n).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Feature;
    use serde_json::json;

    fn features(rows: &[Value]) -> Vec<Feature> {
        let feature = |row: &Value| Feature {
            id: row.get("#").cloned(),
            properties: row.as_object().cloned().unwrap_or_default(),
            ..Feature::default()
        };
        let mut all: Vec<Feature> = rows.iter().map(feature).collect();
        for feature in &mut all {
            feature.properties.shift_remove("#");
        }
        all
    }

    #[test]
    fn a_column_has_the_kind_that_loses_nothing() {
        let all = features(&[
            json!({"whole": 1, "part": 1, "large": 9_007_199_254_740_993_i64, "mixed": 1, "list": [1], "huge": u64::MAX}),
            json!({"part": 0.5, "large": 0.5, "mixed": "a", "truth": true, "none": null}),
        ]);
        let schema = Schema::of(Layer::Features(&all));
        let kinds: Vec<(&str, Kind)> = schema
            .columns
            .iter()
            .map(|c| (c.name.as_str(), c.kind))
            .collect();
        let expected = [
            ("whole", Kind::Integer),
            ("part", Kind::Real),
            ("large", Kind::Text),
            ("mixed", Kind::Text),
            ("list", Kind::Text),
            ("huge", Kind::Text),
            ("truth", Kind::Bool),
            ("none", Kind::Text),
        ];
        assert_eq!(kinds, expected);
        let items: Vec<Item<'_>> = Layer::Features(&all).items().collect();
        assert_eq!(schema.cell(2, &items[0]).text(), "9007199254740993");
        assert_eq!(schema.cell(4, &items[0]).text(), "[1]");
        assert_eq!(schema.cell(5, &items[0]).text(), u64::MAX.to_string());
        assert_eq!(schema.cell(1, &items[0]), Cell::Real(1.0));
        assert_eq!(schema.cell(6, &items[0]), Cell::Null);
        let told: Vec<&str> = schema.told.iter().map(Message::key).collect();
        assert_eq!(told, ["write-mixed", "write-nested"]);
    }

    #[test]
    fn identifiers_become_a_column_of_a_free_name() {
        let all = features(&[json!({"#": "a", "id": 1}), json!({"id": 2})]);
        let schema = Schema::of(Layer::Features(&all));
        let names: Vec<&str> = schema.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["feature_id", "id"]);
        let items: Vec<Item<'_>> = Layer::Features(&all).items().collect();
        assert_eq!(schema.cell(0, &items[0]).text(), "a");
        assert_eq!(schema.cell(0, &items[1]), Cell::Null);
    }
}
