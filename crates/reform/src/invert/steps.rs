//! What undoes one change, and what it leaves.

use crate::plan::Change;
use aimaq_territory::Names;
use aimaq_words::{Message, msg};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Permanent {
    Code,
    Seat,
    Centre,
}

impl Permanent {
    /// The sentence, to be said in any language.
    pub(super) fn message(self) -> Message {
        match self {
            Self::Code => msg!("undo-code"),
            Self::Seat => msg!("undo-seat"),
            Self::Centre => msg!("undo-centre"),
        }
    }
}

/// Why no plan can undo a change.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Irreversible {
    /// A name that cannot be looked up; what the lookup says.
    Unknown(Message),
    NoUnitContinues,
    NoRegionContinues,
    NoSeat(Names),
    NoCentre(Names),
    NoUnits(Names),
}

impl Irreversible {
    /// The sentence, to be said in any language.
    pub(super) fn message(self) -> Message {
        match self {
            Self::Unknown(said) => said,
            Self::NoUnitContinues => msg!("undo-no-unit"),
            Self::NoRegionContinues => msg!("undo-no-region"),
            Self::NoSeat(unit) => msg!("undo-no-seat", unit = unit),
            Self::NoCentre(region) => msg!("undo-no-centre", region = region),
            Self::NoUnits(region) => msg!("undo-no-units", region = region),
        }
    }
}

/// What undoes a change, or why nothing does.
pub(super) type Inverted = Result<Steps, Irreversible>;
