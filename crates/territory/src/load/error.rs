//! What is wrong with the files of a data set.

use std::fmt;

/// The most faults that an error shows; `aimaq data check` lists them all.
const SHOWN: usize = 12;

/// One thing that is wrong with a file of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: &'static str,
    /// Line of the file, from 1, where it is known.
    pub line: Option<usize>,
    /// The column of a table, where it is in one.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    /// Of a whole file.
    pub fn new(file: &'static str, message: impl Into<String>) -> Self {
        Self {
            file,
            line: None,
            column: None,
            message: message.into(),
        }
    }

    /// At a line, from 1.
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// In a column.
    #[must_use]
    pub fn in_column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: ", self.file)?;
        if let Some(line) = self.line {
            write!(out, "line {line}: ")?;
        }
        if let Some(column) = &self.column {
            write!(out, "column `{column}`: ")?;
        }
        out.write_str(&self.message)
    }
}

/// Why a data set could not be loaded: all that is wrong with it, in the order of its
/// files and lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// What is wrong; never empty.
    pub faults: Vec<Fault>,
}

impl std::error::Error for LoadError {}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.faults.iter().take(SHOWN).map(Fault::to_string);
        out.write_str(&shown.collect::<Vec<_>>().join("\n"))?;
        match self.faults.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(out, "\nand {more} more; `aimaq data check` lists them all"),
        }
    }
}
