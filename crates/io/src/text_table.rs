//! Tables of text: a header and rows, each with its line.

use super::InputError;
use super::points::Lines;
use aimaq_words::from_text;

/// A table whose cells are text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextTable {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows, each with its line in the file, from 1.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Reads a table, cells set apart by comma, semicolon, tab or `|`, whichever the header has
/// most. What tables are written with so that no spreadsheet runs a text is taken off.
///
/// # Errors
/// Names the line that has more or fewer cells than the header.
pub fn parse_table(text: &str, label: &str) -> Result<TextTable, InputError> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::of(text.as_bytes());
    let mut reader = lines.reader(text);
    let wrong = |e: csv::Error| lines.unread(e, label);
    let cells = |record: &csv::StringRecord| -> Vec<String> {
        let texts = record.iter().map(|cell| from_text(cell.trim()));
        texts.map(str::to_owned).collect()
    };
    let header = cells(reader.headers().map_err(wrong)?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        rows.push((lines.line(record.position()), cells(&record)));
    }
    Ok(TextTable { header, rows })
}

impl TextTable {
    /// The first column that has one of these names, in any case.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let name = name.to_lowercase();
            self.header
                .iter()
                .position(|own| own.to_lowercase() == name)
        })
    }

    /// A cell of a row; empty where there is none.
    pub fn cell(row: &[String], column: usize) -> &str {
        row.get(column).map_or("", String::as_str)
    }
}
