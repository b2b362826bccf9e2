//! Tables of many plans side by side.

use super::cell::Cell;
use super::table::{Column, Table};
use super::way_views::{SPREAD, spread_cells};
use super::words::value_word;
use crate::compare::{Scenario, State, UnitAcross};
use crate::msg;
use crate::territory::Lang;

/// One row per scenario; change it over to set them side by side.
pub fn scenarios_view(scenarios: &[Scenario], thresholds_km: &[f64], lang: Lang) -> Table {
    let mut table = Table::new(&["plan", "state", "regions", "units", "people"]);
    table.columns.extend(SPREAD.map(Column::from));
    let beyond = thresholds_km
        .iter()
        .map(|km| Column::from(format!("share_beyond_{km}_km")));
    table.columns.extend(beyond);
    let rest = [
        "people_nearer",
        "people_farther",
        "people_same",
        "nearer_mean_km",
        "farther_mean_km",
        "nearest_saving_person_km",
        "population_ratio",
        "population_gini",
        "senators",
        "deputies",
    ];
    table.columns.extend(rest.map(Column::from));
    let several = scenarios
        .iter()
        .filter(|s| s.state == State::Before)
        .count()
        > 1;
    table.rows = scenarios
        .iter()
        .map(|s| row(s, thresholds_km.len(), several, lang))
        .collect();
    if several {
        table.notes.push(msg!("note-states-before").into());
    }
    table
}

fn row(s: &Scenario, thresholds: usize, several: bool, lang: Lang) -> Vec<Cell> {
    let mut row = vec![scenario(s, several, lang), Cell::Word(s.state.word())];
    row.extend([s.regions, s.units].map(|n| Cell::Whole(n as f64)));
    match &s.ways {
        Some(ways) => {
            row.push(Cell::Whole(ways.distribution.people));
            row.extend(spread_cells(ways));
            row.extend(ways.beyond.iter().map(|b| Cell::Share(b.share)));
        }
        None => row.extend(vec![Cell::Missing; 1 + SPREAD.len() + thresholds]),
    }
    let balance = |f: fn(&crate::compare::Balance) -> f64| s.balance.as_ref().map(f);
    let people = [
        balance(|b| b.nearer),
        balance(|b| b.farther),
        balance(|b| b.same),
    ];
    row.extend(people.map(Cell::whole));
    let means = [
        balance(|b| b.nearer_mean_km),
        balance(|b| b.farther_mean_km),
    ];
    row.extend(means.map(|km| Cell::decimal(km, 1)));
    row.push(Cell::whole(s.nearest_saving_person_km));
    row.push(Cell::decimal(
        s.population.as_ref().and_then(|p| p.ratio),
        2,
    ));
    row.push(Cell::decimal(s.population.as_ref().and_then(|p| p.gini), 3));
    row.extend([s.senators, s.deputies].map(|n| Cell::whole(n.map(f64::from))));
    row
}

/// The state before bears the name of a plan only where there are several.
fn scenario(s: &Scenario, several: bool, lang: Lang) -> Cell {
    let before = State::Before.word();
    match s.state {
        State::Before if several => Cell::Said {
            shown: format!("{} ({})", value_word(before, lang), s.plan),
            plain: format!("{before} ({})", s.plan),
        },
        State::Before => Cell::Word(before),
        State::After => Cell::Text(s.plan.clone()),
    }
}

/// Units that any of the plans touches: region and kilometres under each.
pub fn units_across_view(units: &[UnitAcross], plans: &[String], lang: Lang) -> Table {
    let mut table = Table::new(&["unit", "region_before", "before_km"]);
    for plan in plans {
        table.columns.push(Column::Of(plan.clone(), "region"));
        table.columns.push(Column::Of(plan.clone(), "km"));
    }
    table.rows = units
        .iter()
        .map(|u| {
            let mut row = vec![
                Cell::name(&u.unit, lang),
                Cell::name(&u.region_before, lang),
                Cell::decimal(u.before_km, 1),
            ];
            for after in &u.after {
                let region = after.as_ref().map(|(region, _)| region.get(lang));
                row.push(Cell::text(region));
                row.push(Cell::decimal(after.as_ref().and_then(|(_, km)| *km), 1));
            }
            row
        })
        .collect();
    table.notes = vec![msg!("note-units-across").into()];
    table
}
