//! What a change is about: a unit or a region, never both and never neither.

use std::convert::Infallible;

use aimaq_words::{Message, msg};
use toml::Spanned;

/// The unit or the region that a change is about, as the plan names it.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A unit, by path, alias or code.
    Unit(Spanned<String>),
    /// A region, by name, alias or code.
    Region(Spanned<String>),
}

/// Why the keys of a change do not say what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Both keys are there.
    #[error("the change names both a `unit` and a `region`")]
    Both,
    /// No key is there.
    #[error("the change names neither a `unit` nor a `region`")]
    Neither,
}

/// A change that the file writes as it is cannot fail.
impl From<Infallible> for TargetError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl TargetError {
    /// The sentence, to be said in any language.
    pub fn message(self) -> Message {
        match self {
            Self::Both => msg!("problem-both-targets"),
            Self::Neither => msg!("problem-no-target"),
        }
    }

    /// What to do about it.
    pub fn hint(self) -> Message {
        match self {
            Self::Both => msg!("hint-leave-one-out"),
            Self::Neither => msg!("hint-add-target"),
        }
    }
}

/// The two keys of a file, of which one is there.
pub(super) type Keys = (Option<Spanned<String>>, Option<Spanned<String>>);

impl Target {
    /// The target of the keys `unit` and `region`.
    pub(super) fn of((unit, region): Keys) -> Result<Self, TargetError> {
        match (unit, region) {
            (Some(unit), None) => Ok(Self::Unit(unit)),
            (None, Some(region)) => Ok(Self::Region(region)),
            (Some(_), Some(_)) => Err(TargetError::Both),
            (None, None) => Err(TargetError::Neither),
        }
    }

    /// The keys `unit` and `region`.
    pub(super) fn keys(self) -> Keys {
        match self {
            Self::Unit(name) => (Some(name), None),
            Self::Region(name) => (None, Some(name)),
        }
    }
}
