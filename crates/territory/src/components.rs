//! Who holds the land, and which units of a region hang together.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{RegionId, Territory, UnitId};
use aimaq_coverage::UnitIndex;

/// The land of a state by who holds it: found when first asked for, by one look at all units
/// or at all borders, and kept for whoever asks about several pieces or regions.
#[derive(Debug)]
pub struct HeldLand<'a> {
    territory: &'a Territory,
    holder: OnceCell<Vec<Option<UnitId>>>,
    first: OnceCell<Option<Vec<Option<UnitId>>>>,
}

impl<'a> HeldLand<'a> {
    /// That of a state.
    pub fn of(territory: &'a Territory) -> Self {
        Self {
            territory,
            holder: OnceCell::new(),
            first: OnceCell::new(),
        }
    }

    /// The unit that holds a piece of land.
    pub fn holder(&self, piece: UnitIndex) -> Option<UnitId> {
        let all = self.holder.get_or_init(|| self.territory.unit_of_atom());
        all.get(piece.index()).copied().flatten()
    }

    /// The units of a region by connected components of their common borders, the most
    /// populous first; none where no boundaries are known. Units without land are left out.
    pub fn parts(&self, region: RegionId) -> Vec<Vec<UnitId>> {
        let first = self.first.get_or_init(|| joined(self.territory));
        let first = first.as_deref().unwrap_or_default();
        let mut parts: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (id, _) in self.territory.units_of(region) {
            if let Some(first) = first.get(id.index()).copied().flatten() {
                parts.entry(first).or_default().push(id);
            }
        }
        let mut parts: Vec<Vec<UnitId>> = parts.into_values().collect();
        let people = |part: &Vec<UnitId>| -> u64 {
            let units = part.iter();
            units.map(|&id| self.territory.population(id)).sum()
        };
        parts.sort_by_key(|part| Reverse(people(part)));
        parts
    }
}

/// The number of parts of every region by its id; `None` where no boundaries are known.
pub fn component_counts(territory: &Territory) -> Option<Vec<usize>> {
    let joined = joined(territory)?;
    let mut counts = vec![0; territory.regions.len()];
    for (id, unit) in territory.living_units() {
        let count = counts.get_mut(unit.region.index());
        let first = joined.get(id.index()) == Some(&Some(id));
        count.into_iter().for_each(|n| *n += usize::from(first));
    }
    Some(counts)
}

/// For each unit with land the first of the units of its region that it hangs together with;
/// `None` where no boundaries are known.
fn joined(territory: &Territory) -> Option<Vec<Option<UnitId>>> {
    let coverage = territory.coverage.as_ref()?;
    let owner = territory.unit_of_atom();
    let mut root: Vec<Option<UnitId>> = vec![None; territory.units.len()];
    for (id, unit) in territory.living_units() {
        let mut atoms = unit.atoms.iter();
        if atoms.any(|a| !coverage.is_empty_unit(a.0)) {
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
    for place in 0..root.len() {
        root[place] = find(&mut root, UnitId::at(place));
    }
    Some(root)
}

/// The first unit that a unit is joined with; `None` for units without land. Shortens the way
/// for whoever asks next.
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
