//! What is wrong with a table of figures.

use crate::io::InputError;

/// A table of figures cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SeriesError {
    /// It is no table.
    #[error(transparent)]
    Table(#[from] InputError),
    /// One of its lines says what cannot be.
    #[error("{file}: line {line}: {message}")]
    Line {
        /// The file.
        file: String,
        /// Line of the file, from 1.
        line: u64,
        /// What is wrong and what to do.
        message: String,
    },
}

impl SeriesError {
    pub(super) fn new(file: &str, line: u64, message: impl Into<String>) -> Self {
        Self::Line {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }
}
