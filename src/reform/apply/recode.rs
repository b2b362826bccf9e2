//! `recode`: a unit or region gets another code.

use std::ops::Range;

use super::{Context, Outcome, Target};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::Recode;

pub(super) fn apply(context: &mut Context<'_>, change: &Recode, span: Range<usize>) -> Outcome {
    let target = context.one_of(change.unit.as_ref(), change.region.as_ref(), span)?;
    let code = change.code.get_ref();
    if let Some(holder) = holder(context, &target, code) {
        let problem = Problem::error(format!("{holder} has the code {code} on {}", context.day));
        let problem = problem.hint("recode that one first");
        return Err(context.report(problem, change.code.span()));
    }
    let name = match target {
        Target::Unit(id) => {
            let mut codes = context.territory.unit(id).codes.clone();
            context.begin_code(&mut codes, code);
            context.territory.units[id.0 as usize].codes = codes;
            context.territory.path(id)
        }
        Target::Region(id) => {
            let mut codes = context.territory.region(id).codes.clone();
            context.begin_code(&mut codes, code);
            context.territory.regions[id.0 as usize].codes = codes;
            context.territory.region(id).names.en.clone()
        }
    };
    context.say(format!("{name} gets the code {code}"));
    Ok(())
}

/// Who else holds a code on the day of the act.
fn holder(context: &Context<'_>, target: &Target, code: &str) -> Option<String> {
    let t = &context.territory;
    match target {
        Target::Unit(me) => {
            let mut units = t.living_units();
            let other = units.find(|(id, u)| id != me && u.code_on(context.day) == Some(code));
            other.map(|(id, _)| t.path(id))
        }
        Target::Region(me) => {
            let mut regions = t.living_regions();
            let other = regions.find(|(id, r)| id != me && r.code_on(context.day) == Some(code));
            other.map(|(_, region)| region.names.en.clone())
        }
    }
}
