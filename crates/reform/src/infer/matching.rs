//! What two states have in common: which units and regions go on, and which land goes
//! where.

use std::collections::BTreeMap;

use crate::plan::By;
use aimaq_territory::{RegionId, UnitId};

/// What two states have in common.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matching {
    /// For each unit of the earlier state, by its id, the later unit that it goes on as.
    pub units: Vec<Option<UnitId>>,
    /// For each region of the earlier state, by its id, the later region that it goes on as.
    pub regions: Vec<Option<RegionId>>,
    /// The land of earlier units that is the land of other units later, or of the same
    /// one; each pair once, in the order of their ids.
    pub flows: Vec<LandFlow>,
}

/// Land that is of one unit before and of one unit after.
#[derive(Debug, Clone, PartialEq)]
pub struct LandFlow {
    /// The earlier unit.
    pub from: UnitId,
    /// The later unit.
    pub to: UnitId,
    /// How a plan finds the land, where it is only a part of the earlier unit.
    pub by: Option<By>,
    /// Its people, where they are known.
    pub people: Option<u64>,
    /// Its area in km²; 0 where no land is known.
    pub area_km2: f64,
    /// Whether the seat of the earlier unit lies on it.
    pub has_seat: bool,
}

impl Matching {
    /// The earlier unit of each later one that goes on.
    pub(super) fn of_later_units(&self) -> BTreeMap<UnitId, UnitId> {
        let earlier = self.units.iter().enumerate();
        earlier
            .filter_map(|(place, later)| Some(((*later)?, UnitId::at(place))))
            .collect()
    }

    /// The flows of each earlier unit and into each later one, as places in `flows`.
    pub(super) fn ways(&self, earlier: usize, later: usize) -> [Vec<Vec<usize>>; 2] {
        let mut ways = [vec![Vec::new(); earlier], vec![Vec::new(); later]];
        for (place, flow) in self.flows.iter().enumerate() {
            ways[0][flow.from.index()].push(place);
            ways[1][flow.to.index()].push(place);
        }
        ways
    }
}
