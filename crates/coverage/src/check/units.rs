//! Units that have no land, too little of it, or that of another.

use super::super::arrangement::Arrangement;
use super::super::local_metric::mean_width_m;
use super::super::{Coverage, HalfEdge, Space, UnitIndex, plane};
use super::shapes::polygons;
use super::{Finding, FindingKind, Shape};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use std::collections::BTreeMap;

/// Units without a vertex.
pub(super) fn empty(units: &[MultiPolygon<f64>]) -> Vec<Finding> {
    let bare = |shape: &MultiPolygon<f64>| shape.iter().all(|p| p.exterior().0.is_empty());
    let all = UnitIndex::with(units).filter(|(_, shape)| bare(shape));
    all.map(|(unit, _)| about(FindingKind::Empty, unit, None))
        .collect()
}

fn about(kind: FindingKind, unit: UnitIndex, at: Option<Coord<f64>>) -> Finding {
    Finding {
        kind,
        units: vec![unit],
        at,
        area_km2: None,
        width_m: None,
        length_m: None,
        shape: at.map_or(Shape::Nothing, Shape::Point),
    }
}

/// Rings that cannot enclose land.
pub(super) fn degenerate_rings(units: &[MultiPolygon<f64>], coverage: &Coverage) -> Vec<Finding> {
    let mut found = vec![];
    for (unit, shape) in UnitIndex::with(units) {
        if plane::ring_count(shape) == coverage.rings_of(unit).len() {
            continue;
        }
        let rings = shape.iter().flat_map(plane::rings_of);
        let flat = rings.filter(|ring| !ring.0.is_empty() && distinct(ring) < 3);
        let at = flat.filter_map(|ring| ring.0.first().copied());
        found.extend(at.map(|at| about(FindingKind::DegenerateRing, unit, Some(at))));
    }
    found
}

/// How many different neighbouring vertices a ring has.
fn distinct(ring: &LineString<f64>) -> usize {
    let mut vertices = ring.0.clone();
    vertices.dedup();
    if vertices.len() > 1 && vertices.first() == vertices.last() {
        vertices.pop();
    }
    vertices.len()
}

/// Parts narrower than the limit.
pub(super) fn slivers(coverage: &Coverage, width_m: f64) -> Vec<Finding> {
    let Some(&origin) = coverage.coords.first() else {
        return vec![];
    };
    let sizes: Vec<Size> = (0..coverage.arc_count())
        .map(|arc| Size::of(coverage.space, coverage.arc_coords(arc), origin))
        .collect();
    let mut found = vec![];
    for unit in coverage.units() {
        for part in coverage.polygons_of(unit) {
            let rings = coverage.rings_of_polygon(part);
            let halves = rings.flat_map(|ring| coverage.half_edges_of(ring));
            let add = |sum: Size, &half: &HalfEdge| sum.with(sizes[half.edge()], half);
            if halves.fold(Size::default(), add).width_m() < width_m {
                found.push(sliver(coverage, unit, part));
            }
        }
    }
    found
}

/// What an arc adds to the area and the border of a part: by the local metric at the
/// start of the arc.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    double_m2: f64,
    border_m: f64,
}

impl Size {
    fn of(space: Space, chain: &[Coord<f64>], origin: Coord<f64>) -> Size {
        let shrink = space.shrink(chain[0].y);
        let (mut double, mut border) = (0.0, 0.0);
        for edge in chain.windows(2) {
            let [a, b] = [edge[0], edge[1]];
            let (dx, dy) = ((b.x - a.x) * shrink, b.y - a.y);
            border += (dx * dx + dy * dy).sqrt();
            double += plane::cross(origin, a, b);
        }
        Size {
            double_m2: double * shrink * space.unit_m() * space.unit_m(),
            border_m: border * space.unit_m(),
        }
    }

    fn with(self, arc: Size, half: HalfEdge) -> Size {
        Size {
            double_m2: self.double_m2 + half.sign() * arc.double_m2,
            border_m: self.border_m + arc.border_m,
        }
    }

    fn width_m(&self) -> f64 {
        mean_width_m(self.double_m2.abs() / 2.0, self.border_m)
    }
}

fn sliver(coverage: &Coverage, unit: UnitIndex, part: usize) -> Finding {
    let rings = coverage.rings_of_polygon(part);
    let mut lines = rings.map(|ring| coverage.line_of(coverage.half_edges_of(ring)));
    let shell = lines.next().unwrap_or_else(|| LineString::new(vec![]));
    let shape = MultiPolygon::new(vec![Polygon::new(shell, lines.collect())]);
    let border: f64 = shape
        .iter()
        .flat_map(plane::rings_of)
        .map(|ring| coverage.space.chain_m(&ring.0))
        .sum();
    let area_km2 = coverage.space.area_km2(&shape);
    Finding {
        kind: FindingKind::Sliver,
        units: vec![unit],
        at: shape.0[0].exterior().0.first().copied(),
        area_km2: Some(area_km2),
        width_m: Some(mean_width_m(area_km2 * 1e6, border)),
        length_m: None,
        shape: Shape::Land(shape),
    }
}

/// Units that claim the same faces as another.
pub(super) fn duplicates(land: &Arrangement) -> Vec<Finding> {
    let mut alone = vec![false; land.skeleton.unit_count()];
    let mut faces_of: BTreeMap<UnitIndex, Vec<u32>> = BTreeMap::new();
    for face in 1..land.face_count() as u32 {
        match land.units(face)[..] {
            [unit] => alone[unit.index()] = true,
            ref units => units
                .iter()
                .for_each(|&unit| faces_of.entry(unit).or_default().push(face)),
        }
    }
    let mut same: BTreeMap<Vec<u32>, Vec<UnitIndex>> = BTreeMap::new();
    for (unit, faces) in faces_of {
        if !alone[unit.index()] {
            same.entry(faces).or_default().push(unit);
        }
    }
    let twins: Vec<(Vec<u32>, Vec<UnitIndex>)> =
        same.into_iter().filter(|t| t.1.len() > 1).collect();
    let shapes = shapes_of(land, &twins.iter().map(|t| &t.0[..]).collect::<Vec<_>>());
    let twins = twins.into_iter().zip(shapes);
    twins
        .map(|((faces, units), shape)| duplicate(land, units, &faces, shape))
        .collect()
}

/// The polygons of groups of faces that may have faces in common: as many groups at
/// a time as have none.
fn shapes_of(land: &Arrangement, groups: &[&[u32]]) -> Vec<MultiPolygon<f64>> {
    let mut shapes = vec![MultiPolygon::new(vec![]); groups.len()];
    let mut open: Vec<usize> = (0..groups.len()).collect();
    while !open.is_empty() {
        let mut taken = vec![false; land.face_count()];
        let (now, later): (Vec<usize>, Vec<usize>) = open.iter().partition(|&&group| {
            let free = groups[group].iter().all(|&face| !taken[face as usize]);
            if free {
                groups[group]
                    .iter()
                    .for_each(|&face| taken[face as usize] = true);
            }
            free
        });
        let faces: Vec<&[u32]> = now.iter().map(|&group| groups[group]).collect();
        for (group, shape) in now.into_iter().zip(polygons(land, &faces)) {
            shapes[group] = shape;
        }
        open = later;
    }
    shapes
}

fn duplicate(
    land: &Arrangement,
    units: Vec<UnitIndex>,
    faces: &[u32],
    shape: MultiPolygon<f64>,
) -> Finding {
    let area_m2: f64 = faces.iter().map(|&face| land.area_m2(face)).sum();
    Finding {
        kind: FindingKind::Duplicate,
        units,
        at: Some(land.point_in(faces)),
        area_km2: Some(area_m2 / 1e6),
        width_m: None,
        length_m: None,
        shape: Shape::Land(shape),
    }
}
