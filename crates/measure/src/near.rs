//! Lengths of short pieces on the ellipsoid WGS 84, such as those of roads, of which there
//! are millions.

use geo_types::Coord;

use super::geodesic::{Reduced, distance_m};
use aimaq_coverage::earth::{FLATTENING, SEMI_MAJOR_M};

/// Square of the first eccentricity.
const E2: f64 = FLATTENING * (2.0 - FLATTENING);
/// Degrees in which a piece is short, and the latitude from which on none is.
const SHORT: f64 = 0.05;
const POLAR: f64 = 80.0;

/// Metres of a degree of longitude and of one of latitude at a latitude, from the radii of
/// curvature of the ellipsoid there.
pub(super) fn metres_per_degree(latitude: f64) -> [f64; 2] {
    let (sin, cos) = latitude.to_radians().sin_cos();
    let w2 = 1.0 - E2 * sin * sin;
    let across = SEMI_MAJOR_M / w2.sqrt();
    let along = across * (1.0 - E2) / w2;
    [across * cos, along].map(f64::to_radians)
}

/// Metres between two points. Near ones are measured on a plane that touches the ellipsoid
/// at their middle latitude, which is within a millionth of the geodesic line; others along
/// that line.
pub(super) fn short_m(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (x, y) = (a.x - b.x, a.y - b.y);
    let middle = (a.y + b.y) / 2.0;
    if x.abs() > SHORT || y.abs() > SHORT || middle.abs() > POLAR {
        return distance_m(&Reduced::new(a), &Reduced::new(b));
    }
    let [east, north] = metres_per_degree(middle);
    (x * east).hypot(y * north)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_degree_is_as_long_as_the_ellipsoid_says() {
        // NIMA TR8350.2: 6378.137 km · π / 180, and the meridian at the equator.
        let [east, north] = metres_per_degree(0.0);
        assert!((east - 111_319.490_793).abs() < 1e-6);
        assert!((north - 110_574.275_822).abs() < 1e-5);
        let [east, north] = metres_per_degree(90.0);
        assert!(
            east.abs() < 1e-6 && (north - 111_693.979_559).abs() < 1e-5,
            "{north}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn short_pieces_are_within_a_millionth_of_the_geodesic(
            x in -180.0..180.0, y in -89.0..89.0, dx in -0.06..0.06, dy in -0.06..0.06
        ) {
            let (a, b) = (Coord { x, y }, Coord { x: x + dx, y: y + dy });
            let exact = distance_m(&Reduced::new(a), &Reduced::new(b));
            let short = short_m(a, b);
            prop_assert!((short - exact).abs() <= 1e-6 * exact, "{} {}", short, exact);
            prop_assert_eq!(short.to_bits(), short_m(b, a).to_bits());
        }
    }
}
