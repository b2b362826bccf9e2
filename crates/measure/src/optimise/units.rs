//! The units of a region before the plan, as they are before it or after it.

use crate::{PlacedPoint, State};
use aimaq_reform::{Applied, roots};
use aimaq_territory::{RegionId, UnitId};
use aimaq_words::Message;
use aimaq_words::msg;

/// The unit of a point in a state.
pub(super) fn unit_of(point: &PlacedPoint, units: State) -> UnitId {
    match units {
        State::Before => point.unit,
        State::After => point.later_unit,
    }
}

/// The units whose land was all in the region before the plan.
pub(super) fn units_of(
    applied: &Applied,
    region: RegionId,
    state: State,
) -> (Vec<UnitId>, Vec<Message>) {
    let before = &applied.before;
    if state == State::Before {
        let units = before.units_of(region).map(|(id, _)| id);
        return (units.collect(), Vec::new());
    }
    let (owners, roots) = (before.unit_of_atom(), roots(before, &applied.after));
    let (mut units, mut notes) = (Vec::new(), Vec::new());
    for (id, unit) in applied.after.living_units() {
        let regions = unit.atoms.iter().filter_map(|atom| {
            let owner = owners[roots[atom.0 as usize].0 as usize]?;
            Some(before.unit(owner).region)
        });
        let own: Vec<bool> = regions.map(|id| id == region).collect();
        if !own.is_empty() && own.iter().all(|own| *own) {
            units.push(id);
        } else if own.contains(&true) {
            let unit = applied.after.unit_path(id);
            notes.push(msg!("split-note-part", unit = &unit));
        }
    }
    (units, notes)
}

/// The region after the plan that all land of a unit is in.
pub(super) fn later_region(applied: &Applied, state: State, unit: UnitId) -> Option<RegionId> {
    let after = &applied.after;
    if state == State::After {
        return Some(after.unit(unit).region);
    }
    let owners = after.unit_of_atom();
    let roots = roots(&applied.before, after);
    let own = &applied.before.unit(unit).atoms;
    let atoms = (0..roots.len()).filter(|&i| own.contains(&roots[i]));
    let mut regions = atoms.filter_map(|i| Some(after.unit(owners[i]?).region));
    let first = regions.next()?;
    regions.all(|region| region == first).then_some(first)
}
