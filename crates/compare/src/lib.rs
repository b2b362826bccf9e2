//! Before and after, side by side: what changed, for whom, by how much.

mod answer;
mod balance;
mod catchment;
mod causes;
mod cells;
mod centre;
mod centres;
mod distances;
mod draft_names;
mod drafts;
mod evidence;
mod groups;
mod kind_counts;
mod known_shapes;
mod label;
mod land_notes;
mod lineage;
mod local;
mod moves;
mod offices;
mod overview;
mod pareto;
mod people;
mod regions;
mod road_gaps;
mod road_study;
mod roads;
mod scenario_tables;
mod scenarios;
mod seats;
mod sensitivity;
mod sentences;
mod settlements;
mod shape;
mod split;
mod standards;
mod units;
mod view;

pub use answer::{answer, answer_of_state, extremes, share_beyond, where_most};
pub use balance::{BalanceRow, balance};
pub use catchment::{CatchmentRow, catchment, nearer_elsewhere};
pub use causes::{CauseRow, cause_rows};
pub use cells::{SPREAD, beyond};
pub use centre::centre_table;
pub use centres::centres_table;
pub use distances::{DistanceRow, Scope, country, country_distances, distances};
pub use drafts::{Drafts, DraftsError, Moved, drafts};
pub use evidence::Evidence;
pub use kind_counts::{KindCount, kind_counts};
pub use known_shapes::KnownShapes;
pub use label::Label;
pub use land_notes::land_notes;
pub use local::{LOCAL_COLUMNS, LocalRow, local};
pub use moves::{MoveRow, moves};
pub use offices::{OfficeTotal, Offices, RegionOffices, StateOffices, offices};
pub use overview::{
    Overview, OverviewArea, OverviewDistribution, OverviewMeasuring, OverviewPeople,
    OverviewRegion, OverviewShift, OverviewState, OverviewUnit,
};
pub use pareto::{Criterion, against, mark_pareto};
pub use people::{RegionPeople, Shift, touched_people};
pub use regions::{RegionSummary, StateSummary, state_regions, summarise};
pub use road_gaps::table as road_gaps_table;
pub use road_study::{LongSnap, RoadRow, RoadStudy, Unreached, road_centres, study_roads};
pub use roads::{pairs as pairs_table, region_roads as region_roads_table, table as roads_table};
pub use scenario_tables::{scenarios_table, units_across_table};
pub use scenarios::{Planned, Scenario, UnitAcross, scenarios, units_across};
pub use sensitivity::{Variant, sensitivity};
pub use sentences::{regions_heading, shift_message, units_heading};
pub use settlements::{SettlementRow, settlements};
pub use shape::{ShapeRow, changed_shapes, shapes};
pub use split::{split_table, split_texts};
pub use standards::{
    Assessment, Standard, Standards, StandardsError, assess, parse_standards, standards_table,
};
pub use units::UnitChange;
pub use view::{Lacking, Needs, Study, VIEWS, View};

pub use aimaq_measure::State;

use aimaq_measure::{Demand, DemandModel, Journey, Metric, demand, journeys, unscaled_settlements};
use aimaq_reform::Applied;
use aimaq_territory::{RegionId, Territory};

/// How a comparison is measured.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Measuring {
    /// How demand is spread inside a unit.
    pub demand: DemandModel,
    /// Whether demand is scaled to the official population of every unit.
    pub scaled: bool,
    /// How distance is measured.
    pub metric: Metric,
    /// Kilometres within which a way counts as unchanged.
    pub tolerance_km: f64,
    /// Kilometres beyond which people are counted.
    pub thresholds_km: Vec<f64>,
}

impl Default for Measuring {
    fn default() -> Self {
        Self {
            demand: DemandModel::default(),
            scaled: true,
            metric: Metric::default(),
            tolerance_km: 1.0,
            thresholds_km: vec![100.0, 200.0, 300.0, 400.0, 500.0],
        }
    }
}

/// The two states of a plan, measured.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// How it was measured.
    pub measuring: Measuring,
    /// The earlier state.
    pub before: StateSummary,
    /// The later state.
    pub after: StateSummary,
    /// The states that are shown.
    pub states: &'static [State],
    /// One row per later unit, by region and code.
    pub units: Vec<UnitChange>,
    /// The people of each later region, with their ways before and after.
    pub people: Vec<RegionPeople>,
    /// Everyone: who is nearer, farther, or as far as before.
    pub shift: Shift,
    /// Where people start from.
    pub demand: Demand,
    /// The file that demand is from, where it is not the territory's own.
    pub demand_file: Option<String>,
    /// Every demand point's way.
    pub journeys: Vec<Journey>,
    /// People that no point stands for.
    pub unplaced: u64,
}

/// The territory's own demand, as it is to be measured.
pub fn own_demand(territory: &Territory, model: DemandModel, scaled: bool) -> Demand {
    match (model, scaled) {
        (DemandModel::Settlements, false) => unscaled_settlements(territory),
        _ => demand(territory, model),
    }
}

/// Measures an applied plan with the territory's own demand.
pub fn compare(applied: &Applied, measuring: Measuring) -> Comparison {
    let demand = own_demand(&applied.after, measuring.demand, measuring.scaled);
    compare_with(applied, measuring, demand)
}

/// Measures an applied plan with any demand in the pieces of its later state.
pub fn compare_with(applied: &Applied, measuring: Measuring, demand: Demand) -> Comparison {
    let journeys = journeys(&applied.before, &applied.after, &demand, measuring.metric);
    let summary = |state: State| {
        let territory = state.of(applied);
        summarise(territory, &ways(territory, &journeys, state))
    };
    let (before, after) = (summary(State::Before), summary(State::After));
    Comparison {
        before,
        after,
        states: State::shown(applied),
        units: units::changes(applied, &journeys),
        people: people::people(&applied.after, &journeys, measuring.tolerance_km),
        shift: Shift::of(journeys.iter(), measuring.tolerance_km),
        journeys,
        unplaced: demand.unplaced,
        demand,
        demand_file: None,
        measuring,
    }
}

/// Kilometres and people of every region of a state, by its id.
fn ways(territory: &Territory, journeys: &[Journey], state: State) -> Vec<Vec<(f64, f64)>> {
    let mut ways = vec![Vec::new(); territory.regions.len()];
    for journey in journeys {
        ways[state.region(journey).index()].push((state.km(journey), journey.people));
    }
    ways
}

impl Comparison {
    /// The states that are shown, in their order: the later alone where nothing is changed.
    pub fn states(&self) -> impl Iterator<Item = (State, &StateSummary)> {
        self.states.iter().map(|state| (*state, self.state(*state)))
    }

    /// One of the states.
    pub fn state(&self, state: State) -> &StateSummary {
        match state {
            State::Before => &self.before,
            State::After => &self.after,
        }
    }

    /// Mean kilometres of everyone to the centre in a state; `None` where nobody is
    /// known to live anywhere.
    pub fn mean_km(&self, state: State) -> Option<f64> {
        let people: f64 = self.journeys.iter().map(|j| j.people).sum();
        let km: f64 = self.journeys.iter().map(|j| state.km(j) * j.people).sum();
        (people > 0.0).then(|| km / people)
    }

    /// Units whose people are nearer to their centre by more than the tolerance, the
    /// most first.
    pub fn winners(&self) -> Vec<&UnitChange> {
        self.ranked(|change_km| -change_km)
    }

    /// Units whose people are farther from their centre by more than the tolerance,
    /// the most first.
    pub fn losers(&self) -> Vec<&UnitChange> {
        self.ranked(|change_km| change_km)
    }

    fn ranked(&self, by: fn(f64) -> f64) -> Vec<&UnitChange> {
        let km = |u: &UnitChange| by(u.distance_change_km.unwrap_or(0.0));
        let mut units: Vec<&UnitChange> = self.units.iter().collect();
        units.retain(|u| km(u) > self.measuring.tolerance_km);
        // Stable: units of the same change stay in the order of their codes.
        units.sort_by(|a, b| km(b).total_cmp(&km(a)));
        units
    }

    /// Regions that exist after and did not before, or whose units changed.
    pub fn touched_regions(&self, applied: &Applied) -> Vec<RegionId> {
        touched_regions(applied)
    }
}

/// Regions that exist after and did not before, or whose units changed.
pub fn touched_regions(applied: &Applied) -> Vec<RegionId> {
    let units = State::BOTH.map(|state| state.of(applied).units_by_region());
    let known = applied.before.regions.len();
    let touched = applied.after.living_regions().filter(|(id, region)| {
        let new = id.0 as usize >= known;
        new || units[0][id.index()] != units[1][id.index()]
            || applied.before.region(*id).centre != region.centre
    });
    touched.map(|(id, _)| id).collect()
}
