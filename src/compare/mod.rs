//! Before and after, side by side: what changed, for whom, by how much.

mod regions;
mod summary;
mod units;

pub use regions::{RegionSummary, StateSummary, summarise};
pub use summary::{Balance, RegionPeople};
pub use units::UnitChange;

use crate::measure::{Demand, DemandModel, Journey, Metric, demand, journeys};
use crate::reform::Applied;
use crate::territory::{RegionId, UnitId};

/// How a comparison is measured.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Measuring {
    /// How demand is spread inside a unit.
    pub demand: DemandModel,
    /// How distance is measured.
    pub metric: Metric,
    /// Kilometres within which a way counts as unchanged.
    pub tolerance_km: f64,
}

impl Default for Measuring {
    fn default() -> Self {
        Self {
            demand: DemandModel::default(),
            metric: Metric::default(),
            tolerance_km: 1.0,
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
    /// Every demand point's way.
    pub journeys: Vec<Journey>,
    /// People that no point stands for.
    pub unplaced: u64,
}

/// Measures an applied plan.
pub fn compare(applied: &Applied, measuring: Measuring) -> Comparison {
    let Demand { points, unplaced } = demand(&applied.after, measuring.demand);
    let demand = Demand { points, unplaced };
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
        measuring,
        before,
        after,
        units: units::changes(applied, &journeys),
        people: summary::people(&applied.after, &journeys, measuring.tolerance_km),
        balance: Balance::of(journeys.iter(), measuring.tolerance_km),
        journeys,
        unplaced,
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
