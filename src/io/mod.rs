//! Reading and writing: one file per format.
//!
//! Readers keep coordinates exactly as they are written and say which file,
//! feature or line is wrong. Warnings are values; nothing here prints.

mod ahead;
mod feature;
mod geojson;
mod geometry;
mod json;
mod number;
mod output_dir;
mod pbf;
mod points;
mod shapefile;
mod source;
mod text;
mod write;
mod write_geojson;

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use self::feature::{Feature, FeatureGeometry, FeatureTable, SourceFile, value_text};
pub use self::geojson::parse_features;
pub use self::output_dir::OutputDir;
pub use self::pbf::{OsmRestriction, OsmRoads, OsmWay, Tags, read_osm_roads, sha256_file};
pub use self::points::{PointTable, parse_points, point_columns, separator_of};
pub use self::shapefile::{ShapefileParts, parse_shapefile};
pub use self::write::{AtomicFile, OutputError, write_atomic};
pub use self::write_geojson::{GeoJsonWriter, write_features};

/// Stands before the text in some files.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why an input cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The file cannot be opened or read.
    #[error("{file}: {error}")]
    Open {
        /// The file.
        file: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The file's contents are not what they should be.
    #[error("{file}: {message}")]
    Content {
        /// The file.
        file: String,
        /// What is wrong, where, and what to do.
        message: String,
    },
}

impl InputError {
    /// An error about the contents of a file.
    pub fn content(file: &str, message: impl Into<String>) -> Self {
        Self::Content {
            file: file.to_owned(),
            message: message.into(),
        }
    }
}

/// The bytes of a file.
///
/// # Errors
/// If it cannot be opened or read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    fs::read(path).map_err(|error| InputError::Open {
        file: path.display().to_string(),
        error,
    })
}

/// The text of a file in UTF-8; a byte order mark is taken off.
///
/// # Errors
/// If it cannot be read, or where it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, InputError> {
    let label = path.display().to_string();
    let text = String::from_utf8(read_bytes(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        InputError::content(
            &label,
            format!("byte {at} is not UTF-8; save the file as UTF-8"),
        )
    })?;
    Ok(text
        .strip_prefix('\u{feff}')
        .map_or_else(|| text.clone(), str::to_owned))
}

/// Boundaries or other features, by the ending of the file: `.geojson`,
/// `.json`, either with `.gz`, or `.shp`.
///
/// # Errors
/// If the ending is unknown or the contents are not what they should be.
pub fn read_boundaries(path: &Path) -> Result<FeatureTable, InputError> {
    read(path, true)
}

/// As [`read_boundaries`], but GeoJSON without its checksum, which would take part of
/// the time: for work that keeps no record of what it read.
///
/// # Errors
/// Those of [`read_boundaries`].
pub fn read_boundaries_unrecorded(path: &Path) -> Result<FeatureTable, InputError> {
    read(path, false)
}

fn read(path: &Path, checksum: bool) -> Result<FeatureTable, InputError> {
    let label = path.display().to_string();
    let name = label.to_lowercase();
    if name.ends_with(".shp") {
        return shapefile::read(path);
    }
    let packed = name.ends_with(".gz");
    let known = [".geojson", ".json", ".geojson.gz", ".json.gz"];
    if !known.iter().any(|ending| name.ends_with(ending)) {
        let message = "the ending is not known; boundaries are read from .geojson, .json, .geojson.gz and .shp";
        return Err(InputError::content(&label, message));
    }
    let take = |text| geojson::read_features(text, &label);
    let (mut table, sha256) = source::with_text_of(path, packed, checksum, take)?;
    let name = label.clone();
    let source = sha256.map(|sha256| SourceFile { name, sha256 });
    table.sources.extend(source);
    Ok(table)
}

/// Numbers in a text: the first ten, and how many more there are.
pub(crate) fn listed(numbers: &[usize]) -> String {
    let shown: Vec<String> = numbers.iter().take(10).map(usize::to_string).collect();
    match numbers.len().saturating_sub(10) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// SHA-256 in hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
