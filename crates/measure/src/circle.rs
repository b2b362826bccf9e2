//! The smallest circle around points of the plane (Welzl 1991).

use geo_types::Coord;

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Circle {
    pub(super) centre: Coord<f64>,
    pub(super) radius: f64,
}

impl Circle {
    /// With room for the rounding of its own construction.
    fn holds(&self, p: Coord<f64>) -> bool {
        distance(self.centre, p) <= self.radius * (1.0 + 1e-12) + 1e-12
    }

    fn over(a: Coord<f64>, b: Coord<f64>) -> Self {
        Self {
            centre: (a + b) / 2.0,
            radius: distance(a, b) / 2.0,
        }
    }

    /// Through three points; over the two farthest apart where they lie on a line.
    fn through(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Self {
        let (u, v) = (b - a, c - a);
        let twice = 2.0 * (u.x * v.y - u.y * v.x);
        if twice.abs() < f64::EPSILON * (u.x.hypot(u.y) * v.x.hypot(v.y)) {
            let pairs = [Self::over(a, b), Self::over(a, c), Self::over(b, c)];
            return pairs.into_iter().fold(
                pairs[0],
                |most, c| if c.radius > most.radius { c } else { most },
            );
        }
        let (uu, vv) = (u.x * u.x + u.y * u.y, v.x * v.x + v.y * v.y);
        let from_a = Coord {
            x: (v.y * uu - u.y * vv) / twice,
            y: (u.x * vv - v.x * uu) / twice,
        };
        Self {
            centre: a + from_a,
            radius: from_a.x.hypot(from_a.y),
        }
    }
}

fn distance(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The smallest circle that holds all points; `None` without any.
///
/// The points are taken in their order, not shuffled: the same points give the
/// same circle, and the corners of a convex hull are few enough.
pub(super) fn smallest_circle(points: &[Coord<f64>]) -> Option<Circle> {
    let mut circle = Circle {
        centre: *points.first()?,
        radius: 0.0,
    };
    for (i, &p) in points.iter().enumerate() {
        if !circle.holds(p) {
            circle = with_one(&points[..i], p);
        }
    }
    Some(circle)
}

/// The smallest circle of the points with `p` on its edge.
fn with_one(points: &[Coord<f64>], p: Coord<f64>) -> Circle {
    let mut circle = Circle {
        centre: p,
        radius: 0.0,
    };
    for (i, &q) in points.iter().enumerate() {
        if !circle.holds(q) {
            circle = with_two(&points[..i], p, q);
        }
    }
    circle
}

/// The smallest circle of the points with `p` and `q` on its edge.
fn with_two(points: &[Coord<f64>], p: Coord<f64>, q: Coord<f64>) -> Circle {
    points.iter().fold(Circle::over(p, q), |circle, &r| {
        if circle.holds(r) {
            circle
        } else {
            Circle::through(p, q, r)
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn c(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn an_obtuse_triangle_has_the_circle_over_its_longest_side() {
        let found = smallest_circle(&[c(0.0, 0.0), c(1.0, 0.5), c(10.0, 0.0)]).expect("points");
        assert!((found.radius - 5.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn a_square_has_the_circle_through_its_corners() {
        let corners = [c(0.0, 0.0), c(2.0, 0.0), c(2.0, 2.0), c(0.0, 2.0)];
        let found = smallest_circle(&corners).expect("points");
        assert!((found.radius - 2f64.sqrt()).abs() < 1e-9, "{found:?}");
    }

    proptest! {
        /// Every circle over two points or through three that holds all is no smaller.
        #[test]
        fn no_circle_is_smaller(
            points in prop::collection::vec((-100.0f64..100.0, -100.0f64..100.0), 2..8)
        ) {
            let points: Vec<_> = points.into_iter().map(|(x, y)| c(x, y)).collect();
            let found = smallest_circle(&points).expect("points");
            let slack = Circle { radius: found.radius + 1e-6, ..found };
            prop_assert!(points.iter().all(|&p| slack.holds(p)));
            let mut candidates = Vec::new();
            for &a in &points {
                for &b in &points {
                    candidates.push(Circle::over(a, b));
                    candidates.extend(points.iter().map(|&d| Circle::through(a, b, d)));
                }
            }
            let enough = |k: &Circle| points.iter().all(|&p| k.holds(p));
            let best = candidates.iter().filter(|k| enough(k)).map(|k| k.radius);
            let best = best.fold(f64::INFINITY, f64::min);
            prop_assert!(found.radius <= best + 1e-6, "{} {}", found.radius, best);
        }
    }
}
