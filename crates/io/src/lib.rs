//! Reading and writing: one file per format.
//!
//! Readers keep coordinates exactly as they are written and say which file,
//! feature or line is wrong. Warnings are values; nothing here prints.

mod ahead;
mod bare_feature;
mod by_ending;
mod convert;
mod crs;
mod csv_features;
mod csv_line;
mod dbf;
mod document;
mod encoding;
mod engine;
mod exact;
mod feature;
mod flat;
mod flatgeobuf;
mod format;
mod frame;
mod geojson;
mod geojson_lines;
mod geometry;
mod geometry_reader;
#[cfg(feature = "geopackage")]
mod geopackage;
#[cfg(feature = "parquet")]
mod geoparquet;
mod json;
mod kind;
mod kml;
mod number;
mod output_dir;
mod parts;
mod pbf;
mod people;
pub mod place;
mod points;
mod raster;
mod said;
mod schema;
mod shape_record;
mod shapefile;
mod shp;
mod sink;
mod source;
mod text;
mod text_table;
mod topojson;
mod wkb;
mod wkt;
mod write;
mod write_dbf;
mod write_geojson;
mod write_shapefile;
mod xlsx;
mod xml;
mod zip;
mod zipped;

use std::fs;
use std::path::Path;

use aimaq_words::{Message, Tell, Told, msg};
use sha2::{Digest, Sha256};

pub use self::by_ending::{
    each_feature, is_feature_file, read_any, read_endings, readable, written_endings,
};
pub use self::convert::{ConvertError, parse_small, read_small};
pub use self::crs::{Crs, CrsError, NoPlace};
pub use self::csv_features::parse_rows;
pub use self::csv_line::csv_line;
pub use self::document::{AboutDocument, Block, docx, markdown};
pub use self::engine::built;
pub use self::feature::{Feature, FeatureGeometry, FeatureTable, Row, SourceFile, value_text};
pub use self::flatgeobuf::parse_flatgeobuf;
pub use self::format::{About, FORMATS, Format, Holds, Layer, ReadOptions, WriteLayer, Written};
pub use self::geojson::parse_features;
pub use self::geojson_lines::parse_lines;
#[cfg(feature = "geopackage")]
pub use self::geopackage::{Look, Mark, Rgb, geopackage};
#[cfg(feature = "parquet")]
pub use self::geoparquet::ParquetPeople;
pub use self::kml::parse_kml;
pub use self::output_dir::OutputDir;
pub use self::output_dir::sweep_all;
pub use self::pbf::{OsmRestriction, OsmRoads, OsmWay, Tags, read_osm_roads, sha256_file};
pub use self::people::{PeopleReader, PeopleRow};
pub use self::points::{Lines, PointColumns, not_utf8};
pub use self::points::{PointTable, parse_points, point_columns};
pub use self::raster::{PeopleRaster, RasterSource, is_raster};
pub use self::said::{Said, SaidOf};
pub use self::shapefile::{ShapefileParts, parse_shapefile, parse_shapefile_as};
pub use self::text_table::{TextTable, parse_table};
pub use self::topojson::parse_topojson;
pub use self::wkb::{WkbReader, wkb};
pub use self::write::{AtomicFile, OutputError, Outputs, write_atomic};
pub use self::write_geojson::{GeoJsonWriter, write_features};
pub use self::xlsx::{NumberForm, Sheet, SheetCell, workbook};

/// Stands before the text in some files.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Why an input cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum InputError {
    /// The file cannot be opened or read.
    Open {
        /// The file.
        file: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The file's contents are not what they should be.
    Content {
        /// The file.
        file: String,
        /// What is wrong, where, and what to do.
        message: Message,
    },
}

impl Tell for InputError {
    fn told(&self) -> Told {
        match self {
            Self::Open { file, error } => error.told().in_file(file),
            Self::Content { file, message } => Told::new(message.clone()).in_file(file),
        }
    }
}

impl InputError {
    /// An error about the contents of a file.
    pub fn content(file: &str, message: impl Into<Message>) -> Self {
        Self::Content {
            file: file.to_owned(),
            message: message.into(),
        }
    }

    /// An error about a line of a file, from 1.
    pub fn in_line(file: &str, line: u64, what: impl Into<Message>) -> Self {
        let line = line.to_string();
        Self::content(file, msg!("error-line", line = line, said = what.into()))
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

/// The text of a file in UTF-8; a byte order mark is taken off. Of a spreadsheet it is
/// its only sheet as comma-separated text.
///
/// # Errors
/// If it cannot be read, or where it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, InputError> {
    read_text_in(path, None)
}

/// The text of a file in an encoding, or in UTF-8; a byte order mark is taken off, and a
/// spreadsheet is a table of text.
///
/// # Errors
/// If it cannot be read, or where it is not in that encoding; says which one it may be
/// in.
pub fn read_text_in(path: &Path, encoding: Option<&str>) -> Result<String, InputError> {
    if Format::of(path).is_some_and(|format| format.holds == Holds::Sheet) {
        return xlsx::as_csv(path);
    }
    text_in(read_bytes(path)?, encoding, &path.display().to_string())
}

/// Bytes as text in an encoding, or in UTF-8; a byte order mark is taken off.
fn text_in(bytes: Vec<u8>, encoding: Option<&str>, label: &str) -> Result<String, InputError> {
    if let Some(name) = encoding {
        let text = encoding::known(name).and_then(|encoding| encoding::text(&bytes, encoding));
        return text.map_err(|what| InputError::content(label, what));
    }
    let mut text = String::from_utf8(bytes)
        .map_err(|error| InputError::content(label, encoding::not_utf8(error.as_bytes())))?;
    if text.starts_with('\u{feff}') {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(text)
}

/// Boundaries or other features, in any of the [`FORMATS`] that holds them.
///
/// # Errors
/// If the ending is unknown or the contents are not what they should be.
pub fn read_boundaries(path: &Path) -> Result<FeatureTable, InputError> {
    let options = ReadOptions {
        checksum: true,
        ..ReadOptions::default()
    };
    read_boundaries_as(path, &options)
}

/// As [`read_boundaries`], by what is said of the file beside its name.
///
/// # Errors
/// Those of [`read_boundaries`].
pub fn read_boundaries_as(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
    by_ending::read(path, "boundaries", options)
}

/// As [`read_boundaries`], but GeoJSON without its checksum, which would take part of
/// the time: for work that keeps no record of what it read.
///
/// # Errors
/// Those of [`read_boundaries`].
pub fn read_boundaries_unrecorded(path: &Path) -> Result<FeatureTable, InputError> {
    read_boundaries_as(path, &ReadOptions::default())
}

/// Numbers of features: the first ten, and how many more there are.
pub fn listed(numbers: &[usize]) -> aimaq_words::Value {
    let (shown, more) = numbers.split_at(numbers.len().min(10));
    let shown: Vec<String> = shown.iter().map(usize::to_string).collect();
    let names = shown.join(", ");
    match more.len() {
        0 => names.into(),
        n => aimaq_words::msg!("warning-and-more", names = names, n = n).into(),
    }
}

/// SHA-256 in hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
