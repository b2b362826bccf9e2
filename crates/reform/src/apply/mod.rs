//! Carrying a plan out: one file per change.

mod abolish;
mod areas;
mod centre;
mod context;
mod create;
mod divide;
mod division;
mod ending;
mod land;
mod merge;
mod move_border;
mod people;
mod recode;
mod rename;
mod split;
mod status;
mod tables;
mod taken;
mod transfer;

use std::collections::BTreeMap;

use geo_types::{LineString, MultiPolygon};
use jiff::civil::Date;
use toml::Spanned;

use super::applied_change::AppliedChange;
use super::catalogue::Catalogue;
use super::diagnostic::{Diagnostics, Problem};
use super::ledger::Ledger;
use super::lineage::Lineage;
use super::plan::{Act, Change, Plan, Translations};
use super::source::PlanSource;
use super::warnings;
use aimaq_territory::Territory;

use context::{Context, TargetId, named_twice};
pub use land::Cuts;

/// What a plan is applied with.
#[derive(Debug, Clone, Default)]
pub struct ApplyOptions {
    /// Acts known besides the plan, for hints.
    pub catalogue: Catalogue,
    /// Outlines of units that splits create, by their code: the cut follows them.
    pub outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Outlines of lower units, by their code, for splits along them.
    pub lower: BTreeMap<String, MultiPolygon<f64>>,
    /// What the files hold that the plan's splits name, by that name.
    pub files: BTreeMap<String, Shape>,
    /// Applies only the acts in force on this day.
    pub until: Option<Date>,
    /// Keeps the state before every change, for an inverse.
    pub keep_states: bool,
    /// Cuts that other plans made, where many are applied.
    pub cuts: Option<Cuts>,
}

/// A cutter out of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Polygons.
    Polygon(MultiPolygon<f64>),
    /// A line.
    Line(LineString<f64>),
}

/// A plan carried out.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The state before, on the plan's `as_of`.
    pub before: Territory,
    /// The state after the last act.
    pub after: Territory,
    /// Which units come from which.
    pub lineage: Lineage,
    /// The sums, closed.
    pub ledger: Ledger,
    /// The acts, in the order in which they were applied.
    pub acts: Vec<AppliedAct>,
    /// Warnings, none of which the plan accepts.
    pub warnings: Diagnostics,
    /// With [`ApplyOptions::keep_states`], the state before every change, in the
    /// order in which they were applied.
    pub states: Vec<Territory>,
}

impl Applied {
    /// Whether it is a state alone, which no act changes.
    pub fn changes_nothing(&self) -> bool {
        self.acts.is_empty()
    }
}

/// An act as it was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedAct {
    /// Title.
    pub title: String,
    /// The day it took effect.
    pub effective: Date,
    /// The title in other languages.
    pub titles: Translations,
    /// Where its text is found.
    pub source: Option<String>,
    /// The same in other languages.
    pub sources: Translations,
    /// The changes, in the order of the plan.
    pub changes: Vec<AppliedChange>,
}

/// A change that could not be carried out; its problems are in the context.
pub(super) struct Refused;

pub(super) type Outcome = Result<(), Refused>;

/// Applies a plan to a territory.
///
/// # Errors
/// All problems that one pass finds, in the order of the plan; nothing is
/// applied then.
pub fn apply(
    source: PlanSource<'_>,
    territory: &Territory,
    options: &ApplyOptions,
) -> Result<Applied, Diagnostics> {
    let plan = source.plan;
    let mut context = Context::new(plan, territory, options);
    context.check_head(plan);
    let acts = in_order(plan, options.until);
    let mut applied = Vec::new();
    for (i, act) in acts.iter().enumerate() {
        applied.push(context.act(act));
        let day = act.effective.get_ref().0;
        if acts
            .get(i + 1)
            .is_none_or(|next| next.effective.get_ref().0 != day)
        {
            context.end_of_day();
        }
    }
    // Areas are of the state that all acts together leave.
    if acts.len() == plan.acts.len() {
        context.publish_areas(plan);
    }
    let mut before = territory.clone();
    before.date = plan.as_of.0.max(territory.date);
    let outcome = context.finish();
    let (mut after, mut problems) = (outcome.territory, outcome.problems);
    problems.retain(|problem| !accepted(plan, problem));
    let fails = |problem: &Problem| problem.severity == super::Severity::Error;
    if !problems.iter().any(fails) {
        let touched = &outcome.touched;
        problems.extend(areas::drop_stale(
            plan,
            &options.catalogue,
            &mut after,
            touched,
        ));
        problems.extend(areas::differing(&after, touched));
        problems.extend(warnings::after(&before, &after, touched));
    }
    problems.retain(|problem| !accepted(plan, problem));
    problems.sort_by_key(|problem| problem.span.as_ref().map_or(usize::MAX, |s| s.start));
    let found = source.diagnostics(problems).of(territory);
    if found.has_errors() {
        return Err(found);
    }
    let ledger = Ledger::close(&before, &after).map_err(|e| {
        source
            .diagnostics(vec![Problem::error(e.message())])
            .of(territory)
    })?;
    Ok(Applied {
        lineage: Lineage::between(&before, &after),
        before,
        after,
        ledger,
        acts: applied,
        warnings: found,
        states: outcome.states,
    })
}

/// Carries out one change; its file says what must hold before.
fn carry_out(context: &mut Context<'_>, change: &Spanned<Change>) -> Outcome {
    let span = change.span();
    match change.get_ref() {
        Change::Create(c) => create::apply(context, c),
        Change::Merge(c) => merge::apply(context, c, span),
        Change::Abolish(c) => abolish::apply(context, c),
        Change::Transfer(c) => transfer::apply(context, c, span),
        Change::Split(c) => split::apply(context, c),
        Change::Rename(c) => rename::apply(context, c),
        Change::MoveCentre(c) => centre::apply(context, c),
        Change::SetStatus(c) => status::apply(context, c),
        Change::Recode(c) => recode::apply(context, c),
        Change::Divide(c) => divide::apply(context, c),
        Change::MoveBorder(c) => move_border::apply(context, c),
        Change::RecodeTable(c) => tables::recode(context, c, span),
        Change::RenameTable(c) => tables::rename(context, c, span),
    }
}

/// Acts by their effective date; two acts on one day keep the file's order.
pub(super) fn in_order(plan: &Plan, until: Option<Date>) -> Vec<&Act> {
    let in_force = |act: &&Act| until.is_none_or(|day| act.effective.get_ref().0 <= day);
    let mut acts: Vec<&Act> = plan.acts.iter().filter(in_force).collect();
    acts.sort_by_key(|act| act.effective.get_ref().0);
    acts
}

fn accepted(plan: &Plan, problem: &Problem) -> bool {
    let Some(name) = problem.name() else {
        return false;
    };
    plan.accept.iter().any(|a| a.get_ref() == name)
}
