//! Contiguous groups of the units of a region.

use std::collections::BTreeMap;

use super::{RegionId, Territory, UnitId};
use aimaq_coverage::UnitIndex;

/// The units of a region by connected components of their common borders, the most
/// populous first; `None` where no boundaries are known. Units without land are left
/// out.
pub fn components(territory: &Territory, region: RegionId) -> Option<Vec<Vec<UnitId>>> {
    let joined = Joined::new(territory, |of| of == region)?;
    Some(joined.groups(territory, region))
}

/// Those of every region of a state: for whoever asks about several, as [`components`] looks
/// at all borders.
#[derive(Debug, Clone)]
pub struct Components(Joined);

impl Components {
    /// Looks at all borders of a state; `None` where none are known.
    pub fn of(territory: &Territory) -> Option<Self> {
        Joined::new(territory, |_| true).map(Self)
    }

    /// The same as [`components`] of a region of that state.
    pub fn groups(&self, territory: &Territory, region: RegionId) -> Vec<Vec<UnitId>> {
        self.0.groups(territory, region)
    }
}

/// The number of those of every region by its id.
pub fn component_counts(territory: &Territory) -> Option<Vec<usize>> {
    let joined = Joined::new(territory, |_| true)?;
    let mut counts = vec![0; territory.regions.len()];
    for (id, unit) in territory.living_units() {
        let count = counts.get_mut(unit.region.index());
        let first = joined.0.get(id.index()) == Some(&Some(id));
        count.into_iter().for_each(|n| *n += usize::from(first));
    }
    Some(counts)
}

/// Units of one region that have borders in common, each with another of its group that is
/// nearer to the first, which has itself. Units that are not asked about have none.
#[derive(Debug, Clone)]
struct Joined(Vec<Option<UnitId>>);

impl Joined {
    fn new(territory: &Territory, asked: impl Fn(RegionId) -> bool) -> Option<Self> {
        let coverage = territory.coverage.as_ref()?;
        let owner = territory.unit_of_atom();
        let mut root: Vec<Option<UnitId>> = vec![None; territory.units.len()];
        for (id, unit) in territory.living_units() {
            let mut atoms = unit.atoms.iter();
            if asked(unit.region) && atoms.any(|a| !coverage.is_empty_unit(a.0)) {
                root[id.index()] = Some(id);
            }
        }
        let along = coverage.arcs().map(|arc| [arc.left, arc.right]);
        let across = coverage.neighbours_across_180().into_iter();
        for sides in along.chain(across.map(|pair| pair.map(Some))) {
            let owner_of = |side: Option<UnitIndex>| owner[side?.index()];
            let (Some(a), Some(b)) = (owner_of(sides[0]), owner_of(sides[1])) else {
                continue;
            };
            if a == b || territory.unit(a).region != territory.unit(b).region {
                continue;
            }
            if let (Some(a), Some(b)) = (find(&mut root, a), find(&mut root, b)) {
                root[a.max(b).index()] = Some(a.min(b));
            }
        }
        Some(Self(root))
    }

    fn groups(&self, territory: &Territory, region: RegionId) -> Vec<Vec<UnitId>> {
        let units = territory.units_of(region).map(|(id, _)| id);
        let members: Vec<UnitId> = units.filter(|id| self.0[id.index()].is_some()).collect();
        let mut groups: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for &id in &members {
            let group = first(&self.0, id).unwrap_or(id);
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
        groups
    }
}

/// The first unit of the group of a unit; `None` for units that are not asked about.
fn first(root: &[Option<UnitId>], mut id: UnitId) -> Option<UnitId> {
    loop {
        let next = root[id.index()]?;
        if next == id {
            return Some(id);
        }
        id = next;
    }
}

/// The same, and shortens the way for whoever asks next.
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
