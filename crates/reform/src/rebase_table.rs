//! Tables of figures by unit: read for a crosswalk, and written again.

use std::collections::BTreeMap;

use super::crosswalk::Crosswalk;
use super::naming::{either, quoted as in_quotes};
use super::rebase::{Column, Rebased, Table};
use aimaq_io::Lines;
use aimaq_territory::fold;
use aimaq_words::numeral::{is_missing, number};
use aimaq_words::table::csv_text;
use aimaq_words::{Message, Tell, Told, Value, from_text, msg, quoted};

/// Why a table cannot be carried across.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct TableError {
    /// The file.
    pub file: String,
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub message: Message,
}

impl Tell for TableError {
    fn told(&self) -> Told {
        Told::new(self.message.clone()).in_line(&self.file, self.line)
    }
}

/// The sources that people may mean by what they write in a way the crosswalk does not
/// know: none, one, or several of that name.
pub type Spelling<'a> = dyn Fn(&str) -> Vec<String> + 'a;

/// Reads a table, cells set apart by comma, semicolon, tab or `|`, whose first column names
/// sources of the crosswalk, as it names them or by another spelling.
///
/// # Errors
/// Names the line and what cannot be used: a unit that is unknown, ambiguous or
/// there twice, a cell that is no number, a rate without its denominator.
pub fn read_table(
    text: &str,
    file: &str,
    crosswalk: &Crosswalk,
    other: &Spelling<'_>,
    marks: Marks,
) -> Result<Table, TableError> {
    let error = |line: u64, message: Message| TableError {
        file: file.to_owned(),
        line,
        message,
    };
    let lines = Lines::of(text.as_bytes());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(lines.separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| error(1, quoted(e)))?.clone();
    let columns = columns(&header).map_err(|message| error(1, message))?;
    let names = Names::new(crosswalk, other);
    let mut rows: Vec<(String, Vec<Option<f64>>)> = Vec::new();
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|e| error(lines.line(e.position()), quoted(e)))?;
        let line = lines.line(record.position());
        if record.len() != header.len() {
            let (cells, columns) = (record.len(), header.len());
            let message = msg!("error-cells-of-header", cells = cells, columns = columns);
            return Err(error(line, message));
        }
        let written = from_text(record.get(0).unwrap_or_default().trim());
        let name = names
            .find(written)
            .map_err(|message| error(line, message))?;
        if let Some(first) = seen.insert(name.clone(), line) {
            let message = msg!(
                "error-stands-already",
                name = name,
                line = first.to_string()
            );
            return Err(error(line, message));
        }
        let figures = record
            .iter()
            .skip(1)
            .zip(&columns)
            .map(|(cell, (column, _))| {
                let figure = figure(cell, marks);
                figure
                    .map_err(|what| error(line, msg!("error-column", column = column, said = what)))
            });
        rows.push((name, figures.collect::<Result<_, _>>()?));
    }
    Ok(Table { columns, rows })
}

/// What cells without a figure hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// Nothing.
    #[default]
    Empty,
    /// Nothing, or a mark that people write for it: `-`, `…`, `N/A` and the like.
    Usual,
}

fn figure(cell: &str, marks: Marks) -> Result<Option<f64>, Message> {
    let cell = cell.trim();
    if cell.is_empty() || marks == Marks::Usual && is_missing(cell) {
        return Ok(None);
    }
    let figure = number(cell).map(Some);
    figure.map_err(|what| match is_missing(cell) {
        true => msg!("hint-missing-marks", said = what),
        false => what,
    })
}

/// Names and kinds of the columns after the first.
fn columns(header: &csv::StringRecord) -> Result<Vec<(String, Column)>, Message> {
    let cells: Vec<&str> = header.iter().skip(1).map(str::trim).collect();
    if cells.is_empty() {
        return Err(msg!("error-no-figures-column"));
    }
    let names: Vec<&str> = cells
        .iter()
        .map(|cell| cell.split_once(':').map_or(*cell, |(name, _)| name.trim()))
        .collect();
    let mut columns = Vec::new();
    for (cell, name) in cells.iter().zip(&names) {
        let kind = cell
            .split_once(':')
            .map_or("count", |(_, kind)| kind.trim());
        let column = match kind {
            "count" => Column::Count,
            "median" => Column::Median,
            "rate" => {
                return Err(msg!("error-rate-of", name = *name));
            }
            _ => Column::Rate {
                denominator: denominator(kind, name, &names)?,
            },
        };
        columns.push(((*name).to_owned(), column));
    }
    for (name, column) in &columns {
        if let Column::Rate { denominator } = column
            && columns[*denominator].1 != Column::Count
        {
            return Err(msg!("error-rate-counts", name = name));
        }
    }
    Ok(columns)
}

fn denominator(kind: &str, name: &str, names: &[&str]) -> Result<usize, Message> {
    let of = kind
        .strip_prefix("rate/")
        .ok_or_else(|| msg!("error-no-column-kind", kind = kind, name = name))?;
    let place = names.iter().position(|n| *n == of.trim());
    place.ok_or_else(|| msg!("error-no-denominator", of = of, name = name))
}

/// The sources of a crosswalk by what people write.
struct Names<'a> {
    by_name: BTreeMap<String, Vec<&'a str>>,
    other: &'a Spelling<'a>,
}

impl<'a> Names<'a> {
    fn new(crosswalk: &'a Crosswalk, other: &'a Spelling<'a>) -> Self {
        let mut by_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for row in &crosswalk.rows {
            // A name may hold a slash, so each may end the region's.
            let slashes = row.from.match_indices('/');
            let units = slashes.map(|(at, _)| row.from[at + 1..].trim());
            let code = Some(row.from_code.as_str()).filter(|c| !c.is_empty());
            for name in units.chain([row.from.as_str()]).chain(code) {
                let sources = by_name.entry(fold(name)).or_default();
                if !sources.contains(&row.from.as_str()) {
                    sources.push(&row.from);
                }
            }
        }
        Self { by_name, other }
    }

    fn find(&self, written: &str) -> Result<String, Message> {
        let name = written.strip_prefix("code:").unwrap_or(written);
        match self.by_name.get(&fold(name)).map(Vec::as_slice) {
            Some([one]) => Ok((*one).to_owned()),
            Some(many) => Err(several(written, many)),
            None => match (self.other)(written).as_slice() {
                [one] => Ok(one.clone()),
                [] => Err(self.unknown(written, name)),
                many => Err(several(written, many)),
            },
        }
    }

    fn unknown(&self, written: &str, name: &str) -> Message {
        let names = self.by_name.values().flatten().copied();
        let near = aimaq_territory::nearest_names(name, names);
        let near = near.first().map(|n| msg!("error-near", near = *n).into());
        let near = near.unwrap_or_else(|| Value::from(""));
        msg!("error-not-of-crosswalk", name = written, near = near)
    }
}

/// What is said of a name that several sources have.
fn several(written: &str, many: &[impl AsRef<str>]) -> Message {
    let paths = either(in_quotes(many));
    msg!("error-may-be", name = written, paths = paths)
}

/// Digits that a sum of shares can vouch for: the last few of a number are what its
/// additions have left there.
fn shown(x: f64) -> String {
    let twelve: Option<f64> = format!("{x:.11e}").parse().ok();
    twelve.unwrap_or(x).to_string()
}

/// The table as CSV: for each column the figure, how it was made, and the least
/// and the most that it can be.
pub fn rebased_csv(table: &Table, rebased: &[Rebased]) -> String {
    let mut header = vec!["unit".to_owned(), "code".to_owned()];
    for (name, _) in &table.columns {
        header.extend([
            name.clone(),
            format!("{name}_status"),
            format!("{name}_low"),
            format!("{name}_high"),
        ]);
    }
    let number = |x: Option<f64>| x.map_or_else(String::new, shown);
    let record = |row: &Rebased| {
        let mut cells = vec![row.to.clone(), row.code.clone()];
        for cell in &row.cells {
            cells.extend([
                number(cell.value),
                cell.status.word().to_owned(),
                number(cell.low),
                number(cell.high),
            ]);
        }
        cells
    };
    csv_text(std::iter::once(header).chain(rebased.iter().map(record)))
}
