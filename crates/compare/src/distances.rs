//! Ways to the centre of the country, of regions and of units, in both states.

use serde::Serialize;

use super::groups::{Group, each_group};
use super::{Comparison, State, Study, cells};
use aimaq_measure::{DistanceSummary, Journey};
use aimaq_reform::Applied;
use aimaq_territory::Names;
use aimaq_words::table::{Cell, Column, Table};

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
    pub spread: DistanceSummary,
}

/// Every group's ways: the country, regions of each state by code, the people of
/// the later regions, and the later units.
pub fn distances(applied: &Applied, comparison: &Comparison) -> Vec<DistanceRow> {
    let countries = comparison.states.iter();
    let countries = countries.filter_map(|state| country(applied, comparison, *state));
    let groups = each_group(applied, comparison, |group, own| {
        row(comparison, &group, own.iter().copied())
    });
    countries.chain(groups).collect()
}

/// The ways of everyone in one state.
pub fn country(applied: &Applied, comparison: &Comparison, state: State) -> Option<DistanceRow> {
    let everyone = comparison.journeys.iter();
    row(comparison, &Group::country(applied, state), everyone)
}

/// The row of a group; `None` without people.
fn row<'a>(
    comparison: &Comparison,
    group: &Group<'_>,
    own: impl Iterator<Item = &'a Journey>,
) -> Option<DistanceRow> {
    let ways: Vec<(f64, f64)> = own.map(|j| (group.state.km(j), j.people)).collect();
    Some(DistanceRow {
        scope: group.scope,
        state: group.state,
        name: group.name.clone(),
        code: group.code.clone(),
        region: group.region.cloned(),
        spread: DistanceSummary::of(&ways, &comparison.measuring.thresholds_km)?,
    })
}

/// Every group.
pub(super) fn table(study: &Study<'_>) -> Table {
    table_of(study, &distances(study.applied, study.comparison))
}

/// The country alone.
pub fn country_distances(study: &Study<'_>) -> Table {
    let of = |state: &State| country(study.applied, study.comparison, *state);
    let states = study.comparison.states.iter();
    let rows: Vec<DistanceRow> = states.filter_map(of).collect();
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
