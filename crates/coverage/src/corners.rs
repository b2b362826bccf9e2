//! Ring corners matched by their exact coordinates.
//!
//! Nothing is copied: a corner knows its ring, and the ring is read where it
//! came in. What is kept per corner is a number and a few bits, because on a large
//! coverage the time goes to memory that is touched for the first time.

use super::NONE;
use super::prim::Bits;
use super::ring::Ring;
use super::vertex_index::VertexIndex;
use geo_types::Coord;
use std::borrow::Cow;
use std::ops::Range;

/// Corners are fewer than this, so that a bit of their numbers is free.
pub(super) const MOST: u32 = 1 << 31;

/// Corners per entry of the index from corners to rings, as a power of two.
const BLOCK: u32 = 6;

/// All ring corners, and which of them are at one place.
///
/// Corners are numbered ring after ring; in front of each ring stands its last
/// corner once more and behind it its first, so that the neighbours of corner
/// `i` are `i - 1` and `i + 1`.
pub(super) struct Corners<'a> {
    rings: Vec<Ring<'a>>,
    /// The first corner at the same place; it stands for the vertex.
    first: Vec<u32>,
    known: VertexIndex,
    counts: Counts,
    /// Matched corners whose neighbours may match nothing, or another ring.
    loose: Vec<u32>,
    /// The ring that holds corner `i << BLOCK`.
    ring_of_block: Vec<u32>,
}

impl<'a> Corners<'a> {
    /// Room for `corners` ring corners in `rings` rings, with two more for each ring
    /// less than [`MOST`]; `sample` are some vertices, by which the land is divided.
    pub(super) fn with_capacity(
        corners: usize,
        rings: usize,
        sample: &[Coord<f64>],
    ) -> Corners<'a> {
        let all = corners + 2 * rings;
        Corners {
            rings: Vec::with_capacity(rings),
            first: Vec::with_capacity(all),
            known: VertexIndex::new(sample, corners, all as u32),
            counts: Counts {
                paired: Bits::new(all),
                nodes: Bits::new(all),
            },
            loose: vec![],
            ring_of_block: Vec::with_capacity((all >> BLOCK) + 1),
        }
    }

    /// Takes a ring in; its vertices are at least one, and no two neighbours equal.
    pub(super) fn push(&mut self, vertices: Cow<'a, [Coord<f64>]>, backward: bool) {
        let n = vertices.len();
        let start = self.first.len() + 1;
        let ring = self.rings.len();
        self.rings.push(Ring {
            vertices,
            backward,
            start: start as u32,
        });
        self.first.push(NONE);
        self.match_ring(ring);
        self.first[start - 1] = self.first[start + n - 1];
        self.first.push(self.first[start]);
        self.note_spike(start);
        self.note_spike(start + n - 1);
        let blocks = ((self.first.len() - 1) >> BLOCK) + 1;
        self.ring_of_block.resize(blocks, ring as u32);
    }

    /// Numbers the vertices of a ring that has been taken in.
    ///
    /// Units walk a common border in opposite directions, so once one vertex is
    /// known the next ones are most likely those before it in the neighbour's ring:
    /// as long as they are, nothing is hashed.
    fn match_ring(&mut self, ring: usize) {
        let (start, n) = (self.first.len(), self.rings[ring].len());
        while self.first.len() < start + n {
            let known = self.hash_until_known(ring);
            let corner = self.first.len() - 1;
            let Some((twin, j)) = known else { return };
            self.counts.another(self.first[corner] as usize);
            self.loose.push(corner as u32);
            if twin != ring {
                self.match_run(ring, twin, j);
            }
            // Further on in the run it is the twin that would have a spike.
            for end in corner..self.first.len().min(corner + 2) {
                if end >= start + 2 {
                    self.note_spike(end - 1);
                }
            }
        }
    }

    /// Numbers the next vertices of a ring up to the first that is known: the ring and
    /// the place in it that it is known from, `None` at the end.
    fn hash_until_known(&mut self, ring: usize) -> Option<(usize, usize)> {
        let (rings, blocks) = (&self.rings[..], &self.ring_of_block[..]);
        let vertex = |corner: u32| {
            let (ring, j) = place(rings, blocks, corner);
            rings[ring].at(j)
        };
        let own = &rings[ring];
        let done = self.first.len() - own.start as usize;
        let (index, first) = (&mut self.known, &mut self.first);
        let is_new = |&at: &Coord<f64>| {
            let corner = first.len() as u32;
            let known = index.find_or_insert(at, corner, vertex);
            first.push(known);
            known == corner
        };
        let all_new = if own.backward {
            own.vertices[..own.len() - done].iter().rev().all(is_new)
        } else {
            own.vertices[done..].iter().all(is_new)
        };
        (!all_new).then(|| place(rings, blocks, first[first.len() - 1]))
    }

    /// Numbers the next vertices of a ring as far as they are those before the `j`-th
    /// of another one.
    fn match_run(&mut self, ring: usize, twin: usize, j: usize) {
        let (own, twin) = (&self.rings[ring], &self.rings[twin]);
        let (start, twin_start) = (own.start as usize, twin.start as usize);
        let mut end = j;
        let before = self.first.len();
        loop {
            if end == 0 {
                end = twin.len();
            }
            let next = self.first.len();
            let shared = own.shared(next - start, twin, end - 1);
            let corners = twin_start + end - shared..twin_start + end;
            self.first.extend_from_within(corners.clone());
            self.first[next..].reverse();
            end -= shared;
            let firsts = self.first[next..].iter().map(|&first| first as usize);
            if firsts.eq(corners.clone().rev()) {
                self.counts.another_each(corners);
            } else {
                // More than two meet somewhere.
                for &first in &self.first[next..] {
                    self.counts.another(first as usize);
                }
            }
            if shared == 0 || end > 0 {
                break;
            }
        }
        if self.first.len() > before {
            self.loose.push(self.first.len() as u32 - 1);
        }
    }

    /// A border that comes to a corner and goes back the same way ends there.
    fn note_spike(&mut self, corner: usize) {
        if self.first[corner - 1] == self.first[corner + 1] {
            self.counts.nodes.set(self.first[corner] as usize);
        }
    }
}

/// By the first corner at a place: how many are there.
struct Counts {
    /// A second one is.
    paired: Bits,
    /// A third one is, or borders end there.
    nodes: Bits,
}

impl Counts {
    /// One more corner is where a first one is.
    fn another(&mut self, first: usize) {
        if self.paired.get(first) {
            self.nodes.set(first);
        }
        self.paired.set(first);
    }

    /// As [`Counts::another`], for each of a range.
    fn another_each(&mut self, firsts: Range<usize>) {
        self.paired.set_range(firsts, &mut self.nodes);
    }
}

/// Corners whose vertices are all known.
pub(super) struct Matched<'a> {
    pub(super) rings: Vec<Ring<'a>>,
    /// As in [`Corners`].
    pub(super) first: Vec<u32>,
    /// Whether borders meet, end or run double at a corner.
    pub(super) nodes: Bits,
    ring_of_block: Vec<u32>,
}

impl<'a> From<Corners<'a>> for Matched<'a> {
    /// A corner of two that match, as do their neighbours, crosswise, is no node.
    fn from(corners: Corners<'a>) -> Matched<'a> {
        let (first, mut nodes) = (corners.first, corners.counts.nodes);
        for corner in corners.loose {
            let (one, two) = (first[corner as usize] as usize, corner as usize);
            // Of three corners at a place this has been noted already.
            if first[one - 1] != first[two + 1] || first[one + 1] != first[two - 1] {
                nodes.set(one);
            }
        }
        nodes.spread(&first);
        Matched {
            rings: corners.rings,
            first,
            nodes,
            ring_of_block: corners.ring_of_block,
        }
    }
}

impl Matched<'_> {
    /// The vertex of the corner that is the first at its place.
    pub(super) fn vertex(&self, first: usize) -> Coord<f64> {
        let (ring, i) = place(&self.rings, &self.ring_of_block, first as u32);
        self.rings[ring].at(i)
    }
}

/// The ring of a corner, and the corner's place in it.
fn place(rings: &[Ring], blocks: &[u32], corner: u32) -> (usize, usize) {
    // Corners behind the last block are of the ring that is being taken in.
    let block = blocks.get((corner >> BLOCK) as usize);
    let mut ring = block.map_or(rings.len() - 1, |&ring| ring as usize);
    while rings.get(ring + 1).is_some_and(|r| r.start <= corner) {
        ring += 1;
    }
    (ring, (corner - rings[ring].start) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rings on a lattice so small that they meet, cross, run double and run back.
    fn rings() -> impl Strategy<Value = Vec<(Vec<Coord<f64>>, bool)>> {
        let vertex = (0..4_u8, 0..3_u8).prop_map(|(x, y)| Coord {
            x: f64::from(x),
            y: f64::from(y),
        });
        let ring = prop::collection::vec(vertex, 3..14).prop_map(|mut ring| {
            ring.dedup();
            while ring.len() > 1 && ring.first() == ring.last() {
                ring.pop();
            }
            ring
        });
        prop::collection::vec((ring, any::<bool>()), 1..6).prop_map(|mut rings| {
            rings.retain(|(ring, _)| ring.len() > 2);
            // A neighbour that walks the border of the first ring the other way.
            let twins = rings.first().cloned().map(|(mut ring, backward)| {
                ring.rotate_left(2);
                (ring, !backward)
            });
            rings.extend(twins);
            rings
        })
    }

    fn matched(rings: &[(Vec<Coord<f64>>, bool)]) -> Matched<'_> {
        let corners = rings.iter().map(|(ring, _)| ring.len()).sum();
        let sample: Vec<_> = rings.iter().map(|(ring, _)| ring[0]).collect();
        let mut all = Corners::with_capacity(corners, rings.len(), &sample);
        for (ring, backward) in rings {
            all.push(Cow::Borrowed(ring), *backward);
        }
        Matched::from(all)
    }

    /// By the definition: more than two corners, an end, or two that do not come and
    /// go along the same edges.
    fn is_node(places: &[Coord<f64>], around: &[[usize; 2]], corner: usize) -> bool {
        let here: Vec<_> = (0..places.len())
            .filter(|&other| places[other] == places[corner])
            .map(|other| around[other].map(|n| places[n]))
            .collect();
        match here[..] {
            [[before, after]] => before == after,
            [[before, after], other] => before == after || other != [after, before],
            _ => true,
        }
    }

    proptest! {
        #[test]
        fn corners_are_matched_and_nodes_found_as_their_definition_says(rings in rings()) {
            let (mut places, mut around, mut numbers) = (vec![], vec![], vec![]);
            let matched = matched(&rings);
            for ring in &matched.rings {
                let (n, start) = (ring.len(), places.len());
                for i in 0..n {
                    places.push(ring.at(i));
                    around.push([start + (i + n - 1) % n, start + (i + 1) % n]);
                    numbers.push(ring.corners().start + i);
                }
            }
            for corner in 0..places.len() {
                let first = places.iter().position(|p| *p == places[corner]).expect("itself");
                prop_assert_eq!(matched.first[numbers[corner]] as usize, numbers[first]);
                prop_assert_eq!(matched.vertex(numbers[first]), places[corner]);
                let node = is_node(&places, &around, corner);
                prop_assert_eq!(matched.nodes.get(numbers[corner]), node, "corner {}", corner);
            }
        }
    }
}
