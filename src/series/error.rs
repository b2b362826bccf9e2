//! What is wrong with a table of figures.

use crate::io::InputError;
use crate::words::{Message, Tell, Told};

/// A table of figures cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum SeriesError {
    /// It is no table.
    Table(#[from] InputError),
    /// One of its lines says what cannot be.
    Line {
        /// The file.
        file: String,
        /// Line of the file, from 1.
        line: u64,
        /// What is wrong and what to do.
        message: Message,
    },
}

impl Tell for SeriesError {
    fn told(&self) -> Told {
        match self {
            Self::Table(error) => error.told(),
            Self::Line {
                file,
                line,
                message,
            } => Told::new(message.clone()).in_line(file, *line),
        }
    }
}

impl SeriesError {
    pub(super) fn new(file: &str, line: u64, message: impl Into<Message>) -> Self {
        Self::Line {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }
}
