//! Why a draft cannot be changed so.

use aimaq_words::{Message, Tell, Told, msg};

use super::ChangePlace;

/// Why a draft cannot be changed so.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum DraftError {
    /// The text is no TOML.
    Toml(Message),
    /// Acts or changes are written in one line, which is left to an editor.
    Form,
    /// There is no such act.
    NoAct(usize),
    /// There is no such change.
    NoChange(ChangePlace),
    /// A key that no act has, or that a draft does not set.
    ActKey(String),
    /// No day.
    Day(String),
    /// No change: an object with one key is asked for.
    Change,
    /// A value that a plan cannot hold.
    Value,
}

impl Tell for DraftError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::Toml(said) => msg!("error-draft-toml", said = said),
            Self::Form => msg!("error-draft-form"),
            Self::NoAct(act) => msg!("error-draft-no-act", act = (act + 1).to_string()),
            Self::NoChange(at) => msg!(
                "error-draft-no-change",
                act = (at.act + 1).to_string(),
                change = (at.change + 1).to_string(),
            ),
            Self::ActKey(key) => msg!("error-draft-key", key = key),
            Self::Day(day) => msg!("error-draft-day", day = day),
            Self::Change => msg!("error-draft-change"),
            Self::Value => msg!("error-draft-value"),
        })
    }
}
