//! A cell of a table: as people read it, and as programs do.

use serde_json::Value;

use super::format::number;
use super::words::value_word;
use crate::measure::Distribution;
use crate::territory::{Lang, Names};
use crate::words;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A name.
    Text(String),
    /// A word of a fixed set, shown in a language.
    Word(&'static str),
    /// What people read, and what a table for programs holds in its place.
    Said {
        /// In the language of the table.
        shown: String,
        /// The same in every language.
        plain: String,
    },
    /// A whole number; fractions of people are rounded in text only.
    Whole(f64),
    /// A number with so many decimals in text.
    Decimal(f64, usize),
    /// A number with so many decimals at most, in text as in tables for programs.
    Number(f64, usize),
    /// A change with so many decimals, signed in text.
    Signed(f64, usize),
    /// A part of one; a percentage in text.
    Share(f64),
    /// Nothing to say.
    Missing,
}

impl Cell {
    /// Mean, median, 90th percentile and largest of ways, km.
    pub fn ways(km: Option<Distribution>) -> [Self; 4] {
        [
            km.map(|d| d.mean),
            km.map(|d| d.median),
            km.map(|d| d.p90),
            km.map(|d| d.max),
        ]
        .map(|km| Self::decimal(km, 1))
    }

    /// Text, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, |text| Self::Text(text.into()))
    }

    /// A name in a language.
    pub fn name(names: &Names, lang: Lang) -> Self {
        Self::Text(names.get(lang).to_owned())
    }

    /// A name in a language, or nothing.
    pub fn names(names: Option<&Names>, lang: Lang) -> Self {
        Self::text(names.map(|names| names.get(lang)))
    }

    /// A number with decimals, or nothing.
    pub fn decimal(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Self::Missing, |value| Self::Decimal(value, decimals))
    }

    /// A whole number, or nothing.
    pub fn whole(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, Self::Whole)
    }

    /// As people read it.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(key) => value_word(key, lang),
            Self::Said { shown, .. } => shown.clone(),
            Self::Whole(value) => written(words::number(*value, 0), lang),
            Self::Decimal(value, decimals) => written(words::number(*value, few(*decimals)), lang),
            Self::Number(value, decimals) => written(words::at_most(*value, few(*decimals)), lang),
            Self::Signed(value, decimals) => written(words::change(*value, few(*decimals)), lang),
            Self::Share(value) => written(words::share(*value, 1), lang),
            Self::Missing => String::new(),
        }
    }

    /// Whether it is a name or a word.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Word(_) | Self::Said { .. })
    }

    /// The number in it.
    pub(super) fn figure(&self) -> Option<f64> {
        match self {
            Self::Whole(v)
            | Self::Decimal(v, _)
            | Self::Number(v, _)
            | Self::Signed(v, _)
            | Self::Share(v) => Some(*v),
            Self::Text(_) | Self::Word(_) | Self::Said { .. } | Self::Missing => None,
        }
    }

    /// As a table for programs holds it.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(key) => (*key).to_owned(),
            Self::Said { plain, .. } => plain.clone(),
            Self::Whole(value) => number(*value, 1),
            Self::Number(value, decimals) => number(*value, *decimals),
            Self::Decimal(value, decimals) | Self::Signed(value, decimals) => {
                number(*value, (*decimals).max(3))
            }
            Self::Share(value) => number(*value, 6),
            Self::Missing => String::new(),
        }
    }

    /// As a table of objects holds it.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Text(_) | Self::Word(_) | Self::Said { .. } => Value::from(self.plain()),
            Self::Missing => Value::Null,
            // The same digits as in CSV; a whole number stays one.
            _ => serde_json::from_str(&self.plain()).unwrap_or(Value::Null),
        }
    }
}

/// A number as a language writes it.
fn written(number: words::Value, lang: Lang) -> String {
    words::lexicon().value(&number, lang)
}

fn few(decimals: usize) -> u8 {
    u8::try_from(decimals).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_same_digits_everywhere() {
        let cell = Cell::Number(0.123_456_7, 6);
        assert_eq!(
            (cell.shown(Lang::new("ru").expect("a tag")), cell.plain()),
            ("0.123457".into(), "0.123457".into())
        );
        assert_eq!(Cell::Number(2.5, 6).shown(Lang::EN), "2.5");
    }

    #[test]
    fn programs_read_the_same_in_every_language() {
        let cell = Cell::Said {
            shown: "часть 1".into(),
            plain: "part 1".into(),
        };
        assert_eq!(cell.shown(Lang::new("ru").expect("a tag")), "часть 1");
        assert_eq!(
            (cell.plain(), cell.json()),
            ("part 1".into(), "part 1".into())
        );
        assert!(cell.is_text() && cell.figure().is_none());
    }
}
