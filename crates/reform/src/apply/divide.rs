//! `divide`: a region ends and others are formed out of all its units.

use super::create::form;
use super::{Context, Outcome, Refused};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::plan::Divide;
use aimaq_territory::RegionId;

pub(super) fn apply(context: &mut Context<'_>, divide: &Divide) -> Outcome {
    let region = context.region(&divide.region)?;
    if divide.into.len() < 2 {
        let problem = Problem::error("a division needs two or more regions in `into`");
        let problem = problem.hint("to give it another name write `rename`");
        return Err(context.report(problem, divide.region.span()));
    }
    let what = context.region_subject(region);
    let mut parts = Vec::new();
    let mut outcome = Ok(());
    for part in &divide.into {
        match form(context, part, &[region]) {
            Ok(formed) => {
                if formed.origins.iter().any(|&origin| origin != region) {
                    let message = format!(
                        "units of `{}` are not of {}",
                        part.region.get_ref(),
                        what.names.en
                    );
                    let hint = "`transfer` them there first, or leave them out";
                    context.report(Problem::error(message).hint(hint), part.region.span());
                    outcome = Err(Refused);
                }
                parts.push(context.territory.region(formed.id).names.clone());
            }
            Err(Refused) => outcome = Err(Refused),
        }
    }
    outcome?;
    nothing_left(context, divide, region)?;
    context.territory.region_mut(region).ended = Some(context.day);
    context.done(AppliedChange::RegionDivided {
        region: what,
        parts,
    });
    Ok(())
}

fn nothing_left(context: &mut Context<'_>, divide: &Divide, region: RegionId) -> Outcome {
    let t = &context.territory;
    let left: Vec<String> = t.units_of(region).map(|(id, _)| t.path(id)).collect();
    if left.is_empty() {
        return Ok(());
    }
    let message = format!("no part has {}", left.join(", "));
    let hint = "name them among the units of a part; a region that goes on is left by `create`";
    Err(context.report(Problem::error(message).hint(hint), divide.region.span()))
}
