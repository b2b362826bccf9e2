//! How evenly people, land and ways are shared among the regions of a state.

use serde::Serialize;

use super::{Comparison, State, StateSummary, Study};
use aimaq_measure::{gini, ratio};
use aimaq_territory::Names;
use aimaq_words::table::{Cell, Table};

/// How evenly a quantity is shared among regions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BalanceRow {
    /// In which state.
    pub state: State,
    /// `population`, `area_km2`, `density_per_km2` or `distance_mean_km`.
    pub quantity: &'static str,
    /// Regions that have the quantity.
    pub regions: usize,
    /// The region with the most.
    pub most_region: Names,
    /// The most.
    pub most: f64,
    /// The region with the least.
    pub least_region: Names,
    /// The least.
    pub least: f64,
    /// The most over the least; `None` where the least is zero.
    pub ratio: Option<f64>,
    /// Gini coefficient over regions, each of the same weight.
    pub gini: Option<f64>,
}

/// Four quantities in both states.
pub fn balance(comparison: &Comparison) -> Vec<BalanceRow> {
    let states = comparison.states();
    states.flat_map(|(s, sum)| of_state(s, sum)).collect()
}

fn of_state(state: State, summary: &StateSummary) -> Vec<BalanceRow> {
    type Quantity = fn(&super::RegionSummary) -> Option<f64>;
    let quantities: [(&'static str, Quantity); 4] = [
        ("population", |r| Some(r.population as f64)),
        ("area_km2", |r| r.area.as_ref().map(|a| a.km2)),
        ("density_per_km2", |r| r.density_per_km2),
        ("distance_mean_km", |r| r.distance_km.map(|d| d.mean)),
    ];
    let rows = quantities.into_iter().filter_map(|(quantity, value)| {
        let values = summary.regions.iter();
        let values: Vec<(&Names, f64)> = values
            .filter_map(|r| Some((&r.region, value(r)?)))
            .collect();
        let by_value = |a: &&(&Names, f64), b: &&(&Names, f64)| a.1.total_cmp(&b.1);
        let (most, least) = (
            values.iter().max_by(by_value)?,
            values.iter().min_by(by_value)?,
        );
        Some(BalanceRow {
            state,
            quantity,
            regions: values.len(),
            most_region: most.0.clone(),
            most: most.1,
            least_region: least.0.clone(),
            least: least.1,
            ratio: ratio(values.iter().map(|v| v.1)),
            gini: gini(values.iter().map(|v| (v.1, 1.0))),
        })
    });
    rows.collect()
}

/// Four quantities in both states.
pub(super) fn table(study: &Study<'_>) -> Table {
    let mut table = Table::new([
        "state",
        "quantity",
        "regions",
        "most_region",
        "most",
        "least_region",
        "least",
        "ratio",
        "gini",
    ]);
    let cells = |r: BalanceRow| {
        vec![
            Cell::Word(r.state.as_str()),
            Cell::Word(r.quantity),
            Cell::count(r.regions),
            Cell::Name(r.most_region),
            size(r.most),
            Cell::Name(r.least_region),
            size(r.least),
            Cell::maybe(r.ratio, |ratio| Cell::decimal(ratio, 2)),
            Cell::maybe(r.gini, |gini| Cell::decimal(gini, 3)),
        ]
    };
    table.rows = balance(study.comparison).into_iter().map(cells).collect();
    table
}

/// Large values need no decimals.
fn size(value: f64) -> Cell {
    Cell::decimal(value, usize::from(value < 1000.0))
}
