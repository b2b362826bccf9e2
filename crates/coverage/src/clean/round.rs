//! One round of cleaning: snap, node, decide every face, rebuild.

use super::super::arrangement::Arrangement;
use super::super::build::{Malformed, build};
use super::super::check::{rings_to_mend, self_touching};
use super::super::intersections::Intersections;
use super::super::local_metric::mean_width_m;
use super::super::seam::seams;
use super::super::snap::{ROUNDING_M, Targets, moves};
use super::super::trace::in_order;
use super::super::{Coverage, UnitIndex, plane};
use super::border::Border;
use super::ledger::{Repair, RepairKind};
use super::rebuild::{Rebuilt, rebuild};
use super::{CleanError, CleanOptions, crumbs, flat, gaps, owners};
use geo_types::MultiPolygon;

/// What a round did.
#[derive(Debug, Default)]
pub(super) struct Round {
    pub(super) repairs: Vec<Repair>,
    /// Units with their new polygons, in order.
    pub(super) changed: Vec<(UnitIndex, MultiPolygon<f64>)>,
    /// What moved and inserted vertices changed the area of units by, m².
    pub(super) moved_m2: Vec<(UnitIndex, f64)>,
    /// Units without land of their own; nothing else is done then.
    pub(super) covered: Vec<UnitIndex>,
    /// Units without a ring that could enclose land; nothing else is done then.
    pub(super) landless: Vec<UnitIndex>,
    /// The units as a coverage, where nothing was found to do.
    pub(super) settled: Option<Coverage>,
    /// Whether at most rings are put together otherwise, and nothing else is left to do.
    pub(super) is_last: bool,
}

/// Looks for work and does it; a round without any only has its coverage to give.
pub(super) fn round(
    units: &[MultiPolygon<f64>],
    options: &CleanOptions,
    border: &mut Border,
) -> Result<Round, CleanError> {
    let mut coverage = build(options.space, units, Malformed::Drop)?;
    let mut round = Round {
        landless: landless(units, &coverage),
        ..Round::default()
    };
    if !round.landless.is_empty() {
        return Ok(round);
    }
    let drawn = units;
    let snapped = snap(units, &coverage, options.snap_m, &mut round, border);
    let units = match &snapped {
        Some(snapped) => {
            coverage = build(options.space, snapped, Malformed::Drop)?;
            snapped
        }
        None => units,
    };
    let width = options.gap_width_m;
    let whole = units.iter().map(plane::ring_count).sum::<usize>() + 1 == coverage.ring_start.len();
    let intersections = Intersections::of(&coverage);
    if snapped.is_none()
        && whole
        && let Some(rings) = rings_to_mend(&coverage, &intersections, width)
    {
        round.settled = rings.is_empty().then_some(coverage);
        (round.changed, round.is_last) = (rings, true);
        return Ok(round);
    }
    let land = Arrangement::new(&coverage, intersections)?;
    let flat = flat::find(&land, &coverage);
    round.landless = flat.without_land;
    if !round.landless.is_empty() {
        return Ok(round);
    }
    let mut owners = owners::resolve(&land, units.len(), &options.overlap, width);
    if !owners.covered.is_empty() {
        return Ok(Round {
            covered: owners.covered,
            ..Round::default()
        });
    }
    round.repairs.append(&mut owners.repairs);
    round.repairs.extend(self_overlaps(&land));
    let claimed = owners.of_face;
    let mut owner = claimed.clone();
    round.repairs.extend(gaps::fill(&land, &mut owner, width));
    round
        .repairs
        .extend(crumbs::give_away(&land, &mut owner, width));
    let moved = round.moved_m2.iter().map(|m| m.0.index());
    border.lay_out(
        &land,
        &claimed,
        &owner,
        moved.map(|u| [&drawn[u], &units[u]]),
    );
    let mut touched = touched(units, &coverage, &land, &owner, &mut round.repairs);
    for repair in flat.rings {
        repair
            .unit
            .iter()
            .for_each(|unit| touched[unit.index()] = true);
        round.repairs.push(repair);
    }
    let rebuilt = rebuild(&land, &owner, touched, border);
    round.take(rebuilt, units, &coverage, snapped.is_some());
    round.settled = round.changed.is_empty().then_some(coverage);
    Ok(round)
}

/// Units that have vertices but no ring of three of them.
fn landless(units: &[MultiPolygon<f64>], coverage: &Coverage) -> Vec<UnitIndex> {
    let drawn = |shape: &MultiPolygon<f64>| shape.iter().any(|p| !p.exterior().0.is_empty());
    let all = UnitIndex::with(units);
    all.filter(|(unit, shape)| coverage.is_empty_unit(*unit) && drawn(shape))
        .map(|(unit, _)| unit)
        .collect()
}

/// Applies the moves; `None` where there are none.
fn snap(
    units: &[MultiPolygon<f64>],
    coverage: &Coverage,
    tolerance_m: f64,
    round: &mut Round,
    border: &mut Border,
) -> Option<Vec<MultiPolygon<f64>>> {
    let moves = moves(coverage, tolerance_m.max(ROUNDING_M));
    if moves.is_empty() {
        return None;
    }
    border.moves(&moves);
    let targets = Targets::new(&moves);
    let mut snapped = units.to_vec();
    let space = coverage.space;
    for (unit, shape) in UnitIndex::with(&mut snapped) {
        let mut made = targets.apply(shape);
        if made.is_empty() {
            continue;
        }
        let change = space.area_km2(shape) - space.area_km2(&units[unit.index()]);
        round.moved_m2.push((unit, change * 1e6));
        made.sort_by(|a, b| plane::order(&a.from, &b.from));
        made.dedup();
        round
            .repairs
            .extend(made.iter().map(|m| Repair::of_move(space, unit, m)));
    }
    Some(snapped)
}

/// Land that a unit's own rings cover more or less often than once.
fn self_overlaps(land: &Arrangement) -> Vec<Repair> {
    let mut repairs = vec![];
    for face in (1..land.face_count() as u32).filter(|&face| land.sole_unit(face).is_none()) {
        for (unit, missing) in land.miscounted(face) {
            let area_m2 = land.area_m2(face);
            repairs.push(Repair {
                kind: if land.is_hole_outside(face, unit) {
                    RepairKind::HoleOutside
                } else {
                    RepairKind::SelfOverlap
                },
                at: land.point_in(&[face]),
                size_m: mean_width_m(area_m2, land.border_m(face)),
                unit: Some(unit),
                from: vec![],
                area_m2: area_m2 * f64::from(missing),
            });
        }
    }
    repairs
}

/// Units whose land differs from their claims or whose rings have to be put
/// together anew; spikes, seams and dropped rings are listed.
fn touched(
    units: &[MultiPolygon<f64>],
    coverage: &Coverage,
    land: &Arrangement,
    owner: &[UnitIndex],
    repairs: &mut Vec<Repair>,
) -> Vec<bool> {
    let mut touched = self_touching(coverage);
    for (unit, shape) in UnitIndex::with(units) {
        if let Some(repair) = dropped_rings(unit, shape, coverage) {
            touched[unit.index()] = true;
            repairs.push(repair);
        }
    }
    for face in 1..land.face_count() as u32 {
        let owner = owner[face as usize];
        if land.sole_unit(face) == Some(owner) {
            continue;
        }
        let signed = land.signed_units(face);
        let claims = land.units(face);
        let settled = claims.iter().all(|&unit| unit == owner)
            && signed.iter().all(|s| s.1 == 1)
            && signed.len() == claims.len();
        if settled && (owner == UnitIndex::NONE || !claims.is_empty()) {
            continue;
        }
        for unit in claims.into_iter().chain(signed.into_iter().map(|s| s.0)) {
            touched[unit.index()] = true;
        }
        if owner != UnitIndex::NONE {
            touched[owner.index()] = true;
        }
    }
    for seam in seams(land) {
        touched[seam.unit.index()] = true;
        repairs.push(Repair {
            kind: RepairKind::SeamRemoved,
            at: seam.line.0[seam.line.0.len() / 2],
            size_m: land.space().chain_m(&seam.line.0),
            unit: Some(seam.unit),
            from: vec![],
            area_m2: 0.0,
        });
    }
    touched
}

/// Rings of fewer than three different vertices; with a shell go its holes, and the
/// land that these took off the unit's area comes back.
fn dropped_rings(
    unit: UnitIndex,
    shape: &MultiPolygon<f64>,
    coverage: &Coverage,
) -> Option<Repair> {
    if plane::ring_count(shape) == coverage.rings_of(unit).len() {
        return None;
    }
    let first = shape
        .iter()
        .flat_map(|polygon| polygon.exterior().0.first());
    Some(Repair {
        kind: RepairKind::RingDropped,
        at: first.copied().next()?,
        size_m: 0.0,
        unit: Some(unit),
        from: vec![],
        area_m2: (coverage.area_km2(unit) - coverage.space.area_km2(shape)) * 1e6,
    })
}

impl Round {
    /// Keeps what differs from what was there, whatever its order and winding.
    fn take(
        &mut self,
        rebuilt: Rebuilt,
        units: &[MultiPolygon<f64>],
        coverage: &Coverage,
        snapped: bool,
    ) {
        let moved: Vec<UnitIndex> = self.moved_m2.iter().map(|m| m.0).collect();
        let mut changed: Vec<(UnitIndex, MultiPolygon<f64>)> = if snapped {
            moved
                .into_iter()
                .map(|unit| (unit, units[unit.index()].clone()))
                .collect()
        } else {
            vec![]
        };
        for (unit, shape) in rebuilt.units {
            let place = changed.binary_search_by_key(&unit, |c| c.0);
            let rings = plane::ring_count(&units[unit.index()]);
            if rings == plane::ring_count(&shape) && shape == in_order(coverage.polygon(unit)) {
                continue;
            }
            match place {
                Ok(at) => changed[at].1 = shape,
                Err(at) => changed.insert(at, (unit, shape)),
            }
        }
        self.changed = changed;
        self.moved_m2.extend(rebuilt.bends_m2);
        let inserted = rebuilt.inserted.into_iter().map(|(unit, at)| Repair {
            kind: RepairKind::NodeInserted,
            at,
            size_m: 0.0,
            unit: Some(unit),
            from: vec![],
            area_m2: 0.0,
        });
        self.repairs.extend(inserted);
    }
}
