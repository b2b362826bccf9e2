//! One arc thinned: the vertex that matters least goes first.
//!
//! What a vertex matters is the area of the triangle with its two neighbours (Visvalingam
//! and Whyatt 1993), or its distance from the edge between them. By distance a vertex
//! goes only if all vertices that went between the same neighbours before stay near that
//! edge too, so that errors do not add up.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::LazyLock;

use geo_types::Coord;

use super::Space;
use super::earth::METRES_PER_DEGREE;
use super::local_metric::EdgeMetric;
use super::plane;
use super::vertex_grid::VertexGrid;

/// Square metres of a square degree on the equator, on a sphere with the mean
/// radius of the Earth.
const SQUARE_DEGREE_M2: f64 = METRES_PER_DEGREE * METRES_PER_DEGREE;

/// Cosines of the latitude at each tenth of a degree.
static COSINES: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let tenth = |i: u32| (f64::from(i) / 10.0).to_radians().cos();
    (0..=900).map(tenth).collect()
});

/// Up to what vertices may go.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    /// Triangles up to this area, m².
    Area(f64),
    /// Up to this squared distance from the edge that is left, m².
    Distance2(f64),
}

impl Limit {
    fn value(self) -> f64 {
        match self {
            Limit::Area(limit) | Limit::Distance2(limit) => limit,
        }
    }

    /// What a vertex between two others matters.
    #[inline]
    fn weigh(self, space: Space, a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
        match self {
            Limit::Area(_) => area_m2(space, a, b, c),
            Limit::Distance2(_) => EdgeMetric::new(space, [a, c]).distance2(b),
        }
    }

    /// Whether all vertices between the ends of a chain may be left out.
    fn allows(self, space: Space, chain: &[Coord<f64>]) -> bool {
        match (self, chain) {
            (Limit::Distance2(limit), [a, inside @ .., c]) => {
                let edge = EdgeMetric::new(space, [*a, *c]);
                inside.iter().all(|&p| edge.distance2(p) <= limit)
            }
            _ => true,
        }
    }
}

/// How far an arc may be thinned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) space: Space,
    pub(super) limit: Limit,
    /// Vertices that stay at least.
    pub(super) least: usize,
}

/// Workspace for one arc after another.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// The vertices before and after each that remain.
    before: Vec<u32>,
    after: Vec<u32>,
    /// What each vertex matters; not a number for one that has to stay as things are.
    weight: Vec<f64>,
    /// The least weights on top; entries whose weight has changed are stale.
    queue: BinaryHeap<Reverse<(u64, u32)>>,
    left: usize,
}

impl Chain {
    /// Number of vertices that the last arc was left with.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Thins the arc that holds `coords[span]`; returns how many vertices below the
    /// limit had to stay for the sake of the topology.
    pub(super) fn thin(
        &mut self,
        coords: &[Coord<f64>],
        span: Range<usize>,
        limits: &Limits,
        grid: &VertexGrid,
        alive: &mut [bool],
    ) -> usize {
        let arc = &coords[span.clone()];
        self.start(arc, limits);
        let mut held = 0;
        while let Some((at, weight)) = self.least() {
            if self.left <= limits.least {
                return held + 1 + self.waiting();
            }
            let (a, c) = (self.before[at], self.after[at]);
            let triangle = [arc[a as usize], arc[at], arc[c as usize]];
            let far = !limits
                .limit
                .allows(limits.space, &arc[a as usize..=c as usize]);
            if far || weight > 0.0 && grid.occupied(coords, alive, triangle) || spike(triangle) {
                held += usize::from(!far);
                self.weight[at] = f64::NAN;
                continue;
            }
            alive[span.start + at] = false;
            self.unlink(arc, at, limits);
        }
        held
    }

    fn start(&mut self, arc: &[Coord<f64>], limits: &Limits) {
        let Limits { space, limit, .. } = *limits;
        let n = arc.len();
        self.left = n;
        self.before.clear();
        self.before.extend((0..n as u32).map(|i| i.wrapping_sub(1)));
        self.after.clear();
        self.after.extend(1..=n as u32);
        self.weight.clear();
        self.weight.push(f64::NAN);
        let triangles = arc.windows(3);
        self.weight
            .extend(triangles.map(|t| limit.weigh(space, t[0], t[1], t[2])));
        self.weight.push(f64::NAN);
        let mut entries = std::mem::take(&mut self.queue).into_vec();
        entries.clear();
        let small = (1..n.saturating_sub(1)).filter(|&i| self.weight[i] <= limit.value());
        entries.extend(small.map(|i| Reverse((self.weight[i].to_bits(), i as u32))));
        self.queue = entries.into();
    }

    /// The next vertex to go and its weight.
    fn least(&mut self) -> Option<(usize, f64)> {
        while let Some(Reverse((bits, at))) = self.queue.pop() {
            let weight = self.weight[at as usize];
            if weight.to_bits() == bits {
                return Some((at as usize, weight));
            }
        }
        None
    }

    fn waiting(&mut self) -> usize {
        std::iter::from_fn(|| self.least()).count()
    }

    fn unlink(&mut self, arc: &[Coord<f64>], at: usize, limits: &Limits) {
        let Limits { space, limit, .. } = *limits;
        let (a, c) = (self.before[at], self.after[at]);
        self.weight[at] = f64::NAN;
        self.left -= 1;
        self.after[a as usize] = c;
        self.before[c as usize] = a;
        for v in [a as usize, c as usize] {
            if v == 0 || v + 1 == arc.len() {
                continue;
            }
            let (p, n) = (self.before[v] as usize, self.after[v] as usize);
            let weight = limit.weigh(space, arc[p], arc[v], arc[n]);
            self.weight[v] = weight;
            if weight <= limit.value() {
                self.queue.push(Reverse((weight.to_bits(), v as u32)));
            }
        }
    }
}

/// Adds the effective area of every vertex that may go, m²: the largest
/// triangle among those that go up to and with it.
pub(super) fn ranks(space: Space, arc: &[Coord<f64>], areas: &mut Vec<f64>) {
    let limits = Limits {
        space,
        limit: Limit::Area(f64::INFINITY),
        least: if arc.first() == arc.last() { 4 } else { 2 },
    };
    let mut chain = Chain::default();
    chain.start(arc, &limits);
    let mut largest: f64 = 0.0;
    while chain.left > limits.least
        && let Some((at, area)) = chain.least()
    {
        largest = largest.max(area);
        areas.push(largest);
        chain.unlink(arc, at, &limits);
    }
}

/// Area of a small triangle, m².
#[inline]
fn area_m2(space: Space, a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
    let double = plane::cross(a, b, c);
    if space == Space::Planar {
        return double.abs() / 2.0;
    }
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

    /// A bend of 25 small steps, each near the edge between its neighbours.
    fn bend() -> Vec<Coord<f64>> {
        let steps = (0..=25).map(|i| f64::from(i) * 0.06);
        let places = steps.map(|angle: f64| (1000.0 * angle.cos(), 1000.0 * angle.sin()));
        places.map(Coord::from).collect()
    }

    #[test]
    fn by_distance_errors_do_not_add_up() {
        let arc = bend();
        let limits = Limits {
            space: Space::Planar,
            limit: Limit::Distance2(25.0),
            least: 2,
        };
        let mut alive = vec![true; arc.len()];
        let grid = VertexGrid::new(&arc);
        let held = Chain::default().thin(&arc, 0..arc.len(), &limits, &grid, &mut alive);
        let kept: Vec<usize> = (0..arc.len()).filter(|&i| alive[i]).collect();
        assert!(held == 0 && kept.len() < 15, "{kept:?}");
        for edge in kept.windows(2) {
            let metric = EdgeMetric::new(Space::Planar, [arc[edge[0]], arc[edge[1]]]);
            let inside = &arc[edge[0]..edge[1]];
            assert!(inside.iter().all(|&p| metric.distance2(p) <= 25.0));
        }
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
        ranks(Space::Geographic, &arc, &mut areas);
        assert_eq!(areas.len(), 3);
        assert!(areas.is_sorted());
    }
}
