//! Tables of results as values: columns by key, cells that are no text yet, and
//! what must be known to read them.
//!
//! A [`Table`] is the same in every language. Programs get it as CSV or JSON, with
//! English keys; for people `report` puts it into the words of a language.

mod cell;
mod csv;
mod digits;
mod error;

pub use cell::{Cell, Digits, Figure};
pub use csv::csv_text;
pub use digits::trimmed;
pub use error::NoColumn;

use serde_json::{Map, Value as Json};

use csv::CsvLines;

use crate::{Lang, Message, Names, Value, lexicon};

/// The head of a column. Programs read it in English, whatever the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A key in snake case with its unit; people read its words.
    Key(String),
    /// A key that holds for one of several, such as a plan.
    Of(String, &'static str),
    /// A key whose words the data bring.
    Called(String, Names),
    /// How much the figures of a column are more than that of a row, which is named.
    Against(Box<Column>, String),
}

impl Column {
    /// As a table for programs holds it.
    pub fn plain(&self) -> String {
        match self {
            Self::Key(key) | Self::Called(key, _) => key.clone(),
            Self::Of(name, key) => format!("{name}: {key}"),
            Self::Against(column, base) => format!("{} − {base}", column.plain()),
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
    pub title: Option<Message>,
    /// The columns.
    pub columns: Vec<Column>,
    /// How many of the last columns only programs get: codes and positions that
    /// tell rows of the same name apart.
    pub for_programs: usize,
    /// Whether nothing is changed, so that people need no columns of the state before and
    /// of the change.
    pub of_one_state: bool,
    /// The rows, as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// What must be known to read it; shown below the text, not in CSV.
    pub notes: Vec<Value>,
}

impl Table {
    /// A table without rows.
    pub fn new<K: Into<Column>>(columns: impl IntoIterator<Item = K>) -> Self {
        Self {
            columns: columns.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Appends columns that people do not see.
    #[must_use]
    pub fn with_columns_for_programs(mut self, columns: &[&str]) -> Self {
        self.columns
            .extend(columns.iter().map(|key| Column::from(*key)));
        self.for_programs += columns.len();
        self
    }

    /// How many columns people see.
    pub fn width(&self) -> usize {
        self.columns.len().saturating_sub(self.for_programs)
    }

    /// Of the first columns those in which some row has something; without rows all. Of one
    /// state those of a change are left out.
    pub fn filled(&self, first: usize) -> Vec<usize> {
        let has = |row: &Vec<Cell>, at: usize| row.get(at).is_some_and(|c| *c != Cell::Missing);
        let is_filled =
            |&at: &usize| self.rows.is_empty() || self.rows.iter().any(|row| has(row, at));
        let is_shown =
            |&at: &usize| !(self.of_one_state && is_of_change(&self.columns[at].plain()));
        (0..first).filter(is_shown).filter(is_filled).collect()
    }

    /// Whether a column holds names or words, and no figures.
    pub fn is_text(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column));
        cells().any(Cell::is_text) && !cells().any(|cell| cell.figure().is_some())
    }

    /// RFC 4180 with a bare line feed and the keys as header; names are in a
    /// language.
    pub fn to_csv(&self, lang: Lang) -> String {
        let names_in = (lang, lexicon().names_from(lang));
        let mut lines = CsvLines::default();
        for column in &self.columns {
            lines.text(&column.plain());
        }
        lines.end();
        for row in &self.rows {
            for cell in row {
                cell.write(&mut lines, names_in);
            }
            lines.end();
        }
        lines.finish()
    }

    /// A list with one object per row; names are in a language.
    pub fn to_json(&self, lang: Lang) -> Json {
        let object = |row: &Vec<Cell>| -> Json {
            let keys = self.columns.iter().map(Column::plain);
            let pairs = keys.zip(row.iter().map(|cell| cell.json(lang)));
            Json::Object(pairs.collect::<Map<String, Json>>())
        };
        Json::Array(self.rows.iter().map(object).collect())
    }

    /// The index of a column.
    ///
    /// # Errors
    /// Lists the columns where there is none of that name.
    pub fn column(&self, key: &str) -> Result<usize, NoColumn> {
        let known = || self.columns.iter().map(Column::plain);
        known().position(|c| c == key).ok_or_else(|| NoColumn {
            key: key.to_owned(),
            known: known().collect(),
        })
    }

    /// Keeps the rows whose cell in a column reads so, as in CSV of a language.
    ///
    /// # Errors
    /// Lists the columns where there is none of that name.
    pub fn keep(&mut self, column: &str, value: &str, lang: Lang) -> Result<(), NoColumn> {
        let at = self.column(column)?;
        self.rows.retain(|row| row[at].plain(lang) == value);
        Ok(())
    }

    /// Sorts by a column, the largest figure first, or names by the alphabet; rows
    /// of the same keep their order, and those without come last.
    ///
    /// # Errors
    /// Lists the columns where there is none of that name.
    pub fn sort(&mut self, column: &str, lang: Lang) -> Result<(), NoColumn> {
        let at = self.column(column)?;
        self.rows
            .sort_by(|a, b| match (a[at].figure(), b[at].figure()) {
                (Some(a), Some(b)) => b.total_cmp(&a),
                (a, b) if a.is_some() != b.is_some() => b.is_some().cmp(&a.is_some()),
                _ => a[at].plain(lang).cmp(&b[at].plain(lang)),
            });
        Ok(())
    }

    /// Keeps the first rows.
    pub fn truncate(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }

    /// The same rows with some of the columns, in the order of the keys; a key that
    /// the table has not is left out.
    #[must_use]
    pub fn select(&self, keys: &[&str]) -> Self {
        let at: Vec<usize> = keys
            .iter()
            .filter_map(|key| self.column(key).ok())
            .collect();
        Self {
            title: self.title.clone(),
            columns: at.iter().map(|&i| self.columns[i].clone()).collect(),
            for_programs: 0,
            of_one_state: self.of_one_state,
            rows: self
                .rows
                .iter()
                .map(|row| at.iter().map(|&i| row[i].clone()).collect())
                .collect(),
            notes: self.notes.clone(),
        }
    }
}

/// Whether a column is of the state before, or of what becomes of it, or tells both apart.
fn is_of_change(key: &str) -> bool {
    const WORDS: [&str; 7] = [
        "before", "change", "changed", "nearer", "farther", "same", "moved",
    ];
    let names_change = |word: &str| WORDS.contains(&word);
    key == "state" || key.split('_').any(names_change)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(["unit", "people", "change_km", "share"]);
        table.rows = vec![
            vec![
                Cell::Text("Шу, \"ауданы\"".into()),
                Cell::whole(1234.0),
                Cell::signed(-12.25, 1),
                Cell::share(0.125),
            ],
            vec![
                Cell::Text("B".into()),
                Cell::Missing,
                Cell::signed(0.04, 1),
                Cell::share(1.0),
            ],
        ];
        table
    }

    #[test]
    fn csv_has_keys_plain_numbers_and_quotes() {
        let csv = table().to_csv(Lang::EN);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "unit,people,change_km,share");
        assert_eq!(lines[1], "\"Шу, \"\"ауданы\"\"\",1234,-12.25,0.125");
        assert_eq!(lines[2], "B,,0.04,1");
    }

    #[test]
    fn title_and_notes_are_not_in_csv() {
        let mut titled = table();
        titled.notes = vec!["a note".into()];
        assert_eq!(titled.to_csv(Lang::EN), table().to_csv(Lang::EN));
    }

    #[test]
    fn rows_are_kept_and_sorted_by_column() {
        let mut sorted = table();
        sorted.sort("share", Lang::EN).expect("a column");
        assert_eq!(sorted.rows[0][0], Cell::Text("B".into()));
        sorted.sort("people", Lang::EN).expect("a column");
        assert_eq!(sorted.rows[1][1], Cell::Missing);
        sorted.keep("unit", "B", Lang::EN).expect("a column");
        assert_eq!(sorted.rows.len(), 1);
        let error = sorted
            .keep("units", "B", Lang::EN)
            .expect_err("no such column");
        assert_eq!(error.known, ["unit", "people", "change_km", "share"]);
        assert!(error.to_string().contains("unit, people, change_km, share"));
    }

    #[test]
    fn columns_for_programs_come_last_and_are_not_counted_for_people() {
        let mut table = Table::new(["unit"]).with_columns_for_programs(&["code"]);
        table.rows = vec![vec![Cell::Text("A".into()), Cell::Text("7".into())]];
        assert_eq!((table.width(), table.columns.len()), (1, 2));
        assert_eq!(table.to_csv(Lang::EN), "unit,code\nA,7\n");
        assert_eq!(table.select(&["code", "no"]).to_csv(Lang::EN), "code\n7\n");
    }
}
