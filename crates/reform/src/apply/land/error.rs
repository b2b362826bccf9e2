//! Why the land of a unit cannot be divided as the plan asks.

use std::fmt;

use aimaq_coverage::{BuildError, CutError};

/// Why the land of a unit cannot be divided, in the words of a plan.
#[derive(Debug)]
pub(super) enum DivideError {
    /// A part gets nothing.
    NothingForPart,
    /// All land goes to the parts.
    NothingLeft,
    /// The unit has people and no land.
    NoLand,
    /// The outlines of lower units enclose nothing.
    EmptyOutlines,
    /// The land cannot be cut.
    Cut(CutError),
    /// The outlines do not form a coverage.
    Outlines(BuildError),
}

impl From<CutError> for DivideError {
    fn from(error: CutError) -> Self {
        Self::Cut(error)
    }
}

impl From<BuildError> for DivideError {
    fn from(error: BuildError) -> Self {
        Self::Outlines(error)
    }
}

impl fmt::Display for DivideError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingForPart => out.write_str("no land goes to the part"),
            Self::NothingLeft => out.write_str("no land is left for the rest"),
            Self::NoLand => out.write_str("the unit has no land"),
            Self::EmptyOutlines => out.write_str("the outlines have no land"),
            Self::Cut(error) => cut(error, out),
            Self::Outlines(error) => error.fmt(out),
        }
    }
}

fn cut(error: &CutError, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    match error {
        CutError::NoFeature { .. } => out.write_str("its boundaries are not known"),
        CutError::Misses { .. } => out.write_str("the cut does not reach its land"),
        CutError::OnlyTouches { .. } => {
            out.write_str("the cut touches its land and does not divide it")
        }
        CutError::EmptyPart { .. } => out.write_str("a part would have no land"),
        CutError::Sliver {
            area_km2, width_m, ..
        } => write!(
            out,
            "a part would be a sliver of {area_km2:.6} km², narrower than {width_m} m"
        ),
        other => write!(out, "{other}"),
    }
}
