//! Contiguous groups of the units of a region.

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
    let mut root: Vec<Option<UnitId>> = vec![None; territory.units.len()];
    for &id in &members {
        root[id.index()] = Some(id);
    }
    let along = coverage.arcs().map(|arc| [arc.left, arc.right]);
    let across = coverage.neighbours_across_180().into_iter();
    for sides in along.chain(across.map(|pair| pair.map(Some))) {
        let owner_of = |side: Option<UnitIndex>| owner[side?.index()];
        let (Some(a), Some(b)) = (owner_of(sides[0]), owner_of(sides[1])) else {
            continue;
        };
        if let (Some(a), Some(b)) = (find(&mut root, a), find(&mut root, b)) {
            root[a.max(b).index()] = Some(a.min(b));
        }
    }
    let mut groups: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
    for &id in &members {
        let group = find(&mut root, id).unwrap_or(id);
        groups.entry(group).or_default().push(id);
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

/// The first unit of the group of a unit; `None` for units that are not asked about.
/// Shortens the way for whoever asks next.
fn find(root: &mut [Option<UnitId>], mut id: UnitId) -> Option<UnitId> {
    loop {
        let next = root[id.index()]?;
        if next == id {
            return Some(id);
        }
        let far = root[next.index()]?;
        root[id.index()] = Some(far);
        id = far;
    }
}
