//! Rings with three vertices or more that enclose nothing: they run out and back,
//! and where they do so along the borders of others no seam shows them.

use super::super::arrangement::Arrangement;
use super::super::{Coverage, NONE};
use super::ledger::{Repair, RepairKind};

/// What was found.
pub(super) struct Flat {
    /// Units that have no other land.
    pub(super) without_land: Vec<u32>,
    /// The rings, which are dropped.
    pub(super) rings: Vec<Repair>,
}

/// Finds them, and the units left without land.
pub(super) fn find(land: &Arrangement, coverage: &Coverage) -> Flat {
    let parts = land.skeleton.unit_of_part.len();
    let mut encloses = vec![false; parts * 2];
    let mut has_land = vec![false; coverage.unit_count()];
    for (face, label) in (0..).zip(&land.faces.labels) {
        for (key, _) in label {
            encloses[*key as usize] = true;
        }
        for part in land.parts(face) {
            has_land[land.skeleton.unit_of_part[part as usize] as usize] = true;
        }
    }
    let all = 0..coverage.unit_count() as u32;
    let mut flat = Flat {
        without_land: all
            .filter(|&u| !coverage.is_empty_unit(u) && !has_land[u as usize])
            .collect(),
        rings: vec![],
    };
    let mut seen = vec![false; parts * 2];
    for (edge, ends) in (0_u32..).zip(&land.skeleton.edges) {
        for key in land.skeleton.keys_of(edge) {
            let alone = key != NONE && !encloses[key as usize];
            if alone && !std::mem::replace(&mut seen[key as usize], true) {
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
