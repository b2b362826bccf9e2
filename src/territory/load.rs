//! From the tables of a data set to a territory.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo_types::{Coord, MultiPolygon};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{
    Atom, AtomId, Attribution, Centre, CodeSystem, Dated, Gazetteer, Kind, Names, OfficialArea,
    Region, RegionId, Seat, Settlement, Territory, Unit, parse_dated,
};
use crate::coverage::Coverage;

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

/// Why a data set could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The description is not what it should be.
    #[error("territory.toml: {0}")]
    Description(Box<toml::de::Error>),
    /// A row of a table cannot be read.
    #[error("{table}: {error}")]
    Row {
        /// File name of the table.
        table: &'static str,
        /// What is wrong, with the line.
        error: csv::Error,
    },
    /// A value of a row does not make sense.
    #[error("{table}: line {line}: {message}")]
    Value {
        /// File name of the table.
        table: &'static str,
        /// Line of the file, from 1.
        line: usize,
        /// What is wrong and what to do.
        message: String,
    },
    /// The boundaries do not form a coverage.
    #[error("boundaries of the territory: {0}")]
    Boundaries(#[from] crate::coverage::BuildError),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    name: String,
    title: Names,
    date: toml::value::Datetime,
    code_system: CodeSystem,
    #[serde(default)]
    schematic: bool,
    #[serde(default)]
    attribution: Attribution,
    #[serde(default)]
    history: Vec<String>,
    #[serde(default)]
    past: Option<super::Past>,
    #[serde(default, rename = "notes")]
    _notes: toml::Table,
}

#[derive(Deserialize)]
struct RegionRow {
    id: String,
    name_en: String,
    #[serde(default)]
    name_kk: String,
    #[serde(default)]
    name_ru: String,
    #[serde(default)]
    aliases: String,
    #[serde(default)]
    codes: String,
    #[serde(default)]
    centre: String,
    #[serde(default)]
    centre_unit: String,
    kind: String,
    #[serde(default)]
    area_km2: Option<f64>,
    #[serde(default)]
    area_source: String,
}

#[derive(Deserialize)]
struct UnitRow {
    id: String,
    region: String,
    name_en: String,
    #[serde(default)]
    name_kk: String,
    #[serde(default)]
    name_ru: String,
    #[serde(default)]
    aliases: String,
    kind: String,
    #[serde(default)]
    seat: String,
    #[serde(default)]
    seat_kk: String,
    #[serde(default)]
    seat_ru: String,
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

#[derive(Deserialize)]
struct SettlementRow {
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

/// Builds the territory from its texts.
///
/// # Errors
/// Names the table, the line and the value that cannot be used.
pub fn load(raw: RawTerritory<'_>) -> Result<Territory, LoadError> {
    let description: Description =
        toml::from_str(raw.description).map_err(|e| LoadError::Description(Box::new(e)))?;
    let date = description
        .date
        .to_string()
        .parse()
        .map_err(|_| value("territory.toml", 1, "`date` is not a day (YYYY-MM-DD)"))?;
    let region_rows: Vec<RegionRow> = rows("regions.csv", raw.regions)?;
    let unit_rows: Vec<UnitRow> = rows("units.csv", raw.units)?;
    let region_ids = keys("regions.csv", region_rows.iter().map(|r| r.id.as_str()))?;
    let unit_ids = keys("units.csv", unit_rows.iter().map(|u| u.id.as_str()))?;

    let units = each("units.csv", &unit_rows, |i, row| unit(i, row, &region_ids))?;
    let regions = each("regions.csv", &region_rows, |_, row| {
        region(row, &unit_ids, &units)
    })?;
    let atoms = atoms(&unit_rows, &units);
    let settlement_rows: Vec<SettlementRow> = rows("settlements.csv", raw.settlements)?;
    let settlements = each("settlements.csv", &settlement_rows, |_, row| {
        settlement(row, &unit_ids)
    })?;
    let coverage = match raw.boundaries {
        Some(boundaries) => Some(Arc::new(coverage(boundaries, &unit_ids)?)),
        None => None,
    };
    let gazetteer = Gazetteer::new(&units, &regions);
    Ok(Territory {
        name: description.name,
        title: description.title,
        date,
        code_system: description.code_system,
        units,
        regions,
        atoms,
        settlements,
        coverage,
        inserted: Vec::new(),
        schematic: description.schematic,
        attribution: description.attribution,
        history: description.history,
        past: description.past,
        gazetteer,
    })
}

fn value(table: &'static str, line: usize, message: impl Into<String>) -> LoadError {
    LoadError::Value {
        table,
        line,
        message: message.into(),
    }
}

fn rows<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<Vec<T>, LoadError> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Result<Vec<T>, csv::Error> = reader.deserialize().collect();
    rows.map_err(|error| LoadError::Row { table, error })
}

/// Applies `make` to every row; the header is line 1, so row 0 is line 2.
fn each<R, T>(
    table: &'static str,
    rows: &[R],
    make: impl Fn(usize, &R) -> Result<T, String>,
) -> Result<Vec<T>, LoadError> {
    let made = rows
        .iter()
        .enumerate()
        .map(|(i, row)| make(i, row).map_err(|message| value(table, i + 2, message)));
    made.collect()
}

fn keys<'a>(
    table: &'static str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<BTreeMap<String, u32>, LoadError> {
    let mut index = BTreeMap::new();
    for (i, id) in (0u32..).zip(ids) {
        if index.insert(id.to_owned(), i).is_some() {
            let message = format!("the id `{id}` stands twice; make it unique");
            return Err(value(table, i as usize + 2, message));
        }
    }
    Ok(index)
}

fn unit(i: usize, row: &UnitRow, regions: &BTreeMap<String, u32>) -> Result<Unit, String> {
    let region = *regions
        .get(&row.region)
        .ok_or_else(|| format!("the region `{}` is not in regions.csv", row.region))?;
    let atom = u32::try_from(i).map_err(|_| "too many units".to_owned())?;
    people(row.population)?;
    Ok(Unit {
        key: row.id.clone(),
        names: names(&row.name_en, &row.name_kk, &row.name_ru),
        aliases: list(&row.aliases),
        kind: Kind(row.kind.clone()),
        region: RegionId(region),
        seat: seat(row)?,
        codes: codes(&row.codes)?,
        atoms: vec![AtomId(atom)],
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

fn seat(row: &UnitRow) -> Result<Option<Seat>, String> {
    match (row.seat_lon, row.seat_lat) {
        (Some(lon), Some(lat)) => Ok(Some(Seat {
            names: names(&row.seat, &row.seat_kk, &row.seat_ru),
            position: position(lon, lat)?,
        })),
        (None, None) => Ok(None),
        _ => Err("give both seat_lat and seat_lon, or neither".to_owned()),
    }
}

fn region(
    row: &RegionRow,
    unit_ids: &BTreeMap<String, u32>,
    units: &[Unit],
) -> Result<Region, String> {
    let area = area(row.area_km2)?.map(|km2| OfficialArea {
        km2,
        figure: row.area_source.clone(),
        from: None,
        until: None,
        published: true,
    });
    Ok(Region {
        key: row.id.clone(),
        names: names(&row.name_en, &row.name_kk, &row.name_ru),
        aliases: list(&row.aliases),
        kind: Kind(row.kind.clone()),
        centre: centre(row, unit_ids, units)?,
        codes: codes(&row.codes)?,
        areas: area.into_iter().collect(),
        since: None,
        ended: None,
    })
}

fn centre(
    row: &RegionRow,
    unit_ids: &BTreeMap<String, u32>,
    units: &[Unit],
) -> Result<Option<Centre>, String> {
    if row.centre.is_empty() {
        return Ok(None);
    }
    let unit = unit_ids.get(&row.centre_unit).map(|&i| &units[i as usize]);
    let seat = unit.and_then(|unit| unit.seat.as_ref()).ok_or_else(|| {
        format!(
            "centre_unit `{}` is not a unit with a seat",
            row.centre_unit
        )
    })?;
    let mut names = seat.names.clone();
    names.en.clone_from(&row.centre);
    Ok(Some(Centre {
        names,
        position: seat.position,
    }))
}

fn atoms(rows: &[UnitRow], units: &[Unit]) -> Vec<Atom> {
    rows.iter()
        .zip(units)
        .map(|(row, unit)| Atom {
            parent: None,
            population: row.population,
            estimated: false,
            seat: unit.seat.as_ref().map(|seat| seat.position),
        })
        .collect()
}

fn settlement(row: &SettlementRow, units: &BTreeMap<String, u32>) -> Result<Settlement, String> {
    let unit = units
        .get(&row.unit)
        .ok_or_else(|| format!("the unit `{}` is not in units.csv", row.unit))?;
    Ok(Settlement {
        names: names(&row.name, &row.name_kk, &row.name_ru),
        position: position(row.lon, row.lat)?,
        population: people(row.population)?,
        atom: AtomId(*unit),
    })
}

fn coverage(
    boundaries: Vec<(String, MultiPolygon<f64>)>,
    units: &BTreeMap<String, u32>,
) -> Result<Coverage, LoadError> {
    let mut polygons = vec![MultiPolygon::new(Vec::new()); units.len()];
    for (i, (key, polygon)) in boundaries.into_iter().enumerate() {
        let unit = units.get(&key).ok_or_else(|| {
            value(
                "boundaries",
                i + 1,
                format!("the unit `{key}` is not in units.csv"),
            )
        })?;
        polygons[*unit as usize] = polygon;
    }
    Ok(Coverage::build(&polygons)?)
}

fn names(en: &str, kk: &str, ru: &str) -> Names {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Names {
        en: en.to_owned(),
        kk: some(kk),
        ru: some(ru),
    }
}

fn list(text: &str) -> Vec<String> {
    let entries = text.split(';').map(str::trim);
    entries
        .filter(|e| !e.is_empty())
        .map(str::to_owned)
        .collect()
}

fn codes(text: &str) -> Result<Vec<Dated<String>>, String> {
    parse_dated(text).map_err(|e| e.to_string())
}

/// The most people of a place: fewer than have ever lived, and few enough for the
/// sums of all places.
const MOST_PEOPLE: u64 = 100_000_000_000;

fn people(population: u64) -> Result<u64, String> {
    if population > MOST_PEOPLE {
        return Err(format!(
            "{population} people are more than have ever lived; correct the population"
        ));
    }
    Ok(population)
}

fn area(km2: Option<f64>) -> Result<Option<f64>, String> {
    match km2 {
        Some(km2) if !(km2.is_finite() && km2 >= 0.0) => Err(format!(
            "area_km2 {km2} is no area; leave it empty if unknown"
        )),
        area => Ok(area),
    }
}

fn position(lon: f64, lat: f64) -> Result<Coord<f64>, String> {
    if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
        return Err(format!(
            "({lon}, {lat}) is not a longitude and a latitude in degrees"
        ));
    }
    Ok(Coord { x: lon, y: lat })
}
