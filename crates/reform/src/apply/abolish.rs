//! `abolish`: a unit or region ends; its land and people go where the plan says.

use super::ending::{end_region_into, end_unit_into};
use super::{Context, Outcome, TargetId};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::plan::{Abolish, Target};
use aimaq_words::msg;

pub(super) fn apply(context: &mut Context<'_>, change: &Abolish) -> Outcome {
    match context.target(&change.target)? {
        TargetId::Unit(unit) => {
            let into = context.unit(&change.into)?;
            if unit == into {
                return Err(into_itself(context, change));
            }
            let done = AppliedChange::UnitEnded {
                unit: context.unit_subject(unit),
                into: context.unit_subject(into),
            };
            end_unit_into(context, unit, into, change.into.span());
            context.touch_unit(into, change.into.span());
            context.done(done);
        }
        TargetId::Region(region) => {
            let into = context.region(&change.into)?;
            if region == into {
                return Err(into_itself(context, change));
            }
            let (Target::Unit(named) | Target::Region(named)) = &change.target;
            let named = named.span();
            let done = AppliedChange::RegionEnded {
                region: context.region_subject(region),
                into: context.region_subject(into),
            };
            end_region_into(context, region, into, named, change.into.span())?;
            context.done(done);
        }
    }
    Ok(())
}

fn into_itself(context: &mut Context<'_>, change: &Abolish) -> super::Refused {
    let problem = Problem::error(msg!("problem-into-itself", name = change.into.get_ref()));
    context.report(problem.hint(msg!("hint-name-receiver")), change.into.span())
}
