//! The table that `aimaq stats` prints.

use std::fmt::Write as _;

use crate::compare::{Comparison, RegionSummary};
use crate::territory::Lang;

use super::format::{km, whole};
use super::sentences::balance;

/// Regions of both states as aligned text.
pub fn stats_table(comparison: &Comparison, lang: Lang) -> String {
    let mut text = String::new();
    for (state, summary) in [("before", &comparison.before), ("after", &comparison.after)] {
        let count = summary.regions.len();
        let people = whole(summary.population as f64);
        let _ = writeln!(
            text,
            "{state}, {}: {count} regions, {people} people",
            summary.date
        );
        let mut rows = vec![HEADER.map(str::to_owned)];
        rows.extend(summary.regions.iter().map(|r| row(r, lang)));
        text.push_str(&align(&rows));
        text.push('\n');
    }
    text.push_str(&balance(comparison, Lang::En));
    text.push('\n');
    text
}

const HEADER: [&str; 11] = [
    "region",
    "centre",
    "units",
    "population",
    "area km²",
    "source",
    "per km²",
    "mean km",
    "median",
    "p90",
    "max",
];

fn row(r: &RegionSummary, lang: Lang) -> [String; 11] {
    let name = |n: &crate::territory::Names| n.get(lang).to_owned();
    let d = r.distance_km;
    let way = |f: fn(&crate::measure::Distribution) -> f64| {
        d.map(|d| km(f(&d), false)).unwrap_or_default()
    };
    [
        name(&r.region),
        r.centre.as_ref().map(name).unwrap_or_default(),
        r.units.to_string(),
        whole(r.population as f64),
        r.area.as_ref().map(|a| whole(a.km2)).unwrap_or_default(),
        r.area
            .as_ref()
            .map(|a| a.source.word().to_owned())
            .unwrap_or_default(),
        r.density_per_km2
            .map(|d| format!("{d:.2}"))
            .unwrap_or_default(),
        way(|d| d.mean),
        way(|d| d.median),
        way(|d| d.p90),
        way(|d| d.max),
    ]
}

/// Text to the left, figures to the right.
fn align(rows: &[[String; 11]]) -> String {
    let width = |i: usize| rows.iter().map(|r| r[i].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..11).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width - cell.chars().count());
            let left = matches!(i, 0 | 1 | 5);
            let cell = if left {
                format!("{cell}{pad}")
            } else {
                format!("{pad}{cell}")
            };
            line.push_str(&cell);
            line.push_str("  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
