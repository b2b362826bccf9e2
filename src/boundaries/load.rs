//! From a table of features to a coverage that keeps their fields.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::outlines::{Outlines, no_field};
use crate::coverage::{
    BuildError, Coverage, RingPlace, Space, UnitIndex, VertexPlace, valid_shapes,
};
use crate::io::{FeatureTable, Row, built, listed, value_text};
use crate::msg;
use crate::words::{Message, Tell, Told};

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
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum BoundariesError {
    /// The file has no features.
    Empty {
        /// The file.
        file: String,
    },
    /// A feature is a point or a line.
    NotPolygons {
        /// The file.
        file: String,
        /// The feature, counted from 1.
        feature: usize,
        /// What it is.
        kind: &'static str,
    },
    /// A ring cannot be used.
    Ring {
        /// The file.
        file: String,
        /// Feature, part, ring and vertex, counted from 1.
        place: Message,
        /// What is wrong.
        what: Message,
    },
    /// The same land is there twice.
    Duplicate {
        /// The file.
        file: String,
        /// One feature, counted from 1.
        first: usize,
        /// The other feature, counted from 1.
        second: usize,
    },
    /// A field is missing.
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

impl Tell for BoundariesError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Empty { file } => msg!("error-no-features", file = file),
            Self::NotPolygons {
                file,
                feature,
                kind,
            } => msg!(
                "error-not-polygons",
                file = file,
                feature = feature.to_string(),
                kind = *kind,
            ),
            Self::Ring { file, place, what } => {
                msg!("error-ring", file = file, place = place, what = what)
            }
            Self::Duplicate {
                file,
                first,
                second,
            } => msg!(
                "error-same-polygon",
                file = file,
                first = first.to_string(),
                second = second.to_string(),
            ),
            Self::NoField {
                file,
                feature,
                field,
                empty,
                fields,
            } => {
                let feature = feature.to_string();
                match empty {
                    true => msg!(
                        "error-feature-empty-field",
                        file = file,
                        feature = feature,
                        field = field,
                        fields = fields,
                    ),
                    false => msg!(
                        "error-feature-no-field",
                        file = file,
                        feature = feature,
                        field = field,
                        fields = fields,
                    ),
                }
            }
        })
    }
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
            vertex(*v),
            msg!(
                "error-vertex-finite",
                x = v.at.x.to_string(),
                y = v.at.y.to_string(),
            ),
        ),
        BuildError::OutOfRange(v) => (
            vertex(*v),
            msg!(
                "error-vertex-range",
                x = v.at.x.to_string(),
                y = v.at.y.to_string(),
            ),
        ),
        BuildError::TooFewVertices { ring, vertices } => (
            place(*ring),
            msg!("error-few-vertices", vertices = *vertices),
        ),
        _ => (msg!("error-all-features"), built(error)),
    };
    BoundariesError::Ring {
        file: label.to_owned(),
        place,
        what,
    }
}

fn vertex(at: VertexPlace) -> Message {
    let vertex = (at.vertex + 1).to_string();
    msg!("error-place-vertex", ring = place(at.ring), vertex = vertex)
}

fn place(ring: RingPlace) -> Message {
    msg!(
        "error-place-ring",
        feature = (ring.unit.index() + 1).to_string(),
        part = (ring.polygon + 1).to_string(),
        ring = (ring.ring + 1).to_string(),
    )
}
