//! The short view that `aimaq stats` prints.

use crate::compare::{Comparison, RegionSummary, State, StateSummary};
use crate::territory::Lang;
use crate::words::say;

use super::cell::Cell;
use super::sentences::{balance, summary};
use super::table::Table;

/// The regions of both states as aligned text, and who is nearer and farther.
pub fn stats_text(comparison: &Comparison, lang: Lang) -> String {
    let states = [
        (State::Before, &comparison.before),
        (State::After, &comparison.after),
    ];
    let states = states.map(|(state, summary)| regions(state, summary, lang).to_text(lang));
    let [before, after] = states;
    format!("{before}\n{after}\n{}\n", say(&balance(comparison), lang))
}

/// The regions of one state, with fewer columns than `tables/regions.csv`.
fn regions(state: State, of: &StateSummary, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "region",
        "centre",
        "units",
        "population",
        "area_km2",
        "area_source",
        "density_per_km2",
        "distance_mean_km",
        "distance_median_km",
        "distance_p90_km",
        "distance_max_km",
    ]);
    table.title = Some(summary(state, of).into());
    table.rows = of.regions.iter().map(|r| row(r, lang)).collect();
    table
}

fn row(r: &RegionSummary, lang: Lang) -> Vec<Cell> {
    let area = r.area.as_ref();
    let mut row = vec![
        Cell::name(&r.region, lang),
        Cell::names(r.centre.as_ref(), lang),
        Cell::Whole(r.units as f64),
        Cell::Whole(r.population as f64),
        Cell::decimal(area.map(|a| a.km2), 0),
        area.map_or(Cell::Missing, |a| Cell::Word(a.source.word())),
        Cell::decimal(r.density_per_km2, 2),
    ];
    row.extend(Cell::ways(r.distance_km));
    row
}
