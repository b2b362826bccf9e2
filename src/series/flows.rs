//! A table of flows by area and year, such as the balance of migration.

use crate::msg;
use crate::words::Message;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::SeriesError;
use super::figures::{AREAS, DAYS, Said, day, needed};
use crate::io::{TextTable, parse_table};
use crate::numeral::{is_missing, number as cell_number};

/// Flows of areas in years.
#[derive(Debug, Clone, Default)]
pub struct Flows {
    /// The file, for messages.
    pub file: String,
    /// The rows, in the order of the file.
    pub rows: Vec<Flow>,
}

/// What came less what went in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Line of the file, from 1.
    pub line: u64,
    /// The units that it is of, set apart by `;`.
    pub of: String,
    /// The day of the borders that these are of; `None` is that of the data.
    pub borders: Option<Date>,
    /// The year.
    pub year: i16,
    /// Who came less who went.
    pub balance: f64,
}

impl Flows {
    /// The days of the borders that its areas are of, beside that of the data.
    pub fn borders(&self) -> BTreeSet<Date> {
        self.rows.iter().filter_map(|row| row.borders).collect()
    }
}

/// Reads a table with the columns `unit`, `year` and `balance`; `borders` as in a table of
/// figures.
///
/// # Errors
/// Names the line and what cannot be used.
pub fn read_flows(text: &str, file: &str) -> Result<Flows, SeriesError> {
    let table = parse_table(text, file)?;
    let column = |names: &[&str]| needed(&table, names, file);
    let (of, year, balance) = (column(&AREAS)?, column(&DAYS)?, column(&["balance"])?);
    let borders = table.column(&["borders"]);
    let mut rows = Vec::new();
    let mut said = Said::default();
    for (line, cells) in &table.rows {
        let error = |message: Message| SeriesError::new(file, *line, message);
        let cell = |at: usize| TextTable::cell(cells, at);
        if is_missing(cell(balance)) || cell(balance).is_empty() {
            continue;
        }
        let borders = borders.map_or("", cell);
        let borders = (!borders.is_empty()).then(|| day(borders, "borders"));
        let flow = Flow {
            line: *line,
            of: cell(of).to_owned(),
            borders: borders.transpose().map_err(error)?,
            year: day(cell(year), "year").map_err(error)?.year(),
            balance: cell_number(cell(balance)).map_err(error)?,
        };
        let same = (flow.of.clone(), flow.borders, flow.year);
        if let Some((balance, at)) = said.otherwise(same, flow.balance, *line) {
            return Err(error(msg!(
                "error-series-two-balances",
                of = flow.of.to_string(),
                one = flow.balance.to_string(),
                year = flow.year.to_string(),
                two = balance.to_string(),
                line = at.to_string()
            )));
        }
        rows.push(flow);
    }
    Ok(Flows {
        file: file.to_owned(),
        rows,
    })
}
