//! Rings that are valid only if they are put together otherwise.

use super::super::{Coverage, HalfEdge, UnitIndex};
use super::quick::restless;
use super::{Finding, FindingKind, Shape};
use geo_types::{Coord, LineString};
use rustc_hash::FxHashSet;

/// Units whose rings run along a border twice or pass a place twice, and that no finding
/// so far tells of.
pub(super) fn rings(coverage: &Coverage, found: &[Finding]) -> Vec<Finding> {
    let of_rings = |f: &&Finding| {
        matches!(
            f.kind,
            FindingKind::SelfIntersection | FindingKind::Spike | FindingKind::SelfTouch
        )
    };
    let told: FxHashSet<UnitIndex> = found
        .iter()
        .filter(of_rings)
        .flat_map(|f| f.units.iter().copied())
        .collect();
    let units = restless(coverage).into_iter();
    let untold = units.filter(|unit| !told.contains(unit));
    untold
        .filter_map(|unit| doubled(coverage, unit).or_else(|| passed_twice(coverage, unit)))
        .collect()
}

/// A border that the rings of a unit run along both ways.
fn doubled(coverage: &Coverage, unit: UnitIndex) -> Option<Finding> {
    let halves: FxHashSet<HalfEdge> = coverage.rings(unit).flatten().copied().collect();
    let mut halves_in_order = coverage.rings(unit).flatten();
    let half = halves_in_order.find(|half| halves.contains(&half.twin()))?;
    let line = coverage.arc_coords(half.edge()).to_vec();
    Some(Finding {
        kind: FindingKind::Spike,
        units: vec![unit],
        at: line.first().copied(),
        area_km2: None,
        width_m: None,
        length_m: Some(coverage.space().chain_m(&line)),
        shape: Shape::Lines(vec![LineString::new(line)]),
    })
}

/// A place that one ring of a unit passes twice, or else that two of its rings pass.
fn passed_twice(coverage: &Coverage, unit: UnitIndex) -> Option<Finding> {
    let by_one = coverage
        .rings(unit)
        .find_map(|ring| repeated(coverage, ring));
    let all = || coverage.rings(unit).flatten();
    let at = by_one.or_else(|| repeated(coverage, all()))?;
    Some(Finding {
        kind: FindingKind::SelfTouch,
        units: vec![unit],
        at: Some(at),
        area_km2: None,
        width_m: None,
        length_m: None,
        shape: Shape::Point(at),
    })
}

/// The first place from which two of the half-edges start.
fn repeated<'a>(
    coverage: &Coverage,
    halves: impl IntoIterator<Item = &'a HalfEdge>,
) -> Option<Coord<f64>> {
    let mut seen = FxHashSet::default();
    let mut halves = halves.into_iter();
    let half = halves.find(|half| !seen.insert(coverage.origin(**half)))?;
    let chain = coverage.arc_coords(half.edge());
    match half.is_reversed() {
        true => chain.last().copied(),
        false => chain.first().copied(),
    }
}
