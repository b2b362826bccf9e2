//! The land goes back.

use super::states::States;
use super::steps::Inverted;
use super::unplaced;
use crate::plan::{By, Change, MoveBorder};

pub(super) fn invert(states: &States<'_>, change: &MoveBorder) -> Inverted {
    let (from, to) = (states.unit(&change.from)?, states.unit(&change.to)?);
    let giver = states.path(from);
    Ok(Change::MoveBorder(MoveBorder {
        from: states.path(to),
        by: unplaced(By::Units(vec![giver.get_ref().clone()])),
        to: giver,
        population: None,
        source: None,
    })
    .into())
}
