//! The state on the way from before to after, and what was found on the way.

mod areas;
mod head;
mod names;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::{AppliedAct, ApplyOptions, Refused, carry_out};
use crate::applied_change::AppliedChange;
use crate::catalogue::Catalogue;
use crate::diagnostic::Problem;
use crate::plan::{Act, Plan};
use crate::warnings::{self, Touch, Touched};
use aimaq_territory::{Dated, RegionId, Territory, UnitId};
use aimaq_words::{Value, msg};

pub(super) use names::{TargetId, named_twice};

/// The state on the way from before to after.
pub(super) struct Context<'a> {
    pub(super) territory: Territory,
    pub(super) day: Date,
    pub(super) options: &'a ApplyOptions,
    pub(super) touched: Touched,
    /// What this plan creates itself, then what is known besides.
    catalogue: Catalogue,
    problems: Vec<Problem>,
    act: Option<Box<Value>>,
    applied: Vec<AppliedChange>,
    states: Vec<Territory>,
    /// Regions that are governed from outside as the plan begins.
    outside: Vec<RegionId>,
    /// Regions that units have left today, and where the plan says so.
    left: BTreeMap<RegionId, Touch>,
}

/// What is left of a context at the end.
pub(super) struct Finished {
    pub(super) territory: Territory,
    pub(super) problems: Vec<Problem>,
    pub(super) touched: Touched,
    pub(super) states: Vec<Territory>,
}

impl<'a> Context<'a> {
    pub(super) fn new(plan: &Plan, territory: &Territory, options: &'a ApplyOptions) -> Self {
        let mut catalogue = Catalogue::default();
        catalogue.add("", plan);
        catalogue.extend(&options.catalogue);
        let units = territory.units_by_region();
        let outside = territory
            .living_regions()
            .map(|(id, _)| id)
            .filter(|&id| warnings::centre_outside(territory, id, &units[id.index()]).is_some());
        Self {
            outside: outside.collect(),
            territory: territory.clone(),
            day: territory.date,
            options,
            catalogue,
            touched: Touched::default(),
            problems: Vec::new(),
            act: None,
            applied: Vec::new(),
            states: Vec::new(),
            left: BTreeMap::new(),
        }
    }

    pub(super) fn finish(self) -> Finished {
        Finished {
            territory: self.territory,
            problems: self.problems,
            touched: self.touched,
            states: self.states,
        }
    }

    pub(super) fn act(&mut self, act: &Act) -> AppliedAct {
        self.day = self.day.max(act.effective.get_ref().0);
        self.territory.date = self.day;
        let on = msg!("problem-act-on", act = act.called(), day = self.day);
        self.act = Some(Box::new(on.into()));
        self.applied.clear();
        for unclear in &act.unclear {
            let error = unclear.get_ref();
            let problem = Problem::error(error.message()).hint(error.hint());
            self.report(problem, unclear.span());
        }
        for change in &act.changes {
            if self.options.keep_states {
                self.states.push(self.territory.clone());
            }
            // A refused change has left its problems; the rest is still checked.
            let _ = carry_out(self, change);
        }
        AppliedAct {
            title: act.label(),
            effective: self.day,
            titles: act.titles.clone(),
            source: act.source.clone(),
            sources: act.sources.clone(),
            changes: std::mem::take(&mut self.applied),
        }
    }

    /// What must hold when the acts of a day are done: every region has units
    /// and is governed from a place of its own.
    pub(super) fn end_of_day(&mut self) {
        for (id, touch) in std::mem::take(&mut self.left) {
            let region = self.territory.region(id);
            if !region.exists() || self.territory.units_of(id).next().is_some() {
                continue;
            }
            let problem = Problem::error(msg!("problem-left-empty", region = &region.names));
            let problem = problem.hint(msg!("hint-left-empty", region = &region.names));
            self.problems.push(touch.mark(problem));
        }
        let touched: Vec<(RegionId, Touch)> = self.touched.regions();
        let units = self.territory.units_by_region();
        for (id, touch) in touched {
            let own = &units[id.index()];
            if !self.territory.region(id).exists() || own.is_empty() || self.outside.contains(&id) {
                continue;
            }
            if let Some(problem) = warnings::centre_outside(&self.territory, id, own) {
                self.outside.push(id);
                self.problems.push(touch.mark(problem));
            }
        }
    }

    /// Where the plan is now, for what is found later.
    pub(super) fn touch(&self, span: Range<usize>) -> Touch {
        Touch {
            span,
            act: self.act.clone(),
        }
    }

    /// Notes that the plan changes what a region consists of or its centre.
    pub(super) fn touch_region(&mut self, id: RegionId, span: Range<usize>) {
        let touch = self.touch(span);
        self.touched.region(id, touch);
    }

    /// Notes that the plan makes or moves a unit.
    pub(super) fn touch_unit(&mut self, id: UnitId, span: Range<usize>) {
        let touch = self.touch(span);
        self.touched.unit(id, touch);
    }

    /// Notes that units have left a region today.
    pub(super) fn units_left(&mut self, id: RegionId, span: Range<usize>) {
        let touch = self.touch(span.clone());
        self.left.entry(id).or_insert(touch);
        self.touch_region(id, span);
    }

    /// Records a problem of the current act.
    pub(super) fn report(&mut self, mut problem: Problem, span: Range<usize>) -> Refused {
        problem.span = Some(span);
        problem.act.clone_from(&self.act);
        self.problems.push(problem);
        Refused
    }

    /// Does something with a row of a file, which problems then name.
    pub(super) fn in_row<T>(
        &mut self,
        row: Option<(&str, u64)>,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let act = self.act.clone();
        if let (Some(act), Some((file, line))) = (act.clone(), row) {
            let row = msg!("problem-act-row", act = *act, file = file, line = line);
            self.act = Some(Box::new(row.into()));
        }
        let result = work(self);
        self.act = act;
        result
    }

    /// Notes what was done.
    pub(super) fn done(&mut self, change: AppliedChange) {
        self.applied.push(change);
    }

    /// Ends the current codes of a dated list and begins a new one.
    pub(super) fn begin_code(&self, codes: &mut Vec<Dated<String>>, code: &str) {
        for old in codes.iter_mut().filter(|c| c.holds_on(self.day)) {
            old.until = Some(self.day);
        }
        codes.retain(|c| c.from.is_none() || c.from != c.until);
        codes.push(Dated {
            value: code.to_owned(),
            from: Some(self.day),
            until: None,
        });
    }
}
