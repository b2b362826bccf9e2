//! The polygons of pieces of land.

use super::super::arrangement::Arrangement;
use super::super::sided_edges::{SidedEdge, traced};
use super::super::{HalfEdge, UnitIndex};
use geo_types::MultiPolygon;

/// The polygons of groups of faces; no face is in two groups.
pub(super) fn polygons(land: &Arrangement, groups: &[&[u32]]) -> Vec<MultiPolygon<f64>> {
    let mut group_of = vec![UnitIndex::NONE; land.face_count()];
    for (group, faces) in UnitIndex::with(groups) {
        faces
            .iter()
            .for_each(|&face| group_of[face as usize] = group);
    }
    let beside = |edge: u32| {
        let faces = land.faces.beside(HalfEdge::forward(edge));
        faces.map(|face| group_of[face as usize])
    };
    let edges: Vec<SidedEdge> = (0..)
        .zip(&land.faces.edges)
        .map(|(edge, &ends)| SidedEdge {
            ends,
            sides: beside(edge),
        })
        .filter(|edge| edge.sides[0] != edge.sides[1])
        .collect();
    traced(land.space(), &land.at, &edges, groups.len())
}
