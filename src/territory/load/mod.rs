//! From the tables of a data set to a territory, one reader per table.

mod codes;
mod description;
mod error;
mod fields;
mod regions;
mod row;
mod settlements;
mod table;
mod units;

use std::sync::Arc;

use geo_types::MultiPolygon;

use super::{Gazetteer, RegionId, Territory};
use crate::coverage::Coverage;

use description::Description;
use table::Keys;

pub use error::LoadError;

/// The texts of a data set, as they stand in its files.
#[derive(Debug, Clone, Default)]
pub struct RawTerritory<'a> {
    /// `territory.toml`.
    pub description: &'a str,
    /// `regions.csv`.
    pub regions: &'a str,
    /// `units.csv`.
    pub units: &'a str,
    /// `settlements.csv`; may be empty.
    pub settlements: &'a str,
    /// Boundaries by the key of the unit.
    pub boundaries: Option<Vec<(String, MultiPolygon<f64>)>>,
}

/// Builds the territory from its texts.
///
/// # Errors
/// Names the table, the line and the value that cannot be used.
pub fn load(raw: RawTerritory<'_>) -> Result<Territory, LoadError> {
    let mut description = Description::read(raw.description)?;
    let date = description.day()?;
    let region_table = regions::read(raw.regions)?;
    let unit_table = units::read(raw.units)?;
    let region_keys = region_table.keys("region", |row| &row.id)?;
    let unit_keys = unit_table.keys("unit", |row| &row.id)?;
    let units = unit_table.each(|i, row| units::unit(i, row, &region_keys))?;
    let regions =
        region_table.each(|id, row| regions::region(RegionId(id), row, &unit_keys, &units))?;
    codes::check(
        &mut description.code_system,
        (&region_table, &regions),
        (&unit_table, &units),
    )?;
    let atoms = units::atoms(&unit_table, &units);
    let settlement_table = settlements::read(raw.settlements)?;
    let settlements = settlement_table.each(|_, row| settlements::settlement(row, &unit_keys))?;
    let coverage = match raw.boundaries {
        Some(boundaries) => Some(Arc::new(coverage(boundaries, &unit_keys)?)),
        None => None,
    };
    let gazetteer = Gazetteer::new(&units, &regions);
    Ok(Territory {
        name: description.name,
        title: description.title,
        date,
        code_system: description.code_system,
        kinds: description.kinds,
        units,
        regions,
        atoms,
        settlements,
        coverage,
        inserted: Vec::new(),
        moved: Vec::new(),
        schematic: description.schematic,
        attribution: description.attribution.into(),
        history: description.history,
        past: description.past,
        gazetteer,
    })
}

fn coverage(
    boundaries: Vec<(String, MultiPolygon<f64>)>,
    units: &Keys,
) -> Result<Coverage, LoadError> {
    let mut polygons = vec![MultiPolygon::new(Vec::new()); units.len()];
    for (i, (key, polygon)) in boundaries.into_iter().enumerate() {
        let unit = units.find(&key).map_err(|message| LoadError::Value {
            table: "boundaries",
            line: i + 1,
            message,
        })?;
        polygons[unit as usize] = polygon;
    }
    Ok(Coverage::build(&polygons)?)
}
