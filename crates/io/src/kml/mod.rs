//! KML 2.2 and KMZ: places as they are shown on a globe.

mod read;
mod write;

use super::format::{Format, Holds};
use super::zipped;

pub use self::read::parse_kml;

/// KML: placemarks with points, lines and polygons.
pub(super) static FORMAT: Format = Format {
    name: "KML",
    holds: Holds::Features,
    endings: &[".kml"],
    written: &[".kml"],
    read: read::read,
    stream: None,
    write: Some(write::write),
};

/// KML in a ZIP archive.
pub(super) static ZIPPED: Format = Format {
    name: "KMZ",
    holds: Holds::Features,
    endings: &[".kmz"],
    written: &[".kmz"],
    read: zipped::read,
    stream: None,
    write: Some(write::write_zipped),
};
