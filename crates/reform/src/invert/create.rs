//! A new region is undone by transfers back and its end.

use super::states::States;
use super::steps::{Inverted, Steps};
use super::transfer::back;
use super::unplaced;
use crate::plan::{Abolish, Change, Create, Target};

/// All units but those of the last origin move back; these go with the end
/// of the region, which so is never without units.
pub(super) fn invert(states: &States<'_>, change: &Create) -> Inverted {
    let mut origins = states.by_origin(&states.units(&change.units)?);
    let Some((last, _)) = origins.pop_last() else {
        return Ok(Steps::default());
    };
    let transfers = origins.iter().map(|(&to, units)| back(states, units, to));
    let mut steps: Vec<Change> = transfers.collect();
    steps.push(Change::Abolish(Abolish {
        target: Target::Region(unplaced(change.region.get_ref().clone())),
        into: states.region_name(last),
    }));
    Ok(steps.into())
}
