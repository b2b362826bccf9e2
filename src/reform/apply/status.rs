//! `set_status`: a unit becomes another kind of unit.

use super::{Context, Outcome};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::SetStatus;
use crate::territory::Kind;

pub(super) fn apply(context: &mut Context<'_>, change: &SetStatus) -> Outcome {
    let unit = context.unit(&change.unit)?;
    let kind = Kind(change.kind.get_ref().clone());
    let known = context.territory.units.iter().any(|u| u.kind == kind);
    if !known {
        let mut kinds: Vec<&str> = context
            .territory
            .units
            .iter()
            .map(|u| u.kind.0.as_str())
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        let problem = Problem::error(format!("no unit is a `{}`", kind.0));
        let problem = problem.hint(format!("the territory knows {}", kinds.join(", ")));
        return Err(context.report(problem, change.kind.span()));
    }
    let path = context.territory.path(unit);
    context.say(format!("{path} becomes a {}", kind.0.replace('_', " ")));
    context.territory.units[unit.0 as usize].kind = kind;
    Ok(())
}
