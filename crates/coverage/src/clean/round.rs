//! One round of cleaning: snap, node, decide every face, rebuild.

use super::super::arrangement::Arrangement;
use super::super::build::{Malformed, build};
use super::super::check::{is_clean, self_touching};
use super::super::ground::{chain_m, edge_m};
use super::super::seam::seams;
use super::super::skeleton::Skeleton;
use super::super::snap::{Move, ROUNDING_M, Targets, moves};
use super::super::trace::in_order;
use super::super::{Coverage, NONE, area, plane};
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
    pub(super) changed: Vec<(u32, MultiPolygon<f64>)>,
    /// What moved and inserted vertices changed the area of units by, m².
    pub(super) moved_m2: Vec<(u32, f64)>,
    /// Units without land of their own; nothing else is done then.
    pub(super) covered: Vec<u32>,
    /// Units without a ring that could enclose land; nothing else is done then.
    pub(super) landless: Vec<u32>,
    /// The units as a coverage, where nothing was found to do.
    pub(super) settled: Option<Coverage>,
}

/// Looks for work and does it; a round without any only has its coverage to give.
pub(super) fn round(
    units: &[MultiPolygon<f64>],
    options: &CleanOptions,
    border: &mut Border,
) -> Result<Round, CleanError> {
    let mut coverage = build(units, Malformed::Drop)?;
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
            coverage = build(snapped, Malformed::Drop)?;
            snapped
        }
        None => units,
    };
    let width = options.gap_width_m;
    let skeleton = Skeleton::new(&coverage);
    let whole = units.iter().map(ring_count).sum::<usize>() + 1 == coverage.ring_start.len();
    let meets = skeleton.meets();
    if snapped.is_none() && whole && is_clean(&coverage, &skeleton, &meets, width) {
        round.settled = Some(coverage);
        return Ok(round);
    }
    let land = Arrangement::new(skeleton, meets)?;
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
    let moved = round.moved_m2.iter().map(|m| m.0 as usize);
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
            .for_each(|&unit| touched[unit as usize] = true);
        round.repairs.push(repair);
    }
    let rebuilt = rebuild(&land, &owner, touched, border);
    round.take(rebuilt, units, &coverage, snapped.is_some());
    round.settled = round.changed.is_empty().then_some(coverage);
    Ok(round)
}

/// Units that have vertices but no ring of three of them.
fn landless(units: &[MultiPolygon<f64>], coverage: &Coverage) -> Vec<u32> {
    let drawn = |shape: &MultiPolygon<f64>| shape.iter().any(|p| !p.exterior().0.is_empty());
    let all = (0..).zip(units);
    all.filter(|(unit, shape)| coverage.is_empty_unit(*unit) && drawn(shape))
        .map(|(unit, _)| unit)
        .collect()
}

fn ring_count(shape: &MultiPolygon<f64>) -> usize {
    shape
        .iter()
        .map(|polygon| polygon.interiors().len() + 1)
        .sum()
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
    for (unit, shape) in (0..).zip(&mut snapped) {
        let mut made = targets.apply(shape);
        if made.is_empty() {
            continue;
        }
        let change = area::area_km2(shape) - area::area_km2(&units[unit as usize]);
        round.moved_m2.push((unit, change * 1e6));
        made.sort_by(|a, b| plane::order(&a.from, &b.from));
        made.dedup();
        round.repairs.extend(made.iter().map(|m| vertex(unit, m)));
    }
    Some(snapped)
}

fn vertex(unit: u32, moved: &Move) -> Repair {
    Repair {
        kind: RepairKind::VertexMoved,
        at: moved.from,
        size_m: edge_m([moved.from, moved.to]),
        unit: Some(unit),
        from: vec![],
        area_m2: 0.0,
    }
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
                size_m: super::super::ground::mean_width_m(area_m2, land.border_m(face)),
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
    owner: &[u32],
    repairs: &mut Vec<Repair>,
) -> Vec<bool> {
    let mut touched = self_touching(coverage);
    for (unit, shape) in units.iter().enumerate() {
        if let Some(repair) = dropped_rings(unit as u32, shape, coverage) {
            touched[unit] = true;
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
        if settled && (owner == NONE || !claims.is_empty()) {
            continue;
        }
        for unit in claims.into_iter().chain(signed.into_iter().map(|s| s.0)) {
            touched[unit as usize] = true;
        }
        if owner != NONE {
            touched[owner as usize] = true;
        }
    }
    for seam in seams(land) {
        touched[seam.unit as usize] = true;
        repairs.push(Repair {
            kind: RepairKind::SeamRemoved,
            at: seam.line.0[seam.line.0.len() / 2],
            size_m: chain_m(&seam.line.0),
            unit: Some(seam.unit),
            from: vec![],
            area_m2: 0.0,
        });
    }
    touched
}

/// Rings of fewer than three different vertices; with a shell go its holes, and the
/// land that these took off the unit's area comes back.
fn dropped_rings(unit: u32, shape: &MultiPolygon<f64>, coverage: &Coverage) -> Option<Repair> {
    if ring_count(shape) == coverage.rings_of(unit).len() {
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
        area_m2: (coverage.area_km2(unit) - area::area_km2(shape)) * 1e6,
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
        let moved: Vec<u32> = self.moved_m2.iter().map(|m| m.0).collect();
        let mut changed: Vec<(u32, MultiPolygon<f64>)> = if snapped {
            moved
                .into_iter()
                .map(|unit| (unit, units[unit as usize].clone()))
                .collect()
        } else {
            vec![]
        };
        for (unit, shape) in rebuilt.units {
            let place = changed.binary_search_by_key(&unit, |c| c.0);
            let rings = ring_count(&units[unit as usize]);
            if rings == ring_count(&shape) && shape == in_order(coverage.polygon(unit)) {
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
