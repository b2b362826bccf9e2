//! What the engine refuses, in the words of every language; it has none itself.

use crate::coverage::{self, BuildError, CheckError, CleanError, LedgerError};
use crate::io::built;
use crate::msg;
use crate::words::{Message, Tell, Told};

/// What the engine refuses, as an error of this library.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{0}")]
#[non_exhaustive]
pub enum EngineError {
    /// Polygons make no coverage.
    Build(#[from] BuildError),
    /// They cannot be cleaned.
    Clean(#[from] CleanError),
    /// They cannot be checked.
    Check(#[from] CheckError),
}

impl Tell for EngineError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Build(error) => built(error),
            Self::Clean(error) => cleaned(error),
            Self::Check(error) => checked(error),
        })
    }
}

/// Why boundaries cannot be cleaned.
pub fn cleaned(error: &CleanError) -> Message {
    let said = error.to_string();
    match error {
        CleanError::Build(error) => built(error),
        CleanError::Option { option, value } => msg!(
            "error-engine-option",
            said = said,
            option = *option,
            value = value.to_string(),
        ),
        CleanError::Tangled { x, y } => tangled(said, *x, *y),
        CleanError::Restless {
            snap_m,
            before,
            after,
        } => msg!(
            "error-engine-restless",
            said = said,
            metres = snap_m.to_string(),
            before = *before,
            after = *after,
        ),
        CleanError::Ledger { .. } => msg!("error-engine-area", said = said),
        CleanError::OuterBorder { x, y } => border(said, *x, *y),
        CleanError::UnitLost { unit } => {
            msg!("error-engine-lost", said = said, unit = unit.to_string())
        }
        _ => other(said),
    }
}

/// Why boundaries cannot be checked.
pub fn checked(error: &CheckError) -> Message {
    match error {
        CheckError::Build(error) => built(error),
        CheckError::Tangled { x, y } => tangled(error.to_string(), *x, *y),
        _ => other(error.to_string()),
    }
}

/// Why units cannot be joined.
pub(super) fn joined_up(error: &LedgerError) -> Message {
    let said = error.to_string();
    match error {
        LedgerError::Area { .. } => msg!("error-engine-area", said = said),
        LedgerError::OuterBorder { x, y } => border(said, *x, *y),
        LedgerError::Group { unit, .. } => {
            msg!("error-engine-group", said = said, unit = unit.to_string())
        }
        _ => other(said),
    }
}

/// Why boundaries cannot be simplified.
pub(super) fn simplified(error: &coverage::SimplifyError) -> Message {
    use coverage::SimplifyError as Error;
    let said = error.to_string();
    match error {
        Error::Option { option, value } => msg!(
            "error-engine-option",
            said = said,
            option = *option,
            value = value.to_string(),
        ),
        Error::TooFar { x, y, .. } | Error::Neighbours { x, y } | Error::Vertices { x, y } => msg!(
            "error-engine-simplify",
            said = said,
            x = x.to_string(),
            y = y.to_string(),
        ),
        Error::Count { before, after, .. } => msg!(
            "error-engine-count",
            said = said,
            before = *before,
            after = *after,
        ),
        Error::Land { unit, x, y } => msg!(
            "error-engine-simplify-land",
            said = said,
            unit = unit.to_string(),
            x = x.to_string(),
            y = y.to_string(),
        ),
        Error::Together { x, y } => msg!(
            "error-engine-simplify-together",
            said = said,
            x = x.to_string(),
            y = y.to_string(),
        ),
        _ => other(said),
    }
}

fn tangled(said: String, x: f64, y: f64) -> Message {
    let (x, y) = (x.to_string(), y.to_string());
    msg!("error-engine-tangled", said = said, x = x, y = y)
}

fn border(said: String, x: f64, y: f64) -> Message {
    let (x, y) = (x.to_string(), y.to_string());
    msg!("error-engine-border", said = said, x = x, y = y)
}

fn other(said: String) -> Message {
    msg!("error-engine-other", said = said)
}
