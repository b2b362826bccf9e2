//! From matched ring corners to arcs between nodes.
//!
//! A vertex is a *node* unless every ring that passes it comes and goes along
//! the same two edges. Between nodes a border is walked at most once in each
//! direction, which makes the two walks one arc with two sides. What does not
//! match (dirt between units) stays an arc with one side.

use super::corners::{Corners, MANY, Ring};
use super::{Coverage, NONE, plane};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The coverage of rings whose corners are matched; `ring_unit` has the unit of
/// each. `negative_zero`: some coordinate is −0, so that equal corners may
/// differ in their bits.
pub(super) fn walk(mut corners: Corners, ring_unit: &[u32], negative_zero: bool) -> Coverage {
    let nodes = Nodes::of(&corners);
    // The second corners have served; labels take their memory.
    let mut label = std::mem::take(&mut corners.second);
    label.fill(NONE);
    let vertices = label.len() / 2;
    let mut walker = Walker {
        corners: &corners,
        nodes,
        label,
        direct: FxHashMap::default(),
        negative_zero,
        coverage: Coverage {
            coords: Vec::with_capacity(vertices + vertices / 4),
            arc_start: vec![0],
            ring_start: vec![0],
            ..Coverage::default()
        },
    };
    for (ring, &unit) in corners.rings.iter().zip(ring_unit) {
        walker.ring(ring, unit);
    }
    walker.coverage
}

/// A bit per corner: whether a node is there.
struct Nodes(Vec<u64>);

impl Nodes {
    fn of(corners: &Corners) -> Nodes {
        let mut nodes = Nodes(vec![0; corners.first.len() / 64 + 1]);
        for corner in corners.rings.iter().flat_map(Ring::corners) {
            let first = corners.first[corner] as usize;
            let is_node = if first == corner {
                is_node(corners, corner)
            } else {
                nodes.0[first / 64] >> (first % 64) & 1 == 1
            };
            nodes.0[corner / 64] |= u64::from(is_node) << (corner % 64);
        }
        nodes
    }

    /// The first node in a range of corners.
    fn next(&self, range: Range<usize>) -> Option<usize> {
        let mut word = range.start / 64;
        let mut bits = self.0[word] & (u64::MAX << (range.start % 64));
        while bits == 0 {
            word += 1;
            if word * 64 >= range.end {
                return None;
            }
            bits = self.0[word];
        }
        let found = word * 64 + bits.trailing_zeros() as usize;
        (found < range.end).then_some(found)
    }
}

/// Whether borders meet, end or run double at the vertex with this first corner.
fn is_node(corners: &Corners, corner: usize) -> bool {
    let neighbours = |corner: usize| (corners.first[corner - 1], corners.first[corner + 1]);
    let second = corners.second[corner];
    if second == MANY {
        return true;
    }
    let (before, after) = neighbours(corner);
    if second == NONE {
        return before == after;
    }
    let (other_before, other_after) = neighbours(second as usize);
    before == after || before != other_after || after != other_before
}

/// Walks rings from node to node and matches each stretch with its twin.
struct Walker<'a> {
    corners: &'a Corners<'a>,
    nodes: Nodes,
    /// By the first corner at a vertex: for a node its number, for the first and
    /// the last vertex inside an arc the arc, for the start of a ring without
    /// nodes the arc too.
    label: Vec<u32>,
    /// Arcs without a vertex inside them, by their two vertices.
    direct: FxHashMap<(u32, u32), Vec<u32>>,
    negative_zero: bool,
    coverage: Coverage,
}

impl Walker<'_> {
    fn ring(&mut self, ring: &Ring, unit: u32) {
        match self.nodes.next(ring.corners()) {
            Some(first) => self.noded_ring(ring, first, unit),
            None => self.nodeless_ring(ring, unit),
        }
        self.coverage
            .ring_start
            .push(self.coverage.ring_refs.len() as u32);
    }

    fn noded_ring(&mut self, ring: &Ring, first: usize, unit: u32) {
        let end = ring.corners().end;
        let mut from = first;
        loop {
            let to = self.nodes.next(from + 1..end);
            let arc_ref = self.stretch(ring, from, to.unwrap_or(first), unit);
            self.coverage.ring_refs.push(arc_ref);
            match to {
                Some(next) => from = next,
                None => return,
            }
        }
    }

    /// From one node of a ring to the next. Vertices between them know the arc
    /// once it exists.
    fn stretch(&mut self, ring: &Ring, from: usize, to: usize, unit: u32) -> u32 {
        let first = |corner: usize| self.corners.first[corner] as usize;
        // The padding around the ring makes these right across its seam.
        let (second, last) = (first(from + 1), first(to - 1));
        if self.is_next(ring, from, to) {
            return self.direct_edge(ring, from, to, unit);
        }
        let known = self.label[second];
        if known != NONE {
            return self.other_side(known, unit);
        }
        let ends = [self.node(from), self.node(to)];
        let arc = self.new_arc(ring, from, to, unit, ends);
        self.label[second] = arc;
        self.label[last] = arc;
        arc << 1
    }

    fn is_next(&self, ring: &Ring, from: usize, to: usize) -> bool {
        let Range { start, end } = ring.corners();
        to == from + 1 || (from + 1 == end && to == start)
    }

    fn direct_edge(&mut self, ring: &Ring, from: usize, to: usize, unit: u32) -> u32 {
        let (one, two) = (self.corners.first[from], self.corners.first[to]);
        let key = (one.min(two), one.max(two));
        let mine = [self.node(from), self.node(to)];
        let waiting = self.direct.get(&key).and_then(|arcs| {
            let free = |arc: &&u32| self.coverage.sides[**arc as usize][1] == NONE;
            arcs.iter()
                .filter(free)
                .find(|arc| self.coverage.ends[**arc as usize] == [mine[1], mine[0]])
                .copied()
        });
        if let Some(arc) = waiting {
            return self.other_side(arc, unit);
        }
        let arc = self.new_arc(ring, from, to, unit, mine);
        self.direct.entry(key).or_default().push(arc);
        arc << 1
    }

    /// A ring that no other border meets: it starts at its smallest vertex.
    fn nodeless_ring(&mut self, ring: &Ring, unit: u32) {
        let by_place = |a: &usize, b: &usize| plane::order(&ring.at(*a), &ring.at(*b));
        let Some(smallest) = (0..ring.len()).min_by(by_place) else {
            return;
        };
        let from = ring.corners().start + smallest;
        let start = self.corners.first[from] as usize;
        let known = self.label[start];
        let arc_ref = if known == NONE {
            let node = self.coverage.nodes;
            self.coverage.nodes += 1;
            let arc = self.new_arc(ring, from, from, unit, [node, node]);
            self.label[start] = arc;
            arc << 1
        } else {
            self.other_side(known, unit)
        };
        self.coverage.ring_refs.push(arc_ref);
    }

    fn node(&mut self, corner: usize) -> u32 {
        let label = &mut self.label[self.corners.first[corner] as usize];
        if *label == NONE {
            *label = self.coverage.nodes;
            self.coverage.nodes += 1;
        }
        *label
    }

    fn other_side(&mut self, arc: u32, unit: u32) -> u32 {
        self.coverage.sides[arc as usize][1] = unit;
        arc << 1 | 1
    }

    /// Keeps the vertices from one corner to another, both included; all around
    /// when they are one.
    fn new_arc(&mut self, ring: &Ring, from: usize, to: usize, unit: u32, ends: [u32; 2]) -> u32 {
        let start = ring.corners().start;
        let (i, j) = (from - start, to - start);
        let coords = &mut self.coverage.coords;
        let begin = coords.len();
        if i < j {
            ring.append_to(coords, i..j + 1);
        } else {
            ring.append_to(coords, i..ring.len());
            ring.append_to(coords, 0..j + 1);
        }
        if self.negative_zero {
            // All arcs at a node end in the same bits.
            let last = coords.len() - 1;
            coords[begin] = self.corners.vertex(from);
            coords[last] = self.corners.vertex(to);
        }
        self.coverage.arc_start.push(coords.len() as u32);
        self.coverage.ends.push(ends);
        self.coverage.sides.push([unit, NONE]);
        self.coverage.sides.len() as u32 - 1
    }
}
