//! `create`: a new region out of units of others.

use super::centre::{Place, locate_centre};
use super::{Context, Outcome, Refused};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::Create;
use crate::territory::{Centre, Dated, Kind, OfficialArea, Region, RegionId, UnitId};

pub(super) fn apply(context: &mut Context<'_>, create: &Create) -> Outcome {
    let taken = name_taken(context, create);
    let units = context.units(&create.units);
    let (Ok(()), Ok(units)) = (taken, units) else {
        return Err(Refused);
    };
    if units.is_empty() {
        let problem = Problem::error(format!("`{}` would have no units", create.region.get_ref()));
        return Err(context.report(problem.hint("name its units"), create.region.span()));
    }
    let id = add_region(context, create, &units)?;
    let emptied = move_units(context, &units, id);
    report_emptied(context, &emptied, create)?;
    context.say(format!(
        "{} is created, centre {}, out of {} units of {}",
        create.region.get_ref(),
        create.centre.get_ref(),
        units.len(),
        origin_names(context, &emptied.0)
    ));
    Ok(())
}

fn name_taken(context: &mut Context<'_>, create: &Create) -> Outcome {
    let name = create.region.get_ref();
    let ids = context.territory.gazetteer.regions_named(name);
    let taken = ids.iter().any(|&id| {
        let region = context.territory.region(id);
        region.exists()
            && region
                .names
                .all()
                .any(|n| super::super::resolve::same_name(n, name))
    });
    if taken {
        let problem = Problem::error(format!(
            "a region called `{name}` exists on {}",
            context.day
        ));
        let problem = problem.hint("use `transfer` to give it units, or another name");
        return Err(context.report(problem, create.region.span()));
    }
    Ok(())
}

fn add_region(
    context: &mut Context<'_>,
    create: &Create,
    units: &[UnitId],
) -> Result<RegionId, Refused> {
    let place = Place {
        name: &create.centre,
        names: None,
        position: create.position,
    };
    let seat = locate_centre(context, &place, units)?;
    let id = RegionId(u32::try_from(context.territory.regions.len()).unwrap_or(u32::MAX));
    let names = create.names.with(create.region.get_ref());
    context.territory.gazetteer.add_region(id, &names, &[]);
    let code = create.code.as_ref().map(|code| Dated {
        value: code.get_ref().clone(),
        from: Some(context.day),
        until: None,
    });
    let region = Region {
        key: String::new(),
        names,
        aliases: Vec::new(),
        kind: Kind(create.kind.clone().unwrap_or_else(|| "region".to_owned())),
        centre: Some(Centre {
            names: seat.names,
            position: seat.position,
        }),
        codes: code.into_iter().collect(),
        areas: area(context, create).into_iter().collect(),
        since: Some(context.day),
        ended: None,
    };
    context.territory.regions.push(region);
    Ok(id)
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

/// Regions that units left, and those of them that have none left.
type Left = (Vec<RegionId>, Vec<RegionId>);

pub(super) fn move_units(context: &mut Context<'_>, units: &[UnitId], to: RegionId) -> Left {
    let mut left: Vec<RegionId> = Vec::new();
    for unit in units {
        let unit = &mut context.territory.units[unit.0 as usize];
        if unit.region != to {
            left.push(unit.region);
        }
        unit.region = to;
    }
    left.sort_unstable();
    left.dedup();
    end_areas(context, &left);
    let empty = left.iter().copied();
    let empty = empty.filter(|&id| context.territory.units_of(id).next().is_none());
    let empty = empty.collect();
    (left, empty)
}

/// A published figure of the old extent no longer holds once units have left.
pub(super) fn end_areas(context: &mut Context<'_>, regions: &[RegionId]) {
    let day = context.day;
    for id in regions {
        let region = &mut context.territory.regions[id.0 as usize];
        for area in region.areas.iter_mut().filter(|a| a.holds_on(day)) {
            if area.from != Some(day) {
                area.until = Some(day);
            }
        }
    }
}

fn report_emptied(context: &mut Context<'_>, left: &Left, create: &Create) -> Outcome {
    let mut outcome = Ok(());
    for id in &left.1 {
        let name = context.territory.region(*id).names.en.clone();
        let problem = Problem::error(format!("{name} is left without units"));
        let problem = problem.hint(format!("`abolish` {name}, or leave it a unit"));
        outcome = Err(context.report(problem, create.region.span()));
    }
    outcome
}

fn origin_names(context: &Context<'_>, regions: &[RegionId]) -> String {
    let names = regions
        .iter()
        .map(|&id| context.territory.region(id).names.en.as_str());
    names.collect::<Vec<_>>().join(", ")
}
