//! Tables of seats and offices.

use super::cell::Cell;
use super::sentences;
use super::table::{Column, Table};
use crate::compare::{Consequences, RegionSeats, StateSeats};
use crate::measure::Method;
use crate::territory::Lang;

/// Single-member seats by four methods, with people per seat.
pub fn seats_view(consequences: &Consequences, lang: Lang) -> Table {
    let mut table = Table::new(&["state", "region", "population"]);
    let methods = Method::ALL.map(Method::word);
    let columns = |what: &'static str| methods.map(|m| Column::from(format!("{what}_{m}")));
    table.columns.extend(columns("seats"));
    table.columns.extend(columns("per_seat"));
    table.columns.push("deviation".into());
    for state in &consequences.states {
        let mean = mean_per_seat(state);
        table.rows.extend(
            state
                .regions
                .iter()
                .map(|r| seats_row(state, r, mean, lang)),
        );
        if state.impossible {
            let least = consequences
                .rules
                .single_member
                .as_ref()
                .map_or(0, |r| r.least);
            table.notes.push(sentences::few_seats(state, least).into());
        }
        let tied = state.tied.iter();
        table
            .notes
            .extend(tied.map(|&method| sentences::tie(state, method).into()));
    }
    let rule = consequences.rules.single_member.as_ref();
    table
        .notes
        .extend(rule.map(|rule| sentences::seats(rule.least, &rule.source).into()));
    table
}

fn mean_per_seat(state: &StateSeats) -> Option<f64> {
    let people: u64 = state.regions.iter().map(|r| r.population).sum();
    let seats = state.single_member.filter(|n| *n > 0)?;
    Some(people as f64 / f64::from(seats))
}

fn seats_row(state: &StateSeats, r: &RegionSeats, mean: Option<f64>, lang: Lang) -> Vec<Cell> {
    let mut row = vec![
        Cell::Word(state.state.word()),
        Cell::Text(r.region.get(lang).to_owned()),
        Cell::Whole(r.population as f64),
    ];
    match r.seats {
        Some(seats) => row.extend(seats.map(|n| Cell::Whole(f64::from(n)))),
        None => row.extend([const { Cell::Missing }; 4]),
    }
    let per_seat = r.people_per_seat().unwrap_or_default();
    row.extend(per_seat.map(|n| Cell::decimal(n, 0)));
    let sainte_lague = per_seat[2].zip(mean);
    row.push(sainte_lague.map_or(Cell::Missing, |(n, mean)| Cell::Share(n / mean - 1.0)));
    row
}

/// Senators, deputies of governors and posts of every region, with sums.
pub fn offices_view(consequences: &Consequences, lang: Lang) -> Table {
    let mut table = Table::new(&[
        "state",
        "region",
        "population",
        "senators",
        "people_per_senator",
        "deputies",
        "posts",
    ]);
    let count = |n: Option<u32>| Cell::whole(n.map(f64::from));
    for state in &consequences.states {
        for r in &state.regions {
            let people = r.population as f64;
            let per = r.senators.filter(|n| *n > 0).map(|n| people / f64::from(n));
            table.rows.push(vec![
                Cell::Word(state.state.word()),
                Cell::Text(r.region.get(lang).to_owned()),
                Cell::Whole(people),
                count(r.senators),
                Cell::decimal(per, 0),
                count(r.deputies),
                count(r.posts),
            ]);
        }
        table.notes.push(sentences::offices(state).into());
    }
    let rules = &consequences.rules;
    let sources = [
        rules.senate.as_ref().map(|r| &r.source),
        rules.deputies.as_ref().map(|r| &r.source),
        rules.staff.as_ref().map(|r| &r.source),
    ];
    let sources = sources.into_iter().flatten();
    table.notes.extend(sources.map(|source| source.into()));
    table
}
