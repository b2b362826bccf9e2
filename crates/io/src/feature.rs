//! Features: a geometry with properties.

use aimaq_words::Message;
use geo_types::{Coord, LineString, MultiPolygon};
use serde_json::{Map, Value};

/// Features of a file.
#[derive(Debug, Clone, Default)]
pub struct FeatureTable {
    /// The features, in the order of the file.
    pub features: Vec<Feature>,
    /// What was changed or left out on reading, each a sentence.
    pub warnings: Vec<Message>,
    /// Every file that was read.
    pub sources: Vec<SourceFile>,
    /// The least and the greatest longitude of all positions, where the reader noted them.
    pub longitudes: Option<[f64; 2]>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path as given.
    pub name: String,
    /// SHA-256 of its bytes in hexadecimal digits.
    pub sha256: String,
}

/// A geometry with properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feature {
    /// What identifies it, where it says so: a string or a number.
    pub id: Option<Value>,
    /// The geometry.
    pub geometry: FeatureGeometry,
    /// The properties, in the order of the file.
    pub properties: Map<String, Value>,
}

/// A feature with land, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What identifies it, where it says so: a string or a number.
    pub id: Option<Value>,
    /// The properties, in their order.
    pub properties: Map<String, Value>,
    /// The land; without any the geometry is null.
    pub land: MultiPolygon<f64>,
}

impl From<(Map<String, Value>, MultiPolygon<f64>)> for Row {
    fn from((properties, land): (Map<String, Value>, MultiPolygon<f64>)) -> Self {
        Self {
            id: None,
            properties,
            land,
        }
    }
}

/// A geometry in degrees of longitude and latitude, by what it consists of.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum FeatureGeometry {
    /// None.
    #[default]
    Nothing,
    /// One or more points.
    Points(Vec<Coord<f64>>),
    /// One or more lines.
    Lines(Vec<LineString<f64>>),
    /// One or more polygons.
    Polygons(MultiPolygon<f64>),
}

/// A value as text: a string without the space around it, a number as it is
/// written but for a fraction of nothing, `true` or `false`; none for the rest.
pub fn value_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => {
            let text = number.to_string();
            Some(text.strip_suffix(".0").unwrap_or(&text).to_owned())
        }
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

impl Feature {
    /// A property as text: a string as it is, a number as it is written.
    pub fn text(&self, field: &str) -> Option<String> {
        let value = self.properties.get(field)?;
        Some(value).filter(|v| !v.is_boolean()).and_then(value_text)
    }

    /// The names of the properties.
    pub fn field_names(&self) -> Vec<&str> {
        self.properties.keys().map(String::as_str).collect()
    }

    /// The polygons; empty if the geometry has none.
    pub fn into_polygons(self) -> MultiPolygon<f64> {
        match self.geometry {
            FeatureGeometry::Polygons(polygons) => polygons,
            _ => MultiPolygon::new(Vec::new()),
        }
    }

    /// The lines; empty if the geometry has none.
    pub fn into_lines(self) -> Vec<LineString<f64>> {
        match self.geometry {
            FeatureGeometry::Lines(lines) => lines,
            _ => Vec::new(),
        }
    }

    /// The points; empty if the geometry has none.
    pub fn points(&self) -> &[Coord<f64>] {
        match &self.geometry {
            FeatureGeometry::Points(points) => points,
            _ => &[],
        }
    }
}
