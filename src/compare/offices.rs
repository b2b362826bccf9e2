//! What rules make of the regions of both states: seats and offices.

use serde::Serialize;

use super::{Comparison, State, StateSummary, cells, sentences};
use crate::measure::{Apportionment, Method, OfficeRules, apportion};
use crate::table::{Cell, Table};
use crate::territory::Names;
use crate::words::Value;

/// Seats and offices in both states.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offices {
    /// The rules.
    pub rules: OfficeRules,
    /// Before, then after.
    pub states: Vec<StateOffices>,
}

/// Seats and offices in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateOffices {
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
    pub regions: Vec<RegionOffices>,
}

/// Seats and offices of one region.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionOffices {
    /// The region.
    pub region: Names,
    /// Its code on the day of the state.
    #[serde(skip)]
    pub code: Option<String>,
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

impl RegionOffices {
    /// People per seat by each method; `None` where there is no seat.
    pub fn people_per_seat(&self) -> Option<[Option<f64>; 4]> {
        let per = |seats: u32| (seats > 0).then(|| self.population as f64 / f64::from(seats));
        Some(self.seats?.map(per))
    }
}

/// Applies rules to both states.
pub fn offices(comparison: &Comparison, rules: &OfficeRules) -> Offices {
    let states = comparison.states();
    Offices {
        rules: rules.clone(),
        states: states.map(|(s, sum)| of_state(s, sum, rules)).into(),
    }
}

fn of_state(state: State, summary: &StateSummary, rules: &OfficeRules) -> StateOffices {
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
    let regions: Vec<RegionOffices> = summary
        .regions
        .iter()
        .enumerate()
        .map(|(i, r)| RegionOffices {
            region: r.region.clone(),
            code: r.code.clone(),
            population: r.population,
            senators: per_region,
            seats: apportioned.as_ref().and_then(|a| seats_of(a, i)),
            deputies: rules.deputies.as_ref().map(|rule| rule.of(r.population)),
            posts: rules.staff.as_ref().and_then(|rule| rule.of(r.population)),
        })
        .collect();
    let all = apportioned.iter().flatten();
    StateOffices {
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
fn sum(regions: &[RegionOffices], number: impl Fn(&RegionOffices) -> Option<u32>) -> Option<u32> {
    regions.iter().map(number).sum()
}

/// Senators, deputies of governors and posts of every region, with sums below.
pub(super) fn table(offices: &Offices) -> Table {
    let mut table = Table::new([
        "state",
        "region",
        "population",
        "senators",
        "people_per_senator",
        "deputies",
        "posts",
    ])
    .with_columns_for_programs(&["code"]);
    for state in &offices.states {
        table
            .rows
            .extend(state.regions.iter().map(|r| row(state, r)));
        table.notes.push(sentences::offices(state).into());
    }
    let rules = &offices.rules;
    let sources = [
        rules.senate.as_ref().map(|r| &r.source),
        rules.deputies.as_ref().map(|r| &r.source),
        rules.staff.as_ref().map(|r| &r.source),
    ];
    let sources = sources.into_iter().flatten().map(Value::from);
    table.notes.extend(sources);
    table
}

fn row(state: &StateOffices, r: &RegionOffices) -> Vec<Cell> {
    let people = r.population as f64;
    let per = r.senators.filter(|n| *n > 0).map(|n| people / f64::from(n));
    vec![
        Cell::Word(state.state.as_str()),
        Cell::Name(r.region.clone()),
        Cell::whole(people),
        cells::count(r.senators),
        Cell::maybe(per, |n| Cell::decimal(n, 0)),
        cells::count(r.deputies),
        cells::count(r.posts),
        Cell::code(r.code.as_deref()),
    ]
}
