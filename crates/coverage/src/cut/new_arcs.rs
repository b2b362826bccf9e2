//! The arcs that a cut makes.

use geo_types::Coord;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::prim::{VertexKey, vertex_key};
use super::super::{Coverage, HalfEdge, UnitIndex};

/// New arcs between nodes, the parts on their left.
#[derive(Default)]
pub(super) struct NewArcs {
    pub(super) coords: Vec<Vec<Coord<f64>>>,
    pub(super) sides: Vec<[UnitIndex; 2]>,
    /// The piece that begins with an edge.
    by_edge: FxHashMap<(VertexKey, VertexKey), u32>,
    /// For each arc of the parts its pieces in order.
    of_arc: Vec<Vec<u32>>,
}

/// The half-edges of new arcs that follow each other, forward or backward.
pub(super) fn directed(pieces: &[u32], reversed: bool, first: u32, ring: &mut Vec<HalfEdge>) {
    let half = |piece: &u32| HalfEdge::new(first + piece, reversed);
    if reversed {
        ring.extend(pieces.iter().rev().map(half));
    } else {
        ring.extend(pieces.iter().map(half));
    }
}

impl NewArcs {
    /// Cuts the outer arcs of the parts at the nodes that were there before.
    pub(super) fn new(
        parts: &Coverage,
        nodes: &FxHashSet<VertexKey>,
        beyond: &FxHashMap<(VertexKey, VertexKey), UnitIndex>,
        index: impl Fn(UnitIndex) -> UnitIndex,
    ) -> Option<NewArcs> {
        let mut pieces = NewArcs::default();
        let degree = parts.degrees();
        for (arc, ends) in parts.arcs().zip(&parts.ends) {
            let mut own = vec![];
            let free = degree[ends[0] as usize] == 2;
            let (left, right) = (index(arc.left?), arc.right.map(&index));
            let chains = match right {
                Some(_) => vec![arc.coords.to_vec()],
                None => broken(arc.coords, nodes, free),
            };
            for chain in chains {
                let edge = (vertex_key(chain[0]), vertex_key(chain[1]));
                let other = match right {
                    Some(other) => other,
                    None => *beyond.get(&edge)?,
                };
                let piece = pieces.coords.len() as u32;
                pieces.by_edge.insert(edge, piece);
                pieces.sides.push([left, other]);
                pieces.coords.push(chain);
                own.push(piece);
            }
            pieces.of_arc.push(own);
        }
        Some(pieces)
    }

    /// The pieces that a half-edge of a part is made of now.
    pub(super) fn of_part(&self, half: HalfEdge, first: u32, ring: &mut Vec<HalfEdge>) {
        directed(&self.of_arc[half.edge()], half.is_reversed(), first, ring);
    }

    /// The pieces that a border of the unit is made of now.
    pub(super) fn along(&self, border: &[Coord<f64>]) -> Option<Vec<u32>> {
        let edges = border.len() - 1;
        let piece_at = |at: usize| {
            let (a, b) = (border[at % edges], border[at % edges + 1]);
            self.by_edge.get(&(vertex_key(a), vertex_key(b))).copied()
        };
        let first = (0..edges).find(|&at| piece_at(at).is_some())?;
        let closed = border.first() == border.last();
        if first > 0 && !closed {
            return None;
        }
        let (mut along, mut at) = (vec![], first);
        while at < first + edges {
            let piece = piece_at(at)?;
            at += self.coords[piece as usize].len() - 1;
            along.push(piece);
        }
        (at == first + edges).then_some(along)
    }
}

/// An arc cut at nodes; a ring that is free to start anywhere and has some starts
/// at the first of them.
fn broken(arc: &[Coord<f64>], nodes: &FxHashSet<VertexKey>, free: bool) -> Vec<Vec<Coord<f64>>> {
    let is_node = |c: &Coord<f64>| nodes.contains(&vertex_key(*c));
    let mut chain = arc.to_vec();
    let closed = arc.first() == arc.last();
    if closed
        && free
        && !is_node(&arc[0])
        && let Some(first) = arc.iter().position(is_node)
    {
        chain.pop();
        chain.rotate_left(first);
        chain.push(arc[first]);
    }
    let mut chains = vec![vec![chain[0]]];
    for (i, &vertex) in chain.iter().enumerate().skip(1) {
        if let Some(last) = chains.last_mut() {
            last.push(vertex);
        }
        if i + 1 < chain.len() && is_node(&vertex) {
            chains.push(vec![vertex]);
        }
    }
    chains
}
