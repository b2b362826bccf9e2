//! People of centres in censuses.

use crate::words::Message;
use crate::words::Tell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::SeriesError;
use super::figures::{DAYS, day, needed};
use super::target::Role;
use crate::io::{TextTable, parse_table};
use crate::msg;
use crate::numeral::{is_missing, number as cell_number};
use crate::table::{Cell, Column, Table};
use crate::words::{Lang, Names, every_language};

/// A centre and its people by day.
#[derive(Debug, Clone, PartialEq)]
pub struct CentreCounts {
    /// Its names.
    pub names: Names,
    /// Whether its region lost its status.
    pub role: Option<Role>,
    /// People by the day of the census; the first of several figures of a day.
    pub people: BTreeMap<Date, f64>,
}

/// Reads a table with the columns `place`, `date` and `population`; `place_kk` and so on are
/// the place in other languages, `status` is `lost` or `kept`.
///
/// # Errors
/// Names the line and what cannot be used.
pub fn read_centres(text: &str, file: &str) -> Result<Vec<CentreCounts>, SeriesError> {
    let table = parse_table(text, file)?;
    let place = needed(&table, &["place"], file)?;
    let date = needed(&table, &DAYS, file)?;
    let population = needed(&table, &["population"], file)?;
    let status = table.column(&["status"]);
    let translated = table.header.iter().enumerate().filter_map(|(at, head)| {
        let tag = head.strip_prefix("place_")?;
        Some((at, Lang::new(tag)?))
    });
    let translated: Vec<(usize, Lang)> = translated.collect();
    let mut centres: Vec<CentreCounts> = Vec::new();
    for (line, cells) in &table.rows {
        let error = |message: Message| SeriesError::new(file, *line, message);
        let cell = |at: usize| TextTable::cell(cells, at);
        if is_missing(cell(population)) || cell(population).is_empty() {
            continue;
        }
        let at = centres.iter().position(|c| c.names.main() == cell(place));
        let at = match at {
            Some(at) => at,
            None => {
                let names = translated
                    .iter()
                    .fold(Names::new(cell(place)), |names, (at, lang)| {
                        names.with(*lang, cell(*at))
                    });
                let role = match status.map_or("", cell) {
                    "" => None,
                    word => Some(word.parse::<Role>().map_err(|e| error(e.told().message))?),
                };
                centres.push(CentreCounts {
                    names,
                    role,
                    people: BTreeMap::new(),
                });
                centres.len() - 1
            }
        };
        let day = day(cell(date), "date").map_err(error)?;
        let people = cell_number(cell(population)).map_err(error)?;
        centres[at].people.entry(day).or_insert(people);
    }
    Ok(centres)
}

/// The centres that lost their status, then those that kept it: people in each census, and
/// the change from one to the next.
pub fn centres_table(centres: &[CentreCounts]) -> Table {
    let days = centres.iter().flat_map(|c| c.people.keys().copied());
    let days: BTreeSet<Date> = days.collect();
    let days: Vec<Date> = days.into_iter().collect();
    let mut table = Table::new(["place", "group_status"]);
    for day in &days {
        let heads = every_language(&msg!("series-day", day = *day));
        table.columns.push(Column::Called(day.to_string(), heads));
    }
    for pair in days.windows(2) {
        let [from, to] = [pair[0], pair[1]].map(|day| day.year());
        let key = format!("change_{from}_{to}");
        let heads = every_language(&msg!(
            "series-change-between",
            from = i64::from(from).to_string(),
            to = i64::from(to).to_string()
        ));
        table.columns.push(Column::Called(key, heads));
    }
    let mut shown: Vec<&CentreCounts> = centres.iter().filter(|c| c.role.is_some()).collect();
    shown.sort_by_key(|c| c.role != Some(Role::Lost));
    table.rows = shown.iter().map(|centre| row(centre, &days)).collect();
    table
}

fn row(centre: &CentreCounts, days: &[Date]) -> Vec<Cell> {
    let people = |day: &Date| centre.people.get(day).copied();
    let role = centre
        .role
        .map_or(Cell::Missing, |role| Cell::Word(role.as_str()));
    let mut row = vec![Cell::Name(centre.names.clone()), role];
    row.extend(days.iter().map(|day| Cell::maybe(people(day), Cell::whole)));
    row.extend(days.windows(2).map(|pair| {
        let (before, after) = (people(&pair[0]), people(&pair[1]));
        let change = before.zip(after).filter(|(before, _)| *before > 0.0);
        Cell::maybe(
            change.map(|(before, after)| after / before - 1.0),
            Cell::share,
        )
    }));
    row
}
