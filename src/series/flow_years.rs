//! Flows with their areas, and the people who lived there then.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::ground::{Area, Ground};
use super::line::series;
use super::pieces::Pieces;
use super::target::{Target, area_named};
use super::{Figures, Flows, Period, SeriesError, States};

/// Balance and people of areas by year.
#[derive(Debug, Clone, Default)]
pub struct FlowYears {
    areas: Vec<OfArea>,
}

#[derive(Debug, Clone)]
struct OfArea {
    area: Area,
    /// How many units of the base it has.
    units: usize,
    /// By year what came less what went, and the people on its first day.
    years: BTreeMap<i16, (f64, f64)>,
}

/// Flows of a period added up.
#[derive(Debug, Clone, Default)]
pub(super) struct FlowSum {
    /// Who came less who went.
    pub(super) balance: f64,
    /// People of each year added up.
    pub(super) people: f64,
    /// Years of units that are known.
    pub(super) unit_years: usize,
    /// The years that were added, in order.
    pub(super) years: Vec<i16>,
    /// What they are of.
    land: Pieces,
}

impl FlowYears {
    /// Finds the areas of flows, and their people on the first day of each year; a year
    /// without these counts as not known.
    ///
    /// # Errors
    /// Names the line whose area is not known on the day of its borders.
    pub fn new(
        ground: &Ground,
        states: &States,
        day: Date,
        (flows, figures): (&Flows, &Figures),
    ) -> Result<Self, SeriesError> {
        let mut places: BTreeMap<(Date, &str), usize> = BTreeMap::new();
        let mut found: Vec<(Target, BTreeMap<i16, f64>)> = Vec::new();
        for flow in &flows.rows {
            let key = (flow.borders.unwrap_or(day), flow.of.as_str());
            let at = match places.get(&key) {
                Some(&at) => at,
                None => {
                    let area = area_named(ground, states, key.0, key.1);
                    let (area, _) =
                        area.map_err(|m| SeriesError::new(&flows.file, flow.line, m))?;
                    places.insert(key, found.len());
                    found.push((Target::of_area(&flow.of, area), BTreeMap::new()));
                    found.len() - 1
                }
            };
            found[at].1.entry(flow.year).or_insert(flow.balance);
        }
        let targets = found.iter().map(|(target, _)| target.clone()).collect();
        // The people of other days than the first of a year are not asked for.
        let mut figures = figures.clone();
        figures
            .rows
            .retain(|row| row.date.month() == 1 && row.date.day() == 1);
        let people = series(ground, states, day, &figures, targets)?;
        let areas = people
            .lines
            .iter()
            .zip(found)
            .map(|(line, (target, balances))| {
                let starts = line
                    .known()
                    .filter(|(p, _)| p.date == date(p.date.year(), 1, 1));
                let people: BTreeMap<i16, f64> =
                    starts.map(|(p, people)| (p.date.year(), people)).collect();
                let years = balances.into_iter();
                let years = years.filter_map(|(year, b)| Some((year, (b, *people.get(&year)?))));
                OfArea {
                    units: ground.units_in(&target.area),
                    area: target.area,
                    years: years.collect(),
                }
            });
        Ok(Self {
            areas: areas.collect(),
        })
    }

    /// The flows of all areas within one, in the years of a period. Years add up only where
    /// they are of the same units: those of the last year of which most are known.
    pub(super) fn sum(&self, area: &Area, period: Period) -> FlowSum {
        let mut inside: Vec<&OfArea> = self.areas.iter().collect();
        inside.retain(|own| own.area.is_inside(area));
        // What is known of units together counts before what is known of one of them.
        inside.sort_by_key(|own| Reverse(own.area.whole.len()));
        let all: Vec<(i16, FlowSum)> = (period.from..=period.to)
            .map(|year| (year, of_year(&inside, year)))
            .collect();
        let most = all.iter().map(|(_, own)| own);
        let most = most.max_by_key(|own| own.unit_years);
        let land = most.map(|own| own.land.clone()).unwrap_or_default();
        let mut sum = FlowSum::default();
        for (year, own) in all {
            if !land.is_empty() && own.land == land {
                sum.balance += own.balance;
                sum.people += own.people;
                sum.unit_years += own.unit_years;
                sum.years.push(year);
            }
        }
        sum
    }
}

/// The flows of a year of areas beside each other.
fn of_year(inside: &[&OfArea], year: i16) -> FlowSum {
    let mut sum = FlowSum::default();
    for own in inside {
        let Some((balance, people)) = own.years.get(&year) else {
            continue;
        };
        if own.area.whole.meets(&sum.land) {
            continue;
        }
        sum.land.add(&own.area.whole);
        sum.balance += balance;
        sum.people += people;
        sum.unit_years += own.units;
    }
    sum
}
