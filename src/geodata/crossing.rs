//! Units whose boundary crosses itself, for whoever looks at a data set.

use std::collections::BTreeMap;

use geo_types::Coord;

use super::names::some;
use crate::coverage::{CheckOptions, FindingKind, check};
use crate::msg;
use crate::territory::{Territory, UnitId};
use crate::words::Message;

/// The warning of units of a territory whose boundary crosses itself, with the first
/// place of each. A split of such a unit fails, or loses land.
pub fn crossing_units(territory: &Territory) -> Option<Message> {
    let coverage = territory.coverage.as_ref()?;
    // What is sound crosses nowhere, and nearly all boundaries are.
    if coverage.is_sound() {
        return None;
    }
    let found = check(&coverage.polygons(), &CheckOptions::default()).ok()?;
    let owner = territory.unit_of_atom();
    let mut places: BTreeMap<UnitId, Coord<f64>> = BTreeMap::new();
    let crossings = found
        .iter()
        .filter(|f| f.kind == FindingKind::SelfIntersection);
    for finding in crossings {
        let units = finding.units.iter();
        let units = units.filter_map(|piece| owner.get(piece.index()).copied().flatten());
        let Some(at) = finding.at else { continue };
        units.for_each(|unit| {
            places.entry(unit).or_insert(at);
        });
    }
    if places.is_empty() {
        return None;
    }
    let units = places.iter().map(|(&unit, at)| {
        let at = format!("{:.6} {:.6}", at.x, at.y);
        msg!(
            "warning-crossing-at",
            unit = &territory.unit_path(unit),
            at = at
        )
    });
    let units: Vec<Message> = units.collect();
    let n = units.len();
    Some(msg!("warning-crossing-units", n = n, units = some(&units)))
}
