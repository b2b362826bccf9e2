//! Tables of many plans side by side.

use super::scenarios::{Planned, Scenario, UnitAcross, scenarios, units_across};
use super::{Shift, State, cells};
use aimaq_measure::Office;
use aimaq_words::msg;
use aimaq_words::table::{Cell, Column, Table};

/// One row per scenario; changed over, they stand side by side.
pub fn scenarios_table(plans: &[Planned<'_>]) -> Table {
    let thresholds = plans.first().map(|p| &p.comparison.measuring.thresholds_km);
    let thresholds = thresholds.map_or(&[][..], Vec::as_slice);
    let mut table = Table::new(["plan", "state", "regions", "units", "people"]);
    table.columns.extend(cells::SPREAD.map(Column::from));
    table.columns.extend(cells::beyond(thresholds));
    let rest = [
        "people_nearer",
        "people_farther",
        "people_same",
        "nearer_mean_km",
        "farther_mean_km",
        "nearest_saving_person_km",
        "population_ratio",
        "population_gini",
    ];
    table.columns.extend(rest.map(Column::from));
    let scenarios = scenarios(plans);
    let offices = offices(plans, &scenarios);
    let columns = offices.iter();
    let columns = columns.map(|o| Column::Called(o.key.clone(), o.name.clone()));
    table.columns.extend(columns);
    let before = scenarios.iter().filter(|s| s.state == State::Before);
    let several = before.count() > 1;
    let rows = scenarios.iter();
    table.rows = rows
        .map(|s| {
            let mut row = row(s, thresholds.len(), several);
            let total = |o: &&Office| s.offices.get(&o.key).copied().flatten();
            let totals = offices.iter().map(total);
            row.extend(totals.map(|n| Cell::maybe(n, |n| Cell::whole(n as f64))));
            row
        })
        .collect();
    if several {
        table.notes.push(msg!("note-states-before").into());
    }
    table
}

/// The offices of all rules of which some state has a number.
fn offices<'a>(plans: &[Planned<'a>], scenarios: &[Scenario]) -> Vec<&'a Office> {
    let mut all: Vec<&Office> = Vec::new();
    for office in plans.iter().flat_map(|p| p.rules).flat_map(|r| &r.offices) {
        let number = |s: &Scenario| s.offices.get(&office.key).copied().flatten();
        let known = all.iter().any(|o| o.key == office.key);
        if !known && scenarios.iter().any(|s| number(s).is_some()) {
            all.push(office);
        }
    }
    all
}

fn row(s: &Scenario, thresholds: usize, several: bool) -> Vec<Cell> {
    let mut row = vec![name(s, several), Cell::Word(s.state.as_str())];
    row.extend([s.regions, s.units].map(Cell::count));
    match &s.ways {
        Some(ways) => {
            row.push(Cell::whole(ways.distribution.people));
            row.extend(cells::spread(ways));
            row.extend(ways.beyond.iter().map(|b| Cell::share(b.share)));
        }
        None => row.extend(vec![Cell::Missing; 1 + cells::SPREAD.len() + thresholds]),
    }
    let shift = |value: fn(&Shift) -> f64| s.shift.as_ref().map(value);
    let people = [shift(|s| s.nearer), shift(|s| s.farther), shift(|s| s.same)];
    row.extend(people.map(|n| Cell::maybe(n, Cell::whole)));
    let means = [shift(|s| s.nearer_mean_km), shift(|s| s.farther_mean_km)];
    row.extend(means.map(|km| Cell::maybe(km, Cell::km)));
    row.push(Cell::maybe(s.nearest_saving_person_km, Cell::whole));
    let (ratio, gini) = match &s.population {
        Some(row) => (row.ratio, row.gini),
        None => (None, None),
    };
    row.push(Cell::maybe(ratio, |ratio| Cell::decimal(ratio, 2)));
    row.push(Cell::maybe(gini, |gini| Cell::decimal(gini, 3)));
    row
}

/// The state before bears the name of a plan only where there are several.
fn name(s: &Scenario, several: bool) -> Cell {
    let before = State::Before.as_str();
    match s.state {
        State::Before if several => Cell::Localised {
            shown: msg!("scenario-before", plan = &s.plan),
            plain: format!("{before} ({})", s.plan),
        },
        State::Before => Cell::Word(before),
        State::After => Cell::Text(s.plan.clone()),
    }
}

/// Units that any of the plans touches: region and kilometres under each.
pub fn units_across_table(plans: &[Planned<'_>]) -> Table {
    let mut table = Table::new(["unit", "region_before", "before_km"]);
    for plan in plans {
        let of = |key| Column::Of(plan.name.to_owned(), key);
        table.columns.extend([of("region"), of("km")]);
    }
    let rows = units_across(plans);
    table.rows = rows.iter().map(across).collect();
    table.notes = vec![msg!("note-units-across").into()];
    table
}

fn across(u: &UnitAcross) -> Vec<Cell> {
    let mut row = vec![
        Cell::Name(u.unit.clone()),
        Cell::Name(u.region_before.clone()),
        Cell::maybe(u.before_km, Cell::km),
    ];
    for after in &u.after {
        let (region, km) = match after {
            Some((region, km)) => (Some(region), *km),
            None => (None, None),
        };
        row.extend([Cell::name(region), Cell::maybe(km, Cell::km)]);
    }
    row
}
