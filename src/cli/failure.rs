//! What ends a command that cannot be carried out.

use std::error::Error;
use std::path::Path;

use aimaq::boundaries::EngineError;
use aimaq::draw::DrawError;
use aimaq::figures::drawing;
use aimaq::msg;
use aimaq::reform::Diagnostics;
use aimaq::words::{Message, Tell, Told};

use super::Console;

/// An error for people: what is wrong, and what to do.
#[derive(Debug)]
pub(crate) enum Failure {
    /// One message with its hints.
    Told(Told),
    /// All that is wrong with a plan, with places in its text.
    Plan(Diagnostics),
}

impl Failure {
    pub(crate) fn new(message: Message) -> Self {
        Self::told(message)
    }

    pub(crate) fn told(told: impl Into<Told>) -> Self {
        Self::Told(told.into())
    }

    /// What is wrong with the value of an option.
    pub(crate) fn at_option(option: &str, error: &impl Tell) -> Self {
        let within = |said| msg!("error-at-option", option = option, said = said);
        Self::Told(error.told().within(within))
    }

    /// A picture that cannot be made.
    pub(crate) fn undrawn(error: DrawError) -> Self {
        Self::new(drawing(&error))
    }

    /// What the engine refuses.
    pub(crate) fn engine(error: impl Into<EngineError>) -> Self {
        Self::Told(error.into().told())
    }

    /// What is wrong with a file.
    pub(crate) fn in_file(file: &Path, error: &impl Tell) -> Self {
        Self::Told(error.told().in_file(&file.display().to_string()))
    }

    /// Says what to do; the problems of a plan bring their own hints.
    pub(crate) fn hint(self, hint: Message) -> Self {
        match self {
            Self::Told(told) => Self::Told(told.hint(hint)),
            plan @ Self::Plan(_) => plan,
        }
    }

    pub(super) fn show(&self, console: &Console) {
        match self {
            Self::Told(told) => console.error(told),
            Self::Plan(found) => console.problems(found),
        }
    }
}

/// An error says its cause in its own text; only the problems of a plan, at the
/// root of some errors, are shown in their own way.
impl<E: Tell + Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        match Diagnostics::behind(&error) {
            Some(found) => Self::Plan(found.clone()),
            None => Self::Told(error.told()),
        }
    }
}
