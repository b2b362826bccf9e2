//! A table from which a value is taken by a code.

use crate::msg;
use crate::words::{Tell, Told, Value};
use std::collections::{BTreeMap, BTreeSet};

use crate::io::{InputError, Lines};

/// Values by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    /// The file.
    pub label: String,
    /// The column of the values.
    pub column: String,
    /// Each value with its line.
    values: BTreeMap<String, Vec<(u64, String)>>,
}

/// Why a table cannot be looked things up in.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum LookupError {
    /// A row cannot be read.
    Read(#[from] InputError),
    /// There is no such column.
    NoColumn {
        /// The file.
        file: String,
        /// The names that were looked for.
        wanted: Vec<String>,
        /// The columns that there are.
        there: String,
    },
}

impl Tell for LookupError {
    fn told(&self) -> Told {
        match self {
            Self::Read(error) => error.told(),
            Self::NoColumn {
                file,
                wanted,
                there,
            } => {
                let wanted = wanted.iter().map(Value::from);
                let or =
                    |first: Value, last: Value| msg!("list-or", first = first, last = last).into();
                Told::new(msg!(
                    "error-no-columns-of",
                    file = file,
                    wanted = wanted.reduce(or).unwrap_or_else(|| "".into()),
                    known = there,
                ))
            }
        }
    }
}

impl Lookup {
    /// Reads a table with a header, cells set apart by comma, semicolon, tab or `|`; the
    /// first column that is there of `keys` holds the codes, that of `columns` the
    /// values.
    ///
    /// # Errors
    /// Names the line, or the column that is missing.
    pub fn parse(
        text: &str,
        label: &str,
        keys: &[&str],
        columns: &[&str],
    ) -> Result<Self, LookupError> {
        let lines = Lines::of(text.as_bytes());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(lines.separator)
            .from_reader(text.as_bytes());
        let wrong = |e: csv::Error| lines.unread(e, label);
        let header = reader.headers().map_err(wrong)?.clone();
        let find = |wanted: &[&str]| {
            let found = wanted
                .iter()
                .find_map(|w| header.iter().position(|c| c.trim() == *w));
            found.ok_or_else(|| LookupError::NoColumn {
                file: label.to_owned(),
                wanted: wanted.iter().map(|w| format!("`{w}`")).collect(),
                there: header.iter().collect::<Vec<_>>().join(", "),
            })
        };
        let (key, value) = (find(keys)?, find(columns)?);
        let mut values: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(wrong)?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |i: usize| record.get(i).unwrap_or_default().trim().to_owned();
            values
                .entry(cell(key))
                .or_default()
                .push((line, cell(value)));
        }
        Ok(Self {
            label: label.to_owned(),
            column: header.get(value).unwrap_or_default().trim().to_owned(),
            values,
        })
    }

    /// The values of a code with their lines. A code of digits is found without its
    /// leading zeros as well, which a table of numbers loses.
    pub fn get(&self, code: &str) -> &[(u64, String)] {
        let short = code.trim_start_matches('0');
        let is_number = !short.is_empty() && short.bytes().all(|b| b.is_ascii_digit());
        let found = self.values.get(code);
        let found = found.or_else(|| self.values.get(short).filter(|_| is_number));
        found.map_or(&[], Vec::as_slice)
    }

    /// The first value of a code that is not empty.
    pub fn text(&self, code: &str) -> Option<&str> {
        let mut values = self.get(code).iter().map(|(_, value)| value.as_str());
        values.find(|value| !value.is_empty())
    }

    /// The codes of the table that are none of these.
    pub fn strays<'a>(&'a self, codes: &BTreeSet<&str>) -> Vec<&'a str> {
        let zeroless: BTreeSet<&str> = codes.iter().map(|c| c.trim_start_matches('0')).collect();
        let known = |code: &str| codes.contains(code) || zeroless.contains(code);
        let codes = self.values.keys().map(String::as_str);
        codes.filter(|code| !known(code)).collect()
    }
}
