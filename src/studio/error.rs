//! Why the studio cannot be opened, or does not do what is asked.

use std::path::PathBuf;

use crate::batch::JobError;
use crate::io::OutputError;
use crate::reform::DraftError;

/// Why the studio cannot be opened, or does not do what is asked.
#[derive(Debug, thiserror::Error)]
pub enum StudioError {
    /// The address is taken, or none can be had.
    #[error("127.0.0.1:{port}: {error}; choose another --port")]
    Address {
        /// The port that was asked for; 0 for any.
        port: u16,
        /// Why it cannot be had.
        error: std::io::Error,
    },
    /// The system gives no random bytes for the token.
    #[error("no token can be made: {0}")]
    Token(String),
    /// A plan that ships would be drawn into a file that is there already.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// No file for a plan.
    #[error("{}: a plan is a file that ends in .toml", .0.display())]
    NoPlanFile(PathBuf),
    /// The file of the plan cannot be read.
    #[error("{}: cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file of the plan is larger than a plan is.
    #[error("{}: larger than 4 MiB, which no plan is", .0.display())]
    TooLarge(PathBuf),
    /// The file of the plan cannot be written.
    #[error("{0}; nothing was changed")]
    Write(#[from] OutputError),
    /// The territory, or a file of the plan, cannot be read or applied.
    #[error(transparent)]
    Job(#[from] JobError),
    /// The plan cannot be changed so.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// What the page asks is no request that there is.
    #[error("the request cannot be understood: {0}")]
    Request(String),
    /// The page was drawn from an earlier state of the plan.
    #[error("the plan has changed since this page was drawn")]
    Behind,
    /// Another program has changed the file.
    #[error("another program has changed the file")]
    Changed,
    /// There is nothing to undo or redo.
    #[error("there is no such step")]
    NoStep,
    /// The changes of the last act are the least already, or cannot be made fewer.
    #[error("the changes of the last act cannot be made fewer")]
    Tidy,
    /// A choice of centres among too many places.
    #[error("{0} points and {1} places are too many; open the studio with `--demand seats`")]
    TooMany(usize, usize),
    /// No choice of centres.
    #[error("{0}")]
    Choice(String),
    /// What is no name of a plan in the folder.
    #[error("`{0}` is no name of a file: letters and digits, and .toml at its end")]
    Name(String),
    /// There is no such unit, region or table.
    #[error("there is no `{0}`")]
    Unknown(String),
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
