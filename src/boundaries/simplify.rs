//! Features with fewer vertices, neighbours kept together.

use super::Row;
use super::load::{Boundaries, BoundariesError};
use crate::coverage::{Simplification, SimplifyReport};

/// Simplified features, and what was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Simplified {
    /// The features in their order, with their fields.
    pub features: Vec<Row>,
    /// Vertices and areas before and after.
    pub report: SimplifyReport,
}

/// Leaves vertices out; every feature, part and hole stays.
///
/// # Errors
/// The same polygon twice.
pub fn simplify(
    mut boundaries: Boundaries,
    how: Simplification,
) -> Result<Simplified, BoundariesError> {
    boundaries.without_duplicates()?;
    let report = boundaries.coverage.simplify(how);
    let shapes = boundaries.coverage.polygons();
    let features = boundaries.fields.into_iter().zip(shapes).collect();
    Ok(Simplified { features, report })
}
