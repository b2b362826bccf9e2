//! Contiguous faces that belong together.

use super::arrangement::Arrangement;

/// Faces for which `key` gives the same, and that are contiguous.
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

/// Length of the border around contiguous faces, metres; `inside` says
/// which faces those are.
pub(super) fn border_m(land: &Arrangement, faces: &[u32], inside: impl Fn(u32) -> bool) -> f64 {
    let halves = faces.iter().flat_map(|&face| land.halves.of(face));
    let outer = halves.filter(|&&half| !inside(land.across(half)));
    outer.map(|&half| land.length_m(half)).sum()
}
