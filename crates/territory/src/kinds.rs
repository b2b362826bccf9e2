//! The kinds of units and regions that the law of a territory knows.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Kind, Names};

/// What a unit or region is in law, as a data set describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindEntry {
    /// What one is called.
    #[serde(default, with = "aimaq_words::text")]
    pub names: Names,
    /// What several are called.
    #[serde(default, with = "aimaq_words::text")]
    pub plural: Names,
    /// Several, in the form in which the language names a category that something is
    /// put into, where that is another one.
    #[serde(default, with = "aimaq_words::text")]
    pub category: Names,
    /// Whether it counts among the cities where cities and other units are told
    /// apart.
    #[serde(default)]
    pub city: bool,
    /// Whether regions are of this kind, not units.
    #[serde(default)]
    pub region: bool,
}

/// What a data set calls its levels: regions or units of several kinds have no name in
/// common.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelWords {
    /// All regions together.
    #[serde(default, with = "aimaq_words::text")]
    pub regions: Names,
    /// All units together.
    #[serde(default, with = "aimaq_words::text")]
    pub units: Names,
    /// The border of a region.
    #[serde(default, with = "aimaq_words::text")]
    pub region_border: Names,
    /// The border of a unit.
    #[serde(default, with = "aimaq_words::text")]
    pub unit_border: Names,
}

/// The table `[kinds]` of a data set, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct Kinds {
    entries: BTreeMap<String, KindEntry>,
}

impl Kinds {
    /// What the data set says of a kind, if it does.
    pub fn get(&self, kind: &Kind) -> Option<&KindEntry> {
        self.entries.get(&kind.0)
    }

    /// All kinds that the data set describes, by their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &KindEntry)> {
        self.entries
            .iter()
            .map(|(key, entry)| (key.as_str(), entry))
    }

    /// Whether a kind counts among the cities.
    pub fn is_city(&self, kind: &Kind) -> bool {
        self.get(kind).is_some_and(|entry| entry.city)
    }

    /// Whether cities are told apart from other units.
    pub fn has_cities(&self) -> bool {
        self.entries.values().any(|entry| entry.city)
    }

    /// What a kind is called; one that the data set does not describe is called
    /// by its key.
    pub fn names(&self, kind: &Kind) -> Names {
        let described = self.get(kind).map(|entry| &entry.names);
        let named = described.filter(|names| !names.en.is_empty());
        named.map_or_else(|| Names::new(kind.0.replace('_', " ")), Names::clone)
    }

    /// What several of a kind are called, where the data set says it.
    pub fn plural(&self, kind: &Kind) -> Option<&Names> {
        let described = self.get(kind).map(|entry| &entry.plural);
        described.filter(|names| !names.en.is_empty())
    }

    /// The category of a kind, where the data set gives it a form of its own.
    pub fn category(&self, kind: &Kind) -> Option<&Names> {
        let described = self.get(kind).map(|entry| &entry.category);
        described.filter(|names| !names.en.is_empty())
    }

    /// What several are called where all are of one kind.
    pub fn plural_of_all<'a>(&self, mut kinds: impl Iterator<Item = &'a Kind>) -> Option<&Names> {
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(())?;
        self.plural(first)
    }
}
