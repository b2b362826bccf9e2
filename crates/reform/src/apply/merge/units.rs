//! Units that become one.

use toml::Spanned;

use super::{common_kind, given_seat, placed};
use crate::applied_change::AppliedChange;
use crate::apply::centre::set_seat;
use crate::apply::ending::{end_unit, end_unit_into};
use crate::apply::split::former;
use crate::apply::{Context, Outcome, Refused};
use crate::diagnostic::Problem;
use crate::naming::{either, quoted, same_name};
use crate::plan::Merge;
use aimaq_territory::{Dated, Kind, RegionId, Unit, UnitId};
use aimaq_words::msg;

pub(super) fn merge(context: &mut Context<'_>, change: &Merge) -> Outcome {
    let units = context.units(&change.units)?;
    let result = match continuing(context, change, &units)? {
        Some(unit) => into_one_of(context, change, &units, unit)?,
        None => into_new(context, change, &units)?,
    };
    context.touch_unit(result, change.into.span());
    let done = AppliedChange::UnitsMerged {
        units: units.len(),
        into: context.unit_subject(result),
    };
    context.done(done);
    Ok(())
}

/// The unit that bears the name of the result and goes on; `None` for a new name.
fn continuing(
    context: &mut Context<'_>,
    change: &Merge,
    units: &[UnitId],
) -> Result<Option<UnitId>, Refused> {
    let into = change.into.get_ref();
    let t = &context.territory;
    let by_path = |&&id: &&UnitId| same_name(&t.path(id), into);
    let by_name = |&&id: &&UnitId| t.unit(id).names.all().any(|n| same_name(n, into));
    if let Some(&id) = units.iter().find(by_path) {
        return Ok(Some(id));
    }
    let named: Vec<UnitId> = units.iter().filter(by_name).copied().collect();
    match named.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        several => {
            let paths: Vec<String> = several.iter().map(|&id| t.path(id)).collect();
            let message = msg!("problem-several-called", name = into);
            let hint = msg!("hint-which-goes-on", names = either(quoted(&paths)));
            let problem = Problem::error(message).hint(hint);
            Err(context.report(problem, change.into.span()))
        }
    }
}

fn into_one_of(
    context: &mut Context<'_>,
    change: &Merge,
    units: &[UnitId],
    keeper: UnitId,
) -> Result<UnitId, Refused> {
    let code = code_free(context, change, units);
    let seat = given_seat(context, change, units);
    let (Ok(()), Ok(seat)) = (code, seat) else {
        return Err(Refused);
    };
    for (&unit, name) in units.iter().zip(&change.units) {
        if unit != keeper {
            end_unit_into(context, unit, keeper, name.span());
        }
    }
    if let Some(code) = &change.code {
        let mut codes = context.territory.unit(keeper).codes.clone();
        context.begin_code(&mut codes, code.get_ref());
        context.territory.unit_mut(keeper).codes = codes;
    }
    if let Some(seat) = seat {
        set_seat(&mut context.territory, keeper, seat);
    }
    Ok(keeper)
}

fn into_new(
    context: &mut Context<'_>,
    change: &Merge,
    units: &[UnitId],
) -> Result<UnitId, Refused> {
    let named = region_and_name(context, change, units).and_then(|(region, name)| {
        context.unit_name_free(region, &name, units, change.code.is_some())?;
        Ok((region, name))
    });
    let code = code_free(context, change, units);
    let given = given_seat(context, change, units);
    let (Ok((region, name)), Ok(()), Ok(given)) = (named, code, given) else {
        return Err(Refused);
    };
    let unit = new_unit(context, change, units, region, name.get_ref());
    let seat = given.or(unit.seat);
    let (names, aliases) = (unit.names.clone(), unit.aliases.clone());
    for (&part, name) in units.iter().zip(&change.units) {
        end_unit(context, part, region, name.span());
    }
    let t = &mut context.territory;
    let id = t.add_unit(Unit { seat: None, ..unit });
    t.gazetteer.add_unit(id, &names, &aliases);
    if let Some(seat) = seat {
        set_seat(t, id, seat);
    }
    Ok(id)
}

fn code_free(context: &mut Context<'_>, change: &Merge, units: &[UnitId]) -> Outcome {
    match &change.code {
        Some(code) => context.unit_code_free(code, units),
        None => Ok(()),
    }
}

/// Where something new begins, and under which name: units of several regions
/// must say which region it is in.
fn region_and_name(
    context: &mut Context<'_>,
    change: &Merge,
    units: &[UnitId],
) -> Result<(RegionId, Spanned<String>), Refused> {
    let t = &context.territory;
    let into = change.into.get_ref();
    let mut regions: Vec<RegionId> = units.iter().map(|&id| t.unit(id).region).collect();
    regions.sort_unstable();
    regions.dedup();
    let within = regions.iter().find_map(|&id| {
        let rest = into.strip_prefix(t.region(id).names.en.as_str())?;
        Some((id, rest.strip_prefix('/')?))
    });
    match (within, regions.as_slice()) {
        (Some((id, name)), _) => Ok((id, placed(change, name.trim()))),
        (None, [only]) => Ok((*only, placed(change, into))),
        (None, several) => {
            let paths = several.iter();
            let paths = paths.map(|&id| format!("{}/{into}", t.region(id).names.en));
            let paths = either(quoted(&paths.collect::<Vec<_>>()));
            let message = msg!("problem-several-regions", name = into);
            let problem = Problem::error(message).hint(msg!("hint-write", names = paths));
            Err(context.report(problem, change.into.span()))
        }
    }
}

/// The new unit: land of all, seat and kind of the largest, whatever the order of
/// the list.
fn new_unit(
    context: &Context<'_>,
    change: &Merge,
    units: &[UnitId],
    region: RegionId,
    name: &str,
) -> Unit {
    let t = &context.territory;
    let mut parts: Vec<(UnitId, &Unit, u64)> = units
        .iter()
        .map(|&id| (id, t.unit(id), t.population(id)))
        .collect();
    parts.sort_by_key(|(id, _, people)| (std::cmp::Reverse(*people), *id));
    let mut atoms: Vec<_> = parts
        .iter()
        .flat_map(|(_, u, _)| &u.atoms)
        .copied()
        .collect();
    atoms.sort_unstable();
    let kind = common_kind(parts.iter().map(|(_, u, people)| (&u.kind, *people)));
    let (key, aliases) = former(context, name, &atoms);
    let code = change.code.iter().map(|code| Dated {
        value: code.get_ref().clone(),
        from: Some(context.day),
        until: None,
    });
    Unit {
        key,
        names: change.names.with(name),
        aliases,
        kind: kind.unwrap_or_else(|| Kind(String::new())),
        region,
        seat: parts.iter().find_map(|(_, u, _)| u.seat.clone()),
        codes: code.collect(),
        atoms,
        pieces_then: 0,
        area: None,
        source: String::new(),
        since: Some(context.day),
        ended: None,
    }
}
