//! `merge`: units or regions become one.

use std::ops::Range;

use toml::Spanned;

use super::centre::{Place, locate_centre, set_seat};
use super::create::{end_areas, move_units};
use super::{Context, Outcome, Refused};
use crate::reform::deed::Deed;
use crate::reform::diagnostic::Problem;
use crate::reform::plan::Merge;
use crate::reform::resolve::same_name;
use crate::territory::{Centre, Names, RegionId, Seat, UnitId};

pub(super) fn apply(context: &mut Context<'_>, change: &Merge, span: Range<usize>) -> Outcome {
    match (change.units.len(), change.regions.len()) {
        (2.., 0) => merge_units(context, change),
        (0, 2..) => merge_regions(context, change),
        _ => {
            let problem =
                Problem::error("a merge needs two or more `units`, or two or more `regions`");
            let hint = "to end one in favour of another write `abolish`; to rename, `rename`";
            Err(context.report(problem.hint(hint), span))
        }
    }
}

fn merge_units(context: &mut Context<'_>, change: &Merge) -> Outcome {
    let units = context.units(&change.units)?;
    let keeper = keeper_unit(context, change, &units).ok_or(Refused)?;
    let region = context.territory.unit(keeper).region;
    let new_name = new_unit_name(context, change, keeper);
    if new_name.is_some() {
        context.unit_name_free(region, &change.into, &units)?;
    }
    if let Some(code) = &change.code {
        context.unit_code_free(code, &units)?;
    }
    let seat = match &change.centre {
        Some(name) => Some(seat_of(context, change, name, &units)?),
        None => None,
    };
    for (&unit, name) in units.iter().zip(&change.units) {
        if unit != keeper {
            end_unit_into(context, unit, keeper, name.span());
        }
    }
    finish_unit(context, keeper, change, new_name);
    if let Some(seat) = seat {
        set_seat(&mut context.territory, keeper, seat);
    }
    context.touch_unit(keeper, change.into.span());
    let path = context.territory.path(keeper);
    let deed = Deed::UnitsMerged {
        units: units.len(),
        into: context.unit_subject(keeper),
    };
    context.say(format!("{} units become {path}", units.len()), deed);
    Ok(())
}

fn seat_of(
    context: &mut Context<'_>,
    change: &Merge,
    name: &Spanned<String>,
    units: &[UnitId],
) -> Result<Seat, Refused> {
    let place = Place {
        name,
        names: Some(&change.centre_names),
        position: change.position,
    };
    locate_centre(context, &place, units)
}

/// The unit that goes on: the one that has the name of the result, else the
/// first.
fn keeper_unit(context: &Context<'_>, change: &Merge, units: &[UnitId]) -> Option<UnitId> {
    let into = change.into.get_ref();
    let bears = |&&id: &&UnitId| {
        let unit = context.territory.unit(id);
        unit.names.all().any(|n| same_name(n, into)) || same_name(&context.territory.path(id), into)
    };
    units.iter().find(bears).or(units.first()).copied()
}

/// The names of the result where they are not those of the keeper.
fn new_unit_name(context: &Context<'_>, change: &Merge, keeper: UnitId) -> Option<Names> {
    let into = change.into.get_ref();
    let unit = context.territory.unit(keeper);
    let kept = unit.names.all().any(|n| same_name(n, into)) || into.contains('/');
    (!kept).then(|| change.names.with(into))
}

/// Ends a unit; its land and people go to another.
pub(super) fn end_unit_into(
    context: &mut Context<'_>,
    unit: UnitId,
    into: UnitId,
    span: Range<usize>,
) {
    let pieces = context.territory.atoms.len();
    let ended = &mut context.territory.units[unit.0 as usize];
    ended.ended = Some(context.day);
    ended.pieces_then = pieces;
    let atoms = ended.atoms.clone();
    let from = ended.region;
    let keeper = &mut context.territory.units[into.0 as usize];
    keeper.atoms.extend(atoms);
    keeper.atoms.sort_unstable();
    keeper.area = None;
    let to = keeper.region;
    if from != to {
        end_areas(context, &[from, to]);
        context.units_left(from, span.clone());
        context.touch_region(to, span);
    }
}

fn finish_unit(context: &mut Context<'_>, unit: UnitId, change: &Merge, new_name: Option<Names>) {
    if let Some(names) = new_name {
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
    let regions = context.regions(&change.regions)?;
    let into = change.into.get_ref();
    let bears = |&&id: &&RegionId| {
        let region = context.territory.region(id);
        region.names.all().any(|n| same_name(n, into))
    };
    let keeper = regions.iter().find(bears).or(regions.first()).copied();
    let keeper = keeper.ok_or(Refused)?;
    context.region_name_free(&change.into, &regions, "choose another name")?;
    if let Some(code) = &change.code {
        context.region_code_free(code, &regions)?;
    }
    for &region in regions.iter().filter(|&&r| r != keeper) {
        end_region_into(context, region, keeper, &change.into)?;
    }
    finish_region(context, change, keeper)?;
    context.touch_region(keeper, change.into.span());
    let name = context.territory.region(keeper).names.en.clone();
    let deed = Deed::RegionsMerged {
        regions: regions.len(),
        into: context.region_subject(keeper),
    };
    context.say(format!("{} regions become {name}", regions.len()), deed);
    Ok(())
}

/// Ends a region; its units go to another.
pub(super) fn end_region_into(
    context: &mut Context<'_>,
    region: RegionId,
    into: RegionId,
    place: &Spanned<String>,
) -> Outcome {
    let units: Vec<UnitId> = context
        .territory
        .units_of(region)
        .map(|(id, _)| id)
        .collect();
    for &unit in &units {
        let name = context.territory.unit(unit).names.en.clone();
        context.unit_name_free(into, &Spanned::new(place.span(), name), &[unit])?;
    }
    let _ = move_units(context, &units, into);
    end_areas(context, &[into]);
    context.touch_region(into, place.span());
    context.territory.regions[region.0 as usize].ended = Some(context.day);
    Ok(())
}

fn finish_region(context: &mut Context<'_>, change: &Merge, keeper: RegionId) -> Outcome {
    let names = change.names.with(change.into.get_ref());
    let old = &context.territory.region(keeper).names;
    let same = old.all().any(|n| same_name(n, &names.en));
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
        let units = context.territory.units_of(keeper);
        let units: Vec<UnitId> = units.map(|(id, _)| id).collect();
        let seat = seat_of(context, change, name, &units)?;
        context.territory.regions[keeper.0 as usize].centre = Some(Centre {
            names: seat.names,
            position: seat.position,
        });
    }
    Ok(())
}
