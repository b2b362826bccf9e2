//! `set_status`: a unit or region becomes another kind.

use super::{Context, Outcome, TargetId};
use crate::applied_change::AppliedChange;
use crate::diagnostic::Problem;
use crate::naming::called;
use crate::plan::SetStatus;
use aimaq_territory::{Kind, nearest_names};
use aimaq_words::{Value, msg};

pub(super) fn apply(context: &mut Context<'_>, change: &SetStatus) -> Outcome {
    let target = context.target(&change.target)?;
    let kind = Kind(change.kind.get_ref().clone());
    let known = known(context);
    if !known.contains(&kind.0) {
        let near = nearest_names(&kind.0, known.iter().map(String::as_str));
        let hint = match near.first() {
            Some(near) => msg!("hint-did-you-mean", names = format!("`{near}`")),
            None => msg!("hint-kinds", kinds = known.join(", ")),
        };
        let problem = Problem::error(msg!("problem-no-kind", kind = kind.0.as_str()));
        return Err(context.report(problem.hint(hint), change.kind.span()));
    }
    let what = match target {
        TargetId::Unit(id) => context.unit_subject(id),
        TargetId::Region(id) => context.region_subject(id),
    };
    let (name, old): (Value, Kind) = match target {
        TargetId::Unit(id) => {
            let name = called(&context.territory, id).into();
            let unit = context.territory.unit_mut(id);
            (name, std::mem::replace(&mut unit.kind, kind.clone()))
        }
        TargetId::Region(id) => {
            let region = context.territory.region_mut(id);
            let name = (&region.names).into();
            (name, std::mem::replace(&mut region.kind, kind.clone()))
        }
    };
    if old == kind {
        let named = context.territory.kinds.names(&kind);
        let kind = kind.0.replace('_', " ");
        let message = msg!(
            "problem-kind-already",
            name = name,
            kind = kind,
            named = named
        );
        let problem = Problem::error(message).hint(msg!("hint-leave-change-out"));
        return Err(context.report(problem, change.kind.span()));
    }
    context.done(AppliedChange::Status { what, kind });
    Ok(())
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
