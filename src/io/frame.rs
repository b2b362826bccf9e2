//! Where the numbers of a file lie on earth.

use geo_types::Coord;

use super::format::ReadOptions;
use super::prj::other_system;
use crate::place::LonLat;
use crate::words::Message;

/// Names of longitude and latitude on WGS 84.
const KNOWN: [&str; 8] = [
    "EPSG:4326",
    "EPSG::4326",
    "EPSG/0/4326",
    "4326",
    "OGC:CRS84",
    "OGC::CRS84",
    "CRS84",
    "WGS84",
];

/// Takes the positions of a file to longitude and latitude.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame;

impl Frame {
    /// Of a coordinate reference system: an authority with a code, a URN, or well-known
    /// text; none is taken as longitude and latitude.
    ///
    /// # Errors
    /// If positions of that system cannot be taken there; says what to do.
    pub(super) fn of(definition: Option<&str>) -> Result<Frame, String> {
        let Some(text) = definition.map(str::trim).filter(|text| !text.is_empty()) else {
            return Ok(Frame);
        };
        let upper = text.to_uppercase();
        if KNOWN.iter().any(|known| upper.ends_with(known)) {
            return Ok(Frame);
        }
        let name = match text.contains('[') {
            true => other_system(text),
            false => Some(text.chars().take(80).collect()),
        };
        match name {
            None => Ok(Frame),
            Some(name) => Err(format!(
                "its coordinate reference system is `{name}`; reproject it to WGS 84 longitude and latitude"
            )),
        }
    }

    /// Of what was said of a file, else of what it declares itself.
    ///
    /// # Errors
    /// Those of [`Frame::of`].
    pub(super) fn with(options: &ReadOptions, declared: Option<&str>) -> Result<Frame, String> {
        Self::of(options.crs.as_deref().or(declared))
    }

    /// The place of a position.
    ///
    /// # Errors
    /// If it is none on earth; says what the numbers look like.
    #[inline]
    pub(super) fn place(&self, x: f64, y: f64) -> Result<Coord<f64>, String> {
        match LonLat::new(x, y) {
            Ok(at) => Ok(at.coord()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Whether positions are changed.
    pub(super) fn moves(&self) -> bool {
        false
    }

    /// What is to be said of the positions.
    pub(super) fn note(&self) -> Option<Message> {
        None
    }
}
