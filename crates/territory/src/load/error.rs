//! What is wrong with the files of a data set.

use std::fmt;

use aimaq_words::{Message, Tell, Told, joined, msg};

/// The most faults that an error shows; `aimaq data check` lists them all.
const SHOWN: usize = 12;

/// One thing that is wrong with a file of a data set.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The file.
    pub file: &'static str,
    /// Line of the file, from 1, where it is known.
    pub line: Option<usize>,
    /// The column of a table, where it is in one.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub message: Message,
}

impl Fault {
    /// Of a whole file.
    pub fn new(file: &'static str, message: impl Into<Message>) -> Self {
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

impl Tell for Fault {
    fn told(&self) -> Told {
        let mut said = self.message.clone();
        if let Some(column) = &self.column {
            said = msg!("error-column", column = column, said = said);
        }
        match self.line {
            Some(line) => Told::new(said).in_line(self.file, line as u64),
            None => Told::new(said).in_file(self.file),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_english())
    }
}

/// Why a data set could not be loaded: all that is wrong with it, in the order of its
/// files and lines.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadError {
    /// What is wrong; never empty.
    pub faults: Vec<Fault>,
}

impl std::error::Error for LoadError {}

impl Tell for LoadError {
    fn told(&self) -> Told {
        let shown = self
            .faults
            .iter()
            .take(SHOWN)
            .map(|fault| fault.told().message);
        let all = joined("\n", shown);
        Told::new(match self.faults.len().saturating_sub(SHOWN) {
            0 => msg!("error-all", all = all),
            n => msg!("error-more-faults", all = all, n = n),
        })
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_english())
    }
}
