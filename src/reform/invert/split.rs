//! A split is undone by a merge.

use super::states::States;
use super::steps::Inverted;
use super::unplaced;
use crate::reform::plan::{Change, Merge, Split, Translations};

pub(super) fn invert(states: &States<'_>, change: &Split) -> Inverted {
    let unit = states.unit(&change.unit)?;
    let after = states.after;
    let region = &after.region(after.unit(unit).region).names.en;
    let parts = change.into.iter();
    let parts = parts.map(|part| unplaced(format!("{region}/{}", part.name.get_ref())));
    let merge = Change::Merge(Merge {
        units: std::iter::once(states.path(unit)).chain(parts).collect(),
        regions: Vec::new(),
        into: states.path(unit),
        names: Translations::default(),
        centre: None,
        centre_names: Translations::default(),
        position: None,
        code: None,
    });
    Ok(merge.into())
}
