//! Why ways changed, and which centre would be nearest, as tables.

use super::cell::Cell;
use super::table::Table;
use crate::compare::{CatchmentRow, CauseRow};
use crate::msg;
use crate::territory::Lang;

/// Why ways changed.
pub fn causes_view(rows: &[CauseRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "region",
        "people",
        "before_person_km",
        "after_person_km",
        "person_km_change",
        "centre_moved_person_km",
        "region_changed_person_km",
        "centre_moved_km",
        "region_changed_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            let parts = [r.centre_moved_person_km, r.region_changed_person_km];
            let mut row = vec![
                Cell::name(&r.name, lang),
                Cell::Whole(r.people),
                Cell::Whole(r.before_person_km),
                Cell::Whole(r.after_person_km),
                Cell::Signed(r.after_person_km - r.before_person_km, 0),
            ];
            row.extend(parts.map(|km| Cell::Signed(km, 0)));
            row.extend(parts.map(|km| Cell::Signed(km / r.people, 1)));
            row
        })
        .collect();
    table.notes = vec![msg!("note-causes").into()];
    table
}

/// The nearest centre against the assigned one.
pub fn catchment_view(rows: &[CatchmentRow], lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "unit",
        "region",
        "centre",
        "people",
        "own_km",
        "nearest_region",
        "nearest_centre",
        "nearest_km",
        "people_elsewhere",
        "saving_person_km",
    ]);
    table.rows = rows
        .iter()
        .map(|r| {
            vec![
                Cell::Word(r.state.word()),
                Cell::name(&r.unit, lang),
                Cell::names(r.region.as_ref(), lang),
                Cell::names(r.centre.as_ref(), lang),
                Cell::Whole(r.people),
                Cell::Decimal(r.own_km, 1),
                Cell::names(r.nearest_region.as_ref(), lang),
                Cell::names(r.nearest_centre.as_ref(), lang),
                Cell::Decimal(r.nearest_km, 1),
                Cell::Whole(r.people_elsewhere),
                Cell::Whole(r.saving_person_km),
            ]
        })
        .collect();
    table.notes = vec![msg!("note-catchment").into()];
    table
}
