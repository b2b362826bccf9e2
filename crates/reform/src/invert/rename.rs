//! A new name is undone by the old one.

use super::move_centre::centre_back;
use super::states::{States, TargetId, translations};
use super::steps::{Inverted, Steps};
use super::unplaced;
use crate::plan::{Change, Rename, Target, Translations};
use aimaq_territory::{Names, Seat};

pub(super) fn invert(states: &States<'_>, change: &Rename) -> Inverted {
    let mut steps = Steps::default();
    match states.target(&change.target)? {
        TargetId::Unit(id) => {
            let old = states.before.unit(id);
            let seat = change.seat.as_ref().and(old.seat.as_ref());
            let target = Target::Unit(states.path(id));
            steps.push(renamed(target, &old.names, seat));
        }
        TargetId::Region(id) => {
            let old = states.before.region(id);
            steps.push(rename_region(change.to.get_ref(), &old.names));
        }
    }
    // The centre of a region may have had a spelling of its own.
    for (id, old) in states.before.living_regions() {
        if old.centre != states.after.region(id).centre {
            steps.try_push(centre_back(unplaced(old.names.en.clone()), old));
        }
    }
    Ok(steps)
}

/// Gives the unit at a path its old names.
pub(super) fn rename_unit(path: &str, to: &Names) -> Change {
    renamed(Target::Unit(unplaced(path.to_owned())), to, None)
}

/// Gives the region of a name its old names.
pub(super) fn rename_region(name: &str, to: &Names) -> Change {
    renamed(Target::Region(unplaced(name.to_owned())), to, None)
}

pub(super) fn renamed(target: Target, to: &Names, seat: Option<&Seat>) -> Change {
    Change::Rename(Rename {
        target,
        to: unplaced(to.en.clone()),
        names: translations(to),
        aliases: vec![],
        seat: seat.map(|s| unplaced(s.names.en.clone())),
        seat_names: seat.map_or_else(Translations::default, |s| translations(&s.names)),
    })
}
