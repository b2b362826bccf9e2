//! Borders that divide nothing: a unit lies on both sides.

use super::arrangement::Arrangement;
use super::{HalfEdge, UnitIndex};
use geo_types::LineString;

/// A border with the same unit on both sides: a spike that runs out and back,
/// or the seam between two parts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seam {
    pub(super) unit: UnitIndex,
    pub(super) line: LineString<f64>,
}

/// All of them, stretch by stretch.
pub(super) fn seams(land: &Arrangement) -> Vec<Seam> {
    let mut seen = vec![false; land.faces.edges.len()];
    let mut seams: Vec<Seam> = vec![];
    for stretch in land.stretches() {
        let mut open = false;
        for piece in stretch {
            let half = land.half_of[piece];
            let fresh = !std::mem::replace(&mut seen[half.edge()], true);
            if !fresh || !divides_nothing(land, half) {
                open = false;
                continue;
            }
            let [a, b] = land.pieces[piece].ends.map(|p| land.at[p as usize]);
            match seams.last_mut().filter(|_| open) {
                Some(seam) => seam.line.0.push(b),
                None => seams.push(Seam {
                    unit: unit_of(land, piece),
                    line: LineString::new(vec![a, b]),
                }),
            }
            open = true;
        }
    }
    seams
}

fn divides_nothing(land: &Arrangement, half: HalfEdge) -> bool {
    let [left, right] = land.faces.beside(half);
    if let (Some(one), Some(two)) = (land.sole_unit(left), land.sole_unit(right)) {
        return one == two;
    }
    left == right
        || (land.signed_units(left) == land.signed_units(right)
            && land.units(left) == land.units(right))
}

fn unit_of(land: &Arrangement, piece: usize) -> UnitIndex {
    let [left, right] = land.skeleton.units_of(land.pieces[piece].of);
    left.known().unwrap_or(right)
}
