//! Ways to the centre of the country, of regions and of units, in both states.

use serde::Serialize;

use super::{Comparison, State};
use crate::measure::{Journey, Spread};
use crate::reform::Applied;
use crate::territory::{Names, RegionId, UnitId};

/// Whose ways a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everyone.
    Country,
    /// The people of a region as it is in the row's state.
    Region,
    /// The people of a later region, in both states.
    LaterRegion,
    /// The people of a later unit, in both states.
    Unit,
}

impl Scope {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Region => "region",
            Self::LaterRegion => "people_of_later_region",
            Self::Unit => "unit",
        }
    }
}

/// The ways of a group of people in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpreadRow {
    /// Whose ways.
    pub scope: Scope,
    /// In which state.
    pub state: State,
    /// Name of the country, region or unit.
    pub name: Names,
    /// The ways.
    #[serde(flatten)]
    pub spread: Spread,
}

/// Every group's ways: the country, regions of each state by name, the people of
/// the later regions, and the later units.
pub fn spreads(applied: &Applied, comparison: &Comparison) -> Vec<SpreadRow> {
    let mut rows: Vec<SpreadRow> = State::BOTH
        .into_iter()
        .filter_map(|state| country(applied, comparison, state))
        .collect();
    for (state, summary) in [
        (State::Before, &comparison.before),
        (State::After, &comparison.after),
    ] {
        let groups = summary.regions.iter().map(|r| (r.id, &r.region));
        rows.extend(by_key(comparison, Scope::Region, state, groups, |j| {
            state.region(j)
        }));
    }
    for state in State::BOTH {
        let groups = comparison.people.iter().map(|r| (r.id, &r.region));
        let own = |j: &Journey| j.region_after;
        rows.extend(by_key(comparison, Scope::LaterRegion, state, groups, own));
    }
    for state in State::BOTH {
        let groups = comparison.units.iter().map(|u| (u.id, &u.unit));
        let own = |j: &Journey| j.unit_after;
        rows.extend(by_key(comparison, Scope::Unit, state, groups, own));
    }
    rows
}

/// The ways of everyone in one state.
pub fn country(applied: &Applied, comparison: &Comparison, state: State) -> Option<SpreadRow> {
    let ways = comparison.journeys.iter().map(|j| (state.km(j), j.people));
    let ways: Vec<(f64, f64)> = ways.collect();
    Some(SpreadRow {
        scope: Scope::Country,
        state,
        name: applied.after.title.clone(),
        spread: Spread::of(&ways, &comparison.measuring.thresholds_km)?,
    })
}

/// Index of a region or unit.
trait Key: Copy {
    fn index(self) -> usize;
}

impl Key for RegionId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

impl Key for UnitId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// One row per group that has people, in the order of the groups.
fn by_key<'a, K: Key>(
    comparison: &Comparison,
    scope: Scope,
    state: State,
    groups: impl Iterator<Item = (K, &'a Names)>,
    key: impl Fn(&Journey) -> K,
) -> Vec<SpreadRow> {
    let mut ways: Vec<Vec<(f64, f64)>> = Vec::new();
    for journey in &comparison.journeys {
        let at = key(journey).index();
        if ways.len() <= at {
            ways.resize(at + 1, Vec::new());
        }
        ways[at].push((state.km(journey), journey.people));
    }
    let row = |(key, name): (K, &Names)| {
        let own = ways.get(key.index())?;
        Some(SpreadRow {
            scope,
            state,
            name: name.clone(),
            spread: Spread::of(own, &comparison.measuring.thresholds_km)?,
        })
    };
    groups.filter_map(row).collect()
}
