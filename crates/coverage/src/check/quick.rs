//! The cheap proof that there is no dirt.

use super::super::arrangement::Arrangement;
use super::super::gap::gaps_beside;
use super::super::meets::Meets;
use super::super::skeleton::Skeleton;
use super::super::trace::in_order;
use super::super::{Coverage, NONE};

/// Whether all edges meet at vertices only, no land is covered twice, no unit's
/// rings run double or have to be put together otherwise, and no closed gap is
/// narrower than `gap_width_m`.
pub(in super::super) fn is_clean(
    coverage: &Coverage,
    skeleton: &Skeleton,
    meets: &Meets,
    gap_width_m: f64,
) -> bool {
    let doubled = coverage.sides.iter().any(|[left, right]| left == right);
    !doubled
        && meets.is_empty()
        && covers_once(coverage, skeleton, gap_width_m)
        && rings_stay(coverage)
}

/// Lays out the arcs with one side and looks at how often units cover each face.
fn covers_once(coverage: &Coverage, skeleton: &Skeleton, gap_width_m: f64) -> bool {
    let outline = Arrangement::outline(coverage, skeleton);
    let mut covered = vec![NONE; outline.face_count()];
    for (face, label) in outline.faces.labels.iter().enumerate() {
        match label[..] {
            [] => {}
            [(_, 1)] => covered[face] = 0,
            _ => return false,
        }
    }
    let unit_beyond = |half: u32| outline.outline_unit(half ^ 1);
    gaps_beside(&outline, &covered, unit_beyond)
        .iter()
        .all(|gap| gap.width_m >= gap_width_m)
}

/// Whether units whose rings pass a node twice come out of tracing as they are.
fn rings_stay(coverage: &Coverage) -> bool {
    let touching = self_touching(coverage);
    let units: Vec<u32> = (0..).zip(&touching).filter(|u| *u.1).map(|u| u.0).collect();
    if units.is_empty() {
        return true;
    }
    let mut group_of = vec![None; touching.len()];
    for (group, &unit) in (0..).zip(&units) {
        group_of[unit as usize] = Some(group);
    }
    let traced = coverage.dissolve(&group_of, units.len());
    let as_it_is = |&unit: &u32| in_order(coverage.polygon(unit));
    units.iter().map(as_it_is).eq(traced)
}

/// Units whose rings pass a node twice or share an arc with themselves: their
/// rings may have to be put together in another way.
pub(in super::super) fn self_touching(coverage: &Coverage) -> Vec<bool> {
    let mut touching = vec![false; coverage.unit_count()];
    let mut visited = vec![NONE; coverage.nodes as usize];
    for unit in 0..coverage.unit_count() as u32 {
        for ring in coverage.rings_of(unit) {
            for &arc_ref in coverage.refs_of_ring(ring) {
                let node = coverage.ends[(arc_ref >> 1) as usize][(arc_ref & 1) as usize];
                let last = std::mem::replace(&mut visited[node as usize], unit);
                touching[unit as usize] |= last == unit;
            }
        }
    }
    touching
}
