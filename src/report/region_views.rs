//! Shape and balance of the regions as tables.

use super::cell::Cell;
use super::table::Table;
use crate::compare::{Fairness, ShapeRow};
use crate::msg;
use crate::territory::Lang;

/// Shape of the regions.
pub fn shape_view(rows: &[ShapeRow], schematic: bool, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "region",
        "area_km2",
        "border_km",
        "polsby_popper",
        "reock",
        "hull_share",
        "parts",
        "holes",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let s = r.shape;
            let mut row = vec![Cell::Word(r.state.word()), Cell::name(&r.region, lang)];
            row.extend([s.area_km2, s.border_km].map(|v| Cell::Decimal(v, 0)));
            row.extend([s.polsby_popper, s.reock, s.hull_share].map(|v| Cell::Decimal(v, 3)));
            row.extend([s.parts, s.holes].map(|n| Cell::Whole(n as f64)));
            row
        })
        .collect();
    if rows.is_empty() {
        table.notes = vec![msg!("note-no-boundaries").into()];
    } else if schematic {
        table.notes = vec![msg!("note-schematic-shapes").into()];
    }
    table
}

/// How evenly people, land and ways are shared.
pub fn balance_view(rows: &[Fairness], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "quantity",
        "regions",
        "most_region",
        "most",
        "least_region",
        "least",
        "ratio",
        "gini",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            vec![
                Cell::Word(r.state.word()),
                Cell::Word(r.quantity),
                Cell::Whole(r.regions as f64),
                Cell::name(&r.most_region, lang),
                size(r.most),
                Cell::name(&r.least_region, lang),
                size(r.least),
                Cell::decimal(r.ratio, 2),
                Cell::decimal(r.gini, 3),
            ]
        })
        .collect();
    table
}

/// Large values need no decimals.
fn size(value: f64) -> Cell {
    Cell::Decimal(value, usize::from(value < 1000.0))
}
