//! What happened to areas that lost their status, against those beside them that kept it.

use std::cmp::Reverse;

use super::cell::Status;
use super::centres::{CentreCounts, centres_table};
use super::line::Series;
use super::periods::{Growth, Period};
use super::tables::year_ranges;
use super::target::Role;
use crate::msg;
use crate::table::{Cell, Column, Table};
use crate::words::{Message, Names, Value, joined};

/// The figures of a claim that a loss of status costs people.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What the figures say, in a sentence of counts.
    pub finding: Message,
    /// Migration by period, growth by period, and the centres in censuses.
    pub tables: Vec<Table>,
    /// The figures themselves, for a chart.
    pub series: Series,
}

/// Holds areas that lost their status against those that kept it; `None` where no area of
/// either kind has figures. `growth` holds rows of all lines for all periods; periods that
/// begin before the year `since`, in which the status was lost, are shown and not counted.
pub fn claim(
    series: Series,
    growth: &[Growth],
    (periods, since): (&[Period], Option<i16>),
    centres: &[CentreCounts],
) -> Option<Claim> {
    let has = |role: Role| {
        let mut lines = series.lines.iter().filter(|l| l.target.role == Some(role));
        lines.any(|line| line.known().next().is_some())
    };
    if !has(Role::Lost) || !has(Role::Kept) {
        return None;
    }
    let shown: Vec<Period> = periods
        .iter()
        .copied()
        .filter(|period| rows(growth, *period).any(|row| row.balance_per_1000.is_some()))
        .collect();
    let migration = by_period(growth, &shown, msg!("claim-migration"), |row| {
        Cell::maybe(row.balance_per_1000, |rate| Cell::signed(rate, 1))
    });
    let mut people = by_period(growth, periods, msg!("claim-growth"), |row| {
        Cell::maybe(row.per_year, |rate| Cell::signed(rate * 100.0, 2))
    });
    people.notes = vec![msg!("series-note-growth").into()];
    let mut migration = migration;
    migration.notes = cautions(&series, growth, &shown);
    let mut tables = vec![migration, people];
    if centres.iter().any(|centre| centre.role.is_some()) {
        let mut table = centres_table(centres);
        table.title = Some(msg!("claim-centres"));
        table.notes.push(msg!("claim-note-centres").into());
        tables.push(table);
    }
    let counted: Vec<Period> = periods
        .iter()
        .copied()
        .filter(|period| since.is_none_or(|since| since <= period.from))
        .collect();
    Some(Claim {
        finding: finding(growth, &counted),
        tables,
        series,
    })
}

fn rows(growth: &[Growth], period: Period) -> impl Iterator<Item = &Growth> {
    growth.iter().filter(move |row| row.period == period)
}

/// A row for each area, a column for each period.
fn by_period(
    growth: &[Growth],
    periods: &[Period],
    title: Message,
    cell: impl Fn(&Growth) -> Cell,
) -> Table {
    let mut table = Table::new(["area", "group_status"]);
    table.title = Some(title);
    for period in periods {
        let text = period.to_string();
        table
            .columns
            .push(Column::Called(text.clone(), Names::new(text)));
    }
    let mut areas: Vec<&Names> = Vec::new();
    for row in growth.iter().filter(|row| row.role.is_some()) {
        if !areas.contains(&&row.names) {
            areas.push(&row.names);
        }
    }
    table.rows = areas
        .into_iter()
        .map(|names| {
            let own = || growth.iter().filter(|row| row.names == *names);
            let role = own().find_map(|row| row.role);
            let mut cells = vec![
                Cell::Name(names.clone()),
                role.map_or(Cell::Missing, |role| Cell::Word(role.as_str())),
            ];
            cells.extend(periods.iter().map(|period| {
                let row = own().find(|row| row.period == *period);
                row.map_or(Cell::Missing, &cell)
            }));
            cells
        })
        .collect();
    table
}

/// How many of each kind shrank in a period, out of those whose growth is known.
fn shrank(growth: &[Growth], period: Period, role: Role) -> (usize, usize) {
    let known = rows(growth, period).filter(|row| row.role == Some(role));
    let known = known.filter_map(|row| row.per_year);
    known.fold((0, 0), |(fell, all), rate| {
        (fell + usize::from(rate < 0.0), all + 1)
    })
}

/// How often areas that lost their status had the worse balance of migration, out of all
/// periods and pairs of which both are known.
fn worse(growth: &[Growth], periods: &[Period]) -> (usize, usize) {
    let mut counted = (0, 0);
    for &period in periods {
        for lost in rows(growth, period).filter(|row| row.role == Some(Role::Lost)) {
            let other = rows(growth, period).find(|row| row.names.main() == lost.against);
            let rates = lost
                .balance_per_1000
                .zip(other.and_then(|o| o.balance_per_1000));
            if let Some((lost, kept)) = rates {
                counted.0 += usize::from(lost < kept);
                counted.1 += 1;
            }
        }
    }
    counted
}

/// The period in which the growth of most areas is known, of equals the first: what came
/// soonest after the loss says most about it.
fn best_known(growth: &[Growth], periods: &[Period]) -> Option<Period> {
    let known = |period: &Period| {
        let rows = rows(growth, *period);
        let known = rows.filter(|row| row.role.is_some() && row.per_year.is_some());
        (known.count(), Reverse(period.from))
    };
    periods.iter().copied().max_by_key(known)
}

fn finding(growth: &[Growth], periods: &[Period]) -> Message {
    let period = best_known(growth, periods);
    let years = period.map_or_else(String::new, |p| p.to_string());
    let of = |role| period.map_or((0, 0), |period| shrank(growth, period, role));
    let (lost, kept) = (of(Role::Lost), of(Role::Kept));
    // A lag that lasts is another thing than a bad time that both had.
    let (until, after): (Vec<Period>, Vec<Period>) = periods
        .iter()
        .partition(|p| period.is_none_or(|known| p.from <= known.from));
    let (until, after) = (worse(growth, &until), worse(growth, &after));
    if after.1 == 0 {
        return msg!(
            "claim-finding",
            years = years,
            lost = lost.1,
            lost_shrank = lost.0,
            kept = kept.1,
            kept_shrank = kept.0,
            worse = until.0,
            compared = until.1
        );
    }
    msg!(
        "claim-finding-since",
        years = years,
        year = period.map_or_else(String::new, |p| p.to.to_string()),
        lost = lost.1,
        lost_shrank = lost.0,
        kept = kept.1,
        kept_shrank = kept.0,
        worse = after.0,
        compared = after.1,
        worse_until = until.0,
        compared_until = until.1
    )
}

/// What the figures cannot say.
fn cautions(series: &Series, growth: &[Growth], periods: &[Period]) -> Vec<Value> {
    let mut notes: Vec<Value> = vec![msg!("claim-caution").into()];
    notes.push(msg!("series-note-balance").into());
    if let [.., before, last] = periods {
        let lost = rows(growth, *last).filter(|row| row.role == Some(Role::Lost));
        let changes = lost.filter_map(|row| {
            let earlier = rows(growth, *before).find(|e| e.names == row.names);
            Some(row.balance_per_1000? - earlier?.balance_per_1000?)
        });
        let changes: Vec<f64> = changes.collect();
        let better = changes.iter().filter(|change| **change > 0.0).count();
        notes.push(
            msg!(
                "claim-last",
                last = last.to_string(),
                before = before.to_string(),
                better = better,
                all = changes.len()
            )
            .into(),
        );
    }
    let short = periods.iter().flat_map(|period| {
        let own = rows(growth, *period).filter(|row| row.role.is_some());
        own.filter_map(fewer_years)
    });
    let short: Vec<Value> = short.collect();
    if !short.is_empty() {
        notes.push(msg!("claim-fewer-years", areas = joined("; ", short)).into());
    }
    let points = || series.lines.iter().flat_map(|line| &line.points);
    if points().any(|point| point.cell.status == Status::Estimated) {
        notes.push(msg!("series-note-estimated").into());
    }
    notes
}

/// The years that the balance of an area rests on, where they are not all of its period.
fn fewer_years(row: &Growth) -> Option<Value> {
    let all = usize::try_from(row.period.to - row.period.from + 1).unwrap_or(0);
    let short = !row.years.is_empty() && row.years.len() < all;
    let years = short.then(|| year_ranges(&row.years))?;
    Some(
        msg!(
            "claim-years-of",
            area = &row.names,
            period = row.period.to_string(),
            years = years
        )
        .into(),
    )
}
