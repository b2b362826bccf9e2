//! Why a draft cannot be changed so.

use super::ChangePlace;

/// Why a draft cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// The text is no TOML.
    #[error("the text of the plan has to be put right first: {0}")]
    Toml(String),
    /// Acts or changes are written in one line, which is left to an editor.
    #[error("acts and changes are written as lists; write them as [[acts]] and [[acts.changes]]")]
    Form,
    /// There is no such act.
    #[error("the plan has no act {}", .0 + 1)]
    NoAct(usize),
    /// There is no such change.
    #[error("act {} has no change {}", .0.act + 1, .0.change + 1)]
    NoChange(ChangePlace),
    /// A key that no act has, or that a draft does not set.
    #[error("`{0}` is not set in an act")]
    ActKey(String),
    /// No day.
    #[error("`{0}` is not a day; write YYYY-MM-DD")]
    Day(String),
    /// No change: an object with one key is asked for.
    #[error("a change is an object with one key, as the plan writes it")]
    Change,
    /// A value that a plan cannot hold.
    #[error("a value of the change cannot be written in a plan")]
    Value,
}
