//! Single-member seats by four methods, with people per seat.

use super::offices::{Offices, RegionOffices, StateOffices};
use super::{cells, sentences};
use aimaq_measure::Method;
use aimaq_words::Value;
use aimaq_words::table::{Cell, Column, Table};

/// The regions of both states.
pub(super) fn table(offices: &Offices) -> Table {
    let mut table = Table::new(["state", "region", "population"]);
    let columns = |what| Method::ALL.map(|m| Column::from(format!("{what}_{}", m.word())));
    table.columns.extend(columns("seats"));
    table.columns.extend(columns("per_seat"));
    table.columns.push("deviation".into());
    table = table.with_columns_for_programs(&["code"]);
    let rule = offices.rules.single_member.as_ref();
    let least = rule.map_or(0, |rule| rule.least);
    for state in &offices.states {
        let mean = mean_per_seat(state);
        table
            .rows
            .extend(state.regions.iter().map(|r| row(state, r, mean)));
        if state.impossible {
            table.notes.push(sentences::few_seats(state, least).into());
        }
        let ties = state.tied.iter();
        let ties = ties.map(|&method| Value::from(sentences::tie(state, method)));
        table.notes.extend(ties);
    }
    let rule = rule.map(|rule| sentences::seats(rule.least, &rule.source).into());
    table.notes.extend(rule);
    table
}

fn mean_per_seat(state: &StateOffices) -> Option<f64> {
    let people: u64 = state.regions.iter().map(|r| r.population).sum();
    let seats = state.single_member.filter(|n| *n > 0)?;
    Some(people as f64 / f64::from(seats))
}

fn row(state: &StateOffices, r: &RegionOffices, mean: Option<f64>) -> Vec<Cell> {
    let mut row = vec![
        Cell::Word(state.state.as_str()),
        Cell::Name(r.region.clone()),
        Cell::whole(r.population as f64),
    ];
    let seats = r.seats.map_or([None; 4], |seats| seats.map(Some));
    row.extend(seats.map(cells::count));
    let per_seat = r.people_per_seat().unwrap_or_default();
    row.extend(per_seat.map(|n| Cell::maybe(n, |n| Cell::decimal(n, 0))));
    let deviation = per_seat[2].zip(mean).map(|(n, mean)| n / mean - 1.0);
    row.push(Cell::maybe(deviation, Cell::share));
    row.push(Cell::code(r.code.as_deref()));
    row
}
