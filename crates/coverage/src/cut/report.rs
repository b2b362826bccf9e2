//! What a cut did.

use geo_types::Coord;
use rustc_hash::FxHashSet;

use super::super::prim::{VertexKey, vertex_key};
use super::super::{UnitIndex, plane};
use super::split::Split;
use geo_types::MultiPolygon;

/// A vertex that the cut put on the unit's old border.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct InsertedNode {
    /// Where it is.
    pub at: Coord<f64>,
    /// The neighbours that received it as well.
    pub neighbours: Vec<UnitIndex>,
}

/// What a cut did.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CutReport {
    /// The unit of each part: part 0 keeps the unit's id, the others are new.
    pub parts: Vec<UnitIndex>,
    /// Area of each part, km².
    pub part_area_km2: Vec<f64>,
    /// Area of the unit before, km².
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
        let own = self.points.at[..self.own_points].iter();
        let own: FxHashSet<VertexKey> = own
            .flat_map(|&p| [p, self.unwrapped.map_or(p, |unwrapped| unwrapped.back(p))])
            .map(vertex_key)
            .collect();
        let vertices = shapes
            .iter()
            .flatten()
            .flat_map(plane::rings_of)
            .flat_map(|l| &l.0);
        let fresh: FxHashSet<VertexKey> = vertices
            .map(|&p| vertex_key(p))
            .filter(|b| !own.contains(b))
            .collect();
        let (_, inserted) = self.part_edges();
        let on_border: FxHashSet<VertexKey> = inserted
            .0
            .values()
            .flatten()
            .map(|&p| vertex_key(p))
            .collect();
        CutReport {
            parts: vec![],
            part_area_km2: shapes
                .iter()
                .map(|shape| self.space.area_km2(shape))
                .collect(),
            area_before_km2,
            inserted: vec![],
            inner_vertices: fresh.difference(&on_border).count(),
            slivers_moved: self.slivers_moved,
            unclaimed_km2: self.unclaimed_km2,
        }
    }
}
