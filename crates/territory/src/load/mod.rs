//! From the tables of a data set to a territory, one reader per table.

mod codes;
mod description;
mod error;
mod regions;
mod row;
mod settlements;
mod table;
mod units;

use aimaq_io::built as unbuilt;
use aimaq_words::msg;
use std::sync::Arc;

use geo_types::MultiPolygon;

use super::{Gazetteer, KnownLand, RegionId, Territory};
use aimaq_coverage::Coverage;

use codes::Coded;
use description::Description;
use table::{Keys, Table};

pub use error::{Fault, LoadError};

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
    /// Where the boundaries are schematic: what is known of the land.
    pub known_land: Option<KnownLand>,
}

/// The tables, read but not yet understood.
struct Tables {
    regions: Table,
    units: Table,
    settlements: Table,
}

/// Builds the territory from its texts.
///
/// # Errors
/// All that is wrong, each with its file, line and column. Tables without a column
/// that they must have are looked at no further.
pub fn load(raw: RawTerritory<'_>) -> Result<Territory, LoadError> {
    let mut faults = Vec::new();
    let description = Description::read(raw.description, &mut faults);
    let tables = Tables {
        regions: regions::read(raw.regions, &mut faults),
        units: units::read(raw.units, &mut faults),
        settlements: settlements::read(raw.settlements, &mut faults),
    };
    let description = match description {
        Some(description) if faults.is_empty() => description,
        _ => return Err(LoadError { faults }),
    };
    let territory = built(description, &tables, raw.boundaries, &mut faults);
    let known_land = raw.known_land.filter(|_| territory.schematic);
    match faults.is_empty() {
        true => Ok(Territory {
            known_land: known_land.map(Arc::new),
            ..territory
        }),
        false => Err(LoadError { faults }),
    }
}

/// The lines of the rows of `units.csv`, in the order of the units.
pub fn unit_lines(text: &str) -> Vec<usize> {
    units::read(text, &mut Vec::new()).lines()
}

fn built(
    mut description: Description,
    tables: &Tables,
    boundaries: Option<Vec<(String, MultiPolygon<f64>)>>,
    faults: &mut Vec<Fault>,
) -> Territory {
    let region_keys = tables.regions.keys("region", faults);
    let unit_keys = tables.units.keys("unit", faults);
    let rows = &tables.units;
    let units = rows.each(faults, |i, row| units::unit(i, row, &region_keys));
    let (units, atoms): (Vec<_>, Vec<_>) = units.into_iter().unzip();
    let rows = &tables.regions;
    let regions = rows.each(faults, |id, row| {
        regions::region(RegionId(id), row, &unit_keys, &units)
    });
    let coded = |table, codes| Coded { table, codes };
    codes::check(
        &mut description.code_system,
        &coded(&tables.regions, regions.iter().map(|r| &*r.codes).collect()),
        &coded(&tables.units, units.iter().map(|u| &*u.codes).collect()),
        faults,
    );
    let rows = &tables.settlements;
    let settlements = rows.each(faults, |_, row| settlements::settlement(row, &unit_keys));
    let coverage = boundaries.and_then(|land| coverage(land, &unit_keys, units.len(), faults));
    let gazetteer = Gazetteer::new(&units, &regions);
    Territory {
        name: description.name,
        title: description.title,
        country: description.country,
        date: description.date,
        population_date: description.population_date,
        code_system: description.code_system,
        kinds: description.kinds,
        levels: description.levels,
        units,
        regions,
        atoms,
        settlements,
        coverage: coverage.map(Arc::new),
        inserted: Vec::new(),
        moved: Vec::new(),
        schematic: description.schematic,
        known_land: None,
        attribution: description.attribution.into(),
        people_note: description.people_note,
        history: description.history,
        past: description.past,
        unknown: description.unknown,
        claim: description.claim,
        gazetteer,
    }
}

/// The land of the units; features of one id are its parts.
fn coverage(
    boundaries: Vec<(String, MultiPolygon<f64>)>,
    keys: &Keys,
    units: usize,
    faults: &mut Vec<Fault>,
) -> Option<Coverage> {
    let mut polygons = vec![MultiPolygon::new(Vec::new()); units];
    for (i, (key, polygon)) in (1..).zip(boundaries) {
        match keys
            .get(&key)
            .and_then(|unit| polygons.get_mut(unit as usize))
        {
            Some(land) => land.0.extend(polygon.0),
            None => {
                let message = msg!(
                    "error-load-no-unit-id",
                    feature = i.to_string(),
                    table = keys.table.to_string(),
                    key = key.to_string()
                );
                faults.push(Fault::new("units.geojson", message));
            }
        }
    }
    let coverage = Coverage::build(&polygons);
    // Giving back the memory of many rings takes a while, and nobody waits for it.
    rayon::spawn(move || drop(polygons));
    coverage
        .map_err(|error| faults.push(Fault::new("units.geojson", unbuilt(&error))))
        .ok()
}
