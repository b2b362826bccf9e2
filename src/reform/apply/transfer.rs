//! `transfer`: units move to another region that exists.

use super::create::{end_areas, move_units};
use super::{Context, Outcome};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::Transfer;

pub(super) fn apply(context: &mut Context<'_>, change: &Transfer) -> Outcome {
    let to = context.region(&change.to);
    let units = context.units(&change.units);
    let (to, units) = (to?, units?);
    for (unit, name) in units.iter().zip(&change.units) {
        if context.territory.unit(*unit).region == to {
            let path = context.territory.path(*unit);
            let problem = Problem::error(format!("{path} is in that region already"));
            return Err(context.report(problem.hint("leave it out"), name.span()));
        }
    }
    let (_, emptied) = move_units(context, &units, to);
    end_areas(context, &[to]);
    if let Some(&id) = emptied.first() {
        let name = context.territory.region(id).names.en.clone();
        let problem = Problem::error(format!("{name} is left without units"));
        let problem = problem.hint(format!("`abolish` {name}, or leave it a unit"));
        return Err(context.report(problem, change.to.span()));
    }
    let to = context.territory.region(to).names.en.clone();
    let names: Vec<String> = change.units.iter().map(|u| u.get_ref().clone()).collect();
    context.say(format!("{} go to {to}", names.join(", ")));
    Ok(())
}
