//! Which units of a region hang together by land.

use std::collections::BTreeMap;

use super::{RegionId, Territory, UnitId};
use crate::coverage::UnitIndex;

/// The units of a region by connected components of their common borders, the most
/// populous first; `None` where no boundaries are known. Units without land are left
/// out.
pub fn components(territory: &Territory, region: RegionId) -> Option<Vec<Vec<UnitId>>> {
    let coverage = territory.coverage.as_ref()?;
    let owner = territory.unit_of_atom();
    let members: Vec<UnitId> = territory
        .units_of(region)
        .filter(|(_, unit)| unit.atoms.iter().any(|a| !coverage.is_empty_unit(a.0)))
        .map(|(id, _)| id)
        .collect();
    let mut root: BTreeMap<UnitId, UnitId> = members.iter().map(|&id| (id, id)).collect();
    for arc in coverage.arcs() {
        let owner_of = |side: Option<UnitIndex>| owner[side?.index()];
        let (Some(a), Some(b)) = (owner_of(arc.left), owner_of(arc.right)) else {
            continue;
        };
        if root.contains_key(&a) && root.contains_key(&b) {
            let (a, b) = (find(&root, a), find(&root, b));
            root.insert(a.max(b), a.min(b));
        }
    }
    let mut groups: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
    for &id in &members {
        groups.entry(find(&root, id)).or_default().push(id);
    }
    let mut groups: Vec<Vec<UnitId>> = groups.into_values().collect();
    let people = |group: &Vec<UnitId>| {
        group
            .iter()
            .map(|&id| territory.population(id))
            .sum::<u64>()
    };
    groups.sort_by_key(|group| std::cmp::Reverse(people(group)));
    Some(groups)
}

fn find(root: &BTreeMap<UnitId, UnitId>, mut id: UnitId) -> UnitId {
    while root[&id] != id {
        id = root[&id];
    }
    id
}
