//! Carrying a plan out: one file per change.

mod abolish;
mod centre;
mod create;
mod merge;
mod recode;
mod rename;
mod split;
mod status;
mod transfer;

use std::collections::BTreeMap;
use std::ops::Range;

use geo_types::MultiPolygon;
use jiff::civil::Date;
use toml::Spanned;

use super::catalogue::Catalogue;
use super::diagnostic::{Diagnostics, Problem};
use super::ledger::Ledger;
use super::lineage::Lineage;
use super::plan::{Act, Change, Plan};
use super::resolve::Resolver;
use super::warnings;
use crate::territory::{OfficialArea, RegionId, Territory, UnitId};

/// What a plan is applied with.
#[derive(Debug, Clone, Default)]
pub struct ApplyOptions {
    /// Acts known besides the plan, for hints.
    pub catalogue: Catalogue,
    /// Outlines of units that splits create, by their code: the cut follows them.
    pub outlines: BTreeMap<String, MultiPolygon<f64>>,
    /// Applies only the acts in force on this day.
    pub until: Option<Date>,
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
}

/// An act as it was applied.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AppliedAct {
    /// Title.
    pub title: String,
    /// The day it took effect.
    pub effective: Date,
    /// Where its text is found.
    pub source: Option<String>,
    /// One sentence per change.
    pub changes: Vec<String>,
}

/// The state on the way from before to after.
pub(super) struct Context<'a> {
    pub(super) territory: Territory,
    pub(super) day: Date,
    pub(super) options: &'a ApplyOptions,
    problems: Vec<Problem>,
    act: String,
    said: Vec<String>,
}

/// A change that could not be carried out; its problems are in the context.
pub(super) struct Refused;

pub(super) type Outcome = Result<(), Refused>;

/// Applies a plan to a territory.
///
/// `file` and `text` are the plan's name and source, to point into.
///
/// # Errors
/// All problems that one pass finds, in the order of the plan; nothing is
/// applied then.
pub fn apply(
    plan: &Plan,
    file: &str,
    text: &str,
    territory: &Territory,
    options: &ApplyOptions,
) -> Result<Applied, Diagnostics> {
    let diagnostics = |problems| Diagnostics {
        file: file.to_owned(),
        text: text.to_owned(),
        problems,
    };
    let mut context = Context::new(territory, options);
    context.check_head(plan);
    let acts = in_order(plan, options.until);
    let mut applied = Vec::new();
    for act in &acts {
        applied.push(context.act(act));
    }
    if options.until.is_none() {
        context.publish_areas(plan);
    }
    let mut before = territory.clone();
    before.date = plan.as_of.0;
    let after = context.territory;
    let mut problems = context.problems;
    if problems.is_empty() {
        problems.extend(warnings::after(&before, &after));
        problems.retain(|problem| !accepted(plan, problem));
    }
    let found = diagnostics(problems);
    if found.has_errors() {
        return Err(found);
    }
    let ledger = Ledger::close(&before, &after)
        .map_err(|e| diagnostics(vec![Problem::error(e.to_string())]))?;
    Ok(Applied {
        lineage: Lineage::between(&before, &after),
        before,
        after,
        ledger,
        acts: applied,
        warnings: found,
    })
}

/// Acts by their effective date; two acts on one day keep the file's order.
fn in_order(plan: &Plan, until: Option<Date>) -> Vec<&Act> {
    let in_force = |act: &&Act| until.is_none_or(|day| act.effective.get_ref().0 <= day);
    let mut acts: Vec<&Act> = plan.acts.iter().filter(in_force).collect();
    acts.sort_by_key(|act| act.effective.get_ref().0);
    acts
}

fn accepted(plan: &Plan, problem: &Problem) -> bool {
    let Some(name) = problem.name else {
        return false;
    };
    plan.accept.iter().any(|a| a.get_ref() == name)
}

impl<'a> Context<'a> {
    fn new(territory: &Territory, options: &'a ApplyOptions) -> Self {
        Self {
            territory: territory.clone(),
            day: territory.date,
            options,
            problems: Vec::new(),
            act: String::new(),
            said: Vec::new(),
        }
    }

    fn check_head(&mut self, plan: &Plan) {
        if plan.territory != self.territory.name {
            self.problems.push(
                Problem::error(format!(
                    "the plan is for the territory `{}`, not for `{}`",
                    plan.territory, self.territory.name
                ))
                .hint("choose another with --territory"),
            );
        }
        for act in &plan.acts {
            let day = act.effective.get_ref().0;
            if day < plan.as_of.0 {
                let message = format!(
                    "{} takes effect on {day}, before the plan's `as_of` {}",
                    act.label(),
                    plan.as_of.0
                );
                let problem = Problem::error(message).at(act.effective.span());
                self.problems
                    .push(problem.hint("set `as_of` to an earlier day, or mend the date"));
            }
        }
    }

    fn act(&mut self, act: &Act) -> AppliedAct {
        self.day = act.effective.get_ref().0;
        self.territory.date = self.day;
        self.act = format!("{} (effective {})", act.label(), self.day);
        self.said.clear();
        for change in &act.changes {
            // A refused change has left its problems; the rest is still checked.
            let _ = self.change(change);
        }
        AppliedAct {
            title: act.label(),
            effective: self.day,
            source: act.source.clone(),
            changes: std::mem::take(&mut self.said),
        }
    }

    fn change(&mut self, change: &Spanned<Change>) -> Outcome {
        let span = change.span();
        match change.get_ref() {
            Change::Create(c) => create::apply(self, c),
            Change::Merge(c) => merge::apply(self, c, span),
            Change::Abolish(c) => abolish::apply(self, c, span),
            Change::Transfer(c) => transfer::apply(self, c),
            Change::Split(c) => split::apply(self, c),
            Change::Rename(c) => rename::apply(self, c, span),
            Change::MoveCentre(c) => centre::apply(self, c, span),
            Change::SetStatus(c) => status::apply(self, c),
            Change::Recode(c) => recode::apply(self, c, span),
        }
    }

    /// Published areas hold for the state that the whole plan leaves.
    fn publish_areas(&mut self, plan: &Plan) {
        for published in &plan.published {
            let Ok(id) = self.region(&published.region) else {
                continue;
            };
            let day = self.day;
            let areas = &mut self.territory.regions[id.0 as usize].areas;
            for old in areas.iter_mut().filter(|a| a.holds_on(day)) {
                old.until = Some(day);
            }
            areas.push(OfficialArea {
                km2: published.area_km2,
                figure: published.source.clone(),
                from: Some(day),
                until: None,
                published: true,
            });
        }
    }

    /// Records a problem of the current act.
    pub(super) fn report(&mut self, mut problem: Problem, span: Range<usize>) -> Refused {
        problem.span = Some(span);
        problem.act = Some(self.act.clone());
        self.problems.push(problem);
        Refused
    }

    /// Says what was done, in a sentence for people.
    pub(super) fn say(&mut self, sentence: String) {
        self.said.push(sentence);
    }

    fn resolver(&self) -> Resolver<'_> {
        Resolver {
            territory: &self.territory,
            day: self.day,
            catalogue: &self.options.catalogue,
        }
    }

    /// The unit that the plan names, or a recorded problem.
    pub(super) fn unit(&mut self, name: &Spanned<String>) -> Result<UnitId, Refused> {
        let found = self.resolver().unit(name.get_ref());
        found.map_err(|problem| self.report(problem, name.span()))
    }

    /// The region that the plan names, or a recorded problem.
    pub(super) fn region(&mut self, name: &Spanned<String>) -> Result<RegionId, Refused> {
        let found = self.resolver().region(name.get_ref());
        found.map_err(|problem| self.report(problem, name.span()))
    }

    /// All named units, each once; reports every one that cannot be used.
    pub(super) fn units(&mut self, names: &[Spanned<String>]) -> Result<Vec<UnitId>, Refused> {
        let mut units: Vec<UnitId> = Vec::with_capacity(names.len());
        let mut refused = false;
        for name in names {
            match self.unit(name) {
                Ok(id) if units.contains(&id) => {
                    let problem = Problem::error(format!("`{}` is named twice", name.get_ref()));
                    self.report(problem.hint("leave one of them out"), name.span());
                    refused = true;
                }
                Ok(id) => units.push(id),
                Err(Refused) => refused = true,
            }
        }
        if refused { Err(Refused) } else { Ok(units) }
    }

    /// Exactly one of `unit` and `region`, as several changes take.
    pub(super) fn one_of(
        &mut self,
        unit: Option<&Spanned<String>>,
        region: Option<&Spanned<String>>,
        span: Range<usize>,
    ) -> Result<Target, Refused> {
        match (unit, region) {
            (Some(unit), None) => self.unit(unit).map(Target::Unit),
            (None, Some(region)) => self.region(region).map(Target::Region),
            _ => {
                let problem = Problem::error("the change needs `unit` or `region`, one of them");
                Err(self.report(problem, span))
            }
        }
    }

    /// Ends the current codes of a dated list and begins a new one.
    pub(super) fn begin_code(&self, codes: &mut Vec<crate::territory::Dated<String>>, code: &str) {
        for old in codes.iter_mut().filter(|c| c.holds_on(self.day)) {
            old.until = Some(self.day);
        }
        codes.push(crate::territory::Dated {
            value: code.to_owned(),
            from: Some(self.day),
            until: None,
        });
    }
}

/// What a change is about.
pub(super) enum Target {
    /// A unit.
    Unit(UnitId),
    /// A region.
    Region(RegionId),
}
