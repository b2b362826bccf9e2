//! What was merged is divided again: units along their old borders, which the
//! coverage still has, regions by the units that they had.
//!
//! Where one of them went on, it gets back what changed; where all ended into
//! something new, that becomes the first of them again.

use super::move_centre::{centre_back, seat_back};
use super::recode::code_back;
use super::rename::{rename_region, rename_unit};
use super::states::{States, translations};
use super::steps::{Inverted, Irreversible, Steps};
use super::unplaced;
use crate::naming::same_name;
use crate::plan::{
    By, Change, Create, Merge, Part, SetStatus, Split, Target, Transfer, Translations,
};
use aimaq_territory::{Region, RegionId, Territory, Unit, UnitId};

pub(super) fn invert(states: &States<'_>, change: &Merge) -> Inverted {
    if change.regions.is_empty() {
        divide_units(states, &states.units(&change.units)?)
    } else {
        divide_regions(states, &states.regions(&change.regions)?)
    }
}

/// The others are split off again from the unit that went on, or that is new.
pub(super) fn divide_units(states: &States<'_>, units: &[UnitId]) -> Inverted {
    let (before, after) = (states.before, states.after);
    let mut continuing = units.iter().copied();
    let Some(keeper) = continuing.find(|&u| after.unit(u).exists()) else {
        return divide_new_unit(states, units);
    };
    let (old, new) = (before.unit(keeper), after.unit(keeper));
    let mut steps = unit_attributes(states, keeper, old, new);
    let path = format!("{}/{}", after.region(new.region).names.en, old.names.en);
    let (mut into, mut moves) = (Vec::new(), Vec::new());
    for &unit in units.iter().filter(|&&u| u != keeper) {
        let (part, after) = part(states, unit, old.region, keeper)?;
        into.push(part);
        moves.extend(after);
    }
    steps.push(Change::Split(Split {
        unit: unplaced(path),
        into,
    }));
    steps.changes.extend(moves);
    Ok(steps)
}

/// All others are split off the new unit; what is left then is the first again,
/// and known by its name and land as the unit that ended.
fn divide_new_unit(states: &States<'_>, units: &[UnitId]) -> Inverted {
    let (before, after) = (states.before, states.after);
    let id = UnitId::at(before.units.len());
    let new = after.get_unit(id).ok_or(Irreversible::NoUnitContinues)?;
    let mut candidates = units.iter().copied();
    let first = candidates.find(|&u| before.unit(u).region == new.region);
    let first = first.ok_or(Irreversible::NoUnitContinues)?;
    let (mut into, mut moves) = (Vec::new(), Vec::new());
    for &unit in units.iter().filter(|&&u| u != first) {
        let (part, after) = part(states, unit, new.region, first)?;
        into.push(part);
        moves.extend(after);
    }
    let mut steps = Steps::from(Change::Split(Split {
        unit: states.path(id),
        into,
    }));
    let old = before.unit(first);
    let attributes = unit_attributes(states, id, old, new);
    steps.changes.extend(attributes.changes);
    steps.left.extend(attributes.left);
    if old.kind != new.kind {
        let region = &after.region(new.region).names.en;
        steps.push(Change::SetStatus(SetStatus {
            target: Target::Unit(unplaced(format!("{region}/{}", old.names.en))),
            kind: unplaced(old.kind.0.clone()),
        }));
    }
    steps.changes.extend(moves);
    Ok(steps)
}

/// A unit that ended, as a part, and what moves it to its old region.
fn part(
    states: &States<'_>,
    id: UnitId,
    host: RegionId,
    keeper: UnitId,
) -> Result<(Part, Vec<Change>), Irreversible> {
    let (before, after) = (states.before, states.after);
    let unit = before.unit(id);
    let name = &unit.names.en;
    let no_seat = || Irreversible::NoSeat(unit.names.clone());
    let seat = unit.seat.as_ref().ok_or_else(no_seat)?;
    let (from, to) = (after.region(host), after.region(unit.region));
    let taken = name_taken(before, id, host, keeper);
    let here = if taken {
        format!("{name} ({})", to.names.en)
    } else {
        name.clone()
    };
    let mut moves = Vec::new();
    if unit.region != host {
        moves.push(Change::Transfer(Transfer {
            units: vec![unplaced(format!("{}/{here}", from.names.en))],
            to: unplaced(to.names.en.clone()),
        }));
    }
    if taken {
        moves.push(rename_unit(&format!("{}/{here}", to.names.en), &unit.names));
    }
    let names = if taken {
        Translations::default()
    } else {
        translations(&unit.names)
    };
    let part = Part {
        name: unplaced(here),
        names,
        aliases: vec![],
        kind: Some(unit.kind.0.clone()),
        centre: unplaced(seat.names.en.clone()),
        centre_names: translations(&seat.names),
        position: Some([seat.position.x, seat.position.y]),
        code: unit.code_on(before.date).map(|c| unplaced(c.to_owned())),
        population: None,
        area_km2: None,
        by: unplaced(By::Units(vec![after.path(id)])),
        source: Some(unit.source.clone()).filter(|s| !s.is_empty()),
    };
    Ok((part, moves))
}

/// Whether a unit of the region in which the part is made bears its name.
fn name_taken(before: &Territory, id: UnitId, host: RegionId, keeper: UnitId) -> bool {
    let unit = before.unit(id);
    let name = &unit.names.en;
    let taken = before.units_of(host).any(|(other, u)| {
        other != keeper && other != id && u.names.all().any(|n| same_name(n, name))
    });
    let away = unit.region != host;
    taken || (away && same_name(&before.unit(keeper).names.en, name))
}

/// Name, seat and code of a unit that went on, where they changed.
fn unit_attributes(states: &States<'_>, id: UnitId, old: &Unit, new: &Unit) -> Steps {
    let mut steps = Steps::default();
    if old.names != new.names {
        steps.push(rename_unit(&states.after.path(id), &old.names));
    }
    let region = &states.after.region(new.region).names.en;
    let path = format!("{region}/{}", old.names.en);
    if old.seat != new.seat {
        steps.try_push(seat_back(unplaced(path.clone()), old.seat.as_ref()));
    }
    let (was, is) = (
        old.code_on(states.before.date),
        new.code_on(states.after.date),
    );
    if was != is {
        steps.try_push(code_back(Target::Unit(unplaced(path)), was));
    }
    steps
}

/// The others are formed again out of the region that went on, or that is new.
pub(super) fn divide_regions(states: &States<'_>, regions: &[RegionId]) -> Inverted {
    let (before, after) = (states.before, states.after);
    let mut continuing = regions.iter().copied();
    let continuing = continuing.find(|&r| after.region(r).exists());
    let keeper = continuing.or(regions.first().copied());
    let keeper = keeper.ok_or(Irreversible::NoRegionContinues)?;
    let id = continuing.unwrap_or_else(|| RegionId::at(before.regions.len()));
    let new = after
        .get_region(id)
        .ok_or(Irreversible::NoRegionContinues)?;
    let old = before.region(keeper);
    let mut steps = region_attributes(states, old, new);
    if old.kind != new.kind {
        steps.push(Change::SetStatus(SetStatus {
            target: Target::Region(unplaced(old.names.en.clone())),
            kind: unplaced(old.kind.0.clone()),
        }));
    }
    for &region in regions.iter().filter(|&&r| r != keeper) {
        steps.push(formed_again(states, region, &old.names.en)?);
    }
    Ok(steps)
}

/// A region that ended, out of the units that it had and `host` has now.
fn formed_again(states: &States<'_>, id: RegionId, host: &str) -> Result<Change, Irreversible> {
    let (before, after) = (states.before, states.after);
    let region = before.region(id);
    let name = &region.names.en;
    let no_centre = || Irreversible::NoCentre(region.names.clone());
    let centre = region.centre.as_ref().ok_or_else(no_centre)?;
    let units = before.units_of(id);
    let units: Vec<_> = units
        .map(|(id, u)| {
            let twin = after.twin(id, after.unit(id).region);
            unplaced(match twin.and(after.unit(id).code_on(after.date)) {
                Some(code) => format!("code:{code}"),
                None => format!("{host}/{}", u.names.en),
            })
        })
        .collect();
    if units.is_empty() {
        return Err(Irreversible::NoUnits(region.names.clone()));
    }
    Ok(Change::Create(Create {
        region: unplaced(name.clone()),
        names: translations(&region.names),
        aliases: vec![],
        code: region.code_on(before.date).map(|c| unplaced(c.to_owned())),
        kind: Some(region.kind.0.clone()),
        centre: unplaced(centre.names.en.clone()),
        centre_names: translations(&centre.names),
        position: Some([centre.position.x, centre.position.y]),
        units,
        area_km2: None,
        area_source: None,
    }))
}

/// Name, centre and code of a region that went on, where they changed.
fn region_attributes(states: &States<'_>, old: &Region, new: &Region) -> Steps {
    let mut steps = Steps::default();
    if old.names != new.names {
        steps.push(rename_region(&new.names.en, &old.names));
    }
    let name = unplaced(old.names.en.clone());
    if old.centre != new.centre {
        steps.try_push(centre_back(name.clone(), old));
    }
    let (was, is) = (
        old.code_on(states.before.date),
        new.code_on(states.after.date),
    );
    if was != is {
        steps.try_push(code_back(Target::Region(name), was));
    }
    steps
}
