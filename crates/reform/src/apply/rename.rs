//! `rename`: a unit or region gets another name.

use super::create::former_region;
use super::split::former;
use super::{Context, Outcome, TargetId};
use crate::applied_change::AppliedChange;
use crate::plan::Rename;
use aimaq_territory::{RegionId, UnitId};
use aimaq_words::msg;

pub(super) fn apply(context: &mut Context<'_>, change: &Rename) -> Outcome {
    match context.target(&change.target)? {
        TargetId::Unit(unit) => rename_unit(context, unit, change),
        TargetId::Region(region) => rename_region(context, region, change),
    }
}

fn rename_unit(context: &mut Context<'_>, id: UnitId, change: &Rename) -> Outcome {
    let to = change.to.get_ref();
    context.new_name_free(id, &change.to, &[id])?;
    let what = context.unit_subject(id);
    give_unit_name(context, id, change);
    let names = change.names.with(to);
    let done = AppliedChange::Renamed { what, to: names };
    context.done(done);
    Ok(())
}

/// The name itself, which is known to be free.
pub(super) fn give_unit_name(context: &mut Context<'_>, id: UnitId, change: &Rename) {
    let names = change.names.with(change.to.get_ref());
    let gazetteer = &mut context.territory.gazetteer;
    gazetteer.add_unit(id, &names, &change.aliases);
    context.territory.unit_mut(id).names = names;
    comes_back(context, id);
    rename_seat(context, id, change);
}

/// A unit that a plan made and that is again what one that ended was, by its name
/// and its land, has that one's key and aliases.
fn comes_back(context: &mut Context<'_>, id: UnitId) {
    let unit = context.territory.unit(id);
    if !unit.key.is_empty() {
        return;
    }
    let (key, aliases) = former(context, &unit.names.en, &unit.atoms);
    if !key.is_empty() {
        let unit = context.territory.unit_mut(id);
        (unit.key, unit.aliases) = (key, aliases);
    }
}

/// A seat that is renamed with its unit keeps its place; so does the centre of
/// a region that is the same settlement.
fn rename_seat(context: &mut Context<'_>, id: UnitId, change: &Rename) {
    let Some(seat_name) = &change.seat else {
        return;
    };
    let names = change.seat_names.with(seat_name.get_ref());
    let Some(seat) = &mut context.territory.unit_mut(id).seat else {
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
    context.region_name_free(&change.to, &[id], msg!("hint-other-name"))?;
    let what = context.region_subject(id);
    give_region_name(context, id, change);
    let names = change.names.with(to);
    let done = AppliedChange::Renamed { what, to: names };
    context.done(done);
    Ok(())
}

/// The name itself, which is known to be free.
pub(super) fn give_region_name(context: &mut Context<'_>, id: RegionId, change: &Rename) {
    let names = change.names.with(change.to.get_ref());
    let gazetteer = &mut context.territory.gazetteer;
    gazetteer.add_region(id, &names, &change.aliases);
    let former = former_region(context, &names.en);
    let region = context.territory.region_mut(id);
    if region.key.is_empty() && !former.0.is_empty() {
        (region.key, region.aliases) = former;
    }
    region.names = names;
    if let (Some(seat), Some(centre)) = (&change.seat, &mut region.centre) {
        centre.names = change.seat_names.with(seat.get_ref());
    }
}
