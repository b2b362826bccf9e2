//! `split`: a unit is divided; it goes on with the rest.

use geo_types::Coord;

use super::centre::{Place, locate_centre};
use super::create::together;
use super::division::{Division, add_atoms, atoms_of, estimate, standing};
use super::{Context, Outcome, Refused, land, people};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::{called, same_name};
use crate::plan::{Part, Split};
use aimaq_territory::{AtomId, Dated, Kind, OfficialArea, Seat, Unit, UnitId};
use aimaq_words::{at_most, msg};

pub(super) fn apply(context: &mut Context<'_>, split: &Split) -> Outcome {
    let unit = context.unit(&split.unit)?;
    if split.into.is_empty() {
        let problem = Problem::error(msg!("problem-split-none")).hint(msg!("hint-split-into"));
        return Err(context.report(problem, split.unit.span()));
    }
    let free = names_and_codes_free(context, split, unit);
    let area = areas_add_up(context, split, unit);
    let seats = seats(context, split, unit)?;
    let (Ok(()), Ok(())) = (free, area) else {
        return Err(Refused);
    };
    let kept = (
        context.territory.coverage.clone(),
        context.territory.inserted.len(),
    );
    let divided = divide(context, split, unit, &seats);
    if divided.is_err() {
        // A refused change leaves the state as it was.
        context.territory.coverage = kept.0;
        context.territory.inserted.truncate(kept.1);
    }
    let (division, people, stands) = divided?;
    finish(context, split, unit, seats, &division, &people, &stands);
    Ok(())
}

pub(super) type Divided = (Division, Vec<(u64, bool)>, Vec<(usize, AtomId)>);

/// Land first, then settlements, then people.
pub(super) fn divide(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    seats: &[Seat],
) -> Result<Divided, Refused> {
    let mut division = land::divide(context, split, unit, seats)?;
    let stands = standing(context, &division, unit, seats);
    estimate(context, &mut division, &stands);
    let people = people::share(context, split, unit, &division)?;
    Ok((division, people, stands))
}

fn finish(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    seats: Vec<Seat>,
    division: &Division,
    people: &[(u64, bool)],
    stands: &[(usize, AtomId)],
) {
    add_atoms(context, division, people, &seats);
    for (i, (part, seat)) in split.into.iter().zip(seats).enumerate() {
        add_unit(context, unit, part, seat, atoms_of(division, i + 1));
    }
    let rest = context.territory.unit_mut(unit);
    rest.atoms = atoms_of(division, 0);
    rest.area = None;
    context.touch_unit(unit, split.unit.span());
    for &(settlement, atom) in stands {
        context.territory.settlements[settlement].atom = atom;
    }
    let parts = split.into.iter();
    let done = AppliedChange::Divided {
        unit: context.unit_subject(unit),
        parts: parts.map(|p| p.names.with(p.name.get_ref())).collect(),
    };
    context.done(done);
}

fn seats(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Result<Vec<Seat>, Refused> {
    let seats = split.into.iter().map(|part| {
        let place = Place {
            name: &part.centre,
            names: Some(&part.centre_names),
            position: part.position,
        };
        locate_centre(context, &place, &[unit])
    });
    let seats: Vec<Result<Seat, Refused>> = seats.collect();
    let seats: Vec<Seat> = seats.into_iter().collect::<Result<_, _>>()?;
    let own = context.territory.unit(unit).seat.as_ref();
    let mut taken: Vec<Coord<f64>> = own.map(|s| s.position).into_iter().collect();
    for (part, seat) in split.into.iter().zip(&seats) {
        let may = part.by.get_ref() != &crate::plan::By::NearestCentre;
        if taken.contains(&seat.position) && !may {
            let message = msg!("problem-seat-twice", seat = &seat.names);
            let problem = Problem::error(message).hint(msg!("hint-seat-twice"));
            return Err(context.report(problem, part.centre.span()));
        }
        taken.push(seat.position);
    }
    Ok(seats)
}

fn names_and_codes_free(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Outcome {
    let region = context.territory.unit(unit).region;
    let mut outcome = Ok(());
    for (i, part) in split.into.iter().enumerate() {
        let coded = part.code.is_some();
        if context
            .unit_name_free(region, &part.name, &[], coded)
            .is_err()
        {
            outcome = Err(Refused);
        }
        if let Some(code) = &part.code
            && context.unit_code_free(code, &[]).is_err()
        {
            outcome = Err(Refused);
        }
        let earlier = &split.into[..i];
        if earlier
            .iter()
            .any(|p| same_name(p.name.get_ref(), part.name.get_ref()))
        {
            let message = msg!("problem-parts-same-name", name = part.name.get_ref());
            let problem = Problem::error(message).hint(msg!("hint-rename-one"));
            context.report(problem, part.name.span());
            outcome = Err(Refused);
        }
    }
    outcome
}

/// The published areas of the parts must leave something of the whole's.
fn areas_add_up(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Outcome {
    let whole = context.territory.unit(unit).area.as_ref().map(|a| a.km2);
    let parts: f64 = split.into.iter().filter_map(|p| p.area_km2).sum();
    match whole {
        Some(whole) if parts >= whole => {
            let message = msg!(
                "problem-parts-area",
                unit = called(&context.territory, unit),
                parts = at_most(parts, 6),
                whole = at_most(whole, 6)
            );
            let place = split.into.iter().find(|p| p.area_km2.is_some());
            let place = place.map_or(split.unit.span(), |p| p.name.span());
            let problem = Problem::error(message).hint(msg!("hint-mend-area"));
            Err(context.report(problem, place))
        }
        _ => Ok(()),
    }
}

fn add_unit(context: &mut Context<'_>, from: UnitId, part: &Part, seat: Seat, atoms: Vec<AtomId>) {
    let day = context.day;
    let former = former(context, part.name.get_ref(), &atoms);
    let t = &mut context.territory;
    let old = t.unit(from);
    let names = part.names.with(part.name.get_ref());
    let code = part.code.iter().map(|c| Dated {
        value: c.get_ref().clone(),
        from: Some(day),
        until: None,
    });
    let figure = part.source.clone().unwrap_or_default();
    let area = part.area_km2.map(|km2| OfficialArea {
        km2,
        published: figure.starts_with("published"),
        figure: figure.clone(),
        from: Some(day),
        until: None,
    });
    let unit = Unit {
        key: former.0,
        names: names.clone(),
        aliases: together(former.1, &part.aliases),
        kind: part.kind.clone().map_or_else(|| old.kind.clone(), Kind),
        region: old.region,
        seat: Some(seat),
        codes: code.collect(),
        atoms,
        pieces_then: 0,
        area,
        source: figure,
        since: Some(day),
        ended: None,
    };
    let aliases = unit.aliases.clone();
    let id = t.add_unit(unit);
    t.gazetteer.add_unit(id, &names, &aliases);
    context.touch_unit(id, part.name.span());
}

/// Key and aliases of a unit of that name that has ended and had just this
/// land: it comes back.
pub(super) fn former(context: &Context<'_>, name: &str, atoms: &[AtomId]) -> (String, Vec<String>) {
    let t = &context.territory;
    let mut ids = t.gazetteer.units_named(name).iter().rev();
    let found = ids.find(|&&id| {
        let unit = t.unit(id);
        let all = atoms.iter().all(|&a| t.was_in(a, id));
        !unit.exists() && same_name(&unit.names.en, name) && all
    });
    found
        .map(|&id| (t.unit(id).key.clone(), t.unit(id).aliases.clone()))
        .unwrap_or_default()
}
