//! Ways to the centre of the country, of regions and of units, in both states.

use serde::Serialize;

use super::{Comparison, State, Study, cells};
use crate::measure::{Journey, Spread};
use crate::reform::Applied;
use crate::table::{Cell, Column, Table};
use crate::territory::Names;

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
pub struct DistanceRow {
    /// Whose ways.
    pub scope: Scope,
    /// In which state.
    pub state: State,
    /// Name of the country, region or unit.
    pub name: Names,
    /// Code of the region or unit on the day of the row's state; of a later unit
    /// that of the later state.
    #[serde(skip)]
    pub code: Option<String>,
    /// The region of a unit.
    #[serde(skip)]
    pub region: Option<Names>,
    /// The ways.
    #[serde(flatten)]
    pub spread: Spread,
}

/// Every group's ways: the country, regions of each state by name, the people of
/// the later regions, and the later units.
pub fn distances(applied: &Applied, comparison: &Comparison) -> Vec<DistanceRow> {
    let mut rows: Vec<DistanceRow> = State::BOTH
        .into_iter()
        .filter_map(|state| country(applied, comparison, state))
        .collect();
    for (state, summary) in comparison.states() {
        let groups = summary.regions.iter().map(|r| Group {
            index: r.id.0 as usize,
            name: &r.region,
            code: r.code.clone(),
            region: None,
        });
        let own = |j: &Journey| state.region(j).0 as usize;
        rows.extend(by_group(comparison, Scope::Region, state, groups, own));
    }
    for state in State::BOTH {
        let code = |id| applied.after.region(id).code_on(applied.after.date);
        let groups = comparison.people.iter().map(|r| Group {
            index: r.id.0 as usize,
            name: &r.region,
            code: code(r.id).map(str::to_owned),
            region: None,
        });
        let own = |j: &Journey| j.region_after.0 as usize;
        rows.extend(by_group(comparison, Scope::LaterRegion, state, groups, own));
    }
    for state in State::BOTH {
        let groups = comparison.units.iter().map(|u| Group {
            index: u.id.0 as usize,
            name: &u.unit,
            code: u.code.clone(),
            region: Some(&u.region_after),
        });
        let own = |j: &Journey| j.unit_after.0 as usize;
        rows.extend(by_group(comparison, Scope::Unit, state, groups, own));
    }
    rows
}

/// The ways of everyone in one state.
pub fn country(applied: &Applied, comparison: &Comparison, state: State) -> Option<DistanceRow> {
    let ways = comparison.journeys.iter().map(|j| (state.km(j), j.people));
    let ways: Vec<(f64, f64)> = ways.collect();
    Some(DistanceRow {
        scope: Scope::Country,
        state,
        name: applied.after.title.clone(),
        code: None,
        region: None,
        spread: Spread::of(&ways, &comparison.measuring.thresholds_km)?,
    })
}

/// A region or unit whose people have a row.
struct Group<'a> {
    /// Its index in the territory.
    index: usize,
    name: &'a Names,
    code: Option<String>,
    region: Option<&'a Names>,
}

/// One row per group that has people, in the order of the groups; `group_of` gives
/// the index of the group of a journey.
fn by_group<'a>(
    comparison: &Comparison,
    scope: Scope,
    state: State,
    groups: impl Iterator<Item = Group<'a>>,
    group_of: impl Fn(&Journey) -> usize,
) -> Vec<DistanceRow> {
    let mut ways: Vec<Vec<(f64, f64)>> = Vec::new();
    for journey in &comparison.journeys {
        let at = group_of(journey);
        if ways.len() <= at {
            ways.resize(at + 1, Vec::new());
        }
        ways[at].push((state.km(journey), journey.people));
    }
    let row = |group: Group<'_>| {
        let own = ways.get(group.index)?;
        Some(DistanceRow {
            scope,
            state,
            name: group.name.clone(),
            code: group.code,
            region: group.region.cloned(),
            spread: Spread::of(own, &comparison.measuring.thresholds_km)?,
        })
    };
    groups.filter_map(row).collect()
}

/// Every group.
pub(super) fn table(study: &Study<'_>) -> Table {
    table_of(study, &distances(study.applied, study.comparison))
}

/// The country alone.
pub fn country_distances(study: &Study<'_>) -> Table {
    let of = |state| country(study.applied, study.comparison, state);
    let rows: Vec<DistanceRow> = State::BOTH.into_iter().filter_map(of).collect();
    table_of(study, &rows)
}

fn table_of(study: &Study<'_>, rows: &[DistanceRow]) -> Table {
    let mut table = Table::new(["scope", "name", "state", "people"]);
    table.columns.extend(cells::SPREAD.map(Column::from));
    let thresholds = &study.comparison.measuring.thresholds_km;
    table.columns.extend(cells::beyond(thresholds));
    table = table.with_columns_for_programs(&["code", "region"]);
    table.rows = rows.iter().map(cells_of).collect();
    table
}

fn cells_of(r: &DistanceRow) -> Vec<Cell> {
    let mut row = vec![
        Cell::Word(r.scope.word()),
        Cell::Name(r.name.clone()),
        Cell::Word(r.state.as_str()),
        Cell::whole(r.spread.distribution.people),
    ];
    row.extend(cells::spread(&r.spread));
    row.extend(r.spread.beyond.iter().map(|b| Cell::share(b.share)));
    row.push(Cell::code(r.code.as_deref()));
    row.push(Cell::name(r.region.as_ref()));
    row
}
