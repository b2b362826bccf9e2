//! What may be explained in more than one way, and what was chosen.

use std::collections::BTreeSet;

use super::super::matching::Matching;
use super::super::step::Who;
use aimaq_territory::{RegionId, Territory, UnitId};

/// New regions beyond which one that has lost all its units is not tried with each.
const FEW: usize = 8;

/// How an earlier unit ends that nothing later is known to be; flows by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum UnitEnd {
    /// It goes on as the new unit that a flow leads to.
    GoesOn(usize),
    /// What is left of it when all else is gone ends into another with this flow.
    Into(usize),
}

/// How a new unit begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum UnitBegin {
    /// With the land of a flow, which is split off.
    SplitOff(usize),
    /// Out of units that end into it, in the region of one of them.
    Merged(Who),
}

/// How an earlier region ends that nothing later is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum RegionEnd {
    /// It goes on as a new one.
    GoesOn(RegionId),
    /// It ends into a later one.
    Into(RegionId),
}

/// How a new region begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum RegionBegin {
    /// Out of units of others.
    Created,
    /// As a part of an earlier one that is divided.
    Part(Who),
}

/// One decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Choice {
    UnitEnds(UnitId, UnitEnd),
    UnitBegins(UnitId, UnitBegin),
    RegionEnds(RegionId, RegionEnd),
    RegionBegins(RegionId, RegionBegin),
}

/// Decisions; what is not among them is decided by rules of thumb.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Choices(pub(in super::super) Vec<Choice>);

impl Choices {
    pub(super) fn unit_end(&self, id: UnitId) -> Option<UnitEnd> {
        self.0.iter().find_map(|choice| match choice {
            Choice::UnitEnds(own, end) if *own == id => Some(*end),
            _ => None,
        })
    }

    pub(super) fn unit_begin(&self, id: UnitId) -> Option<UnitBegin> {
        self.0.iter().find_map(|choice| match choice {
            Choice::UnitBegins(own, begin) if *own == id => Some(*begin),
            _ => None,
        })
    }

    pub(super) fn region_end(&self, who: Who) -> Option<RegionEnd> {
        self.0.iter().find_map(|choice| match choice {
            Choice::RegionEnds(own, end) if own.index() == who => Some(*end),
            _ => None,
        })
    }

    /// Whether an earlier region is chosen to be divided.
    pub(super) fn divides(&self, region: Who) -> bool {
        let part = RegionBegin::Part(region);
        self.0
            .iter()
            .any(|choice| matches!(choice, Choice::RegionBegins(_, begin) if *begin == part))
    }

    pub(super) fn region_begin(&self, id: RegionId) -> Option<RegionBegin> {
        self.0.iter().find_map(|choice| match choice {
            Choice::RegionBegins(own, begin) if *own == id => Some(*begin),
            _ => None,
        })
    }
}

/// All that is open between two states: for each thing the ways that it may be told.
pub(in super::super) fn open(
    before: &Territory,
    after: &Territory,
    matching: &Matching,
) -> Vec<Vec<Choice>> {
    let [out, into] = matching.ways(before.units.len(), after.units.len());
    let known: BTreeSet<UnitId> = matching.units.iter().flatten().copied().collect();
    let ended = |id: UnitId| matching.units.get(id.index()).copied().flatten().is_none();
    let flow = |place: &usize| &matching.flows[*place];
    let mut all = Vec::new();
    for (id, _) in before.living_units().filter(|(id, _)| ended(*id)) {
        let places = &out[id.index()];
        let new = |place: &&usize| !known.contains(&flow(place).to);
        if places.len() > 1 || places.iter().any(|place| new(&place)) {
            let goes_on = places.iter().filter(new).map(|&p| UnitEnd::GoesOn(p));
            let ends = places.iter().map(|&p| UnitEnd::Into(p)).chain(goes_on);
            all.push(ends.map(|end| Choice::UnitEnds(id, end)).collect());
        }
    }
    for (id, _) in after.living_units().filter(|(id, _)| !known.contains(id)) {
        let places = &into[id.index()];
        if places.len() < 2 {
            continue;
        }
        let ends = places.iter().map(|place| flow(place).from);
        let regions = ends.filter(|from| ended(*from));
        let regions: BTreeSet<Who> = regions
            .map(|from| before.unit(from).region.index())
            .collect();
        let merged = regions.into_iter().map(UnitBegin::Merged);
        let begins = places.iter().map(|&p| UnitBegin::SplitOff(p)).chain(merged);
        all.push(begins.map(|begin| Choice::UnitBegins(id, begin)).collect());
    }
    all.extend(open_regions(before, after, matching));
    all
}

fn open_regions(before: &Territory, after: &Territory, matching: &Matching) -> Vec<Vec<Choice>> {
    let known: BTreeSet<RegionId> = matching.regions.iter().flatten().copied().collect();
    let ended: Vec<RegionId> = before
        .living_regions()
        .map(|(id, _)| id)
        .filter(|id| {
            matching
                .regions
                .get(id.index())
                .copied()
                .flatten()
                .is_none()
        })
        .collect();
    let new = after.living_regions().map(|(id, _)| id);
    let new: Vec<RegionId> = new.filter(|id| !known.contains(id)).collect();
    if ended.is_empty() {
        return Vec::new();
    }
    let flows = matching.flows.iter();
    let share: BTreeSet<(RegionId, RegionId)> = flows
        .map(|flow| (before.unit(flow.from).region, after.unit(flow.to).region))
        .collect();
    let mut all = Vec::new();
    for &id in &ended {
        let few = new.len() <= FEW;
        let near = |to: &RegionId| share.contains(&(id, *to));
        let others = known.iter().filter(|to| near(to));
        let goes_on = new
            .iter()
            .filter(|to| near(to))
            .map(|&to| RegionEnd::GoesOn(to));
        let into = new.iter().filter(|to| few || near(to)).chain(others);
        let ends = into.map(|&to| RegionEnd::Into(to)).chain(goes_on);
        let ends: Vec<Choice> = ends.map(|end| Choice::RegionEnds(id, end)).collect();
        if ends.len() > 1 {
            all.push(ends);
        }
    }
    for &id in &new {
        let parents = ended.iter().filter(|from| share.contains(&(**from, id)));
        let parts = parts_of(parents, id);
        if parts.len() > 1 {
            all.push(parts);
        }
    }
    all
}

fn parts_of<'a>(parents: impl Iterator<Item = &'a RegionId>, id: RegionId) -> Vec<Choice> {
    let parts = parents.map(|from| RegionBegin::Part(from.index()));
    let begins = std::iter::once(RegionBegin::Created).chain(parts);
    begins
        .map(|begin| Choice::RegionBegins(id, begin))
        .collect()
}
