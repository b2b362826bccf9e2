//! Land that no unit has, that several have, or that one has in an odd way.

use super::super::NONE;
use super::super::arrangement::Arrangement;
use super::super::gap::gaps;
use super::super::ground::mean_width_m;
use super::super::region::{border_m, connected};
use super::shapes::polygons;
use super::{Finding, FindingKind, Shape};
use geo_types::MultiPolygon;

/// Gaps narrower than the limit, overlaps, and rings that cross or cover
/// themselves.
pub(super) fn gaps_and_overlaps(land: &Arrangement, gap_width_m: f64) -> Vec<Finding> {
    let mut found = narrow_gaps(land, gap_width_m);
    let several = |face: u32| Some(land.units(face)).filter(|units| units.len() > 1);
    found.extend(describe(
        land,
        FindingKind::Overlap,
        connected(land, several),
    ));
    let crossing = |face: u32| land.miscounted(face).into_iter().map(|m| m.0).collect();
    let odd = |face: u32| Some(crossing(face)).filter(|units: &Vec<u32>| !units.is_empty());
    found.extend(describe(
        land,
        FindingKind::SelfIntersection,
        connected(land, odd),
    ));
    found
}

/// Whether a face is land of some unit, by face.
pub(super) fn claimed(land: &Arrangement) -> Vec<u32> {
    let first = |face: u32| land.units(face).first().copied().unwrap_or(NONE);
    (0..land.face_count() as u32).map(first).collect()
}

fn narrow_gaps(land: &Arrangement, width_m: f64) -> Vec<Finding> {
    let owner = claimed(land);
    let gaps = gaps(land, &owner);
    let narrow = gaps.into_iter().filter(|gap| gap.width_m < width_m);
    let groups = narrow.map(|gap| (neighbours(land, &gap.faces), gap.faces));
    describe(land, FindingKind::Gap, groups.collect())
}

/// All units that have land beside the faces.
fn neighbours(land: &Arrangement, faces: &[u32]) -> Vec<u32> {
    let halves = faces.iter().flat_map(|&face| land.halves.of(face));
    let mut units: Vec<u32> = halves
        .flat_map(|&half| land.units(land.across(half)))
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}

fn describe(
    land: &Arrangement,
    kind: FindingKind,
    groups: Vec<(Vec<u32>, Vec<u32>)>,
) -> Vec<Finding> {
    let faces: Vec<&[u32]> = groups.iter().map(|group| &group.1[..]).collect();
    let shapes = polygons(land, &faces);
    let all = groups.into_iter().zip(shapes);
    all.map(|((units, faces), shape)| finding(land, kind, units, &faces, shape))
        .collect()
}

fn finding(
    land: &Arrangement,
    kind: FindingKind,
    units: Vec<u32>,
    faces: &[u32],
    shape: MultiPolygon<f64>,
) -> Finding {
    let area_m2: f64 = faces.iter().map(|&face| land.area_m2(face)).sum();
    Finding {
        kind,
        units,
        at: Some(land.point_in(faces)),
        area_km2: Some(area_m2 / 1e6),
        width_m: Some(mean_width_m(
            area_m2,
            border_m(land, faces, |face| faces.contains(&face)),
        )),
        length_m: None,
        shape: Shape::Land(shape),
    }
}
