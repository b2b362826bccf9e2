//! Groups of units, as a table says them.

use crate::msg;
use crate::words::Message;
use crate::words::Tell;
use jiff::civil::Date;

use super::SeriesError;
use super::figures::{AREAS, day, needed};
use super::target::Role;
use crate::io::{TextTable, parse_table};
use crate::words::{Lang, Names};

/// That a unit belongs to a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Membership {
    /// Line of the file, from 1.
    pub line: u64,
    /// The unit, or a region with all its units.
    pub unit: String,
    /// The day of the borders that it is of; `None` is that of the data.
    pub borders: Option<Date>,
    /// The group in all languages.
    pub group: Names,
    /// What the group stands for.
    pub role: Option<Role>,
    /// The group that it is held against, by its name.
    pub against: String,
}

/// Reads a table with the columns `unit` and `group`; `group_kk` and so on are the group in
/// other languages, `status` is `lost` or `kept`, `against` the group to compare with, and
/// `borders` the day of the borders that the units are of.
///
/// # Errors
/// Names the line and what cannot be used.
pub fn read_groups(text: &str, file: &str) -> Result<Vec<Membership>, SeriesError> {
    let table = parse_table(text, file)?;
    let (unit, group) = (
        needed(&table, &AREAS, file)?,
        needed(&table, &["group"], file)?,
    );
    let [borders, status, against] =
        ["borders", "status", "against"].map(|name| table.column(&[name]));
    let translated = table.header.iter().enumerate().filter_map(|(at, head)| {
        let tag = head.strip_prefix("group_")?;
        Some((at, Lang::new(tag)?))
    });
    let translated: Vec<(usize, Lang)> = translated.collect();
    let mut members = Vec::new();
    for (line, cells) in &table.rows {
        let error = |message: Message| SeriesError::new(file, *line, message);
        let cell = |at: usize| TextTable::cell(cells, at);
        let optional = |at: Option<usize>| at.map_or("", cell);
        if cell(unit).is_empty() || cell(group).is_empty() {
            return Err(error(msg!("error-series-unit-group")));
        }
        let borders = optional(borders);
        let borders = (!borders.is_empty()).then(|| day(borders, "borders"));
        let names = translated.iter().filter(|(at, _)| !cell(*at).is_empty());
        members.push(Membership {
            line: *line,
            unit: cell(unit).to_owned(),
            borders: borders.transpose().map_err(error)?,
            group: names.fold(Names::new(cell(group)), |names, (at, lang)| {
                names.with(*lang, cell(*at))
            }),
            role: match optional(status) {
                "" => None,
                word => Some(word.parse::<Role>().map_err(|e| error(e.told().message))?),
            },
            against: optional(against).to_owned(),
        });
    }
    Ok(members)
}
