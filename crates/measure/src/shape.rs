//! How compact and how coherent the land of a region is.

use std::f64::consts::PI;

use geo::{Area as _, ConvexHull};
use geo_types::{Coord, LineString, MultiPolygon, Point, Polygon};
use serde::Serialize;

use super::circle::smallest_circle;
use aimaq_coverage::{Inner180, Projection, area};

/// Measures of the land of a region. The three measures of compactness are 1
/// for a disc and near 0 for a thread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shape {
    /// Area in km², on WGS 84.
    pub area_km2: f64,
    /// Length of its whole border in km, on WGS 84, borders of holes included.
    pub border_km: f64,
    /// 4π · area / border² (Polsby and Popper 1991).
    pub polsby_popper: f64,
    /// Area over that of the smallest enclosing circle (Reock 1961).
    pub reock: f64,
    /// Area over that of the convex hull.
    pub hull_share: f64,
    /// Pieces of land; more than one where it is not contiguous. Pieces that
    /// touch in a point only are apart.
    pub parts: usize,
    /// Land of others that it encloses.
    pub holes: usize,
}

/// Measures land given in degrees; `None` where there is none.
pub fn region_shape(land: &MultiPolygon<f64>) -> Option<Shape> {
    let lengths = land.0.iter().flat_map(rings);
    let km = lengths.map(|ring| area::length_km(&ring.0)).sum();
    measured_shape(land, area::area_km2(land), km)
}

/// Measures land given in degrees whose area and length of rings are known; `None` where
/// there is none.
///
/// The circle and the hull are found in an equal-area projection centred on the
/// land, where every area is true.
pub fn measured_shape(land: &MultiPolygon<f64>, area_km2: f64, rings_km: f64) -> Option<Shape> {
    let rings = || land.0.iter().flat_map(rings);
    let projection = Projection::fitted(rings().flat_map(|ring| ring.0.iter().copied()))?;
    // Land cut at the antimeridian has no border there.
    let inner = Inner180::of(land);
    let border_km = rings_km - 2.0 * inner.length_km();
    let plane: Vec<Polygon<f64>> = land.0.iter().map(|p| projected(p, &projection)).collect();
    let plane = MultiPolygon::new(plane);
    let plane_km2 = plane.unsigned_area();
    let hull = plane.convex_hull();
    let circle = smallest_circle(&hull.exterior().0)?;
    Some(Shape {
        area_km2,
        border_km,
        polsby_popper: 4.0 * PI * area_km2 / border_km.powi(2),
        reock: plane_km2 / (PI * circle.radius.powi(2)),
        hull_share: plane_km2 / hull.unsigned_area(),
        parts: inner.parts,
        holes: land.0.iter().map(|p| p.interiors().len()).sum(),
    })
}

fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> + Clone {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

fn projected(polygon: &Polygon<f64>, projection: &Projection) -> Polygon<f64> {
    let line = |ring: &LineString<f64>| -> LineString<f64> {
        let points = projection.line(ring);
        points
            .into_iter()
            .map(|c: Coord<f64>| Point::from(c))
            .collect()
    };
    let holes = polygon.interiors().iter().map(line).collect();
    Polygon::new(line(polygon.exterior()), holes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A polygon of a hundred corners around a point, `km` wide on the equator.
    fn disc(lon: f64, lat: f64, degrees: f64) -> Polygon<f64> {
        let corner = |i: u32| {
            let angle = f64::from(i) / 100.0 * 2.0 * PI;
            let x = lon + degrees * angle.cos() / lat.to_radians().cos();
            (x, lat + degrees * angle.sin())
        };
        let ring: Vec<(f64, f64)> = (0..=100).map(|i| corner(i % 100)).collect();
        Polygon::new(ring.into(), Vec::new())
    }

    fn rectangle(width: f64, height: f64) -> Polygon<f64> {
        let ring = [
            (60.0, 0.0),
            (60.0 + width, 0.0),
            (60.0 + width, height),
            (60.0, height),
            (60.0, 0.0),
        ];
        Polygon::new(ring.to_vec().into(), Vec::new())
    }

    #[test]
    fn a_disc_is_as_compact_as_can_be() {
        let shape = region_shape(&disc(70.0, 48.0, 0.5).into()).expect("land");
        for measure in [shape.polsby_popper, shape.reock, shape.hull_share] {
            assert!((0.98..=1.001).contains(&measure), "{shape:?}");
        }
    }

    #[test]
    fn a_square_on_the_equator_has_its_textbook_values() {
        let shape = region_shape(&rectangle(0.1, 0.1).into()).expect("land");
        assert!((shape.polsby_popper - PI / 4.0).abs() < 2e-3, "{shape:?}");
        assert!((shape.reock - 2.0 / PI).abs() < 5e-3, "{shape:?}");
        assert!((shape.hull_share - 1.0).abs() < 1e-4, "{shape:?}");
    }

    #[test]
    fn two_islands_are_two_parts_and_share_one_hull() {
        let islands = MultiPolygon::new(vec![disc(70.0, 48.0, 0.2), disc(72.0, 48.0, 0.2)]);
        let shape = region_shape(&islands).expect("land");
        assert_eq!((shape.parts, shape.holes), (2, 0));
        assert!(shape.hull_share < 0.6 && shape.reock < 0.3, "{shape:?}");
    }

    #[test]
    fn no_land_has_no_shape() {
        assert_eq!(region_shape(&MultiPolygon::new(Vec::new())), None);
    }
}
