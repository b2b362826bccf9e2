//! Lengths on the ground, near enough to compare and to set limits by.

use geo_types::Coord;

/// Metres for a degree of latitude on a sphere with the Earth's mean radius
/// (6 371 008.8 m, IUGG).
pub(super) const METRES_PER_DEGREE: f64 = 111_195.080_234;

/// Length of an edge in metres, on a plane that touches the sphere at its
/// middle latitude; within 0.5 % of the ellipsoid for edges below 100 km.
pub(super) fn edge_m([a, b]: [Coord<f64>; 2]) -> f64 {
    let shrink = ((a.y + b.y) / 2.0).to_radians().cos();
    ((b.x - a.x) * shrink).hypot(b.y - a.y) * METRES_PER_DEGREE
}

/// Length of a chain in metres, edge by edge.
pub(super) fn chain_m(chain: &[Coord<f64>]) -> f64 {
    chain
        .windows(2)
        .map(|edge| edge_m([edge[0], edge[1]]))
        .sum()
}

/// Mean width in metres of something with an area and a border: that of a long
/// strip is its width, that of a square half its side.
pub(super) fn mean_width_m(area_m2: f64, border_m: f64) -> f64 {
    2.0 * area_m2 / border_m.max(f64::MIN_POSITIVE)
}
