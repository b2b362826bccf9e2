//! Growth and the balance of flows, by periods that no break runs through.

use crate::msg;
use crate::words::{Tell, Told};
use std::fmt;

use jiff::civil::{Date, date};

use super::flow_years::FlowYears;
use super::ground::Ground;
use super::line::{Line, Series};
use super::target::Role;
use crate::words::Names;

/// Years from one to another, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first year.
    pub from: i16,
    /// The last year.
    pub to: i16,
}

/// As a reader writes it: `1999–2003`, or one year.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from == self.to {
            true => write!(f, "{}", self.from),
            false => write!(f, "{}–{}", self.from, self.to),
        }
    }
}

/// A text that says no periods.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct PeriodError(String);

impl Tell for PeriodError {
    fn told(&self) -> Told {
        Told::new(msg!("error-no-period", text = &self.0))
    }
}

/// Reads periods: `1992-1996,1999-2003`.
///
/// # Errors
/// Names what is none.
pub fn periods(text: &str) -> Result<Vec<Period>, PeriodError> {
    let year = |text: &str| {
        text.trim()
            .parse::<i16>()
            .ok()
            .filter(|y| (1..=9998).contains(y))
    };
    let read = |text: &str| {
        let (from, to) = text.split_once(['-', '–']).unwrap_or((text, text));
        let (from, to) = (year(from)?, year(to)?);
        (from <= to).then_some(Period { from, to })
    };
    let parts = text.split(',');
    parts
        .map(|part| read(part).ok_or_else(|| PeriodError(part.trim().to_owned())))
        .collect()
}

/// Periods between the years in which most lines break: as long as they can be without a
/// break, and none longer than `most` years.
pub fn spans(series: &Series, most: i16) -> Vec<Period> {
    let starts = series
        .days
        .iter()
        .filter(|day| (day.month(), day.day()) == (1, 1));
    let starts: Vec<i16> = starts.map(|day| day.year()).collect();
    let (Some(&first), Some(&last)) = (starts.first(), starts.last()) else {
        return Vec::new();
    };
    let broken = |year: i16| {
        let points = series.lines.iter().flat_map(|line| &line.points);
        let here = points.filter(|p| p.date == date(year, 1, 1) && p.cell.value.is_some());
        let (all, broken) = here.fold((0, 0), |(all, broken), point| {
            (all + 1, broken + usize::from(!point.breaks.is_empty()))
        });
        broken * 2 > all
    };
    let mut all = Vec::new();
    let mut from = first;
    for year in first + 1..=last {
        if broken(year) || year - from >= most || year == last {
            all.push(Period { from, to: year - 1 });
            from = year;
        }
    }
    all
}

/// What happened to the people of an area in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    /// The area.
    pub names: Names,
    /// What it stands for.
    pub role: Option<Role>,
    /// The group that it is held against.
    pub against: String,
    /// The years.
    pub period: Period,
    /// The first figure of the longest stretch without a break: day and people.
    pub first: Option<(Date, f64)>,
    /// The last figure of it.
    pub last: Option<(Date, f64)>,
    /// Whether a break keeps the figures of the period apart.
    pub broken: bool,
    /// Growth from the first figure to the last, per year, as a part of 1.
    pub per_year: Option<f64>,
    /// Who came less who went, in `years`.
    pub balance: Option<f64>,
    /// The same per 1,000 people and year.
    pub balance_per_1000: Option<f64>,
    /// Years of units that are known, out of all.
    pub unit_years: (usize, usize),
    /// The years that the balance is of: those of which most units are known.
    pub years: Vec<i16>,
}

/// Growth and balance of every line in every period. The rate of the balance is over the
/// people on the first day of each year of the same units.
pub fn growth(
    ground: &Ground,
    series: &Series,
    flows: &FlowYears,
    periods: &[Period],
) -> Vec<Growth> {
    let lines = series.lines.iter();
    let rows = lines.flat_map(|line| {
        let row = move |period: &Period| of(ground, line, *period, flows);
        periods.iter().map(row)
    });
    rows.collect()
}

fn of(ground: &Ground, line: &Line, period: Period, flows: &FlowYears) -> Growth {
    let (stretch, broken) = longest(line, period);
    let (first, last) = match stretch.as_slice() {
        [first, .., last] => (Some(*first), Some(*last)),
        _ => (None, None),
    };
    let per_year = first.zip(last).and_then(|((a, before), (b, after))| {
        let years = f64::from((b - a).get_days()) / 365.2425;
        (before > 0.0 && years > 0.0).then(|| (after / before).powf(1.0 / years) - 1.0)
    });
    let area = &line.target.area;
    let sum = flows.sum(area, period);
    let years = usize::try_from(period.to - period.from + 1).unwrap_or(0);
    Growth {
        names: line.target.names.clone(),
        role: line.target.role,
        against: line.target.against.clone(),
        period,
        first,
        last,
        broken,
        per_year,
        balance: (sum.unit_years > 0).then_some(sum.balance),
        balance_per_1000: (sum.people > 0.0).then(|| sum.balance / sum.people * 1000.0),
        unit_years: (sum.unit_years, ground.units_in(area) * years),
        years: sum.years,
    }
}

/// The longest stretch of a line in a period without a break, of equals the first, and
/// whether there is another.
fn longest(line: &Line, period: Period) -> (Vec<(Date, f64)>, bool) {
    let (from, to) = (date(period.from, 1, 1), date(period.to + 1, 1, 1));
    let stretches = line.stretches().into_iter().map(|stretch| {
        let inside = stretch
            .iter()
            .filter(|(p, _)| (from..=to).contains(&p.date));
        let ends = inside.map(|(p, value)| (p.date, *value));
        ends.collect::<Vec<_>>()
    });
    let all: Vec<Vec<(Date, f64)>> = stretches.filter(|s| !s.is_empty()).collect();
    let days = |s: &Vec<(Date, f64)>| {
        let ends = s.first().zip(s.last());
        ends.map_or(0, |(a, b)| (b.0 - a.0).get_days())
    };
    let broken = all.len() > 1;
    let mut best: Vec<(Date, f64)> = Vec::new();
    for stretch in all {
        if best.is_empty() || days(&stretch) > days(&best) {
            best = stretch;
        }
    }
    (best, broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_years_with_both_ends() {
        let read = periods("1992-1996, 1999–2003,2022").expect("reads");
        let years: Vec<(i16, i16)> = read.iter().map(|p| (p.from, p.to)).collect();
        assert_eq!(years, [(1992, 1996), (1999, 2003), (2022, 2022)]);
        for wrong in ["", "1999-", "2003-1999", "x", "1-99999"] {
            assert!(periods(wrong).is_err(), "{wrong}");
        }
    }
}
