//! Carrying a table across a crosswalk.
//!
//! Counts are shared out by the weights, rates through their denominator,
//! medians only where a unit stays whole. Every cell says how it was made.

use std::collections::BTreeMap;

use super::crosswalk::{Crosswalk, Row};

/// What kind of figure a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// Counts, which add up.
    Count,
    /// Rates, which add up through a column of counts.
    Rate {
        /// Place of the column of the denominator.
        denominator: usize,
    },
    /// Medians, which do not add up.
    Median,
}

/// A table of figures of the sources of a crosswalk.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Names and kinds of the columns of figures.
    pub columns: Vec<(String, Column)>,
    /// One row per source, by its place in the crosswalk: the name there, and
    /// its figures.
    pub rows: Vec<(String, Vec<Option<f64>>)>,
}

/// How a cell was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// From whole units only.
    Exact,
    /// From parts of units, by the weights.
    Estimated,
    /// A figure that it needs is missing.
    Missing,
    /// Any figure would be invented.
    Impossible,
}

impl Status {
    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Estimated => "estimated",
            Self::Missing => "missing",
            Self::Impossible => "impossible",
        }
    }
}

/// A cell that was carried across.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// The figure, if there is one.
    pub value: Option<f64>,
    /// How it was made.
    pub status: Status,
    /// The least that it can be.
    pub low: Option<f64>,
    /// The most that it can be.
    pub high: Option<f64>,
}

/// One target with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebased {
    /// Name of the target.
    pub to: String,
    /// Its code.
    pub code: String,
    /// Its figures, one for each column of the table.
    pub cells: Vec<Cell>,
}

/// Carries a table across: one row per target, in the order of their names.
///
/// A source that the table does not have counts as missing.
pub fn rebase(table: &Table, crosswalk: &Crosswalk) -> Vec<Rebased> {
    let figures: BTreeMap<&str, &[Option<f64>]> = table
        .rows
        .iter()
        .map(|(name, figures)| (name.as_str(), figures.as_slice()))
        .collect();
    let mut targets: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &crosswalk.rows {
        targets.entry(&row.to).or_default().push(row);
    }
    let whole = whole_counts(table, crosswalk);
    let rebased = targets.into_iter().map(|(to, rows)| Rebased {
        to: to.to_owned(),
        code: rows.first().map(|r| r.to_code.clone()).unwrap_or_default(),
        cells: (0..table.columns.len())
            .map(|column| cell(table, column, &rows, &figures, &whole))
            .collect(),
    });
    rebased.collect()
}

/// The figure of a source, and a row's share of it.
struct Part<'a> {
    row: &'a Row,
    figure: f64,
}

fn parts<'a>(
    column: usize,
    rows: &[&'a Row],
    figures: &BTreeMap<&str, &[Option<f64>]>,
) -> Option<Vec<Part<'a>>> {
    let part = |row: &&'a Row| {
        let figure = figures
            .get(row.from.as_str())?
            .get(column)
            .copied()
            .flatten()?;
        Some(Part { row, figure })
    };
    rows.iter().map(part).collect()
}

type Whole = BTreeMap<(usize, String, String), f64>;

fn cell(
    table: &Table,
    column: usize,
    rows: &[&Row],
    figures: &BTreeMap<&str, &[Option<f64>]>,
    whole: &Whole,
) -> Cell {
    let Some(parts) = parts(column, rows, figures) else {
        return empty(Status::Missing);
    };
    match table.columns[column].1 {
        Column::Count => count(column, &parts, whole),
        Column::Median => median(&parts),
        Column::Rate { denominator } => match self::parts(denominator, rows, figures) {
            Some(below) => rate(&parts, &below),
            None => empty(Status::Missing),
        },
    }
}

fn empty(status: Status) -> Cell {
    Cell {
        value: None,
        status,
        low: None,
        high: None,
    }
}

fn is_whole(row: &Row) -> bool {
    row.low >= 1.0
}

fn count(column: usize, parts: &[Part<'_>], whole: &Whole) -> Cell {
    let share = |part: &Part<'_>| {
        let key = (column, part.row.from.clone(), part.row.to.clone());
        whole
            .get(&key)
            .copied()
            .unwrap_or(part.figure * part.row.weight)
    };
    let value: f64 = parts.iter().map(share).sum();
    if parts.iter().all(|p| is_whole(p.row)) {
        return Cell {
            value: Some(value),
            status: Status::Exact,
            low: Some(value),
            high: Some(value),
        };
    }
    // What a unit has may all lie in one of its parts: only whole units are sure.
    let sure: f64 = parts
        .iter()
        .filter(|p| is_whole(p.row))
        .map(|p| p.figure)
        .sum();
    let open = parts.iter().filter(|p| !is_whole(p.row));
    let (below, above) = open.fold((sure, sure), |(low, high), p| {
        (low + p.figure.min(0.0), high + p.figure.max(0.0))
    });
    Cell {
        value: Some(value),
        status: Status::Estimated,
        low: Some(below),
        high: Some(above),
    }
}

fn median(parts: &[Part<'_>]) -> Cell {
    match parts {
        [one] if is_whole(one.row) => Cell {
            value: Some(one.figure),
            status: Status::Exact,
            low: Some(one.figure),
            high: Some(one.figure),
        },
        _ => empty(Status::Impossible),
    }
}

fn rate(parts: &[Part<'_>], below: &[Part<'_>]) -> Cell {
    let each = || parts.iter().zip(below);
    let sum = |f: &dyn Fn(&Part<'_>, f64) -> f64| -> f64 {
        each().map(|(rate, base)| f(rate, base.figure)).sum()
    };
    let base = sum(&|p, base| base * p.row.weight);
    if base <= 0.0 {
        return empty(Status::Impossible);
    }
    let value = sum(&|p, base| p.figure * base * p.row.weight) / base;
    if parts.iter().all(|p| is_whole(p.row)) {
        return Cell {
            value: Some(value),
            status: Status::Exact,
            low: Some(value),
            high: Some(value),
        };
    }
    // With the denominator as estimated, the numerator of a divided unit may lie
    // in any of its parts.
    let sure = |p: &Part<'_>, base: f64| {
        if is_whole(p.row) {
            p.figure * base
        } else {
            0.0
        }
    };
    Cell {
        value: Some(value),
        status: Status::Estimated,
        low: Some(sum(&sure) / base),
        high: Some(sum(&|p, base| p.figure * base) / base),
    }
}

/// Whole counts stay whole: the shares of a source of which all figures of the
/// column are whole numbers are rounded so that they add up to it (largest
/// remainders, the first of equals).
fn whole_counts(table: &Table, crosswalk: &Crosswalk) -> Whole {
    let mut rows: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in &crosswalk.rows {
        rows.entry(&row.from).or_default().push(row);
    }
    let mut whole = Whole::new();
    for (column, (_, kind)) in table.columns.iter().enumerate() {
        let figures = || {
            table
                .rows
                .iter()
                .filter_map(|(name, f)| Some((name, f.get(column).copied()??)))
        };
        let integer = |x: f64| x.fract() == 0.0 && x.abs() < 9e15;
        if *kind != Column::Count || !figures().all(|(_, x)| integer(x)) {
            continue;
        }
        for (name, figure) in figures() {
            let Some(rows) = rows.get(name.as_str()).filter(|rows| rows.len() > 1) else {
                continue;
            };
            let weights: Vec<f64> = rows.iter().map(|r| r.weight).collect();
            for (row, share) in rows.iter().zip(apportioned(figure, &weights)) {
                whole.insert((column, row.from.clone(), row.to.clone()), share);
            }
        }
    }
    whole
}

fn apportioned(figure: f64, weights: &[f64]) -> Vec<f64> {
    let exact: Vec<f64> = weights.iter().map(|w| figure * w).collect();
    // A share that is whole but for rounding is that whole number.
    let near = |x: &f64| {
        let round = x.round();
        if (x - round).abs() < 1e-6 {
            round
        } else {
            x.floor()
        }
    };
    let mut shares: Vec<f64> = exact.iter().map(near).collect();
    let left = figure - shares.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let remainder = |i: &usize| exact[*i] - shares[*i];
    order.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(b)));
    for &i in order.iter().take(left.max(0.0) as usize) {
        shares[i] += 1.0;
    }
    shares
}
