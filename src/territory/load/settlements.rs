//! `settlements.csv`.

use serde::Deserialize;

use super::LoadError;
use super::fields::{names, people, position};
use super::table::{Keys, Table};
use crate::territory::{AtomId, Settlement};

/// A row of the table.
#[derive(Deserialize)]
pub(super) struct SettlementRow {
    name: String,
    #[serde(default)]
    name_kk: String,
    #[serde(default)]
    name_ru: String,
    lat: f64,
    lon: f64,
    population: u64,
    unit: String,
}

pub(super) fn read(text: &str) -> Result<Table<SettlementRow>, LoadError> {
    Table::read("settlements.csv", text)
}

pub(super) fn settlement(row: &SettlementRow, units: &Keys) -> Result<Settlement, String> {
    let unit = units.find(&row.unit)?;
    Ok(Settlement {
        names: names(&row.name, &row.name_kk, &row.name_ru),
        position: position(row.lon, row.lat)?,
        population: people(row.population)?,
        atom: AtomId(unit),
    })
}
