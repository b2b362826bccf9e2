//! Round after round until nothing is left to do, and the sums of all of them.

use super::super::build::{Malformed, build};
use super::super::check::restless;
use super::super::{Coverage, Space, UnitIndex, plane};
use super::border::Border;
use super::ledger::{CleanLedger, Reason, RepairKind, UnitChange, Unrepaired};
use super::round::{self, Round};
use super::{CleanError, CleanOptions, Cleaned};
use geo_types::MultiPolygon;

/// Rounds before a border that goes on changing is left as it is then.
const MOST_ROUNDS: usize = 12;

/// Vertices after a round, by vertices before all of them, that no repair of
/// boundaries makes, and how many of them are too few to tell.
const MOST_GROWTH: usize = 10;
const FEW_VERTICES: usize = 1000;

/// The units between rounds.
pub(super) struct Cleaning {
    space: Space,
    units: Vec<MultiPolygon<f64>>,
    changed: Vec<bool>,
    moved_m2: Vec<f64>,
    border: Border,
    /// The units as a coverage, once a round found nothing to do.
    settled: Option<Coverage>,
    pub(super) ledger: CleanLedger,
}

impl Cleaning {
    /// Begins with all units but those set aside, which count as not there.
    pub(super) fn new(space: Space, units: &[MultiPolygon<f64>], aside: &[Unrepaired]) -> Cleaning {
        let mut units = units.to_vec();
        for unrepaired in aside {
            units[unrepaired.unit.index()].0.clear();
        }
        Cleaning {
            space,
            changed: vec![false; units.len()],
            moved_m2: vec![0.0; units.len()],
            border: Border::new(space),
            settled: None,
            ledger: CleanLedger::default(),
            units,
        }
    }

    /// Does rounds until one finds nothing to do, or finds units that cannot be
    /// repaired. These have to be set aside from the start: what they gave and
    /// took so far is in the sums.
    pub(super) fn rounds(&mut self, options: &CleanOptions) -> Result<Vec<Unrepaired>, CleanError> {
        let before = vertices(&self.units);
        for _ in 0..MOST_ROUNDS {
            let round = round::round(&self.units, options, &mut self.border)?;
            let lost = lost(&round);
            if !lost.is_empty() {
                return Ok(lost);
            }
            if round.changed.is_empty() {
                self.settled = round.settled;
                return Ok(vec![]);
            }
            let is_last = round.is_last;
            self.take(round);
            if is_last {
                // Rings put together otherwise have other nodes, and may want it once more.
                let coverage = build(self.space, &self.units, Malformed::Drop)?;
                if restless(&coverage).is_empty() {
                    self.settled = Some(coverage);
                    return Ok(vec![]);
                }
            }
            let (snap_m, after) = (options.snap_m, vertices(&self.units));
            if after > MOST_GROWTH * before + FEW_VERTICES {
                return Err(CleanError::Restless {
                    snap_m,
                    before,
                    after,
                });
            }
        }
        self.ledger.unsettled = true;
        Ok(vec![])
    }

    fn take(&mut self, round: Round) {
        for (unit, shape) in round.changed {
            self.units[unit.index()] = shape;
            self.changed[unit.index()] = true;
        }
        for (unit, change) in round.moved_m2 {
            self.moved_m2[unit.index()] += change;
        }
        for repair in &round.repairs {
            let ledger = &mut self.ledger;
            match repair.kind {
                RepairKind::OverlapRemoved => {
                    ledger.overlap_removed_m2 += repair.area_m2 * repair.from.len() as f64;
                }
                RepairKind::GapFilled => ledger.gap_filled_m2 += repair.area_m2,
                RepairKind::SelfOverlap | RepairKind::HoleOutside | RepairKind::RingDropped => {
                    ledger.own_overlap_m2 += repair.area_m2;
                }
                RepairKind::SliverGiven if repair.unit.is_none() => {
                    ledger.sliver_dropped_m2 += repair.area_m2;
                }
                _ => {}
            }
        }
        self.ledger.repairs.extend(round.repairs);
    }

    pub(super) fn finish(
        mut self,
        before: &[MultiPolygon<f64>],
        aside: Vec<Unrepaired>,
    ) -> Result<Cleaned, CleanError> {
        self.ledger.unrepaired = aside;
        self.ledger.unrepaired.sort_by_key(|u| u.unit);
        for unrepaired in &self.ledger.unrepaired {
            let unit = unrepaired.unit.index();
            self.units[unit].clone_from(&before[unit]);
            self.changed[unit] = false;
        }
        let mut ledger = self.ledger;
        [ledger.units_before, ledger.parts_before] = counts(before);
        [ledger.units_after, ledger.parts_after] = counts(&self.units);
        none_lost(before, &self.units)?;
        if let Some(after) = &self.settled {
            ledger.outer_border = Some(self.border.close(after)?);
        }
        // A coverage measures each border once; units that are left as they are lie not in it.
        let whole = self.settled.as_ref();
        let whole = whole.filter(|_| ledger.unrepaired.is_empty());
        let known = whole.map_or(&[][..], Coverage::areas_km2);
        let area = |unit: UnitIndex, shape: &MultiPolygon<f64>| match self.changed[unit.index()] {
            true => self.space.area_km2(shape),
            false => known
                .get(unit.index())
                .copied()
                .unwrap_or_else(|| self.space.area_km2(shape)),
        };
        for (unit, (old, new)) in UnitIndex::with(before.iter().zip(&self.units)) {
            let before_km2 = area(unit, old);
            ledger.before_km2 += before_km2;
            if !self.changed[unit.index()] {
                ledger.after_km2 += before_km2;
                continue;
            }
            let after_km2 = self.space.area_km2(new);
            ledger.after_km2 += after_km2;
            ledger.moved_m2 += self.moved_m2[unit.index()];
            ledger.changed.push(UnitChange {
                unit,
                before_km2,
                after_km2,
                moved_m2: self.moved_m2[unit.index()],
            });
        }
        let residual_m2 = ledger.residual_m2();
        if residual_m2.abs() > 1.0 {
            return Err(CleanError::Ledger { residual_m2 });
        }
        Ok(Cleaned {
            units: self.units,
            coverage: self.settled.filter(|_| ledger.unrepaired.is_empty()),
            ledger,
        })
    }
}

/// Units that a round leaves without land.
fn lost(round: &Round) -> Vec<Unrepaired> {
    let emptied = round.changed.iter().filter(|(_, shape)| shape.0.is_empty());
    let landless = round.landless.iter().copied().chain(emptied.map(|c| c.0));
    let all = landless.map(|unit| (unit, Reason::NoLand));
    let covered = round.covered.iter().map(|&unit| (unit, Reason::Covered));
    all.chain(covered)
        .map(|(unit, reason)| Unrepaired { unit, reason })
        .collect()
}

/// Units with polygons, and their polygons.
fn counts(units: &[MultiPolygon<f64>]) -> [usize; 2] {
    let parts = units.iter().map(|unit| unit.0.len());
    [parts.clone().filter(|&n| n > 0).count(), parts.sum()]
}

/// Units that cannot be repaired stay as they were, so each has what it had or more.
fn none_lost(before: &[MultiPolygon<f64>], after: &[MultiPolygon<f64>]) -> Result<(), CleanError> {
    let mut both = UnitIndex::with(before.iter().zip(after));
    let lost = both.find(|(_, (before, after))| after.0.is_empty() && !before.0.is_empty());
    lost.map_or(Ok(()), |(unit, _)| Err(CleanError::UnitLost { unit }))
}

fn vertices(units: &[MultiPolygon<f64>]) -> usize {
    let polygons = units.iter().flatten();
    let rings = polygons.flat_map(plane::rings_of);
    rings.map(|ring| ring.0.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::polygon;

    #[test]
    fn a_unit_that_ends_without_polygons_is_an_error_unless_it_began_so() {
        let triangle = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.)];
        let (land, none) = (MultiPolygon::from(triangle), MultiPolygon::new(vec![]));
        let before = [none.clone(), land.clone()];
        assert_eq!(none_lost(&before, &before), Ok(()));
        let after = [land, none];
        let error = Err(CleanError::UnitLost {
            unit: UnitIndex::new(1),
        });
        assert_eq!(none_lost(&before, &after), error);
    }
}
