//! Ways along roads as tables.

use super::cell::Cell;
use super::sentences;
use super::table::Table;
use crate::compare::{RoadRow, RoadStudy, Scope};
use crate::measure::{Distribution, RoadTable};
use crate::msg;
use crate::territory::Lang;

const ROADS: [&str; 20] = [
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
];

/// Columns that regions have beside their straight lines.
pub(super) const BESIDE: [&str; 6] = [
    "people_without_way",
    "road_mean_km",
    "road_p90_km",
    "hours_mean",
    "hours_p90",
    "detour",
];

/// Ways along roads of the country, regions, later regions' people and units, in
/// both states, with the straight lines of the same people.
pub fn roads_view(study: &RoadStudy, lang: Lang) -> Table {
    table(study, lang, |_| true)
}

/// The same without the units.
pub fn region_roads_view(study: &RoadStudy, lang: Lang) -> Table {
    table(study, lang, |row| row.scope != Scope::Unit)
}

fn table(study: &RoadStudy, lang: Lang, keep: impl Fn(&RoadRow) -> bool) -> Table {
    let mut table = Table::new(&ROADS);
    let rows = study.rows.iter().filter(|row| keep(row));
    table.rows = rows.map(|r| row(r, lang)).collect();
    table.notes = vec![msg!("note-roads").into()];
    table
}

fn row(r: &RoadRow, lang: Lang) -> Vec<Cell> {
    let of = |d: &Option<Distribution>, value: fn(&Distribution) -> f64, decimals| {
        Cell::decimal(d.as_ref().map(value), decimals)
    };
    let (mean, p90) = (|d: &Distribution| d.mean, |d: &Distribution| d.p90);
    let (median, max) = (|d: &Distribution| d.median, |d: &Distribution| d.max);
    vec![
        Cell::Word(r.scope.word()),
        Cell::name(&r.name, lang),
        Cell::Word(r.state.word()),
        Cell::names(r.centre.as_ref(), lang),
        Cell::Whole(r.people),
        Cell::Whole(r.unreached),
        of(&r.straight_km, mean, 1),
        of(&r.straight_km, p90, 1),
        of(&r.km, mean, 1),
        of(&r.km, median, 1),
        of(&r.km, p90, 1),
        of(&r.km, max, 1),
        of(&r.shortest_km, mean, 1),
        of(&r.shortest_km, p90, 1),
        of(&r.hours, mean, 2),
        of(&r.hours, median, 2),
        of(&r.hours, p90, 2),
        of(&r.hours, max, 2),
        Cell::decimal(r.detour, 3),
        of(&r.km, |d| d.mean * d.people, 0),
    ]
}

/// The cells of [`BESIDE`]; empty where there is no row.
pub(super) fn beside(row: Option<&RoadRow>) -> Vec<Cell> {
    let of = |d: fn(&RoadRow) -> Option<Distribution>, value: fn(&Distribution) -> f64| {
        row.and_then(d).as_ref().map(value)
    };
    vec![
        Cell::whole(row.map(|r| r.unreached)),
        Cell::decimal(of(|r| r.km, |d| d.mean), 1),
        Cell::decimal(of(|r| r.km, |d| d.p90), 1),
        Cell::decimal(of(|r| r.hours, |d| d.mean), 2),
        Cell::decimal(of(|r| r.hours, |d| d.p90), 2),
        Cell::decimal(row.and_then(|r| r.detour), 3),
    ]
}

/// Places without a way, and places far from the road to which they were moved.
pub fn road_gaps_view(study: &RoadStudy, lang: Lang) -> Table {
    let mut table = Table::new(&["gap", "state", "place", "unit", "people", "to_road_km"]);
    let lost = study.unreached.iter().map(|lost| {
        vec![
            Cell::Word(lost.why),
            Cell::Word(lost.state.word()),
            Cell::name(&lost.place, lang),
            Cell::Text(lost.unit.shown(lang)),
            Cell::Whole(lost.people),
            Cell::Missing,
        ]
    });
    let far = study.long_snaps.iter().map(|far| {
        vec![
            Cell::Word("far_from_road"),
            Cell::Missing,
            Cell::name(&far.place, lang),
            Cell::Missing,
            Cell::Whole(far.people),
            Cell::Decimal(far.km, 1),
        ]
    });
    table.rows = lost.chain(far).collect();
    let rules = &study.rules;
    let none = table.rows.is_empty();
    table.notes = vec![sentences::road_gaps(none, rules.most_km, rules.long_km).into()];
    table
}

/// The way of every pair of two tables of points, numbered from 1; empty where
/// there is none.
pub fn pairs_view(table: &RoadTable) -> Table {
    let mut view = Table::new(&[
        "from",
        "to",
        "hours",
        "km",
        "shortest_km",
        "from_snap_km",
        "to_snap_km",
    ]);
    let snap = |km: Option<f64>| km.map_or(Cell::Missing, |km| Cell::Number(km, 4));
    for (t, ways) in table.ways.iter().enumerate() {
        for (f, way) in ways.iter().enumerate() {
            let mut row = [f + 1, t + 1].map(|n| Cell::Number(n as f64, 0)).to_vec();
            match way {
                Some(way) => {
                    let figures = [way.hours, way.km, way.shortest_km];
                    row.extend(figures.map(|value| Cell::Number(value, 6)));
                }
                None => row.extend([const { Cell::Missing }; 3]),
            }
            row.extend([snap(table.point_snaps[f]), snap(table.centre_snaps[t])]);
            view.rows.push(row);
        }
    }
    view
}
