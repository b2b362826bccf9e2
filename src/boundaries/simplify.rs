//! Features with fewer vertices, neighbours kept together.

use super::Row;
use super::engine::simplified;
use super::load::{Boundaries, BoundariesError};
use crate::coverage::{self, Simplification, SimplifyReport};
use crate::words::{Tell, Told};

/// Simplified features, and what was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Simplified {
    /// The features in their order, with their fields.
    pub features: Vec<Row>,
    /// What was kept and what was left out.
    pub report: SimplifyReport,
}

/// Why features cannot be simplified.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum SimplifyError {
    /// The boundaries do not do.
    Boundaries(#[from] BoundariesError),
    /// What came out is more than what went in with vertices left out, or less.
    Ledger {
        /// The file.
        file: String,
        /// What differs.
        error: coverage::SimplifyError,
    },
}

impl Tell for SimplifyError {
    fn told(&self) -> Told {
        match self {
            Self::Boundaries(error) => error.told(),
            Self::Ledger { file, error } => Told::new(simplified(error)).in_file(file),
        }
    }
}

/// Leaves vertices out; every feature, part and hole stays.
///
/// # Errors
/// The same polygon twice; a part or hole that would lose its land.
pub fn simplify(
    mut boundaries: Boundaries,
    how: Simplification,
) -> Result<Simplified, SimplifyError> {
    boundaries.without_duplicates()?;
    let report = boundaries.coverage.simplify(how);
    let report = report.map_err(|error| SimplifyError::Ledger {
        file: boundaries.label.clone(),
        error,
    })?;
    let shapes = boundaries.coverage.polygons();
    let fields = boundaries.ids.into_iter().zip(boundaries.fields);
    let features = fields.zip(shapes).map(|((id, properties), land)| Row {
        id,
        properties,
        land,
    });
    Ok(Simplified {
        features: features.collect(),
        report,
    })
}
