//! `abolish`: a unit or region ends; its land and people go where the plan says.

use super::ending::{end_region_into, end_unit_into};
use super::{Context, Outcome, TargetId};
use crate::reform::deed::Deed;
use crate::reform::diagnostic::Problem;
use crate::reform::plan::{Abolish, Target};

pub(super) fn apply(context: &mut Context<'_>, change: &Abolish) -> Outcome {
    match context.target(&change.target)? {
        TargetId::Unit(unit) => {
            let into = context.unit(&change.into)?;
            if unit == into {
                return Err(into_itself(context, change));
            }
            let paths = (context.territory.path(unit), context.territory.path(into));
            let deed = Deed::UnitEnded {
                unit: context.unit_subject(unit),
                into: context.unit_subject(into),
            };
            end_unit_into(context, unit, into, change.into.span());
            context.touch_unit(into, change.into.span());
            context.say(format!("{} ends; {} receives it", paths.0, paths.1), deed);
        }
        TargetId::Region(region) => {
            let into = context.region(&change.into)?;
            if region == into {
                return Err(into_itself(context, change));
            }
            let (Target::Unit(named) | Target::Region(named)) = &change.target;
            let named = named.span();
            let name = |id| context.territory.region(id).names.en.clone();
            let names = (name(region), name(into));
            let deed = Deed::RegionEnded {
                region: context.region_subject(region),
                into: context.region_subject(into),
            };
            end_region_into(context, region, into, named, change.into.span())?;
            context.say(
                format!("{} ends; {} receives its units", names.0, names.1),
                deed,
            );
        }
    }
    Ok(())
}

fn into_itself(context: &mut Context<'_>, change: &Abolish) -> super::Refused {
    let problem = Problem::error(format!(
        "`{}` cannot end into itself",
        change.into.get_ref()
    ));
    context.report(
        problem.hint("name what receives its land"),
        change.into.span(),
    )
}
