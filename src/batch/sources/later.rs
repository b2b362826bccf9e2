//! The state that plans lead to on a day, as far as units, names and codes go: for
//! boundaries whose codes are of a later day than the territory.

use std::collections::BTreeSet;

use jiff::civil::Date;
use toml::Spanned;

use super::states::state_on;
use crate::batch::error::JobError;
use crate::reform::{ApplyOptions, By, Change, Outline, Plan, PlanSource, Warning, apply};
use crate::territory::Territory;

/// The days on which something of the plans takes effect.
pub(super) fn days(plans: &[PlanSource<'_>]) -> BTreeSet<Date> {
    let acts = plans.iter().flat_map(|source| &source.plan.acts);
    acts.map(|act| act.effective.get_ref().0).collect()
}

/// The state of a day under plans that follow each other. It has no land, for its
/// boundaries are still to come.
pub(super) fn state_then(
    territory: &Territory,
    plans: &[PlanSource<'_>],
    day: Date,
) -> Result<Territory, JobError> {
    let first = plans.first().map_or(day, |source| source.plan.as_of.0);
    let mut state = state_on(territory.clone(), first.min(day))?;
    state.coverage = None;
    let options = ApplyOptions {
        until: Some(day),
        ..ApplyOptions::default()
    };
    let begun = plans.iter().take_while(|s| s.plan.as_of.0 <= day);
    for source in begun {
        let plan = on_paper(source.plan);
        let source = PlanSource::new(&plan, source.name, source.text);
        state = apply(source, &state, &options)?.after;
    }
    state.date = day;
    Ok(state)
}

/// The plan with its cuts made on paper, and whatever it could accept accepted: what
/// needs land is judged when there is land.
fn on_paper(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    let all = Warning::NAMES.iter();
    plan.accept = all
        .map(|name| Spanned::new(0..0, (*name).to_owned()))
        .collect();
    let changes = plan.acts.iter_mut().flat_map(|act| &mut act.changes);
    for change in changes {
        match change.get_mut() {
            Change::Split(split) => {
                let parts = split.into.iter_mut();
                parts.for_each(|part| without_land(part.by.get_mut()));
            }
            Change::MoveBorder(border) => without_land(border.by.get_mut()),
            _ => {}
        }
    }
    plan
}

/// Former units go over as they are, everything else is divided by a polygon that
/// nothing is cut along.
fn without_land(by: &mut By) {
    let former =
        matches!(by, By::Units(names) if names.iter().all(|name| !name.starts_with("code:")));
    if !former {
        let triangle = vec![[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
        *by = By::Polygon(Outline::Inline(vec![triangle]));
    }
}
