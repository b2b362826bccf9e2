//! Other spellings of the sources of a crosswalk.

use super::{CrosswalkOptions, Level};
use crate::Applied;
use crate::resolve::{find_region, find_unit};
use aimaq_territory::Territory;

/// The sources of a plan's crosswalk that people may mean by what they write in another
/// way, as plans may: in another language, by an alias or by a code. Several where units
/// of different regions are called so.
///
/// A crosswalk that is read from a file knows its own names alone.
pub fn sources_named(applied: &Applied, options: CrosswalkOptions, written: &str) -> Vec<String> {
    let state = if options.backward {
        &applied.after
    } else {
        &applied.before
    };
    match options.level {
        Level::Units => units(state, written),
        Level::Regions => {
            let id = find_region(state, written).ok();
            let name = id.map(|id| state.region(id).names.en.clone());
            name.into_iter().collect()
        }
    }
}

fn units(state: &Territory, written: &str) -> Vec<String> {
    if let Ok(id) = find_unit(state, written) {
        return vec![state.path(id)];
    }
    let named = state.gazetteer.units_named(written).iter();
    let living = named.filter(|id| state.unit(**id).exists());
    living.map(|id| state.path(*id)).collect()
}
