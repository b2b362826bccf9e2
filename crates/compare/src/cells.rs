//! Cells and columns that several tables share.

use aimaq_measure::{DistanceSummary, Distribution};
use aimaq_territory::UnitPath;
use aimaq_words::table::{Cell, Column};

/// Columns of everything that is said of the distances of a group of people.
pub const SPREAD: [&str; 7] = [
    "mean_km",
    "median_km",
    "p90_km",
    "max_km",
    "worst_tenth_km",
    "gini",
    "person_km",
];

/// The cells of [`SPREAD`].
pub(super) fn spread(of: &DistanceSummary) -> Vec<Cell> {
    let mut cells = distribution(Some(of.distribution)).to_vec();
    cells.push(Cell::km(of.worst_tenth_km));
    cells.push(Cell::maybe(of.gini, |gini| Cell::decimal(gini, 3)));
    cells.push(Cell::decimal(of.person_km, 0));
    cells
}

/// A unit with its region, or nothing.
pub(super) fn path(of: Option<&UnitPath>) -> Cell {
    Cell::maybe(of, |path| {
        Cell::Path(path.region.clone(), path.unit.clone())
    })
}

/// One column for each threshold beyond which people are counted.
pub fn beyond(thresholds_km: &[f64]) -> impl Iterator<Item = Column> + '_ {
    let key = |km: &f64| Column::from(format!("share_beyond_{km}_km"));
    thresholds_km.iter().map(key)
}

/// Mean, median, 90th percentile and largest, km.
pub(super) fn distribution(km: Option<Distribution>) -> [Cell; 4] {
    let of = |value: fn(Distribution) -> f64| Cell::maybe(km, |d| Cell::km(value(d)));
    [
        of(|d| d.mean),
        of(|d| d.median),
        of(|d| d.p90),
        of(|d| d.max),
    ]
}

/// A number of seats or posts.
pub(super) fn count(n: Option<u32>) -> Cell {
    Cell::maybe(n, |n| Cell::whole(f64::from(n)))
}
