//! `settlements.csv`.

use geo_types::Coord;

use super::error::Fault;
use super::row::Row;
use super::table::{Keys, Table};
use crate::{AtomId, Settlement};

pub(super) fn read(text: &str, faults: &mut Vec<Fault>) -> Table {
    let needed: [&[&str]; 4] = [&["name", "name_en"], &["lat"], &["lon"], &["unit"]];
    Table::read("settlements.csv", text, &needed, faults)
}

pub(super) fn settlement(row: &mut Row<'_>, units: &Keys) -> Settlement {
    for column in ["lat", "lon"] {
        row.needed(column);
    }
    Settlement {
        names: row.names(),
        position: row
            .position("lat", "lon")
            .unwrap_or(Coord { x: 0.0, y: 0.0 }),
        population: row.people("population"),
        atom: AtomId(row.found("unit", units)),
    }
}
