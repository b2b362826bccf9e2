//! From a table of features to a coverage that keeps their fields.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::outlines::{Outlines, no_field};
use crate::coverage::{BuildError, Coverage, RingPlace, Space, UnitIndex, valid_shapes};
use crate::io::{FeatureTable, Row, listed, value_text};
use crate::msg;
use crate::words::Message;

/// Features whose polygons make a coverage.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    /// The file, as errors name it.
    pub label: String,
    /// What identifies each feature, where it says so.
    pub ids: Vec<Option<Value>>,
    /// The fields of each feature.
    pub fields: Vec<Map<String, Value>>,
    /// The land of each feature, as unit of the same index.
    pub coverage: Coverage,
    /// What was changed or left out on reading.
    pub warnings: Vec<Message>,
    /// Whether the land of each feature was a valid shape as it was read.
    pub(super) valid_shapes: bool,
}

/// Why features do not make a coverage, or a field cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BoundariesError {
    /// The file has no features.
    #[error("{file}: there are no features")]
    Empty {
        /// The file.
        file: String,
    },
    /// A feature is a point or a line.
    #[error("{file}: feature {feature} is a {kind}; boundaries are polygons, take it out")]
    NotPolygons {
        /// The file.
        file: String,
        /// The feature, counted from 1.
        feature: usize,
        /// What it is.
        kind: &'static str,
    },
    /// A ring cannot be used.
    #[error("{file}: {place}: {what}")]
    Ring {
        /// The file.
        file: String,
        /// Feature, part, ring and vertex, counted from 1.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// The same land is there twice.
    #[error("{file}: features {first} and {second} are the same polygon; take one out")]
    Duplicate {
        /// The file.
        file: String,
        /// One feature, counted from 1.
        first: usize,
        /// The other feature, counted from 1.
        second: usize,
    },
    /// A field is missing.
    #[error(
        "{file}: feature {feature} {} `{field}`; its fields are {fields}",
        lack(.empty)
    )]
    NoField {
        /// The file.
        file: String,
        /// The feature, counted from 1.
        feature: usize,
        /// The field.
        field: String,
        /// Whether it has the field, without a text or a number there.
        empty: bool,
        /// The fields that it has.
        fields: String,
    },
}

impl Boundaries {
    /// Makes the coverage of the features of a file; `label` names it in errors.
    ///
    /// A feature without a geometry is a unit without land, with a warning.
    ///
    /// # Errors
    /// No features, a feature that is a point or a line, a ring that is none.
    pub fn new(table: FeatureTable, label: &str) -> Result<Boundaries, BoundariesError> {
        Self::of(Outlines::new(table, label)?)
    }

    /// Makes the coverage of outlines.
    ///
    /// # Errors
    /// No features, or a ring that is none.
    pub fn of(outlines: Outlines) -> Result<Boundaries, BoundariesError> {
        let label = outlines.label;
        if outlines.rows.is_empty() {
            return Err(BoundariesError::Empty { file: label });
        }
        let count = outlines.rows.len();
        let (mut ids, mut fields) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut shapes = Vec::with_capacity(count);
        for row in outlines.rows {
            ids.push(row.id);
            fields.push(row.properties);
            shapes.push(row.land);
        }
        // One thread is enough to build; the others look at the shapes meanwhile.
        let (coverage, valid_shapes) = rayon::join(
            || Coverage::build(&shapes),
            || valid_shapes(Space::Geographic, &shapes),
        );
        let coverage = coverage.map_err(|error| ring_error(&label, &error))?;
        // Giving back the memory of many rings takes a while, and nobody waits for it.
        rayon::spawn(move || drop(shapes));
        let mut warnings = outlines.warnings;
        warnings.extend(landless(&coverage));
        Ok(Boundaries {
            label,
            ids,
            fields,
            coverage,
            warnings,
            valid_shapes,
        })
    }

    /// The features in the types of the crate `geojson`, each land as the coverage
    /// holds it.
    pub fn to_geojson(&self) -> geojson::FeatureCollection {
        let fields = self.ids.iter().zip(&self.fields);
        let rows = fields.zip(self.coverage.polygons());
        let rows = rows.map(|((id, properties), land)| Row {
            id: id.clone(),
            properties: properties.clone(),
            land,
        });
        rows.map(|row| geojson::Feature::from(&row)).collect()
    }

    /// Looks for features with exactly the same land.
    ///
    /// # Errors
    /// [`BoundariesError::Duplicate`] names the first two.
    pub fn without_duplicates(&self) -> Result<(), BoundariesError> {
        let mut seen: FxHashMap<[u64; 3], Vec<UnitIndex>> = FxHashMap::default();
        for unit in self.coverage.units() {
            let Some(key) = self.coverage.land_key(unit) else {
                continue;
            };
            let twins = seen.entry(key).or_default();
            let same =
                |other: &&UnitIndex| self.coverage.polygon(**other) == self.coverage.polygon(unit);
            if let Some(first) = twins.iter().find(same) {
                return Err(BoundariesError::Duplicate {
                    file: self.label.clone(),
                    first: first.index() + 1,
                    second: unit.index() + 1,
                });
            }
            twins.push(unit);
        }
        Ok(())
    }

    /// A field of a feature (from 0) as text.
    ///
    /// # Errors
    /// If the feature does not have it, or has null or a list there.
    pub fn text(&self, feature: usize, field: &str) -> Result<String, BoundariesError> {
        let properties = &self.fields[feature];
        let found = properties.get(field).and_then(value_text);
        found.ok_or_else(|| self.no_field(feature, field))
    }

    pub(super) fn no_field(&self, feature: usize, field: &str) -> BoundariesError {
        no_field(&self.label, feature, &self.fields[feature], field)
    }
}

fn lack(empty: &bool) -> &'static str {
    if *empty {
        "has neither text nor a number in the field"
    } else {
        "has no field"
    }
}

fn landless(coverage: &Coverage) -> Option<Message> {
    let units = coverage.units();
    let empty: Vec<usize> = units
        .filter(|&unit| coverage.is_empty_unit(unit))
        .map(|unit| unit.index() + 1)
        .collect();
    (!empty.is_empty()).then(|| msg!("layer-landless", features = listed(&empty)))
}

fn ring_error(label: &str, error: &BuildError) -> BoundariesError {
    let (place, what) = match error {
        BuildError::NotFinite(v) => (
            format!("{}, vertex {}", place(v.ring), v.vertex + 1),
            format!("the coordinate ({}, {}) is not finite", v.at.x, v.at.y),
        ),
        BuildError::OutOfRange(v) => (
            format!("{}, vertex {}", place(v.ring), v.vertex + 1),
            format!(
                "[{}, {}] is no longitude and latitude in degrees",
                v.at.x, v.at.y
            ),
        ),
        BuildError::TooFewVertices { ring, vertices } => (
            place(*ring),
            format!("{vertices} different vertices do not make a ring; it needs three"),
        ),
        _ => ("all features".to_owned(), error.to_string()),
    };
    BoundariesError::Ring {
        file: label.to_owned(),
        place,
        what,
    }
}

fn place(ring: RingPlace) -> String {
    format!(
        "feature {}, part {}, ring {}",
        ring.unit.index() + 1,
        ring.polygon + 1,
        ring.ring + 1
    )
}
