//! What has ended into another is divided off again.

use super::merge::{divide_regions, divide_units};
use super::states::States;
use super::steps::Inverted;
use crate::plan::{Abolish, Target};

pub(super) fn invert(states: &States<'_>, change: &Abolish) -> Inverted {
    match &change.target {
        Target::Unit(unit) => {
            divide_units(states, &[states.unit(&change.into)?, states.unit(unit)?])
        }
        Target::Region(region) => divide_regions(
            states,
            &[states.region(&change.into)?, states.region(region)?],
        ),
    }
}
