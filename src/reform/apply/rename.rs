//! `rename`: a unit or region gets another name.

use std::ops::Range;

use super::{Context, Outcome, Target};
use crate::reform::deed::Deed;
use crate::reform::plan::Rename;
use crate::territory::{RegionId, UnitId};

pub(super) fn apply(context: &mut Context<'_>, change: &Rename, span: Range<usize>) -> Outcome {
    match context.one_of(change.unit.as_ref(), change.region.as_ref(), span)? {
        Target::Unit(unit) => rename_unit(context, unit, change),
        Target::Region(region) => rename_region(context, region, change),
    }
}

fn rename_unit(context: &mut Context<'_>, id: UnitId, change: &Rename) -> Outcome {
    let to = change.to.get_ref();
    let region = context.territory.unit(id).region;
    context.unit_name_free(region, &change.to, &[id])?;
    let path = context.territory.path(id);
    let what = context.unit_subject(id);
    let names = change.names.with(to);
    context
        .territory
        .gazetteer
        .add_unit(id, &names, &change.aliases);
    context.territory.units[id.0 as usize].names = names;
    rename_seat(context, id, change);
    let names = change.names.with(to);
    let deed = Deed::Renamed { what, to: names };
    context.say(format!("{path} is renamed {to}"), deed);
    Ok(())
}

/// A seat that is renamed with its unit keeps its place; so does the centre of
/// a region that is the same settlement.
fn rename_seat(context: &mut Context<'_>, id: UnitId, change: &Rename) {
    let Some(seat_name) = &change.seat else {
        return;
    };
    let names = change.seat_names.with(seat_name.get_ref());
    let Some(seat) = &mut context.territory.units[id.0 as usize].seat else {
        return;
    };
    let position = seat.position;
    seat.names = names.clone();
    for region in &mut context.territory.regions {
        if let Some(centre) = region.centre.as_mut().filter(|c| c.position == position) {
            centre.names = names.clone();
        }
    }
}

fn rename_region(context: &mut Context<'_>, id: RegionId, change: &Rename) -> Outcome {
    let to = change.to.get_ref();
    context.region_name_free(&change.to, &[id], "choose another name")?;
    let old = context.territory.region(id).names.en.clone();
    let what = context.region_subject(id);
    let names = change.names.with(to);
    context
        .territory
        .gazetteer
        .add_region(id, &names, &change.aliases);
    let region = &mut context.territory.regions[id.0 as usize];
    region.names = names;
    if let (Some(seat), Some(centre)) = (&change.seat, &mut region.centre) {
        centre.names = change.seat_names.with(seat.get_ref());
    }
    let names = change.names.with(to);
    let deed = Deed::Renamed { what, to: names };
    context.say(format!("{old} is renamed {to}"), deed);
    Ok(())
}
