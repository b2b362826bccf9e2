//! A table of a data set: rows with their lines, and the index of its ids.

use aimaq_words::msg;
use csv::StringRecord;
use rustc_hash::FxHashMap;

use super::error::Fault;
use super::row::{Named, Row, named};

/// The rows of a table.
pub(super) struct Table {
    /// Its file.
    pub(super) name: &'static str,
    /// The places of the columns by their names.
    columns: FxHashMap<String, usize>,
    /// The columns that hold names in a language.
    pub(super) names: Vec<(Named, usize)>,
    /// Each row with its line in the file, from 1.
    rows: Vec<(usize, StringRecord)>,
}

impl Table {
    /// Reads a table with columns that it must have, each by one of several names; an
    /// empty text has no rows.
    pub(super) fn read(
        name: &'static str,
        text: &str,
        needed: &[&[&str]],
        faults: &mut Vec<Fault>,
    ) -> Self {
        // A line that ends with two characters would count as half a line more.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(&text))
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = reader.headers().cloned().unwrap_or_default();
        let mut table = Self {
            name,
            columns: (0..)
                .zip(&header)
                .map(|(i, c)| (c.trim().to_owned(), i))
                .collect(),
            names: (0..)
                .zip(&header)
                .filter_map(|(i, c)| Some((named(c)?, i)))
                .collect(),
            rows: Vec::new(),
        };
        if text.trim().is_empty() {
            return table;
        }
        if let Some(fault) = table.missing_columns(&header, needed) {
            faults.push(fault);
            return table;
        }
        for record in reader.records().filter_map(Result::ok) {
            let line = record.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            if record.len() == header.len() {
                table.rows.push((line, record));
                continue;
            }
            let (cells, columns) = (record.len(), header.len());
            let message = msg!(
                "error-load-cells",
                cells = cells.to_string(),
                columns = columns.to_string()
            );
            faults.push(Fault::new(name, message).at(line));
        }
        table
    }

    /// What is wrong with a header.
    fn missing_columns(&self, header: &StringRecord, needed: &[&[&str]]) -> Option<Fault> {
        let lacks = |names: &&&[&str]| !names.iter().any(|n| self.columns.contains_key(*n));
        let missing: Vec<String> = needed
            .iter()
            .filter(lacks)
            .map(|names| format!("`{}`", names.join("` or `")))
            .collect();
        if missing.is_empty() {
            return None;
        }
        let there: Vec<&str> = header.iter().collect();
        let noun = if missing.len() == 1 {
            "column"
        } else {
            "columns"
        };
        let message = msg!(
            "error-load-no-columns",
            noun = noun.to_string(),
            missing = missing.join(", ").to_string(),
            known = there.join(", ").to_string()
        );
        Some(Fault::new(self.name, message).at(1))
    }

    /// The place of a column.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// Makes something of every row and its place.
    pub(super) fn each<T>(
        &self,
        faults: &mut Vec<Fault>,
        mut make: impl FnMut(u32, &mut Row<'_>) -> T,
    ) -> Vec<T> {
        let mut made = Vec::with_capacity(self.rows.len());
        for (i, (line, record)) in (0u32..).zip(&self.rows) {
            made.push(make(i, &mut Row::new(self, *line, record, faults)));
        }
        made
    }

    /// The line of a row in the file.
    pub(super) fn line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |(line, _)| *line)
    }

    /// The lines of all rows.
    pub(super) fn lines(&self) -> Vec<usize> {
        self.rows.iter().map(|(line, _)| *line).collect()
    }

    /// The index of the ids, of which none stands twice.
    pub(super) fn keys(&self, noun: &'static str, faults: &mut Vec<Fault>) -> Keys {
        let mut places: FxHashMap<String, u32> = FxHashMap::default();
        self.each(faults, |i, row| {
            let id = row.needed("id").to_owned();
            match places.get(&id) {
                Some(&first) if !id.is_empty() => {
                    let first = self.line(first as usize);
                    row.wrong(
                        "id",
                        msg!(
                            "error-load-id-twice",
                            id = id.to_string(),
                            line = first.to_string()
                        ),
                    );
                }
                _ => {
                    places.insert(id, i);
                }
            }
        });
        Keys {
            table: self.name,
            noun,
            places,
        }
    }
}

/// The places of the rows of a table by their ids.
pub(super) struct Keys {
    pub(super) table: &'static str,
    /// What a row is, for messages.
    pub(super) noun: &'static str,
    places: FxHashMap<String, u32>,
}

impl Keys {
    /// The place of an id, where it is there.
    pub(super) fn get(&self, id: &str) -> Option<u32> {
        self.places.get(id).copied()
    }
}

/// What sets the cells apart: comma, semicolon, tab or `|`, whichever the header has most.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| header.bytes().filter(|b| b == sign).count();
    let signs = [b'|', b'\t', b';', b','];
    // Of equals the last one.
    signs.into_iter().max_by_key(count).unwrap_or(b',')
}
