//! A transfer is undone by transfers back.

use super::states::States;
use super::steps::Inverted;
use crate::plan::{Change, Transfer};
use aimaq_territory::{RegionId, UnitId};

pub(super) fn invert(states: &States<'_>, change: &Transfer) -> Inverted {
    let origins = states.by_origin(&states.units(&change.units)?);
    let back = origins.iter().map(|(&to, units)| back(states, units, to));
    Ok(back.collect::<Vec<_>>().into())
}

/// The transfer of units to a region that they were in.
pub(super) fn back(states: &States<'_>, units: &[UnitId], to: RegionId) -> Change {
    Change::Transfer(Transfer {
        units: units.iter().map(|&u| states.path(u)).collect(),
        to: states.region_name(to),
    })
}
