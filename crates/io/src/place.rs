//! A place on earth, checked once.

use aimaq_words::{Lang, Message, Value, msg, say};
use geo_types::Coord;

/// Degrees beyond ±180 or ±90 that are rounding and nothing else: a ten-thousandth
/// of a millimetre on the ground.
const ROUNDING: f64 = 1e-9;

/// Longitude and latitude on WGS 84 in degrees, within ±180 and ±90.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat(Coord<f64>);

/// What is no place on earth.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{}", say(&self.message(), Lang::EN))]
pub struct NotOnEarth {
    /// What was given as longitude.
    pub lon: f64,
    /// What was given as latitude.
    pub lat: f64,
}

/// A number as it is written, but with its power of ten where it has very many digits.
fn short(number: f64) -> String {
    match number.abs() {
        small if small < 1e15 && (small == 0.0 || small > 1e-15) => number.to_string(),
        _ => format!("{number:e}"),
    }
}

impl NotOnEarth {
    /// The sentence, to be said in any language.
    pub fn message(&self) -> Message {
        let (lon, lat) = (short(self.lon), short(self.lat));
        msg!("place-not-on-earth", lon = lon, lat = lat, why = self.why())
    }

    /// What such a pair of numbers mostly is, and what to do.
    fn why(&self) -> Value {
        let (lon, lat) = (self.lon.abs(), self.lat.abs());
        if !(lon.is_finite() && lat.is_finite()) {
            "".into()
        } else if lat <= 90.0 && lon <= 360.0 {
            msg!("place-range").into()
        } else if lon <= 90.0 && lat <= 180.0 {
            msg!("place-swapped").into()
        } else {
            msg!("place-projected").into()
        }
    }
}

impl LonLat {
    /// Checks the ranges. What is beyond a limit by rounding only is moved to it;
    /// longitudes from 180 to 360 are those that far west of 360.
    ///
    /// # Errors
    /// If a number is out of its range, or none.
    #[inline]
    pub fn new(lon: f64, lat: f64) -> Result<Self, NotOnEarth> {
        if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
            return Ok(Self(Coord { x: lon, y: lat }));
        }
        rounded(lon, lat)
    }

    /// Longitude in degrees.
    pub fn lon(self) -> f64 {
        self.0.x
    }

    /// Latitude in degrees.
    pub fn lat(self) -> f64 {
        self.0.y
    }

    /// As a coordinate: x is the longitude, y the latitude.
    #[inline]
    pub fn coord(self) -> Coord<f64> {
        self.0
    }
}

#[cold]
fn rounded(lon: f64, lat: f64) -> Result<LonLat, NotOnEarth> {
    let near = |value: f64, most: f64| value.abs() <= most + ROUNDING;
    if near(lon, 180.0) && near(lat, 90.0) {
        let (x, y) = (lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0));
        return Ok(LonLat(Coord { x, y }));
    }
    if lon > 180.0 && lon <= 360.0 && near(lat, 90.0) {
        let (x, y) = (lon - 360.0, lat.clamp(-90.0, 90.0));
        return Ok(LonLat(Coord { x, y }));
    }
    Err(NotOnEarth { lon, lat })
}

impl TryFrom<Coord<f64>> for LonLat {
    type Error = NotOnEarth;

    fn try_from(at: Coord<f64>) -> Result<Self, NotOnEarth> {
        Self::new(at.x, at.y)
    }
}

impl From<LonLat> for Coord<f64> {
    fn from(at: LonLat) -> Self {
        at.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_are_on_earth_and_what_rounding_adds_is_taken_off() {
        let at = |x, y| LonLat::new(x, y).map(LonLat::coord);
        assert_eq!(at(180.0, -90.0), Ok(Coord { x: 180.0, y: -90.0 }));
        let rounded = at(180.000_000_000_000_06, 90.000_000_000_000_02);
        assert_eq!(rounded, Ok(Coord { x: 180.0, y: 90.0 }));
        for (x, y) in [
            (-180.001, 0.0),
            (360.001, 0.0),
            (0.0, 90.001),
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
        ] {
            assert!(at(x, y).is_err(), "{x} {y}");
        }
    }

    #[test]
    fn longitudes_up_to_360_are_western_ones() {
        let west = LonLat::new(185.5, -16.0).map(LonLat::lon);
        assert_eq!(west, Ok(-174.5));
    }

    #[test]
    fn the_error_says_what_the_numbers_look_like() {
        let error = |x, y| LonLat::new(x, y).expect_err("no place").to_string();
        assert!(error(-181.0, 50.0).contains("0 to 360"));
        assert!(error(51.2, 112.0).contains("longitude comes first"));
        assert!(error(500_000.0, 1.0).contains("look projected"));
    }
}
