//! A new kind is undone by the old one.

use super::states::{States, TargetId};
use super::steps::Inverted;
use super::unplaced;
use crate::plan::{Change, SetStatus};

pub(super) fn invert(states: &States<'_>, change: &SetStatus) -> Inverted {
    let target = states.target(&change.target)?;
    let kind = match &target {
        TargetId::Unit(id) => &states.before.unit(*id).kind,
        TargetId::Region(id) => &states.before.region(*id).kind,
    };
    let change = Change::SetStatus(SetStatus {
        target: states.named(&target),
        kind: unplaced(kind.0.clone()),
    });
    Ok(change.into())
}
