//! `create`: a new region out of units of others.

use std::collections::BTreeMap;

use super::centre::{Place, locate_centre};
use super::{Context, Outcome, Refused};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::same_name;
use crate::plan::Create;
use aimaq_territory::{Centre, Dated, Kind, OfficialArea, Region, RegionId, Territory, UnitId};
use aimaq_words::msg;

pub(super) fn apply(context: &mut Context<'_>, create: &Create) -> Outcome {
    let formed = form(context, create, &[])?;
    let done = created(context, formed.id, &formed.units, &formed.origins);
    context.done(done);
    Ok(())
}

/// A region that was formed, and the regions that its units left.
pub(super) struct Formed {
    pub(super) id: RegionId,
    units: Vec<UnitId>,
    pub(super) origins: Vec<RegionId>,
}

/// Forms a region; names and codes of the regions `but` are free.
pub(super) fn form(
    context: &mut Context<'_>,
    create: &Create,
    but: &[RegionId],
) -> Result<Formed, Refused> {
    let hint = msg!("hint-transfer-instead");
    let name = context.region_name_free(&create.region, but, hint);
    let code = match &create.code {
        Some(code) => context.region_code_free(code, but),
        None => Ok(()),
    };
    let (units, all) = context.units_found(&create.units);
    if all && units.is_empty() {
        let message = msg!("problem-no-units", region = create.region.get_ref());
        let problem = Problem::error(message).hint(msg!("hint-name-units"));
        return Err(context.report(problem, create.region.span()));
    }
    let distinct = names_distinct(context, create, &units);
    // Of some of the units alone nobody can say whether the centre is theirs.
    let centre = match all {
        true => centre(context, create, &units).map(Some),
        false => Ok(None),
    };
    let whole = all && name.is_ok() && code.is_ok() && distinct.is_ok() && centre.is_ok();
    // A region that is refused is known to what follows all the same, so that this
    // finds only what is wrong by itself.
    let id = add_region(context, create, centre.ok().flatten());
    let left = move_units(context, &units, id);
    let origins: Vec<RegionId> = left.keys().copied().collect();
    for (region, first) in left {
        let name = create.units.get(first).unwrap_or(&create.region);
        context.units_left(region, name.span());
    }
    if !whole {
        return Err(Refused);
    }
    context.touch_region(id, create.region.span());
    for (&unit, name) in units.iter().zip(&create.units) {
        context.touch_unit(unit, name.span());
    }
    Ok(Formed { id, units, origins })
}

/// Units of several regions may bear one name; in one region only where the plan
/// accepts it.
fn names_distinct(context: &mut Context<'_>, create: &Create, units: &[UnitId]) -> Outcome {
    for (i, (&unit, name)) in units.iter().zip(&create.units).enumerate() {
        let own = context.territory.unit(unit).names.en.clone();
        let twin = units[..i]
            .iter()
            .find(|&&u| same_name(&context.territory.unit(u).names.en, &own));
        if let Some(&twin) = twin {
            context.same_name(unit, twin, name.span())?;
        }
    }
    Ok(())
}

fn centre(context: &mut Context<'_>, create: &Create, units: &[UnitId]) -> Result<Centre, Refused> {
    let place = Place {
        name: &create.centre,
        names: Some(&create.centre_names),
        position: create.position,
    };
    Ok(locate_centre(context, &place, units)?.into())
}

fn add_region(context: &mut Context<'_>, create: &Create, centre: Option<Centre>) -> RegionId {
    let names = create.names.with(create.region.get_ref());
    let (key, former) = former_region(context, &names.en);
    let aliases = together(former, &create.aliases);
    let code = create.code.as_ref().map(|code| Dated {
        value: code.get_ref().clone(),
        from: Some(context.day),
        until: None,
    });
    let region = Region {
        key,
        names,
        aliases,
        kind: create
            .kind
            .clone()
            .map_or_else(|| usual_kind(&context.territory), Kind),
        centre,
        codes: code.into_iter().collect(),
        areas: area(context, create).into_iter().collect(),
        since: Some(context.day),
        ended: None,
    };
    let (names, aliases) = (region.names.clone(), region.aliases.clone());
    let id = context.territory.add_region(region);
    context.territory.gazetteer.add_region(id, &names, &aliases);
    id
}

/// What a region is where the plan does not say it: `region`, or what most regions are
/// where none is one.
fn usual_kind(territory: &Territory) -> Kind {
    let mut counts: BTreeMap<&Kind, usize> = BTreeMap::new();
    for (_, region) in territory.living_regions() {
        *counts.entry(&region.kind).or_default() += 1;
    }
    let region = Kind("region".to_owned());
    if counts.contains_key(&region) {
        return region;
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(region, |(kind, _)| kind.clone())
}

/// The aliases that a name had, and those that come to it.
pub(super) fn together(mut aliases: Vec<String>, more: &[String]) -> Vec<String> {
    let new = more.iter().filter(|a| !aliases.contains(a));
    let new: Vec<String> = new.cloned().collect();
    aliases.extend(new);
    aliases
}

/// Key and aliases of a region of that name that has ended: it comes back.
pub(super) fn former_region(context: &Context<'_>, name: &str) -> (String, Vec<String>) {
    let t = &context.territory;
    let ids = t.gazetteer.regions_named(name).iter().rev();
    let mut ended = ids.map(|&id| t.region(id)).filter(|r| !r.exists());
    let found = ended.find(|r| same_name(&r.names.en, name));
    found
        .map(|r| (r.key.clone(), r.aliases.clone()))
        .unwrap_or_default()
}

fn area(context: &Context<'_>, create: &Create) -> Option<OfficialArea> {
    create.area_km2.map(|km2| OfficialArea {
        km2,
        figure: create.area_source.clone().unwrap_or_default(),
        from: Some(context.day),
        until: None,
        published: true,
    })
}

/// Moves units, and gives the regions that they left with the place in `units`
/// of the first that did.
pub(super) fn move_units(
    context: &mut Context<'_>,
    units: &[UnitId],
    to: RegionId,
) -> BTreeMap<RegionId, usize> {
    let mut left = BTreeMap::new();
    for (i, unit) in units.iter().enumerate() {
        let unit = context.territory.unit_mut(*unit);
        if unit.region != to {
            left.entry(unit.region).or_insert(i);
        }
        unit.region = to;
    }
    let regions: Vec<RegionId> = left.keys().copied().collect();
    end_areas(context, &regions);
    left
}

/// A published figure of the old extent no longer holds once units have left.
pub(super) fn end_areas(context: &mut Context<'_>, regions: &[RegionId]) {
    let day = context.day;
    for id in regions {
        let region = context.territory.region_mut(*id);
        for area in region.areas.iter_mut().filter(|a| a.holds_on(day)) {
            if area.from != Some(day) {
                area.until = Some(day);
            }
        }
    }
}

fn created(
    context: &Context<'_>,
    id: RegionId,
    units: &[UnitId],
    origins: &[RegionId],
) -> AppliedChange {
    let region = context.territory.region(id);
    let centre = region.centre.as_ref();
    let name = |&id: &RegionId| context.territory.region(id).names.clone();
    let kinds = &context.territory.kinds;
    let city = |unit: &&UnitId| kinds.is_city(&context.territory.unit(**unit).kind);
    AppliedChange::Created {
        region: region.names.clone(),
        centre: centre.map(|c| c.names.clone()).unwrap_or_default(),
        units: units.len(),
        cities: kinds
            .has_cities()
            .then(|| units.iter().filter(city).count()),
        origins: origins.iter().map(name).collect(),
    }
}
