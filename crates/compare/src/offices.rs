//! What rules make of the regions of both states: seats and offices.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Comparison, State, StateSummary, cells, sentences};
use aimaq_measure::{Apportionment, Method, OfficeRules, apportion};
use aimaq_territory::Names;
use aimaq_words::Value;
use aimaq_words::table::{Cell, Column, Table};

/// Seats and offices in both states.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offices {
    /// The rules.
    pub rules: OfficeRules,
    /// Before, then after; the later alone where nothing is changed.
    pub states: Vec<StateOffices>,
}

/// Seats and offices in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateOffices {
    /// In which state.
    pub state: State,
    /// Single-member seats that are apportioned.
    pub single_member: Option<u32>,
    /// Methods whose last seat was a tie.
    pub tied: Vec<Method>,
    /// Methods that cannot be carried out: too few seats for the least number.
    pub impossible: bool,
    /// How many there are of each office of the rules.
    pub totals: Vec<OfficeTotal>,
    /// The regions, by name.
    pub regions: Vec<RegionOffices>,
}

/// How many there are of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OfficeTotal {
    /// In all regions together; `None` where the rule does not say it of each.
    pub of_regions: Option<u64>,
    /// Those of no region; `None` on a day for which the rule knows of no number.
    pub at_large: Option<u64>,
}

impl OfficeTotal {
    /// All of them.
    pub fn all(&self) -> Option<u64> {
        Some(self.of_regions? + self.at_large?)
    }
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
    /// Single-member seats by each of [`Method::ALL`].
    pub seats: Option<[u32; 4]>,
    /// How many it has of each office of the rules.
    pub offices: Vec<Option<u32>>,
}

impl RegionOffices {
    /// People per seat by each method; `None` where there is no seat.
    pub fn people_per_seat(&self) -> Option<[Option<f64>; 4]> {
        let per = |seats: u32| (seats > 0).then(|| self.population as f64 / f64::from(seats));
        Some(self.seats?.map(per))
    }
}

impl Offices {
    /// All of each office in a state, by its key.
    pub fn totals_in(&self, state: State) -> BTreeMap<String, Option<u64>> {
        let totals = self.states.iter().filter(|s| s.state == state);
        let keys = self.rules.offices.iter().map(|office| office.key.clone());
        let totals = totals.flat_map(|s| s.totals.iter().map(OfficeTotal::all));
        keys.zip(totals).collect()
    }
}

/// Applies rules to both states.
pub fn offices(comparison: &Comparison, rules: &OfficeRules) -> Offices {
    let states = comparison.states();
    Offices {
        rules: rules.clone(),
        states: states.map(|(s, sum)| of_state(s, sum, rules)).collect(),
    }
}

fn of_state(state: State, summary: &StateSummary, rules: &OfficeRules) -> StateOffices {
    let stated = |n: aimaq_measure::Stated| n.of(state, summary.date);
    let people: Vec<u64> = summary.regions.iter().map(|r| r.population).collect();
    let apportioned = rules.single_member.as_ref().and_then(|rule| {
        let seats = stated(rule.seats)?;
        Some(Method::ALL.map(|method| apportion(&people, seats, rule.least, method)))
    });
    let regions: Vec<RegionOffices> = summary
        .regions
        .iter()
        .enumerate()
        .map(|(i, r)| RegionOffices {
            region: r.region.clone(),
            code: r.code.clone(),
            population: r.population,
            seats: apportioned.as_ref().and_then(|a| seats_of(a, i)),
            offices: {
                let offices = rules.offices.iter();
                offices.map(|o| o.of_region(r.population, stated)).collect()
            },
        })
        .collect();
    let all = apportioned.iter().flatten();
    StateOffices {
        state,
        single_member: rules
            .single_member
            .as_ref()
            .and_then(|rule| stated(rule.seats)),
        tied: all
            .clone()
            .zip(Method::ALL)
            .filter(|(a, _)| a.as_ref().is_some_and(|a| a.tied))
            .map(|(_, method)| method)
            .collect(),
        impossible: all.clone().any(Option::is_none),
        totals: {
            let offices = rules.offices.iter().enumerate();
            let totals = offices.map(|(i, office)| OfficeTotal {
                of_regions: sum(&regions, i),
                at_large: office.at_large(stated).map(u64::from),
            });
            totals.collect()
        },
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

/// The sum of an office where every region has a number.
fn sum(regions: &[RegionOffices], office: usize) -> Option<u64> {
    let numbers = regions.iter().map(|r| r.offices.get(office).copied()?);
    numbers.map(|n| n.map(u64::from)).sum()
}

/// The offices of every region, with sums below.
pub(super) fn table(offices: &Offices) -> Table {
    let mut table = Table::new(["state", "region", "population"]);
    for office in &offices.rules.offices {
        let called = |key: &String, name: &Names| Column::Called(key.clone(), name.clone());
        table.columns.push(called(&office.key, &office.name));
        let per = office.people_per.as_ref();
        table
            .columns
            .extend(per.map(|per| called(&per.key, &per.name)));
    }
    table = table.with_columns_for_programs(&["code"]);
    for state in &offices.states {
        let rows = state.regions.iter();
        table.rows.extend(rows.map(|r| row(offices, state, r)));
        table
            .notes
            .extend(sentences::offices(&offices.rules, state).map(Value::from));
    }
    let sources = offices.rules.offices.iter().map(|office| &office.source);
    let sources = sources.filter(|source| !source.main().is_empty());
    table.notes.extend(sources.map(Value::from));
    table
}

fn row(offices: &Offices, state: &StateOffices, r: &RegionOffices) -> Vec<Cell> {
    let people = r.population as f64;
    let mut row = vec![
        Cell::Word(state.state.as_str()),
        Cell::Name(r.region.clone()),
        Cell::whole(people),
    ];
    for (office, number) in offices.rules.offices.iter().zip(&r.offices) {
        row.push(cells::count(*number));
        if office.people_per.is_some() {
            let per = number.filter(|n| *n > 0).map(|n| people / f64::from(n));
            row.push(Cell::maybe(per, |n| Cell::decimal(n, 0)));
        }
    }
    row.push(Cell::code(r.code.as_deref()));
    row
}
