//! Faces grouped into pieces of land, and the polygons of these.

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

/// Faces for which `key` gives the same, and that hang together over edges.
pub(super) fn connected<K: PartialEq + Clone>(
    land: &Arrangement,
    key: impl Fn(u32) -> Option<K>,
) -> Vec<(K, Vec<u32>)> {
    let keys: Vec<Option<K>> = (0..land.face_count() as u32).map(key).collect();
    let mut seen = vec![false; keys.len()];
    let mut groups = vec![];
    for first in 0..keys.len() as u32 {
        let Some(own) = keys[first as usize]
            .clone()
            .filter(|_| !seen[first as usize])
        else {
            continue;
        };
        seen[first as usize] = true;
        let mut faces = vec![first];
        let mut next = 0;
        while next < faces.len() {
            for &half in land.halves.of(faces[next]) {
                let beyond = land.across(half) as usize;
                if !seen[beyond] && keys[beyond].as_ref() == Some(&own) {
                    seen[beyond] = true;
                    faces.push(beyond as u32);
                }
            }
            next += 1;
        }
        groups.push((own, faces));
    }
    groups
}
