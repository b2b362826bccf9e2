//! Who gets land that several units claim.
//!
//! Every face has one owner in the end. Where claims compete, the rule decides,
//! with one exception: a part of a unit that has next to no land of its own
//! beside what others claim too keeps its land (an enclave whose neighbour was
//! drawn without a hole), and the smaller such part goes first.

use super::super::arrangement::Arrangement;
use super::super::local_metric::mean_width_m;
use super::super::{RingKey, UnitIndex};
use super::OverlapRule;
use super::ledger::{Repair, RepairKind};
use std::cmp::Ordering;

/// A unit or part that keeps less than this share of its land has lost it.
const LEAST_SHARE: f64 = 0.01;

/// The owner of each face, [`UnitIndex::NONE`] where nobody claims it.
pub(super) struct Owners {
    pub(super) of_face: Vec<UnitIndex>,
    pub(super) repairs: Vec<Repair>,
    /// Units that would be left with next to nothing.
    pub(super) covered: Vec<UnitIndex>,
}

/// What parts and units claim, alone and with others, in the plane of the coordinates.
struct Claimed {
    part: Vec<f64>,
    part_alone: Vec<f64>,
    unit: Vec<f64>,
    unit_alone: Vec<f64>,
}

struct Resolver<'a> {
    land: &'a Arrangement,
    rule: &'a OverlapRule,
    sliver_m: f64,
    claimed: Claimed,
    /// Faces that several units claim, with the units.
    contested: Vec<(u32, Vec<UnitIndex>)>,
    owner: Vec<UnitIndex>,
}

/// Decides all faces.
pub(super) fn resolve(
    land: &Arrangement,
    units: usize,
    rule: &OverlapRule,
    sliver_m: f64,
) -> Owners {
    let mut resolver = Resolver::new(land, units, rule, sliver_m);
    if resolver.contested.is_empty() {
        return Owners {
            of_face: resolver.owner,
            repairs: vec![],
            covered: vec![],
        };
    }
    resolver.keep_cornered();
    resolver.apply_rule();
    let covered = resolver.covered();
    let repairs = resolver.repairs();
    Owners {
        of_face: resolver.owner,
        repairs,
        covered,
    }
}

impl<'a> Resolver<'a> {
    fn new(
        land: &'a Arrangement,
        units: usize,
        rule: &'a OverlapRule,
        sliver_m: f64,
    ) -> Resolver<'a> {
        let parts = land.skeleton.part_count();
        let mut resolver = Resolver {
            land,
            rule,
            sliver_m,
            claimed: Claimed {
                part: vec![0.0; parts],
                part_alone: vec![0.0; parts],
                unit: vec![0.0; units],
                unit_alone: vec![0.0; units],
            },
            contested: vec![],
            owner: vec![UnitIndex::NONE; land.face_count()],
        };
        (1..land.face_count() as u32).for_each(|face| resolver.sort_in(face));
        resolver
    }

    /// Gives a face to its only claimant, or notes it as contested.
    fn sort_in(&mut self, face: u32) {
        let units = self.land.units(face);
        let alone = units.len() == 1;
        let size = self.land.plane_area(face);
        for part in self.land.parts(face) {
            self.claimed.part[part as usize] += size;
            if alone {
                self.claimed.part_alone[part as usize] += size;
            }
        }
        for &unit in &units {
            self.claimed.unit[unit.index()] += size;
            if alone {
                self.claimed.unit_alone[unit.index()] += size;
            }
        }
        match units[..] {
            [] => {}
            [unit] => self.owner[face as usize] = unit,
            _ => self.contested.push((face, units)),
        }
    }

    /// Parts without land of their own take what is left of their claims.
    fn keep_cornered(&mut self) {
        let claims = self.contested.iter();
        let claims = claims.flat_map(|(face, _)| self.land.parts(*face).map(|part| (part, *face)));
        let mut claims: Vec<(u32, u32)> = claims.collect();
        claims.sort_unstable();
        let borders = self.part_borders();
        let mut cornered: Vec<&[(u32, u32)]> = claims
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| self.is_cornered(group[0].0, &borders))
            .collect();
        let size = |group: &[(u32, u32)]| self.claimed.part[group[0].0 as usize];
        cornered.sort_by(|a, b| size(a).total_cmp(&size(b)).then(a[0].0.cmp(&b[0].0)));
        for &(part, face) in cornered.into_iter().flatten() {
            let owner = &mut self.owner[face as usize];
            if *owner == UnitIndex::NONE {
                *owner = self.land.skeleton.unit_of_part(part);
            }
        }
    }

    /// Whether a part is all but covered by others, and no sliver itself.
    fn is_cornered(&self, part: u32, borders: &[f64]) -> bool {
        let unit = self.land.skeleton.unit_of_part(part).index();
        let part = part as usize;
        let claimed = &self.claimed;
        if claimed.unit_alone[unit] < LEAST_SHARE * claimed.unit[unit] {
            return true;
        }
        claimed.part_alone[part] < LEAST_SHARE * claimed.part[part]
            && mean_width_m(claimed.part[part], borders[part]) >= self.sliver_m
    }

    /// The border of each part over the size of a square unit of the coordinates at it,
    /// so that areas in their plane over it give metres.
    fn part_borders(&self) -> Vec<f64> {
        let mut borders = vec![0.0; self.claimed.part.len()];
        let space = self.land.space();
        for (piece, half) in self.land.pieces.iter().zip(&self.land.half_of) {
            let ends = self.land.ends(*half);
            let shrink = space.shrink(ends[0].y).max(1e-9);
            let length = space.edge_m(ends) / (shrink * space.unit_m() * space.unit_m());
            let keys = self.land.skeleton.keys_of(piece.of);
            for key in keys.into_iter().filter(|&key| key != RingKey::NONE) {
                borders[key.part() as usize] += length;
            }
        }
        borders
    }

    /// Decides face after face; those whose claimants all lie beyond other
    /// contested faces wait for these.
    fn apply_rule(&mut self) {
        let mut open: Vec<usize> = (0..self.contested.len())
            .filter(|&i| self.owner[self.contested[i].0 as usize] == UnitIndex::NONE)
            .collect();
        while !open.is_empty() {
            let before = open.len();
            open.retain(|&i| {
                let (face, units) = &self.contested[i];
                let winner = self.winner(*face, units);
                self.owner[*face as usize] = winner.unwrap_or(UnitIndex::NONE);
                winner.is_none()
            });
            if open.len() == before {
                // None of them touches land that is decided: the first claimant.
                let (face, units) = &self.contested[open.remove(0)];
                self.owner[*face as usize] = units[0];
            }
        }
    }

    fn winner(&self, face: u32, units: &[UnitIndex]) -> Option<UnitIndex> {
        let longest = || self.longest_border(face, units);
        let size = |unit: UnitIndex| self.claimed.unit[unit.index()];
        let by = |value: &dyn Fn(UnitIndex) -> f64| {
            let best = units.iter().copied().max_by(|a, b| {
                let order = value(*a).total_cmp(&value(*b));
                order.then_with(|| b.cmp(a))
            })?;
            let ties = units.iter().filter(|&&u| value(u) == value(best)).count();
            (ties == 1).then_some(best)
        };
        match self.rule {
            OverlapRule::Longest => longest(),
            OverlapRule::Smaller => by(&|unit| -size(unit)).or_else(longest),
            OverlapRule::Larger => by(&size).or_else(longest),
            OverlapRule::Priority(values) => {
                let value = |unit: UnitIndex| {
                    let value = values.get(unit.index()).copied();
                    value.filter(|v| !v.is_nan()).unwrap_or(f64::NEG_INFINITY)
                };
                by(&value).or_else(longest)
            }
        }
    }

    /// The claimant along whose own land the face lies longest.
    fn longest_border(&self, face: u32, units: &[UnitIndex]) -> Option<UnitIndex> {
        let mut border = vec![0.0; units.len()];
        for &half in self.land.halves.of(face) {
            let beyond = self.owner[self.land.across(half) as usize];
            if let Some(i) = units.iter().position(|&unit| unit == beyond) {
                border[i] += self.land.length_m(half);
            }
        }
        let by_length = |a: &usize, b: &usize| -> Ordering {
            border[*a].total_cmp(&border[*b]).then_with(|| b.cmp(a))
        };
        let best = (0..units.len()).max_by(by_length)?;
        (border[best] > 0.0).then(|| units[best])
    }

    /// Units that keep next to nothing of what they claimed.
    fn covered(&self) -> Vec<UnitIndex> {
        let mut lost = vec![0.0; self.claimed.unit.len()];
        for (face, units) in &self.contested {
            let size = self.land.plane_area(*face);
            let losers = units.iter().filter(|&&u| u != self.owner[*face as usize]);
            losers.for_each(|unit| lost[unit.index()] += size);
        }
        let keeps = |unit: usize| self.claimed.unit[unit] - lost[unit];
        let nearly_none =
            |&unit: &usize| lost[unit] > 0.0 && keeps(unit) < LEAST_SHARE * self.claimed.unit[unit];
        (0..lost.len())
            .filter(nearly_none)
            .map(|unit| UnitIndex::new(unit as u32))
            .collect()
    }

    fn repairs(&self) -> Vec<Repair> {
        let repair = |(face, units): &(u32, Vec<UnitIndex>)| {
            let owner = self.owner[*face as usize];
            let area_m2 = self.land.area_m2(*face);
            Repair {
                kind: RepairKind::OverlapRemoved,
                at: self.land.point_in(&[*face]),
                size_m: mean_width_m(area_m2, self.land.border_m(*face)),
                unit: Some(owner),
                from: units.iter().copied().filter(|&u| u != owner).collect(),
                area_m2,
            }
        };
        self.contested.iter().map(repair).collect()
    }
}
