//! The fewest changes of regions: which begin, end, divide, and which units go from one
//! to another.

use std::collections::BTreeMap;

use super::super::step::{Step, Who};
use super::Explained;
use super::choices::{RegionBegin, RegionEnd};
use super::region_steps::{attributes, end};
use aimaq_territory::RegionId;

/// Who goes where.
struct Regions {
    /// The later region that each earlier one goes on as.
    kept: Vec<Option<RegionId>>,
    /// The earlier region that each later one was.
    was: Vec<Option<Who>>,
    /// For each earlier region the units that begin in it, by their later region.
    out: Vec<BTreeMap<RegionId, Vec<Who>>>,
}

/// Adds what has to be done about regions.
pub(super) fn explain(all: &mut Explained<'_>) {
    let mut regions = Regions::new(all);
    regions.adopt(all);
    all.region_goal.clone_from(&regions.kept);
    all.region_who.clone_from(&regions.was);
    for (id, _) in all.after.living_regions() {
        if all.region_who[id.index()].is_none() {
            all.region_who[id.index()] = Some(all.region_goal.len());
            all.region_goal.push(Some(id));
        }
    }
    let mut taken = vec![false; all.unit_goal.len()];
    let mut steps = Vec::new();
    regions.begin(all, &mut steps, &mut taken);
    let ends = regions.ends(all);
    let carried = |unit: Who, to: RegionId| {
        let from = all.first_region[unit];
        ends.get(from).copied().flatten() == all.region_who[to.index()]
    };
    let mut transfers: BTreeMap<Who, Vec<Who>> = BTreeMap::new();
    for (unit, taken) in taken.iter().enumerate() {
        let Some(to) = all.later_region(unit) else {
            continue;
        };
        let Some(region) = all.region_who[to.index()] else {
            continue;
        };
        if !taken && all.first_region[unit] != region && !carried(unit, to) {
            transfers.entry(region).or_default().push(unit);
        }
    }
    let transfers = transfers.into_iter();
    steps.extend(transfers.map(|(to, units)| Step::Transfer { units, to }));
    let mut said = vec![(false, false); all.region_goal.len()];
    end(all, &ends, &mut steps, &mut said);
    attributes(all, &said, &mut steps);
    // Regions come before the names and codes of what goes on.
    let attributes = |step: &Step| {
        !matches!(
            step,
            Step::Split { .. } | Step::MoveBorder { .. } | Step::MergeUnits { .. }
        )
    };
    let place = all
        .steps
        .iter()
        .position(attributes)
        .unwrap_or(all.steps.len());
    let late = all.steps.split_off(place);
    all.steps.extend(steps);
    all.steps.extend(late);
}

impl Regions {
    fn new(all: &Explained<'_>) -> Self {
        let mut kept = all.matching.regions.clone();
        kept.resize(all.before.regions.len(), None);
        let mut was = vec![None; all.after.regions.len()];
        for (who, later) in kept.iter().enumerate() {
            if let Some(later) = later {
                was[later.index()] = Some(who);
            }
        }
        let mut out = vec![BTreeMap::new(); all.before.regions.len()];
        for unit in 0..all.unit_goal.len() {
            if let Some(to) = all.later_region(unit) {
                let from: &mut BTreeMap<RegionId, Vec<Who>> = &mut out[all.first_region[unit]];
                from.entry(to).or_default().push(unit);
            }
        }
        Self { kept, was, out }
    }

    /// The earlier regions that end and whose units all go to a later one.
    fn whole(&self, all: &Explained<'_>, later: RegionId) -> Vec<Who> {
        let living = all.before.living_regions().map(|(id, _)| id.index());
        living
            .filter(|&r| self.kept[r].is_none() && self.out[r].len() == 1)
            .filter(|&r| self.out[r].contains_key(&later))
            .collect()
    }

    /// The earlier regions that end and most of whose units go to a later one that is new:
    /// two or more become that one.
    fn joining(&self, all: &Explained<'_>, later: RegionId) -> Vec<Who> {
        if self.was[later.index()].is_some() || all.choices.region_begin(later).is_some() {
            return Vec::new();
        }
        let joins = |r: Who| match all.choices.region_end(r) {
            Some(RegionEnd::Into(to)) => to == later,
            Some(RegionEnd::GoesOn(_)) => false,
            None => self.most(r) == Some(later) && !all.choices.divides(r),
        };
        let living = all.before.living_regions().map(|(id, _)| id.index());
        let joining = living.filter(|&r| self.kept[r].is_none() && joins(r));
        let joining: Vec<Who> = joining.collect();
        if joining.len() > 1 {
            joining
        } else {
            Vec::new()
        }
    }

    /// The later region that most units of an earlier go to.
    fn most(&self, region: Who) -> Option<RegionId> {
        let out = self.out[region].iter();
        let new = |later: &RegionId| self.was[later.index()].is_none();
        let most = out.max_by(|a, b| {
            let order = a.1.len().cmp(&b.1.len());
            order.then(new(a.0).cmp(&new(b.0))).then(b.0.cmp(a.0))
        });
        most.map(|(later, _)| *later)
    }

    /// A region whose units alone become a new one goes on as that one.
    fn adopt(&mut self, all: &mut Explained<'_>) {
        for (id, _) in all.before.living_regions() {
            let Some(RegionEnd::GoesOn(later)) = all.choices.region_end(id.index()) else {
                continue;
            };
            if self.was[later.index()].is_some() {
                all.is_odd = true;
                continue;
            }
            self.kept[id.index()] = Some(later);
            self.was[later.index()] = Some(id.index());
        }
        for (later, _) in all.after.living_regions() {
            if self.was[later.index()].is_none()
                && all.choices.region_begin(later).is_none()
                && self.joining(all, later).is_empty()
                && let [one] = self.whole(all, later).as_slice()
                && all.choices.region_end(*one).is_none()
                && !all.choices.divides(*one)
            {
                self.kept[*one] = Some(later);
                self.was[later.index()] = Some(*one);
            }
        }
    }

    /// New regions, by a division, a merge or out of units of others.
    fn begin(&self, all: &mut Explained<'_>, steps: &mut Vec<Step>, taken: &mut [bool]) {
        let after = all.after;
        let mut formed = vec![false; after.regions.len()];
        for (id, _) in all.before.living_regions() {
            let parts = self.parts(all, id.index());
            if parts.is_empty() {
                continue;
            }
            let into = parts.iter().filter_map(|later| {
                let units = self.out[id.index()][later].clone();
                Some((all.region_who[later.index()]?, units))
            });
            let into: Vec<(Who, Vec<Who>)> = into.collect();
            parts.iter().for_each(|later| formed[later.index()] = true);
            into.iter()
                .flat_map(|(_, units)| units)
                .for_each(|&unit| taken[unit] = true);
            steps.push(Step::Divide {
                region: id.index(),
                into,
            });
        }
        for (later, region) in after.living_regions() {
            let new = self.was[later.index()].is_none() && !formed[later.index()];
            let Some(who) = all.region_who[later.index()].filter(|_| new) else {
                continue;
            };
            let joining = self.joining(all, later);
            if !joining.is_empty() {
                let from = joining
                    .iter()
                    .filter_map(|&r| self.out[r].get(&later))
                    .flatten();
                from.for_each(|&unit| taken[unit] = true);
                steps.push(Step::MergeRegions {
                    regions: joining,
                    into: who,
                    is_new: true,
                    code: region.code_on(after.date).is_some(),
                    centre: region.centre.is_some(),
                });
                continue;
            }
            let units = self.out.iter().filter_map(|out| out.get(&later)).flatten();
            let mut units: Vec<Who> = units.copied().collect();
            units.sort_unstable();
            // A region all of whose units come from nothing is not formed either.
            if units.is_empty() {
                continue;
            }
            units.iter().for_each(|&unit| taken[unit] = true);
            steps.push(Step::Create { region: who, units });
        }
    }

    /// The new regions that an earlier one that ends is divided into: those most of whose
    /// units are its own.
    fn parts(&self, all: &Explained<'_>, region: Who) -> Vec<RegionId> {
        if all.choices.region_end(region).is_some() {
            return Vec::new();
        }
        let is_new = |later: &RegionId| self.was[later.index()].is_none();
        let own = |later: &RegionId| {
            if let Some(begin) = all.choices.region_begin(*later) {
                return begin == RegionBegin::Part(region);
            }
            let count = |r: Who| self.out[r].get(later).map_or(0, Vec::len);
            let others = (0..self.out.len()).filter(|&r| r != region);
            let most = others.map(count).max().unwrap_or(0);
            let first = || (0..region).all(|r| count(r) < count(region));
            count(region) > most || (count(region) == most && first())
        };
        let parts = self.out[region].keys().copied();
        let parts = parts.filter(|later| is_new(later) && self.joining(all, *later).is_empty());
        let parts: Vec<RegionId> = parts.filter(own).collect();
        match self.kept[region].is_none() && parts.len() > 1 {
            true => parts,
            false => Vec::new(),
        }
    }

    /// For each earlier region that ends and is not divided or merged into a new one, the
    /// region that it ends into.
    fn ends(&self, all: &Explained<'_>) -> Vec<Option<Who>> {
        let mut ends = vec![None; all.before.regions.len()];
        for (id, _) in all.before.living_regions() {
            let r = id.index();
            let out = &self.out[r];
            let new = |later: &RegionId| self.was[later.index()].is_none();
            let divided = !self.parts(all, r).is_empty();
            let chosen = match all.choices.region_end(r) {
                Some(RegionEnd::Into(to)) => Some(to),
                _ => None,
            };
            let likely = chosen.or_else(|| self.most(r));
            let merged = likely.is_some_and(|l| self.joining(all, l).contains(&r));
            if self.kept[r].is_some() || divided || merged {
                continue;
            }
            if let Some(to) = chosen {
                ends[r] = all.region_who[to.index()];
                continue;
            }
            let main = out.iter().max_by(|a, b| {
                let order = new(b.0).cmp(&new(a.0));
                order.then(a.1.len().cmp(&b.1.len())).then(b.0.cmp(a.0))
            });
            let fallback = || {
                all.region_who
                    .iter()
                    .flatten()
                    .copied()
                    .find(|&who| who != r)
            };
            let main = main.and_then(|(later, _)| all.region_who[later.index()]);
            ends[r] = main.or_else(fallback);
        }
        ends
    }
}
