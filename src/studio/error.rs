//! Why the studio cannot be opened, or does not do what is asked.

use std::path::{Path, PathBuf};

use crate::batch::JobError;
use crate::io::OutputError;
use crate::measure::ChoiceError;
use crate::msg;
use crate::reform::DraftError;
use crate::words::{Message, Tell, Told, quoted};

/// Why the studio cannot be opened, or does not do what is asked.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum StudioError {
    /// The address is taken, or none can be had.
    Address {
        /// The port that was asked for; 0 for any.
        port: u16,
        /// Why it cannot be had.
        error: std::io::Error,
    },
    /// The system gives no random bytes for the token.
    Token(String),
    /// A plan that ships would be drawn into a file that is there already.
    Exists(PathBuf),
    /// No file for a plan.
    NoPlanFile(PathBuf),
    /// The file of the plan cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file of the plan is larger than a plan is.
    TooLarge(PathBuf),
    /// The file of the plan cannot be written.
    Write(#[from] OutputError),
    /// The territory, or a file of the plan, cannot be read or applied.
    Job(#[from] JobError),
    /// The plan cannot be changed so.
    Draft(#[from] DraftError),
    /// What the page asks is no request that there is.
    Request(Message),
    /// The page was drawn from an earlier state of the plan.
    Behind,
    /// Another program has changed the file.
    Changed,
    /// There is nothing to undo or redo.
    NoStep,
    /// The changes of the last act are the least already, or cannot be made fewer.
    Tidy,
    /// A choice of centres among too many places.
    TooMany(usize, usize),
    /// No choice of centres.
    Choice(ChoiceError),
    /// What is no name of a plan in the folder.
    Name(String),
    /// There is no such unit, region or table.
    Unknown(String),
}

impl Tell for StudioError {
    fn told(&self) -> Told {
        match self {
            Self::Address { port, error } => {
                let port = port.to_string();
                let within = |said| msg!("error-studio-address", port = port, said = said);
                error.told().within(within)
            }
            Self::Token(said) => Told::new(msg!("error-studio-token", said = quoted(said))),
            Self::Exists(file) => Told::new(msg!("error-exists", file = shown(file))),
            Self::NoPlanFile(file) => Told::new(msg!("error-no-plan-file", file = shown(file))),
            Self::Read { path, error } => {
                let within = |said| msg!("error-cannot-read", file = shown(path), said = said);
                error.told().within(within)
            }
            Self::TooLarge(file) => Told::new(msg!("error-plan-too-large", file = shown(file))),
            Self::Write(error) => {
                let within = |said| msg!("error-nothing-changed", said = said);
                error.told().within(within)
            }
            Self::Job(error) => error.told(),
            Self::Draft(error) => error.told(),
            Self::Request(said) => Told::new(msg!("error-studio-request", said = said)),
            Self::Behind => Told::new(msg!("error-studio-behind")),
            Self::Changed => Told::new(msg!("error-studio-changed")),
            Self::NoStep => Told::new(msg!("error-studio-step")),
            Self::Tidy => Told::new(msg!("error-studio-tidy")),
            Self::TooMany(points, places) => Told::new(msg!(
                "error-studio-many",
                points = *points,
                places = *places,
            )),
            Self::Choice(error) => error.told(),
            Self::Name(name) => Told::new(msg!("error-studio-name", name = name)),
            Self::Unknown(name) => Told::new(msg!("error-studio-unknown", name = name)),
        }
    }
}

impl StudioError {
    /// The word by which the page knows what to do.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::Changed => "changed",
            Self::Write(_) => "write",
            Self::Read { .. } | Self::TooLarge(_) => "read",
            Self::Job(JobError::Plan(_)) => "plan",
            Self::Job(_) => "job",
            Self::NoStep => "no-step",
            Self::Tidy => "tidy",
            Self::Exists(_) => "exists",
            Self::Name(_) => "name",
            _ => "request",
        }
    }
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}
