//! A coverage taken apart into points, edges and claims.
//!
//! A *part* is one polygon of a unit. Every edge says which part's ring passes
//! it on either side, and whether that ring is a shell or a hole: with that the
//! faces between noded edges know which parts claim them, however badly the
//! rings cross themselves and each other.

use super::{Coverage, RingKey, Space, UnitIndex};
use geo_types::Coord;

/// Points, edges and the rings beside them; edges of an arc lie together.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    /// Where the points lie.
    pub(super) space: Space,
    /// All different vertices: nodes first, then those inside arcs.
    pub(super) at: Vec<Coord<f64>>,
    /// Edges by their two points, arc after arc.
    pub(super) edges: Vec<[u32; 2]>,
    /// The arc of each edge.
    pub(super) arc_of: Vec<u32>,
    /// The ring on the left and on the right of each arc, [`RingKey::NONE`] for none.
    pub(super) keys: Vec<[RingKey; 2]>,
    /// The unit of each part.
    unit_of_part: Vec<UnitIndex>,
}

impl Skeleton {
    /// Without points and edges.
    pub(super) fn nothing(space: Space) -> Skeleton {
        Skeleton {
            space,
            ..Skeleton::default()
        }
    }

    pub(super) fn new(coverage: &Coverage) -> Skeleton {
        let mut skeleton = Skeleton {
            space: coverage.space,
            at: node_places(coverage),
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
        let chain = coverage.arc_coords(arc as usize);
        let ends = coverage.ends[arc as usize];
        edges_of_chain(chain, ends, &mut self.at, |edge| self.edges.push(edge));
        self.arc_of.resize(self.edges.len(), arc);
    }

    /// Number of units up to the last one with a part.
    pub(super) fn unit_count(&self) -> usize {
        self.unit_of_part.last().map_or(0, |&unit| unit.index() + 1)
    }

    /// The rings on both sides of an edge.
    pub(super) fn keys_of(&self, edge: u32) -> [RingKey; 2] {
        self.keys[self.arc_of[edge as usize] as usize]
    }

    /// The unit of the ring, [`UnitIndex::NONE`] for no ring.
    pub(super) fn unit_of(&self, key: RingKey) -> UnitIndex {
        if key == RingKey::NONE {
            UnitIndex::NONE
        } else {
            self.unit_of_part(key.part())
        }
    }

    /// The units of the rings on both sides of an edge.
    pub(super) fn units_of(&self, edge: u32) -> [UnitIndex; 2] {
        self.keys_of(edge).map(|key| self.unit_of(key))
    }

    /// The unit of a part.
    #[inline]
    pub(super) fn unit_of_part(&self, part: u32) -> UnitIndex {
        self.unit_of_part[part as usize]
    }

    /// Number of parts.
    pub(super) fn part_count(&self) -> usize {
        self.unit_of_part.len()
    }
}

/// Tells the edges of a chain between two numbered points, and numbers those inside it.
pub(super) fn edges_of_chain(
    chain: &[Coord<f64>],
    [from, to]: [u32; 2],
    at: &mut Vec<Coord<f64>>,
    mut edge: impl FnMut([u32; 2]),
) {
    let mut last = from;
    for &p in &chain[1..chain.len() - 1] {
        let next = at.len() as u32;
        at.push(p);
        edge([last, next]);
        last = next;
    }
    edge([last, to]);
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
    let mut keys = vec![[RingKey::NONE; 2]; coverage.arc_count()];
    for part in 0..coverage.poly_start.len().saturating_sub(1) {
        let rings = coverage.poly_start[part]..coverage.poly_start[part + 1];
        for (i, ring) in rings.enumerate() {
            for half in coverage.half_edges_of(ring as usize) {
                keys[half.edge()][half.side()] = RingKey::new(part as u32, i > 0);
            }
        }
    }
    keys
}

fn unit_of_part(coverage: &Coverage) -> Vec<UnitIndex> {
    coverage
        .units()
        .flat_map(|unit| coverage.polygons_of(unit).map(move |_| unit))
        .collect()
}
