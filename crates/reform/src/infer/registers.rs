//! What the registers of two vintages have in common: codes, names and regions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::question::Question;
use super::witnesses::{Alike, Shared, names_alike};
use aimaq_territory::{Names, Region, RegionId, Territory, UnitId, fold};

/// Pairs without land in common, where one of them has none: by name and code.
pub(super) fn by_register(before: &Territory, later: &Territory, shared: &mut Vec<Shared>) {
    let had: BTreeSet<UnitId> = shared.iter().map(|(from, ..)| *from).collect();
    let has: BTreeSet<UnitId> = shared.iter().map(|(_, to, _)| *to).collect();
    let mut codes: BTreeMap<&str, Vec<UnitId>> = BTreeMap::new();
    for (id, unit) in later.living_units().filter(|(id, _)| !has.contains(id)) {
        if let Some(code) = unit.code_on(later.date) {
            codes.entry(code).or_default().push(id);
        }
    }
    for (id, unit) in before.living_units().filter(|(id, _)| !had.contains(id)) {
        let same = unit.code_on(before.date).and_then(|code| codes.get(code));
        for &other in same.into_iter().flatten() {
            if fold(&later.unit(other).names.en) == fold(&unit.names.en) {
                shared.push((id, other, 0.0));
            }
        }
    }
}

/// Codes that are those of different units, where nothing makes them one.
pub(super) fn reused(
    before: &Territory,
    later: &Territory,
    units: &[Option<UnitId>],
) -> Vec<Question> {
    let mut codes: BTreeMap<&str, UnitId> = BTreeMap::new();
    for (id, unit) in later.living_units() {
        if let Some(code) = unit.code_on(later.date) {
            codes.insert(code, id);
        }
    }
    let reused = before.living_units().filter_map(|(id, unit)| {
        let code = unit.code_on(before.date)?;
        let holder = *codes.get(code)?;
        (units[id.index()] != Some(holder)).then(|| Question::CodeReused {
            code: code.to_owned(),
            units: [before.unit_path(id), later.unit_path(holder)],
        })
    });
    reused.collect()
}

/// Which regions are one: by name or code, then by the units that they share.
pub(super) fn regions(
    before: &Territory,
    later: &Territory,
    units: &[Option<UnitId>],
) -> Vec<Option<RegionId>> {
    let mut votes: BTreeMap<(RegionId, RegionId), f64> = BTreeMap::new();
    let mut size: [BTreeMap<RegionId, f64>; 2] = Default::default();
    for (id, unit) in before.living_units() {
        if let Some(to) = units[id.index()] {
            let to = later.unit(to).region;
            *votes.entry((unit.region, to)).or_default() += 1.0;
            *size[0].entry(unit.region).or_default() += 1.0;
            *size[1].entry(to).or_default() += 1.0;
        }
    }
    let mut pairs: Vec<(f64, RegionId, RegionId)> = Vec::new();
    for (from, to) in related(before, later, votes.keys().copied()) {
        let (old, new) = (before.region(from), later.region(to));
        let name = names_alike((&old.names, &old.aliases), (&new.names, &new.aliases));
        let code = old.code_on(before.date);
        let code = code.is_some() && code == new.code_on(later.date);
        let both = votes.get(&(from, to)).copied().unwrap_or(0.0);
        let named = name >= Alike::Sounds;
        let part =
            |i: usize, id: &RegionId| both / size[i].get(id).copied().unwrap_or(f64::INFINITY);
        let weight = if named { 3.0 } else { 0.0 } + if code { 3.0 } else { 0.0 };
        if weight > 0.0 && (both > 0.0 || (named && code) || name == Alike::Same) {
            pairs.push((weight + part(0, &from) + part(1, &to), from, to));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = vec![None; before.regions.len()];
    let mut taken = BTreeSet::new();
    for (_, from, to) in pairs {
        if found[from.index()].is_none() && taken.insert(to) {
            found[from.index()] = Some(to);
        }
    }
    found
}

/// Pairs of an earlier and a later region for which units that they share speak, a name, or
/// a code.
fn related(
    before: &Territory,
    later: &Territory,
    shared: impl Iterator<Item = (RegionId, RegionId)>,
) -> BTreeSet<(RegionId, RegionId)> {
    let mut known: BTreeMap<(bool, String), Vec<RegionId>> = BTreeMap::new();
    for (id, region) in later.living_regions() {
        for word in names_and_code(region, later.date) {
            known.entry(word).or_default().push(id);
        }
    }
    let mut pairs: BTreeSet<(RegionId, RegionId)> = shared.collect();
    for (id, region) in before.living_regions() {
        for word in names_and_code(region, before.date) {
            let others = known.get(&word).into_iter().flatten();
            pairs.extend(others.map(|other| (id, *other)));
        }
    }
    pairs
}

/// What a region is called, folded, and its code; whether it is the code.
fn names_and_code(region: &Region, day: Date) -> impl Iterator<Item = (bool, String)> {
    let names = region.names.all().map(fold);
    let names = names.chain(region.aliases.iter().map(|name| fold(name)));
    let code = region.code_on(day).map(|code| (true, code.to_owned()));
    names.map(|name| (false, name)).chain(code)
}

/// Gives the later vintage what only the earlier says, so that silence is no change.
pub(super) fn known_before(
    before: &Territory,
    after: &mut Territory,
    units: &[Option<UnitId>],
    regions: &[Option<RegionId>],
) {
    for (place, later) in units.iter().enumerate() {
        let Some(later) = *later else { continue };
        let old = &before.units[place];
        let new = after.unit_mut(later);
        new.names = completed(&old.names, &new.names);
        new.aliases.clone_from(&old.aliases);
        new.key.clone_from(&old.key);
        if old.seat.is_none() || new.seat.is_none() {
            new.seat.clone_from(&old.seat);
        }
    }
    for (place, later) in regions.iter().enumerate() {
        let Some(later) = *later else { continue };
        let old = &before.regions[place];
        let new = after.region_mut(later);
        new.names = completed(&old.names, &new.names);
        new.aliases.clone_from(&old.aliases);
        new.key.clone_from(&old.key);
        if old.centre.is_none() || new.centre.is_none() {
            new.centre.clone_from(&old.centre);
        }
    }
}

/// Names with those that only the earlier vintage has. What is the same name in another
/// alphabet or language is no other name.
fn completed(old: &Names, new: &Names) -> Names {
    if old == new {
        return new.clone();
    }
    let known: Vec<String> = old.all().map(fold).collect();
    if fold(&old.en) != fold(&new.en) {
        let ascii = |name: &str| name.is_ascii();
        let other_letters = ascii(&old.en) != ascii(&new.en);
        let sounds = names_alike((old, &[]), (new, &[])) >= Alike::Sounds;
        let said = known.contains(&fold(&new.en)) || (other_letters && sounds);
        return if said { old.clone() } else { new.clone() };
    }
    let mut names = new.clone();
    for (lang, name) in old.others() {
        if names.given(lang).is_none() {
            names.set(lang, name);
        }
    }
    names
}
