//! A boundary file as units: features with polygons, and a name for each.

use std::path::Path;

use aimaq::io::{Feature, FeatureGeometry, read_boundaries_unrecorded, value_text};
use aimaq::words::{Lang, say};
use geo_types::MultiPolygon;
use serde_json::{Map, Value};

use super::{Console, Failure};

/// Units of a boundary file, one for each feature.
pub(crate) struct Units {
    /// What a unit is called: the text of the key field, else its number.
    pub(crate) labels: Vec<String>,
    pub(crate) properties: Vec<Map<String, Value>>,
    pub(crate) shapes: Vec<MultiPolygon<f64>>,
}

/// Reads the units; `key` is the field that names them.
pub(crate) fn read_units(
    path: &Path,
    key: Option<&str>,
    console: &Console,
) -> Result<Units, Failure> {
    let table = read_boundaries_unrecorded(path)?;
    for warning in &table.warnings {
        let warning = say(warning, Lang::EN);
        console.warn(&format!("{}: {warning}", path.display()));
    }
    let mut units = Units {
        labels: Vec::new(),
        properties: Vec::new(),
        shapes: Vec::new(),
    };
    for (number, feature) in (1..).zip(table.features) {
        let place = format!("{}: feature {number}", path.display());
        units.labels.push(label(&feature, number, key, &place)?);
        units.shapes.push(polygons(feature.geometry, &place)?);
        units.properties.push(feature.properties);
    }
    Ok(units)
}

impl Units {
    /// The group of each unit: the text of a field, or its first characters.
    pub(crate) fn groups(&self, by: &str, prefix: Option<usize>) -> Result<Vec<String>, Failure> {
        let group = |unit: usize| {
            let fields = &self.properties[unit];
            let text = fields.get(by).and_then(value_text);
            let text = text.ok_or_else(|| {
                let names: Vec<&str> = fields.keys().map(String::as_str).collect();
                let place = format!("feature {} ({})", unit + 1, self.labels[unit]);
                Failure::new(format!("{place} has no text or number in the field `{by}`"))
                    .hint(format!("its fields are {}", names.join(", ")))
            })?;
            Ok(text.chars().take(prefix.unwrap_or(usize::MAX)).collect())
        };
        (0..self.labels.len()).map(group).collect()
    }
}

fn label(
    feature: &Feature,
    number: usize,
    key: Option<&str>,
    place: &str,
) -> Result<String, Failure> {
    let Some(key) = key else {
        return Ok(format!("#{number}"));
    };
    feature.text(key).ok_or_else(|| {
        let fields = feature.field_names().join(", ");
        Failure::new(format!(
            "{place} has no text or number in the field `{key}`"
        ))
        .hint(format!("its fields are {fields}"))
    })
}

fn polygons(geometry: FeatureGeometry, place: &str) -> Result<MultiPolygon<f64>, Failure> {
    match geometry {
        FeatureGeometry::Polygons(shape) => Ok(shape),
        FeatureGeometry::Nothing => Ok(MultiPolygon::new(Vec::new())),
        FeatureGeometry::Points(_) | FeatureGeometry::Lines(_) => Err(Failure::new(format!(
            "{place} has no polygons; boundaries are polygons or multipolygons"
        ))),
    }
}

/// Whether a path ends as boundary files do.
pub(crate) fn is_boundary_file(path: &str) -> bool {
    let name = path.to_lowercase();
    [".geojson", ".json", ".gz", ".shp"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
