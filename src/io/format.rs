//! The formats of files, each listed once: what tells them apart, who reads them and
//! who writes them. Endings, dispatch, errors and help all follow from the list.

use std::io::Write;
use std::path::Path;

use serde_json::Value;

use super::feature::{Feature, FeatureTable, Row};
use super::write::OutputError;
use super::{InputError, geojson, geojson_lines, points, shapefile};

/// A format of files.
#[derive(Debug)]
pub struct Format {
    /// What people call it.
    pub name: &'static str,
    /// What it can hold.
    pub holds: Holds,
    /// Endings of its files in lower case, the usual one first.
    pub endings: &'static [&'static str],
    /// Endings that it is written under; none if it is only read.
    pub written: &'static [&'static str],
    /// Reads a file; `true` asks for the checksum of GeoJSON, which takes part of the
    /// time.
    pub read: fn(&Path, bool) -> Result<FeatureTable, InputError>,
    /// Writes features, with a note beside them.
    pub write: Option<WriteLayer>,
}

/// Writes a layer with a note beside it.
pub type WriteLayer = fn(&mut dyn Write, Layer<'_>, Option<&Value>) -> std::io::Result<()>;

/// What a format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Features of any geometry.
    Features,
    /// Rows of a table, points by two of its columns.
    Points,
}

/// Features to be written.
#[derive(Debug, Clone, Copy)]
pub enum Layer<'a> {
    /// Features with land.
    Rows(&'a [Row]),
    /// Features of any geometry.
    Features(&'a [Feature]),
}

/// Every format that is read. The first is also what is written to stdout.
pub static FORMATS: [&Format; 4] = [
    &geojson::FORMAT,
    &geojson_lines::FORMAT,
    &shapefile::FORMAT,
    &points::FORMAT,
];

impl Format {
    /// The format of a file by its ending.
    pub fn of(path: &Path) -> Option<&'static Format> {
        FORMATS
            .into_iter()
            .find(|format| ends_with(path, format.endings))
    }

    /// The format in which features are written to a file; GeoJSON where the name has
    /// no ending.
    ///
    /// # Errors
    /// If nothing is written under that ending; lists the endings there are.
    pub fn written_to(path: &Path) -> Result<&'static Format, OutputError> {
        if path.extension().is_none() {
            return Ok(&geojson::FORMAT);
        }
        let found = FORMATS
            .into_iter()
            .find(|format| format.write.is_some() && ends_with(path, format.written));
        found.ok_or_else(|| OutputError::ending(path, &written_endings()))
    }
}

fn ends_with(path: &Path, endings: &[&str]) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// The endings of files that hold features, or points as well, as a list.
pub fn read_endings(what: Holds) -> String {
    let holds = |format: &&Format| what == Holds::Points || format.holds == Holds::Features;
    let endings = FORMATS.into_iter().filter(holds).flat_map(|f| f.endings);
    in_words(&endings.copied().collect::<Vec<_>>())
}

/// The endings under which features are written, as a list.
pub fn written_endings() -> String {
    let written = FORMATS.into_iter().filter(|format| format.write.is_some());
    in_words(&written.flat_map(|f| f.written).copied().collect::<Vec<_>>())
}

fn in_words(endings: &[&str]) -> String {
    match endings {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

/// Whether a file ends as files with features do.
pub fn is_feature_file(path: &Path) -> bool {
    Format::of(path).is_some_and(|format| format.holds == Holds::Features)
}

/// Reads features; `what` says what they are in the error about an ending.
pub(super) fn read(path: &Path, what: &str, checksum: bool) -> Result<FeatureTable, InputError> {
    match Format::of(path) {
        Some(format) if format.holds == Holds::Features => (format.read)(path, checksum),
        _ => {
            let endings = read_endings(Holds::Features);
            let message = format!("the ending is not known; {what} are read from {endings}");
            Err(InputError::content(&path.display().to_string(), message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_formats_share_an_ending() {
        let all: Vec<&str> = FORMATS.iter().flat_map(|f| f.endings).copied().collect();
        for (i, ending) in all.iter().enumerate() {
            assert!(ending.starts_with('.'), "{ending}");
            assert!(!all[i + 1..].contains(ending), "{ending}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused_with_the_endings_that_can() {
        for name in ["x.gpkg", "x.shp", "x.csv", "x.geojson.gz"] {
            let error = Format::written_to(Path::new(name)).expect_err("refused");
            assert!(
                error.to_string().contains(".geojson, .json, .geojsonl"),
                "{error}"
            );
        }
        for name in ["x.GeoJSON", "x.json", "dir.d/x"] {
            assert!(Format::written_to(Path::new(name)).is_ok(), "{name}");
        }
    }
}
