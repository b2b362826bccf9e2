//! `transfer`: units move to another region that exists.

use std::ops::Range;

use super::create::{end_areas, move_units};
use super::{Context, Outcome, Refused};
use crate::applied_change::{AppliedChange, Subject};
use crate::diagnostic::Problem;
use crate::plan::Transfer;
use aimaq_territory::{RegionId, UnitId};

pub(super) fn apply(context: &mut Context<'_>, change: &Transfer, span: Range<usize>) -> Outcome {
    let to = context.region(&change.to);
    let (units, all) = context.units_found(&change.units);
    let to = to?;
    if all && units.is_empty() {
        let problem = Problem::error("a transfer needs at least one unit in `units`");
        return Err(context.report(problem.hint("name the units that move"), span));
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
            let path = context.territory.path(unit);
            let problem = Problem::error(format!("{path} is in that region already"));
            outcome = Err(context.report(problem.hint("leave it out"), name.span()));
            continue;
        }
        if context.names_apart(unit, to, name.span()).is_err() {
            outcome = Err(Refused);
        }
    }
    outcome
}
