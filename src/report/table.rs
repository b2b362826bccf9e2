//! A table of results that can be written as text, CSV or JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::columns::{column_word, value_word};
use super::format::{number, percent, whole};
use super::tables::push_row;
use crate::territory::Lang;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A name.
    Text(String),
    /// A word of a fixed set, shown in a language.
    Word(&'static str),
    /// A whole number; fractions of people are rounded in text only.
    Whole(f64),
    /// A number with so many decimals at most.
    Decimal(f64, usize),
    /// A change with so many decimals, signed in text.
    Signed(f64, usize),
    /// A part of one; a percentage in text.
    Share(f64),
    /// Nothing to say.
    Missing,
}

impl Cell {
    /// Text, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, |text| Self::Text(text.into()))
    }

    /// A number with decimals, or nothing.
    pub fn decimal(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Self::Missing, |value| Self::Decimal(value, decimals))
    }

    /// A whole number, or nothing.
    pub fn whole(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, Self::Whole)
    }

    /// As people read it.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(key) => value_word(key, lang),
            Self::Whole(value) => whole(*value),
            Self::Decimal(value, 0) => whole(*value),
            Self::Decimal(value, decimals) => fixed(*value, *decimals),
            Self::Signed(value, decimals) => signed(*value, *decimals),
            Self::Share(value) => percent(*value),
            Self::Missing => String::new(),
        }
    }

    fn figure(&self) -> Option<f64> {
        match self {
            Self::Whole(v) | Self::Decimal(v, _) | Self::Signed(v, _) | Self::Share(v) => Some(*v),
            Self::Text(_) | Self::Word(_) | Self::Missing => None,
        }
    }

    /// As a table for programs holds it.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(key) => (*key).to_owned(),
            Self::Whole(value) => number(*value, 1),
            Self::Decimal(value, decimals) | Self::Signed(value, decimals) => {
                number(*value, (*decimals).max(3))
            }
            Self::Share(value) => number(*value, 6),
            Self::Missing => String::new(),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.clone()),
            Self::Word(key) => Value::from(*key),
            Self::Missing => Value::Null,
            // The same digits as in CSV; a whole number stays one.
            _ => serde_json::from_str(&self.plain()).unwrap_or(Value::Null),
        }
    }
}

/// With the minus sign of typography and exactly so many decimals.
fn fixed(value: f64, decimals: usize) -> String {
    let shown = format!("{:.decimals$}", value.abs());
    if value < 0.0 && shown.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        format!("−{shown}")
    } else {
        shown
    }
}

fn signed(value: f64, decimals: usize) -> String {
    let shown = if decimals == 0 {
        whole(value)
    } else {
        fixed(value, decimals)
    };
    let nothing = !shown.bytes().any(|b| (b'1'..=b'9').contains(&b));
    if value > 0.0 && !nothing {
        format!("+{shown}")
    } else {
        shown
    }
}

/// A table of results.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Keys of the columns, in snake case with their unit.
    pub columns: Vec<String>,
    /// The rows, as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// What must be known to read it; shown below the text, not in CSV.
    pub notes: Vec<String>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &[&str]) -> Self {
        Self {
            columns: columns.iter().map(|&c| c.to_owned()).collect(),
            ..Self::default()
        }
    }

    /// Whether a column holds names or words, and no figures.
    pub fn is_text(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column));
        let word = |cell: &Cell| matches!(cell, Cell::Text(_) | Cell::Word(_));
        let figure = |cell: &Cell| !word(cell) && *cell != Cell::Missing;
        cells().any(word) && !cells().any(figure)
    }

    /// RFC 4180 with a bare line feed and the keys as header.
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        push_row(&mut text, self.columns.iter().map(String::as_str));
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(Cell::plain).collect();
            push_row(&mut text, cells.iter().map(String::as_str));
        }
        text
    }

    /// A list with one object per row.
    pub fn to_json(&self) -> Value {
        let object = |row: &Vec<Cell>| -> Value {
            let pairs = self.columns.iter().cloned().zip(row.iter().map(Cell::json));
            Value::Object(pairs.collect::<Map<String, Value>>())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }

    /// Aligned text with headers in a language, then the notes.
    pub fn to_text(&self, lang: Lang) -> String {
        let header: Vec<String> = self.columns.iter().map(|c| column_word(c, lang)).collect();
        let mut rows = vec![header];
        rows.extend(
            self.rows
                .iter()
                .map(|r| r.iter().map(|c| c.shown(lang)).collect()),
        );
        let text: Vec<bool> = (0..self.columns.len()).map(|i| self.is_text(i)).collect();
        let mut shown = align(&rows, &text);
        for note in &self.notes {
            let _ = writeln!(shown, "{note}");
        }
        shown
    }

    /// Header and cells as people read them, and which columns are text.
    pub fn shown(&self, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
        let header = self.columns.iter().map(|c| column_word(c, lang));
        let rows = self
            .rows
            .iter()
            .map(|r| r.iter().map(|c| c.shown(lang)).collect());
        (header.collect(), rows.collect())
    }

    /// With rows and columns changed over: the first column becomes the header, and
    /// the other headers the first column.
    pub fn transposed(&self, lang: Lang) -> Self {
        let cells = |i: usize| self.rows.iter().filter_map(move |row| row.get(i));
        let mut columns = vec!["measure".to_owned()];
        columns.extend(cells(0).map(|cell| cell.shown(lang)));
        let rows = self.columns.iter().enumerate().skip(1).map(|(i, key)| {
            let mut row = vec![Cell::Text(column_word(key, lang))];
            row.extend(cells(i).cloned());
            row
        });
        Self {
            rows: rows.collect(),
            columns,
            notes: self.notes.clone(),
        }
    }

    /// The index of a column.
    ///
    /// # Errors
    /// Lists the columns there are.
    fn column(&self, key: &str) -> Result<usize, String> {
        let found = self.columns.iter().position(|c| c == key);
        found.ok_or_else(|| {
            let known = self.columns.join(", ");
            format!("no column is called `{key}`; the columns are {known}")
        })
    }

    /// Keeps the rows whose cell in a column reads so, as in CSV.
    ///
    /// # Errors
    /// Lists the columns where there is none of that name.
    pub fn keep(&mut self, column: &str, value: &str) -> Result<(), String> {
        let at = self.column(column)?;
        self.rows.retain(|row| row[at].plain() == value);
        Ok(())
    }

    /// Sorts by a column, the largest figure first, or names by the alphabet; rows
    /// of the same keep their order, and those without come last.
    ///
    /// # Errors
    /// Lists the columns where there is none of that name.
    pub fn sort(&mut self, column: &str) -> Result<(), String> {
        let at = self.column(column)?;
        self.rows
            .sort_by(|a, b| match (a[at].figure(), b[at].figure()) {
                (Some(a), Some(b)) => b.total_cmp(&a),
                (a, b) if a.is_some() != b.is_some() => b.is_some().cmp(&a.is_some()),
                _ => a[at].plain().cmp(&b[at].plain()),
            });
        Ok(())
    }

    /// Keeps the first rows.
    pub fn truncate(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }
}

/// Text columns to the left, the others to the right.
fn align(rows: &[Vec<String>], text: &[bool]) -> String {
    let width = |i: usize| rows.iter().map(|r| r[i].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..text.len()).map(width).collect();
    let mut shown = String::new();
    for row in rows {
        let mut line = String::new();
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width - cell.chars().count());
            line += &if text[i] {
                format!("{cell}{pad}  ")
            } else {
                format!("{pad}{cell}  ")
            };
        }
        shown.push_str(line.trim_end());
        shown.push('\n');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["unit", "people", "change_km", "share"]);
        table.rows = vec![
            vec![
                Cell::Text("Шу, \"ауданы\"".into()),
                Cell::Whole(1234.0),
                Cell::Signed(-12.25, 1),
                Cell::Share(0.125),
            ],
            vec![
                Cell::Text("B".into()),
                Cell::Missing,
                Cell::Signed(0.04, 1),
                Cell::Share(1.0),
            ],
        ];
        table
    }

    #[test]
    fn csv_has_keys_plain_numbers_and_quotes() {
        let csv = table().to_csv();
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "unit,people,change_km,share");
        assert_eq!(lines[1], "\"Шу, \"\"ауданы\"\"\",1234,-12.25,0.125");
        assert_eq!(lines[2], "B,,0.04,1");
    }

    #[test]
    fn changed_over_the_first_column_is_the_header() {
        let over = table().transposed(Lang::En);
        assert_eq!(over.columns, ["measure", "Шу, \"ауданы\"", "B"]);
        assert_eq!(over.rows[0][0], Cell::Text("people".into()));
        assert_eq!(over.rows[0][1..], [Cell::Whole(1234.0), Cell::Missing]);
    }

    #[test]
    fn rows_are_kept_and_sorted_by_column() {
        let mut sorted = table();
        sorted.sort("share").expect("a column");
        assert_eq!(sorted.rows[0][0], Cell::Text("B".into()));
        sorted.sort("people").expect("a column");
        assert_eq!(sorted.rows[1][1], Cell::Missing);
        sorted.keep("unit", "B").expect("a column");
        assert_eq!(sorted.rows.len(), 1);
        let error = sorted.keep("units", "B").expect_err("no such column");
        assert!(error.contains("unit, people, change_km, share"), "{error}");
    }

    #[test]
    fn json_has_numbers_and_nulls() {
        let json = table().to_json();
        assert_eq!(json[0]["people"], 1234);
        assert_eq!(json[0]["change_km"], -12.25);
        assert!(json[1]["people"].is_null());
    }

    #[test]
    fn text_is_aligned_by_letters_and_changes_carry_their_sign() {
        let text = table().to_text(Lang::En);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[1].contains("−12.") && lines[1].contains("12.5 %"),
            "{text}"
        );
        assert!(lines[2].contains(" 0.0 "), "{text}");
        let end = |line: &str| line.chars().count();
        assert_eq!(end(lines[1]), end(lines[2]));
    }
}
