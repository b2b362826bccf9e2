//! Borders that do not match, vertices on a neighbour's edge, spikes.

use super::super::arrangement::Arrangement;
use super::super::{RingKey, UnitIndex, seam};
use super::land::Claims;
use super::{Finding, FindingKind, Shape};
use geo_types::{Coord, LineString};
use rustc_hash::FxHashMap;

/// Border with one unit's ring on it that runs inside another unit's land or
/// along a narrow gap; one finding for each stretch between nodes.
pub(super) fn loose_edges(land: &Arrangement, claims: &Claims) -> Vec<Finding> {
    let mut narrow = vec![false; land.face_count()];
    for &face in claims.narrow_gaps.iter().flat_map(|gap| &gap.faces) {
        narrow[face as usize] = true;
    }
    let balance = balance(land);
    let mut found = vec![];
    for stretch in land.stretches() {
        let loose = |&piece: &usize| {
            let half = land.half_of[piece];
            let net = balance[half.edge()];
            let claimed = |face: u32| claims.of_face[face as usize] != UnitIndex::NONE;
            let beside = |face: u32| narrow[face as usize] || claimed(face);
            net != 0 && land.faces.beside(half).into_iter().all(beside)
        };
        found.extend(loose_finding(land, stretch.filter(loose)));
    }
    found
}

fn loose_finding(land: &Arrangement, pieces: impl Iterator<Item = usize>) -> Option<Finding> {
    let (mut lines, mut units): (Vec<LineString<f64>>, Vec<UnitIndex>) = (vec![], vec![]);
    for piece in pieces {
        let half = land.half_of[piece];
        let [a, b] = land.pieces[piece].ends.map(|p| land.at[p as usize]);
        match lines.last_mut() {
            Some(line) if line.0.last() == Some(&a) => line.0.push(b),
            _ => lines.push(LineString::new(vec![a, b])),
        }
        for face in land.faces.beside(half) {
            units.extend(land.units(face));
        }
    }
    units.sort_unstable();
    units.dedup();
    Some(Finding {
        kind: FindingKind::UnmatchedEdge,
        units,
        at: Some(middle(&lines.first()?.0)),
        area_km2: None,
        width_m: None,
        length_m: Some(lines.iter().map(|line| land.space().chain_m(&line.0)).sum()),
        shape: Shape::Lines(lines),
    })
}

/// For each noded edge the rings with their land on the left less those with it
/// on the right: 0 where units meet vertex for vertex.
fn balance(land: &Arrangement) -> Vec<i32> {
    let mut balance = vec![0; land.faces.edges.len()];
    for (piece, &half) in land.pieces.iter().zip(&land.half_of) {
        let [_, right] = land.skeleton.keys_of(piece.of);
        let way = if half.is_reversed() { -1 } else { 1 };
        balance[half.edge()] += if right == RingKey::NONE { way } else { 0 };
    }
    balance
}

/// Vertices that lie on an edge: of another unit, of another ring of their own, or of
/// the ring that they belong to.
pub(super) fn t_junctions(land: &Arrangement) -> Vec<Finding> {
    let known = land
        .skeleton
        .edges
        .iter()
        .flatten()
        .max()
        .map_or(0, |p| p + 1);
    let pairs = land
        .pieces
        .windows(2)
        .filter(|pair| pair[0].of == pair[1].of);
    let mut on: Vec<(u32, u32)> = pairs
        .map(|pair| (pair[0].ends[1], pair[0].of))
        .filter(|(point, _)| *point < known)
        .collect();
    on.sort_unstable();
    let users = users(land, &on);
    on.chunk_by(|a, b| a.0 == b.0)
        .filter_map(|group| {
            let edges = group.iter().map(|(_, edge)| *edge);
            let own = users.get(&group[0].0)?;
            let (kind, units) = on_edges(land, edges, own)?;
            Some(at_point(kind, units, land.at[group[0].0 as usize]))
        })
        .collect()
}

/// What it is that a point lies on these edges, with the units; `own` are the rings that
/// have it as a vertex.
fn on_edges(
    land: &Arrangement,
    edges: impl Iterator<Item = u32>,
    own: &[RingKey],
) -> Option<(FindingKind, Vec<UnitIndex>)> {
    let rings = edges.flat_map(|edge| land.skeleton.keys_of(edge));
    let rings: Vec<RingKey> = rings.filter(|ring| *ring != RingKey::NONE).collect();
    let unit = |ring: &RingKey| land.skeleton.unit_of(*ring);
    let own_units: Vec<UnitIndex> = own.iter().map(unit).collect();
    let others = rings.iter().map(unit).filter(|u| !own_units.contains(u));
    let mut units: Vec<UnitIndex> = others.collect();
    let kind = match (units.is_empty(), rings.iter().find(|r| own.contains(r))) {
        (false, _) => {
            units.extend(own_units);
            FindingKind::TJunction
        }
        (true, Some(ring)) => {
            units.push(unit(ring));
            FindingKind::SelfTouch
        }
        (true, None) => {
            units.push(rings.first().map(unit)?);
            FindingKind::TJunction
        }
    };
    units.sort_unstable();
    units.dedup();
    Some((kind, units))
}

fn at_point(kind: FindingKind, units: Vec<UnitIndex>, at: Coord<f64>) -> Finding {
    Finding {
        kind,
        units,
        at: Some(at),
        area_km2: None,
        width_m: None,
        length_m: None,
        shape: Shape::Point(at),
    }
}

/// The rings that have the points as vertices.
fn users(land: &Arrangement, on: &[(u32, u32)]) -> FxHashMap<u32, Vec<RingKey>> {
    let mut users: FxHashMap<u32, Vec<RingKey>> = on.iter().map(|o| (o.0, vec![])).collect();
    for (edge, ends) in (0..).zip(&land.skeleton.edges) {
        for point in ends {
            let Some(list) = users.get_mut(point) else {
                continue;
            };
            let rings = land.skeleton.keys_of(edge).into_iter();
            list.extend(rings.filter(|ring| *ring != RingKey::NONE));
        }
    }
    users
}

/// Borders with the same unit on both sides.
pub(super) fn spikes(land: &Arrangement) -> Vec<Finding> {
    let seams = seam::seams(land);
    let spike = |seam: seam::Seam| Finding {
        kind: FindingKind::Spike,
        units: vec![seam.unit],
        at: Some(middle(&seam.line.0)),
        area_km2: None,
        width_m: None,
        length_m: Some(land.space().chain_m(&seam.line.0)),
        shape: Shape::Lines(vec![seam.line]),
    };
    seams.into_iter().map(spike).collect()
}

fn middle(line: &[Coord<f64>]) -> Coord<f64> {
    match line {
        [a, b] => Coord {
            x: (a.x + b.x) / 2.0,
            y: (a.y + b.y) / 2.0,
        },
        _ => line[line.len() / 2],
    }
}
