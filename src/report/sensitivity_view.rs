//! The result under other choices as a table.

use super::cell::Cell;
use super::sentences;
use super::table::Table;
use crate::compare::Variant;
use crate::measure::Metric;
use crate::words::Value;

/// The result under other choices of demand and metric.
pub fn sensitivity_view(variants: &[Variant]) -> Table {
    let mut table = Table::new(&[
        "demand",
        "scaled",
        "metric",
        "chosen",
        "people",
        "before_mean_km",
        "after_mean_km",
        "before_median_km",
        "after_median_km",
        "before_p90_km",
        "after_p90_km",
        "people_nearer",
        "people_farther",
        "person_km_change",
    ]);
    let yes = |value: bool| Cell::Word(if value { "yes" } else { "no" });
    table.rows = variants
        .iter()
        .map(|v| {
            let d = [&v.before, &v.after].map(|s| s.as_ref().map(|s| s.distribution));
            let mut row = vec![
                demand_cell(&v.demand),
                yes(v.scaled),
                Cell::Word(metric_word(v.metric)),
                yes(v.chosen),
                Cell::whole(d[1].map(|d| d.people)),
            ];
            row.extend(d.map(|d| Cell::decimal(d.map(|d| d.mean), 1)));
            row.extend(d.map(|d| Cell::decimal(d.map(|d| d.median), 1)));
            row.extend(d.map(|d| Cell::decimal(d.map(|d| d.p90), 1)));
            row.extend([v.balance.nearer, v.balance.farther].map(Cell::Whole));
            row.push(Cell::Signed(v.balance.person_km, 0));
            row
        })
        .collect();
    table.notes = notes_of_regions(variants);
    table
}

/// A word for the territory's own demand, the name of a file else.
fn demand_cell(demand: &str) -> Cell {
    let own = ["settlements", "seats"]
        .into_iter()
        .find(|word| *word == demand);
    own.map_or_else(|| Cell::Text(demand.to_owned()), Cell::Word)
}

/// How far apart the variants are for the people of the later regions whose mean
/// way changes.
fn notes_of_regions(variants: &[Variant]) -> Vec<Value> {
    let Some(first) = variants.first() else {
        return Vec::new();
    };
    let notes = first.regions.iter().enumerate().filter_map(|(i, region)| {
        let changes: Vec<f64> = variants
            .iter()
            .filter_map(|v| {
                let r = v.regions.get(i)?;
                Some(r.after_km?.mean - r.before_km?.mean)
            })
            .collect();
        let least = changes.iter().copied().min_by(f64::total_cmp)?;
        let most = changes.iter().copied().max_by(f64::total_cmp)?;
        let moved = least.abs() > 1e-6 || most.abs() > 1e-6;
        moved.then(|| sentences::sensitivity(&region.region, least, most).into())
    });
    notes.collect()
}

pub(super) fn metric_word(metric: Metric) -> &'static str {
    match metric {
        Metric::Geodesic => "geodesic",
        Metric::GreatCircle => "great-circle",
    }
}
