//! Coverages of single edges, to trace polygons from.

use super::{Coverage, Space, UnitIndex};
use geo_types::{Coord, MultiPolygon};

/// An edge between two points with a unit (or none) on either side.
#[derive(Debug, Clone, Copy)]
pub(super) struct SidedEdge {
    pub(super) ends: [u32; 2],
    pub(super) sides: [UnitIndex; 2],
}

/// The polygons of so many units that the edges bound.
pub(super) fn traced(
    space: Space,
    at: &[Coord<f64>],
    edges: &[SidedEdge],
    units: usize,
) -> Vec<MultiPolygon<f64>> {
    let coords = edges.iter().flat_map(|e| e.ends.map(|p| at[p as usize]));
    // Arcs only, one for each edge: enough to dissolve.
    let coverage = Coverage {
        space,
        coords: coords.collect(),
        arc_start: (0..=edges.len() as u32).map(|e| e * 2).collect(),
        sides: edges.iter().map(|e| e.sides).collect(),
        ends: edges.iter().map(|e| e.ends).collect(),
        nodes: at.len() as u32,
        ring_start: vec![0],
        poly_start: vec![0],
        unit_start: vec![0; units + 1],
        ..Coverage::default()
    };
    let each_alone: Vec<Option<u32>> = (0..units as u32).map(Some).collect();
    coverage.dissolve(&each_alone, units)
}
