//! What the changes of an inverse leave open: codes that time has changed, and
//! areas that held for the extent that comes back.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::unplaced;
use crate::plan::{Act, Change, Day, Plan, Published, Recode, Target, Translations};
use aimaq_territory::{OfficialArea, RegionId, Territory, UnitId};

/// Adds the codes and areas of `before` that `now` does not have.
pub(super) fn complete(plan: &mut Plan, now: &Territory, before: &Territory, day: Date) {
    let changes = codes(now, before);
    if !changes.is_empty() {
        plan.acts.push(Act {
            title: Some("Puts back the codes that have changed by themselves".to_owned()),
            titles: Translations::default(),
            effective: unplaced(Day(day)),
            source: None,
            sources: Translations::default(),
            note: None,
            unclear: Vec::new(),
            changes: changes.into_iter().map(unplaced).collect(),
        });
    }
    plan.published.extend(areas(now, before));
}

fn units_by_path(t: &Territory) -> BTreeMap<String, UnitId> {
    t.living_units().map(|(id, _)| (t.path(id), id)).collect()
}

fn regions_by_name(t: &Territory) -> BTreeMap<String, RegionId> {
    let regions = t.living_regions();
    regions.map(|(id, r)| (r.names.en.clone(), id)).collect()
}

/// A code may still be another unit's: whoever takes a code that is given up
/// comes after the one that gives it up. A ring of them goes by way of nobody,
/// and is left to the comparison with the state before.
fn codes(now: &Territory, before: &Territory) -> Vec<Change> {
    let old = units_by_path(before);
    let mut wanted: Vec<(String, String, String)> = Vec::new();
    for (path, id) in units_by_path(now) {
        let Some(&was) = old.get(&path) else { continue };
        let have = now
            .unit(id)
            .code_on(now.date)
            .unwrap_or_default()
            .to_owned();
        let want = before
            .unit(was)
            .code_on(before.date)
            .unwrap_or_default()
            .to_owned();
        if have != want && !want.is_empty() {
            wanted.push((path, have, want));
        }
    }
    let mut changes = Vec::new();
    while let Some(i) = wanted
        .iter()
        .position(|(_, _, want)| !wanted.iter().any(|(_, have, _)| have == want))
    {
        let (path, _, want) = wanted.remove(i);
        changes.push(Change::Recode(Recode {
            target: Target::Unit(unplaced(path)),
            code: unplaced(want),
        }));
    }
    let regions = regions_by_name(before);
    for (name, id) in regions_by_name(now) {
        let Some(&was) = regions.get(&name) else {
            continue;
        };
        let want = before.region(was).code_on(before.date);
        if let Some(want) = want.filter(|w| now.region(id).code_on(now.date) != Some(w)) {
            changes.push(Change::Recode(Recode {
                target: Target::Region(unplaced(name)),
                code: unplaced(want.to_owned()),
            }));
        }
    }
    changes
}

fn areas(now: &Territory, before: &Territory) -> Vec<Published> {
    let mut found = Vec::new();
    let same = |a: &OfficialArea, b: Option<&OfficialArea>| {
        b.is_some_and(|b| a.km2 == b.km2 && a.figure == b.figure && a.published == b.published)
    };
    let old = regions_by_name(before);
    for (name, id) in regions_by_name(now) {
        let Some(&was) = old.get(&name) else { continue };
        let area = before.region(was).area_on(before.date);
        if let Some(area) = area.filter(|a| !same(a, now.region(id).area_on(now.date))) {
            found.push(published(Target::Region(unplaced(name)), area));
        }
    }
    let old = units_by_path(before);
    for (path, id) in units_by_path(now) {
        let Some(&was) = old.get(&path) else { continue };
        let area = before.unit(was).area.as_ref();
        if let Some(area) = area.filter(|a| !same(a, now.unit(id).area.as_ref())) {
            found.push(published(Target::Unit(unplaced(path)), area));
        }
    }
    found
}

fn published(target: Target, area: &OfficialArea) -> Published {
    Published {
        target,
        area_km2: area.km2,
        source: area.figure.clone(),
        computed: !area.published,
    }
}
