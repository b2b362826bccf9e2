//! What every earlier and later unit or region have in common.

use std::collections::BTreeMap;

use super::Level;
use crate::apply::Applied;
use crate::lineage::LinkKind;
use aimaq_territory::{RegionId, Territory};

/// A group of atoms: the id of a unit or region.
pub(super) type Group = u32;

/// A group of the earlier state and one of the later.
pub(super) type Pair = (Group, Group);

/// What two units or regions share.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared {
    pub(super) people: u64,
    pub(super) estimated: bool,
    pub(super) area: f64,
    pub(super) settled: u64,
    pub(super) kinds: Vec<LinkKind>,
}

/// What every pair shares, over the pieces of the later state.
pub(super) fn shares(applied: &Applied, level: Level) -> BTreeMap<Pair, Shared> {
    let (before, after) = (&applied.before, &applied.after);
    let settled = settled(after);
    let areas = after.coverage.as_ref().map(|land| land.areas_km2());
    let mut pairs: BTreeMap<Pair, Shared> = BTreeMap::new();
    for link in &applied.lineage.links {
        let pair = match level {
            Level::Units => (link.from.0, link.to.0),
            Level::Regions => (
                before.unit(link.from).region.0,
                after.unit(link.to).region.0,
            ),
        };
        let shared = pairs.entry(pair).or_default();
        for &atom in &link.atoms {
            let piece = after.atom(atom);
            shared.people += piece.population;
            shared.estimated |= piece.estimated;
            shared.settled += settled[atom.index()];
            let area = areas.and_then(|areas| areas.get(atom.index()));
            shared.area += area.copied().unwrap_or(0.0);
        }
        if level == Level::Units {
            shared.kinds.clone_from(&link.kinds);
        }
    }
    if level == Level::Regions {
        region_kinds(applied, &mut pairs);
    }
    pairs
}

fn settled(territory: &Territory) -> Vec<u64> {
    let mut people = vec![0; territory.atoms.len()];
    for settlement in &territory.settlements {
        people[settlement.atom.index()] += settlement.population;
    }
    people
}

fn region_kinds(applied: &Applied, pairs: &mut BTreeMap<Pair, Shared>) {
    let (mut targets, mut origins) = (BTreeMap::new(), BTreeMap::new());
    for &(from, to) in pairs.keys() {
        *targets.entry(from).or_insert(0usize) += 1;
        *origins.entry(to).or_insert(0usize) += 1;
    }
    for (&(from, to), shared) in pairs.iter_mut() {
        let (old, new) = (
            applied.before.region(RegionId(from)),
            applied.after.region(RegionId(to)),
        );
        let mut kinds = Vec::new();
        if from == to && old.names != new.names {
            kinds.push(LinkKind::Renamed);
        }
        if from == to && old.code_on(applied.before.date) != new.code_on(applied.after.date) {
            kinds.push(LinkKind::Recoded);
        }
        if targets[&from] > 1 {
            kinds.push(LinkKind::Split);
        }
        if origins[&to] > 1 {
            kinds.push(LinkKind::Merged);
        }
        if kinds.is_empty() {
            kinds.push(LinkKind::Continues);
        }
        shared.kinds = kinds;
    }
}
