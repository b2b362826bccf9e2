//! What the units of a later state were in an earlier one, so that boundaries of a
//! later day find the pieces of the earlier state.

use std::cmp::Reverse;

use crate::territory::{AtomId, Territory, Unit, UnitId};

/// What a unit of a later state was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Former {
    /// The unit of the earlier state that its land goes to.
    pub(super) unit: UnitId,
    /// The piece of that unit.
    pub(super) atom: AtomId,
    /// Other units of the earlier state that have become one with it.
    pub(super) merged: Vec<UnitId>,
    /// Whether it was split off: then the cut can follow its outline.
    pub(super) part: bool,
}

/// What every living unit of `then` was in `before`, by its id; `then` is made from
/// `before`, or is the same state.
pub(super) fn formers(before: &Territory, then: &Territory) -> Vec<Option<Former>> {
    let owner = before.unit_of_atom();
    let mut formers = vec![None; then.units.len()];
    for (id, unit) in then.living_units() {
        formers[id.index()] = former(before, then, &owner, (id, unit));
    }
    formers
}

fn former(
    before: &Territory,
    then: &Territory,
    owner: &[Option<UnitId>],
    (id, unit): (UnitId, &Unit),
) -> Option<Former> {
    let known = before.atoms.len();
    let roots = unit.atoms.iter().map(|&atom| then.root(atom, known));
    let mut from: Vec<UnitId> = roots
        .filter_map(|root| owner.get(root.index()).copied().flatten())
        .collect();
    from.sort_unstable();
    from.dedup();
    let goes_on = from.contains(&id);
    // Of something new the largest part stands for all, the first of equals.
    let largest = || {
        let parts = from.iter().copied();
        parts.max_by_key(|&part| (before.population(part), Reverse(part)))
    };
    let of = goes_on.then_some(id).or_else(largest)?;
    let ended = |&other: &UnitId| other != of && !then.unit(other).exists();
    Some(Former {
        unit: of,
        atom: *before.unit(of).atoms.first()?,
        merged: from.iter().copied().filter(ended).collect(),
        part: !goes_on && from.len() == 1 && unit.atoms.iter().all(|a| a.index() >= known),
    })
}
