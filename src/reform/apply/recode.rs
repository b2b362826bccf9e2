//! `recode`: a unit or region gets another code.

use std::ops::Range;

use super::{Context, Outcome, Target};
use crate::reform::deed::Deed;
use crate::reform::plan::Recode;

pub(super) fn apply(context: &mut Context<'_>, change: &Recode, span: Range<usize>) -> Outcome {
    let code = &change.code;
    let (name, what) = match context.one_of(change.unit.as_ref(), change.region.as_ref(), span)? {
        Target::Unit(id) => {
            context.unit_code_free(code, &[id])?;
            let mut codes = context.territory.unit(id).codes.clone();
            context.begin_code(&mut codes, code.get_ref());
            context.territory.units[id.0 as usize].codes = codes;
            (context.territory.path(id), context.unit_subject(id))
        }
        Target::Region(id) => {
            context.region_code_free(code, &[id])?;
            let mut codes = context.territory.region(id).codes.clone();
            context.begin_code(&mut codes, code.get_ref());
            context.territory.regions[id.0 as usize].codes = codes;
            let name = context.territory.region(id).names.en.clone();
            (name, context.region_subject(id))
        }
    };
    let code = code.get_ref().clone();
    let sentence = format!("{name} gets the code {code}");
    context.say(sentence, Deed::Recoded { what, code });
    Ok(())
}
