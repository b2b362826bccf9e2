//! What is wrong with a table of figures.

/// A line of a table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: line {line}: {message}")]
pub struct SeriesError {
    /// The file.
    pub file: String,
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub message: String,
}

impl SeriesError {
    pub(super) fn new(file: &str, line: u64, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }
}
