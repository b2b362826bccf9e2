//! What one change of the plan does, to be shown on the map.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::error::StudioError;
use super::session::Session;
use crate::territory::{AtomId, Region, Territory, Unit};

/// The units of the last state whose land, region, names, seat or kind a change has changed;
/// where it changes a region alone, the units of that region.
///
/// # Errors
/// If the plan has an error, or no such change.
pub(super) fn touched(
    session: &mut Session,
    act: usize,
    change: usize,
) -> Result<Json, StudioError> {
    let unknown = || StudioError::Unknown(format!("change {change} of act {act}"));
    let text = session.text.clone();
    let applied = session.evaluator.step_by_step(&text)?;
    let acts = &session.current.prepared.plan.acts;
    let own = acts.get(act).ok_or_else(unknown)?;
    if change >= own.changes.len() {
        return Err(unknown());
    }
    // Changes are carried out by the days of their acts, of one day in the order of the file.
    let day = |i: usize| (acts[i].effective.get_ref().0, i);
    let earlier = (0..acts.len()).filter(|&i| day(i) < day(act));
    let place = earlier.map(|i| acts[i].changes.len()).sum::<usize>() + change;
    let before = applied.states.get(place).ok_or_else(unknown)?;
    let after = applied.states.get(place + 1).unwrap_or(&applied.after);
    Ok(json!({ "units": units(before, after, &applied.after) }))
}

fn units(before: &Territory, after: &Territory, last: &Territory) -> Vec<u32> {
    let mut land: BTreeSet<AtomId> = BTreeSet::new();
    for (id, unit) in after.living_units() {
        let old = before.get_unit(id).filter(|old| old.exists());
        if old.is_none_or(|old| !same(old, unit)) {
            land.extend(unit.atoms.iter().copied());
        }
    }
    if land.is_empty() {
        for (id, region) in after.living_regions() {
            let old = before.get_region(id).filter(|old| old.exists());
            if old.is_none_or(|old| !alike(old, region)) {
                let own = after.living_units().filter(|(_, unit)| unit.region == id);
                land.extend(own.flat_map(|(_, unit)| unit.atoms.iter().copied()));
            }
        }
    }
    // Later changes may have given the land to other units, and cut it.
    let known = after.atoms.len();
    let is_of = |unit: &Unit| {
        unit.atoms
            .iter()
            .any(|&a| land.contains(&last.root(a, known)))
    };
    let found = last.living_units().filter(|(_, unit)| is_of(unit));
    found.map(|(id, _)| id.0).collect()
}

fn same(a: &Unit, b: &Unit) -> bool {
    let of = |unit: &Unit| {
        (
            unit.region,
            unit.atoms.clone(),
            unit.names.clone(),
            unit.kind.clone(),
        )
    };
    of(a) == of(b) && a.seat == b.seat
}

fn alike(a: &Region, b: &Region) -> bool {
    a.names == b.names && a.centre == b.centre && a.kind == b.kind
}
