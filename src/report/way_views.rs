//! The ways of people to their centre as tables.

use super::cell::Cell;
use super::sentences;
use super::table::{Column, Table};
use crate::compare::{Comparison, LocalRow, PlaceRow, SpreadRow};
use crate::measure::Spread;
use crate::msg;
use crate::territory::Lang;

/// Ways of the country, regions, later regions' people and units, in both states.
pub fn distances_view(rows: &[SpreadRow], thresholds_km: &[f64], lang: Lang) -> Table {
    let beyond = thresholds_km
        .iter()
        .map(|km| Column::from(format!("share_beyond_{km}_km")));
    let mut table = Table::new(&["scope", "name", "state", "people"]);
    table.columns.extend(SPREAD.map(Column::from));
    table.columns.extend(beyond);
    table.rows = rows
        .iter()
        .map(|r| {
            let people = r.spread.distribution.people;
            let mut row = vec![Cell::Word(r.scope.word()), Cell::name(&r.name, lang)];
            row.extend([Cell::Word(r.state.word()), Cell::Whole(people)]);
            row.extend(spread_cells(&r.spread));
            row.extend(r.spread.beyond.iter().map(|b| Cell::Share(b.share)));
            row
        })
        .collect();
    table
}

pub(super) const SPREAD: [&str; 7] = [
    "mean_km",
    "median_km",
    "p90_km",
    "max_km",
    "worst_tenth_km",
    "gini",
    "person_km",
];

pub(super) fn spread_cells(spread: &Spread) -> Vec<Cell> {
    let d = spread.distribution;
    let km = [d.mean, d.median, d.p90, d.max, spread.worst_tenth_km];
    let mut cells: Vec<Cell> = km.map(|km| Cell::Decimal(km, 1)).into();
    cells.push(Cell::decimal(spread.gini, 3));
    cells.push(Cell::Decimal(spread.person_km, 0));
    cells
}

/// The people of the later regions: who gains, who loses.
pub fn people_view(comparison: &Comparison, lang: Lang) -> Table {
    let mut table = Table::new(&super::tables::ACCESS);
    for r in &comparison.people {
        let mut row = vec![
            Cell::name(&r.region, lang),
            Cell::Whole(r.after_km.map_or(0.0, |d| d.people)),
        ];
        for d in [r.before_km, r.after_km] {
            row.extend(Cell::ways(d));
        }
        let b = r.balance;
        row.extend([b.nearer, b.farther, b.same].map(Cell::Whole));
        row.push(Cell::Signed(b.person_km, 0));
        table.rows.push(row);
    }
    table.notes = vec![sentences::balance(comparison).into()];
    table
}

/// Ways to the seat of the own unit.
pub fn local_view(rows: &[LocalRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "unit",
        "region_after",
        "seat_before",
        "seat_after",
        "people",
        "before_km",
        "after_km",
        "change_km",
        "before_max_km",
        "after_max_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let (before, after) = (r.before_km, r.after_km);
            vec![
                Cell::name(&r.unit, lang),
                Cell::name(&r.region, lang),
                Cell::names(r.seat_before.as_ref(), lang),
                Cell::names(r.seat_after.as_ref(), lang),
                Cell::Whole(after.people),
                Cell::Decimal(before.mean, 1),
                Cell::Decimal(after.mean, 1),
                Cell::Signed(after.mean - before.mean, 1),
                Cell::Decimal(before.max, 1),
                Cell::Decimal(after.max, 1),
            ]
        })
        .collect();
    table.notes = vec![msg!("note-local").into()];
    table
}

/// Every demand point.
pub fn settlements_view(rows: &[PlaceRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "place",
        "kind",
        "unit",
        "region_before",
        "region_after",
        "people",
        "before_km",
        "after_km",
        "change_km",
        "centre_moved_km",
        "region_changed_km",
        "nearest_region",
        "nearest_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let mut row = vec![
                Cell::name(&r.place, lang),
                Cell::Word(r.kind),
                Cell::name(&r.unit, lang),
                Cell::name(&r.region_before, lang),
                Cell::name(&r.region_after, lang),
                Cell::Whole(r.people),
                Cell::Decimal(r.before_km, 1),
                Cell::Decimal(r.after_km, 1),
            ];
            let changes = [r.change_km, r.centre_moved_km, r.region_changed_km];
            row.extend(changes.map(|km| Cell::Signed(km, 1)));
            row.push(Cell::names(r.nearest_region.as_ref(), lang));
            row.push(Cell::decimal(r.nearest_km, 1));
            row
        })
        .collect();
    table
}
