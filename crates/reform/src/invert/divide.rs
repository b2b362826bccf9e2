//! What was divided becomes one region again.

use super::states::{States, translations};
use super::steps::{Inverted, Irreversible, Permanent, Steps};
use super::unplaced;
use crate::plan::{Change, Divide, Merge, SetStatus, Target, Translations};
use crate::resolve::find_region;
use aimaq_territory::RegionId;

pub(super) fn invert(states: &States<'_>, change: &Divide) -> Inverted {
    let old = states.before.region(states.region(&change.region)?);
    let unknown = |p: crate::Problem| Irreversible::Unknown(p.message);
    let parts = change.into.iter();
    let parts = parts.map(|part| find_region(states.after, part.region.get_ref()));
    let parts: Vec<RegionId> = parts.collect::<Result<_, _>>().map_err(unknown)?;
    let mut steps = Steps::default();
    let centre = old.centre.as_ref();
    if centre.is_none() {
        steps.left.push(Permanent::Centre);
    }
    let name = old.names.en.clone();
    steps.push(Change::Merge(Merge {
        units: Vec::new(),
        regions: parts.iter().map(|&id| states.region_name(id)).collect(),
        into: unplaced(name.clone()),
        names: translations(&old.names),
        centre: centre.map(|c| unplaced(c.names.en.clone())),
        centre_names: centre.map_or_else(Translations::default, |c| translations(&c.names)),
        position: centre.map(|c| [c.position.x, c.position.y]),
        code: old
            .code_on(states.before.date)
            .map(|code| unplaced(code.to_owned())),
    }));
    let kinds = parts.iter().map(|&id| &states.after.region(id).kind);
    if kinds.into_iter().any(|kind| *kind != old.kind) {
        steps.push(Change::SetStatus(SetStatus {
            target: Target::Region(unplaced(name)),
            kind: unplaced(old.kind.0.clone()),
        }));
    }
    Ok(steps)
}
