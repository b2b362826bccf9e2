//! `move_border`: land goes from one unit to another, and both go on.

use geo_types::Coord;
use toml::Spanned;

use super::create::end_areas;
use super::division::{Division, add_atoms, atoms_of};
use super::split::divide;
use super::{Context, Outcome, Refused};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::called;
use crate::plan::{MoveBorder, Part, Split, Translations};
use aimaq_territory::{MovedLand, Names, Seat, UnitId};
use aimaq_words::msg;

pub(super) fn apply(context: &mut Context<'_>, change: &MoveBorder) -> Outcome {
    let (from, to) = (context.unit(&change.from), context.unit(&change.to));
    let (from, to) = (from?, to?);
    if from == to {
        let problem = Problem::error(msg!("problem-border-of-one"));
        let hint = msg!("hint-border-of-two");
        return Err(context.report(problem.hint(hint), change.to.span()));
    }
    let seat = receiving_seat(context, change, to)?;
    let split = as_split(change, &seat);
    let kept = (
        context.territory.coverage.clone(),
        context.territory.inserted.len(),
    );
    let divided = divide(context, &split, from, std::slice::from_ref(&seat));
    let divided = divided.and_then(|divided| {
        seat_stays(context, change, from, &divided.0)?;
        Ok(divided)
    });
    if divided.is_err() {
        // A refused change leaves the state as it was.
        context.territory.coverage = kept.0;
        context.territory.inserted.truncate(kept.1);
    }
    let (division, people, stands) = divided?;
    add_atoms(context, &division, &people, &[seat]);
    for (settlement, atom) in stands {
        context.territory.settlements[settlement].atom = atom;
    }
    give(context, &division, from, to);
    let regions = [from, to].map(|unit| context.territory.unit(unit).region);
    if regions[0] != regions[1] {
        end_areas(context, &regions);
        for region in regions {
            context.touch_region(region, change.to.span());
        }
    }
    context.touch_unit(from, change.from.span());
    context.touch_unit(to, change.to.span());
    context.done(AppliedChange::BorderMoved {
        from: context.unit_subject(from),
        to: context.unit_subject(to),
    });
    Ok(())
}

fn give(context: &mut Context<'_>, division: &Division, from: UnitId, to: UnitId) {
    let pieces = atoms_of(division, 1);
    let giver = context.territory.unit_mut(from);
    giver.atoms = atoms_of(division, 0);
    giver.area = None;
    let receiver = context.territory.unit_mut(to);
    receiver.atoms.extend(&pieces);
    receiver.atoms.sort_unstable();
    receiver.area = None;
    context.territory.moved.push(MovedLand { from, pieces });
}

fn receiving_seat(
    context: &mut Context<'_>,
    change: &MoveBorder,
    to: UnitId,
) -> Result<Seat, Refused> {
    let nearest = *change.by.get_ref() == crate::plan::By::NearestCentre;
    match context.territory.unit(to).seat.clone() {
        Some(seat) => Ok(seat),
        // Nothing is measured from it then.
        None if !nearest => Ok(Seat {
            names: Names::default(),
            position: Coord { x: 0.0, y: 90.0 },
        }),
        None => {
            let unit = called(&context.territory, to);
            let problem = Problem::error(msg!("problem-no-seat", unit = unit));
            let problem = problem.hint(msg!("hint-give-centre"));
            Err(context.report(problem, change.to.span()))
        }
    }
}

/// The land that goes, as a split would find it.
fn as_split(change: &MoveBorder, seat: &Seat) -> Split {
    let part = Part {
        name: change.to.clone(),
        names: Translations::default(),
        aliases: Vec::new(),
        kind: None,
        centre: Spanned::new(change.to.span(), seat.names.en.clone()),
        centre_names: Translations::default(),
        position: None,
        code: None,
        population: change.population.clone(),
        area_km2: None,
        by: change.by.clone(),
        source: change.source.clone(),
    };
    Split {
        unit: change.from.clone(),
        into: vec![part],
    }
}

/// The seat of the unit that gives land must not go with it.
fn seat_stays(
    context: &mut Context<'_>,
    change: &MoveBorder,
    from: UnitId,
    division: &Division,
) -> Outcome {
    let t = &context.territory;
    let Some((seat, coverage)) = t.unit(from).seat.as_ref().zip(t.coverage.as_ref()) else {
        return Ok(());
    };
    let mut pieces = atoms_of(division, 1).into_iter();
    if !pieces.any(|atom| coverage.contains(atom.0, seat.position)) {
        return Ok(());
    }
    let unit = called(t, from);
    let message = msg!("problem-seat-goes", seat = &seat.names, unit = unit);
    let problem = Problem::error(message).hint(msg!("hint-move-seat"));
    Err(context.report(problem, change.by.span()))
}
