//! `merge`: units or regions become one.

use std::ops::Range;

use super::centre::{Place, locate_centre, set_seat};
use super::create::{end_areas, move_units};
use super::{Context, Outcome, Refused};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::Merge;
use crate::reform::resolve::same_name;
use crate::territory::{Centre, RegionId, Seat, UnitId};

pub(super) fn apply(context: &mut Context<'_>, change: &Merge, span: Range<usize>) -> Outcome {
    match (change.units.len(), change.regions.len()) {
        (2.., 0) => merge_units(context, change),
        (0, 2..) => merge_regions(context, change),
        _ => {
            let problem =
                Problem::error("a merge needs two or more `units`, or two or more `regions`");
            Err(context.report(problem, span))
        }
    }
}

fn merge_units(context: &mut Context<'_>, change: &Merge) -> Outcome {
    let units = context.units(&change.units)?;
    let keeper = keeper_unit(context, change, &units);
    let seat = match &change.centre {
        Some(name) => Some(seat_of(context, change, name, &units)?),
        None => None,
    };
    for &unit in units.iter().filter(|&&u| u != keeper) {
        end_unit_into(context, unit, keeper);
    }
    let names = change.names.with(change.into.get_ref());
    rename_unit(context, keeper, change, names);
    if let Some(seat) = seat {
        set_seat(&mut context.territory, keeper, seat);
    }
    let path = context.territory.path(keeper);
    context.say(format!("{} units become {path}", units.len()));
    Ok(())
}

fn seat_of(
    context: &mut Context<'_>,
    change: &Merge,
    name: &toml::Spanned<String>,
    units: &[UnitId],
) -> Result<Seat, Refused> {
    let place = Place {
        name,
        names: None,
        position: change.position,
    };
    locate_centre(context, &place, units)
}

/// The unit that goes on: the one that has the name of the result, else the
/// first.
fn keeper_unit(context: &Context<'_>, change: &Merge, units: &[UnitId]) -> UnitId {
    let into = change.into.get_ref();
    let bears = |&&id: &&UnitId| {
        let unit = context.territory.unit(id);
        unit.names.all().any(|n| same_name(n, into)) || same_name(&context.territory.path(id), into)
    };
    units
        .iter()
        .find(bears)
        .or(units.first())
        .copied()
        .unwrap_or(UnitId(0))
}

/// Ends a unit; its land and people go to another.
pub(super) fn end_unit_into(context: &mut Context<'_>, unit: UnitId, into: UnitId) {
    let ended = &mut context.territory.units[unit.0 as usize];
    ended.ended = Some(context.day);
    let atoms = std::mem::take(&mut ended.atoms);
    let from = ended.region;
    let keeper = &mut context.territory.units[into.0 as usize];
    keeper.atoms.extend(atoms);
    keeper.atoms.sort_unstable();
    keeper.area = None;
    let to = keeper.region;
    if from != to {
        end_areas(context, &[from, to]);
    }
}

fn rename_unit(
    context: &mut Context<'_>,
    unit: UnitId,
    change: &Merge,
    names: crate::territory::Names,
) {
    let keeper = context.territory.unit(unit);
    let same = keeper.names.all().any(|n| same_name(n, &names.en));
    if !same && !names.en.contains('/') {
        context.territory.gazetteer.add_unit(unit, &names, &[]);
        context.territory.units[unit.0 as usize].names = names;
    }
    if let Some(code) = &change.code {
        let mut codes = context.territory.unit(unit).codes.clone();
        context.begin_code(&mut codes, code.get_ref());
        context.territory.units[unit.0 as usize].codes = codes;
    }
}

fn merge_regions(context: &mut Context<'_>, change: &Merge) -> Outcome {
    let mut regions: Vec<RegionId> = Vec::new();
    for name in &change.regions {
        regions.push(context.region(name)?);
    }
    let into = change.into.get_ref();
    let bears = |&&id: &&RegionId| {
        let region = context.territory.region(id);
        region.names.all().any(|n| same_name(n, into))
    };
    let keeper = regions.iter().find(bears).or(regions.first()).copied();
    let keeper = keeper.ok_or(Refused)?;
    for &region in regions.iter().filter(|&&r| r != keeper) {
        end_region_into(context, region, keeper);
    }
    finish_region(context, change, keeper)?;
    let name = context.territory.region(keeper).names.en.clone();
    context.say(format!("{} regions become {name}", regions.len()));
    Ok(())
}

/// Ends a region; its units go to another.
pub(super) fn end_region_into(context: &mut Context<'_>, region: RegionId, into: RegionId) {
    let units: Vec<UnitId> = context
        .territory
        .units_of(region)
        .map(|(id, _)| id)
        .collect();
    let _ = move_units(context, &units, into);
    end_areas(context, &[into]);
    context.territory.regions[region.0 as usize].ended = Some(context.day);
}

fn finish_region(context: &mut Context<'_>, change: &Merge, keeper: RegionId) -> Outcome {
    let names = change.names.with(change.into.get_ref());
    let same = context
        .territory
        .region(keeper)
        .names
        .all()
        .any(|n| same_name(n, &names.en));
    if !same {
        context.territory.gazetteer.add_region(keeper, &names, &[]);
        context.territory.regions[keeper.0 as usize].names = names;
    }
    if let Some(code) = &change.code {
        let mut codes = context.territory.region(keeper).codes.clone();
        context.begin_code(&mut codes, code.get_ref());
        context.territory.regions[keeper.0 as usize].codes = codes;
    }
    if let Some(name) = &change.centre {
        let units: Vec<UnitId> = context
            .territory
            .units_of(keeper)
            .map(|(id, _)| id)
            .collect();
        let seat = seat_of(context, change, name, &units)?;
        context.territory.regions[keeper.0 as usize].centre = Some(Centre {
            names: seat.names,
            position: seat.position,
        });
    }
    Ok(())
}
