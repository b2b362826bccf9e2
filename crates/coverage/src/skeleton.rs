//! A coverage taken apart into points, edges and claims.
//!
//! A *part* is one polygon of a unit. Every edge says which part's ring passes
//! it on either side, and whether that ring is a shell or a hole: with that the
//! faces between noded edges know which parts claim them, however badly the
//! rings cross themselves and each other.

use super::meets::Meets;
use super::{Coverage, NONE};
use geo_types::Coord;

/// The ring on one side of an edge: its part doubled, plus 1 for a hole.
pub(super) type RingKey = u32;

/// Points, edges and the rings beside them; edges of an arc lie together.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    /// All different vertices: nodes first, then those inside arcs.
    pub(super) at: Vec<Coord<f64>>,
    /// Edges by their two points, arc after arc.
    pub(super) edges: Vec<[u32; 2]>,
    /// Edges of arc `a` are `first_edge[a]..first_edge[a + 1]`.
    pub(super) first_edge: Vec<u32>,
    /// The arc of each edge.
    pub(super) arc_of: Vec<u32>,
    /// The ring on the left and on the right of each arc, [`NONE`] for none.
    pub(super) keys: Vec<[RingKey; 2]>,
    /// The unit of each part.
    pub(super) unit_of_part: Vec<u32>,
}

impl Skeleton {
    pub(super) fn new(coverage: &Coverage) -> Skeleton {
        let mut skeleton = Skeleton {
            at: node_places(coverage),
            first_edge: vec![0],
            keys: ring_keys(coverage),
            unit_of_part: unit_of_part(coverage),
            ..Skeleton::default()
        };
        let edges = coverage.coords.len() - coverage.sides.len();
        skeleton.at.reserve(edges);
        skeleton.edges.reserve(edges);
        skeleton.arc_of.reserve(edges);
        for arc in 0..coverage.arc_count() {
            skeleton.arc(arc as u32, coverage);
        }
        skeleton
    }

    fn arc(&mut self, arc: u32, coverage: &Coverage) {
        let [from, to] = coverage.ends[arc as usize];
        let chain = coverage.arc_coords(arc as usize);
        let mut last = from;
        for &p in &chain[1..chain.len() - 1] {
            let next = self.at.len() as u32;
            self.at.push(p);
            self.edges.push([last, next]);
            last = next;
        }
        self.edges.push([last, to]);
        self.arc_of.resize(self.edges.len(), arc);
        self.first_edge.push(self.edges.len() as u32);
    }

    /// Where its edges meet other than at their common ends.
    pub(super) fn meets(&self) -> Meets {
        Meets::of(&self.at, &self.edges)
    }

    /// Number of units up to the last one with a part.
    pub(super) fn unit_count(&self) -> usize {
        self.unit_of_part
            .last()
            .map_or(0, |&unit| unit as usize + 1)
    }

    /// The rings on both sides of an edge.
    pub(super) fn keys_of(&self, edge: u32) -> [RingKey; 2] {
        self.keys[self.arc_of[edge as usize] as usize]
    }

    /// The unit of the ring, [`NONE`] for no ring.
    pub(super) fn unit_of(&self, key: RingKey) -> u32 {
        if key == NONE {
            NONE
        } else {
            self.unit_of_part[(key >> 1) as usize]
        }
    }
}

fn node_places(coverage: &Coverage) -> Vec<Coord<f64>> {
    let mut at = vec![Coord { x: 0.0, y: 0.0 }; coverage.nodes as usize];
    for (arc, &[from, to]) in coverage.ends.iter().enumerate() {
        let chain = coverage.arc_coords(arc);
        at[from as usize] = chain[0];
        at[to as usize] = chain[chain.len() - 1];
    }
    at
}

fn ring_keys(coverage: &Coverage) -> Vec<[RingKey; 2]> {
    let mut keys = vec![[NONE; 2]; coverage.arc_count()];
    for part in 0..coverage.poly_start.len().saturating_sub(1) {
        let rings = coverage.poly_start[part]..coverage.poly_start[part + 1];
        for (i, ring) in rings.enumerate() {
            for &arc_ref in coverage.refs_of_ring(ring as usize) {
                keys[(arc_ref >> 1) as usize][(arc_ref & 1) as usize] =
                    (part as u32) << 1 | u32::from(i > 0);
            }
        }
    }
    keys
}

fn unit_of_part(coverage: &Coverage) -> Vec<u32> {
    let units = 0..coverage.unit_count() as u32;
    units
        .flat_map(|unit| coverage.polygons_of(unit).map(move |_| unit))
        .collect()
}
