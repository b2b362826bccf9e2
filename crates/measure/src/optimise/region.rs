//! From a region of a plan to the problem, and from its solution to names.

use std::collections::BTreeMap;

use geo_types::Coord;
use rayon::prelude::*;

use super::named::{NamedPart, NamedSplit, RegionSplit, summed};
use super::problem::{Objective, Split, SplitError, SplitLimits, SplitProblem};
use super::solve_split;
use super::units::{later_region, unit_of, units_of};
use crate::{Candidate, CostMatrix, Demand, Metric, State, candidates, distance_km, placed};
use aimaq_reform::Applied;
use aimaq_territory::{Names, RegionId, Territory, UnitId};
use aimaq_words::Message;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitRequest {
    /// The region, as it is before the plan.
    pub region: RegionId,
    /// Number of parts.
    pub parts: usize,
    /// What is to be least.
    pub objective: Objective,
    /// Every part has at least this many people.
    pub least_people: f64,
    /// Every part has at least this many units.
    pub least_units: usize,
    /// In which state the units are taken: after the plan, a unit that the plan
    /// divides can go to different parts.
    pub units: State,
    /// How distance is measured.
    pub metric: Metric,
}

/// Splits a region; the plan's own split is measured beside it.
///
/// # Errors
/// If no split can exist, or none was found.
pub fn split_region(
    applied: &Applied,
    demand: &Demand,
    request: SplitRequest,
    limits: SplitLimits,
) -> Result<RegionSplit, SplitError> {
    let setting = Setting::new(applied, demand, request);
    let problem = setting.problem();
    let solution = solve_split(&problem, limits)?;
    let best = setting.named(&solution.split);
    let whole = setting.whole();
    let decree = setting.decree();
    let value = |person_km: f64, farthest_km: f64| match request.objective {
        Objective::PersonKm => person_km,
        Objective::Farthest => farthest_km,
    };
    let reached = whole
        .as_ref()
        .zip(decree.as_ref())
        .and_then(|(whole, decree)| {
            let at = value(whole.person_km, whole.farthest_km);
            let possible = at - value(best.person_km, best.farthest_km);
            (possible > 0.0).then(|| (at - value(decree.person_km, decree.farthest_km)) / possible)
        });
    Ok(RegionSplit {
        region: applied.before.region(request.region).names.clone(),
        objective: request.objective,
        units: request.units,
        unit_count: setting.units.len(),
        candidates: setting.places.len(),
        whole,
        best,
        proof: solution.proof,
        exact_method: solution.exact_method,
        centre_sets: solution.centre_sets,
        nodes: solution.nodes,
        decree,
        reached,
        notes: setting.notes,
    })
}

/// The units of the region with everything that is measured on them.
struct Setting<'a> {
    applied: &'a Applied,
    request: SplitRequest,
    territory: &'a Territory,
    units: Vec<UnitId>,
    neighbours: Vec<Vec<usize>>,
    points: Vec<Vec<(Coord<f64>, f64)>>,
    places: Vec<Candidate>,
    notes: Vec<Message>,
}

impl<'a> Setting<'a> {
    fn new(applied: &'a Applied, demand: &Demand, request: SplitRequest) -> Self {
        let territory = request.units.of(applied);
        let (units, mut notes) = units_of(applied, request.region, request.units);
        let index: BTreeMap<UnitId, usize> = units.iter().copied().zip(0..).collect();
        let mut points = vec![Vec::new(); units.len()];
        for point in placed(applied, demand, State::Before) {
            if let Some(&unit) = index.get(&unit_of(&point, request.units)) {
                points[unit].push((point.position, point.people));
            }
        }
        let neighbours = super::super::adjacent::neighbours(territory, &units, &mut notes);
        Self {
            applied,
            request,
            territory,
            places: candidates(territory, &units),
            units,
            neighbours,
            points,
            notes,
        }
    }

    fn problem(&self) -> SplitProblem {
        let (units, places) = (self.units.len(), self.places.len());
        let home = |place: &Candidate| self.units.iter().position(|u| Some(*u) == place.unit);
        // Each pair is measured once, in parallel and in order.
        let pairs = (0..units * places).into_par_iter();
        let ways: Vec<(f64, f64)> = pairs
            .map(|pair| self.ways(pair / places, self.places[pair % places].position))
            .collect();
        let sum = |unit: usize, place: usize| ways[unit * places + place].0;
        let most = |unit: usize, place: usize| ways[unit * places + place].1;
        SplitProblem {
            people: self
                .points
                .iter()
                .map(|p| p.iter().map(|(_, n)| n).sum())
                .collect(),
            neighbours: self.neighbours.clone(),
            homes: self.places.iter().filter_map(home).collect(),
            person_km: CostMatrix::from_fn(units, places, sum),
            farthest_km: CostMatrix::from_fn(units, places, most),
            parts: self.request.parts,
            least_people: self.request.least_people,
            least_units: self.request.least_units,
            objective: self.request.objective,
        }
    }

    /// Sum of the ways from a unit, and the farthest, km.
    fn ways(&self, unit: usize, to: Coord<f64>) -> (f64, f64) {
        let ways = self.points[unit].iter().map(|(from, people)| {
            let km = distance_km(self.request.metric, *from, to);
            (km * people, km)
        });
        ways.fold((0.0, 0.0), |(sum, most), (way, km)| {
            (sum + way, most.max(km))
        })
    }

    fn named(&self, split: &Split) -> NamedSplit {
        let parts = split.centres.iter().enumerate().map(|(part, &centre)| {
            let place = &self.places[centre];
            let units = (0..self.units.len()).filter(|&u| split.part_of[u] == part);
            self.part(
                None,
                &place.names,
                place.position,
                &units.collect::<Vec<_>>(),
            )
        });
        summed(parts.collect())
    }

    fn part(
        &self,
        region: Option<Names>,
        centre: &Names,
        position: Coord<f64>,
        units: &[usize],
    ) -> NamedPart {
        let ways = units.iter().map(|&u| self.ways(u, position));
        let (person_km, farthest_km) =
            ways.fold((0.0, 0.0_f64), |(sum, most), (s, m)| (sum + s, most.max(m)));
        let people: f64 = units
            .iter()
            .flat_map(|&u| &self.points[u])
            .map(|(_, n)| n)
            .sum();
        let ids: Vec<UnitId> = units.iter().map(|&u| self.units[u]).collect();
        NamedPart {
            region,
            centre: centre.clone(),
            position: [position.x, position.y],
            units: ids.iter().map(|&id| self.territory.unit_path(id)).collect(),
            unit_ids: ids,
            people,
            person_km,
            mean_km: if people > 0.0 {
                person_km / people
            } else {
                0.0
            },
            farthest_km,
        }
    }

    fn whole(&self) -> Option<NamedPart> {
        let region = self.applied.before.region(self.request.region);
        let centre = region.centre.as_ref()?;
        let all: Vec<usize> = (0..self.units.len()).collect();
        let names = Some(region.names.clone());
        Some(self.part(names, &centre.names, centre.position, &all))
    }

    /// The plan's own split, where it takes these units whole.
    fn decree(&self) -> Option<NamedSplit> {
        let mut groups: BTreeMap<RegionId, Vec<usize>> = BTreeMap::new();
        for (unit, id) in self.units.iter().enumerate() {
            groups
                .entry(later_region(self.applied, self.request.units, *id)?)
                .or_default()
                .push(unit);
        }
        let parts = groups.iter().map(|(id, units)| {
            let region = self.applied.after.region(*id);
            let centre = region.centre.as_ref()?;
            let names = Some(region.names.clone());
            Some(self.part(names, &centre.names, centre.position, units))
        });
        let parts: Option<Vec<NamedPart>> = parts.collect();
        Some(summed(parts?))
    }
}
