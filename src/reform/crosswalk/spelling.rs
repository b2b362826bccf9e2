//! Other spellings of the sources of a crosswalk.

use super::{CrosswalkOptions, Level};
use crate::reform::Applied;
use crate::reform::resolve::{find_region, find_unit};

/// The source of a plan's crosswalk that people write in another way, as plans
/// may: in another language, by an alias or by a code. `None` where no unit or
/// more than one is meant.
///
/// A crosswalk that is read from a file knows its own names alone.
pub fn source_named(applied: &Applied, options: CrosswalkOptions, written: &str) -> Option<String> {
    let state = if options.backward {
        &applied.after
    } else {
        &applied.before
    };
    match options.level {
        Level::Units => find_unit(state, written).ok().map(|id| state.path(id)),
        Level::Regions => {
            let id = find_region(state, written).ok()?;
            Some(state.region(id).names.en.clone())
        }
    }
}
