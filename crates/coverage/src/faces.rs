//! The faces between noded edges, and which rings wind around each of them.

use super::cycles::Cycles;
use super::prim::{Groups, halves_by_face};
use super::{HalfEdge, RingKey, plane};
use geo_types::Coord;

/// An edge between two points with a ring on its left: crossing the edge from right to
/// left enters what the ring encloses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    /// The two points.
    pub(super) ends: [u32; 2],
    /// The ring on the left of the edge, [`RingKey::NONE`] for a line that bounds
    /// nothing.
    pub(super) ring: RingKey,
}

/// How often each ring winds around a face: sorted by ring, no zeros.
pub(super) type Label = Vec<(RingKey, i32)>;

/// The faces of a set of edges that meet only at their ends.
#[derive(Debug, Clone)]
pub(super) struct Faces {
    /// Different undirected edges.
    pub(super) edges: Vec<[u32; 2]>,
    /// For each claim the half-edge that it runs along.
    pub(super) half_of: Vec<HalfEdge>,
    /// The face on the left of each half-edge.
    pub(super) face_of: Vec<u32>,
    /// The rings around each face; face 0 is the unbounded one.
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

    /// The face on the left of a half-edge.
    #[inline]
    pub(super) fn left_of(&self, half: HalfEdge) -> u32 {
        self.face_of[half.index()]
    }

    /// The faces on the left and on the right of a half-edge.
    #[inline]
    pub(super) fn beside(&self, half: HalfEdge) -> [u32; 2] {
        [half, half.twin()].map(|half| self.left_of(half))
    }

    /// Whether some ring winds around the face to the left.
    pub(super) fn is_claimed(&self, face: usize) -> bool {
        self.labels[face].iter().any(|(_, times)| *times > 0)
    }
}

/// Different edges by their smaller and then their larger end, and the half-edge of
/// each claim.
fn undirected(claims: &[Claim], points: usize) -> (Vec<[u32; 2]>, Vec<HalfEdge>) {
    let low = |claim: &Claim| claim.ends[0].min(claim.ends[1]);
    let high = |claim: u32| {
        let [a, b] = claims[claim as usize].ends;
        a.max(b)
    };
    let mut by_low: Groups = Groups::new(points, claims.iter().map(low));
    let mut edges: Vec<[u32; 2]> = Vec::with_capacity(claims.len());
    let mut half_of = vec![HalfEdge::NONE; claims.len()];
    for p in 0..points as u32 {
        let here = by_low.of_mut(p);
        // Few; a stable sort leaves claims of one edge in their order.
        here.sort_by_key(|&claim| high(claim));
        for &claim in &*here {
            let edge = [p, high(claim)];
            if edges.last() != Some(&edge) {
                edges.push(edge);
            }
            let reversed = claims[claim as usize].ends[0] != p;
            half_of[claim as usize] = HalfEdge::new(edges.len() as u32 - 1, reversed);
        }
    }
    (edges, half_of)
}

/// For each half-edge the next one around the face on its left.
fn around_nodes(at: &[Coord<f64>], edges: &[[u32; 2]]) -> Vec<HalfEdge> {
    let mut leaving: Groups<HalfEdge> = Groups::new(at.len(), edges.iter().flatten().copied());
    let head = |half: HalfEdge| at[half.orient(edges[half.edge()])[1] as usize];
    let mut next = vec![HalfEdge::NONE; edges.len() * 2];
    for (p, &place) in (0..).zip(at) {
        let here = leaving.of_mut(p);
        if here.len() > 2 {
            here.sort_by(|a, b| by_angle(place, head(*a), head(*b)));
        }
        for (i, &half) in here.iter().enumerate() {
            // Arriving by the twin, the sharpest left turn is one step clockwise.
            let clockwise = here[if i == 0 { here.len() - 1 } else { i - 1 }];
            next[half.twin().index()] = clockwise;
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
    half_of: &[HalfEdge],
    claims: &[Claim],
    face_of: &[u32],
    faces: usize,
) -> Vec<Label> {
    let edge_of_claim = half_of.iter().map(|half| half.edge_number());
    let claims_of: Groups = Groups::new(edges.len(), edge_of_claim);
    let of_face = halves_by_face(face_of, faces);
    let mut labels: Vec<Option<Label>> = vec![None; faces];
    labels[0] = Some(vec![]);
    let mut queue = vec![0_u32];
    while let Some(face) = queue.pop() {
        for &half in of_face.of(face) {
            let other = face_of[half.twin().index()];
            if labels[other as usize].is_some() {
                continue;
            }
            let sign = if half.is_reversed() { 1 } else { -1 };
            let mut label = labels[face as usize].clone().unwrap_or_default();
            for &claim in claims_of.of(half.edge_number()) {
                let ring = claims[claim as usize].ring;
                let reversed = half_of[claim as usize].is_reversed();
                if ring != RingKey::NONE {
                    add(&mut label, ring, if reversed { -sign } else { sign });
                }
            }
            labels[other as usize] = Some(label);
            queue.push(other);
        }
    }
    labels.into_iter().map(Option::unwrap_or_default).collect()
}

fn add(label: &mut Label, ring: RingKey, times: i32) {
    match label.binary_search_by_key(&ring, |l| l.0) {
        Ok(at) => {
            label[at].1 += times;
            if label[at].1 == 0 {
                label.remove(at);
            }
        }
        Err(at) => label.insert(at, (ring, times)),
    }
}
