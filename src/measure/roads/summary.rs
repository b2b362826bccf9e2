//! Ways along roads of the people of both states, by region.

use std::collections::BTreeMap;

use geo_types::Coord;
use serde::Serialize;

use super::search::{RoadTable, RoadWay};
use super::snap::SnapRules;
use crate::measure::{Demand, Distribution, Metric, PlacedPoint, State, distance_km, placed};
use crate::reform::Applied;
use crate::territory::{Names, RegionId, Territory};

/// Ways along roads of the people of one region in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegionRoads {
    /// The state.
    pub state: State,
    /// The region.
    pub region: Names,
    /// Its centre.
    pub centre: Names,
    /// People whose way is asked for.
    pub people: f64,
    /// People for whom there is no way.
    pub unreached: f64,
    /// Hours of the fastest way, over the people who have one.
    pub hours: Option<Distribution>,
    /// Kilometres of the fastest way.
    pub km: Option<Distribution>,
    /// Kilometres of the shortest way.
    pub shortest_km: Option<Distribution>,
    /// Kilometres of the fastest way as a multiple of the straight way, both
    /// summed over the people who have a way along roads.
    pub detour: Option<f64>,
}

/// A place without a way to its centre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unreached {
    /// The state.
    pub state: State,
    /// Path of the unit.
    pub unit: String,
    /// The place.
    pub place: String,
    /// People.
    pub people: f64,
    /// Why there is none.
    pub why: &'static str,
}

/// A place that is far from the road to which it was moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LongSnap {
    /// The place.
    pub place: String,
    /// People; 0 for a centre.
    pub people: f64,
    /// Kilometres to the road, which are not in any way.
    pub km: f64,
}

/// Ways along roads before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoadStudy {
    /// How far from a road a point may be.
    pub rules: SnapRules,
    /// The regions of both states.
    pub regions: Vec<RegionRoads>,
    /// Places without a way.
    pub unreached: Vec<Unreached>,
    /// Places far from their road.
    pub long_snaps: Vec<LongSnap>,
}

/// The centres of both states, each place once: what a [`RoadTable`] is asked
/// for.
pub fn road_centres(applied: &Applied) -> Vec<Coord<f64>> {
    let mut centres: Vec<Coord<f64>> = Vec::new();
    for territory in [&applied.before, &applied.after] {
        for (_, region) in territory.living_regions() {
            let at = region.centre.as_ref().map(|centre| centre.position);
            centres.extend(at.filter(|at| !centres.contains(at)));
        }
    }
    centres
}

/// Puts the ways of a table (points of the demand to [`road_centres`]) together
/// by region.
pub fn study_roads(
    applied: &Applied,
    demand: &Demand,
    table: &RoadTable,
    metric: Metric,
    rules: SnapRules,
) -> RoadStudy {
    let names = place_names(&applied.after);
    let mut study = RoadStudy {
        rules,
        regions: Vec::new(),
        unreached: Vec::new(),
        long_snaps: long_snaps(applied, demand, table, rules, &names),
    };
    for state in [State::Before, State::After] {
        let points = placed(applied, demand, state);
        let state_of = Measured {
            territory: state.of(applied),
            state,
            points: &points,
            centres: road_centres(applied),
            table,
            metric,
            names: &names,
        };
        let regions: Vec<RegionId> = state_of
            .territory
            .living_regions()
            .map(|(id, _)| id)
            .collect();
        for region in regions {
            study
                .regions
                .extend(state_of.region(region, &mut study.unreached));
        }
    }
    study
}

type PlaceNames = BTreeMap<[u64; 2], String>;

fn key(at: Coord<f64>) -> [u64; 2] {
    [at.x.to_bits(), at.y.to_bits()]
}

/// Names of settlements and seats by their place.
fn place_names(territory: &Territory) -> PlaceNames {
    let seats = territory
        .living_units()
        .filter_map(|(_, unit)| unit.seat.as_ref());
    let seats = seats.map(|seat| (key(seat.position), seat.names.en.clone()));
    let settlements = territory.settlements.iter();
    let settlements = settlements.map(|s| (key(s.position), s.names.en.clone()));
    settlements.chain(seats).collect()
}

fn name(names: &PlaceNames, at: Coord<f64>) -> String {
    let known = names.get(&key(at)).cloned();
    known.unwrap_or_else(|| format!("({}, {})", at.x, at.y))
}

fn long_snaps(
    applied: &Applied,
    demand: &Demand,
    table: &RoadTable,
    rules: SnapRules,
    names: &PlaceNames,
) -> Vec<LongSnap> {
    let points = demand.points.iter().map(|p| (p.position, p.people));
    let centres = road_centres(applied).into_iter().map(|at| (at, 0.0));
    let snaps = table.point_snaps.iter().chain(&table.centre_snaps);
    let all = points.chain(centres).zip(snaps);
    let long = all.filter_map(|((at, people), km)| {
        let km = (*km)?;
        (km > rules.long_km).then(|| LongSnap {
            place: name(names, at),
            people,
            km,
        })
    });
    let mut long: Vec<LongSnap> = long.collect();
    long.sort_by(|a, b| b.km.total_cmp(&a.km).then_with(|| a.place.cmp(&b.place)));
    long
}

struct Measured<'a> {
    territory: &'a Territory,
    state: State,
    points: &'a [PlacedPoint],
    centres: Vec<Coord<f64>>,
    table: &'a RoadTable,
    metric: Metric,
    names: &'a PlaceNames,
}

impl Measured<'_> {
    fn region(&self, id: RegionId, unreached: &mut Vec<Unreached>) -> Option<RegionRoads> {
        let region = self.territory.region(id);
        let centre = region.centre.as_ref()?;
        let row = self.centres.iter().position(|at| *at == centre.position)?;
        let own = self
            .points
            .iter()
            .enumerate()
            .filter(|(_, p)| p.region == id);
        let (mut ways, mut without, mut people) = (Vec::new(), 0.0, 0.0);
        for (i, point) in own {
            people += point.people;
            match self.table.ways[row][i] {
                Some(way) => ways.push((way, *point)),
                None => {
                    without += point.people;
                    unreached.push(self.unreached(point, i, row));
                }
            }
        }
        let over = |value: fn(&RoadWay) -> f64| {
            Distribution::of(ways.iter().map(|(way, point)| (value(way), point.people)))
        };
        Some(RegionRoads {
            state: self.state,
            region: region.names.clone(),
            centre: centre.names.clone(),
            people,
            unreached: without,
            hours: over(|way| way.hours),
            km: over(|way| way.km),
            shortest_km: over(|way| way.shortest_km),
            detour: self.detour(&ways, centre.position),
        })
    }

    fn detour(&self, ways: &[(RoadWay, PlacedPoint)], centre: Coord<f64>) -> Option<f64> {
        let (mut road, mut straight) = (0.0, 0.0);
        for (way, point) in ways {
            road += way.km * point.people;
            straight += distance_km(self.metric, point.position, centre) * point.people;
        }
        (straight > 0.0).then(|| road / straight)
    }

    fn unreached(&self, point: &PlacedPoint, i: usize, row: usize) -> Unreached {
        let why = match (self.table.point_snaps[i], self.table.centre_snaps[row]) {
            (None, _) => "no road near the place",
            (_, None) => "no road near the centre",
            _ => "no way between the roads",
        };
        Unreached {
            state: self.state,
            unit: self.territory.path(point.unit),
            place: name(self.names, point.position),
            people: point.people,
            why,
        }
    }
}
