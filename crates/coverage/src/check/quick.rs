//! The cheap proof that there is no dirt.

use super::super::arrangement::Arrangement;
use super::super::gap::gaps_beside;
use super::super::intersections::Intersections;
use super::super::trace::in_order;
use super::super::{Coverage, HalfEdge, UnitIndex};
use geo_types::MultiPolygon;

/// Whether all edges meet at vertices only, no land is covered twice, no unit's
/// rings run double or have to be put together otherwise, and no closed gap is
/// narrower than `gap_width_m`.
pub(crate) fn is_clean(
    coverage: &Coverage,
    intersections: &Intersections,
    gap_width_m: f64,
) -> bool {
    let rings = rings_to_mend(coverage, intersections, gap_width_m);
    rings.is_some_and(|units| units.is_empty())
}

/// The units whose rings have to be put together otherwise, as they should be; `None` where
/// other things of which [`is_clean`] speaks are wrong.
pub(crate) fn rings_to_mend(
    coverage: &Coverage,
    intersections: &Intersections,
    gap_width_m: f64,
) -> Option<Vec<(UnitIndex, MultiPolygon<f64>)>> {
    let sound = !coverage.has_doubled_arcs()
        && intersections.is_empty()
        && covers_once(coverage, gap_width_m);
    sound.then(|| retraced(coverage))
}

/// Lays out the arcs with one side and looks at how often units cover each face.
pub(super) fn covers_once(coverage: &Coverage, gap_width_m: f64) -> bool {
    let outline = Arrangement::outline(coverage);
    let mut covered = vec![UnitIndex::NONE; outline.face_count()];
    for (face, label) in outline.faces.labels.iter().enumerate() {
        match label[..] {
            [] => {}
            // Some unit; which one makes no difference.
            [(_, 1)] => covered[face] = UnitIndex::new(0),
            _ => return false,
        }
    }
    let unit_beyond = |half: HalfEdge| outline.outline_unit(half.twin());
    gaps_beside(&outline, &covered, unit_beyond)
        .iter()
        .all(|gap| gap.width_m >= gap_width_m)
}

/// Units whose rings pass a node twice and come out of tracing otherwise than they are.
pub(crate) fn restless(coverage: &Coverage) -> Vec<UnitIndex> {
    retraced(coverage)
        .into_iter()
        .map(|(unit, _)| unit)
        .collect()
}

/// The same, as they come out.
fn retraced(coverage: &Coverage) -> Vec<(UnitIndex, MultiPolygon<f64>)> {
    let touching = self_touching(coverage);
    let touched = UnitIndex::with(&touching).filter(|u| *u.1);
    let units: Vec<UnitIndex> = touched.map(|u| u.0).collect();
    if units.is_empty() {
        return Vec::new();
    }
    let mut group_of = vec![None; touching.len()];
    for (group, &unit) in (0..).zip(&units) {
        group_of[unit.index()] = Some(group);
    }
    let traced = coverage.dissolve(&group_of, units.len());
    let pairs = units.into_iter().zip(traced);
    pairs
        .filter(|(unit, traced)| in_order(coverage.polygon(*unit)) != *traced)
        .collect()
}

/// Units whose rings pass a node twice or share an arc with themselves: their
/// rings may have to be put together in another way.
pub(crate) fn self_touching(coverage: &Coverage) -> Vec<bool> {
    let mut touching = vec![false; coverage.unit_count()];
    let mut visited = vec![UnitIndex::NONE; coverage.nodes as usize];
    for unit in coverage.units() {
        for &half in coverage.rings(unit).flatten() {
            let node = coverage.origin(half);
            let last = std::mem::replace(&mut visited[node as usize], unit);
            touching[unit.index()] |= last == unit;
        }
    }
    touching
}
