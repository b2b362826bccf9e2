//! `transfer`: units move to another region that exists.

use std::ops::Range;

use super::create::{end_areas, move_units};
use super::{Context, Outcome, Refused};
use crate::applied_change::{AppliedChange, Subject};
use crate::diagnostic::Problem;
use crate::naming::called;
use crate::plan::Transfer;
use aimaq_territory::{RegionId, UnitId};
use aimaq_words::msg;

pub(super) fn apply(context: &mut Context<'_>, change: &Transfer, span: Range<usize>) -> Outcome {
    let to = context.region(&change.to);
    let (units, all) = context.units_found(&change.units);
    let to = to?;
    if all && units.is_empty() {
        let problem = Problem::error(msg!("problem-nothing-transferred"));
        return Err(context.report(problem.hint(msg!("hint-name-moving")), span));
    }
    let movable = movable(context, change, &units, to);
    let moved: Vec<Subject> = units.iter().map(|&u| context.unit_subject(u)).collect();
    let left = move_units(context, &units, to);
    end_areas(context, &[to]);
    for (region, first) in left {
        let place = change
            .units
            .get(first)
            .map_or(change.to.span(), toml::Spanned::span);
        context.units_left(region, place);
    }
    if !all {
        return Err(Refused);
    }
    movable?;
    context.touch_region(to, change.to.span());
    for (&unit, name) in units.iter().zip(&change.units) {
        context.touch_unit(unit, name.span());
    }
    let to = context.territory.region(to).names.clone();
    context.done(AppliedChange::Transferred { units: moved, to });
    Ok(())
}

/// Units must be elsewhere, and their names free where they go.
fn movable(
    context: &mut Context<'_>,
    change: &Transfer,
    units: &[UnitId],
    to: RegionId,
) -> Outcome {
    let mut outcome = Ok(());
    for (&unit, name) in units.iter().zip(&change.units) {
        if context.territory.unit(unit).region == to {
            let unit = called(&context.territory, unit);
            let problem = Problem::error(msg!("problem-there-already", unit = unit));
            outcome = Err(context.report(problem.hint(msg!("hint-leave-out")), name.span()));
            continue;
        }
        if context.names_apart(unit, to, name.span()).is_err() {
            outcome = Err(Refused);
        }
    }
    outcome
}
