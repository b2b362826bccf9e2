//! A table from vertices to numbers, made for many that are new.
//!
//! The land is divided into tiles and each tile has a small table of its own.
//! Vertices that follow one another are near each other, so that they meet
//! tables that are near the processor: the time of a large table goes to
//! waiting for memory. Land that is not evenly filled makes larger tables, not
//! wrong answers.

use super::NONE;
use super::plane::Bounds;
use geo_types::Coord;

/// About so many ring corners to a tile, if they were evenly spread.
const CORNERS_PER_TILE: usize = 1024;

/// Slots of a tile that has vertices: twice the distinct ones of those corners.
const FIRST_SLOTS: usize = 1024;

/// One table for each tile of a square grid.
pub(super) struct Tiles {
    tables: Vec<Slots>,
    side: usize,
    origin: Coord<f64>,
    /// Tiles per degree.
    scale: Coord<f64>,
}

impl Tiles {
    /// Tiles for that many corners over the extent of a sample of them; corners
    /// beyond the sample's extent go to the tiles at its edge.
    pub(super) fn new(sample: impl Iterator<Item = Coord<f64>>, corners: usize) -> Tiles {
        let extent = sample.fold(Bounds::NOTHING, |b, c| b.with(c));
        let side = ((corners / CORNERS_PER_TILE) as f64).sqrt().ceil().max(1.0);
        let scale = |width: f64| if width > 0.0 { side / width } else { 0.0 };
        let side = side as usize;
        Tiles {
            tables: (0..side * side).map(|_| Slots::new()).collect(),
            side,
            origin: extent.min,
            scale: Coord {
                x: scale(extent.max.x - extent.min.x),
                y: scale(extent.max.y - extent.min.y),
            },
        }
    }

    /// The number under which this vertex is known, told by `same`; the new
    /// number, which is entered, when there is none.
    pub(super) fn find_or_insert(
        &mut self,
        at: Coord<f64>,
        number: u32,
        same: impl Fn(u32) -> bool,
    ) -> u32 {
        // A cast takes what is below the grid, and NaN, to 0.
        let column = ((at.x - self.origin.x) * self.scale.x) as u32 as usize;
        let row = ((at.y - self.origin.y) * self.scale.y) as u32 as usize;
        let last = self.side - 1;
        let tile = row.min(last) * self.side + column.min(last);
        self.tables[tile].find_or_insert(hash(at), number, same)
    }
}

/// Open addressing with linear steps. A slot has the hash in its high half and
/// the number in its low half; a free one is all ones in the low half.
struct Slots {
    slots: Vec<u64>,
    /// From the high bits of the hash to a slot.
    shift: u32,
    free: usize,
}

const FREE: u64 = NONE as u64;

impl Slots {
    /// No slots yet: a tile without vertices takes no memory.
    fn new() -> Slots {
        Slots {
            slots: vec![],
            shift: 32,
            free: 0,
        }
    }

    fn with_slots(slots: usize) -> Slots {
        Slots {
            slots: vec![FREE; slots],
            shift: 32 - slots.trailing_zeros().min(32),
            // Three quarters full at most: a fuller table takes long steps.
            free: slots / 4 * 3,
        }
    }

    /// The number under this hash for which `same` holds; the new number, which
    /// is entered, when there is none.
    fn find_or_insert(&mut self, hash: u32, number: u32, same: impl Fn(u32) -> bool) -> u32 {
        if self.free == 0 {
            self.grow();
        }
        let mut slot = self.start(hash);
        loop {
            let entry = self.slots[slot];
            if entry as u32 == NONE {
                self.slots[slot] = u64::from(hash) << 32 | u64::from(number);
                self.free -= 1;
                return number;
            }
            if (entry >> 32) as u32 == hash && same(entry as u32) {
                return entry as u32;
            }
            slot = self.after(slot);
        }
    }

    fn start(&self, hash: u32) -> usize {
        (u64::from(hash) >> self.shift) as usize
    }

    fn after(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        let mut wider = Slots::with_slots((self.slots.len() * 4).max(FIRST_SLOTS));
        for &entry in self.slots.iter().filter(|&&entry| entry as u32 != NONE) {
            let mut slot = wider.start((entry >> 32) as u32);
            while wider.slots[slot] as u32 != NONE {
                slot = wider.after(slot);
            }
            wider.slots[slot] = entry;
            wider.free -= 1;
        }
        *self = wider;
    }
}

/// Folded multiplication; adding 0.0 makes −0 and 0 one vertex.
fn hash(at: Coord<f64>) -> u32 {
    let x = (at.x + 0.0).to_bits() ^ 0x9e37_79b9_7f4a_7c15;
    let y = (at.y + 0.0).to_bits() ^ 0xc2b2_ae3d_27d4_eb4f;
    let wide = u128::from(x.rotate_left(32)) * u128::from(y);
    let mixed = (wide as u64) ^ ((wide >> 64) as u64);
    (mixed ^ (mixed >> 32)) as u32
}
