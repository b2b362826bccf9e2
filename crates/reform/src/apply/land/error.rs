//! Why the land of a unit cannot be divided as the plan asks.

use aimaq_coverage::{BuildError, CutError};
use aimaq_io::built;
use aimaq_words::{Message, at_most, msg, number};

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

impl DivideError {
    /// What is wrong, to be said in any language.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::NothingForPart => msg!("divide-nothing-for-part"),
            Self::NothingLeft => msg!("divide-nothing-left"),
            Self::NoLand => msg!("divide-no-land"),
            Self::EmptyOutlines => msg!("divide-empty-outlines"),
            Self::Cut(error) => cut(error),
            Self::Outlines(error) => msg!("divide-outlines", said = built(error)),
        }
    }
}

fn cut(error: &CutError) -> Message {
    match error {
        CutError::NoFeature { .. } => msg!("divide-no-boundaries"),
        CutError::Misses { .. } => msg!("divide-misses"),
        CutError::OnlyTouches { .. } => msg!("divide-touches"),
        CutError::EmptyPart { .. } => msg!("divide-empty-part"),
        CutError::Sliver {
            area_km2, width_m, ..
        } => msg!(
            "divide-sliver",
            km2 = number(*area_km2, 6),
            metres = at_most(*width_m, 6)
        ),
        other => msg!("divide-cut", said = other.to_string()),
    }
}
