//! Distances between points.

use geo::{Distance, Geodesic, Haversine, Point};
use geo_types::Coord;
use serde::Serialize;

/// How distance is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// On the ellipsoid WGS 84 (Karney 2013).
    #[default]
    Geodesic,
    /// On a sphere of radius 6371.0088 km (haversine), for comparison with
    /// published great-circle figures.
    GreatCircle,
}

/// Kilometres between two points given as longitude and latitude in degrees.
pub fn distance_km(metric: Metric, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (a, b) = (Point::from(a), Point::from(b));
    let metres = match metric {
        Metric::Geodesic => Geodesic.distance(a, b),
        Metric::GreatCircle => Haversine.distance(a, b),
    };
    metres / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const OSKEMEN: Coord<f64> = Coord { x: 82.61, y: 49.95 };
    const SEMEY: Coord<f64> = Coord { x: 80.25, y: 50.41 };

    #[test]
    fn one_degree_of_the_equator_is_111_km() {
        let east = Coord { x: 1.0, y: 0.0 };
        let zero = Coord { x: 0.0, y: 0.0 };
        // 6378.137 km · π / 180
        assert!((distance_km(Metric::Geodesic, zero, east) - 111.319_490_793).abs() < 1e-6);
        // 6371.0088 km · π / 180
        assert!((distance_km(Metric::GreatCircle, zero, east) - 111.195_08).abs() < 1e-4);
    }

    #[test]
    fn the_sphere_is_within_half_a_percent_of_the_ellipsoid() {
        let exact = distance_km(Metric::Geodesic, OSKEMEN, SEMEY);
        let sphere = distance_km(Metric::GreatCircle, OSKEMEN, SEMEY);
        assert!((exact / sphere - 1.0).abs() < 0.005, "{exact} {sphere}");
    }
}
