//! A made-up coverage of any size: a lattice of units with jagged borders.
//!
//! The corners of the lattice are moved a little, and each side is bent by
//! displacing the middle again and again, less at each step, so little in sum
//! that no two borders cross. Everything follows from the seed.

#![allow(dead_code)] // each benchmark uses a part

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

/// Start of the pseudo-random numbers of all benchmarks.
pub(crate) const SEED: u64 = 20_220_608;

/// What to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lattice {
    /// Units from west to east.
    pub(crate) columns: usize,
    /// Units from south to north.
    pub(crate) rows: usize,
    /// Edges of each of a unit's four sides.
    pub(crate) edges_per_side: usize,
    /// Units along each side of a group.
    pub(crate) group: usize,
    /// Start of the pseudo-random numbers.
    pub(crate) seed: u64,
}

/// Longitude and latitude of the south-western corner, and the extent in degrees.
const CORNER: (f64, f64) = (40.0, 35.0);
const EXTENT: (f64, f64) = (40.0, 25.0);
/// Share of its length by which a side's middle is moved at most, and by how
/// much less at each further step.
const ROUGHNESS: f64 = 0.12;
const DECAY: f64 = 0.6;
/// Share of a cell by which a corner is moved at most.
const JITTER: f64 = 0.1;

impl Lattice {
    /// 40,000 units with 3.4 million vertices in 400 groups.
    pub(crate) fn large() -> Lattice {
        Lattice::square(200, 21, 10)
    }

    /// A square of `side` × `side` units.
    pub(crate) fn square(side: usize, edges_per_side: usize, group: usize) -> Lattice {
        Lattice {
            columns: side,
            rows: side,
            edges_per_side,
            group,
            seed: SEED,
        }
    }

    /// The units, row by row from the south-west.
    pub(crate) fn units(&self) -> Vec<MultiPolygon<f64>> {
        let cells = (0..self.rows).flat_map(|row| (0..self.columns).map(move |col| (col, row)));
        cells.map(|(col, row)| self.unit(col, row)).collect()
    }

    /// The group of each unit.
    pub(crate) fn group_of(&self) -> Vec<Option<u32>> {
        let cells = (0..self.rows).flat_map(|row| (0..self.columns).map(move |col| (col, row)));
        let per_row = self.columns.div_ceil(self.group);
        cells
            .map(|(col, row)| Some((row / self.group * per_row + col / self.group) as u32))
            .collect()
    }

    /// Number of groups.
    pub(crate) fn groups(&self) -> usize {
        self.columns.div_ceil(self.group) * self.rows.div_ceil(self.group)
    }

    fn unit(&self, col: usize, row: usize) -> MultiPolygon<f64> {
        let mut ring = self.side((col, row), (col + 1, row));
        ring.extend(self.side((col + 1, row), (col + 1, row + 1)));
        let mut back = self.side((col, row + 1), (col + 1, row + 1));
        let mut down = self.side((col, row), (col, row + 1));
        back.push(self.corner(col + 1, row + 1));
        down.push(self.corner(col, row + 1));
        ring.extend(back.into_iter().skip(1).rev());
        ring.extend(down.into_iter().skip(1).rev());
        let mut line = LineString::new(ring);
        line.close();
        MultiPolygon::new(vec![Polygon::new(line, vec![])])
    }

    /// The vertices from one corner to the next, without the last.
    fn side(&self, from: (usize, usize), to: (usize, usize)) -> Vec<Coord<f64>> {
        let (a, b) = (self.corner(from.0, from.1), self.corner(to.0, to.1));
        let key = self.number(from.0, from.1) * 2 + u64::from(from.0 == to.0);
        let mut side = vec![a];
        self.bend(a, b, self.edges_per_side, key, ROUGHNESS, &mut side);
        side.pop();
        side
    }

    fn bend(
        &self,
        a: Coord<f64>,
        b: Coord<f64>,
        edges: usize,
        key: u64,
        rough: f64,
        out: &mut Vec<Coord<f64>>,
    ) {
        if edges < 2 {
            out.push(b);
            return;
        }
        let near = edges / 2;
        let share = near as f64 / edges as f64;
        let offset = rough * (2.0 * random(key ^ self.seed) - 1.0);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let middle = rounded(
            a.x + share * dx - offset * dy,
            a.y + share * dy + offset * dx,
        );
        let next = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.bend(a, middle, near, next ^ 1, rough * DECAY, out);
        self.bend(middle, b, edges - near, next ^ 2, rough * DECAY, out);
    }

    fn corner(&self, col: usize, row: usize) -> Coord<f64> {
        let key = self.number(col, row) ^ self.seed.rotate_left(17);
        let moved = |key: u64| JITTER * (2.0 * random(key) - 1.0);
        let x = col as f64 + moved(key.wrapping_mul(3));
        let y = row as f64 + moved(key.wrapping_mul(5) ^ 7);
        rounded(
            CORNER.0 + EXTENT.0 * x / self.columns as f64,
            CORNER.1 + EXTENT.1 * y / self.rows as f64,
        )
    }

    fn number(&self, col: usize, row: usize) -> u64 {
        (row * (self.columns + 1) + col) as u64 + 1
    }
}

/// Seven decimals, as files have them.
fn rounded(x: f64, y: f64) -> Coord<f64> {
    Coord {
        x: (x * 1e7).round() / 1e7,
        y: (y * 1e7).round() / 1e7,
    }
}

/// A number from 0 to 1 (splitmix64).
pub(crate) fn random(key: u64) -> f64 {
    let mut z = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}

/// Points spread evenly over west, south, east and north.
pub(crate) fn points(count: usize, [west, south, east, north]: [f64; 4]) -> Vec<Coord<f64>> {
    let at = |i: u64| Coord {
        x: west + (east - west) * random((2 * i) ^ SEED),
        y: south + (north - south) * random((2 * i + 1) ^ SEED),
    };
    (0..count as u64).map(at).collect()
}

/// Moves every vertex of every unit by up to so many degrees, so that
/// neighbours no longer match.
pub(crate) fn jitter(units: &mut [MultiPolygon<f64>], degrees: f64) {
    let mut key = SEED;
    for polygon in units.iter_mut().flatten() {
        polygon.exterior_mut(|line| {
            line.0.pop();
            for vertex in &mut line.0 {
                key = key.wrapping_add(2);
                vertex.x += degrees * (2.0 * random(key) - 1.0);
                vertex.y += degrees * (2.0 * random(key + 1) - 1.0);
            }
            line.close();
        });
    }
}
