//! `divide`: a region ends and others are formed out of all its units.

use super::create::form;
use super::{Context, Outcome, Refused};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::called;
use crate::plan::Divide;
use aimaq_territory::RegionId;
use aimaq_words::{Message, joined, msg};

pub(super) fn apply(context: &mut Context<'_>, divide: &Divide) -> Outcome {
    let region = context.region(&divide.region)?;
    if divide.into.len() < 2 {
        let problem = Problem::error(msg!("problem-divide-few"));
        let problem = problem.hint(msg!("hint-rename-instead"));
        return Err(context.report(problem, divide.region.span()));
    }
    let what = context.region_subject(region);
    let mut parts = Vec::new();
    let mut outcome = Ok(());
    for part in &divide.into {
        match form(context, part, &[region]) {
            Ok(formed) => {
                if formed.origins.iter().any(|&origin| origin != region) {
                    let message = msg!(
                        "problem-units-of-others",
                        part = part.region.get_ref(),
                        region = &what.names
                    );
                    let problem = Problem::error(message).hint(msg!("hint-transfer-first"));
                    context.report(problem, part.region.span());
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
    let left: Vec<Message> = t.units_of(region).map(|(id, _)| called(t, id)).collect();
    if left.is_empty() {
        return Ok(());
    }
    let message = msg!("problem-in-no-part", units = joined(", ", left));
    let problem = Problem::error(message).hint(msg!("hint-in-no-part"));
    Err(context.report(problem, divide.region.span()))
}
