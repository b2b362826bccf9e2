//! `move_centre`, and how the text of a centre becomes a place.

use geo_types::Coord;
use toml::Spanned;

use super::{Context, Outcome, Refused, TargetId};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::{called, same_name};
use crate::plan::{MoveCentre, Translations};
use aimaq_io::place::LonLat;
use aimaq_territory::{Names, RegionId, Seat, Territory, UnitId, nearest_names};
use aimaq_words::msg;

/// A centre as a plan writes it.
pub(super) struct Place<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) names: Option<&'a Translations>,
    pub(super) position: Option<[f64; 2]>,
}

pub(super) fn apply(context: &mut Context<'_>, change: &MoveCentre) -> Outcome {
    let target = context.target(&change.target)?;
    let place = Place {
        name: &change.centre,
        names: Some(&change.centre_names),
        position: change.position,
    };
    match target {
        TargetId::Unit(unit) => move_seat(context, unit, &place),
        TargetId::Region(region) => move_region_centre(context, region, &place),
    }
}

fn move_seat(context: &mut Context<'_>, unit: UnitId, place: &Place<'_>) -> Outcome {
    let seat = locate_centre(context, place, &[unit])?;
    let done = AppliedChange::CentreMoved {
        what: context.unit_subject(unit),
        from: context
            .territory
            .unit(unit)
            .seat
            .as_ref()
            .map(|s| s.names.clone()),
        to: seat.names.clone(),
    };
    context.done(done);
    set_seat(&mut context.territory, unit, seat);
    Ok(())
}

/// Sets the seat of a unit, and of its land where that is one piece.
pub(super) fn set_seat(territory: &mut Territory, unit: UnitId, seat: Seat) {
    if let &[atom] = territory.unit(unit).atoms.as_slice() {
        territory.atom_mut(atom).seat = Some(seat.position);
    }
    territory.unit_mut(unit).seat = Some(seat);
}

fn move_region_centre(context: &mut Context<'_>, region: RegionId, place: &Place<'_>) -> Outcome {
    let units: Vec<UnitId> = context
        .territory
        .units_of(region)
        .map(|(id, _)| id)
        .collect();
    let seat = locate_centre(context, place, &units)?;
    context.touch_region(region, place.name.span());
    let centre = context.territory.region(region).centre.as_ref();
    let done = AppliedChange::CentreMoved {
        what: context.region_subject(region),
        from: centre.map(|c| c.names.clone()),
        to: seat.names.clone(),
    };
    context.done(done);
    context.territory.region_mut(region).centre = Some(seat.into());
    Ok(())
}

/// Finds a centre: by the plan's own position, else among the seats and then
/// the settlements of the units it governs.
pub(super) fn locate_centre(
    context: &mut Context<'_>,
    place: &Place<'_>,
    units: &[UnitId],
) -> Result<Seat, Refused> {
    let name = place.name.get_ref();
    let found = known_place(&context.territory, name, units);
    if let Some([lon, lat]) = place.position {
        let position = LonLat::new(lon, lat).map_err(|error| {
            let problem = Problem::error(error.message()).hint(msg!("hint-position"));
            context.report(problem, place.name.span())
        })?;
        let position = position.coord();
        // A plan that gives the place gives all its names.
        let names = place
            .names
            .map_or_else(|| Names::new(name), |names| names.with(name));
        return Ok(Seat { names, position });
    }
    match found {
        Some(seat) => Ok(named(seat, place)),
        None => {
            let problem = unknown_place(&context.territory, name, units);
            Err(context.report(problem, place.name.span()))
        }
    }
}

/// The plan's spelling of the name goes before the tables'.
fn named(mut seat: Seat, place: &Place<'_>) -> Seat {
    seat.names.en.clone_from(place.name.get_ref());
    if let Some(names) = place.names {
        for (lang, name) in names.iter() {
            seat.names.set(lang, name);
        }
    }
    seat
}

fn known_place(territory: &Territory, name: &str, units: &[UnitId]) -> Option<Seat> {
    let seats = units
        .iter()
        .filter_map(|&id| territory.unit(id).seat.as_ref());
    let by_seat = seats.clone().find(|seat| has_name(&seat.names, name));
    by_seat.cloned().or_else(|| {
        let inside = territory.settlements.iter().filter(|s| {
            units
                .iter()
                .any(|&id| territory.unit(id).atoms.contains(&s.atom))
        });
        // Of several villages with one name the largest is meant.
        inside
            .filter(|s| has_name(&s.names, name))
            .max_by_key(|s| s.population)
            .map(|s| Seat {
                names: s.names.clone(),
                position: s.position,
            })
    })
}

/// Where the settlement of a name lies in a unit; of several the largest.
pub(super) fn settlement_of(territory: &Territory, name: &str, unit: UnitId) -> Option<Coord<f64>> {
    known_place(territory, name, &[unit]).map(|seat| seat.position)
}

fn has_name(names: &Names, name: &str) -> bool {
    names.all().any(|n| same_name(n, name))
}

fn unknown_place(territory: &Territory, name: &str, units: &[UnitId]) -> Problem {
    let problem = Problem::error(msg!("problem-no-place", name = name));
    let elsewhere = territory.living_units().find(|(_, unit)| {
        unit.seat
            .as_ref()
            .is_some_and(|seat| has_name(&seat.names, name))
    });
    let names = units
        .iter()
        .filter_map(|&id| territory.unit(id).seat.as_ref());
    let near = nearest_names(name, names.flat_map(|seat| seat.names.all()));
    let problem = match (elsewhere, near.first()) {
        (Some((id, _)), _) => problem.hint(msg!("hint-seat-of", unit = called(territory, id))),
        (None, Some(near)) => problem.hint(msg!("hint-did-you-mean", names = format!("`{near}`"))),
        (None, None) => problem,
    };
    problem.hint(msg!("hint-or-position"))
}
