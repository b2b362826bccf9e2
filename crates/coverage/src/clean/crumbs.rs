//! Slivers of a unit's land that noding left apart from the rest of it.
//!
//! The body of a part is the largest piece of land that it still has. A piece
//! that is no body and narrower than the limit goes to the neighbour with the
//! longest border; without a neighbour it goes if it is narrower than a metre.

use super::super::UnitIndex;
use super::super::arrangement::Arrangement;
use super::super::local_metric::mean_width_m;
use super::super::region::{border_m, connected};
use super::ledger::{Repair, RepairKind};

/// Land without a neighbour narrower than this is none, metres.
const NO_LAND_M: f64 = 1.0;

/// Gives such pieces away and lists them.
pub(super) fn give_away(land: &Arrangement, owner: &mut [UnitIndex], width_m: f64) -> Vec<Repair> {
    let owned = |face: u32| owner[face as usize].known();
    let pieces = connected(land, owned);
    let bodies = bodies(land, &pieces);
    let mut repairs = vec![];
    for ((unit, faces), _) in pieces.iter().zip(bodies).filter(|(_, body)| !body) {
        let area_m2: f64 = faces.iter().map(|&face| land.area_m2(face)).sum();
        let border = border_m(land, faces, |face| owner[face as usize] == *unit);
        let width = mean_width_m(area_m2, border);
        let heir = neighbour(land, owner, *unit, faces);
        if width
            >= if heir == UnitIndex::NONE {
                NO_LAND_M
            } else {
                width_m
            }
        {
            continue;
        }
        faces.iter().for_each(|&face| owner[face as usize] = heir);
        repairs.push(Repair {
            kind: RepairKind::SliverGiven,
            at: land.point_in(faces),
            size_m: width,
            unit: heir.known(),
            from: vec![*unit],
            area_m2,
        });
    }
    repairs
}

/// Whether each piece is the largest that some part of its unit has.
fn bodies(land: &Arrangement, pieces: &[(UnitIndex, Vec<u32>)]) -> Vec<bool> {
    let mut sizes: Vec<(u32, u32, f64)> = vec![];
    for (piece, (unit, faces)) in (0..).zip(pieces) {
        for &face in faces {
            let size = land.plane_area(face);
            let own = |part: &u32| land.skeleton.unit_of_part(*part) == *unit;
            sizes.extend(land.parts(face).filter(own).map(|part| (part, piece, size)));
        }
    }
    sizes.sort_by_key(|s| (s.0, s.1));
    let mut is_body = vec![false; pieces.len()];
    for part in sizes.chunk_by(|a, b| a.0 == b.0) {
        let by_piece = part.chunk_by(|a, b| a.1 == b.1);
        let sums = by_piece.map(|group| (group[0].1, group.iter().map(|s| s.2).sum::<f64>()));
        let largest = sums.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((piece, _)) = largest {
            is_body[piece as usize] = true;
        }
    }
    is_body
}

/// The other unit along whose land the faces lie longest.
fn neighbour(land: &Arrangement, owner: &[UnitIndex], unit: UnitIndex, faces: &[u32]) -> UnitIndex {
    let mut lengths: Vec<(UnitIndex, f64)> = vec![];
    for &half in faces.iter().flat_map(|&face| land.halves.of(face)) {
        let beyond = owner[land.across(half) as usize];
        if beyond != UnitIndex::NONE && beyond != unit {
            lengths.push((beyond, land.length_m(half)));
        }
    }
    lengths.sort_by_key(|l| l.0);
    let sums = lengths
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| (group[0].0, group.iter().map(|l| l.1).sum::<f64>()));
    let longest = sums.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    longest.map_or(UnitIndex::NONE, |l| l.0)
}
