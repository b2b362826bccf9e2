//! A hash index from vertices to numbers: one small table for each tile of the land.
//!
//! Vertices that follow one another are near each other, so one tile's table stays in
//! the processor's cache; with one large table the time goes to waiting for memory.
//! Tiles are sized for the densest land. Islands overseas leave most tiles empty, and
//! an empty tile costs eight bytes.

use super::NONE;
use super::plane::Bounds;
use geo_types::Coord;

/// About so many ring corners to a tile, seen from a corner.
const CORNERS_PER_TILE: f64 = 1024.0;

/// Slots of a tile that has vertices, as a power of two: twice the distinct ones of
/// those corners.
const FIRST_BITS: u32 = 10;

/// One table for each tile of a square grid that has vertices.
pub(super) struct VertexIndex {
    tiles: Vec<Tile>,
    /// The slots of all tables, [`NONE`] where free. A slot has a number in its low
    /// bits and in the others as much of the hash as there is room for: memory that
    /// is touched for the first time is dear, so a slot is small.
    slots: Vec<u32>,
    /// The low bits of a slot that are all on.
    numbers: u32,
    grid: Squares,
}

/// The table of a tile: where it starts, in 2^[`FIRST_BITS`] slots, and in the
/// [`SIZE_BITS`] low bits how many slots it has, as a power of two; then how many of
/// them may still be taken. All 0 before the first vertex: so the system gives the
/// memory of empty tiles only when they are met.
type Tile = [u32; 2];

const SIZE_BITS: u32 = 5;

impl VertexIndex {
    /// Tiles for that many corners over the extent of a sample of them; corners
    /// beyond the sample's extent go to the tiles at its edge. Numbers are below
    /// `most`, which is below 2³¹.
    pub(super) fn new(sample: &[Coord<f64>], corners: usize, most: u32) -> VertexIndex {
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
        VertexIndex {
            tiles: vec![[0; 2]; grid.side * grid.side],
            // Room for what is usual; it costs nothing until it is used.
            slots: Vec::with_capacity(2 * corners),
            numbers: u32::MAX >> most.max(1).leading_zeros(),
            grid,
        }
    }

    /// The number under which this vertex is known; the new number, which is entered,
    /// when there is none. `place` tells where the vertex of a number is.
    #[inline]
    pub(super) fn find_or_insert(
        &mut self,
        at: Coord<f64>,
        number: u32,
        place: impl Fn(u32) -> Coord<f64>,
    ) -> u32 {
        let tile = self.grid.of(at);
        if self.tiles[tile][1] == 0 {
            self.grow(tile, &place);
        }
        let [table, free] = &mut self.tiles[tile];
        let (start, bits) = extent(*table);
        let table = &mut self.slots[start..][..1 << bits];
        let hash = hash(at);
        let tag = hash & !self.numbers;
        let mut slot = hash as usize & (table.len() - 1);
        loop {
            let entry = table[slot];
            if entry == NONE {
                table[slot] = tag | number;
                *free -= 1;
                return number;
            }
            if entry ^ tag <= self.numbers && place(entry & self.numbers) == at {
                return entry & self.numbers;
            }
            slot = (slot + 1) & (table.len() - 1);
        }
    }

    /// Gives a tile a table, or one that is four times as large.
    #[cold]
    fn grow(&mut self, tile: usize, place: &dyn Fn(u32) -> Coord<f64>) {
        let [table, _] = self.tiles[tile];
        let (start, bits) = extent(table);
        let entries = match bits {
            0 => vec![],
            _ => self.slots[start..][..1 << bits].to_vec(),
        };
        let bits = if bits == 0 { FIRST_BITS } else { bits + 2 };
        let start = self.slots.len();
        self.slots.resize(start + (1 << bits), NONE);
        let table = &mut self.slots[start..];
        // Three quarters full at most: a fuller table takes long steps.
        let mut free = (1_u32 << bits) / 4 * 3;
        for &entry in entries.iter().filter(|&&entry| entry != NONE) {
            let hash = hash(place(entry & self.numbers));
            let mut slot = hash as usize & (table.len() - 1);
            while table[slot] != NONE {
                slot = (slot + 1) & (table.len() - 1);
            }
            table[slot] = entry;
            free -= 1;
        }
        let start = (start >> FIRST_BITS) as u32;
        self.tiles[tile] = [start << SIZE_BITS | bits, free];
    }
}

/// Where the slots of a table start, and how many they are, as a power of two.
fn extent(table: u32) -> (usize, u32) {
    let start = (table >> SIZE_BITS) as usize;
    (start << FIRST_BITS, table & ((1 << SIZE_BITS) - 1))
}

/// Equal squares (in the extent's own proportions), row after row.
struct Squares {
    side: usize,
    /// Squares per unit of the coordinates.
    scale: Coord<f64>,
    /// What makes a scaled coordinate its column or row, and puts that into the low
    /// bits of the number.
    shift: Coord<f64>,
}

impl Squares {
    fn new(extent: &Bounds, side: f64) -> Squares {
        let scale = |width: f64| if width > 0.0 { side / width } else { 0.0 };
        let scale = Coord {
            x: scale(extent.max.x - extent.min.x),
            y: scale(extent.max.y - extent.min.y),
        };
        // At this size numbers are a whole one apart, so that an addition rounds.
        let low_bits = (1_u64 << 52) as f64;
        Squares {
            side: side as usize,
            scale,
            shift: Coord {
                x: low_bits - (extent.min.x * scale.x).round(),
                y: low_bits - (extent.min.y * scale.y).round(),
            },
        }
    }

    /// Any square will do, as long as a vertex always has the same one and its
    /// neighbours mostly do too: so what lies beyond the squares may go anywhere.
    fn of(&self, at: Coord<f64>) -> usize {
        let low = |number: f64| number.to_bits() as u32 as usize;
        let column = low(at.x * self.scale.x + self.shift.x);
        let row = low(at.y * self.scale.y + self.shift.y);
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
        let side = |sample: &[Coord<f64>]| VertexIndex::new(sample, 4_000_000, 4_000_000).grid.side;
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
            let mut index = VertexIndex::new(sample, sample.len(), 5000);
            for round in 0..2 {
                for (i, &at) in (0_u32..).zip(&places) {
                    let new = i + round * places.len() as u32;
                    let known = index.find_or_insert(at, new, |j| places[j as usize]);
                    assert_eq!(known, i);
                }
            }
        }
    }
}
