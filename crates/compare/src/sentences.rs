//! The sentences under and above tables: which one, and its values.

use super::{Comparison, OfficeTotal, State, StateOffices, StateSummary};
use aimaq_measure::{Method, Office, OfficeRules};
use aimaq_territory::{Names, Territory};
use aimaq_words::msg;
use aimaq_words::{Message, Value, at_most, change, list, number};

/// A whole number of people.
pub(super) fn people(count: f64) -> Value {
    number(count, 0)
}

fn km(value: f64) -> Value {
    number(value, 1)
}

/// Before or after the reform, as a sentence begins with it.
pub(super) fn state(state: State) -> Message {
    match state {
        State::Before => msg!("state-before"),
        State::After => msg!("state-after"),
    }
}

/// Before or after the plan.
pub(super) fn around(state: State) -> Message {
    match state {
        State::Before => msg!("around-before"),
        State::After => msg!("around-after"),
    }
}

/// Under units by how much nearer or farther they are.
pub(super) fn ranked(tolerance_km: f64) -> Message {
    msg!("note-ranked", km = at_most(tolerance_km, 3))
}

/// Above the regions of a state: `before, 2022-05-01: 17 regions, …`.
pub(super) fn summary(of_state: State, of: &StateSummary) -> Message {
    msg!(
        "summary",
        state = state(of_state),
        date = of.date,
        regions = of.regions.len(),
        population = counted(of),
    )
}

/// The people of a state, with the day that they were counted on.
fn counted(of: &StateSummary) -> Message {
    let people = of.population;
    match of.population_date {
        Some(day) => msg!("summary-people-of", people = people, day = day),
        None => msg!("summary-people", people = people),
    }
}

/// The same above the regions of a state that nothing changes.
pub(super) fn summary_alone(of: &StateSummary) -> Message {
    msg!(
        "summary-alone",
        date = of.date,
        regions = of.regions.len(),
        population = counted(of),
    )
}

/// Who is nearer, farther, as far.
pub fn shift_message(comparison: &Comparison) -> Message {
    let b = comparison.shift;
    msg!(
        "balance",
        nearer = people(b.nearer),
        less = km(b.nearer_mean_km),
        farther = people(b.farther),
        more = km(b.farther_mean_km),
        same = people(b.same),
        within = at_most(comparison.measuring.tolerance_km, 3),
    )
}

/// How far apart the results are for one region under all choices.
pub(super) fn sensitivity(region: &Names, least_km: f64, most_km: f64) -> Message {
    let (least, most) = (change(least_km, 1), change(most_km, 1));
    msg!("sensitivity", region = region, least = least, most = most)
}

/// More seats are promised than there are.
pub(super) fn few_seats(of: &StateOffices, least: u32) -> Message {
    msg!("seats-few", state = state(of.state), least = least)
}

/// The last seat could have gone to either of two.
pub(super) fn tie(of: &StateOffices, method: Method) -> Message {
    let name = match method {
        Method::Hamilton => msg!("method-hamilton"),
        Method::DHondt => msg!("method-dhondt"),
        Method::SainteLague => msg!("method-sainte_lague"),
        Method::HuntingtonHill => msg!("method-huntington_hill"),
    };
    msg!("seats-tie", state = state(of.state), method = name)
}

/// What holds for seats, with the source of the rule.
pub(super) fn seats(least: u32, source: &Names) -> Message {
    msg!("seats-rule", least = least, source = source)
}

/// How many there are of each office; nothing where no rule says it.
pub(super) fn offices(rules: &OfficeRules, of: &StateOffices) -> Option<Message> {
    let totals = rules.offices.iter().zip(&of.totals);
    let parts: Vec<Value> = totals
        .filter_map(|(office, total)| office_total(office, total))
        .collect();
    let parts = (!parts.is_empty()).then(|| list(parts))?;
    Some(msg!("offices", state = state(of.state), parts = parts))
}

fn office_total(office: &Office, total: &OfficeTotal) -> Option<Value> {
    let of_regions = total.of_regions?;
    let Some(at_large) = total.at_large else {
        return Some(msg!("offices-no-total", name = &office.name, n = of_regions).into());
    };
    Some(match office.said(of_regions, at_large) {
        Some(said) => said.into(),
        None => msg!(
            "offices-total",
            name = &office.name,
            n = of_regions + at_large
        )
        .into(),
    })
}

/// Under places without a way or far from their road.
pub(super) fn road_gaps(none: bool, most_km: f64, long_km: f64) -> Message {
    let (most, long) = (at_most(most_km, 3), at_most(long_km, 3));
    match none {
        true => msg!("note-road-gaps-none", long = long),
        false => msg!("note-road-gaps", most = most, long = long),
    }
}

/// What the regions of a territory are called as a heading.
pub fn regions_heading(territory: &Territory) -> Message {
    let called = territory.regions_called();
    called.map_or(msg!("page-regions"), |names| {
        msg!("level-called", name = names)
    })
}

/// What the units of a territory are called as a heading.
pub fn units_heading(territory: &Territory) -> Message {
    let called = territory.units_called();
    called.map_or(msg!("page-units"), |names| {
        msg!("level-called", name = names)
    })
}
