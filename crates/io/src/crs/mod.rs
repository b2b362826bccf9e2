//! Coordinate reference systems: from what a file says of its coordinates to longitude
//! and latitude on WGS 84.
//!
//! A definition is well-known text of either version, PROJJSON, or a code of the EPSG
//! register. Coordinates that are on WGS 84 already, or on a datum that is taken for it,
//! keep every bit.

mod conic;
mod datum;
mod definition;
mod ellipsoid;
mod epsg;
mod from_wkt;
mod polyconic;
mod projection;
mod projjson;
mod round;
mod transverse;
mod wkt;

use aimaq_words::{Tell, Told};
use serde_json::Value;

use self::datum::to_wgs84;
use self::definition::{DEGREE, Definition, Shift};
use crate::place::{LonLat, NotOnEarth};
use aimaq_words::msg;
use aimaq_words::{Message, at_most};

/// A coordinate reference system from which there is a way to WGS 84.
#[derive(Debug, Clone, PartialEq)]
pub struct Crs {
    definition: Definition,
    shift: Shift,
}

/// Why a coordinate reference system cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct CrsError {
    /// What it is called, or the beginning of its text.
    name: String,
    /// What is wrong.
    what: Message,
}

impl Tell for CrsError {
    fn told(&self) -> Told {
        Told::new(msg!("error-crs", name = &self.name, what = &self.what))
    }
}

/// Why a pair of numbers has no place.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum NoPlace {
    /// The numbers are no longitude and latitude.
    NotOnEarth(#[from] NotOnEarth),
    /// The numbers lie outside of what the system can show.
    Outside {
        /// The first number.
        x: f64,
        /// The second number.
        y: f64,
    },
}

impl Tell for NoPlace {
    fn told(&self) -> Told {
        match self {
            Self::NotOnEarth(error) => Told::new(error.message()),
            Self::Outside { x, y } => Told::new(msg!(
                "error-crs-outside",
                x = x.to_string(),
                y = y.to_string(),
            )),
        }
    }
}

impl Crs {
    /// Reads a definition: well-known text, PROJJSON, `EPSG:4326`, a URN or an address
    /// of the register.
    ///
    /// # Errors
    /// If it is none of these, or no way is known from it to WGS 84.
    pub fn parse(text: &str) -> Result<Self, CrsError> {
        let text = text
            .trim_start_matches('\u{feff}')
            .trim_matches(['\0', ' ', '\n', '\r', '\t']);
        let definition = if text.starts_with('{') {
            match serde_json::from_str(text) {
                Ok(json) => return Self::projjson(&json),
                Err(_) => Err(msg!("error-crs-json")),
            }
        } else if is_crs84(text) {
            epsg::definition(4326)
        } else if let Some(code) = code(text) {
            epsg::definition(code)
        } else {
            from_wkt::definition(text)
        };
        Self::of(definition, || {
            let quoted = text.split('"').nth(1).unwrap_or(text);
            quoted.chars().take(60).collect()
        })
    }

    /// The system of a code of the EPSG register.
    ///
    /// # Errors
    /// If the code is not among those that are known here.
    pub fn epsg(code: u32) -> Result<Self, CrsError> {
        Self::of(epsg::definition(code), || format!("EPSG:{code}"))
    }

    /// The system that PROJJSON defines.
    ///
    /// # Errors
    /// If it defines none, or no way is known from it to WGS 84.
    pub fn projjson(json: &Value) -> Result<Self, CrsError> {
        let name = || {
            json.get("name")
                .and_then(Value::as_str)
                .unwrap_or("unnamed")
                .to_owned()
        };
        Self::of(projjson::definition(json), name)
    }

    fn of(
        definition: Result<Definition, Message>,
        name: impl FnOnce() -> String,
    ) -> Result<Self, CrsError> {
        let made = definition.and_then(|definition| {
            let shift = definition.geographic.shift()?;
            Ok(Self { definition, shift })
        });
        made.map_err(|what| CrsError { name: name(), what })
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.definition.name
    }

    /// Whether its coordinates are longitude and latitude in degrees from Greenwich that
    /// are taken as they are.
    pub fn is_lon_lat(&self) -> bool {
        let geographic = &self.definition.geographic;
        self.definition.plane.is_none()
            && geographic.meridian == 0.0
            && geographic.angle == DEGREE
            && matches!(self.shift, Shift::None | Shift::Near(_))
    }

    /// Whether its coordinates are lengths on a plane.
    pub fn is_plane(&self) -> bool {
        self.definition.plane.is_some()
    }

    /// The place of a pair of coordinates.
    ///
    /// # Errors
    /// If they have none.
    #[inline]
    pub fn place(&self, x: f64, y: f64) -> Result<LonLat, NoPlace> {
        if self.is_lon_lat() {
            return Ok(LonLat::new(x, y)?);
        }
        self.moved(x, y).ok_or(NoPlace::Outside { x, y })
    }

    fn moved(&self, x: f64, y: f64) -> Option<LonLat> {
        let geographic = &self.definition.geographic;
        let (lon, lat) = match &self.definition.plane {
            Some((projection, metres)) => projection.inverse(x * metres, y * metres),
            None => (x * geographic.angle, y * geographic.angle),
        };
        let lon = lon + geographic.meridian;
        let (lon, lat) = match &self.shift {
            Shift::None | Shift::Near(_) => (lon, lat),
            Shift::Known(datum) => match &datum.shift {
                Some(shift) => to_wgs84(lon, lat, geographic.ellipsoid, shift),
                None => (lon, lat),
            },
            Shift::Stated(shift) => to_wgs84(lon, lat, geographic.ellipsoid, shift),
        };
        let (lon, lat) = (lon.to_degrees(), lat.to_degrees());
        // Grids reach beyond the antimeridian.
        let lon = match lon {
            lon if lon > 180.0 && lon < 540.0 => lon - 360.0,
            lon if lon < -180.0 && lon > -540.0 => lon + 360.0,
            lon => lon,
        };
        LonLat::new(lon, lat).ok()
    }

    /// What should be said of coordinates that came from it: none for WGS 84 itself.
    pub fn note(&self) -> Option<Message> {
        let name = self.name();
        let (datum, metres) = match &self.shift {
            Shift::None if self.is_lon_lat() => return None,
            Shift::None => return Some(msg!("read-crs", name = name)),
            Shift::Stated(_) => return Some(msg!("read-crs-stated", name = name)),
            Shift::Near(datum) => {
                let metres = at_most(datum.metres, 1);
                return Some(msg!(
                    "read-crs-near",
                    name = name,
                    datum = datum.name,
                    metres = metres
                ));
            }
            Shift::Known(datum) => (datum.name, at_most(datum.metres, 1)),
        };
        Some(msg!(
            "read-crs-shifted",
            name = name,
            datum = datum,
            metres = metres
        ))
    }
}

/// Longitude and latitude on WGS 84 in this order, as it is called.
fn is_crs84(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    text.ends_with("CRS84") || text == "WGS84" || text == "WGS 84"
}

/// The code in `EPSG:4326`, `4326`, a URN or an address.
fn code(text: &str) -> Option<u32> {
    let upper = text.to_ascii_uppercase();
    if upper == "ESRI:54009" {
        return Some(54009);
    }
    let named = upper.starts_with("EPSG:")
        || upper.starts_with("URN:OGC:DEF:CRS:EPSG:")
        || upper.starts_with("URN:X-OGC:DEF:CRS:EPSG:")
        || upper.contains("OPENGIS.NET/") && upper.contains("EPSG");
    let digits = if named {
        upper.rsplit([':', '/', '#']).next()?
    } else {
        upper.as_str()
    };
    digits.parse().ok()
}
