//! The people of a state: demand points with their unit and region in it.

use geo_types::Coord;
use serde::Serialize;

use crate::{Demand, Journey};
use aimaq_reform::{Applied, roots};
use aimaq_territory::{RegionId, Territory, UnitId};
use aimaq_words::keyword::keywords;

keywords! {
    /// Which of a plan's two states.
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum State: "state", default After {
        /// Before the plan.
        Before = "before",
        /// After the plan.
        After = "after",
    }
}

impl State {
    /// Both, in their order.
    pub const BOTH: [Self; 2] = [Self::Before, Self::After];

    /// The other of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }

    /// The states that tables have rows of: both, or the later alone where nothing is
    /// changed.
    pub fn shown(applied: &Applied) -> &'static [Self] {
        match applied.changes_nothing() {
            true => &[Self::After],
            false => &Self::BOTH,
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

    /// The territory in this state.
    pub fn of(self, applied: &Applied) -> &Territory {
        match self {
            Self::Before => &applied.before,
            Self::After => &applied.after,
        }
    }
}

/// People at a point, with where they belong in a state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedPoint {
    /// Longitude and latitude in degrees.
    pub position: Coord<f64>,
    /// People.
    pub people: f64,
    /// Their unit in the state.
    pub unit: UnitId,
    /// Their region in the state.
    pub region: RegionId,
    /// Their unit after the plan, whichever state is asked for.
    pub later_unit: UnitId,
}

/// Gives every demand point of an applied plan its place in one of the states.
pub fn placed(applied: &Applied, demand: &Demand, state: State) -> Vec<PlacedPoint> {
    let territory = state.of(applied);
    let roots = roots(&applied.before, &applied.after);
    let (owners, later) = (territory.unit_of_atom(), applied.after.unit_of_atom());
    let points = demand.points.iter().filter_map(|point| {
        let atom = match state {
            State::Before => roots[point.atom.0 as usize],
            State::After => point.atom,
        };
        let unit = owners[atom.0 as usize]?;
        Some(PlacedPoint {
            position: point.position,
            people: point.people,
            unit,
            region: territory.unit(unit).region,
            later_unit: later[point.atom.0 as usize]?,
        })
    });
    points.collect()
}
