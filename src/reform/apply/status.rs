//! `set_status`: a unit or region becomes another kind.

use std::ops::Range;

use super::{Context, Outcome, Target};
use crate::reform::deed::Deed;
use crate::reform::diagnostic::Problem;
use crate::reform::plan::SetStatus;
use crate::territory::{Kind, nearest_names};

/// Kinds that a plan may use although no unit of the territory is one yet.
const GENERAL: [&str; 5] = [
    "district",
    "city_of_regional_significance",
    "city_of_republican_significance",
    "capital",
    "region",
];

pub(super) fn apply(context: &mut Context<'_>, change: &SetStatus, span: Range<usize>) -> Outcome {
    let target = context.one_of(change.unit.as_ref(), change.region.as_ref(), span)?;
    let kind = Kind(change.kind.get_ref().clone());
    let known = known(context);
    if !known.contains(&kind.0) {
        let near = nearest_names(&kind.0, known.iter().map(String::as_str));
        let hint = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the kinds are {}", known.join(", ")),
        };
        let problem = Problem::error(format!("`{}` is no kind of unit or region", kind.0));
        return Err(context.report(problem.hint(hint), change.kind.span()));
    }
    let what = match target {
        Target::Unit(id) => context.unit_subject(id),
        Target::Region(id) => context.region_subject(id),
    };
    let (name, old) = match target {
        Target::Unit(id) => {
            let name = context.territory.path(id);
            let unit = &mut context.territory.units[id.0 as usize];
            (name, std::mem::replace(&mut unit.kind, kind.clone()))
        }
        Target::Region(id) => {
            let region = &mut context.territory.regions[id.0 as usize];
            let name = region.names.en.clone();
            (name, std::mem::replace(&mut region.kind, kind.clone()))
        }
    };
    if old == kind {
        let problem = Problem::error(format!("{name} is a {} already", words(&kind)));
        return Err(context.report(problem.hint("leave the change out"), change.kind.span()));
    }
    let sentence = format!("{name} becomes a {}", words(&kind));
    context.say(sentence, Deed::Status { what, kind });
    Ok(())
}

fn words(kind: &Kind) -> String {
    kind.0.replace('_', " ")
}

fn known(context: &Context<'_>) -> Vec<String> {
    let t = &context.territory;
    let units = t.units.iter().map(|u| u.kind.0.clone());
    let regions = t.regions.iter().map(|r| r.kind.0.clone());
    let general = GENERAL.iter().map(|&kind| kind.to_owned());
    let mut known: Vec<String> = units.chain(regions).chain(general).collect();
    known.sort_unstable();
    known.dedup();
    known
}
