//! The state that variants are of, in numbers.

use std::collections::BTreeMap;
use std::ops::{Add, Sub};

use geo_types::Coord;
use rayon::prelude::*;

use super::variants::Variant;
use crate::adjacent::neighbours;
use crate::{Demand, Journey, Metric, distance_km, parts_of_people};
use aimaq_territory::{RegionId, Territory, UnitId};
use aimaq_words::Message;

/// Sums over people; all of them of whole numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SweepFigures {
    /// Millionths of people.
    pub parts: i128,
    /// Millionths of people times metres to the centre.
    pub metres: i128,
    /// Millionths of the people who are nearer than before the plan.
    pub nearer: i128,
    /// Millionths of those who are farther away.
    pub farther: i128,
    /// Millionths of those who are farther than the threshold from their centre.
    pub beyond: i128,
}

impl Add for SweepFigures {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            parts: self.parts + other.parts,
            metres: self.metres + other.metres,
            nearer: self.nearer + other.nearer,
            farther: self.farther + other.farther,
            beyond: self.beyond + other.beyond,
        }
    }
}

impl Sub for SweepFigures {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            parts: self.parts - other.parts,
            metres: self.metres - other.metres,
            nearer: self.nearer - other.nearer,
            farther: self.farther - other.farther,
            beyond: self.beyond - other.beyond,
        }
    }
}

impl SweepFigures {
    /// Mean kilometres to the centre; `None` without people.
    pub fn mean_km(&self) -> Option<f64> {
        (self.parts > 0).then(|| self.metres as f64 / self.parts as f64 / 1000.0)
    }
}

/// People at a place.
#[derive(Debug, Clone, Copy)]
struct Point {
    at: Coord<f64>,
    parts: i128,
    before_m: i64,
}

/// The state that variants are of.
#[derive(Debug, Clone)]
pub struct SweepBase {
    metric: Metric,
    tolerance_m: i64,
    beyond_m: i64,
    /// The units and the regions with a centre, by their places here.
    pub(super) units: Vec<UnitId>,
    pub(super) regions: Vec<RegionId>,
    /// The region of each unit; none of one whose region has no centre.
    pub(super) home: Vec<Option<usize>>,
    /// The units that hold the centre of their region, which cannot leave it.
    pub(super) held: Vec<bool>,
    neighbours: Vec<Vec<usize>>,
    points: Vec<Vec<Point>>,
    /// What each unit's people have to go to each centre, region by region.
    figures: Vec<SweepFigures>,
    /// All of them as they are.
    whole: SweepFigures,
}

impl SweepBase {
    /// Of the later state of a plan, whose points of demand have ways already. A way within
    /// `tolerance_km` of that before the plan is neither nearer nor farther.
    pub fn new(
        after: &Territory,
        (demand, journeys): (&Demand, &[Journey]),
        metric: Metric,
        (tolerance_km, beyond_km): (f64, f64),
    ) -> Self {
        let units: Vec<UnitId> = after.living_units().map(|(id, _)| id).collect();
        let place: BTreeMap<UnitId, usize> = units.iter().copied().zip(0..).collect();
        let regions = after.regions_in_order().into_iter();
        let regions: Vec<RegionId> = regions
            .filter(|id| after.region(*id).centre.is_some())
            .collect();
        let region = |id: RegionId| regions.iter().position(|other| *other == id);
        let mut points: Vec<Vec<Point>> = vec![Vec::new(); units.len()];
        for journey in journeys {
            let unit = place.get(&journey.unit_after);
            let point = demand.points.get(journey.point as usize);
            let parts = parts_of_people(journey.people);
            if let (Some(&unit), Some(point), Some(parts)) = (unit, point, parts) {
                points[unit].push(Point {
                    at: point.position,
                    parts: i128::from(parts),
                    before_m: metres(journey.before_km),
                });
            }
        }
        // Links over water and gaps count as borders here as in splits.
        let mut notes: Vec<Message> = Vec::new();
        let mut base = Self {
            metric,
            tolerance_m: metres(tolerance_km),
            beyond_m: metres(beyond_km),
            home: units
                .iter()
                .map(|id| region(after.unit(*id).region))
                .collect(),
            held: held(after, &units),
            neighbours: neighbours(after, &units, &mut notes),
            points,
            figures: Vec::new(),
            whole: SweepFigures::default(),
            units,
            regions,
        };
        base.measure(after);
        base
    }

    fn measure(&mut self, after: &Territory) {
        let centre = |id: &RegionId| after.region(*id).centre.as_ref().map(|c| c.position);
        let centres: Vec<Option<Coord<f64>>> = self.regions.iter().map(centre).collect();
        let own = |unit: usize| {
            let to =
                |at: &Option<Coord<f64>>| at.map_or_else(Default::default, |at| self.to(unit, at));
            centres.iter().map(to).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<SweepFigures>> = (0..self.units.len()).into_par_iter().map(own).collect();
        self.figures = rows.into_iter().flatten().collect();
        let homes = self.home.iter().enumerate();
        let own = homes.filter_map(|(unit, home)| Some(self.of(unit, (*home)?)));
        self.whole = own.fold(SweepFigures::default(), Add::add);
    }

    /// What the people of a unit have to go to a place.
    fn to(&self, unit: usize, centre: Coord<f64>) -> SweepFigures {
        let each = self.points[unit].iter().map(|point| {
            let way = metres(distance_km(self.metric, point.at, centre));
            let change = way - point.before_m;
            let of = |counts: bool| if counts { point.parts } else { 0 };
            SweepFigures {
                parts: point.parts,
                metres: point.parts * i128::from(way),
                nearer: of(change < -self.tolerance_m),
                farther: of(change > self.tolerance_m),
                beyond: of(way > self.beyond_m),
            }
        });
        each.fold(SweepFigures::default(), Add::add)
    }

    fn of(&self, unit: usize, region: usize) -> SweepFigures {
        self.figures[unit * self.regions.len() + region]
    }

    /// The millionths of people of a unit.
    pub(super) fn people(&self, unit: usize, region: usize) -> i128 {
        self.of(unit, region).parts
    }

    /// By how many millionths of people times metres a region's centre is nearer to the
    /// people of a unit than their own.
    pub(super) fn gain(&self, unit: usize, to: usize) -> i128 {
        let own = self.home[unit].map(|home| self.of(unit, home).metres);
        own.unwrap_or_default() - self.of(unit, to).metres
    }

    /// The neighbours of a unit.
    pub(super) fn neighbours(&self, unit: usize) -> &[usize] {
        &self.neighbours[unit]
    }

    /// The figures of the state as it is.
    pub fn whole(&self) -> SweepFigures {
        self.whole
    }

    /// The figures of a variant.
    pub fn figures(&self, variant: &Variant) -> SweepFigures {
        match variant {
            Variant::Moves(moves) => moves.iter().fold(self.whole, |sum, (unit, to)| {
                let from = self.home[*unit].map(|home| self.of(*unit, home));
                sum - from.unwrap_or_default() + self.of(*unit, *to)
            }),
            Variant::Centre { region, at, .. } => {
                let own = (0..self.units.len()).filter(|unit| self.home[*unit] == Some(*region));
                own.fold(self.whole, |sum, unit| {
                    sum - self.of(unit, *region) + self.to(unit, *at)
                })
            }
            Variant::Split {
                region, units, at, ..
            } => units.iter().fold(self.whole, |sum, unit| {
                sum - self.of(*unit, *region) + self.to(*unit, *at)
            }),
        }
    }

    /// Whether all regions that a variant changes are in one piece. A region that was not
    /// before is asked for no more than it was.
    pub fn is_contiguous(&self, variant: &Variant) -> bool {
        let then = |unit: usize| self.home[unit];
        let moves = match variant {
            Variant::Moves(moves) => moves,
            Variant::Centre { .. } => return true,
            // The part itself is made in one piece.
            Variant::Split { region, units, .. } => {
                let rest = |unit: usize| then(unit).filter(|_| !units.contains(&unit));
                return self.pieces(*region, rest) <= self.pieces(*region, then).max(1);
            }
        };
        let mut touched: Vec<usize> = moves.iter().map(|(_, to)| *to).collect();
        touched.extend(moves.iter().filter_map(|(unit, _)| self.home[*unit]));
        touched.sort_unstable();
        touched.dedup();
        let moved = |unit: usize| moves.iter().find(|(u, _)| *u == unit).map(|(_, to)| *to);
        let now = |unit: usize| moved(unit).or(self.home[unit]);
        touched
            .into_iter()
            .all(|region| self.pieces(region, now) <= self.pieces(region, then).max(1))
    }

    /// How many pieces a region has.
    fn pieces(&self, region: usize, home: impl Fn(usize) -> Option<usize>) -> usize {
        let mut left: Vec<usize> = (0..self.units.len())
            .filter(|unit| home(*unit) == Some(region))
            .collect();
        let mut pieces = 0;
        while let Some(first) = left.pop() {
            pieces += 1;
            let mut stack = vec![first];
            while let Some(unit) = stack.pop() {
                let near = &self.neighbours[unit];
                left.retain(|other| {
                    let reached = near.contains(other);
                    if reached {
                        stack.push(*other);
                    }
                    !reached
                });
            }
        }
        pieces
    }
}

fn metres(km: f64) -> i64 {
    (km * 1000.0).round() as i64
}

/// Whether each unit holds the centre of its region: the unit whose seat is nearest to it.
fn held(territory: &Territory, units: &[UnitId]) -> Vec<bool> {
    let mut nearest: BTreeMap<RegionId, (f64, UnitId)> = BTreeMap::new();
    for &id in units {
        let unit = territory.unit(id);
        let centre = territory.region(unit.region).centre.as_ref();
        let (Some(centre), Some(seat)) = (centre, &unit.seat) else {
            continue;
        };
        let km = distance_km(Metric::GreatCircle, centre.position, seat.position);
        let best = nearest.entry(unit.region).or_insert((km, id));
        if km < best.0 {
            *best = (km, id);
        }
    }
    let holds = |id: &UnitId| nearest.values().any(|(_, unit)| unit == id);
    units.iter().map(holds).collect()
}
