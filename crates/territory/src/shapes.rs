//! The land of units and regions, put together from the pieces.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::{Coord, LineString, MultiPolygon};

use super::{RegionId, Territory, UnitId};

/// The land of every unit by its id, by cancelling the arcs that its pieces
/// share. A vertex that a split put on an old border is left out again where
/// the split divides no two units any more, so that a merge of all parts gives
/// back the old border bit for bit.
pub fn unit_shapes(territory: &Territory) -> Vec<MultiPolygon<f64>> {
    let mut shapes = dissolved(territory, territory.units.len(), |unit| unit.0);
    if !territory.inserted.is_empty() {
        let idle = idle_vertices(territory, &shapes);
        drop_vertices(&mut shapes, &idle);
    }
    shapes
}

/// The land of every region by its id; its borders have the vertices that those
/// of the units have.
pub fn region_shapes(territory: &Territory) -> Vec<MultiPolygon<f64>> {
    let regions = territory.regions.len();
    let mut shapes = dissolved(territory, regions, |unit| territory.unit(unit).region.0);
    drop_vertices(&mut shapes, &IdleVertices::of(territory).0);
    shapes
}

/// The land of some regions in the order asked for, as [`region_shapes`] gives it.
pub fn some_region_shapes(
    territory: &Territory,
    wanted: &[RegionId],
    idle: &IdleVertices,
) -> Vec<MultiPolygon<f64>> {
    let Some(coverage) = &territory.coverage else {
        return vec![MultiPolygon::new(Vec::new()); wanted.len()];
    };
    let regions = territory.region_of_atom().into_iter();
    let regions: Vec<Option<u32>> = regions.map(|region| Some(region?.0)).collect();
    let wanted: Vec<u32> = wanted.iter().map(|region| region.0).collect();
    let mut shapes = coverage.dissolve_only(&regions, &wanted);
    drop_vertices(&mut shapes, &idle.0);
    shapes
}

/// Vertices that the land of units and regions leaves out. They follow from the land, the
/// vertices that splits put into it, and which pieces are one unit.
#[derive(Debug, Clone)]
pub struct IdleVertices(BTreeSet<Bits>);

impl IdleVertices {
    /// Those of a territory.
    pub fn of(territory: &Territory) -> Self {
        if territory.inserted.is_empty() {
            return Self(BTreeSet::new());
        }
        let units = dissolved(territory, territory.units.len(), |unit| unit.0);
        Self(idle_vertices(territory, &units))
    }
}

fn dissolved(
    territory: &Territory,
    groups: usize,
    group: impl Fn(UnitId) -> u32,
) -> Vec<MultiPolygon<f64>> {
    let Some(coverage) = &territory.coverage else {
        return vec![MultiPolygon::new(Vec::new()); groups];
    };
    let owners = territory.unit_of_atom();
    let group_of: Vec<Option<u32>> = owners.into_iter().map(|u| u.map(&group)).collect();
    coverage.dissolve(&group_of, groups)
}

type Bits = (u64, u64);

fn bits(p: Coord<f64>) -> Bits {
    ((p.x + 0.0).to_bits(), (p.y + 0.0).to_bits())
}

/// Inserted vertices that every ring passes along the same two edges, and that lie on a
/// straight line: where cuts crossed, one may have become a corner.
fn idle_vertices(territory: &Territory, units: &[MultiPolygon<f64>]) -> BTreeSet<Bits> {
    let mut passes: BTreeMap<Bits, Option<BTreeSet<Bits>>> = BTreeMap::new();
    let listed: BTreeSet<Bits> = territory.inserted.iter().map(|&p| bits(p)).collect();
    for ring in units.iter().flat_map(rings) {
        let open = &ring.0[..ring.0.len().saturating_sub(1)];
        for (i, &at) in open
            .iter()
            .enumerate()
            .filter(|(_, p)| listed.contains(&bits(**p)))
        {
            let around = [
                open[(i + open.len() - 1) % open.len()],
                open[(i + 1) % open.len()],
            ];
            if !is_straight(around[0], at, around[1]) {
                passes.insert(bits(at), None);
                continue;
            }
            let around: BTreeSet<Bits> = around.into_iter().map(bits).collect();
            passes
                .entry(bits(at))
                .and_modify(|seen| {
                    if seen.as_ref() != Some(&around) {
                        *seen = None;
                    }
                })
                .or_insert(Some(around));
        }
    }
    let idle = passes.into_iter().filter(|(_, seen)| seen.is_some());
    idle.map(|(at, _)| at).collect()
}

/// Degrees by which a vertex on a line may be off it: the rounding of a crossing.
const ROUNDING: f64 = 1e-11;

/// Whether a vertex lies on the line between two others.
fn is_straight(a: Coord<f64>, at: Coord<f64>, b: Coord<f64>) -> bool {
    let (along, off) = ((b.x - a.x, b.y - a.y), (at.x - a.x, at.y - a.y));
    let length = along.0.hypot(along.1);
    let share = along.0 * off.0 + along.1 * off.1;
    let far = (along.0 * off.1 - along.1 * off.0).abs();
    share >= 0.0 && share <= length * length && far <= ROUNDING * length
}

fn rings(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

fn drop_vertices(shapes: &mut [MultiPolygon<f64>], idle: &BTreeSet<Bits>) {
    if idle.is_empty() {
        return;
    }
    for polygon in shapes.iter_mut().flatten() {
        polygon.exterior_mut(|ring| without(ring, idle));
        polygon.interiors_mut(|holes| holes.iter_mut().for_each(|ring| without(ring, idle)));
    }
}

/// The ring without the vertices, from its smallest vertex on, as it was.
fn without(ring: &mut LineString<f64>, idle: &BTreeSet<Bits>) {
    if !ring.0.iter().any(|&p| idle.contains(&bits(p))) {
        return;
    }
    let open = &ring.0[..ring.0.len().saturating_sub(1)];
    let kept = open.iter().copied().filter(|&p| !idle.contains(&bits(p)));
    let mut kept: Vec<Coord<f64>> = kept.collect();
    // Less than a triangle is no ring.
    if kept.len() < 3 {
        return;
    }
    let order = |a: &Coord<f64>, b: &Coord<f64>| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y));
    let smallest = (0..kept.len()).min_by(|&i, &j| order(&kept[i], &kept[j]));
    kept.rotate_left(smallest.unwrap_or(0));
    kept.extend(kept.first().copied());
    ring.0 = kept;
}
