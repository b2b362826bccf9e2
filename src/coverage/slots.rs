//! A table from vertices to numbers, made for many that are new.
//!
//! The land is divided into tiles and each tile has a small table of its own.
//! Vertices that follow one another are near each other, so that they meet
//! tables that are near the processor: the time of a large table goes to
//! waiting for memory. Tiles are as small as the densest land asks for (a
//! country with islands overseas fills a few of them only), and one without
//! vertices costs four bytes.

use super::NONE;
use super::plane::Bounds;
use geo_types::Coord;

/// About so many ring corners to a tile, seen from a corner.
const CORNERS_PER_TILE: f64 = 1024.0;

/// Slots of a tile that has vertices, as a power of two: twice the distinct ones of
/// those corners.
const FIRST_BITS: u32 = 10;

/// One table for each tile of a square grid that has vertices.
pub(super) struct Tiles {
    tiles: Vec<Tile>,
    /// The slots of all tables. A slot has the hash in its high half and the
    /// number in its low half; a free one is all ones in the low half.
    slots: Vec<u64>,
    grid: Squares,
}

/// The table of a tile: where it starts, in 2^[`FIRST_BITS`] slots; how many slots it
/// has, as a power of two; and how many of them may still be taken. All 0 before the first vertex: so
/// the system gives the memory of empty tiles only when they are met.
type Tile = [u32; 3];

const FREE: u64 = NONE as u64;

impl Tiles {
    /// Tiles for that many corners over the extent of a sample of them; corners
    /// beyond the sample's extent go to the tiles at its edge.
    pub(super) fn new(sample: &[Coord<f64>], corners: usize) -> Tiles {
        let extent = sample.iter().fold(Bounds::NOTHING, |b, &c| b.with(c));
        let widest = (corners as f64).sqrt();
        let mut side = (corners as f64 / CORNERS_PER_TILE).sqrt().ceil().max(1.0);
        let mut grid = Squares::new(&extent, side);
        while side * 1.5 < widest
            && grid.beside_each(sample) * corners as f64 > 1.5 * CORNERS_PER_TILE
        {
            side = (side * 1.5).ceil();
            grid = Squares::new(&extent, side);
        }
        Tiles {
            tiles: vec![[0; 3]; grid.side * grid.side],
            // Room for what is usual; it costs nothing until it is used.
            slots: Vec::with_capacity(2 * corners),
            grid,
        }
    }

    /// The number under which this vertex is known, told by `same`; the new
    /// number, which is entered, when there is none.
    #[inline]
    pub(super) fn find_or_insert(
        &mut self,
        at: Coord<f64>,
        number: u32,
        same: impl Fn(u32) -> bool,
    ) -> u32 {
        let tile = self.grid.of(at);
        if self.tiles[tile][2] == 0 {
            self.grow(tile);
        }
        let [start, bits, free] = &mut self.tiles[tile];
        let table = &mut self.slots[(*start as usize) << FIRST_BITS..][..1 << *bits];
        let hash = hash(at);
        let mut slot = first_slot(hash, *bits);
        loop {
            let entry = table[slot];
            if entry as u32 == NONE {
                table[slot] = u64::from(hash) << 32 | u64::from(number);
                *free -= 1;
                return number;
            }
            if (entry >> 32) as u32 == hash && same(entry as u32) {
                return entry as u32;
            }
            slot = (slot + 1) & (table.len() - 1);
        }
    }

    /// Gives a tile a table, or one that is four times as large.
    #[cold]
    fn grow(&mut self, tile: usize) {
        let [start, bits, _] = self.tiles[tile];
        let entries = match bits {
            0 => vec![],
            _ => self.slots[(start as usize) << FIRST_BITS..][..1 << bits].to_vec(),
        };
        let bits = if bits == 0 { FIRST_BITS } else { bits + 2 };
        let start = self.slots.len();
        self.slots.resize(start + (1 << bits), FREE);
        let table = &mut self.slots[start..];
        // Three quarters full at most: a fuller table takes long steps.
        let mut free = (1_u32 << bits) / 4 * 3;
        for &entry in entries.iter().filter(|&&entry| entry as u32 != NONE) {
            let mut slot = first_slot((entry >> 32) as u32, bits);
            while table[slot] as u32 != NONE {
                slot = (slot + 1) & (table.len() - 1);
            }
            table[slot] = entry;
            free -= 1;
        }
        self.tiles[tile] = [(start >> FIRST_BITS) as u32, bits, free];
    }
}

/// Where to look first in a table of 2^`bits` slots.
fn first_slot(hash: u32, bits: u32) -> usize {
    (u64::from(hash) << bits >> 32) as usize
}

/// Equal squares (in the extent's own proportions), row after row.
struct Squares {
    side: usize,
    origin: Coord<f64>,
    /// Squares per degree.
    scale: Coord<f64>,
}

impl Squares {
    fn new(extent: &Bounds, side: f64) -> Squares {
        let scale = |width: f64| if width > 0.0 { side / width } else { 0.0 };
        Squares {
            side: side as usize,
            origin: extent.min,
            scale: Coord {
                x: scale(extent.max.x - extent.min.x),
                y: scale(extent.max.y - extent.min.y),
            },
        }
    }

    fn of(&self, at: Coord<f64>) -> usize {
        // A cast takes what is below the grid, and NaN, to 0.
        let column = ((at.x - self.origin.x) * self.scale.x) as u32 as usize;
        let row = ((at.y - self.origin.y) * self.scale.y) as u32 as usize;
        let last = self.side - 1;
        row.min(last) * self.side + column.min(last)
    }

    /// The share of all others that a point of the sample has in its own square,
    /// on average.
    fn beside_each(&self, sample: &[Coord<f64>]) -> f64 {
        let mut squares: Vec<usize> = sample.iter().map(|&at| self.of(at)).collect();
        squares.sort_unstable();
        let pairs = |square: &[usize]| square.len() * (square.len() - 1);
        let beside: usize = squares.chunk_by(|a, b| a == b).map(pairs).sum();
        let all = sample.len() * sample.len().saturating_sub(1);
        beside as f64 / all.max(1) as f64
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A thousand places around a corner, 0.001 degrees apart.
    fn around(x: f64, y: f64) -> impl Iterator<Item = Coord<f64>> {
        (0..1000).map(move |i| Coord {
            x: x + f64::from(i % 40) / 1000.0,
            y: y + f64::from(i / 40) / 1000.0,
        })
    }

    #[test]
    fn tiles_are_as_small_as_the_densest_land_asks_for() {
        let mainland: Vec<_> = around(2.0, 46.0).collect();
        let overseas: Vec<_> = around(2.0, 46.0).chain(around(55.0, -21.0)).collect();
        let side = |sample: &[Coord<f64>]| Tiles::new(sample, 4_000_000).grid.side;
        assert!(
            side(&overseas) > 10 * side(&mainland),
            "{}",
            side(&overseas)
        );
        assert!(side(&overseas) <= 2000);
    }

    #[test]
    fn a_vertex_is_known_by_its_place_wherever_it_lies() {
        let places: Vec<_> = around(2.0, 46.0)
            .chain(around(55.0, -21.0))
            .chain([(-180.0, 90.0), (180.0, -90.0)].map(Coord::from))
            .collect();
        // All vertices in a tile or two, so that their tables grow.
        for sample in [&places[..1], &places[..]] {
            let mut tiles = Tiles::new(sample, sample.len());
            for round in 0..2 {
                for (i, &at) in (0_u32..).zip(&places) {
                    let new = i + round * places.len() as u32;
                    let known = tiles.find_or_insert(at, new, |j| places[j as usize] == at);
                    assert_eq!(known, i);
                }
            }
        }
    }
}
