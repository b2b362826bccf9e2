//! What is to be said, without the words of a language.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::Names;

/// A sentence or phrase by the key of its words, with the values that stand in it.
///
/// Made by [`msg!`](crate::msg); said by [`Lexicon::say`](super::Lexicon::say). As
/// JSON it is its key and its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    key: &'static str,
    args: Arc<[(&'static str, Value)]>,
}

impl Message {
    /// A message with its values by name.
    pub fn new(key: &'static str, args: Vec<(&'static str, Value)>) -> Self {
        Self {
            key,
            args: args.into(),
        }
    }

    /// The sentence for programs, which read it in English.
    pub fn in_english(&self) -> String {
        crate::say(self, crate::Lang::EN)
    }

    /// The key of its words.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Its values, in the order in which they were given.
    pub fn args(&self) -> &[(&'static str, Value)] {
        &self.args
    }
}

/// What is said in English alone is quoted.
impl From<String> for Message {
    fn from(said: String) -> Self {
        crate::quoted(said)
    }
}

/// What is said in English alone is quoted.
impl From<&str> for Message {
    fn from(said: &str) -> Self {
        crate::quoted(said)
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("key", self.key)?;
        for (name, value) in self.args.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// A value that stands in a message or in a cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text that is the same in every language, such as the name of a file.
    Text(Arc<str>),
    /// A name, in the language of the reader.
    Names(Names),
    /// A number with so many decimals.
    Number(Number),
    /// A number of things.
    Whole(i64),
    /// A share of 1, shown as a percentage.
    Share(Number),
    /// A day.
    Date(Date),
    /// Another message.
    Message(Message),
    /// A word by a key of the data: the member of a family of words.
    Word(&'static str, Arc<str>),
    /// Several, shown as the language lists them.
    List(Arc<[Value]>),
    /// Several with a sign between them, the same in every language.
    Joined(&'static str, Arc<[Value]>),
}

/// A number and how it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The number.
    pub value: f64,
    /// How many decimals are shown.
    pub decimals: u8,
    /// Whether one above zero carries a plus sign.
    pub signed: bool,
}

/// A number with so many decimals.
pub fn number(value: f64, decimals: u8) -> Value {
    Value::Number(Number {
        value,
        decimals,
        signed: false,
    })
}

/// A number with so many decimals at most, without zeros at its end, so that a
/// rounded figure does not look more exact than it is.
pub fn at_most(value: f64, decimals: u8) -> Value {
    let text = format!("{value:.*}", decimals.into());
    let kept = text
        .split_once('.')
        .map_or(0, |(_, part)| part.trim_end_matches('0').len());
    number(value, u8::try_from(kept).unwrap_or(decimals))
}

/// A change, with its sign and so many decimals.
pub fn change(value: f64, decimals: u8) -> Value {
    Value::Number(Number {
        value,
        decimals,
        signed: true,
    })
}

/// A share of 1, shown in per cent with so many decimals.
pub fn share(value: f64, decimals: u8) -> Value {
    Value::Share(Number {
        value,
        decimals,
        signed: false,
    })
}

/// Several values, shown as the language lists them.
pub fn list<T: Into<Value>>(values: impl IntoIterator<Item = T>) -> Value {
    Value::List(values.into_iter().map(Into::into).collect())
}

/// Several values with a sign between them, such as `; `.
pub fn joined<T: Into<Value>>(sign: &'static str, values: impl IntoIterator<Item = T>) -> Value {
    Value::Joined(sign, values.into_iter().map(Into::into).collect())
}

impl Value {
    /// A word by a key of the data, such as a kind of unit: the member of a family
    /// (see [`FAMILIES`](super::FAMILIES)), or the key in words.
    pub fn word(family: &'static str, key: &str) -> Self {
        Self::Word(family, key.into())
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Names(names) => names.serialize(serializer),
            Self::Number(n) | Self::Share(n) => serializer.serialize_f64(n.value),
            Self::Whole(n) => serializer.serialize_i64(*n),
            Self::Date(date) => serializer.collect_str(date),
            Self::Message(message) => message.serialize(serializer),
            Self::Word(_, key) => serializer.serialize_str(key),
            Self::List(values) | Self::Joined(_, values) => serializer.collect_seq(values.iter()),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<Names> for Value {
    fn from(names: Names) -> Self {
        Self::Names(names)
    }
}

impl From<&Names> for Value {
    fn from(names: &Names) -> Self {
        Self::Names(names.clone())
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&Message> for Value {
    fn from(message: &Message) -> Self {
        Self::Message(message.clone())
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Self::Whole(n.into())
    }
}

impl From<i64> for Value {
    fn from(n: i64) -> Self {
        Self::Whole(n)
    }
}

impl From<u64> for Value {
    fn from(n: u64) -> Self {
        Self::Whole(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Self {
        Self::Whole(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

/// A message by its key and its values: `msg!("balance-row", people = 7_u64, km =
/// number(1.5, 1))`.
///
/// The key stands as written, so that a test finds every key that is used.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message::new(
            $key,
            vec![$((stringify!($name), $crate::Value::from($value))),*],
        )
    };
}
