//! The boundaries of one date as a territory, without a folder: what a file says of its
//! units by fields, cleaned as a new folder would be.

use crate::boundaries::cleaned;
use crate::io::built;
use crate::words::{Tell, Told};
use std::collections::BTreeMap;
use std::sync::Arc;

use geo_types::MultiPolygon;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::repairs::summary;
use crate::boundaries::{BoundariesError, Outlines};
use crate::coverage::{BuildError, CleanError, CleanOptions, Cleaned, Coverage, clean};
use crate::io::{csv_line, value_text};
use crate::msg;
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
#[error("{}", self.in_english())]
pub enum VintageError {
    /// A field is missing.
    Boundaries(#[from] BoundariesError),
    /// The boundaries cannot be cleaned.
    Clean {
        /// The file.
        file: String,
        /// Why.
        error: CleanError,
    },
    /// The boundaries cannot be put together.
    Build {
        /// The file.
        file: String,
        /// Why.
        error: BuildError,
    },
    /// What the fields say makes no territory.
    Load {
        /// The file.
        file: String,
        /// All that is wrong.
        error: Box<LoadError>,
    },
}

impl Tell for VintageError {
    fn told(&self) -> Told {
        match self {
            Self::Boundaries(error) => error.told(),
            Self::Clean { file, error } => {
                Told::new(msg!("error-cannot-clean", said = cleaned(error))).in_file(file)
            }
            Self::Build { file, error } => {
                Told::new(msg!("error-cannot-build", said = built(error))).in_file(file)
            }
            Self::Load { file, error } => error.told().in_file(file),
        }
    }
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
    let features = Features::of(outlines, fields)?;
    let cleaned = match clean(&features.shapes, &CleanOptions::default()) {
        Ok(cleaned) => cleaned,
        Err(error) => return Err(VintageError::Clean { file, error }),
    };
    let mut repairs = summary(&cleaned.ledger, &features.codes);
    let coverage = match features.coverage(cleaned) {
        Ok(coverage) => coverage,
        Err(error) => return Err(VintageError::Build { file, error }),
    };
    let Features { units, shapes, .. } = features;
    repairs.extend(seats_without_place(&units, fields));
    // Giving back the memory of many rings takes a while, and nobody waits for it.
    rayon::spawn(move || drop(shapes));
    let territory = territory(&units, fields, (name, date));
    let territory = territory.map_err(|error| VintageError::Load {
        file,
        error: Box::new(error),
    })?;
    Ok(Vintage {
        territory: Territory {
            coverage: Some(Arc::new(coverage)),
            ..territory
        },
        repairs,
    })
}

/// The features of a file by their units.
struct Features {
    /// The code of each feature.
    codes: Vec<String>,
    /// Its land.
    shapes: Vec<MultiPolygon<f64>>,
    /// Its unit.
    unit_of: Vec<Option<u32>>,
    /// The units with their codes, as they come first.
    units: Vec<(String, UnitRow)>,
}

impl Features {
    fn of(outlines: Outlines, fields: &VintageFields) -> Result<Self, BoundariesError> {
        let codes = outlines.texts(&fields.key)?;
        let texts = |field: &Option<String>| match field {
            Some(field) => outlines.texts(field).map(Some),
            None => Ok(None),
        };
        let (names, regions) = (texts(&fields.name)?, texts(&fields.region)?);
        let mut places: BTreeMap<&str, u32> = BTreeMap::new();
        let (mut shapes, mut unit_of, mut units) = (Vec::new(), Vec::new(), Vec::new());
        for (i, (code, row)) in codes.iter().zip(outlines.rows).enumerate() {
            shapes.push(row.land);
            let place = *places.entry(code).or_insert(units.len() as u32);
            unit_of.push(Some(place));
            if place as usize == units.len() {
                let at = |texts: &Option<Vec<String>>| texts.as_ref().map(|all| all[i].clone());
                let row = UnitRow {
                    cells: row.properties,
                    name: at(&names).unwrap_or_else(|| code.clone()),
                    region: at(&regions).unwrap_or_else(|| ONE_REGION.to_owned()),
                };
                units.push((code.clone(), row));
            }
        }
        Ok(Self {
            codes,
            shapes,
            unit_of,
            units,
        })
    }

    /// The cleaned land of the units.
    fn coverage(&self, cleaned: Cleaned) -> Result<Coverage, BuildError> {
        let land = cleaned.units;
        let pieces = match cleaned.coverage {
            Some(coverage) => coverage,
            None => Coverage::build(&land)?,
        };
        rayon::spawn(move || drop(land));
        match self.units.len() == self.codes.len() {
            true => Ok(pieces),
            false => Coverage::build(&pieces.dissolve(&self.unit_of, self.units.len())),
        }
    }
}

fn territory(
    units: &[(String, UnitRow)],
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
    load(RawTerritory {
        description: &description,
        regions: &region_table,
        units: &table,
        settlements: "",
        known_land: None,
        boundaries: None,
    })
}

/// Says how many seats have a name and no place, if any.
fn seats_without_place(units: &[(String, UnitRow)], fields: &VintageFields) -> Option<Message> {
    let field = fields.seat.as_deref()?;
    let is_named = |row: &UnitRow| {
        let name = row.cells.get(field).and_then(value_text);
        name.is_some_and(|name| !name.is_empty())
    };
    let left_out = units
        .iter()
        .filter(|(_, row)| is_named(row) && seat(row, fields).is_none());
    let n = left_out.count();
    let [lat, lon] = ["_lat", "_lon"].map(|end| format!("{field}{end}"));
    (n > 0).then(|| msg!("vintages-seats-without-place", n = n, lat = lat, lon = lon))
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
