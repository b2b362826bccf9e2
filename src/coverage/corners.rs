//! Ring corners matched by their exact coordinates.
//!
//! Nothing is copied: a corner knows its ring, and the ring is read where it
//! came in. What is kept per corner is two numbers, because on a large coverage
//! the time goes to memory that is touched for the first time.

use super::NONE;
use super::slots::Tiles;
use geo_types::Coord;
use std::borrow::Cow;
use std::ops::Range;

/// In the place of the second corner: more than two corners meet there.
pub(super) const MANY: u32 = u32::MAX - 1;

/// Corners per entry of the index from corners to rings, as a power of two.
const BLOCK: u32 = 6;

/// A ring as it came in: open, without repeated vertices.
pub(super) struct Ring<'a> {
    vertices: Cow<'a, [Coord<f64>]>,
    /// Walked from its end to its start.
    backward: bool,
    /// The number of its first corner.
    start: u32,
}

impl Ring<'_> {
    pub(super) fn len(&self) -> usize {
        self.vertices.len()
    }

    /// Numbers of its corners.
    pub(super) fn corners(&self) -> Range<usize> {
        self.start as usize..self.start as usize + self.vertices.len()
    }

    /// The `i`-th vertex in the direction of the walk.
    pub(super) fn at(&self, i: usize) -> Coord<f64> {
        let i = if self.backward {
            self.vertices.len() - 1 - i
        } else {
            i
        };
        self.vertices[i]
    }

    fn before(&self, i: usize) -> usize {
        if i == 0 { self.len() - 1 } else { i - 1 }
    }

    /// Appends the vertices of a range in the direction of the walk.
    pub(super) fn append_to(&self, coords: &mut Vec<Coord<f64>>, range: Range<usize>) {
        if self.backward {
            let n = self.vertices.len();
            let back = &self.vertices[n - range.end..n - range.start];
            coords.extend(back.iter().rev());
        } else {
            coords.extend_from_slice(&self.vertices[range]);
        }
    }
}

/// All ring corners, and which of them are at one place.
///
/// Corners are numbered ring after ring; in front of each ring stands its last
/// corner once more and behind it its first, so that the neighbours of corner
/// `i` are `i - 1` and `i + 1`.
pub(super) struct Corners<'a> {
    pub(super) rings: Vec<Ring<'a>>,
    /// The first corner at the same place; it stands for the vertex.
    pub(super) first: Vec<u32>,
    /// For the first corner at a place the second one there, [`NONE`] or [`MANY`].
    pub(super) second: Vec<u32>,
    tiles: Tiles,
    /// The ring that holds corner `i << BLOCK`.
    ring_of_block: Vec<u32>,
}

impl<'a> Corners<'a> {
    /// Room for `corners` ring corners in `rings` rings; `sample` are some
    /// vertices, by which the land is divided.
    pub(super) fn with_capacity(
        corners: usize,
        rings: usize,
        sample: &[Coord<f64>],
    ) -> Corners<'a> {
        let all = corners + 2 * rings;
        Corners {
            rings: Vec::with_capacity(rings),
            first: Vec::with_capacity(all),
            second: Vec::with_capacity(all),
            tiles: Tiles::new(sample, corners),
            ring_of_block: Vec::with_capacity((all >> BLOCK) + 1),
        }
    }

    /// Takes a ring in; its vertices are at least one, and no two neighbours equal.
    ///
    /// Units walk a common border in opposite directions, so once one vertex is
    /// known the next is most likely the one before it in the neighbour's ring:
    /// that guess costs no hashing.
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
        self.second.resize(start + n + 1, NONE);
        self.match_ring(ring);
        self.first[start - 1] = self.first[start + n - 1];
        self.first.push(self.first[start]);
        let blocks = ((self.first.len() - 1) >> BLOCK) + 1;
        self.ring_of_block.resize(blocks, ring as u32);
    }

    /// Numbers the vertices of a ring that has been taken in.
    fn match_ring(&mut self, ring: usize) {
        let (rings, blocks) = (&self.rings[..], &self.ring_of_block[..]);
        let own = &rings[ring];
        let mut guess: Option<(&Ring, usize)> = None;
        for i in 0..own.len() {
            let (at, corner) = (own.at(i), self.first.len() as u32);
            let known = match guess.filter(|(twin, j)| twin.at(*j) == at) {
                Some((twin, j)) => {
                    guess = Some((twin, twin.before(j)));
                    self.first[twin.start as usize + j]
                }
                None => {
                    let same = |corner: u32| {
                        let (ring, j) = place(rings, blocks, corner);
                        rings[ring].at(j) == at
                    };
                    let known = self.tiles.find_or_insert(at, corner, same);
                    guess = None;
                    if known != corner {
                        let (twin, j) = place(rings, blocks, known);
                        guess = (twin != ring).then(|| (&rings[twin], rings[twin].before(j)));
                    }
                    known
                }
            };
            self.first.push(known);
            if known != corner {
                let second = &mut self.second[known as usize];
                *second = if *second == NONE { corner } else { MANY };
            }
        }
    }

    /// The coordinates that stand for a corner: those of the first at its place.
    pub(super) fn vertex(&self, corner: usize) -> Coord<f64> {
        let (ring, i) = place(&self.rings, &self.ring_of_block, self.first[corner]);
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
