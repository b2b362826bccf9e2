//! `settlements.csv`.

use serde::Deserialize;

use super::LoadError;
use super::fields::{people, position};
use super::row::Row;
use super::table::{Keys, Table};
use crate::territory::{AtomId, Settlement};

/// A row of the table.
#[derive(Deserialize)]
pub(super) struct SettlementRow {
    name: String,
    lat: f64,
    lon: f64,
    population: u64,
    unit: String,
}

pub(super) fn read(text: &str) -> Result<Table<Row<SettlementRow>>, LoadError> {
    Table::read("settlements.csv", text)
}

pub(super) fn settlement(row: &Row<SettlementRow>, units: &Keys) -> Result<Settlement, String> {
    let unit = units.find(&row.unit)?;
    Ok(Settlement {
        names: row.names(&row.name),
        position: position(row.lon, row.lat)?,
        population: people(row.population)?,
        atom: AtomId(unit),
    })
}
