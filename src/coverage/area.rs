//! Geodesic areas and lengths on WGS 84, summed from the arcs.
//!
//! Each edge contributes the area between itself (a geodesic) and the equator,
//! S₁₂ in C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013),
//! § 6; it changes sign with the direction. A common border is therefore
//! counted once in each sense, and the areas of two neighbours add up to that
//! of their union but for rounding (about 1e-3 m²).

use super::{Coverage, NONE};
use geo_types::{Coord, MultiPolygon};
use geographiclib_rs::{Geodesic, InverseGeodesic};
use std::collections::BTreeMap;

const SQUARE_METRES: f64 = 1e6;

/// Length (m) and area to the equator (m²) of a chain of geodesics.
fn length_and_area(earth: &Geodesic, chain: &[Coord<f64>]) -> (f64, f64) {
    chain.windows(2).fold((0.0, 0.0), |(length, area), edge| {
        let (metres, square_metres) = edge_on(earth, edge[0], edge[1]);
        (length + metres, area + square_metres)
    })
}

fn edge_on(earth: &Geodesic, a: Coord<f64>, b: Coord<f64>) -> (f64, f64) {
    // (distance, azimuth, azimuth, reduced length, two scales, area, arc)
    let (metres, _, _, _, _, _, area, _): (f64, f64, f64, f64, f64, f64, f64, f64) =
        earth.inverse(a.y, a.x, b.y, b.x);
    // The area to the equator counts clockwise; counter-clockwise is positive here.
    (metres, -area)
}

/// Geodesic area of polygons on WGS 84, km²; shells counter-clockwise and holes
/// clockwise count as what they are, whatever the winding.
pub fn area_km2(shape: &MultiPolygon<f64>) -> f64 {
    let earth = Geodesic::wgs84();
    let ring = |chain: &[Coord<f64>]| length_and_area(&earth, chain).1.abs();
    let polygon = |p: &geo_types::Polygon<f64>| {
        ring(&p.exterior().0) - p.interiors().iter().map(|hole| ring(&hole.0)).sum::<f64>()
    };
    shape.iter().map(polygon).sum::<f64>() / SQUARE_METRES
}

/// Geodesic length of a chain of vertices on WGS 84, km.
pub fn length_km(chain: &[Coord<f64>]) -> f64 {
    length_and_area(&Geodesic::wgs84(), chain).0 / 1000.0
}

impl Coverage {
    /// Geodesic area of a unit on WGS 84, km²; 0 for a unit without a feature.
    pub fn area_km2(&self, unit: u32) -> f64 {
        let earth = Geodesic::wgs84();
        let arc_area = |arc_ref: &u32| {
            let area = length_and_area(&earth, self.arc_coords((arc_ref >> 1) as usize)).1;
            if arc_ref & 1 == 0 { area } else { -area }
        };
        let rings = self
            .rings_of(unit)
            .map(|ring| self.refs_of_ring(ring).iter().map(arc_area).sum::<f64>());
        rings.sum::<f64>() / SQUARE_METRES
    }

    /// Geodesic areas of all units, km²; each arc is measured once.
    pub fn areas_km2(&self) -> Vec<f64> {
        let earth = Geodesic::wgs84();
        let mut areas = vec![0.0; self.unit_count()];
        for arc in self.arcs() {
            let area = length_and_area(&earth, arc.coords).1 / SQUARE_METRES;
            if let Some(unit) = arc.left {
                areas[unit as usize] += area;
            }
            if let Some(unit) = arc.right {
                areas[unit as usize] -= area;
            }
        }
        areas
    }

    /// Neighbours and the length of their common border, km: `(a, b, km)` with
    /// `a < b`, in that order. Units that touch at points only are not neighbours.
    pub fn adjacency(&self) -> Vec<(u32, u32, f64)> {
        let earth = Geodesic::wgs84();
        let mut shared: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        for (arc, &[left, right]) in self.sides.iter().enumerate() {
            if left != NONE && right != NONE && left != right {
                let metres = length_and_area(&earth, self.arc_coords(arc)).0;
                *shared
                    .entry((left.min(right), left.max(right)))
                    .or_default() += metres / 1000.0;
            }
        }
        shared.into_iter().map(|((a, b), km)| (a, b, km)).collect()
    }

    /// Geodesic length of the border that has a unit on one side only, km.
    pub fn outer_border_km(&self) -> f64 {
        let earth = Geodesic::wgs84();
        let outer = self.sides.iter().enumerate().filter(|(_, s)| s[1] == NONE);
        outer
            .map(|(arc, _)| length_and_area(&earth, self.arc_coords(arc)).0)
            .sum::<f64>()
            / 1000.0
    }
}

/// Geodesic area enclosed by directed edges that close, m²; positive when the
/// inside is on their left.
pub(super) fn enclosed_m2(edges: impl Iterator<Item = [Coord<f64>; 2]>) -> f64 {
    let earth = Geodesic::wgs84();
    edges.map(|[a, b]| edge_on(&earth, a, b).1).sum()
}
