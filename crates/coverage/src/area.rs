//! Areas and lengths summed from the arcs: on the ellipsoid WGS 84, or on a plane.
//!
//! On the ellipsoid an edge is straight in longitude and latitude, as GeoJSON has it (RFC 7946,
//! 3.1.1), and as cuts and maps treat it. It contributes the area between itself
//! and the equator: the integral of the area per longitude (Snyder 1987, eq. 3-12)
//! along the edge, by Gauss's five-point rule on pieces of at most one degree. A
//! vertex that is inserted into an edge therefore changes no area, a common
//! border counts once in each sense, and the areas of two neighbours add up to
//! that of their union but for rounding (about 1e-5 m²).
//!
//! Areas with geodesic edges (Karney 2013) differ by about a twelfth of the cubed
//! edge length over the Earth's radius: nothing for surveyed boundaries, much for
//! an edge of a hundred kilometres, which such a boundary does not have.

use super::earth::{FLATTENING, SEMI_MAJOR_M};
use super::{Coverage, HalfEdge, Space, UnitIndex, plane};
use geo_types::{Coord, MultiPolygon};
use geographiclib_rs::{Geodesic, InverseGeodesic};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Areas of all units, or lengths of all arcs, once somebody has asked for them. They follow
/// from the rest of a coverage: two that are equal need not both have them, and a copy begins
/// without.
#[derive(Debug, Default)]
pub(super) struct Measured(OnceLock<Vec<f64>>);

impl Clone for Measured {
    fn clone(&self) -> Measured {
        Measured::default()
    }
}

impl PartialEq for Measured {
    fn eq(&self, _: &Measured) -> bool {
        true
    }
}

const SQUARE_METRES: f64 = 1e6;

/// Length in metres of a chain of geodesics.
fn chain_length(earth: &Geodesic, chain: &[Coord<f64>]) -> f64 {
    let lengths = chain
        .windows(2)
        .map(|e| -> f64 { earth.inverse(e[0].y, e[0].x, e[1].y, e[1].x) });
    lengths.sum()
}

/// Squared eccentricity of WGS 84.
const ECCENTRICITY_2: f64 = FLATTENING * (2.0 - FLATTENING);

/// Nodes and weights of Gauss's five-point rule on the interval from 0 to 1.
const GAUSS: [(f64, f64); 5] = [
    (0.046_910_077_030_668, 0.118_463_442_528_094_5),
    (0.230_765_344_947_158_5, 0.239_314_335_249_683_2),
    (0.5, 0.284_444_444_444_444_4),
    (0.769_234_655_052_841_5, 0.239_314_335_249_683_2),
    (0.953_089_922_969_332, 0.118_463_442_528_094_5),
];

/// The same of two points, for short edges: over a tenth of a degree it is off by
/// less than the last digit.
const GAUSS_SHORT: [(f64, f64); 2] = [
    (0.211_324_865_405_187_1, 0.5),
    (0.788_675_134_594_812_9, 0.5),
];

/// Area in m² between an edge and the equator; counter-clockwise rings add up
/// to a positive sum.
fn edge_area(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let height = b.y - a.y;
    let pieces = height.abs().ceil().max(1.0);
    let rule: &[(f64, f64)] = if height.abs() < 0.1 {
        &GAUSS_SHORT
    } else {
        &GAUSS
    };
    let mut mean = 0.0;
    let mut piece = 0.0;
    while piece < pieces {
        for (node, weight) in rule {
            let lat = a.y + height * (piece + node) / pieces;
            mean += weight * zone_area(lat.to_radians()) / pieces;
        }
        piece += 1.0;
    }
    -(b.x - a.x).to_radians() * mean
}

/// Area in m² from the equator to a latitude for one radian of longitude.
fn zone_area(lat: f64) -> f64 {
    let e = ECCENTRICITY_2.sqrt();
    let sine = lat.sin();
    let squared = SEMI_MAJOR_M * SEMI_MAJOR_M * (1.0 - ECCENTRICITY_2) / 2.0;
    squared * (sine / (1.0 - ECCENTRICITY_2 * sine * sine) + (e * sine).atanh() / e)
}

/// Area in m² between an edge and the line from which areas are counted (the equator,
/// or `y = 0` of a plane).
#[inline]
fn edge_area_in(space: Space, a: Coord<f64>, b: Coord<f64>) -> f64 {
    match space {
        Space::Geographic => edge_area(a, b),
        Space::Planar => -(b.x - a.x) * f64::midpoint(a.y, b.y),
    }
}

/// Area in m² between a chain and the line from which areas are counted.
fn chain_area(space: Space, chain: &[Coord<f64>]) -> f64 {
    let edges = chain.windows(2);
    edges.map(|e| edge_area_in(space, e[0], e[1])).sum()
}

/// Area of polygons on WGS 84, km²; shells counter-clockwise and holes
/// clockwise count as what they are, whatever the winding.
///
/// Which way a ring winds is judged in the plane of degrees, as everywhere. A ring that
/// crosses itself may have the opposite orientation on the ellipsoid; its area is then
/// negative, here as in [`Coverage::area_km2`].
pub fn area_km2(shape: &MultiPolygon<f64>) -> f64 {
    area_km2_in(Space::Geographic, shape)
}

/// As [`area_km2`], in any space.
pub(super) fn area_km2_in(space: Space, shape: &MultiPolygon<f64>) -> f64 {
    // Turned round where it winds the wrong way, as `build` does; a ring without area
    // in the plane stays as it winds.
    let ring = |chain: &[Coord<f64>], is_wrong: fn(f64) -> bool| {
        let turned = is_wrong(plane::twice_area(chain));
        chain_area(space, chain) * if turned { -1.0 } else { 1.0 }
    };
    let polygon = |p: &geo_types::Polygon<f64>| {
        let holes = p.interiors().iter();
        let holes = holes.map(|hole| ring(&hole.0, |area| area > 0.0));
        ring(&p.exterior().0, |area| area < 0.0) + holes.sum::<f64>()
    };
    shape.iter().map(polygon).sum::<f64>() / SQUARE_METRES
}

/// Geodesic length of a chain of vertices on WGS 84, km.
pub fn length_km(chain: &[Coord<f64>]) -> f64 {
    length_km_in(Space::Geographic, chain)
}

/// As [`length_km`], in any space.
pub(super) fn length_km_in(space: Space, chain: &[Coord<f64>]) -> f64 {
    Lengths::new(space).chain_m(chain) / 1000.0
}

/// Lengths of chains in one space.
struct Lengths(Option<Geodesic>);

impl Lengths {
    fn new(space: Space) -> Lengths {
        Lengths(matches!(space, Space::Geographic).then(Geodesic::wgs84))
    }

    fn chain_m(&self, chain: &[Coord<f64>]) -> f64 {
        match &self.0 {
            Some(earth) => chain_length(earth, chain),
            None => Space::Planar.chain_m(chain),
        }
    }
}

impl Coverage {
    /// Area of a unit, km²: on WGS 84, or on the plane; 0 for a unit without a feature.
    pub fn area_km2(&self, unit: impl Into<UnitIndex>) -> f64 {
        self.summed_km2(unit.into(), |arc| {
            chain_area(self.space, self.arc_coords(arc))
        })
    }

    /// Areas of all units, km², each the same as [`Coverage::area_km2`] gives. Every arc
    /// is measured once, and the areas are kept for whoever asks again.
    pub fn areas_km2(&self) -> &[f64] {
        self.areas.0.get_or_init(|| {
            let arcs = 0..self.arc_count();
            let arcs: Vec<f64> = arcs
                .map(|arc| chain_area(self.space, self.arc_coords(arc)))
                .collect();
            let units = self.units();
            units
                .map(|unit| self.summed_km2(unit, |arc| arcs[arc]))
                .collect()
        })
    }

    /// The area of a unit by those between its arcs and the equator, m².
    fn summed_km2(&self, unit: UnitIndex, arc_area: impl Fn(usize) -> f64) -> f64 {
        let signed = |half: &HalfEdge| {
            let area = arc_area(half.edge());
            if half.is_reversed() { -area } else { area }
        };
        let rings = self
            .rings(unit)
            .map(|ring| ring.iter().map(signed).sum::<f64>());
        rings.sum::<f64>() / SQUARE_METRES
    }

    /// Lengths of all arcs, km: geodesic, or on the plane. They are measured once and kept
    /// for whoever asks again.
    pub fn arc_lengths_km(&self) -> &[f64] {
        self.lengths.0.get_or_init(|| {
            let lengths = Lengths::new(self.space);
            let arcs = 0..self.arc_count();
            arcs.map(|arc| lengths.chain_m(self.arc_coords(arc)) / 1000.0)
                .collect()
        })
    }

    /// Length of the border of each group of units, km: of the arcs with a unit of it on
    /// one side only. `group_of` says the group of a unit, below `groups`; a unit of none
    /// lies outside them all.
    pub fn border_lengths_km(
        &self,
        groups: usize,
        group_of: impl Fn(UnitIndex) -> Option<usize>,
    ) -> Vec<f64> {
        let mut lengths = vec![0.0; groups];
        let group = |unit: UnitIndex| (unit != UnitIndex::NONE).then(|| group_of(unit)).flatten();
        for (sides, km) in self.sides.iter().zip(self.arc_lengths_km()) {
            let [left, right] = sides.map(group);
            for group in [left, right].into_iter().flatten() {
                if left != right
                    && let Some(length) = lengths.get_mut(group)
                {
                    *length += km;
                }
            }
        }
        lengths
    }

    /// Neighbours and the length of their common border, km: `(a, b, km)` with
    /// `a < b`, in that order. Units that touch at points only are not neighbours.
    pub fn adjacency(&self) -> Vec<(UnitIndex, UnitIndex, f64)> {
        let mut shared: BTreeMap<(UnitIndex, UnitIndex), f64> = BTreeMap::new();
        for (&[left, right], km) in self.sides.iter().zip(self.arc_lengths_km()) {
            if left != UnitIndex::NONE && right != UnitIndex::NONE && left != right {
                *shared
                    .entry((left.min(right), left.max(right)))
                    .or_default() += km;
            }
        }
        shared.into_iter().map(|((a, b), km)| (a, b, km)).collect()
    }

    /// Length of the border that has a unit on one side only, km: geodesic, or on the
    /// plane.
    pub fn outer_border_km(&self) -> f64 {
        self.border_lengths_km(1, |_| Some(0))[0]
    }
}

/// Area enclosed by directed edges that close, m²; positive when the
/// inside is on their left.
pub(super) fn enclosed_m2(space: Space, edges: impl Iterator<Item = [Coord<f64>; 2]>) -> f64 {
    edges.map(|[a, b]| edge_area_in(space, a, b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, size: f64) -> MultiPolygon<f64> {
        let corners = [
            (x, y),
            (x + size, y),
            (x + size, y + size),
            (x, y + size),
            (x, y),
        ];
        MultiPolygon::new(vec![geo_types::Polygon::new(
            corners.to_vec().into(),
            Vec::new(),
        )])
    }

    #[test]
    fn the_ellipsoid_has_its_known_area() {
        let half = chain_area(
            Space::Geographic,
            &[Coord { x: 360.0, y: 90.0 }, Coord { x: 0.0, y: 90.0 }],
        );
        // 510 065 621.724 km², NIMA TR8350.2
        assert!(
            (half * 2.0 / SQUARE_METRES - 510_065_621.724).abs() < 0.01,
            "{half}"
        );
    }

    #[test]
    fn a_plane_far_from_its_origin_has_its_own_areas_and_lengths() {
        let square = square(654_321.5, 5_123_456.25, 1000.0);
        assert_eq!(Space::Planar.area_km2(&square), 1.0);
        assert_eq!(Space::Planar.length_km(&square.0[0].exterior().0), 4.0);
        let coverage = Coverage::build_in(Space::Planar, &[square]).expect("a square");
        assert!((coverage.areas_km2()[0] - 1.0).abs() < 1e-9);
        assert_eq!(coverage.outer_border_km(), 4.0);
    }

    #[test]
    fn a_border_within_a_group_is_not_its_border() {
        let row = [0.0, 1.0, 2.0].map(|x| square(x * 1000.0, 0.0, 1000.0));
        let coverage = Coverage::build_in(Space::Planar, &row).expect("three squares");
        let first_two = |unit: UnitIndex| Some(unit.index() / 2);
        assert_eq!(coverage.border_lengths_km(2, first_two), [6.0, 4.0]);
        let first = |unit: UnitIndex| (unit.index() == 0).then_some(0);
        assert_eq!(coverage.border_lengths_km(1, first), [4.0]);
    }

    #[test]
    fn a_vertex_inside_an_edge_changes_no_area() {
        let whole = square(60.0, 45.0, 7.0);
        let mut ring = whole.0[0].exterior().0.clone();
        ring.insert(2, Coord { x: 67.0, y: 47.3 });
        ring.insert(1, Coord { x: 61.7, y: 45.0 });
        let finer = MultiPolygon::new(vec![geo_types::Polygon::new(ring.into(), Vec::new())]);
        assert!((area_km2(&whole) - area_km2(&finer)).abs() < 1e-8);
    }

    #[test]
    fn the_short_rule_agrees_with_the_long_one() {
        for lat in [1.0, 33.3, 50.0, 89.8] {
            let (a, b) = (
                Coord { x: 70.0, y: lat },
                Coord {
                    x: 71.0,
                    y: lat + 0.0999,
                },
            );
            let long: f64 = GAUSS
                .iter()
                .map(|(node, weight)| weight * zone_area((lat + 0.0999 * node).to_radians()))
                .sum();
            let long = -1.0_f64.to_radians() * long;
            assert!((edge_area(a, b) / long - 1.0).abs() < 1e-13, "{lat}");
        }
    }

    #[test]
    fn small_squares_agree_with_geodesic_edges() {
        use geo::GeodesicArea;
        let small = square(70.0, 50.0, 0.01);
        let geodesic = small.geodesic_area_signed().abs() / SQUARE_METRES;
        assert!((area_km2(&small) / geodesic - 1.0).abs() < 1e-6);
    }
}
