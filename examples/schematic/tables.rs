//! The tables of the data set: outlines and the units inside them.

use std::path::Path;

use aimaq::io::{parse_features, read_text};
use geo_types::{Coord, MultiPolygon};
use serde::Deserialize;

use super::Outcome;

/// Outlines of Natural Earth by code, and the regions whose land they are. The
/// outlines are older than 2018: Shymkent is part of South Kazakhstan, and the
/// land leased at Baikonur, which belongs to Kyzylorda, is an outline of its own.
const LAND: &[(&[&str], &[&str])] = &[
    (&["KZ-AA"], &["almaty-region"]),
    (&["KZ-AC"], &["almaty-city"]),
    (&["KZ-AM"], &["akmola-region"]),
    (&["KZ-AR"], &["atyrau-region"]),
    (&["KZ-AS"], &["nur-sultan-city"]),
    (&["KZ-AT"], &["aktobe-region"]),
    (&["KZ-EK"], &["east-kazakhstan-region"]),
    (&["KZ-MG"], &["mangystau-region"]),
    (&["KZ-NK"], &["north-kazakhstan-region"]),
    (&["KZ-PA"], &["pavlodar-region"]),
    (&["KZ-QG"], &["karaganda-region"]),
    (&["KZ-QO", "KZ-KAB"], &["kyzylorda-region"]),
    (&["KZ-QS"], &["kostanay-region"]),
    (&["KZ-SK"], &["turkistan-region", "shymkent-city"]),
    (&["KZ-WK"], &["west-kazakhstan-region"]),
    (&["KZ-ZM"], &["zhambyl-region"]),
];

/// A unit as its row in `units.csv` has it.
#[derive(Debug, Deserialize)]
pub(crate) struct Unit {
    /// Its id.
    pub(crate) id: String,
    /// Id of its region.
    pub(crate) region: String,
    /// `district` or a kind of city.
    pub(crate) kind: String,
    seat_lat: f64,
    seat_lon: f64,
    /// Published or measured area, km².
    pub(crate) area_km2: f64,
}

impl Unit {
    /// Where its seat is, degrees.
    pub(crate) fn seat(&self) -> Coord<f64> {
        Coord {
            x: self.seat_lon,
            y: self.seat_lat,
        }
    }
}

/// Everything that the drawing starts from.
pub(crate) struct Tables {
    /// The units in the order of their table.
    pub(crate) units: Vec<Unit>,
    /// The outlines in the order of their file.
    pub(crate) outlines: Vec<MultiPolygon<f64>>,
    /// For each outline the land that it is part of.
    pub(crate) land_of: Vec<Option<u32>>,
    /// For each land the units on it.
    pub(crate) units_on: Vec<Vec<usize>>,
}

/// Reads the tables of a folder.
pub(crate) fn read(folder: &Path) -> Outcome<Tables> {
    let units = units(&read_text(&folder.join("units.csv"))?)?;
    let text = read_text(&folder.join("outlines.geojson"))?;
    let (mut outlines, mut land_of) = (Vec::new(), Vec::new());
    for feature in parse_features(text.as_bytes(), "outlines.geojson")?.features {
        let code = feature.text("code").ok_or("an outline has no code")?;
        let land = LAND
            .iter()
            .position(|(codes, _)| codes.contains(&code.as_str()));
        land_of.push(Some(
            land.ok_or(format!("outline {code} is nobody's land"))? as u32,
        ));
        outlines.push(feature.into_polygons());
    }
    let on = |regions: &[&str]| -> Vec<usize> {
        let here = |unit: &Unit| regions.contains(&unit.region.as_str());
        (0..units.len()).filter(|&u| here(&units[u])).collect()
    };
    let units_on: Vec<Vec<usize>> = LAND.iter().map(|(_, regions)| on(regions)).collect();
    let placed: usize = units_on.iter().map(Vec::len).sum();
    if placed != units.len() {
        return Err(format!("{} units are on no land", units.len() - placed).into());
    }
    Ok(Tables {
        units,
        outlines,
        land_of,
        units_on,
    })
}

fn units(text: &str) -> Outcome<Vec<Unit>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let units: Vec<Unit> = reader.deserialize().collect::<Result<_, _>>()?;
    match units
        .iter()
        .find(|unit| unit.area_km2.is_nan() || unit.area_km2 <= 0.0)
    {
        Some(unit) => Err(format!("units.csv: {} has no area", unit.id).into()),
        None => Ok(units),
    }
}
