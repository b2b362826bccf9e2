//! Why a unit was not cut.

use super::super::noding::Unsettled;
use super::super::{BuildError, UnitIndex};

/// Why a unit was not cut. The coverage is then as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CutError {
    /// No such unit, or one without a feature.
    #[error("unit {unit} has no polygon to cut")]
    NoFeature {
        /// The unit's index.
        unit: UnitIndex,
    },
    /// Fewer than two parts are asked for.
    #[error("a cut needs at least two centres or outlines; there are {given}")]
    TooFewParts {
        /// How many were given.
        given: usize,
    },
    /// The cutter does not meet the unit.
    #[error("the cut misses unit {unit}: no part of it reaches the unit's land")]
    Misses {
        /// The unit's index.
        unit: UnitIndex,
    },
    /// The cutter meets the unit only along its border, or ends inside it.
    #[error("the cut only touches unit {unit}: it does not divide the unit's land")]
    OnlyTouches {
        /// The unit's index.
        unit: UnitIndex,
    },
    /// A part would have no land.
    #[error("part {part} of unit {unit} would have no land")]
    EmptyPart {
        /// The unit's index.
        unit: UnitIndex,
        /// The part's index.
        part: usize,
    },
    /// A part would be a sliver.
    #[error(
        "part {part} of unit {unit} would be a sliver of {area_km2:.6} km², narrower than {width_m} m"
    )]
    Sliver {
        /// The unit's index.
        unit: UnitIndex,
        /// The part's index.
        part: usize,
        /// The part's area, km².
        area_km2: f64,
        /// The least mean width, metres.
        width_m: f64,
    },
    /// A coordinate or weight of the cutter is not finite.
    #[error("the cutter has a coordinate or weight that is not finite")]
    NotFinite,
    /// Edges that could not be cut clear of each other.
    #[error(
        "edges near ({x}, {y}) could not be cut clear of each other; clean the boundaries first"
    )]
    Tangled {
        /// First coordinate.
        x: f64,
        /// Second coordinate.
        y: f64,
    },
    /// Area went missing.
    #[error(
        "area is not conserved by the cut of unit {unit}: {before} square units of the coordinates before, {after} after"
    )]
    Ledger {
        /// The unit's index.
        unit: UnitIndex,
        /// Square units of the coordinates before.
        before: f64,
        /// Square units of the coordinates after.
        after: f64,
    },
    /// The parts have another border than the unit.
    #[error(
        "the outer border is not conserved by the cut of unit {unit}: it differs at ({x}, {y}); the unit crosses itself, so clean the boundaries first"
    )]
    OuterBorder {
        /// The unit's index.
        unit: UnitIndex,
        /// First coordinate of the first edge that differs.
        x: f64,
        /// Second coordinate of it.
        y: f64,
    },
    /// The parts could not be put back.
    #[error("the parts do not make a coverage")]
    Build(#[from] BuildError),
}

impl From<Unsettled> for CutError {
    fn from(Unsettled(p): Unsettled) -> CutError {
        CutError::Tangled { x: p.x, y: p.y }
    }
}
