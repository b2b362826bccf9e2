//! Fields that several tables have.

use geo_types::Coord;

use crate::territory::{Dated, parse_dated};

pub(super) fn list(text: &str) -> Vec<String> {
    let entries = text.split(';').map(str::trim);
    entries
        .filter(|e| !e.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn codes(text: &str) -> Result<Vec<Dated<String>>, String> {
    parse_dated(text).map_err(|e| e.to_string())
}

/// The most people of a place: fewer than have ever lived, and few enough for the
/// sums of all places.
const MOST_PEOPLE: u64 = 100_000_000_000;

pub(super) fn people(population: u64) -> Result<u64, String> {
    if population > MOST_PEOPLE {
        return Err(format!(
            "{population} people are more than have ever lived; correct the population"
        ));
    }
    Ok(population)
}

pub(super) fn area(km2: Option<f64>) -> Result<Option<f64>, String> {
    match km2 {
        Some(km2) if !(km2.is_finite() && km2 >= 0.0) => Err(format!(
            "area_km2 {km2} is no area; leave it empty if unknown"
        )),
        area => Ok(area),
    }
}

pub(super) fn position(lon: f64, lat: f64) -> Result<Coord<f64>, String> {
    let lon = if lon > 180.0 && lon <= 360.0 {
        lon - 360.0
    } else {
        lon
    };
    if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
        return Err(format!(
            "({lon}, {lat}) is not a longitude and a latitude in degrees"
        ));
    }
    Ok(Coord { x: lon, y: lat })
}
