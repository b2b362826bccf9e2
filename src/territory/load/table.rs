//! A table of a data set: rows with their lines, and the index of its ids.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::LoadError;
use super::row::{Columns, Row};

/// The rows of a table.
pub(super) struct Table<R> {
    /// Its file.
    name: &'static str,
    /// Each row with its line in the file, from 1.
    rows: Vec<(usize, R)>,
}

/// The places of the rows of a table by their ids.
pub(super) struct Keys {
    table: &'static str,
    /// What a row is, for messages.
    noun: &'static str,
    places: BTreeMap<String, u32>,
}

impl<R: DeserializeOwned> Table<Row<R>> {
    /// Reads a table; an empty text has no rows.
    pub(super) fn read(name: &'static str, text: &str) -> Result<Self, LoadError> {
        // A line that ends with two characters would count as half a line more.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let wrong = |error| LoadError::Row { table: name, error };
        let columns = Columns::new(reader.headers().map_err(wrong)?);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(wrong)?;
            let line = record.position().map_or(0, csv::Position::line);
            let row = columns.row(&record).map_err(wrong)?;
            rows.push((usize::try_from(line).unwrap_or(usize::MAX), row));
        }
        Ok(Self { name, rows })
    }
}

impl<R> Table<R> {
    pub(super) fn rows(&self) -> impl Iterator<Item = &R> {
        self.rows.iter().map(|(_, row)| row)
    }

    /// Makes something of every row and its place; what is wrong is said with its line.
    pub(super) fn each<T>(
        &self,
        make: impl Fn(u32, &R) -> Result<T, String>,
    ) -> Result<Vec<T>, LoadError> {
        let made = (0u32..).zip(&self.rows).map(|(i, (line, row))| {
            make(i, row).map_err(|message| LoadError::Value {
                table: self.name,
                line: *line,
                message,
            })
        });
        made.collect()
    }

    /// The line of a row in the file.
    pub(super) fn line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |(line, _)| *line)
    }

    /// What is wrong with a row.
    pub(super) fn wrong(&self, row: usize, message: String) -> LoadError {
        LoadError::Value {
            table: self.name,
            line: self.line(row),
            message,
        }
    }

    /// The index of the ids, of which none stands twice.
    pub(super) fn keys(
        &self,
        noun: &'static str,
        id: impl Fn(&R) -> &str,
    ) -> Result<Keys, LoadError> {
        let mut places = BTreeMap::new();
        for (i, (line, row)) in (0u32..).zip(&self.rows) {
            let id = id(row);
            if places.insert(id.to_owned(), i).is_some() {
                return Err(LoadError::Value {
                    table: self.name,
                    line: *line,
                    message: format!("the id `{id}` stands twice; make it unique"),
                });
            }
        }
        Ok(Keys {
            table: self.name,
            noun,
            places,
        })
    }
}

impl Keys {
    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The place of an id, where it is there.
    pub(super) fn get(&self, id: &str) -> Option<u32> {
        self.places.get(id).copied()
    }

    /// The place of an id, or that it is missing.
    pub(super) fn find(&self, id: &str) -> Result<u32, String> {
        let (noun, table) = (self.noun, self.table);
        self.get(id)
            .ok_or_else(|| format!("the {noun} `{id}` is not in {table}"))
    }
}
