//! What a reader wants to know first: who is nearer to the centre, who is farther, and
//! where most.

use super::people::RegionPeople;
use super::{Comparison, Shift, State, UnitChange};
use aimaq_territory::{Names, RegionId};
use aimaq_words::msg;
use aimaq_words::{Message, Value, at_most, change, list, number, share};

/// The most regions that are named on a side.
const MOST_REGIONS: usize = 3;
/// The least share of all kilometres of a side, times people, of a region that is named.
const LEAST_SHARE: f64 = 0.05;
/// A new region in which fewer people than this share are nearer gains nothing to speak of.
const HARDLY: f64 = 0.05;

/// The finding in one sentence: how many people are nearer, how many farther, by how
/// much. The sentence names only what happens.
pub fn answer(comparison: &Comparison) -> Message {
    let shift = &comparison.shift;
    let all = shift.nearer + shift.farther + shift.same;
    let part = |people: f64| {
        let part = if all > 0.0 { people / all } else { 0.0 };
        // A part that is there is never told as none.
        let decimals = match part {
            p if p >= 0.01 || p <= 0.0 => 0,
            p if p >= 0.001 => 1,
            _ => 2,
        };
        share(part, decimals)
    };
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

/// Of a state alone: how far people are from the centre, and which unit is farthest; `None`
/// where nobody is known to live anywhere.
pub fn answer_of_state(comparison: &Comparison) -> Option<Message> {
    let mean = comparison.mean_km(State::After)?;
    let units = comparison.units.iter();
    let ways = units.filter_map(|unit| Some((unit, unit.distance_after_km?)));
    // Of equals the first by region and code.
    let (unit, most) = ways.reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    Some(msg!(
        "answer-state",
        km = number(mean, 1),
        unit = &unit.unit,
        most = number(most, 0)
    ))
}

/// Where that is: the regions in which ways become shorter most of all, by people times
/// kilometres, those in which they become longer, and new ones that hardly gain.
pub fn where_most(comparison: &Comparison) -> Vec<Message> {
    let nearer = most(
        comparison,
        |shift| (shift.nearer, shift.nearer_mean_km),
        true,
    );
    let farther = most(
        comparison,
        |shift| (shift.farther, shift.farther_mean_km),
        false,
    );
    let idle = new_without_gain(comparison);
    let named = |regions: &[Message]| list(regions);
    let some = |regions: &[Message]| !regions.is_empty();
    let shorter = some(&nearer).then(|| msg!("answer-shorter", regions = named(&nearer)));
    let longer = some(&farther).then(|| msg!("answer-longer", regions = named(&farther)));
    let all = shorter.into_iter().chain(idle).chain(longer);
    all.collect()
}

/// The regions with most of one side, each with its people and their kilometres.
fn most(comparison: &Comparison, side: fn(&Shift) -> (f64, f64), gains: bool) -> Vec<Message> {
    let sum = |people: &RegionPeople| {
        let (count, km) = side(&people.shift);
        count * km
    };
    let all: f64 = comparison.people.iter().map(sum).sum();
    let mut regions: Vec<&RegionPeople> = comparison.people.iter().collect();
    regions.retain(|region| sum(region) > LEAST_SHARE * all);
    // Stable: of equals the first by code.
    regions.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    let told = regions.into_iter().take(MOST_REGIONS).map(|region| {
        let (people, km) = side(&region.shift);
        let (people, km) = (number(people, 0), number(km, 0));
        let region_name = &region.region;
        // Why the people of a region gain that gets no unit.
        match moved_centre(comparison, region.id).filter(|_| gains) {
            Some(centre) => msg!(
                "answer-region-centre",
                region = region_name,
                people = people,
                km = km,
                centre = centre
            ),
            None => msg!(
                "answer-region",
                region = region_name,
                people = people,
                km = km
            ),
        }
    });
    told.collect()
}

/// The centre of a region that had another one before.
fn moved_centre(comparison: &Comparison, id: RegionId) -> Option<&Names> {
    let centre = |state: State| {
        let mut regions = comparison.state(state).regions.iter();
        regions.find(|region| region.id == id)?.centre.as_ref()
    };
    let (before, after) = (centre(State::Before)?, centre(State::After)?);
    (before != after).then_some(after)
}

/// Regions that are new and whose people hardly gain, where there are any.
fn new_without_gain(comparison: &Comparison) -> Option<Message> {
    let is_new = |region: &&RegionPeople| {
        let mut before = comparison.before.regions.iter();
        before.all(|earlier| earlier.id != region.id)
    };
    let gains_little = |region: &&RegionPeople| {
        let people = region.after_km.map_or(0.0, |ways| ways.people);
        people > 0.0 && region.shift.nearer < HARDLY * people
    };
    let new = comparison.people.iter().filter(is_new);
    let idle: Vec<&RegionPeople> = new.filter(gains_little).collect();
    if idle.iter().all(|region| region.shift.nearer < 0.5) {
        let named = idle.iter().map(|region| &region.region);
        return (!idle.is_empty()).then(|| msg!("answer-none-shorter", regions = list(named)));
    }
    let told = idle.iter().map(|region| {
        msg!(
            "answer-idle-region",
            region = &region.region,
            nearer = number(region.shift.nearer, 0),
            people = number(region.after_km.map_or(0.0, |ways| ways.people), 0)
        )
    });
    Some(msg!("answer-few-shorter", regions = list(told)))
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
