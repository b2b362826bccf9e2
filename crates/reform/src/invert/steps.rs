//! What undoes one change, and what it leaves.

use crate::plan::Change;

/// The changes that undo one change, in order, and what they leave.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// The changes.
    pub(super) changes: Vec<Change>,
    /// What no plan can take away; it matters only if it was not made by the plan
    /// itself.
    pub(super) left: Vec<Permanent>,
}

impl Steps {
    pub(super) fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    pub(super) fn try_push(&mut self, change: Result<Change, Permanent>) {
        match change {
            Ok(change) => self.changes.push(change),
            Err(left) => self.left.push(left),
        }
    }
}

impl From<Vec<Change>> for Steps {
    fn from(changes: Vec<Change>) -> Self {
        Self {
            changes,
            left: Vec::new(),
        }
    }
}

impl From<Change> for Steps {
    fn from(change: Change) -> Self {
        vec![change].into()
    }
}

/// What a change gave and no plan can take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Permanent {
    #[error("it had no code before, and no plan can take a code away")]
    Code,
    #[error("it had no seat before, and no plan can take a seat away")]
    Seat,
    #[error("it had no centre before, and no plan can take a centre away")]
    Centre,
}

/// Why no plan can undo a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Irreversible {
    /// A name that cannot be looked up; what the lookup says.
    #[error("{0}")]
    Unknown(String),
    #[error("no unit went on")]
    NoUnitContinues,
    #[error("no region went on")]
    NoRegionContinues,
    #[error("{0} had no seat, and a new unit needs one")]
    NoSeat(String),
    #[error("{0} had no centre, and a new region needs one")]
    NoCentre(String),
    #[error("{0} had no units, and a new region needs one")]
    NoUnits(String),
}

/// What undoes a change, or why nothing does.
pub(super) type Inverted = Result<Steps, Irreversible>;
