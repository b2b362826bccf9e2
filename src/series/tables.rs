//! Series as tables.

use super::cell::Status;
use super::line::{Line, Point, Series};
use super::periods::Growth;
use super::target::Role;
use crate::msg;
use crate::table::{Cell, Column, Table};
use crate::words::{Names, Value, every_language};

/// Every figure a row: area, day, figure, how it came about, its bounds and breaks; with
/// `index` its ratio to the first figure of that year.
pub fn series_table(series: &Series, index: Option<i16>) -> Table {
    let mut table = Table::new(["area", "code", "date"]);
    let last = [
        "status", "low", "high", "rounding", "break", "level", "index",
    ];
    table.columns.push(Column::from(series.what.clone()));
    table.columns.extend(last.map(Column::from));
    table = table.with_columns_for_programs(&["group_status", "extent", "missing", "sources"]);
    for line in &series.lines {
        let base = index.and_then(|year| line.base(year));
        let rows = line.points.iter().map(|point| row(line, point, base));
        table.rows.extend(rows);
    }
    table.notes.extend(notes(series, index));
    table
}

fn row(line: &Line, point: &Point, base: Option<f64>) -> Vec<Cell> {
    let cell = &point.cell;
    let estimated = cell.status == Status::Estimated;
    let bound = |of: Option<f64>| Cell::maybe(of.filter(|_| estimated), Cell::whole);
    let words = |all: &[&str]| match all {
        [] => Cell::Missing,
        all => Cell::List(all.iter().map(|&word| word.to_owned()).collect()),
    };
    let breaks: Vec<&'static str> = point.breaks.iter().map(|b| b.word()).collect();
    let list = |all: &mut dyn Iterator<Item = &String>| {
        let all: Vec<&str> = all.map(String::as_str).collect();
        words(&all)
    };
    let ratio = cell
        .value
        .zip(base)
        .map(|(value, base)| value / base * 100.0);
    vec![
        Cell::Name(line.target.names.clone()),
        Cell::code(Some(line.target.code.as_str()).filter(|c| !c.is_empty())),
        day_cell(point.date),
        Cell::maybe(cell.value, Cell::whole),
        Cell::Word(cell.status.word()),
        bound(cell.low),
        bound(cell.high),
        Cell::maybe(Some(cell.rounding).filter(|r| *r > 0.0), Cell::whole),
        match *breaks.as_slice() {
            [] => Cell::Missing,
            [one] => Cell::Word(one),
            _ => words(&breaks),
        },
        list(&mut cell.levels.iter()),
        Cell::maybe(ratio, |ratio| Cell::decimal(ratio, 1)),
        role(line.target.role),
        list(&mut cell.extents.iter()),
        list(&mut cell.missing.iter()),
        list(&mut cell.sources.iter()),
    ]
}

fn day_cell(day: jiff::civil::Date) -> Cell {
    Cell::Localised {
        shown: msg!("series-day", day = day),
        plain: day.to_string(),
    }
}

fn role(role: Option<Role>) -> Cell {
    role.map_or(Cell::Missing, |role| Cell::Word(role.as_str()))
}

/// Days down, areas side by side, each with its marks: a break before the figure, and
/// whether it is estimated.
pub fn side_by_side(series: &Series, index: Option<i16>) -> Table {
    let mut table = Table::new(["date"]);
    for line in &series.lines {
        let key = line.target.names.main().to_owned();
        let names = line.target.names.clone();
        let mark = Column::Called(format!("{key} marks"), Names::new(" "));
        table.columns.extend([mark, Column::Called(key, names)]);
    }
    let rows = series.days.iter().enumerate().map(|(at, day)| {
        let mut row = vec![day_cell(*day)];
        for line in &series.lines {
            let Some(point) = line.points.get(at) else {
                continue;
            };
            row.push(Cell::Text(marks(point)));
            let base = index.map(|year| line.base(year));
            row.push(match (point.cell.value, base) {
                (Some(value), None) => Cell::whole(value),
                (Some(value), Some(Some(base))) => Cell::decimal(value / base * 100.0, 1),
                _ => Cell::Missing,
            });
        }
        row
    });
    table.rows = rows.collect();
    table.notes.extend(notes(series, index));
    table
}

fn marks(point: &Point) -> String {
    let mut marks = String::new();
    if !point.breaks.is_empty() {
        marks.push('¦');
    }
    if point.cell.status == Status::Estimated {
        marks.push('≈');
    }
    marks
}

/// What must be known to read them.
fn notes(series: &Series, index: Option<i16>) -> Vec<Value> {
    let points = || series.lines.iter().flat_map(|line| &line.points);
    let mut notes: Vec<Value> = Vec::new();
    if points().any(|p| !p.breaks.is_empty()) {
        notes.push(msg!("series-note-breaks").into());
    }
    if points().any(|p| p.cell.status == Status::Estimated) {
        notes.push(msg!("series-note-estimated").into());
    }
    if points().any(|p| p.cell.status == Status::Missing) {
        notes.push(msg!("series-note-missing").into());
    }
    if let Some(year) = index {
        let year = i64::from(year).to_string();
        notes.push(msg!("series-note-index", year = year).into());
    }
    notes
}

/// Growth and balance by area and period.
pub fn growth_table(rows: &[Growth]) -> Table {
    let mut table = Table::new([
        "area",
        "group_status",
        "period",
        "first_day",
        "last_day",
        "people_first",
        "people_last",
        "growth_percent_per_year",
        "break",
        "balance",
        "balance_per_1000_per_year",
        "unit_years",
        "unit_years_possible",
        "balance_years",
    ]);
    table.rows = rows.iter().map(growth_row).collect();
    table.notes = vec![msg!("series-note-growth").into()];
    if rows.iter().any(|r| r.balance.is_some()) {
        table.notes.push(msg!("series-note-balance").into());
    }
    table
}

fn growth_row(row: &Growth) -> Vec<Cell> {
    let (first, last) = (row.first, row.last);
    let day = |end: Option<(jiff::civil::Date, f64)>| Cell::maybe(end, |(day, _)| day_cell(day));
    let people =
        |end: Option<(jiff::civil::Date, f64)>| Cell::maybe(end, |(_, people)| Cell::whole(people));
    vec![
        Cell::Name(row.names.clone()),
        role(row.role),
        Cell::Text(row.period.to_string()),
        day(first),
        day(last),
        people(first),
        people(last),
        Cell::maybe(row.per_year, |rate| Cell::signed(rate * 100.0, 2)),
        match row.broken {
            true => Cell::Word("break_inside"),
            false => Cell::Missing,
        },
        Cell::maybe(row.balance, Cell::signed_whole),
        Cell::maybe(row.balance_per_1000, |rate| Cell::signed(rate, 1)),
        Cell::count(row.unit_years.0),
        Cell::count(row.unit_years.1),
        Cell::Text(year_ranges(&row.years)),
    ]
}

/// Years in short: `1996, 1999–2003`.
pub(super) fn year_ranges(years: &[i16]) -> String {
    let stretches = years.chunk_by(|a, b| a + 1 == *b);
    let shown = stretches.filter_map(|own| match own {
        [only] => Some(only.to_string()),
        [first, .., last] => Some(format!("{first}–{last}")),
        [] => None,
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The names of roles in all languages.
pub fn role_names(role: Role) -> Names {
    match role {
        Role::Lost => every_language(&msg!("series-role-lost")),
        Role::Kept => every_language(&msg!("series-role-kept")),
    }
}
