//! The formats of files, each listed once: what tells them apart, who reads them and
//! who writes them. Endings, dispatch, errors and help all follow from the list.

use std::io::Write;
use std::path::Path;

use geo_types::{Coord, LineString, MultiPolygon};
use serde_json::{Map, Value};

use super::by_ending::{ends_with, not_built, writable};
use super::feature::{Feature, FeatureGeometry, FeatureTable, Row};
use super::said::Said;
use super::sink::Sink;
use super::write::OutputError;
use super::{
    InputError, csv_features, flatgeobuf, geojson, geojson_lines, kml, shapefile, topojson, xlsx,
    zipped,
};
use aimaq_words::Message;

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
    /// Reads a file.
    pub read: fn(&Path, &ReadOptions) -> Result<FeatureTable, InputError>,
    /// Reads a file feature by feature, where that is more than reading it whole.
    pub(super) stream: Option<Stream>,
    /// Writes features.
    pub write: Option<WriteLayer>,
}

/// What is asked of a reader beside the file.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// Whether the checksum of the file is wanted, which takes part of the time.
    pub checksum: bool,
    /// The layer that is read, where a file holds several.
    pub layer: Option<String>,
    /// The encoding of the text, where the file does not say or says it wrong.
    pub encoding: Option<String>,
    /// The coordinate reference system, where the file does not say or says it wrong: a
    /// code, a definition, or the name of a file with one.
    pub crs: Option<String>,
    /// Whether features that cannot be read are named and left out.
    pub partial: bool,
}

impl ReadOptions {
    /// Of a file, by what is said of files.
    pub fn said(encoding: &Said, crs: &Said, file: &Path) -> Self {
        Self {
            encoding: encoding.of(file).map(str::to_owned),
            crs: crs.of(file).map(str::to_owned),
            ..Self::default()
        }
    }
}

/// Reads the features of a file into a sink; none where the file turns out to be in another
/// format, and nothing of it was taken.
pub(super) type Stream =
    fn(&Path, &ReadOptions, Sink<'_>) -> Result<Option<FeatureTable>, InputError>;

/// Writes a layer.
pub type WriteLayer = fn(&mut dyn Write, Layer<'_>, &About<'_>) -> std::io::Result<Written>;

/// What is written beside the features.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// What the layer is called, where the format has names for layers.
    pub name: &'a str,
    /// A note, where the format has room for one.
    pub note: Option<&'a Value>,
    /// Steps along the longer side of the extent to which coordinates are rounded, where
    /// the format can do so.
    pub steps: Option<u32>,
    /// The name of the file, whose ending says in which form of the format it is written.
    pub file: &'a str,
}

impl<'a> About<'a> {
    /// The layer is called as its file, without the endings.
    pub fn of(path: &'a Path) -> Self {
        let file = path.file_name().and_then(|name| name.to_str());
        let name = file.and_then(|name| name.split('.').find(|part| !part.is_empty()));
        Self {
            name: name.unwrap_or("layer"),
            file: file.unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Whether the file ends so, in any case.
    pub(super) fn ends_with(&self, ending: &str) -> bool {
        ends_with(Path::new(self.file), &[ending])
    }
}

/// What came of writing a layer, beside the bytes.
#[derive(Debug, Default)]
pub struct Written {
    /// Files that belong beside it: ending and bytes.
    pub beside: Vec<(&'static str, Vec<u8>)>,
    /// What could not be kept, each a sentence.
    pub lost: Vec<Message>,
}

/// What a format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Features of any geometry.
    Features,
    /// Rows of a table as text, points by two of its columns.
    Points,
    /// Rows of a table in a form of its own.
    Sheet,
}

/// Features to be written.
#[derive(Debug, Clone, Copy)]
pub enum Layer<'a> {
    /// Features with land.
    Rows(&'a [Row]),
    /// Features of any geometry.
    Features(&'a [Feature]),
}

/// A feature of a layer, whatever it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) id: Option<&'a Value>,
    pub(super) properties: &'a Map<String, Value>,
    pub(super) shape: Shape<'a>,
}

/// The geometry of a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape<'a> {
    Nothing,
    Points(&'a [Coord<f64>]),
    Lines(&'a [LineString<f64>]),
    Polygons(&'a MultiPolygon<f64>),
}

impl<'a> From<&'a FeatureGeometry> for Shape<'a> {
    fn from(geometry: &'a FeatureGeometry) -> Self {
        match geometry {
            FeatureGeometry::Points(points) if !points.is_empty() => Shape::Points(points),
            FeatureGeometry::Lines(lines) if !lines.is_empty() => Shape::Lines(lines),
            FeatureGeometry::Polygons(land) if !land.0.is_empty() => Shape::Polygons(land),
            _ => Shape::Nothing,
        }
    }
}

impl<'a> Layer<'a> {
    /// How many features there are.
    pub fn len(&self) -> usize {
        match self {
            Layer::Rows(rows) => rows.len(),
            Layer::Features(features) => features.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The features in their order.
    pub(super) fn items(&self) -> impl Iterator<Item = Item<'a>> + Clone + use<'a> {
        let layer = *self;
        (0..layer.len()).map(move |at| match layer {
            Layer::Rows(rows) => Item::of_row(&rows[at]),
            Layer::Features(features) => Item::of_feature(&features[at]),
        })
    }
}

impl<'a> Item<'a> {
    fn of_row(row: &'a Row) -> Self {
        let shape = match row.land.0.is_empty() {
            true => Shape::Nothing,
            false => Shape::Polygons(&row.land),
        };
        Self {
            id: row.id.as_ref(),
            properties: &row.properties,
            shape,
        }
    }

    fn of_feature(feature: &'a Feature) -> Self {
        Self {
            id: feature.id.as_ref(),
            properties: &feature.properties,
            shape: Shape::from(&feature.geometry),
        }
    }
}

/// Every format that is read. The first is also what is written to stdout.
pub static FORMATS: &[&Format] = &[
    &geojson::FORMAT,
    &geojson_lines::FORMAT,
    &topojson::FORMAT,
    &shapefile::FORMAT,
    &zipped::SHAPEFILE,
    &zipped::FORMAT,
    #[cfg(feature = "geopackage")]
    &super::geopackage::FORMAT,
    #[cfg(feature = "parquet")]
    &super::geoparquet::FORMAT,
    &flatgeobuf::FORMAT,
    &kml::FORMAT,
    &kml::ZIPPED,
    &csv_features::FORMAT,
    &xlsx::FORMAT,
];

impl Format {
    /// The format of a file by its ending.
    pub fn of(path: &Path) -> Option<&'static Format> {
        let mut formats = FORMATS.iter().copied();
        formats.find(|format| ends_with(path, format.endings))
    }

    /// Whether a note stands beside features that are written.
    pub fn keeps_notes(&self) -> bool {
        matches!(self.name, "GeoJSON" | "TopoJSON")
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
        let mut formats = FORMATS.iter().copied();
        let found = formats.find(|f| f.write.is_some() && ends_with(path, f.written));
        found.ok_or_else(|| match not_built(path) {
            Some(what) => OutputError::at(path, aimaq_words::Sentence(what).into()),
            None => OutputError::ending(path, writable()),
        })
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
        for name in ["x.xyz", "x.txt", "x.csv.gz"] {
            let error = Format::written_to(Path::new(name)).expect_err("refused");
            assert!(
                error.to_string().contains(".geojson, .json, .geojson.gz"),
                "{error}"
            );
        }
        for name in [
            "x.GeoJSON",
            "x.json",
            "x.json.gz",
            "dir.d/x",
            "x.fgb",
            "x.csv",
        ] {
            assert!(Format::written_to(Path::new(name)).is_ok(), "{name}");
        }
    }
}
