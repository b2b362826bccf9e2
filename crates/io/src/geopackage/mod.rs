//! GeoPackage (OGC 12-128): a database of layers.

mod binary;
mod look;
mod read;
mod write;

use super::format::{Format, Holds};

pub use look::{Look, Mark, Rgb};
pub use write::geopackage;

/// GeoPackage; one layer is read, and one is written, or several by [`geopackage`].
pub(super) static FORMAT: Format = Format {
    name: "GeoPackage",
    holds: Holds::Features,
    endings: &[".gpkg"],
    written: &[".gpkg"],
    read: read::read,
    stream: None,
    write: Some(write::write),
};

/// A name as SQL quotes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
