//! A cell of a table: a value that is not yet in the words of a language.

use std::fmt::Write as _;

use serde_json::Value as Json;

use super::csv::CsvLines;
use super::digits::push_trimmed;
use crate::{Lang, Message, Names, lexicon};

/// A language, and those that names are taken from where they have none in it.
pub(super) type NamesIn<'a> = (Lang, &'a [Lang]);

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text that is the same in every language.
    Text(String),
    /// A name.
    Name(Names),
    /// A unit as plans name it: its region and its name.
    Path(Names, Names),
    /// A word of a fixed set, by its key.
    Word(&'static str),
    /// Several of them.
    Words(Vec<&'static str>),
    /// What a unit is in law: as the data write it, and what it is called.
    Kind(String, Names),
    /// What people read in their language, and what programs read in every one.
    Localised {
        /// For people.
        shown: Message,
        /// For programs.
        plain: String,
    },
    /// Labels, one after the other.
    List(Vec<String>),
    /// A number.
    Figure(Figure),
    /// Nothing to say.
    Missing,
}

/// A number, and how exactly it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// How people read it.
    pub shown: Digits,
    /// The most decimals that programs get; `None` for all of them.
    pub plain: Option<usize>,
}

/// The digits that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// Exactly so many decimals.
    Fixed(usize),
    /// A change: exactly so many decimals, and its sign.
    Signed(usize),
    /// At most so many decimals.
    Trimmed(usize),
    /// A part of one, as a percentage.
    Share,
}

impl Cell {
    fn number(value: f64, shown: Digits, plain: usize) -> Self {
        Self::Figure(Figure {
            value,
            shown,
            plain: Some(plain),
        })
    }

    /// A whole number; fractions of people are rounded for people only.
    pub fn whole(value: f64) -> Self {
        Self::number(value, Digits::Fixed(0), 1)
    }

    /// A count.
    pub fn count(value: usize) -> Self {
        Self::whole(value as f64)
    }

    /// A number with so many decimals for people and at least three for programs.
    pub fn decimal(value: f64, decimals: usize) -> Self {
        Self::number(value, Digits::Fixed(decimals), decimals.max(3))
    }

    /// Kilometres with one decimal for people.
    pub fn km(value: f64) -> Self {
        Self::decimal(value, 1)
    }

    /// Square kilometres, whole for people.
    pub fn area_km2(value: f64) -> Self {
        Self::number(value, Digits::Fixed(0), 2)
    }

    /// A change, signed for people.
    pub fn signed(value: f64, decimals: usize) -> Self {
        Self::number(value, Digits::Signed(decimals), decimals.max(3))
    }

    /// A change of a sum over people.
    pub fn signed_whole(value: f64) -> Self {
        Self::number(value, Digits::Signed(0), 1)
    }

    /// A change of figures that are shown as this one, as exactly and with its sign.
    pub fn change(value: f64, of: Figure) -> Self {
        let shown = match of.shown {
            Digits::Fixed(decimals) | Digits::Trimmed(decimals) => Digits::Signed(decimals),
            other => other,
        };
        Self::Figure(Figure { value, shown, ..of })
    }

    /// A number with at most so many decimals for people as for programs.
    pub fn trimmed(value: f64, decimals: usize) -> Self {
        Self::number(value, Digits::Trimmed(decimals), decimals)
    }

    /// Degrees, with all their digits for programs.
    pub fn degrees(value: f64) -> Self {
        Self::Figure(Figure {
            value,
            shown: Digits::Trimmed(6),
            plain: None,
        })
    }

    /// A part of one.
    pub fn share(value: f64) -> Self {
        Self::number(value, Digits::Share, 6)
    }

    /// A cell for a value, or nothing.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Missing, cell)
    }

    /// A name, or nothing.
    pub fn name(names: Option<&Names>) -> Self {
        Self::maybe(names.cloned(), Self::Name)
    }

    /// A code, or nothing.
    pub fn code(code: Option<&str>) -> Self {
        Self::maybe(code, |code| Self::Text(code.to_owned()))
    }

    /// Whether it is a name or a word.
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Figure(_) | Self::Missing)
    }

    /// The number in it.
    pub fn figure(&self) -> Option<f64> {
        self.as_figure().map(|figure| figure.value)
    }

    /// The number in it, and how it is shown.
    pub fn as_figure(&self) -> Option<Figure> {
        match self {
            Self::Figure(figure) => Some(*figure),
            _ => None,
        }
    }

    /// As a table for programs holds it, with names in a language.
    pub fn plain(&self, lang: Lang) -> String {
        let mut text = String::new();
        self.push_plain(&mut text, (lang, lexicon().names_from(lang)));
        text
    }

    /// Appends the same to a line of CSV.
    pub(super) fn write(&self, lines: &mut CsvLines, names_in: NamesIn<'_>) {
        match self {
            Self::Figure(_) | Self::Missing => {
                lines.number(|text| self.push_plain(text, names_in));
            }
            _ => lines.cell(|text| self.push_plain(text, names_in)),
        }
    }

    fn push_plain(&self, to: &mut String, (lang, fallback): NamesIn<'_>) {
        match self {
            Self::Text(text) | Self::Kind(text, _) => to.push_str(text),
            Self::Name(names) => to.push_str(names.shown(lang, fallback)),
            Self::Path(region, unit) => {
                to.push_str(region.shown(lang, fallback));
                to.push('/');
                to.push_str(unit.shown(lang, fallback));
            }
            Self::Word(key) => to.push_str(key),
            Self::Words(keys) => to.push_str(&keys.join("; ")),
            Self::Localised { plain, .. } => to.push_str(plain),
            Self::List(labels) => to.push_str(&labels.join(";")),
            Self::Figure(figure) => figure.push_plain(to),
            Self::Missing => {}
        }
    }

    /// As a table of objects holds it, with names in a language.
    pub fn json(&self, lang: Lang) -> Json {
        match self {
            Self::Missing => Json::Null,
            Self::List(labels) => Json::from(labels.clone()),
            // The same digits as in CSV; a whole number stays one.
            Self::Figure(_) => serde_json::from_str(&self.plain(lang)).unwrap_or(Json::Null),
            _ => Json::from(self.plain(lang)),
        }
    }
}

impl Figure {
    /// Without trailing zeros, so that a rounded figure does not look more exact
    /// than it is.
    fn push_plain(&self, to: &mut String) {
        match self.plain {
            Some(decimals) => push_trimmed(to, self.value, decimals),
            None => {
                // A text takes all that is written to it.
                let _ = write!(to, "{}", self.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_digits_for_programs() {
        let plain = |cell: Cell| cell.plain(Lang::EN);
        assert_eq!(plain(Cell::whole(1_234.56)), "1234.6");
        assert_eq!(plain(Cell::decimal(-12.25, 1)), "-12.25");
        assert_eq!(plain(Cell::area_km2(38_162.374_571)), "38162.37");
        assert_eq!(plain(Cell::trimmed(0.123_456_7, 6)), "0.123457");
        assert_eq!(plain(Cell::degrees(71.430_411_1)), "71.4304111");
        assert_eq!(plain(Cell::share(0.125)), "0.125");
    }

    #[test]
    fn json_has_numbers_nulls_and_lists() {
        let json = |cell: Cell| cell.json(Lang::EN);
        assert_eq!(json(Cell::whole(7.0)), 7);
        assert_eq!(json(Cell::signed(-12.25, 1)), -12.25);
        assert!(json(Cell::Missing).is_null());
        let labels = Cell::List(vec!["A".into(), "B".into()]);
        assert_eq!(labels.plain(Lang::EN), "A;B");
        assert_eq!(json(labels), serde_json::json!(["A", "B"]));
    }
}
