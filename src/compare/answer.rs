//! What a reader wants to know first: who is nearer to the centre, who is farther, and
//! where most.

use super::{Comparison, State, UnitChange};
use crate::msg;
use crate::words::{Message, Value, at_most, change, number, share};

/// The finding in one sentence: how many people are nearer, how many farther, by how
/// much. The sentence names only what happens.
pub fn answer(comparison: &Comparison) -> Message {
    let shift = &comparison.shift;
    let all = shift.nearer + shift.farther + shift.same;
    let part = |people: f64| share(if all > 0.0 { people / all } else { 0.0 }, 0);
    let km = |km: f64| number(km, 0);
    let people = |people: f64| number(people, 0);
    match (shift.nearer > 0.0, shift.farther > 0.0) {
        (true, true) => msg!(
            "answer-both",
            nearer = people(shift.nearer),
            nearer_share = part(shift.nearer),
            less = km(shift.nearer_mean_km),
            farther = people(shift.farther),
            farther_share = part(shift.farther),
            more = km(shift.farther_mean_km),
        ),
        (true, false) => msg!(
            "answer-nearer",
            nearer = people(shift.nearer),
            nearer_share = part(shift.nearer),
            less = km(shift.nearer_mean_km),
        ),
        (false, true) => msg!(
            "answer-farther",
            farther = people(shift.farther),
            farther_share = part(shift.farther),
            more = km(shift.farther_mean_km),
        ),
        (false, false) => msg!(
            "answer-none",
            within = at_most(comparison.measuring.tolerance_km, 3)
        ),
    }
}

/// The unit whose people gain most, and the one whose people lose most.
pub fn extremes(comparison: &Comparison) -> Vec<Message> {
    let (winners, losers) = (comparison.winners(), comparison.losers());
    let told = |unit: &UnitChange| (unit.unit.clone(), km_of(unit));
    let most = winners.first().map(|unit| {
        let (unit, km) = told(unit);
        msg!("answer-gains-most", unit = unit, km = km)
    });
    let least = losers.first().map(|unit| {
        let (unit, km) = told(unit);
        msg!("answer-loses-most", unit = unit, km = km)
    });
    most.into_iter().chain(least).collect()
}

fn km_of(unit: &UnitChange) -> Value {
    change(unit.distance_change_km.unwrap_or(0.0), 0)
}

/// People beyond a distance of their centre in a state, as a share of all; none where
/// nobody is known to live anywhere.
pub fn share_beyond(comparison: &Comparison, state: State, km: f64) -> Option<f64> {
    let all: f64 = comparison.journeys.iter().map(|j| j.people).sum();
    let far = comparison.journeys.iter().filter(|j| state.km(j) > km);
    let far: f64 = far.map(|j| j.people).sum();
    (all > 0.0).then(|| far / all)
}
