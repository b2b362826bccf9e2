//! The features of a file as outlines of units: what every reader of boundaries
//! starts from. Whether they make a coverage is not asked here.

use geo_types::MultiPolygon;
use rayon::prelude::*;
use serde_json::{Map, Value};

use super::BoundariesError;
use crate::coverage::{crosses_180, cut_at_180};
use crate::io::{Feature, FeatureGeometry, FeatureTable, Row, SourceFile, listed, value_text};
use crate::msg;
use crate::words::Message;

/// Outlines with their fields, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Outlines {
    /// The file, as errors name it.
    pub label: String,
    /// The features; one without a geometry has no land.
    pub rows: Vec<Row>,
    /// What was changed or left out on reading, each a sentence.
    pub warnings: Vec<Message>,
    /// Every file that was read.
    pub sources: Vec<SourceFile>,
}

impl Outlines {
    /// Of the features of a file; `label` names it in errors.
    ///
    /// # Errors
    /// A feature that is a point or a line.
    pub fn new(table: FeatureTable, label: &str) -> Result<Self, BoundariesError> {
        // In this order they are put where the features were, without memory of their own.
        let rows = table.features.into_iter().enumerate().map(|(i, feature)| {
            row(feature).map_err(|kind| BoundariesError::NotPolygons {
                file: label.to_owned(),
                feature: i + 1,
                kind,
            })
        });
        let mut rows: Vec<Row> = rows.collect::<Result<_, _>>()?;
        let mut warnings = table.warnings;
        // Where all longitudes lie within half a turn, no edge goes farther.
        let all = table.longitudes;
        if all.is_none_or(|[west, east]| east - west > 180.0 || east > 180.0) {
            warnings.extend(within_180(&mut rows));
        }
        Ok(Self {
            label: label.to_owned(),
            rows,
            warnings,
            sources: table.sources,
        })
    }

    /// The warnings, each with the name of the file.
    pub fn named_warnings(&self) -> impl Iterator<Item = Message> + '_ {
        let label = &self.label;
        let warnings = self.warnings.iter();
        warnings.map(move |said| msg!("read-of", file = label, said = said))
    }

    /// What each feature is called: the text of a field, or its number from 1.
    ///
    /// # Errors
    /// If a feature does not have the field, or has neither text nor number there.
    pub fn names(&self, key: Option<&str>) -> Result<Vec<String>, BoundariesError> {
        match key {
            Some(key) => self.texts(key),
            None => Ok((1..=self.rows.len()).map(|n| format!("#{n}")).collect()),
        }
    }

    /// A field of each feature as text.
    ///
    /// # Errors
    /// If a feature does not have it, or has neither text nor number there.
    pub fn texts(&self, field: &str) -> Result<Vec<String>, BoundariesError> {
        let text = |(i, row): (usize, &Row)| {
            let found = row.properties.get(field).and_then(value_text);
            found.ok_or_else(|| no_field(&self.label, i, &row.properties, field))
        };
        self.rows.iter().enumerate().map(text).collect()
    }

    /// The land of each feature with the text of a field.
    ///
    /// # Errors
    /// Those of [`Outlines::texts`].
    pub fn keyed(self, key: &str) -> Result<Vec<(String, MultiPolygon<f64>)>, BoundariesError> {
        let keys = self.texts(key)?;
        Ok(keys
            .into_iter()
            .zip(self.rows.into_iter().map(|row| row.land))
            .collect())
    }
}

/// Cuts at the antimeridian what is drawn across it, and says which features.
fn within_180(rows: &mut [Row]) -> Option<Message> {
    // Here all vertices are seen for the first time, which takes longer than to look at them.
    let across: Vec<bool> = rows.par_iter().map(|row| crosses_180(&row.land)).collect();
    let mut cut = Vec::new();
    let numbered = (1..).zip(rows).zip(across);
    for ((number, row), _) in numbered.filter(|(_, across)| *across) {
        // What cannot be cut is left for `check` and `clean` to judge.
        if let Ok(land) = cut_at_180(&row.land) {
            row.land = land;
            cut.push(number);
        }
    }
    (!cut.is_empty()).then(|| msg!("read-across-180", features = listed(&cut)))
}

fn row(feature: Feature) -> Result<Row, &'static str> {
    let land = match feature.geometry {
        FeatureGeometry::Polygons(shape) => shape,
        FeatureGeometry::Nothing => MultiPolygon::new(Vec::new()),
        FeatureGeometry::Points(_) => return Err("point"),
        FeatureGeometry::Lines(_) => return Err("line"),
    };
    Ok(Row {
        id: feature.id,
        properties: feature.properties,
        land,
    })
}

/// The error about a field that a feature (from 0) does not have.
pub(super) fn no_field(
    label: &str,
    feature: usize,
    properties: &Map<String, Value>,
    field: &str,
) -> BoundariesError {
    let names: Vec<&str> = properties.keys().map(String::as_str).collect();
    BoundariesError::NoField {
        file: label.to_owned(),
        feature: feature + 1,
        field: field.to_owned(),
        empty: properties.contains_key(field),
        fields: if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        },
    }
}
