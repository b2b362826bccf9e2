//! A boundary file as units: features with polygons, and a name for each.

use std::path::Path;

use aimaq::boundaries::{Outlines, Row};
use aimaq::io::ReadOptions;
use geo_types::MultiPolygon;
use serde_json::{Map, Value};

use super::layer::outlines;
use super::{Console, Failure};

/// Units of a boundary file, one for each feature.
pub(crate) struct Units {
    /// What a unit is called: the text of the key field, else its number.
    pub(crate) labels: Vec<String>,
    pub(crate) fields: Vec<Fields>,
    pub(crate) shapes: Vec<MultiPolygon<f64>>,
}

/// What a feature has beside its geometry.
pub(crate) struct Fields {
    id: Option<Value>,
    pub(crate) properties: Map<String, Value>,
}

impl Fields {
    /// The feature with other land.
    pub(crate) fn with(self, land: MultiPolygon<f64>) -> Row {
        Row {
            id: self.id,
            properties: self.properties,
            land,
        }
    }
}

/// Reads the units; `key` is the field that names them, `by` the one that groups
/// them, which is given as well.
pub(crate) fn read_units(
    path: &Path,
    key: Option<&str>,
    by: Option<&str>,
    options: &ReadOptions,
    console: &Console,
) -> Result<(Units, Option<Vec<String>>), Failure> {
    let outlines = outlines(path, options, console)?;
    let labels = outlines.names(key)?;
    let groups = by.map(|by| outlines.texts(by)).transpose()?;
    Ok((units(outlines, labels), groups))
}

fn units(outlines: Outlines, labels: Vec<String>) -> Units {
    let parts = outlines.rows.into_iter().map(|row| {
        let fields = Fields {
            id: row.id,
            properties: row.properties,
        };
        (fields, row.land)
    });
    let (fields, shapes) = parts.unzip();
    Units {
        labels,
        fields,
        shapes,
    }
}
