//! `split`: a unit is divided; it goes on with the rest.

use std::sync::Arc;

use geo_types::{Coord, MultiPolygon};

use super::centre::{Place, locate_centre};
use super::{Context, Outcome, Refused};
use crate::coverage::{Coverage, Cutter};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::{Part, Split};
use crate::reform::resolve::same_name;
use crate::territory::{Atom, AtomId, Dated, Kind, OfficialArea, Seat, Unit, UnitId};

pub(super) fn apply(context: &mut Context<'_>, split: &Split) -> Outcome {
    let unit = context.unit(&split.unit)?;
    let atom = whole_atom(context, split, unit)?;
    let seats = seats(context, split, unit)?;
    names_free(context, split, unit)?;
    let people = people(context, split, unit, atom, &seats)?;
    cut(context, split, unit, atom, &seats)?;
    let path = context.territory.path(unit);
    for ((part, seat), population) in split.into.iter().zip(seats).zip(people) {
        add_unit(context, unit, atom, part, seat, population);
    }
    context.territory.units[unit.0 as usize].area = None;
    assign_settlements(context, atom, split.into.len());
    let names: Vec<&str> = split
        .into
        .iter()
        .map(|p| p.name.get_ref().as_str())
        .collect();
    context.say(format!("{path} is divided: {} split off", names.join(", ")));
    Ok(())
}

fn whole_atom(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Result<AtomId, Refused> {
    if split.into.is_empty() {
        let problem = Problem::error("a split needs at least one new unit in `into`");
        return Err(context.report(problem, split.unit.span()));
    }
    match context.territory.unit(unit).atoms.as_slice() {
        [atom] => Ok(*atom),
        _ => {
            let path = context.territory.path(unit);
            let message = format!("{path} was merged from several pieces in this plan");
            let problem = Problem::error(message);
            let problem = problem.hint("split the pieces before the act that merges them");
            Err(context.report(problem, split.unit.span()))
        }
    }
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
    let own = context
        .territory
        .unit(unit)
        .seat
        .as_ref()
        .map(|s| s.position);
    let Some(own) = own else {
        let path = context.territory.path(unit);
        let problem = Problem::error(format!("{path} has no seat to measure from"));
        return Err(context.report(
            problem.hint("give it one with `move_centre`"),
            split.unit.span(),
        ));
    };
    let mut taken = vec![own];
    for (part, seat) in split.into.iter().zip(&seats) {
        if taken.contains(&seat.position) {
            let message = format!("{} is the seat of two of the parts", seat.names.en);
            let problem = Problem::error(message).hint(
                "move the seat of the rest first with `move_centre`, or choose another centre",
            );
            return Err(context.report(problem, part.centre.span()));
        }
        taken.push(seat.position);
    }
    Ok(seats)
}

fn names_free(context: &mut Context<'_>, split: &Split, unit: UnitId) -> Outcome {
    let region = context.territory.unit(unit).region;
    for part in &split.into {
        let name = part.name.get_ref();
        let bears = |u: &Unit| u.names.all().any(|n| same_name(n, name));
        let twin = context.territory.units_of(region).find(|(_, u)| bears(u));
        if let Some(id) = twin.map(|(id, _)| id) {
            let path = context.territory.path(id);
            let problem = Problem::error(format!("{path} exists on {}", context.day));
            return Err(context.report(problem.hint("choose another name"), part.name.span()));
        }
    }
    Ok(())
}

/// The people of each new unit: the plan's figure, else those of the
/// settlements that are nearer to its centre, as a share of the whole.
fn people(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    atom: AtomId,
    seats: &[Seat],
) -> Result<Vec<u64>, Refused> {
    let whole = context.territory.atom(atom).population;
    let estimates = estimate(context, unit, atom, seats, whole);
    let given = split
        .into
        .iter()
        .zip(estimates)
        .map(|(part, estimate)| part.population.as_ref().map_or(estimate, |p| *p.get_ref()));
    let people: Vec<u64> = given.collect();
    let sum = people.iter().try_fold(0u64, |sum, &p| sum.checked_add(p));
    if sum.is_none_or(|sum| sum > whole) {
        let path = context.territory.path(unit);
        let shown = sum.map_or_else(|| "too many".to_owned(), |s| s.to_string());
        let message = format!("the parts have {shown} people, {path} has {whole}");
        let place = split
            .into
            .iter()
            .find_map(|p| p.population.as_ref())
            .map(|p| p.span());
        let place = place.unwrap_or_else(|| split.unit.span());
        let problem = Problem::error(message).hint("mend the `population` of the parts");
        return Err(context.report(problem, place));
    }
    Ok(people)
}

fn estimate(
    context: &Context<'_>,
    unit: UnitId,
    atom: AtomId,
    seats: &[Seat],
    whole: u64,
) -> Vec<u64> {
    let centres = centres(context, unit, seats);
    let mut near = vec![0u64; centres.len()];
    for settlement in context
        .territory
        .settlements
        .iter()
        .filter(|s| s.atom == atom)
    {
        near[nearest(&centres, settlement.position)] += settlement.population;
    }
    let known: u64 = near.iter().sum();
    let share = |people: u64| match known {
        0 => 0,
        known => {
            u64::try_from(u128::from(whole) * u128::from(people) / u128::from(known)).unwrap_or(0)
        }
    };
    near.into_iter().skip(1).map(share).collect()
}

/// The seat of the rest, then those of the parts.
fn centres(context: &Context<'_>, unit: UnitId, seats: &[Seat]) -> Vec<Coord<f64>> {
    let own = context
        .territory
        .unit(unit)
        .seat
        .as_ref()
        .map(|s| s.position);
    own.into_iter()
        .chain(seats.iter().map(|s| s.position))
        .collect()
}

/// Index of the nearest centre in the frame in which the land is cut: degrees
/// with the longitude shortened by the cosine of the latitude.
fn nearest(centres: &[Coord<f64>], point: Coord<f64>) -> usize {
    let shrink = point.y.to_radians().cos();
    let distance = |c: &Coord<f64>| ((c.x - point.x) * shrink).powi(2) + (c.y - point.y).powi(2);
    let best = centres
        .iter()
        .enumerate()
        .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    best.map_or(0, |(i, _)| i)
}

/// Cuts the land where boundaries are known. The new pieces are appended to the
/// coverage in the order of the parts, as the new atoms are.
fn cut(
    context: &mut Context<'_>,
    split: &Split,
    unit: UnitId,
    atom: AtomId,
    seats: &[Seat],
) -> Outcome {
    let Some(mut coverage) = context.territory.coverage.clone() else {
        return Ok(());
    };
    let land = Arc::make_mut(&mut coverage);
    let known = !land.polygon(atom.0).0.is_empty();
    let result = if known {
        cut_land(context, land, split, unit, atom, seats)
    } else {
        for _ in &split.into {
            land.push_empty_unit();
        }
        Ok(())
    };
    if let Err(message) = result {
        let path = context.territory.path(unit);
        let problem = Problem::error(format!("{path} cannot be cut: {message}"));
        return Err(context.report(problem, split.unit.span()));
    }
    context.territory.coverage = Some(coverage);
    Ok(())
}

fn cut_land(
    context: &Context<'_>,
    land: &mut Coverage,
    split: &Split,
    unit: UnitId,
    atom: AtomId,
    seats: &[Seat],
) -> Result<(), String> {
    let outlines: Option<Vec<&MultiPolygon<f64>>> = split
        .into
        .iter()
        .map(|part| context.options.outlines.get(part.code.as_ref()?.get_ref()))
        .collect();
    let Some(outlines) = outlines else {
        let centres = centres(context, unit, seats);
        let cutter = Cutter::NearestCentre(&centres);
        return land
            .cut(atom.0, &cutter)
            .map(|_| ())
            .map_err(|e| e.to_string());
    };
    for outline in outlines {
        land.cut(atom.0, &Cutter::Polygon(outline))
            .map_err(|e| e.to_string())?;
    }
    Ok(())
}

fn add_unit(
    context: &mut Context<'_>,
    from: UnitId,
    atom: AtomId,
    part: &Part,
    seat: Seat,
    population: u64,
) {
    let t = &mut context.territory;
    let new_atom = AtomId(u32::try_from(t.atoms.len()).unwrap_or(u32::MAX));
    t.atoms[atom.0 as usize].population -= population;
    t.atoms.push(Atom {
        parent: Some(atom),
        population,
        seat: Some(seat.position),
    });
    let old = t.unit(from);
    let names = part.names.with(part.name.get_ref());
    let unit = Unit {
        key: String::new(),
        names: names.clone(),
        aliases: Vec::new(),
        kind: part.kind.clone().map_or_else(|| old.kind.clone(), Kind),
        region: old.region,
        seat: Some(seat),
        codes: part
            .code
            .iter()
            .map(|c| Dated::always(c.get_ref().clone()))
            .collect(),
        atoms: vec![new_atom],
        area: part.area_km2.map(|km2| OfficialArea {
            km2,
            figure: part.source.clone().unwrap_or_default(),
            from: Some(context.day),
            until: None,
            published: false,
        }),
        source: part.source.clone().unwrap_or_default(),
        since: Some(context.day),
        ended: None,
    };
    let id = UnitId(u32::try_from(t.units.len()).unwrap_or(u32::MAX));
    t.gazetteer.add_unit(id, &names, &[]);
    t.units.push(unit);
}

/// Settlements go with the land they stand on: the piece whose seat is nearest,
/// which is how the land is cut too, unless an outline says otherwise.
fn assign_settlements(context: &mut Context<'_>, atom: AtomId, parts: usize) {
    let t = &context.territory;
    let first_new = t.atoms.len() - parts;
    let pieces: Vec<usize> = std::iter::once(atom.0 as usize)
        .chain(first_new..t.atoms.len())
        .collect();
    let centres: Vec<Coord<f64>> = pieces.iter().filter_map(|&i| t.atoms[i].seat).collect();
    let coverage = t.coverage.clone();
    for settlement in context
        .territory
        .settlements
        .iter_mut()
        .filter(|s| s.atom == atom)
    {
        let standing = coverage.as_ref().and_then(|land| {
            pieces
                .iter()
                .find(|&&i| land.contains(i as u32, settlement.position))
        });
        let piece = standing
            .copied()
            .unwrap_or_else(|| pieces[nearest(&centres, settlement.position)]);
        settlement.atom = AtomId(u32::try_from(piece).unwrap_or(u32::MAX));
    }
}
