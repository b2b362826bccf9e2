//! One arc thinned: the vertex with the smallest triangle goes first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::LazyLock;

use geo_types::Coord;

use super::vertex_grid::VertexGrid;

/// Square metres of a square degree on the equator, on a sphere with the mean
/// radius of the Earth, 6371.0088 km (IUGG).
const SQUARE_DEGREE_M2: f64 = 12_364_345_868.142;

/// Cosines of the latitude at each tenth of a degree.
static COSINES: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let tenth = |i: u32| (f64::from(i) / 10.0).to_radians().cos();
    (0..=900).map(tenth).collect()
});

/// How far an arc may be thinned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Triangles up to this area go, m².
    pub(super) area_m2: f64,
    /// Vertices that stay at least.
    pub(super) least: usize,
}

/// Workspace for one arc after another.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// The vertices before and after each that remain.
    before: Vec<u32>,
    after: Vec<u32>,
    area: Vec<f64>,
    /// Smallest triangles on top; entries whose area has changed are stale.
    queue: BinaryHeap<Reverse<(u64, u32)>>,
    left: usize,
}

impl Chain {
    /// Number of vertices that the last arc was left with.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Thins the arc that holds `coords[span]`; returns how many small triangles
    /// had to stay.
    pub(super) fn thin(
        &mut self,
        coords: &[Coord<f64>],
        span: Range<usize>,
        limits: &Limits,
        grid: &VertexGrid,
        alive: &mut [bool],
    ) -> usize {
        let arc = &coords[span.clone()];
        self.start(arc, limits.area_m2);
        let mut held = 0;
        while let Some((at, area)) = self.smallest() {
            if self.left <= limits.least {
                return held + 1 + self.waiting();
            }
            let (a, c) = (self.before[at], self.after[at]);
            let triangle = [arc[a as usize], arc[at], arc[c as usize]];
            if area > 0.0 && grid.occupied(coords, alive, triangle) || spike(triangle) {
                held += 1;
                self.area[at] = f64::NAN;
                continue;
            }
            alive[span.start + at] = false;
            self.unlink(arc, at, limits.area_m2);
        }
        held
    }

    fn start(&mut self, arc: &[Coord<f64>], limit: f64) {
        let n = arc.len();
        self.left = n;
        self.before.clear();
        self.before.extend((0..n as u32).map(|i| i.wrapping_sub(1)));
        self.after.clear();
        self.after.extend(1..=n as u32);
        self.area.clear();
        self.area.push(f64::NAN);
        self.area
            .extend(arc.windows(3).map(|t| area_m2(t[0], t[1], t[2])));
        self.area.push(f64::NAN);
        let mut entries = std::mem::take(&mut self.queue).into_vec();
        entries.clear();
        let small = (1..n.saturating_sub(1)).filter(|&i| self.area[i] <= limit);
        entries.extend(small.map(|i| Reverse((self.area[i].to_bits(), i as u32))));
        self.queue = entries.into();
    }

    /// The next vertex to go and its triangle.
    fn smallest(&mut self) -> Option<(usize, f64)> {
        while let Some(Reverse((bits, at))) = self.queue.pop() {
            let area = self.area[at as usize];
            if area.to_bits() == bits {
                return Some((at as usize, area));
            }
        }
        None
    }

    fn waiting(&mut self) -> usize {
        std::iter::from_fn(|| self.smallest()).count()
    }

    fn unlink(&mut self, arc: &[Coord<f64>], at: usize, limit: f64) {
        let (a, c) = (self.before[at], self.after[at]);
        self.area[at] = f64::NAN;
        self.left -= 1;
        self.after[a as usize] = c;
        self.before[c as usize] = a;
        for v in [a as usize, c as usize] {
            if v == 0 || v + 1 == arc.len() {
                continue;
            }
            let (p, n) = (self.before[v] as usize, self.after[v] as usize);
            let area = area_m2(arc[p], arc[v], arc[n]);
            self.area[v] = area;
            if area <= limit {
                self.queue.push(Reverse((area.to_bits(), v as u32)));
            }
        }
    }
}

/// Adds the effective area of every vertex that may go, m²: the largest
/// triangle among those that go up to and with it.
pub(super) fn ranks(arc: &[Coord<f64>], areas: &mut Vec<f64>) {
    let least = if arc.first() == arc.last() { 4 } else { 2 };
    let mut chain = Chain::default();
    chain.start(arc, f64::INFINITY);
    let mut largest: f64 = 0.0;
    while chain.left > least
        && let Some((at, area)) = chain.smallest()
    {
        largest = largest.max(area);
        areas.push(largest);
        chain.unlink(arc, at, f64::INFINITY);
    }
}

/// Area of a small triangle on the ground, m².
fn area_m2(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
    let double = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    let tenth = (b.y.abs() * 10.0 + 0.5) as usize;
    let cosine = COSINES.get(tenth).copied().unwrap_or(0.0);
    double.abs() / 2.0 * cosine * SQUARE_DEGREE_M2
}

/// Whether the border comes back over itself: not mended by leaving it out.
fn spike([a, b, c]: [Coord<f64>; 3]) -> bool {
    let cross = (b.x - a.x) * (c.y - b.y) - (c.x - b.x) * (b.y - a.y);
    cross == 0.0 && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_degree_on_the_equator_has_its_area() {
        let side = (6_371_008.8_f64).to_radians();
        assert!(
            (side * side / SQUARE_DEGREE_M2 - 1.0).abs() < 1e-9,
            "{}",
            side * side
        );
    }

    #[test]
    fn the_smallest_triangle_goes_first() {
        let heights = [0.0, 0.1, 0.0, 0.5, 0.0];
        let arc: Vec<_> = (0..5)
            .map(|i| Coord {
                x: f64::from(i),
                y: heights[i as usize],
            })
            .collect();
        let mut areas = vec![];
        ranks(&arc, &mut areas);
        assert_eq!(areas.len(), 3);
        assert!(areas.is_sorted());
    }
}
