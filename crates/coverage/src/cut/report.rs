//! What a cut did.

use geo_types::Coord;
use rustc_hash::FxHashSet;

use super::super::area;
use super::super::plane;
use super::inserted::{Bits, bits};
use super::split::Split;
use geo_types::MultiPolygon;

/// A vertex that the cut put on the unit's old border.
#[derive(Debug, Clone, PartialEq)]
pub struct InsertedNode {
    /// Where it is, degrees.
    pub at: Coord<f64>,
    /// The neighbours that received it as well.
    pub neighbours: Vec<u32>,
}

/// What a cut did.
#[derive(Debug, Clone, PartialEq)]
pub struct CutReport {
    /// The unit of each part: part 0 keeps the unit's id, the others are new.
    pub parts: Vec<u32>,
    /// Geodesic area of each part, km².
    pub part_area_km2: Vec<f64>,
    /// Geodesic area of the unit before, km².
    pub area_before_km2: f64,
    /// New vertices on the unit's old border.
    pub inserted: Vec<InsertedNode>,
    /// New vertices inside the unit, where cutting edges bend or meet.
    pub inner_vertices: usize,
    /// Slivers that went to the part along whose border they lie longest.
    pub slivers_moved: usize,
    /// Land that was in no outline and went to the longest neighbour, km².
    pub unclaimed_km2: f64,
}

impl Split<'_> {
    /// The report, without the indices of the units.
    pub(super) fn report(&self, shapes: &[MultiPolygon<f64>], area_before_km2: f64) -> CutReport {
        let own: FxHashSet<Bits> = self.points.at[..self.own_points]
            .iter()
            .map(|&p| bits(p))
            .collect();
        let vertices = shapes
            .iter()
            .flatten()
            .flat_map(plane::rings_of)
            .flat_map(|l| &l.0);
        let fresh: FxHashSet<Bits> = vertices
            .map(|&p| bits(p))
            .filter(|b| !own.contains(b))
            .collect();
        let (_, inserted) = self.part_edges();
        let on_border: FxHashSet<Bits> = inserted.0.values().flatten().map(|&p| bits(p)).collect();
        CutReport {
            parts: vec![],
            part_area_km2: shapes.iter().map(area::area_km2).collect(),
            area_before_km2,
            inserted: vec![],
            inner_vertices: fresh.difference(&on_border).count(),
            slivers_moved: self.slivers_moved,
            unclaimed_km2: self.unclaimed_km2,
        }
    }
}
