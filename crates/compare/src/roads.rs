//! Tables of ways along roads, beside the straight lines of the same people.

use super::{RoadRow, RoadStudy, Scope};
use aimaq_measure::{Distribution, RoadTable};
use aimaq_words::msg;
use aimaq_words::table::{Cell, Table};

/// Columns that regions have beside their straight lines.
pub(super) const BESIDE: [&str; 6] = [
    "people_without_way",
    "road_mean_km",
    "road_p90_km",
    "hours_mean",
    "hours_p90",
    "detour",
];

/// The country, regions, the people of the later regions and units in both states.
pub fn table(study: &RoadStudy) -> Table {
    table_of(study.rows.iter())
}

/// The same without the units.
pub fn region_roads(study: &RoadStudy) -> Table {
    table_of(study.rows.iter().filter(|row| row.scope != Scope::Unit))
}

fn table_of<'a>(rows: impl Iterator<Item = &'a RoadRow>) -> Table {
    let mut table = Table::new([
        "scope",
        "name",
        "state",
        "centre",
        "people",
        "people_without_way",
        "straight_mean_km",
        "straight_p90_km",
        "road_mean_km",
        "road_median_km",
        "road_p90_km",
        "road_max_km",
        "shortest_mean_km",
        "shortest_p90_km",
        "hours_mean",
        "hours_median",
        "hours_p90",
        "hours_max",
        "detour",
        "road_person_km",
    ])
    .with_columns_for_programs(&["code", "region"]);
    table.rows = rows.map(row).collect();
    table.notes = vec![msg!("note-roads").into()];
    table
}

/// A figure of a distribution with so many decimals.
fn of(d: Option<Distribution>, value: fn(Distribution) -> f64, decimals: usize) -> Cell {
    Cell::maybe(d, |d| Cell::decimal(value(d), decimals))
}

fn row(r: &RoadRow) -> Vec<Cell> {
    vec![
        Cell::Word(r.scope.word()),
        Cell::Name(r.name.clone()),
        Cell::Word(r.state.as_str()),
        Cell::name(r.centre.as_ref()),
        Cell::whole(r.people),
        Cell::whole(r.unreached),
        of(r.straight_km, |d| d.mean, 1),
        of(r.straight_km, |d| d.p90, 1),
        of(r.km, |d| d.mean, 1),
        of(r.km, |d| d.median, 1),
        of(r.km, |d| d.p90, 1),
        of(r.km, |d| d.max, 1),
        of(r.shortest_km, |d| d.mean, 1),
        of(r.shortest_km, |d| d.p90, 1),
        of(r.hours, |d| d.mean, 2),
        of(r.hours, |d| d.median, 2),
        of(r.hours, |d| d.p90, 2),
        of(r.hours, |d| d.max, 2),
        Cell::maybe(r.detour, |detour| Cell::decimal(detour, 3)),
        of(r.km, |d| d.mean * d.people, 0),
        Cell::code(r.code.as_deref()),
        Cell::name(r.region.as_ref()),
    ]
}

/// The cells of [`BESIDE`]; empty where there is no row.
pub(super) fn beside(row: Option<&RoadRow>) -> Vec<Cell> {
    let (km, hours) = (row.and_then(|r| r.km), row.and_then(|r| r.hours));
    let detour = row.and_then(|r| r.detour);
    vec![
        Cell::maybe(row, |r| Cell::whole(r.unreached)),
        of(km, |d| d.mean, 1),
        of(km, |d| d.p90, 1),
        of(hours, |d| d.mean, 2),
        of(hours, |d| d.p90, 2),
        Cell::maybe(detour, |detour| Cell::decimal(detour, 3)),
    ]
}

/// The way of every pair of two tables of points, numbered from 1; empty where there is
/// none. `names` are those of the points, where they have some.
pub fn pairs(ways: &RoadTable, names: [&[Option<String>]; 2]) -> Table {
    let name =
        |side: usize, row: usize| Cell::code(names[side].get(row).and_then(Option::as_deref));
    let mut table = Table::new([
        "from",
        "to",
        "hours",
        "km",
        "shortest_km",
        "from_snap_km",
        "to_snap_km",
        "from_name",
        "to_name",
    ]);
    let snap = |km: Option<f64>| Cell::maybe(km, |km| Cell::trimmed(km, 4));
    for (t, to) in ways.ways.iter().enumerate() {
        for (f, way) in to.iter().enumerate() {
            let mut row = [f + 1, t + 1].map(|n| Cell::trimmed(n as f64, 0)).to_vec();
            let figures = way.map_or([None; 3], |way| {
                [way.hours, way.km, way.shortest_km].map(Some)
            });
            row.extend(figures.map(|n| Cell::maybe(n, |n| Cell::trimmed(n, 6))));
            row.extend([snap(ways.point_snaps[f]), snap(ways.centre_snaps[t])]);
            row.extend([name(0, f), name(1, t)]);
            table.rows.push(row);
        }
    }
    table
}
