//! Ways to the seat of the own unit: how far the district's centre itself is.

use serde::Serialize;

use super::{Comparison, Study};
use aimaq_measure::{Distribution, distance_km};
use aimaq_reform::Applied;
use aimaq_territory::{Names, Territory, UnitId};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};

/// The ways of a later unit's people to the seats of their units.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LocalRow {
    /// The later unit.
    pub unit: Names,
    /// Its code on the day of the later state.
    #[serde(skip)]
    pub code: Option<String>,
    /// Its region.
    pub region: Names,
    /// Seat of the earlier unit of the most of its people.
    pub seat_before: Option<Names>,
    /// Its seat.
    pub seat_after: Option<Names>,
    /// Ways to the seats of the earlier units.
    pub before_km: Distribution,
    /// Ways to the seat of the later unit.
    pub after_km: Distribution,
}

/// Every later unit with people and seats, the largest change first.
pub fn local(applied: &Applied, comparison: &Comparison) -> Vec<LocalRow> {
    let after = &applied.after;
    let mut ways: Vec<Vec<SeatDistance>> = vec![Vec::new(); after.units.len()];
    for journey in &comparison.journeys {
        let Some(point) = comparison.demand.points.get(journey.point as usize) else {
            continue;
        };
        let km = |territory: &Territory, unit: UnitId| {
            let seat = territory.unit(unit).seat.as_ref()?;
            Some(distance_km(
                comparison.measuring.metric,
                point.position,
                seat.position,
            ))
        };
        let before = km(&applied.before, journey.unit_before);
        if let Some((before, after)) = before.zip(km(after, journey.unit_after)) {
            let way = SeatDistance {
                people: journey.people,
                from: journey.unit_before,
                before,
                after,
            };
            ways[journey.unit_after.0 as usize].push(way);
        }
    }
    let units = after.units_in_order().into_iter();
    let rows = units.filter_map(|id| {
        let unit = after.unit(id);
        let own = ways.get(id.0 as usize)?;
        let from = most(own)?;
        let seat = |territory: &Territory, id: UnitId| {
            let seat = territory.unit(id).seat.as_ref();
            seat.map(|seat| seat.names.clone())
        };
        Some(LocalRow {
            unit: unit.names.clone(),
            code: unit.code_on(after.date).map(str::to_owned),
            region: after.region(unit.region).names.clone(),
            seat_before: seat(&applied.before, from),
            seat_after: seat(after, id),
            before_km: Distribution::of(own.iter().map(|w| (w.before, w.people)))?,
            after_km: Distribution::of(own.iter().map(|w| (w.after, w.people)))?,
        })
    });
    let mut rows: Vec<LocalRow> = rows.collect();
    let change = |r: &LocalRow| (r.after_km.mean - r.before_km.mean).abs();
    // Stable: units of the same change stay in the order of their codes.
    rows.sort_by(|a, b| change(b).total_cmp(&change(a)));
    rows
}

/// How far the people of a journey are from the seats of their units.
#[derive(Clone)]
struct SeatDistance {
    people: f64,
    from: UnitId,
    before: f64,
    after: f64,
}

/// The earlier unit of the most people.
fn most(ways: &[SeatDistance]) -> Option<UnitId> {
    let people = |unit: UnitId| -> f64 {
        let own = ways.iter().filter(|way| way.from == unit);
        own.map(|way| way.people).sum()
    };
    let units = ways.iter().map(|way| way.from);
    units.max_by(|a, b| people(*a).total_cmp(&people(*b)).then(b.cmp(a)))
}

/// The columns that a summary shows, and those after them.
pub const LOCAL_COLUMNS: [&str; 8] = [
    "unit",
    "region_after",
    "seat_before",
    "seat_after",
    "people",
    "before_km",
    "after_km",
    "change_km",
];
const FARTHEST: [&str; 2] = ["before_max_km", "after_max_km"];

/// Every later unit with people and seats.
pub(super) fn table(study: &Study<'_>) -> Table {
    let columns = LOCAL_COLUMNS.into_iter().chain(FARTHEST);
    let mut table = Table::new(columns).with_columns_for_programs(&["code", "path"]);
    let rows = local(study.applied, study.comparison);
    table.rows = rows.iter().map(cells_of).collect();
    table.notes = vec![msg!("note-local").into()];
    table
}

fn cells_of(r: &LocalRow) -> Vec<Cell> {
    let (before, after) = (r.before_km, r.after_km);
    vec![
        Cell::Name(r.unit.clone()),
        Cell::Name(r.region.clone()),
        Cell::name(r.seat_before.as_ref()),
        Cell::name(r.seat_after.as_ref()),
        Cell::whole(after.people),
        Cell::km(before.mean),
        Cell::km(after.mean),
        Cell::signed(after.mean - before.mean, 1),
        Cell::km(before.max),
        Cell::km(after.max),
        Cell::code(r.code.as_deref()),
        Cell::Path(r.region.clone(), r.unit.clone()),
    ]
}
