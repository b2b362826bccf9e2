//! Ways along roads of the people of both states, beside their straight lines.

use std::collections::BTreeMap;

use geo_types::Coord;
use serde::{Serialize, Serializer};

use super::groups::{Group, each_group};
use super::{Comparison, Scope, State};
use aimaq_measure::{Distribution, Journey, RoadTable, RoadWay, SnapRules};
use aimaq_reform::Applied;
use aimaq_territory::{Names, RegionId, Territory, UnitId, UnitPath};

/// Ways along roads of a group of people in one state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoadRow {
    /// Whose ways.
    pub scope: Scope,
    /// In which state.
    pub state: State,
    /// Name of the country, region or unit.
    pub name: Names,
    /// Code of the region on the day of the row's state; of a later region or unit
    /// that of the later state.
    #[serde(skip)]
    pub code: Option<String>,
    /// The region of a unit.
    #[serde(skip)]
    pub region: Option<Names>,
    /// The centre, where all go to the same.
    pub centre: Option<Names>,
    /// People whose way is asked for.
    pub people: f64,
    /// People for whom there is no way.
    pub unreached: f64,
    /// Kilometres in a straight line of the people who have a way along roads.
    pub straight_km: Option<Distribution>,
    /// Kilometres of the fastest way.
    pub km: Option<Distribution>,
    /// Hours of the fastest way.
    pub hours: Option<Distribution>,
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
    /// The unit.
    pub unit: UnitPath,
    /// Code of the unit on the day of the state.
    #[serde(skip)]
    pub code: Option<String>,
    /// The place.
    #[serde(serialize_with = "english")]
    pub place: Names,
    /// Where it is.
    #[serde(skip)]
    pub position: Coord<f64>,
    /// People.
    pub people: f64,
    /// Why there is none: `no_road_at_place`, `no_road_at_centre` or
    /// `roads_do_not_meet`.
    pub why: &'static str,
}

fn english<S: Serializer>(names: &Names, serializer: S) -> Result<S::Ok, S::Error> {
    names.en.serialize(serializer)
}

/// A place that is far from the road to which it was moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LongSnap {
    /// The later unit; none for a centre.
    #[serde(skip)]
    pub unit: Option<UnitPath>,
    /// Code of that unit on the day of the later state.
    #[serde(skip)]
    pub code: Option<String>,
    /// The place.
    #[serde(serialize_with = "english")]
    pub place: Names,
    /// Where it is.
    #[serde(skip)]
    pub position: Coord<f64>,
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
    /// The country, the regions of each state, the people of the later regions,
    /// and the later units, as [`super::distances()`] has them.
    pub rows: Vec<RoadRow>,
    /// Places without a way.
    pub unreached: Vec<Unreached>,
    /// Places far from their road, the farthest first.
    pub long_snaps: Vec<LongSnap>,
}

impl RoadStudy {
    /// The row of a region as it is in a state.
    pub fn region(&self, state: State, name: &Names) -> Option<&RoadRow> {
        let mut regions = self.rows.iter().filter(|r| r.scope == Scope::Region);
        regions.find(|r| r.state == state && r.name == *name)
    }
}

/// The centres of both states, each place once: what a [`RoadTable`] is asked
/// for.
pub fn road_centres(applied: &Applied) -> Vec<Coord<f64>> {
    let mut centres: Vec<Coord<f64>> = Vec::new();
    for state in State::BOTH {
        for (_, region) in state.of(applied).living_regions() {
            let at = region.centre.as_ref().map(|centre| centre.position);
            centres.extend(at.filter(|at| !centres.contains(at)));
        }
    }
    centres
}

/// Puts the ways of a table (points of the demand to [`road_centres`]) together
/// by country, region and unit.
pub fn study_roads(
    applied: &Applied,
    comparison: &Comparison,
    table: &RoadTable,
    rules: SnapRules,
) -> RoadStudy {
    let study = Study {
        applied,
        comparison,
        table,
        centres: road_centres(applied),
        names: place_names(&applied.after),
    };
    RoadStudy {
        rules,
        rows: study.rows(),
        unreached: comparison
            .states
            .iter()
            .flat_map(|state| study.unreached(*state))
            .collect(),
        long_snaps: study.long_snaps(rules),
    }
}

type PlaceNames = BTreeMap<[u64; 2], Names>;

fn key(at: Coord<f64>) -> [u64; 2] {
    [at.x.to_bits(), at.y.to_bits()]
}

/// Names of settlements and seats by their place.
fn place_names(territory: &Territory) -> PlaceNames {
    let seats = territory
        .living_units()
        .filter_map(|(_, unit)| unit.seat.as_ref());
    let seats = seats.map(|seat| (key(seat.position), seat.names.clone()));
    let settlements = territory.settlements.iter();
    let settlements = settlements.map(|s| (key(s.position), s.names.clone()));
    settlements.chain(seats).collect()
}

struct Study<'a> {
    applied: &'a Applied,
    comparison: &'a Comparison,
    table: &'a RoadTable,
    centres: Vec<Coord<f64>>,
    names: PlaceNames,
}

impl Study<'_> {
    fn rows(&self) -> Vec<RoadRow> {
        let everyone: Vec<&Journey> = self.comparison.journeys.iter().collect();
        let countries = self.comparison.states.iter();
        let countries = countries
            .filter_map(|state| self.row(&Group::country(self.applied, *state), &everyone));
        let groups = each_group(self.applied, self.comparison, |group, own| {
            self.row(&group, own)
        });
        countries.chain(groups).collect()
    }

    /// The row of a group; `None` where nobody is.
    fn row(&self, group: &Group<'_>, own: &[&Journey]) -> Option<RoadRow> {
        let state = group.state;
        let mut ways: Vec<(RoadWay, &Journey)> = Vec::new();
        let (mut unreached, mut people) = (0.0, 0.0);
        for &journey in own {
            people += journey.people;
            match self.way(journey, state) {
                Some(way) => ways.push((way, journey)),
                None => unreached += journey.people,
            }
        }
        let over = |value: fn(&RoadWay) -> f64| {
            Distribution::of(ways.iter().map(|(way, j)| (value(way), j.people)))
        };
        let straight = Distribution::of(ways.iter().map(|(_, j)| (state.km(j), j.people)));
        let km = over(|way| way.km);
        let means = straight.zip(km).filter(|(straight, _)| straight.mean > 0.0);
        (people > 0.0).then(|| RoadRow {
            scope: group.scope,
            state,
            name: group.name.clone(),
            code: group.code.clone(),
            region: group.region.cloned(),
            centre: group.centre.cloned(),
            people,
            unreached,
            straight_km: straight,
            km,
            hours: over(|way| way.hours),
            shortest_km: over(|way| way.shortest_km),
            detour: means.map(|(straight, km)| km.mean / straight.mean),
        })
    }

    /// The place of someone's centre among the centres.
    fn centre(&self, journey: &Journey, state: State) -> Option<usize> {
        let region: RegionId = state.region(journey);
        let centre = state.of(self.applied).region(region).centre.as_ref()?;
        self.centres.iter().position(|at| *at == centre.position)
    }

    fn way(&self, journey: &Journey, state: State) -> Option<RoadWay> {
        let ways = self.table.ways.get(self.centre(journey, state)?)?;
        *ways.get(journey.point as usize)?
    }

    fn unreached(&self, state: State) -> Vec<Unreached> {
        let journeys = self.comparison.journeys.iter();
        let without = journeys.filter(|j| self.way(j, state).is_none());
        without.map(|j| self.lost(j, state)).collect()
    }

    fn lost(&self, journey: &Journey, state: State) -> Unreached {
        let near = |snaps: &[Option<f64>], i: usize| snaps.get(i).is_some_and(Option::is_some);
        let centre = self.centre(journey, state);
        let why = if !near(&self.table.point_snaps, journey.point as usize) {
            "no_road_at_place"
        } else if !centre.is_some_and(|i| near(&self.table.centre_snaps, i)) {
            "no_road_at_centre"
        } else {
            "roads_do_not_meet"
        };
        let territory = state.of(self.applied);
        let (unit, point) = match state {
            State::Before => (journey.unit_before, journey.point),
            State::After => (journey.unit_after, journey.point),
        };
        let position = self.comparison.demand.points[point as usize].position;
        Unreached {
            state,
            unit: territory.unit_path(unit),
            code: code_of(territory, unit),
            place: self.name(position),
            position,
            people: journey.people,
            why,
        }
    }

    fn name(&self, at: Coord<f64>) -> Names {
        let known = self.names.get(&key(at)).cloned();
        known.unwrap_or_else(|| Names::new(format!("({}, {})", at.x, at.y)))
    }

    fn long_snaps(&self, rules: SnapRules) -> Vec<LongSnap> {
        let units = self.later_units();
        let points = self.comparison.demand.points.iter().zip(units);
        let points = points.map(|(p, unit)| (p.position, p.people, unit));
        let centres = self.centres.iter().map(|&at| (at, 0.0, None));
        let snaps = self
            .table
            .point_snaps
            .iter()
            .chain(&self.table.centre_snaps);
        let all = points.chain(centres).zip(snaps);
        let after = &self.applied.after;
        let long = all.filter_map(|((position, people, unit), km)| {
            let km = (*km)?;
            (km > rules.long_km).then(|| LongSnap {
                unit: unit.map(|unit| after.unit_path(unit)),
                code: unit.and_then(|unit| code_of(after, unit)),
                place: self.name(position),
                position,
                people,
                km,
            })
        });
        let mut long: Vec<LongSnap> = long.collect();
        // Stable: as far places stay in the order of the demand.
        long.sort_by(|a, b| b.km.total_cmp(&a.km));
        long
    }

    /// The later unit of each point of the demand.
    fn later_units(&self) -> Vec<Option<UnitId>> {
        let mut units = vec![None; self.comparison.demand.points.len()];
        for journey in &self.comparison.journeys {
            if let Some(unit) = units.get_mut(journey.point as usize) {
                *unit = Some(journey.unit_after);
            }
        }
        units
    }
}

fn code_of(territory: &Territory, unit: UnitId) -> Option<String> {
    let code = territory.unit(unit).code_on(territory.date);
    code.map(str::to_owned)
}
