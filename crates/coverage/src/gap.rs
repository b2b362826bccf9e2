//! Land between units that no unit has.

use super::arrangement::Arrangement;
use super::local_metric::mean_width_m;
use super::prim::UnionFind;
use super::{HalfEdge, UnitIndex};

/// Contiguous faces without an owner, closed all around.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    pub(super) faces: Vec<u32>,
    pub(super) area_m2: f64,
    /// Twice the area over the border.
    pub(super) width_m: f64,
    /// Units around it with the length of their border in metres, longest first.
    pub(super) neighbours: Vec<(UnitIndex, f64)>,
}

/// All gaps, in the order of their first faces. Land that is contiguous
/// with the outside is none.
pub(super) fn gaps(land: &Arrangement, owner: &[UnitIndex]) -> Vec<Gap> {
    gaps_beside(land, owner, |half| owner[land.across(half) as usize])
}

/// As [`gaps`], where another rule says which unit lies beyond a half-edge.
pub(super) fn gaps_beside(
    land: &Arrangement,
    owner: &[UnitIndex],
    beyond: impl Fn(HalfEdge) -> UnitIndex,
) -> Vec<Gap> {
    let root = join_unowned(land, owner);
    let mut members: Vec<(u32, u32)> = (1..owner.len() as u32)
        .filter(|&face| owner[face as usize] == UnitIndex::NONE && root[face as usize] != 0)
        .map(|face| (root[face as usize], face))
        .collect();
    members.sort_unstable();
    let groups = members.chunk_by(|a, b| a.0 == b.0);
    groups
        .map(|group| gap(land, &beyond, group.iter().map(|m| m.1).collect()))
        .collect()
}

/// For each face the smallest one that it is contiguous with over edges between faces
/// without an owner.
fn join_unowned(land: &Arrangement, owner: &[UnitIndex]) -> Vec<u32> {
    let mut joined = UnionFind::new(owner.len());
    let open = |face: u32| owner[face as usize] == UnitIndex::NONE;
    for pair in land.faces.face_of.chunks_exact(2) {
        let (one, two) = (pair[0], pair[1]);
        if open(one) && open(two) {
            joined.join(one, two);
        }
    }
    (0..owner.len() as u32)
        .map(|face| joined.root(face))
        .collect()
}

fn gap(land: &Arrangement, beyond: &impl Fn(HalfEdge) -> UnitIndex, faces: Vec<u32>) -> Gap {
    let mut lengths: Vec<(UnitIndex, f64)> = vec![];
    for &half in faces.iter().flat_map(|&face| land.halves.of(face)) {
        let unit = beyond(half);
        if unit == UnitIndex::NONE {
            continue;
        }
        let length = land.length_m(half);
        match lengths.iter_mut().find(|l| l.0 == unit) {
            Some(known) => known.1 += length,
            None => lengths.push((unit, length)),
        }
    }
    lengths.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let area_m2 = faces.iter().map(|&face| land.area_m2(face)).sum();
    let border = lengths.iter().map(|l| l.1).sum();
    Gap {
        faces,
        area_m2,
        width_m: mean_width_m(area_m2, border),
        neighbours: lengths,
    }
}
