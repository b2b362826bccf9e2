//! `units.csv`.

use serde::Deserialize;

use super::LoadError;
use super::fields::{area, codes, list, people, position};
use super::row::Row;
use super::table::{Keys, Table};
use crate::territory::{Atom, AtomId, Kind, OfficialArea, RegionId, Seat, Unit};

/// A row of the table.
#[derive(Deserialize)]
pub(super) struct UnitRow {
    pub(super) id: String,
    region: String,
    name_en: String,
    #[serde(default)]
    aliases: String,
    kind: String,
    #[serde(default)]
    seat: String,
    #[serde(default)]
    seat_lat: Option<f64>,
    #[serde(default)]
    seat_lon: Option<f64>,
    #[serde(default)]
    codes: String,
    population: u64,
    #[serde(default)]
    area_km2: Option<f64>,
    #[serde(default)]
    area_figure: String,
    #[serde(default)]
    source: String,
}

pub(super) fn read(text: &str) -> Result<Table<Row<UnitRow>>, LoadError> {
    Table::read("units.csv", text)
}

pub(super) fn unit(i: u32, row: &Row<UnitRow>, regions: &Keys) -> Result<Unit, String> {
    let region = regions.find(&row.region)?;
    people(row.population)?;
    Ok(Unit {
        key: row.id.clone(),
        names: row.names(&row.name_en),
        aliases: list(&row.aliases),
        kind: Kind(row.kind.clone()),
        region: RegionId(region),
        seat: seat(row)?,
        codes: codes(&row.codes)?,
        atoms: vec![AtomId(i)],
        pieces_then: 0,
        area: area(row.area_km2)?.map(|km2| OfficialArea {
            km2,
            figure: row.area_figure.clone(),
            from: None,
            until: None,
            published: row.area_figure.starts_with("published"),
        }),
        source: row.source.clone(),
        since: None,
        ended: None,
    })
}

fn seat(row: &Row<UnitRow>) -> Result<Option<Seat>, String> {
    match (row.seat_lon, row.seat_lat) {
        (Some(lon), Some(lat)) => Ok(Some(Seat {
            names: row.seat_names(&row.seat),
            position: position(lon, lat)?,
        })),
        (None, None) => Ok(None),
        _ => Err("give both seat_lat and seat_lon, or neither".to_owned()),
    }
}

/// One piece for each unit.
pub(super) fn atoms(table: &Table<Row<UnitRow>>, units: &[Unit]) -> Vec<Atom> {
    table
        .rows()
        .zip(units)
        .map(|(row, unit)| Atom {
            parent: None,
            population: row.population,
            estimated: false,
            seat: unit.seat.as_ref().map(|seat| seat.position),
        })
        .collect()
}
