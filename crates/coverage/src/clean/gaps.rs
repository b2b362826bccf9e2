//! Narrow land that nobody claims goes to the neighbour with the longest border.

use super::super::UnitIndex;
use super::super::arrangement::Arrangement;
use super::super::gap::gaps;
use super::ledger::{Repair, RepairKind};

/// Fills gaps narrower than `width_m`; true holes and enclaves of others stay.
pub(super) fn fill(land: &Arrangement, owner: &mut [UnitIndex], width_m: f64) -> Vec<Repair> {
    let mut repairs = vec![];
    for gap in gaps(land, owner) {
        let Some(&(unit, _)) = gap.neighbours.first() else {
            continue;
        };
        if gap.width_m >= width_m {
            continue;
        }
        repairs.push(Repair {
            kind: RepairKind::GapFilled,
            at: land.point_in(&gap.faces),
            size_m: gap.width_m,
            unit: Some(unit),
            from: vec![],
            area_m2: gap.area_m2,
        });
        for face in gap.faces {
            debug_assert_eq!(owner[face as usize], UnitIndex::NONE);
            owner[face as usize] = unit;
        }
    }
    repairs
}
