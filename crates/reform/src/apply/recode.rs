//! `recode`: a unit or region gets another code.

use super::{Context, Outcome, TargetId};
use crate::applied_change::AppliedChange;
use crate::plan::Recode;

pub(super) fn apply(context: &mut Context<'_>, change: &Recode) -> Outcome {
    let code = &change.code;
    let what = match context.target(&change.target)? {
        TargetId::Unit(id) => {
            context.unit_code_free(code, &[id])?;
            let mut codes = context.territory.unit(id).codes.clone();
            context.begin_code(&mut codes, code.get_ref());
            context.territory.unit_mut(id).codes = codes;
            context.unit_subject(id)
        }
        TargetId::Region(id) => {
            context.region_code_free(code, &[id])?;
            let mut codes = context.territory.region(id).codes.clone();
            context.begin_code(&mut codes, code.get_ref());
            context.territory.region_mut(id).codes = codes;
            context.region_subject(id)
        }
    };
    let code = code.get_ref().clone();
    context.done(AppliedChange::Recoded { what, code });
    Ok(())
}
