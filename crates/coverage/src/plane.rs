//! Plane geometry in the coordinates as they are: orientation, containment, turning.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use robust::{Coord as Exact, orient2d};
use std::cmp::Ordering;

/// A closed or open chain of vertices.
type Chain<'a> = &'a [Coord<f64>];

fn exact(c: Coord<f64>) -> Exact<f64> {
    Exact { x: c.x, y: c.y }
}

/// Exact sign of the turn a → b → c: positive to the left.
pub(super) fn turn(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> f64 {
    orient2d(exact(a), exact(b), exact(c))
}

/// Order by longitude, then latitude. NaN never gets here: `build` refuses it.
pub(super) fn order(a: &Coord<f64>, b: &Coord<f64>) -> Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}

/// Twice the signed area in square units, relative to the first vertex so
/// that far-away rings lose no digits; positive when counter-clockwise.
/// The chain may be closed or open.
pub(super) fn twice_area(ring: Chain) -> f64 {
    let Some(&o) = ring.first() else { return 0.0 };
    ring.windows(2).map(|e| cross(o, e[0], e[1])).sum()
}

/// Twice the signed area of the triangle o–a–b: an edge's share of a ring's area.
#[inline]
pub(super) fn cross(o: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)
}

/// How many rings polygons have.
pub(super) fn ring_count(shape: &MultiPolygon<f64>) -> usize {
    let rings = shape.iter().map(|polygon| polygon.interiors().len() + 1);
    rings.sum()
}

/// Rotates an open ring so that it starts at its smallest vertex; where it passes
/// that more than once, on the way whose next vertices are smaller.
pub(super) fn start_at_smallest(open: &mut [Coord<f64>]) {
    let places = open.iter().enumerate();
    let smallest = places.min_by(|a, b| order(a.1, b.1).then_with(|| order_ahead(open, a.0, b.0)));
    if let Some((at, _)) = smallest {
        open.rotate_left(at);
    }
}

/// Order of the vertices that follow two places of a ring.
fn order_ahead(ring: &[Coord<f64>], a: usize, b: usize) -> Ordering {
    let n = ring.len();
    let pairs = (1..n).map(|i| order(&ring[(a + i) % n], &ring[(b + i) % n]));
    pairs.fold(Ordering::Equal, Ordering::then).then(a.cmp(&b))
}

/// A bounding box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) min: Coord<f64>,
    pub(super) max: Coord<f64>,
}

impl Bounds {
    /// The box of no points at all, which any point extends.
    pub(super) const NOTHING: Bounds = Bounds {
        min: Coord {
            x: f64::INFINITY,
            y: f64::INFINITY,
        },
        max: Coord {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        },
    };

    pub(super) fn of(points: &[Coord<f64>]) -> Bounds {
        points
            .iter()
            .fold(Bounds::NOTHING, |bounds, &p| bounds.with(p))
    }

    pub(super) fn with(self, p: Coord<f64>) -> Bounds {
        Bounds {
            min: Coord {
                x: self.min.x.min(p.x),
                y: self.min.y.min(p.y),
            },
            max: Coord {
                x: self.max.x.max(p.x),
                y: self.max.y.max(p.y),
            },
        }
    }

    pub(super) fn grown(self, by: f64) -> Bounds {
        Bounds {
            min: Coord {
                x: self.min.x - by,
                y: self.min.y - by,
            },
            max: Coord {
                x: self.max.x + by,
                y: self.max.y + by,
            },
        }
    }

    pub(super) fn holds(&self, other: &Bounds) -> bool {
        self.min.x <= other.min.x
            && self.min.y <= other.min.y
            && self.max.x >= other.max.x
            && self.max.y >= other.max.y
    }

    pub(super) fn contains(&self, p: Coord<f64>) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }

    /// The box around both.
    pub(super) fn joined(&self, other: &Bounds) -> Bounds {
        self.with(other.min).with(other.max)
    }

    #[inline]
    pub(super) fn meets(&self, other: &Bounds) -> bool {
        self.min.x <= other.max.x
            && self.min.y <= other.max.y
            && self.max.x >= other.min.x
            && self.max.y >= other.min.y
    }
}

/// The rings of a polygon, its shell first.
pub(super) fn rings_of(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// Where a point lies in relation to a closed ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Inside,
    Border,
    Outside,
}

/// Exact point in ring, by counting crossings of the ray to the east.
pub(super) fn within_ring(p: Coord<f64>, closed: Chain) -> Within {
    let mut inside = false;
    for edge in closed.windows(2) {
        match crosses_ray(p, edge[0], edge[1]) {
            None => return Within::Border,
            Some(crosses) => inside ^= crosses,
        }
    }
    if inside {
        Within::Inside
    } else {
        Within::Outside
    }
}

/// Whether the ray from `p` to the east crosses edge a–b; `None` when `p` is on it.
pub(super) fn crosses_ray(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> Option<bool> {
    if (a.y < p.y && b.y < p.y) || (a.y > p.y && b.y > p.y) || (a.x < p.x && b.x < p.x) {
        return Some(false);
    }
    if a.y == b.y {
        let on = a.y == p.y && p.x >= a.x.min(b.x) && p.x <= a.x.max(b.x);
        return if on { None } else { Some(false) };
    }
    let (low, high) = if a.y < b.y { (a, b) } else { (b, a) };
    let side = turn(low, high, p);
    if side == 0.0 {
        return None;
    }
    Some(side > 0.0 && low.y <= p.y && p.y < high.y)
}

/// Which of two directions comes first when turning clockwise from `back`,
/// all of them seen from `node`. A direction equal to `back` comes last.
pub(super) fn clockwise_from(
    node: Coord<f64>,
    back: Coord<f64>,
    a: Coord<f64>,
    b: Coord<f64>,
) -> Ordering {
    let half = |p: Coord<f64>| match turn(node, back, p) {
        side if side < 0.0 => 0,
        side if side > 0.0 => 2,
        _ if opposite(node, back, p) => 1,
        _ => 3,
    };
    half(a).cmp(&half(b)).then_with(|| match turn(node, a, b) {
        side if side < 0.0 => Ordering::Less,
        side if side > 0.0 => Ordering::Greater,
        _ => Ordering::Equal,
    })
}

fn opposite(node: Coord<f64>, back: Coord<f64>, p: Coord<f64>) -> bool {
    (back.x - node.x) * (p.x - node.x) + (back.y - node.y) * (p.y - node.y) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn clockwise_order_starts_next_to_the_back_direction() {
        let (node, back) = (c(0.0, 0.0), c(0.0, -1.0));
        let mut around = [c(1.0, 0.0), c(0.0, 1.0), c(-1.0, 0.0), c(0.0, -2.0)];
        around.sort_by(|a, b| clockwise_from(node, back, *a, *b));
        assert_eq!(
            around,
            [c(-1.0, 0.0), c(0.0, 1.0), c(1.0, 0.0), c(0.0, -2.0)]
        );
    }

    #[test]
    fn a_ring_that_passes_its_smallest_vertex_twice_has_one_start() {
        // A triangle with a spike at its smallest vertex.
        let ring = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 0.0), (1.0, 3.0)];
        for turned in 0..ring.len() {
            let mut open = ring.map(Coord::from);
            open.rotate_left(turned);
            start_at_smallest(&mut open);
            assert_eq!(open[1], c(1.0, 3.0), "turned by {turned}");
        }
    }

    #[test]
    fn a_point_on_an_edge_or_a_vertex_is_on_the_border() {
        let square = [
            c(0.0, 0.0),
            c(2.0, 0.0),
            c(2.0, 2.0),
            c(0.0, 2.0),
            c(0.0, 0.0),
        ];
        assert_eq!(within_ring(c(1.0, 1.0), &square), Within::Inside);
        assert_eq!(within_ring(c(1.0, 0.0), &square), Within::Border);
        assert_eq!(within_ring(c(2.0, 2.0), &square), Within::Border);
        assert_eq!(within_ring(c(-1.0, 0.0), &square), Within::Outside);
        assert_eq!(within_ring(c(3.0, 2.0), &square), Within::Outside);
    }
}
