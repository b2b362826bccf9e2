//! Distances between points.

use geo::{Distance, Haversine, Point};
use geo_types::Coord;
use rayon::prelude::*;
use serde::Serialize;

use super::geodesic::{Reduced, distance_m};
use aimaq_words::keyword::keywords;

keywords! {
    /// How distance is measured.
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Metric: "metric", default Geodesic {
        /// On the ellipsoid WGS 84 (Karney 2013).
        Geodesic = "geodesic",
        /// On a sphere of radius 6371.0088 km (haversine), for comparison with
        /// published great-circle figures.
        GreatCircle = "great-circle",
    }
}

/// Kilometres between two points given as longitude and latitude in degrees.
pub fn distance_km(metric: Metric, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let metres = match metric {
        Metric::Geodesic => distance_m(&Reduced::new(a), &Reduced::new(b)),
        Metric::GreatCircle => Haversine.distance(Point::from(a), Point::from(b)),
    };
    metres / 1000.0
}

/// Points that one task measures: enough to outweigh the cost of a task.
const CHUNK: usize = 4096;

/// Kilometres from every point to the centre it is assigned to, an index in
/// `centres`; `NaN` where there is no such centre.
///
/// The points are measured in parallel, each by itself, so that the result does
/// not depend on the number of threads.
pub fn ways_km(
    metric: Metric,
    points: &[Coord<f64>],
    assigned: &[u32],
    centres: &[Coord<f64>],
) -> Vec<f64> {
    let mut ways = vec![f64::NAN; points.len().min(assigned.len())];
    let reduced: Vec<Reduced> = centres.iter().map(|&c| Reduced::new(c)).collect();
    let way = |point: Coord<f64>, centre: usize| match metric {
        Metric::Geodesic => {
            let centre = reduced.get(centre)?;
            Some(distance_m(&Reduced::new(point), centre) / 1000.0)
        }
        Metric::GreatCircle => Some(distance_km(metric, point, *centres.get(centre)?)),
    };
    let chunks = points.par_chunks(CHUNK).zip(assigned.par_chunks(CHUNK));
    ways.par_chunks_mut(CHUNK)
        .zip(chunks)
        .for_each(|(ways, (points, assigned))| {
            for ((found, &point), &centre) in ways.iter_mut().zip(points).zip(assigned) {
                *found = way(point, centre as usize).unwrap_or(f64::NAN);
            }
        });
    ways
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
    fn many_ways_are_the_same_as_one_by_one() {
        let points: Vec<_> = (0..10_000)
            .map(|i| Coord {
                x: 47.0 + f64::from(i) * 0.004,
                y: 41.0 + f64::from(i % 1400) * 0.01,
            })
            .collect();
        let assigned: Vec<u32> = (0..10_000).map(|i| i % 3).collect();
        let ways = ways_km(Metric::Geodesic, &points, &assigned, &[OSKEMEN, SEMEY]);
        for (i, way) in ways.into_iter().enumerate() {
            match [OSKEMEN, SEMEY].get(i % 3) {
                Some(&c) => assert_eq!(way, distance_km(Metric::Geodesic, points[i], c)),
                None => assert!(way.is_nan()),
            }
        }
    }

    #[test]
    fn the_sphere_is_within_half_a_percent_of_the_ellipsoid() {
        let exact = distance_km(Metric::Geodesic, OSKEMEN, SEMEY);
        let sphere = distance_km(Metric::GreatCircle, OSKEMEN, SEMEY);
        assert!((exact / sphere - 1.0).abs() < 0.005, "{exact} {sphere}");
    }
}
