//! Rings with three vertices or more that enclose nothing: they run out and back,
//! and where they do so along the borders of others no seam shows them.

use super::super::arrangement::Arrangement;
use super::super::{Coverage, RingKey, UnitIndex};
use super::ledger::{Repair, RepairKind};

/// What was found.
pub(super) struct Flat {
    /// Units that have no other land.
    pub(super) without_land: Vec<UnitIndex>,
    /// The rings, which are dropped.
    pub(super) rings: Vec<Repair>,
}

/// Finds them, and the units left without land.
pub(super) fn find(land: &Arrangement, coverage: &Coverage) -> Flat {
    let parts = land.skeleton.part_count();
    let mut encloses = vec![false; parts * 2];
    let mut has_land = vec![false; coverage.unit_count()];
    for (face, label) in (0..).zip(&land.faces.labels) {
        for (key, _) in label {
            encloses[key.index()] = true;
        }
        for part in land.parts(face) {
            has_land[land.skeleton.unit_of_part(part).index()] = true;
        }
    }
    let mut flat = Flat {
        without_land: coverage
            .units()
            .filter(|&unit| !coverage.is_empty_unit(unit) && !has_land[unit.index()])
            .collect(),
        rings: vec![],
    };
    let mut seen = vec![false; parts * 2];
    for (edge, ends) in (0_u32..).zip(&land.skeleton.edges) {
        for key in land.skeleton.keys_of(edge) {
            let alone = key != RingKey::NONE && !encloses[key.index()];
            if alone && !std::mem::replace(&mut seen[key.index()], true) {
                flat.rings.push(Repair {
                    kind: RepairKind::RingDropped,
                    at: land.at[ends[0] as usize],
                    size_m: 0.0,
                    unit: Some(land.skeleton.unit_of(key)),
                    from: vec![],
                    area_m2: 0.0,
                });
            }
        }
    }
    flat
}
