//! The faces between noded edges, and which units claim each of them.

use super::cycles::Cycles;
use super::groups::{Groups, halves_by_face};
use super::{NONE, plane};
use geo_types::Coord;

/// An edge between two points; crossing it from right to left enters and leaves
/// claims.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// The two points.
    pub(super) ends: [u32; 2],
    /// The unit on the left of the edge, [`NONE`] for a line that bounds nothing.
    pub(super) unit: u32,
}

/// How often each unit claims a face: sorted by unit, no zeros.
pub(super) type Label = Vec<(u32, i32)>;

/// The faces of a set of edges that meet only at their ends.
#[derive(Debug, Clone)]
pub(super) struct Faces {
    /// Different undirected edges.
    pub(super) edges: Vec<[u32; 2]>,
    /// For claim `i` its edge, doubled, plus 1 when it runs the other way.
    pub(super) half_of: Vec<u32>,
    /// The face on the left of half-edge `h` (edge `h / 2`, backward when odd).
    pub(super) face_of: Vec<u32>,
    /// Claims on each face; face 0 is the unbounded one.
    pub(super) labels: Vec<Label>,
}

impl Faces {
    pub(super) fn new(at: &[Coord<f64>], claims: &[Claim]) -> Faces {
        let (edges, half_of) = undirected(claims, at.len());
        let next = around_nodes(at, &edges);
        let cycles = Cycles::new(at, &edges, &next);
        let face_of = cycles.faces(at, &edges);
        let faces = face_of.iter().max().map_or(1, |&f| f as usize + 1);
        let labels = labels(&edges, &half_of, claims, &face_of, faces);
        Faces {
            edges,
            half_of,
            face_of,
            labels,
        }
    }

    /// Units that claim the face.
    pub(super) fn units(&self, face: usize) -> impl Iterator<Item = u32> + '_ {
        self.labels[face]
            .iter()
            .filter(|(_, times)| *times > 0)
            .map(|&(unit, _)| unit)
    }
}

/// Different edges by their smaller and then their larger end, and the half-edge of
/// each claim.
fn undirected(claims: &[Claim], points: usize) -> (Vec<[u32; 2]>, Vec<u32>) {
    let low = |claim: &Claim| claim.ends[0].min(claim.ends[1]);
    let high = |claim: u32| {
        let [a, b] = claims[claim as usize].ends;
        a.max(b)
    };
    let mut by_low = Groups::new(points, claims.iter().map(low));
    let mut edges: Vec<[u32; 2]> = Vec::with_capacity(claims.len());
    let mut half_of = vec![0; claims.len()];
    for p in 0..points as u32 {
        let here = by_low.of_mut(p);
        // Few; a stable sort leaves claims of one edge in their order.
        here.sort_by_key(|&claim| high(claim));
        for &claim in &*here {
            let edge = [p, high(claim)];
            if edges.last() != Some(&edge) {
                edges.push(edge);
            }
            let backward = u32::from(claims[claim as usize].ends[0] != p);
            half_of[claim as usize] = (edges.len() as u32 - 1) << 1 | backward;
        }
    }
    (edges, half_of)
}

/// For each half-edge the next one around the face on its left.
fn around_nodes(at: &[Coord<f64>], edges: &[[u32; 2]]) -> Vec<u32> {
    let mut leaving = Groups::new(at.len(), edges.iter().flatten().copied());
    let head = |half: u32| at[edges[(half >> 1) as usize][1 - (half & 1) as usize] as usize];
    let mut next = vec![NONE; edges.len() * 2];
    for (p, &place) in (0..).zip(at) {
        let here = leaving.of_mut(p);
        if here.len() > 2 {
            here.sort_by(|a, b| by_angle(place, head(*a), head(*b)));
        }
        for (i, &half) in here.iter().enumerate() {
            // Arriving by the twin, the sharpest left turn is one step clockwise.
            let clockwise = here[if i == 0 { here.len() - 1 } else { i - 1 }];
            next[(half ^ 1) as usize] = clockwise;
        }
    }
    next
}

/// Counter-clockwise order around `node`, starting due east; exact.
fn by_angle(node: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> std::cmp::Ordering {
    let lower = |p: Coord<f64>| p.y < node.y || (p.y == node.y && p.x < node.x);
    lower(a)
        .cmp(&lower(b))
        .then_with(|| 0.0_f64.total_cmp(&(plane::turn(node, a, b) + 0.0)))
}

fn labels(
    edges: &[[u32; 2]],
    half_of: &[u32],
    claims: &[Claim],
    face_of: &[u32],
    faces: usize,
) -> Vec<Label> {
    let claims_of = Groups::new(edges.len(), half_of.iter().map(|half| half >> 1));
    let of_face = halves_by_face(face_of, faces);
    let mut labels: Vec<Option<Label>> = vec![None; faces];
    labels[0] = Some(vec![]);
    let mut queue = vec![0_u32];
    while let Some(face) = queue.pop() {
        for &half in of_face.of(face) {
            let other = face_of[(half ^ 1) as usize];
            if labels[other as usize].is_some() {
                continue;
            }
            let edge = half >> 1;
            let sign = if half & 1 == 0 { -1 } else { 1 };
            let mut label = labels[face as usize].clone().unwrap_or_default();
            for &claim in claims_of.of(edge) {
                let unit = claims[claim as usize].unit;
                let along = half_of[claim as usize] & 1 == 0;
                if unit != NONE {
                    add(&mut label, unit, if along { sign } else { -sign });
                }
            }
            labels[other as usize] = Some(label);
            queue.push(other);
        }
    }
    labels.into_iter().map(Option::unwrap_or_default).collect()
}

fn add(label: &mut Label, unit: u32, times: i32) {
    match label.binary_search_by_key(&unit, |l| l.0) {
        Ok(at) => {
            label[at].1 += times;
            if label[at].1 == 0 {
                label.remove(at);
            }
        }
        Err(at) => label.insert(at, (unit, times)),
    }
}
