//! Land that no unit has, that several have, or that one has in an odd way.

use super::super::UnitIndex;
use super::super::arrangement::Arrangement;
use super::super::gap::{Gap, gaps};
use super::super::local_metric::mean_width_m;
use super::super::region::{border_m, connected};
use super::shapes::polygons;
use super::{Finding, FindingKind, Shape};
use geo_types::MultiPolygon;

/// Whose land faces are, and the gaps that are narrower than the limit.
pub(super) struct Claims {
    /// A unit that has the face, [`UnitIndex::NONE`] where there is none.
    pub(super) of_face: Vec<UnitIndex>,
    pub(super) narrow_gaps: Vec<Gap>,
}

impl Claims {
    pub(super) fn new(land: &Arrangement, gap_width_m: f64) -> Claims {
        let of_face = claimed(land);
        let mut narrow_gaps = gaps(land, &of_face);
        narrow_gaps.retain(|gap| gap.width_m < gap_width_m);
        Claims {
            of_face,
            narrow_gaps,
        }
    }
}

/// Narrow gaps, overlaps, and rings that cross or cover themselves.
pub(super) fn gaps_and_overlaps(land: &Arrangement, claims: &Claims) -> Vec<Finding> {
    let narrow = claims.narrow_gaps.iter();
    let groups = narrow.map(|gap| (neighbours(land, &gap.faces), gap.faces.clone()));
    let mut found = describe(land, FindingKind::Gap, groups.collect());
    let several = |face: u32| Some(land.units(face)).filter(|units| units.len() > 1);
    found.extend(describe(
        land,
        FindingKind::Overlap,
        connected(land, several),
    ));
    let crossing = |face: u32| land.miscounted(face).into_iter().map(|m| m.0).collect();
    let odd = |face: u32| Some(crossing(face)).filter(|units: &Vec<UnitIndex>| !units.is_empty());
    found.extend(describe(
        land,
        FindingKind::SelfIntersection,
        connected(land, odd),
    ));
    found
}

fn claimed(land: &Arrangement) -> Vec<UnitIndex> {
    let first = |face: u32| land.units(face).first().copied().unwrap_or(UnitIndex::NONE);
    (0..land.face_count() as u32).map(first).collect()
}

/// All units that have land beside the faces.
fn neighbours(land: &Arrangement, faces: &[u32]) -> Vec<UnitIndex> {
    let halves = faces.iter().flat_map(|&face| land.halves.of(face));
    let mut units: Vec<UnitIndex> = halves
        .flat_map(|&half| land.units(land.across(half)))
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}

fn describe(
    land: &Arrangement,
    kind: FindingKind,
    groups: Vec<(Vec<UnitIndex>, Vec<u32>)>,
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
    units: Vec<UnitIndex>,
    faces: &[u32],
    shape: MultiPolygon<f64>,
) -> Finding {
    let area_m2: f64 = faces.iter().map(|&face| land.area_m2(face)).sum();
    let mut sorted = faces.to_vec();
    sorted.sort_unstable();
    let border = border_m(land, faces, |face| sorted.binary_search(&face).is_ok());
    Finding {
        kind,
        units,
        at: Some(land.point_in(faces)),
        area_km2: Some(area_m2 / 1e6),
        width_m: Some(mean_width_m(area_m2, border)),
        length_m: None,
        shape: Shape::Land(shape),
    }
}
