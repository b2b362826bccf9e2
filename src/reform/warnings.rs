//! What a plan does that somebody should look at.

use std::collections::BTreeMap;

use geo_types::Coord;

use super::diagnostic::Problem;
use crate::territory::{RegionId, Territory, UnitId};

/// Warnings about the state after that were not there before.
pub(super) fn after(before: &Territory, after: &Territory) -> Vec<Problem> {
    let mut found = Vec::new();
    for (id, region) in after.living_regions() {
        if region.centre.is_none() {
            found.push(
                Problem::error(format!("{} has no centre", region.names.en))
                    .hint("give it one with `move_centre`"),
            );
        }
        let unchanged = (id.0 as usize) < before.regions.len() && same_units(before, after, id);
        if !unchanged {
            found.extend(parts(after, id));
            found.extend(centre_outside(after, id));
        }
    }
    found
}

fn same_units(before: &Territory, after: &Territory, region: RegionId) -> bool {
    let ids = |t: &Territory| t.units_of(region).map(|(id, _)| id).collect::<Vec<_>>();
    ids(before) == ids(after)
}

/// A region whose units do not hang together.
fn parts(territory: &Territory, region: RegionId) -> Option<Problem> {
    let groups = components(territory, region)?;
    if groups.len() < 2 {
        return None;
    }
    let shown: Vec<String> = groups
        .iter()
        .map(|group| describe(territory, group))
        .collect();
    let name = &territory.region(region).names.en;
    let note = if territory.schematic {
        "; its boundaries are schematic"
    } else {
        ""
    };
    Some(Problem::warning(
        "region-in-parts",
        format!(
            "{name} falls into {} parts: {}{note}",
            groups.len(),
            shown.join("; ")
        ),
    ))
}

fn describe(territory: &Territory, group: &[UnitId]) -> String {
    let names: Vec<&str> = group
        .iter()
        .map(|&id| territory.unit(id).names.en.as_str())
        .collect();
    let people: u64 = group.iter().map(|&id| territory.population(id)).sum();
    let shown = match names.as_slice() {
        [a, b, c, rest @ ..] if !rest.is_empty() => {
            format!("{a}, {b}, {c} and {} more", rest.len())
        }
        names => names.join(", "),
    };
    format!("{shown} ({people} people)")
}

/// The units of a region by connected parts, the most populous first.
pub(crate) fn components(territory: &Territory, region: RegionId) -> Option<Vec<Vec<UnitId>>> {
    let coverage = territory.coverage.as_ref()?;
    let owner = territory.unit_of_atom();
    let members: Vec<UnitId> = territory
        .units_of(region)
        .filter(|(_, unit)| unit.atoms.iter().any(|a| !coverage.is_empty_unit(a.0)))
        .map(|(id, _)| id)
        .collect();
    let mut root: BTreeMap<UnitId, UnitId> = members.iter().map(|&id| (id, id)).collect();
    for arc in coverage.arcs() {
        let owner_of = |side: Option<u32>| owner[side? as usize];
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

/// A region that is governed from a place that is not its own.
fn centre_outside(territory: &Territory, region: RegionId) -> Option<Problem> {
    let centre = territory.region(region).centre.as_ref()?;
    let own =
        territory.units_of(region).any(|(id, unit)| {
            let seat = unit
                .seat
                .as_ref()
                .is_some_and(|s| s.position == centre.position);
            seat || territory.settlements.iter().any(|s| {
                s.position == centre.position && territory.unit(id).atoms.contains(&s.atom)
            }) || stands_in(territory, id, centre.position)
        });
    (!own).then(|| {
        Problem::warning(
            "centre-outside",
            format!(
                "{} is governed from {}, which is not in it",
                territory.region(region).names.en,
                centre.names.en
            ),
        )
    })
}

fn stands_in(territory: &Territory, unit: UnitId, point: Coord<f64>) -> bool {
    let Some(coverage) = &territory.coverage else {
        return false;
    };
    territory
        .unit(unit)
        .atoms
        .iter()
        .any(|a| coverage.contains(a.0, point))
}
