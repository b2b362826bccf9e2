//! Before and after, side by side: what changed, for whom, by how much.

mod catchment;
mod causes;
mod consequences;
mod drafts;
mod fairness;
mod found;
mod local;
mod norms;
mod places;
mod regions;
mod roads;
mod scenarios;
mod sensitivity;
mod shapes;
mod spreads;
mod summary;
mod units;

pub use catchment::{CatchmentRow, catchment};
pub use causes::{CauseRow, cause_rows};
pub use consequences::{Consequences, RegionSeats, StateSeats, consequences};
pub use drafts::{Drafts, Moved, drafts};
pub use fairness::{Fairness, fairness};
pub use found::Found;
pub use local::{LocalRow, local};
pub use norms::{Norm, Norms, Verdict, parse_norms, verdicts};
pub use places::{PlaceRow, places};
pub use regions::{RegionSummary, StateSummary, summarise};
pub use roads::{LongSnap, RoadRow, RoadStudy, UnitPath, Unreached, road_centres, study_roads};
pub use scenarios::{Planned, Scenario, UnitAcross, scenarios, units_across};
pub use sensitivity::{Variant, sensitivity};
pub use shapes::{ShapeRow, shapes};
pub use spreads::{Scope, SpreadRow, country, spreads};
pub use summary::{Balance, RegionPeople};
pub use units::UnitChange;

use crate::measure::{
    Demand, DemandModel, Journey, Metric, demand, journeys, unscaled_settlements,
};
use crate::reform::Applied;
use crate::territory::{RegionId, Territory, UnitId};

/// Before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The state before the reform.
    Before,
    /// The state after it.
    After,
}

impl State {
    /// Both, in their order.
    pub const BOTH: [Self; 2] = [Self::Before, Self::After];

    /// The word for it in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The territory in this state.
    pub fn of(self, applied: &Applied) -> &Territory {
        match self {
            Self::Before => &applied.before,
            Self::After => &applied.after,
        }
    }

    /// The region that a journey belongs to in this state.
    pub fn region(self, journey: &Journey) -> RegionId {
        match self {
            Self::Before => journey.region_before,
            Self::After => journey.region_after,
        }
    }

    /// The kilometres of a journey in this state.
    pub fn km(self, journey: &Journey) -> f64 {
        match self {
            Self::Before => journey.before_km,
            Self::After => journey.after_km,
        }
    }
}

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
    /// One row per later unit, in the order of the regions and names.
    pub units: Vec<UnitChange>,
    /// The people of each later region, with their ways before and after.
    pub people: Vec<RegionPeople>,
    /// Everyone: who is nearer, farther, or as far as before.
    pub balance: Balance,
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
    let before = summarise(&applied.before, |region| {
        ways(&journeys, |j| {
            (j.region_before == region).then_some(j.before_km)
        })
    });
    let after = summarise(&applied.after, |region| {
        ways(&journeys, |j| {
            (j.region_after == region).then_some(j.after_km)
        })
    });
    Comparison {
        before,
        after,
        units: units::changes(applied, &journeys),
        people: summary::people(&applied.after, &journeys, measuring.tolerance_km),
        balance: Balance::of(journeys.iter(), measuring.tolerance_km),
        journeys,
        unplaced: demand.unplaced,
        demand,
        demand_file: None,
        measuring,
    }
}

fn ways(journeys: &[Journey], km: impl Fn(&Journey) -> Option<f64>) -> Vec<(f64, f64)> {
    let ways = journeys.iter().filter_map(|j| Some((km(j)?, j.people)));
    ways.collect()
}

impl Comparison {
    /// Regions that exist after and did not before, or whose units changed.
    pub fn touched_regions(&self, applied: &Applied) -> Vec<RegionId> {
        let units = |t: &crate::territory::Territory, id| -> Vec<UnitId> {
            t.units_of(id).map(|(id, _)| id).collect()
        };
        let known = applied.before.regions.len();
        let touched = applied.after.living_regions().filter(|(id, region)| {
            let new = id.0 as usize >= known;
            new || units(&applied.before, *id) != units(&applied.after, *id)
                || applied.before.region(*id).centre != region.centre
        });
        touched.map(|(id, _)| id).collect()
    }
}
