//! How many units of each kind a region has: the columns that the kinds of a territory
//! make.

use std::collections::BTreeSet;

use aimaq_territory::{Kind, Territory};
use aimaq_words::Names;
use aimaq_words::table::Column;

/// A column that counts units of some kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// Key of the column.
    pub key: String,
    /// What the units are called, where that is the word of one kind.
    head: Option<Names>,
    kinds: BTreeSet<Kind>,
}

impl KindCount {
    fn new(key: impl Into<String>, kinds: BTreeSet<Kind>, of: &Territory) -> Self {
        let head = of.kinds.plural_of_all(kinds.iter()).cloned();
        Self {
            key: key.into(),
            head,
            kinds,
        }
    }

    /// The column, headed by the words of the data where they have some.
    pub fn column(&self) -> Column {
        match &self.head {
            Some(names) => Column::Called(self.key.clone(), names.clone()),
            None => Column::from(self.key.clone()),
        }
    }

    /// How many units it counts in every region of a state, by their ids.
    pub fn of(&self, territory: &Territory) -> Vec<usize> {
        let mut counts = vec![0; territory.regions.len()];
        for (_, unit) in territory.living_units() {
            if self.kinds.contains(&unit.kind) {
                counts[unit.region.index()] += 1;
            }
        }
        counts
    }
}

/// The columns of two states: `cities` and `districts` where the territory tells cities
/// apart, else one for each kind, and none where there is one kind only.
pub fn kind_counts(before: &Territory, after: &Territory) -> Vec<KindCount> {
    let units = before.living_units().chain(after.living_units());
    let kinds: BTreeSet<Kind> = units.map(|(_, unit)| unit.kind.clone()).collect();
    if after.kinds.has_cities() {
        let (cities, others) = kinds
            .into_iter()
            .partition(|kind| after.kinds.is_city(kind));
        return vec![
            KindCount::new("cities", cities, after),
            KindCount::new("districts", others, after),
        ];
    }
    if kinds.len() < 2 {
        return Vec::new();
    }
    let each = kinds
        .into_iter()
        .map(|kind| KindCount::new(format!("units_{}", kind.0), BTreeSet::from([kind]), after));
    each.collect()
}
