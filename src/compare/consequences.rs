//! What rules make of the regions of both states: seats and offices.

use serde::Serialize;

use super::{Comparison, State, StateSummary};
use crate::measure::{Apportionment, Method, Rules, apportion};
use crate::territory::Names;

/// Seats and offices in both states.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Consequences {
    /// The rules.
    pub rules: Rules,
    /// Before, then after.
    pub states: Vec<StateSeats>,
}

/// Seats and offices in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateSeats {
    /// In which state.
    pub state: State,
    /// Elected senators, two or so per region.
    pub senators_elected: Option<u32>,
    /// Appointed senators.
    pub senators_appointed: Option<u32>,
    /// Both together.
    pub senators: Option<u32>,
    /// Single-member seats that are apportioned.
    pub single_member: Option<u32>,
    /// Methods whose last seat was a tie.
    pub tied: Vec<Method>,
    /// Methods that cannot be carried out: too few seats for the least number.
    pub impossible: bool,
    /// Deputies of all governors, at most.
    pub deputies: Option<u32>,
    /// Posts of all governors' offices.
    pub posts: Option<u32>,
    /// The regions, by name.
    pub regions: Vec<RegionSeats>,
}

/// Seats and offices of one region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionSeats {
    /// The region.
    pub region: Names,
    /// People.
    pub population: u64,
    /// Elected senators.
    pub senators: Option<u32>,
    /// Single-member seats by each of [`Method::ALL`].
    pub seats: Option<[u32; 4]>,
    /// Deputies of the governor, at most.
    pub deputies: Option<u32>,
    /// Posts of the governor's office.
    pub posts: Option<u32>,
}

impl RegionSeats {
    /// People per seat by each method; `None` where there is no seat.
    pub fn people_per_seat(&self) -> Option<[Option<f64>; 4]> {
        let per = |seats: u32| (seats > 0).then(|| self.population as f64 / f64::from(seats));
        Some(self.seats?.map(per))
    }
}

/// Applies rules to both states.
pub fn consequences(comparison: &Comparison, rules: &Rules) -> Consequences {
    let states = [
        (State::Before, &comparison.before),
        (State::After, &comparison.after),
    ];
    Consequences {
        rules: rules.clone(),
        states: states.map(|(s, sum)| of_state(s, sum, rules)).into(),
    }
}

fn of_state(state: State, summary: &StateSummary, rules: &Rules) -> StateSeats {
    let stated = |n: crate::measure::Stated| match state {
        State::Before => n.before(),
        State::After => n.after(),
    };
    let count = summary.regions.len() as u32;
    let people: Vec<u64> = summary.regions.iter().map(|r| r.population).collect();
    let apportioned = rules.single_member.as_ref().map(|rule| {
        Method::ALL.map(|method| apportion(&people, stated(rule.seats), rule.least, method))
    });
    let per_region = rules.senate.as_ref().map(|s| stated(s.per_region));
    let appointed = rules.senate.as_ref().map(|s| stated(s.appointed));
    let regions: Vec<RegionSeats> = summary
        .regions
        .iter()
        .enumerate()
        .map(|(i, r)| RegionSeats {
            region: r.region.clone(),
            population: r.population,
            senators: per_region,
            seats: apportioned.as_ref().and_then(|a| seats_of(a, i)),
            deputies: rules.deputies.as_ref().map(|rule| rule.of(r.population)),
            posts: rules.staff.as_ref().and_then(|rule| rule.of(r.population)),
        })
        .collect();
    let all = apportioned.iter().flatten();
    StateSeats {
        state,
        senators_elected: per_region.map(|n| n * count),
        senators_appointed: appointed,
        senators: per_region.zip(appointed).map(|(n, a)| n * count + a),
        single_member: rules.single_member.as_ref().map(|rule| stated(rule.seats)),
        tied: all
            .clone()
            .zip(Method::ALL)
            .filter(|(a, _)| a.as_ref().is_some_and(|a| a.tied))
            .map(|(_, method)| method)
            .collect(),
        impossible: all.clone().any(Option::is_none),
        deputies: sum(&regions, |r| r.deputies),
        posts: sum(&regions, |r| r.posts),
        regions,
    }
}

fn seats_of(apportioned: &[Option<Apportionment>; 4], region: usize) -> Option<[u32; 4]> {
    let mut seats = [0; 4];
    for (seats, apportionment) in seats.iter_mut().zip(apportioned) {
        *seats = *apportionment.as_ref()?.seats.get(region)?;
    }
    Some(seats)
}

/// The sum where every region has a number.
fn sum(regions: &[RegionSeats], number: impl Fn(&RegionSeats) -> Option<u32>) -> Option<u32> {
    regions.iter().map(number).sum()
}
