//! A new code is undone by the old one.

use super::states::{States, TargetId};
use super::steps::{Inverted, Permanent, Steps};
use super::unplaced;
use crate::plan::{Change, Recode, Target};

pub(super) fn invert(states: &States<'_>, change: &Recode) -> Inverted {
    let day = states.before.date;
    let target = states.target(&change.target)?;
    let code = match &target {
        TargetId::Unit(id) => states.before.unit(*id).code_on(day),
        TargetId::Region(id) => states.before.region(*id).code_on(day),
    };
    let mut steps = Steps::default();
    steps.try_push(code_back(states.named(&target), code));
    Ok(steps)
}

/// Gives the old code back.
pub(super) fn code_back(target: Target, code: Option<&str>) -> Result<Change, Permanent> {
    let code = unplaced(code.ok_or(Permanent::Code)?.to_owned());
    Ok(Change::Recode(Recode { target, code }))
}
