//! A split is undone by a merge.

use super::states::States;
use super::steps::Inverted;
use crate::plan::{Change, Merge, Split, Translations};
use aimaq_territory::UnitId;

pub(super) fn invert(states: &States<'_>, change: &Split) -> Inverted {
    let unit = states.unit(&change.unit)?;
    // The parts were added one after the other.
    let first = states.before.units.len();
    let parts = (first..first + change.into.len()).map(|place| states.path(UnitId::at(place)));
    let merge = Change::Merge(Merge {
        units: std::iter::once(states.path(unit)).chain(parts).collect(),
        regions: Vec::new(),
        into: states.path(unit),
        names: Translations::default(),
        centre: None,
        centre_names: Translations::default(),
        position: None,
        code: None,
    });
    Ok(merge.into())
}
