//! Why a data set could not be loaded.

/// Why a data set could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The description is not what it should be.
    #[error("territory.toml: {0}")]
    Description(Box<toml::de::Error>),
    /// A row of a table cannot be read.
    #[error("{table}: {error}")]
    Row {
        /// File name of the table.
        table: &'static str,
        /// What is wrong, with the line.
        error: csv::Error,
    },
    /// A value of a row does not make sense.
    #[error("{table}: line {line}: {message}")]
    Value {
        /// File name of the table.
        table: &'static str,
        /// Line of the file, from 1.
        line: usize,
        /// What is wrong and what to do.
        message: String,
    },
    /// The boundaries do not form a coverage.
    #[error("boundaries of the territory: {0}")]
    Boundaries(#[from] crate::coverage::BuildError),
}
