//! Lengths by a local metric: each edge on a plane of its own, near enough to compare
//! and to set limits by.

use super::Space;
use geo_types::Coord;

impl Space {
    /// Length of an edge in metres. On the sphere: on a plane that touches it at the
    /// edge's middle latitude; within 0.5 % of the ellipsoid for edges below 100 km.
    #[inline]
    pub(super) fn edge_m(self, [a, b]: [Coord<f64>; 2]) -> f64 {
        let shrink = self.shrink((a.y + b.y) / 2.0);
        let (x, y) = ((b.x - a.x) * shrink, b.y - a.y);
        (x * x + y * y).sqrt() * self.unit_m()
    }

    /// Length of a chain in metres, edge by edge.
    pub(super) fn chain_m(self, chain: &[Coord<f64>]) -> f64 {
        let edges = chain.windows(2);
        edges.map(|edge| self.edge_m([edge[0], edge[1]])).sum()
    }
}

/// An edge that distances are measured from. On the sphere: on a plane that touches it
/// at the edge's middle latitude.
#[derive(Debug, Clone, Copy)]
pub(super) struct EdgeMetric {
    from: Coord<f64>,
    /// Metres for a unit of each coordinate.
    scale: [f64; 2],
    /// From the start to the end, metres.
    along: [f64; 2],
    /// Squared length, m².
    length2: f64,
}

impl EdgeMetric {
    #[inline]
    pub(super) fn new(space: Space, [a, b]: [Coord<f64>; 2]) -> EdgeMetric {
        let scale = space.scale_m((a.y + b.y) / 2.0);
        let along = [(b.x - a.x) * scale[0], (b.y - a.y) * scale[1]];
        EdgeMetric {
            from: a,
            scale,
            along,
            length2: along[0] * along[0] + along[1] * along[1],
        }
    }

    /// Squared distance of a point from the edge, its ends included, m².
    #[inline]
    pub(super) fn distance2(&self, p: Coord<f64>) -> f64 {
        let [x, y] = [
            (p.x - self.from.x) * self.scale[0],
            (p.y - self.from.y) * self.scale[1],
        ];
        let [u, v] = self.along;
        let dot = x * u + y * v;
        if dot <= 0.0 {
            x * x + y * y
        } else if dot >= self.length2 {
            (x - u) * (x - u) + (y - v) * (y - v)
        } else {
            let cross = x * v - y * u;
            cross * cross / self.length2
        }
    }
}

/// Mean width in metres of something with an area and a border: that of a long
/// strip is its width, that of a square half its side.
pub(super) fn mean_width_m(area_m2: f64, border_m: f64) -> f64 {
    2.0 * area_m2 / border_m.max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::earth::METRES_PER_DEGREE;

    #[test]
    fn a_point_is_as_far_from_an_edge_as_from_its_nearest_point() {
        let at = |x: f64, y: f64| Coord { x, y };
        let far =
            |edge: [Coord<f64>; 2], p| EdgeMetric::new(Space::Geographic, edge).distance2(p).sqrt();
        let south = [at(10.0, 0.0), at(11.0, 0.0)];
        let degrees = |m: f64| m / METRES_PER_DEGREE;
        assert!((degrees(far(south, at(10.5, 0.01))) - 0.01).abs() < 1e-12);
        assert!((degrees(far(south, at(11.3, 0.4))) - 0.5).abs() < 1e-12);
        assert!((degrees(far(south, at(9.7, -0.4))) - 0.5).abs() < 1e-12);
        // At 60 degrees of latitude a degree of longitude is half as long.
        let north = [at(10.0, 59.0), at(10.0, 61.0)];
        assert!((degrees(far(north, at(10.2, 60.3))) - 0.1).abs() < 1e-12);
        // An edge without length is a point.
        assert!((degrees(far([at(1.0, 0.0); 2], at(1.3, 0.4))) - 0.5).abs() < 1e-12);
    }
}
