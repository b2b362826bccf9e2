//! Random coverages for tests.

#![allow(clippy::expect_used)] // a test that cannot go on says why

use aimaq_coverage::Coverage;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

/// A small generator of numbers, the same everywhere (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// From -1 to 1.
    pub(crate) fn signed(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

/// A valid coverage of `side` × `side` crooked cells of a hundredth of a degree,
/// dealt out to units at random: with enclaves, holes, parts that touch at a
/// point, and now and then a cell that nobody has.
pub(crate) fn random_coverage(seed: u64, side: usize, units: usize) -> Vec<MultiPolygon<f64>> {
    let mut random = Random(seed);
    let size = 0.01;
    let corners: Vec<Vec<Coord<f64>>> = (0..=side)
        .map(|row| {
            let place = |column: usize, random: &mut Random| Coord {
                x: 70.0 + (column as f64 + 0.3 * random.signed()) * size,
                y: 45.0 + (row as f64 + 0.3 * random.signed()) * size,
            };
            (0..=side)
                .map(|column| place(column, &mut random))
                .collect()
        })
        .collect();
    let mut cells = vec![];
    for row in 0..side {
        for column in 0..side {
            let around = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)];
            let ring: Vec<_> = around
                .iter()
                .map(|(x, y)| corners[row + y][column + x])
                .collect();
            cells.push(Polygon::new(crooked(&ring), vec![]).into());
        }
    }
    let dealt: Vec<Option<u32>> = (0..cells.len())
        .map(|cell| match random.below(25) {
            0 => None,
            // Every unit gets a cell of its own first.
            _ if cell < units => Some(cell as u32),
            _ => Some(random.below(units) as u32),
        })
        .collect();
    let coverage = Coverage::build(&cells).expect("valid");
    coverage.dissolve(&dealt, units)
}

/// Each edge bent twice, in the same way from both sides.
fn crooked(ring: &[Coord<f64>]) -> LineString<f64> {
    let mut line = vec![];
    for edge in ring.windows(2) {
        let forward = (edge[0].x, edge[0].y) < (edge[1].x, edge[1].y);
        let (a, b) = if forward {
            (edge[0], edge[1])
        } else {
            (edge[1], edge[0])
        };
        let at = |share: f64, bend: f64| Coord {
            x: a.x + (b.x - a.x) * share - (b.y - a.y) * bend,
            y: a.y + (b.y - a.y) * share + (b.x - a.x) * bend,
        };
        let mut bends = [at(0.35, 0.08), at(0.7, -0.06)];
        if !forward {
            bends.reverse();
        }
        line.push(edge[0]);
        line.extend(bends);
    }
    line.push(ring[0]);
    line.into()
}

/// Every vertex of every ring moved by up to `by` degrees, each on its own.
pub(crate) fn jittered(units: &[MultiPolygon<f64>], by: f64, seed: u64) -> Vec<MultiPolygon<f64>> {
    let mut random = Random(seed);
    let mut units = units.to_vec();
    let mut shake = |line: &mut LineString<f64>| {
        for p in &mut line.0 {
            p.x += by * random.signed();
            p.y += by * random.signed();
        }
        let first = line.0.first().copied();
        if let (Some(first), Some(last)) = (first, line.0.last_mut()) {
            *last = first;
        }
    };
    for polygon in units.iter_mut().flatten() {
        polygon.exterior_mut(&mut shake);
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(&mut shake));
    }
    units
}
