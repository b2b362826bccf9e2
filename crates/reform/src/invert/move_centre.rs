//! A centre that moved is moved back.

use toml::Spanned;

use super::states::{States, TargetId, translations};
use super::steps::{Inverted, Permanent, Steps};
use super::unplaced;
use crate::plan::{Change, MoveCentre, Target};
use aimaq_territory::{Region, Seat};

pub(super) fn invert(states: &States<'_>, change: &MoveCentre) -> Inverted {
    let mut steps = Steps::default();
    steps.try_push(match states.target(&change.target)? {
        TargetId::Unit(id) => seat_back(states.path(id), states.before.unit(id).seat.as_ref()),
        TargetId::Region(id) => {
            let old = states.before.region(id);
            centre_back(unplaced(old.names.en.clone()), old)
        }
    });
    Ok(steps)
}

/// Moves the seat of the unit at a path back.
pub(super) fn seat_back(path: Spanned<String>, seat: Option<&Seat>) -> Result<Change, Permanent> {
    let seat = seat.ok_or(Permanent::Seat)?;
    Ok(Change::MoveCentre(MoveCentre {
        target: Target::Unit(path),
        centre: unplaced(seat.names.en.clone()),
        centre_names: translations(&seat.names),
        position: Some([seat.position.x, seat.position.y]),
    }))
}

/// Moves the centre of the region of a name back.
pub(super) fn centre_back(name: Spanned<String>, old: &Region) -> Result<Change, Permanent> {
    let centre = old.centre.as_ref().ok_or(Permanent::Centre)?;
    Ok(Change::MoveCentre(MoveCentre {
        target: Target::Region(name),
        centre: unplaced(centre.names.en.clone()),
        centre_names: translations(&centre.names),
        position: Some([centre.position.x, centre.position.y]),
    }))
}
