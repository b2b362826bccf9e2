//! `set_status`: a unit or region becomes another kind.

use super::{Context, Outcome, TargetId};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::plan::SetStatus;
use aimaq_territory::{Kind, nearest_names};

pub(super) fn apply(context: &mut Context<'_>, change: &SetStatus) -> Outcome {
    let target = context.target(&change.target)?;
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
        TargetId::Unit(id) => context.unit_subject(id),
        TargetId::Region(id) => context.region_subject(id),
    };
    let (name, old) = match target {
        TargetId::Unit(id) => {
            let name = context.territory.path(id);
            let unit = context.territory.unit_mut(id);
            (name, std::mem::replace(&mut unit.kind, kind.clone()))
        }
        TargetId::Region(id) => {
            let region = context.territory.region_mut(id);
            let name = region.names.en.clone();
            (name, std::mem::replace(&mut region.kind, kind.clone()))
        }
    };
    if old == kind {
        let problem = Problem::error(format!("{name} is a {} already", words(&kind)));
        return Err(context.report(problem.hint("leave the change out"), change.kind.span()));
    }
    context.done(AppliedChange::Status { what, kind });
    Ok(())
}

fn words(kind: &Kind) -> String {
    kind.0.replace('_', " ")
}

fn known(context: &Context<'_>) -> Vec<String> {
    let t = &context.territory;
    let units = t.units.iter().map(|u| u.kind.0.clone());
    let regions = t.regions.iter().map(|r| r.kind.0.clone());
    let described = t.kinds.iter().map(|(key, _)| key.to_owned());
    let mut known: Vec<String> = units.chain(regions).chain(described).collect();
    known.sort_unstable();
    known.dedup();
    known
}
