//! What each act did, as messages.

use crate::msg;
use crate::reform::{Applied, AppliedAct, AppliedChange, Subject};
use crate::territory::{Kind, Kinds, Names, Territory};
use crate::words::{Message, Value, list};

/// One sentence per change of an act.
pub fn changes(act: &AppliedAct, applied: &Applied) -> Vec<Message> {
    let told = act.changes.iter().map(|change| sentence(change, applied));
    told.collect()
}

fn sentence(change: &AppliedChange, applied: &Applied) -> Message {
    match change {
        AppliedChange::Created {
            region,
            centre,
            units,
            cities,
            origins,
        } => msg!(
            "change-created",
            region = region,
            centre = centre,
            city = city(centre, applied),
            parts = parts(*units, *cities),
            origins = list(origins),
        ),
        AppliedChange::UnitsMerged { units, into } => msg!(
            "change-units-merged",
            units = *units,
            into = &into.names,
            at = at(into)
        ),
        AppliedChange::RegionsMerged { parts, into } => {
            let (parts, into) = (list(parts), &into.names);
            msg!("change-regions-merged", parts = parts, into = into)
        }
        AppliedChange::UnitEnded { unit, into } => unit_ended(unit, into, applied),
        AppliedChange::RegionEnded { region, into } => {
            let (region, into) = (&region.names, &into.names);
            msg!("change-region-ended", region = region, into = into)
        }
        AppliedChange::Transferred { units, to } => transferred(units, to),
        AppliedChange::Divided { unit, parts } => msg!(
            "change-divided",
            unit = &unit.names,
            at = at(unit),
            parts = list(parts)
        ),
        AppliedChange::Renamed { what, to } => {
            msg!("change-renamed", what = &what.names, at = at(what), to = to)
        }
        AppliedChange::CentreMoved { what, from, to } => {
            centre_moved(what, from.as_ref(), to, applied)
        }
        AppliedChange::Status { what, kind } => status(what, kind, &applied.after.kinds),
        AppliedChange::Recoded { what, code } => {
            let what = (&what.names, at(what));
            msg!("change-recoded", what = what.0, at = what.1, code = code)
        }
        AppliedChange::RegionDivided { region, parts } => {
            let (region, parts) = (&region.names, list(parts));
            msg!("change-region-divided", region = region, parts = parts)
        }
        AppliedChange::BorderMoved { from, to } => msg!(
            "change-border-moved",
            from = &from.names,
            from_at = at(from),
            to = &to.names,
            to_at = at(to),
        ),
        AppliedChange::RecodedMany { rows } => msg!("change-recoded-many", n = *rows),
        AppliedChange::RenamedMany { rows } => msg!("change-renamed-many", n = *rows),
    }
}

/// So many units, cities and others apart where the territory tells them apart.
fn parts(units: usize, cities: Option<usize>) -> Message {
    match cities {
        None => msg!("change-of-units", n = units),
        Some(0) => msg!("change-of-districts", n = units),
        Some(cities) if cities == units => msg!("change-of-cities", n = units),
        Some(cities) => msg!(
            "change-of-both",
            districts = units - cities,
            cities = cities,
        ),
    }
}

/// A city ends as a unit and goes on as a place of another.
fn unit_ended(unit: &Subject, into: &Subject, applied: &Applied) -> Message {
    let (name, receiver) = (&unit.names, &into.names);
    match ended_city(&unit.names, applied) {
        true => msg!(
            "change-city-ended",
            unit = name,
            at = at(unit),
            into = receiver
        ),
        false => msg!(
            "change-unit-ended",
            unit = name,
            at = at(unit),
            into = receiver
        ),
    }
}

/// Units that leave one region, or several.
fn transferred(units: &[Subject], to: &Names) -> Message {
    let first = units.first().and_then(|unit| unit.region.as_ref());
    match first.filter(|from| units.iter().all(|u| u.region.as_ref() == Some(from))) {
        Some(from) => {
            let units = list(units.iter().map(|unit| &unit.names));
            msg!("change-transferred", units = units, from = from, to = to)
        }
        None => {
            let named = |u: &Subject| msg!("change-called", name = &u.names, at = at(u));
            let units = list(units.iter().map(named));
            msg!("change-transferred-many", units = units, to = to)
        }
    }
}

fn centre_moved(what: &Subject, from: Option<&Names>, to: &Names, applied: &Applied) -> Message {
    let (name, at) = (&what.names, at(what));
    let to_city = city(to, applied);
    match from {
        None => msg!(
            "change-centre-set",
            what = name,
            at = at,
            to = to,
            city = to_city
        ),
        Some(from) => msg!(
            "change-centre-moved",
            what = name,
            at = at,
            from = from,
            from_city = city(from, applied),
            to = to,
            to_city = to_city,
        ),
    }
}

fn status(what: &Subject, kind: &Kind, kinds: &Kinds) -> Message {
    let (name, at) = (&what.names, at(what));
    match kinds.category(kind) {
        Some(kind) => msg!("change-status-category", what = name, at = at, kind = kind),
        None => msg!(
            "change-status",
            what = name,
            at = at,
            kind = kinds.names(kind)
        ),
    }
}

fn at(subject: &Subject) -> Value {
    subject.region_in_brackets()
}

/// The names of the city that is governed from a place, which say more than those
/// of the place; none where it is no city.
fn city(place: &Names, applied: &Applied) -> Names {
    let states = [&applied.after, &applied.before];
    let mut cities = states.into_iter().flat_map(|state: &Territory| {
        let units = state.units.iter();
        units.filter(|unit| state.kinds.is_city(&unit.kind))
    });
    let seat = |names: &Names| names == place;
    let found = cities.find(|unit| unit.seat.as_ref().is_some_and(|s| seat(&s.names)));
    found.map_or_else(Names::default, |unit| unit.names.clone())
}

/// Whether a unit that is no more was a city.
fn ended_city(names: &Names, applied: &Applied) -> bool {
    let before = &applied.before;
    let unit = before.units.iter().find(|unit| unit.names == *names);
    unit.is_some_and(|unit| before.kinds.is_city(&unit.kind))
}
