//! The polygons of pieces of land.

use super::super::NONE;
use super::super::arrangement::Arrangement;
use super::super::cut::{SidedEdge, bare_coverage};
use geo_types::MultiPolygon;

/// The polygons of groups of faces; no face is in two groups.
pub(super) fn polygons(land: &Arrangement, groups: &[&[u32]]) -> Vec<MultiPolygon<f64>> {
    let mut group_of = vec![NONE; land.face_count()];
    for (group, faces) in (0..).zip(groups) {
        faces
            .iter()
            .for_each(|&face| group_of[face as usize] = group);
    }
    let beside = |edge: usize| {
        [edge * 2, edge * 2 + 1].map(|half| group_of[land.faces.face_of[half] as usize])
    };
    let edges: Vec<SidedEdge> = land
        .faces
        .edges
        .iter()
        .enumerate()
        .map(|(edge, &ends)| SidedEdge {
            ends,
            sides: beside(edge),
        })
        .filter(|edge| edge.sides[0] != edge.sides[1])
        .collect();
    let identity: Vec<Option<u32>> = (0..groups.len() as u32).map(Some).collect();
    bare_coverage(&land.at, &edges, groups.len()).dissolve(&identity, groups.len())
}
