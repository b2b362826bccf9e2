//! From matched ring corners to arcs between nodes.
//!
//! A vertex is a *node* unless every ring that passes it comes and goes along
//! the same two edges. Between nodes a border is walked at most once in each
//! direction, which makes the two walks one arc with two sides. What does not
//! match (dirt between units) stays an arc with one side.

use super::corners::{Corners, MOST, Matched};
use super::prim::Bits;
use super::ring::Ring;
use super::{Coverage, HalfEdge, UnitIndex, plane};
use geo_types::Coord;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The coverage of rings whose corners are matched; `ring_unit` has the unit of
/// each. `negative_zero`: some coordinate is −0, so that equal corners may
/// differ in their bits.
pub(super) fn walk(corners: Corners, ring_unit: &[UnitIndex], negative_zero: bool) -> Coverage {
    // This gives back memory that the arcs will take.
    let mut matched = Matched::from(corners);
    let vertices = matched.first.len() / 2;
    let mut walker = Walker {
        labels: Labels(std::mem::take(&mut matched.first)),
        nodes: &matched.nodes,
        vertex: |first| negative_zero.then(|| matched.vertex(first)),
        direct: FxHashMap::default(),
        coverage: Coverage {
            coords: Vec::with_capacity(vertices + vertices / 4),
            arc_start: vec![0],
            ring_start: vec![0],
            ..Coverage::default()
        },
    };
    for (ring, &unit) in matched.rings.iter().zip(ring_unit) {
        walker.ring(ring, unit);
    }
    walker.coverage
}

/// For each corner the first one at its place, or, for that one itself, a label once
/// it has been given one: for a node its number, for the first and the last vertex
/// inside an arc the arc, for the start of a ring without nodes the arc too.
struct Labels(Vec<u32>);

impl Labels {
    /// The first corner at the place of a corner.
    fn first(&self, corner: usize) -> usize {
        match self.0[corner] {
            first if first < MOST => first as usize,
            _ => corner,
        }
    }

    /// The label of a first corner.
    fn get(&self, first: usize) -> Option<u32> {
        self.0[first].checked_sub(MOST)
    }

    fn set(&mut self, first: usize, label: u32) {
        self.0[first] = MOST + label;
    }
}

/// Walks rings from node to node and matches each stretch with its twin.
struct Walker<'a, V> {
    labels: Labels,
    nodes: &'a Bits,
    /// The vertex of a first corner, where others at its place may differ in bits.
    vertex: V,
    /// Arcs without a vertex inside them, by their two vertices.
    direct: FxHashMap<(usize, usize), Vec<u32>>,
    coverage: Coverage,
}

impl<V: Fn(usize) -> Option<Coord<f64>>> Walker<'_, V> {
    fn ring(&mut self, ring: &Ring, unit: UnitIndex) {
        match self.nodes.next(ring.corners()) {
            Some(first) => self.noded_ring(ring, first, unit),
            None => self.nodeless_ring(ring, unit),
        }
        self.coverage
            .ring_start
            .push(self.coverage.ring_halves.len() as u32);
    }

    fn noded_ring(&mut self, ring: &Ring, first: usize, unit: UnitIndex) {
        let end = ring.corners().end;
        let mut from = first;
        loop {
            let to = self.nodes.next(from + 1..end);
            let half = self.stretch(ring, from, to.unwrap_or(first), unit);
            self.coverage.ring_halves.push(half);
            match to {
                Some(next) => from = next,
                None => return,
            }
        }
    }

    /// From one node of a ring to the next. Vertices between them know the arc
    /// once it exists.
    fn stretch(&mut self, ring: &Ring, from: usize, to: usize, unit: UnitIndex) -> HalfEdge {
        if self.is_next(ring, from, to) {
            return self.direct_edge(ring, from, to, unit);
        }
        // The padding around the ring makes these right across its seam.
        let (second, last) = (self.labels.first(from + 1), self.labels.first(to - 1));
        if let Some(known) = self.labels.get(second) {
            return self.other_side(known, unit);
        }
        let ends = [self.node(from), self.node(to)];
        let arc = self.new_arc(ring, from, to, unit, ends);
        self.labels.set(second, arc);
        self.labels.set(last, arc);
        HalfEdge::forward(arc)
    }

    fn is_next(&self, ring: &Ring, from: usize, to: usize) -> bool {
        let Range { start, end } = ring.corners();
        to == from + 1 || (from + 1 == end && to == start)
    }

    fn direct_edge(&mut self, ring: &Ring, from: usize, to: usize, unit: UnitIndex) -> HalfEdge {
        let (one, two) = (self.labels.first(from), self.labels.first(to));
        let key = (one.min(two), one.max(two));
        let mine = [self.node(from), self.node(to)];
        let waiting = self.direct.get(&key).and_then(|arcs| {
            let free = |arc: &&u32| self.coverage.sides[**arc as usize][1] == UnitIndex::NONE;
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
        HalfEdge::forward(arc)
    }

    /// A ring that no other border meets: it starts at its smallest vertex.
    fn nodeless_ring(&mut self, ring: &Ring, unit: UnitIndex) {
        let by_place = |a: &usize, b: &usize| plane::order(&ring.at(*a), &ring.at(*b));
        let Some(smallest) = (0..ring.len()).min_by(by_place) else {
            return;
        };
        let from = ring.corners().start + smallest;
        let start = self.labels.first(from);
        let half = if let Some(known) = self.labels.get(start) {
            self.other_side(known, unit)
        } else {
            let node = self.coverage.nodes;
            self.coverage.nodes += 1;
            let arc = self.new_arc(ring, from, from, unit, [node, node]);
            self.labels.set(start, arc);
            HalfEdge::forward(arc)
        };
        self.coverage.ring_halves.push(half);
    }

    fn node(&mut self, corner: usize) -> u32 {
        let first = self.labels.first(corner);
        self.labels.get(first).unwrap_or_else(|| {
            let node = self.coverage.nodes;
            self.coverage.nodes += 1;
            self.labels.set(first, node);
            node
        })
    }

    fn other_side(&mut self, arc: u32, unit: UnitIndex) -> HalfEdge {
        self.coverage.sides[arc as usize][1] = unit;
        HalfEdge::reversed(arc)
    }

    /// Keeps the vertices from one corner to another, both included; all around
    /// when they are one.
    fn new_arc(
        &mut self,
        ring: &Ring,
        from: usize,
        to: usize,
        unit: UnitIndex,
        ends: [u32; 2],
    ) -> u32 {
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
        let last = coords.len() - 1;
        // All arcs at a node end in the same bits.
        for (end, corner) in [(begin, from), (last, to)] {
            if let Some(vertex) = (self.vertex)(self.labels.first(corner)) {
                coords[end] = vertex;
            }
        }
        self.coverage.arc_start.push(coords.len() as u32);
        self.coverage.ends.push(ends);
        self.coverage.sides.push([unit, UnitIndex::NONE]);
        self.coverage.sides.len() as u32 - 1
    }
}
