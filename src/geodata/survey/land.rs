//! Units without land, and dirt in the boundaries.

use crate::boundaries::checked;
use std::collections::{BTreeMap, BTreeSet};

use geo_types::MultiPolygon;

use super::{Subject, Survey};
use crate::coverage::{CheckOptions, check};
use crate::territory::Fault;

pub(super) fn look_at(
    subject: &Subject<'_>,
    boundaries: &[(String, MultiPolygon<f64>)],
    survey: &mut Survey,
) {
    let with_land = boundaries.iter().filter(|(_, land)| !land.0.is_empty());
    let with_land: BTreeSet<&str> = with_land.map(|(id, _)| id.as_str()).collect();
    let units = subject.territory.units.iter().enumerate();
    let bare = units.filter(|(_, unit)| !with_land.contains(unit.key.as_str()));
    let bare: Vec<Fault> = bare
        .map(|(i, unit)| {
            let (name, id) = (&unit.names.en, &unit.key);
            let message = format!(
                "{name} has no land: units.geojson has no feature, or an empty one, with `id` {id}"
            );
            subject.of_unit(i, message)
        })
        .collect();
    survey.add(&bare);
    survey.add(&dirt(boundaries));
}

/// What keeps the outlines from fitting together, one line for each kind of dirt.
fn dirt(boundaries: &[(String, MultiPolygon<f64>)]) -> Vec<Fault> {
    let file = "units.geojson";
    let shapes: Vec<MultiPolygon<f64>> = boundaries.iter().map(|(_, land)| land.clone()).collect();
    let found = match check(&shapes, &CheckOptions::default()) {
        Ok(found) => found,
        Err(error) => return vec![Fault::new(file, checked(&error))],
    };
    let mut kinds: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for finding in &found {
        let units = finding
            .units
            .iter()
            .filter_map(|u| boundaries.get(u.index()));
        let ids: Vec<&str> = units.map(|(id, _)| id.as_str()).collect();
        let place = finding.at.map(|p| format!(" at {:.5}, {:.5}", p.x, p.y));
        let first = || format!("{}{}", ids.join(" and "), place.unwrap_or_default());
        kinds
            .entry(finding.kind.name())
            .or_insert_with(|| (0, first()))
            .0 += 1;
    }
    let empty = crate::coverage::FindingKind::Empty.name();
    let kinds = kinds.into_iter().filter(|(kind, _)| *kind != empty);
    let told = kinds.map(|(kind, (count, first))| {
        let message = format!(
            "{count} × {kind}, the first in {first}; `aimaq check units.geojson --key id` lists \
             them, `aimaq clean units.geojson -o clean.geojson` repairs them"
        );
        Fault::new(file, message)
    });
    told.collect()
}
