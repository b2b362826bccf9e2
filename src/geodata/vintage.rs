//! The boundaries of one date as a territory, without a folder: what a file says of its
//! units by fields, cleaned as a new folder would be.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::repairs::summary;
use crate::boundaries::{BoundariesError, Outlines};
use crate::coverage::{BuildError, CleanError, CleanOptions, Coverage, clean};
use crate::io::{csv_line, value_text};
use crate::territory::{Lang, LoadError, RawTerritory, Territory, load};
use crate::words::Message;

/// The fields of boundaries that say what a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VintageFields {
    /// The code of the unit.
    pub key: String,
    /// Its name; the code stands for it where there is none.
    pub name: Option<String>,
    /// Its region; without one all units are of one region.
    pub region: Option<String>,
    /// What it is in law.
    pub kind: Option<String>,
    /// What its seat is called; the place stands in `_lon` and `_lat` of that field.
    pub seat: Option<String>,
    /// Its people.
    pub people: Option<String>,
}

/// Boundaries of one date.
#[derive(Debug, Clone)]
pub struct Vintage {
    /// The units and regions with their land.
    pub territory: Territory,
    /// What was repaired in the boundaries, each a sentence.
    pub repairs: Vec<Message>,
}

/// Why boundaries are no vintage.
#[derive(Debug, thiserror::Error)]
pub enum VintageError {
    /// A field is missing.
    #[error(transparent)]
    Boundaries(#[from] BoundariesError),
    /// The boundaries cannot be cleaned.
    #[error("{file}: the boundaries cannot be cleaned: {error}")]
    Clean {
        /// The file.
        file: String,
        /// Why.
        error: CleanError,
    },
    /// The boundaries cannot be put together.
    #[error("{file}: the boundaries cannot be put together: {error}")]
    Build {
        /// The file.
        file: String,
        /// Why.
        error: BuildError,
    },
    /// What the fields say makes no territory.
    #[error("{file}: {error}")]
    Load {
        /// The file.
        file: String,
        /// All that is wrong.
        error: Box<LoadError>,
    },
}

/// The region of all units where no field says theirs: the same in every vintage.
const ONE_REGION: &str = "All";

/// A unit as the fields say it.
struct UnitRow {
    cells: Map<String, Value>,
    name: String,
    region: String,
}

/// Boundaries as the territory of one day; features of one code are parts of one unit.
///
/// # Errors
/// A field that a feature lacks, and boundaries that cannot be cleaned.
pub fn vintage(
    outlines: Outlines,
    fields: &VintageFields,
    name: &str,
    date: Date,
) -> Result<Vintage, VintageError> {
    let file = outlines.label.clone();
    let codes = outlines.texts(&fields.key)?;
    let texts = |field: &Option<String>| match field {
        Some(field) => outlines.texts(field).map(Some),
        None => Ok(None),
    };
    let (names, regions) = (texts(&fields.name)?, texts(&fields.region)?);
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut unit_of, mut units) = (Vec::new(), Vec::new());
    for (i, (code, row)) in codes.iter().zip(&outlines.rows).enumerate() {
        let place = *places.entry(code).or_insert(units.len() as u32);
        unit_of.push(Some(place));
        if place as usize == units.len() {
            let at = |texts: &Option<Vec<String>>| texts.as_ref().map(|all| all[i].clone());
            units.push((
                code.clone(),
                UnitRow {
                    cells: row.properties.clone(),
                    name: at(&names).unwrap_or_else(|| code.clone()),
                    region: at(&regions).unwrap_or_else(|| ONE_REGION.to_owned()),
                },
            ));
        }
    }
    let shapes: Vec<MultiPolygon<f64>> = outlines.rows.into_iter().map(|row| row.land).collect();
    let cleaned = clean(&shapes, &CleanOptions::default()).map_err(|error| {
        let file = file.clone();
        VintageError::Clean { file, error }
    })?;
    let repairs = summary(&cleaned.ledger, &codes);
    let built = |error| VintageError::Build {
        file: file.clone(),
        error,
    };
    let land = match units.len() == codes.len() {
        true => cleaned.units,
        false => {
            let pieces = Coverage::build(&cleaned.units).map_err(built)?;
            pieces.dissolve(&unit_of, units.len())
        }
    };
    let territory = territory(&units, land, fields, (name, date));
    Ok(Vintage {
        territory: territory.map_err(|error| VintageError::Load {
            file: file.clone(),
            error: Box::new(error),
        })?,
        repairs,
    })
}

fn territory(
    units: &[(String, UnitRow)],
    land: Vec<MultiPolygon<f64>>,
    fields: &VintageFields,
    (name, date): (&str, Date),
) -> Result<Territory, LoadError> {
    let languages = languages(units, fields.name.as_deref());
    let header = ["id", "region", "name", "kind", "codes", "population"];
    let header = header.into_iter().map(str::to_owned);
    let seats = ["seat", "seat_lat", "seat_lon"].map(str::to_owned);
    let names = languages.iter().map(|(lang, _)| format!("name_{lang}"));
    let header: Vec<String> = header.chain(seats).chain(names).collect();
    let mut table = csv_line(header.iter().map(String::as_str), None);
    let mut regions: BTreeMap<&str, ()> = BTreeMap::new();
    let mut region_table = String::from("id,name,kind\n");
    for (code, row) in units {
        if regions.insert(&row.region, ()).is_none() {
            region_table.push_str(&csv_line([&row.region, &row.region, "region"], None));
        }
        let text = |field: Option<&str>| field.and_then(|f| row.cells.get(f)).and_then(value_text);
        let seat = seat(row, fields);
        let mut cells = vec![
            code.clone(),
            row.region.clone(),
            row.name.clone(),
            text(fields.kind.as_deref()).unwrap_or_else(|| "unit".to_owned()),
            code.clone(),
            text(fields.people.as_deref()).unwrap_or_default(),
        ];
        cells.extend(seat.unwrap_or_default());
        cells.extend(
            languages
                .iter()
                .map(|(_, field)| text(Some(field)).unwrap_or_default()),
        );
        table.push_str(&csv_line(cells.iter().map(String::as_str), None));
    }
    let quoted = toml::Value::String(name.to_owned()).to_string();
    let description = format!(
        "name = {quoted}\ntitle = {{ en = {quoted} }}\ndate = {date}\n[kinds.region]\nnames = \"region\"\nregion = true\n"
    );
    let keys = units.iter().map(|(code, _)| code.clone());
    load(RawTerritory {
        description: &description,
        regions: &region_table,
        units: &table,
        settlements: "",
        known_land: None,
        boundaries: Some(keys.zip(land).collect()),
    })
}

/// The seat with latitude and longitude, where all three are there.
fn seat(row: &UnitRow, fields: &VintageFields) -> Option<[String; 3]> {
    let field = fields.seat.as_deref()?;
    let text = |field: &str| row.cells.get(field).and_then(value_text);
    let all = [
        text(field)?,
        text(&format!("{field}_lat"))?,
        text(&format!("{field}_lon"))?,
    ];
    all.iter().all(|text| !text.is_empty()).then_some(all)
}

/// Fields with the names in other languages: `name_kk` beside `name`, `ADM2_KK` beside
/// `ADM2_EN`.
fn languages(units: &[(String, UnitRow)], name: Option<&str>) -> Vec<(Lang, String)> {
    let (Some(name), Some((_, first))) = (name, units.first()) else {
        return Vec::new();
    };
    let stem = name
        .strip_suffix("_EN")
        .or_else(|| name.strip_suffix("_en"));
    let found = first.cells.keys().filter_map(|field| {
        let tag = field
            .strip_prefix(stem.unwrap_or(name))?
            .strip_prefix('_')?;
        let short = tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_alphabetic());
        let lang = Lang::new(&tag.to_lowercase()).filter(|lang| short && *lang != Lang::EN)?;
        Some((lang, field.clone()))
    });
    found.collect()
}
