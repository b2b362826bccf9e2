//! A table of results that can be written as text, CSV or JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::align::align;
use super::cell::Cell;
use super::columns::column_word;
use super::tables::push_row;
use crate::territory::Lang;
use crate::words;

/// The head of a column. Programs read it in English, whatever the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A key in snake case with its unit; people read its words.
    Key(String),
    /// A key that holds for one of several, such as a plan.
    Of(String, &'static str),
    /// A name, as it is.
    Name(String),
}

impl Column {
    /// As a table for programs holds it.
    fn plain(&self) -> String {
        match self {
            Self::Key(text) | Self::Name(text) => text.clone(),
            Self::Of(name, key) => format!("{name}: {key}"),
        }
    }

    /// As people read it.
    fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Key(key) => column_word(key, lang),
            Self::Of(name, key) => format!("{name}: {}", column_word(key, lang)),
            Self::Name(name) => name.clone(),
        }
    }
}

impl<T: Into<String>> From<T> for Column {
    fn from(key: T) -> Self {
        Self::Key(key.into())
    }
}

/// A table of results.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; above the text, not in CSV.
    pub title: Option<words::Value>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// What must be known to read it; shown below the text, not in CSV.
    pub notes: Vec<words::Value>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &[&str]) -> Self {
        Self {
            columns: columns.iter().copied().map(Column::from).collect(),
            ..Self::default()
        }
    }

    /// Whether a column holds names or words, and no figures.
    pub fn is_text(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column));
        cells().any(Cell::is_text) && !cells().any(|cell| cell.figure().is_some())
    }

    /// RFC 4180 with a bare line feed and the keys as header.
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        let header: Vec<String> = self.columns.iter().map(Column::plain).collect();
        push_row(&mut text, header.iter().map(String::as_str));
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(Cell::plain).collect();
            push_row(&mut text, cells.iter().map(String::as_str));
        }
        text
    }

    /// A list with one object per row.
    pub fn to_json(&self) -> Value {
        let object = |row: &Vec<Cell>| -> Value {
            let keys = self.columns.iter().map(Column::plain);
            let pairs = keys.zip(row.iter().map(Cell::json));
            Value::Object(pairs.collect::<Map<String, Value>>())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }

    /// The title, aligned text with headers in a language, then the notes.
    pub fn to_text(&self, lang: Lang) -> String {
        let (header, rows) = self.shown(lang);
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
        let text: Vec<bool> = (0..self.columns.len()).map(|i| self.is_text(i)).collect();
        let mut shown = String::new();
        let say = |value| words::lexicon().value(value, lang);
        if let Some(title) = &self.title {
            let _ = writeln!(shown, "{}", say(title));
        }
        shown.push_str(&align(&rows, &text));
        for note in &self.notes {
            let _ = writeln!(shown, "{}", say(note));
        }
        shown
    }

    /// Header and cells as people read them.
    pub fn shown(&self, lang: Lang) -> (Vec<String>, Vec<Vec<String>>) {
        let header = self.columns.iter().map(|column| column.shown(lang));
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.shown(lang)).collect();
        (header.collect(), self.rows.iter().map(row).collect())
    }

    /// With rows and columns changed over: the first column becomes the header, and
    /// the other headers the first column.
    pub fn transposed(&self, lang: Lang) -> Self {
        let cells = |i: usize| self.rows.iter().filter_map(move |row| row.get(i));
        let mut columns = vec![Column::from("measure")];
        columns.extend(cells(0).map(|cell| Column::Name(cell.shown(lang))));
        let rows = self.columns.iter().enumerate().skip(1).map(|(i, column)| {
            let mut row = vec![Cell::Text(column.shown(lang))];
            row.extend(cells(i).cloned());
            row
        });
        Self {
            title: self.title.clone(),
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
        let known: Vec<String> = self.columns.iter().map(Column::plain).collect();
        let found = known.iter().position(|c| c == key);
        found.ok_or_else(|| {
            let known = known.join(", ");
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
        let over = table().transposed(Lang::EN);
        let heads: Vec<String> = over.columns.iter().map(|c| c.shown(Lang::EN)).collect();
        assert_eq!(heads, ["measure", "Шу, \"ауданы\"", "B"]);
        assert_eq!(over.rows[0][0], Cell::Text("people".into()));
        assert_eq!(over.rows[0][1..], [Cell::Whole(1234.0), Cell::Missing]);
    }

    #[test]
    fn a_name_that_looks_like_a_key_stays_a_name() {
        let mut plans = Table::new(&["plan", "people"]);
        let row = |name: &str| vec![Cell::Text(name.into()), Cell::Whole(1.0)];
        plans.rows = ["my_plan", "most"].map(row).into();
        let over = plans.transposed(Lang::new("ru").expect("a tag"));
        assert_eq!(
            over.shown(Lang::new("ru").expect("a tag")).0,
            ["показатель", "my_plan", "most"]
        );
    }

    #[test]
    fn programs_read_columns_in_english() {
        let mut units = Table::new(&["unit"]);
        units.columns.push(Column::Of("my_plan".into(), "region"));
        units.rows = vec![vec![Cell::Text("Шу".into()), Cell::Missing]];
        assert_eq!(units.to_csv(), "unit,my_plan: region\nШу,\n");
        assert_eq!(
            units.shown(Lang::new("ru").expect("a tag")).0,
            ["единица", "my_plan: регион"]
        );
    }

    #[test]
    fn the_title_stands_above_the_text_and_not_in_csv() {
        let mut titled = table();
        titled.title = Some("before, 2022".into());
        titled.notes = vec!["a note".into()];
        let text = titled.to_text(Lang::EN);
        assert!(text.starts_with("before, 2022\nunit ") && text.ends_with("\na note\n"));
        assert_eq!(titled.to_csv(), table().to_csv());
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
        let text = table().to_text(Lang::EN);
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
