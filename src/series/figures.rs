//! A table of figures by area and day.

use crate::msg;
use crate::words::Message;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::SeriesError;
use crate::io::{TextTable, parse_table};
use crate::numeral::{day_or_year, is_missing, number as cell_number};

/// Figures of areas on days.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The file, for messages.
    pub file: String,
    /// What the figures are, as the head of their column says it: `population`.
    pub what: String,
    /// The rows, in the order of the file.
    pub rows: Vec<Figure>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Line of the file, from 1.
    pub line: u64,
    /// The units or regions that it is of, set apart by `;`; `*` is the whole country.
    pub of: String,
    /// The day of the borders that these are of; `None` is that of the data.
    pub borders: Option<Date>,
    /// The day of the figure.
    pub date: Date,
    /// The figure.
    pub value: f64,
    /// To how much the source rounds it; 0 is not known.
    pub precision: f64,
    /// Whether the table says that it was computed.
    pub computed: bool,
    /// The count that it rests on, by any word: figures of two counts do not compare.
    pub level: String,
    /// A word where it is of other borders than it should be: those of two words do not
    /// compare.
    pub extent: String,
    /// Whether it differs from the one before by more than people can have moved.
    pub jump: bool,
    /// Key of its source.
    pub source: String,
}

impl Figures {
    /// The days of the borders that its areas are of, beside that of the data.
    pub fn borders(&self) -> BTreeSet<Date> {
        self.rows.iter().filter_map(|row| row.borders).collect()
    }
}

/// What a column of areas may be called.
pub(super) const AREAS: [&str; 11] = [
    "unit",
    "region",
    "area",
    "аудан",
    "облыс",
    "аймақ",
    "қала",
    "район",
    "область",
    "регион",
    "город",
];

/// What a column of days or years may be called.
pub(super) const DAYS: [&str; 9] = [
    "date", "day", "year", "күні", "күн", "жыл", "дата", "день", "год",
];

/// Other columns that are no figures.
const NOT_FIGURES: [&str; 7] = [
    "borders",
    "precision",
    "status",
    "level",
    "extent",
    "doubt",
    "source",
];

/// Where the columns stand.
struct Columns {
    of: usize,
    date: usize,
    figure: usize,
    borders: Option<usize>,
    precision: Option<usize>,
    status: Option<usize>,
    level: Option<usize>,
    extent: Option<usize>,
    doubt: Option<usize>,
    source: Option<usize>,
}

impl Columns {
    fn of(table: &TextTable, wanted: Option<&str>, file: &str) -> Result<Self, SeriesError> {
        let error = |message: Message| SeriesError::new(file, 1, message);
        let date = table
            .column(&DAYS)
            .ok_or_else(|| error(msg!("error-series-no-date")))?;
        let of = table.column(&AREAS).unwrap_or(0);
        let is_known = |head: &str| {
            let head = head.to_lowercase();
            let mut known = AREAS.iter().chain(&DAYS).chain(&NOT_FIGURES);
            known.any(|&name| name == head)
        };
        let is_free = |at: usize| at != of && at != date && at != 0;
        let figure = match wanted {
            Some(name) => table.column(&[name]).ok_or_else(|| {
                let columns = table.header.join(", ");
                error(msg!(
                    "error-series-no-column",
                    name = name.to_string(),
                    known = columns.to_string()
                ))
            })?,
            None => (0..table.header.len())
                .filter(|&at| is_free(at))
                .find(|&at| !is_known(&table.header[at]))
                .ok_or_else(|| error(msg!("error-series-no-figures")))?,
        };
        Ok(Self {
            of,
            date,
            figure,
            borders: table.column(&["borders"]),
            precision: table.column(&["precision"]),
            status: table.column(&["status"]),
            level: table.column(&["level"]),
            extent: table.column(&["extent"]),
            doubt: table.column(&["doubt"]),
            source: table.column(&["source"]),
        })
    }
}

/// Reads a table with a column of units (`unit`, else the first), one of days or years
/// (`date`, `day`, `year`) and one of figures, which `wanted` names, else the first other one.
/// Rows without a figure are left out.
///
/// # Errors
/// Names the line and what cannot be used.
pub fn read_figures(text: &str, file: &str, wanted: Option<&str>) -> Result<Figures, SeriesError> {
    let table = parse_table(text, file)?;
    let columns = Columns::of(&table, wanted, file)?;
    let mut rows = Vec::new();
    let mut said = Said::default();
    for (line, cells) in &table.rows {
        let read = figure(cells, *line, &columns);
        let Some(read) = read.map_err(|message| SeriesError::new(file, *line, message))? else {
            continue;
        };
        // Two sources may differ; one that says two things is a mistake.
        let same = (
            read.of.clone(),
            read.borders,
            read.date,
            read.source.clone(),
        );
        if let Some((value, at)) = said.otherwise(same, read.value, *line) {
            let message = msg!(
                "error-series-two-figures",
                of = read.of.to_string(),
                one = read.value.to_string(),
                day = read.date.to_string(),
                two = value.to_string(),
                line = at.to_string()
            );
            return Err(SeriesError::new(file, *line, message));
        }
        rows.push(read);
    }
    Ok(Figures {
        file: file.to_owned(),
        what: table.header[columns.figure].clone(),
        rows,
    })
}

/// What a table has said, with its lines: it says each thing once.
pub(super) struct Said<K>(BTreeMap<K, (f64, u64)>);

impl<K> Default for Said<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Said<K> {
    /// The other value that an earlier line has for the same.
    pub(super) fn otherwise(&mut self, what: K, value: f64, line: u64) -> Option<(f64, u64)> {
        let first = *self.0.entry(what).or_insert((value, line));
        (first.0 != value).then_some(first)
    }
}

/// The column of a table that has one of these names.
pub(super) fn needed(table: &TextTable, names: &[&str], file: &str) -> Result<usize, SeriesError> {
    let missing = || {
        let (name, there) = (names.first().unwrap_or(&""), table.header.join(", "));
        let message = msg!(
            "error-series-missing-column",
            name = name.to_string(),
            known = there.to_string()
        );
        SeriesError::new(file, 1, message)
    };
    table.column(names).ok_or_else(missing)
}

fn figure(cells: &[String], line: u64, columns: &Columns) -> Result<Option<Figure>, Message> {
    let cell = |at: usize| TextTable::cell(cells, at);
    let optional = |at: Option<usize>| at.map_or("", cell);
    let written = cell(columns.figure);
    if is_missing(written) || written.is_empty() {
        return Ok(None);
    }
    if cell(columns.of).is_empty() {
        return Err(msg!("error-series-no-unit"));
    }
    let borders = optional(columns.borders);
    let precision = optional(columns.precision);
    Ok(Some(Figure {
        line,
        of: cell(columns.of).to_owned(),
        borders: (!borders.is_empty())
            .then(|| day(borders, "borders"))
            .transpose()?,
        date: day(cell(columns.date), "date")?,
        value: cell_number(written)?,
        precision: match precision {
            "" => 0.0,
            precision => cell_number(precision)?.max(0.0),
        },
        computed: one_of(
            "status",
            optional(columns.status),
            &["published", "computed"],
        )? == "computed",
        level: optional(columns.level).to_owned(),
        extent: optional(columns.extent).to_owned(),
        jump: one_of("doubt", optional(columns.doubt), &["jump"])? == "jump",
        source: optional(columns.source).to_owned(),
    }))
}

/// A word of a few, or nothing.
fn one_of<'a>(column: &str, text: &'a str, words: &[&str]) -> Result<&'a str, Message> {
    match text.is_empty() || words.contains(&text) {
        true => Ok(text),
        false => Err(msg!(
            "error-series-word",
            column = column.to_string(),
            text = text.to_string(),
            words = words.join(" or ").to_string()
        )),
    }
}

/// A day; a year alone is its first day.
pub(super) fn day(text: &str, column: &str) -> Result<Date, Message> {
    day_or_year(text).ok_or_else(|| {
        msg!(
            "error-series-day",
            column = column.to_string(),
            text = text.to_string()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_years_needs_no_more_than_three_columns() {
        let text = "commune;year;births\nA;2001;1 204\nA;2002;\nB;2001;-\n";
        let figures = read_figures(text, "births.csv", None).expect("reads");
        assert_eq!(figures.what, "births");
        let [row] = figures.rows.as_slice() else {
            panic!("{figures:?}");
        };
        assert_eq!((row.of.as_str(), row.value), ("A", 1204.0));
        assert_eq!(row.date.to_string(), "2001-01-01");
    }

    #[test]
    fn headers_and_days_in_kazakh_and_russian_are_read() {
        for header in ["Аудан;Күні;Халқы", "Район\tДата\tНаселение"]
        {
            let mark = if header.contains(';') { ";" } else { "\t" };
            let text = format!("{header}\n{}\n", ["A", "31.12.2019", "5"].join(mark));
            let figures = read_figures(&text, "t.csv", None).expect("reads");
            let [row] = figures.rows.as_slice() else {
                panic!("{figures:?}");
            };
            assert_eq!(row.date.to_string(), "2019-12-31");
        }
    }

    #[test]
    fn a_table_that_says_two_things_of_one_day_is_refused() {
        let twice = read_figures("unit,year,births\nA,2001,5\nA,2001,6\n", "t.csv", None);
        let said = twice.expect_err("two figures").to_string();
        assert!(
            said.contains("line 3") && said.contains("5 in line 2"),
            "{said}"
        );
        let sources = "unit,year,births,source\nA,2001,5,x\nA,2001,6,y\n";
        assert_eq!(
            read_figures(sources, "t.csv", None)
                .expect("reads")
                .rows
                .len(),
            2
        );
        let word = read_figures("unit,year,births,status\nA,2001,5,guess\n", "t.csv", None);
        assert!(
            word.expect_err("word")
                .to_string()
                .contains("`status` is `guess`")
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let wrong = |text: &str| {
            read_figures(text, "t.csv", None)
                .expect_err("wrong")
                .to_string()
        };
        let day = wrong("unit,date,people\nA,soon,5\n");
        assert!(day.contains("line 2") && day.contains("soon"), "{day}");
        assert!(wrong("unit,people\nA,5\n").contains("`date`"));
        let ragged = wrong("unit,date,people\nA,2001,5\nA,2002\n");
        assert_eq!(ragged, "t.csv: line 3: 2 cells, where the header has 3");
        assert!(wrong("unit,date\nA,2001\n").contains("no column of figures"));
        assert!(wrong("unit,date,people\n,2001,5\n").contains("no unit"));
    }
}
