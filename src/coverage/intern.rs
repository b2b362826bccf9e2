//! Vertices interned by their exact coordinates.

use super::NONE;
use geo_types::Coord;

/// A vertex that more than two ring corners share has this in its second place.
pub(super) const MANY: u32 = u32::MAX - 1;

/// Distinct vertices and, for each, the first two ring corners that use it.
///
/// `corners` lists the vertex of every ring corner, ring after ring; each ring
/// is padded with its last vertex in front and its first vertex behind, so that
/// the neighbours of corner `i` are `i - 1` and `i + 1`.
pub(super) struct Interner {
    pub(super) vertices: Vec<Coord<f64>>,
    pub(super) uses: Vec<[u32; 2]>,
    pub(super) corners: Vec<u32>,
    /// Open addressing: high half a tag from the hash, low half the id plus one.
    slots: Vec<u64>,
    mask: usize,
}

impl Interner {
    /// Room for `corners` ring corners.
    pub(super) fn with_corners(corners: usize, rings: usize) -> Interner {
        let slots = (corners + corners / 7 + 8).next_power_of_two();
        Interner {
            vertices: Vec::with_capacity(corners / 2 + corners / 8 + 8),
            uses: Vec::with_capacity(corners / 2 + corners / 8 + 8),
            corners: Vec::with_capacity(corners + 2 * rings),
            slots: vec![0; slots],
            mask: slots - 1,
        }
    }

    /// Adds one ring (open: no repeated end) and returns the range of its corners.
    ///
    /// Neighbours walk a common border in opposite directions, so once one
    /// vertex is known the next is most likely the one before it in the
    /// neighbour's ring: that guess costs no hashing.
    pub(super) fn ring(
        &mut self,
        ring: impl Iterator<Item = Coord<f64>>,
    ) -> std::ops::Range<usize> {
        let pad = self.corners.len();
        self.corners.push(NONE);
        let (mut guess, mut last) = (0, NONE);
        for at in ring {
            let id = self.vertex(at, guess);
            if id == last {
                continue;
            }
            last = id;
            guess = self.record(id);
        }
        self.close(pad)
    }

    fn close(&mut self, pad: usize) -> std::ops::Range<usize> {
        // A ring that came in with repeated ends closes on itself twice.
        while self.corners.len() > pad + 2
            && self.corners[self.corners.len() - 1] == self.corners[pad + 1]
        {
            let gone = (self.corners.len() - 1) as u32;
            let id = self.corners[gone as usize] as usize;
            self.corners.pop();
            if self.uses[id][1] == gone {
                self.uses[id][1] = NONE;
            }
        }
        let range = pad + 1..self.corners.len();
        self.corners[pad] = self.corners[range.end - 1];
        self.corners.push(self.corners[pad + 1]);
        range
    }

    fn record(&mut self, id: u32) -> usize {
        let corner = self.corners.len() as u32;
        self.corners.push(id);
        let uses = &mut self.uses[id as usize];
        if uses[0] == corner || uses[0] == NONE {
            uses[0] = corner;
            return 0;
        }
        uses[1] = if uses[1] == NONE { corner } else { MANY };
        uses[0] as usize
    }

    /// The id of a vertex. `guess`, unless 0, is the corner of the neighbour's
    /// ring that the vertex before this one fell on.
    fn vertex(&mut self, at: Coord<f64>, guess: usize) -> u32 {
        if guess > 0 {
            let id = self.corners[guess - 1];
            if id != NONE && self.vertices[id as usize] == at {
                return id;
            }
        }
        self.lookup(at)
    }

    fn lookup(&mut self, at: Coord<f64>) -> u32 {
        let hash = hash(at);
        let tag = hash & 0xffff_ffff_0000_0000;
        let mut slot = hash as usize & self.mask;
        loop {
            let entry = self.slots[slot];
            if entry == 0 {
                let id = self.vertices.len() as u32;
                self.slots[slot] = tag | u64::from(id + 1);
                self.vertices.push(at);
                self.uses.push([NONE, NONE]);
                return id;
            }
            let id = (entry as u32).wrapping_sub(1);
            if entry & 0xffff_ffff_0000_0000 == tag && self.vertices[id as usize] == at {
                return id;
            }
            slot = (slot + 1) & self.mask;
        }
    }
}

/// Folded multiplication; adding 0.0 makes −0 and 0 one vertex.
fn hash(at: Coord<f64>) -> u64 {
    let x = (at.x + 0.0).to_bits() ^ 0x9e37_79b9_7f4a_7c15;
    let y = (at.y + 0.0).to_bits() ^ 0xc2b2_ae3d_27d4_eb4f;
    let wide = u128::from(x.rotate_left(32)) * u128::from(y | 1);
    let mixed = (wide as u64) ^ ((wide >> 64) as u64);
    let wide = u128::from(mixed) * u128::from(x ^ 0xd6e8_feb8_6659_fd93);
    (wide as u64) ^ ((wide >> 64) as u64)
}
