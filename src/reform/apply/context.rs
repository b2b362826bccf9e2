//! The state on the way from before to after, and what was found on the way.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use super::{AppliedAct, ApplyOptions, Outcome, Refused};
use super::{abolish, centre, create, merge, recode, rename, split, status, transfer};
use crate::reform::catalogue::Catalogue;
use crate::reform::deed::{Deed, Subject};
use crate::reform::diagnostic::Problem;
use crate::reform::plan::{Act, Change, Plan, Published};
use crate::reform::resolve::Resolver;
use crate::reform::warnings::{self, Touch, Touched};
use crate::territory::{Dated, OfficialArea, RegionId, Territory, UnitId};

/// The state on the way from before to after.
pub(super) struct Context<'a> {
    pub(super) territory: Territory,
    pub(super) day: Date,
    pub(super) options: &'a ApplyOptions,
    pub(super) touched: Touched,
    /// What this plan creates itself, then what is known besides.
    catalogue: Catalogue,
    problems: Vec<Problem>,
    act: String,
    said: Vec<(String, Deed)>,
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

/// What a change is about.
pub(super) enum Target {
    /// A unit.
    Unit(UnitId),
    /// A region.
    Region(RegionId),
}

impl<'a> Context<'a> {
    pub(super) fn new(plan: &Plan, territory: &Territory, options: &'a ApplyOptions) -> Self {
        let mut catalogue = Catalogue::default();
        catalogue.add("", plan);
        catalogue.extend(&options.catalogue);
        let outside = territory
            .living_regions()
            .map(|(id, _)| id)
            .filter(|&id| warnings::centre_outside(territory, id).is_some());
        Self {
            outside: outside.collect(),
            territory: territory.clone(),
            day: territory.date,
            options,
            catalogue,
            touched: Touched::default(),
            problems: Vec::new(),
            act: String::new(),
            said: Vec::new(),
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

    pub(super) fn check_head(&mut self, plan: &Plan) {
        if plan.territory != self.territory.name {
            self.problems.push(
                Problem::error(format!(
                    "the plan is for the territory `{}`, not for `{}`",
                    plan.territory, self.territory.name
                ))
                .hint("choose another with --territory"),
            );
        }
        for name in &plan.accept {
            if !warnings::NAMES.contains(&name.get_ref().as_str()) {
                let message = format!("no warning is called `{}`", name.get_ref());
                let problem = Problem::error(message).at(name.span());
                let known = warnings::NAMES.join(", ");
                self.problems
                    .push(problem.hint(format!("a plan can accept {known}")));
            }
        }
        let start = plan.as_of.0.max(self.territory.date);
        for act in &plan.acts {
            self.check_date(act, plan.as_of.0, start);
            if act.changes.is_empty() {
                let message = format!("{} changes nothing", act.label());
                let problem = Problem::error(message).at(act.effective.span());
                self.problems
                    .push(problem.hint("add `[[acts.changes]]` below it, or leave the act out"));
            }
        }
    }

    fn check_date(&mut self, act: &Act, as_of: Date, start: Date) {
        let day = act.effective.get_ref().0;
        let label = act.label();
        let problem = if day < as_of {
            Problem::error(format!(
                "{label} takes effect on {day}, before the plan's `as_of` {as_of}"
            ))
            .hint("set `as_of` to an earlier day, or mend the date")
        } else if day < start {
            Problem::error(format!(
                "{label} takes effect on {day}, before the state of {start} that it changes"
            ))
            .hint(format!("date it {start} or later"))
        } else {
            return;
        };
        self.problems.push(problem.at(act.effective.span()));
    }

    pub(super) fn act(&mut self, act: &Act) -> AppliedAct {
        self.day = self.day.max(act.effective.get_ref().0);
        self.territory.date = self.day;
        self.act = format!("{} (effective {})", act.label(), self.day);
        self.said.clear();
        for change in &act.changes {
            if self.options.keep_states {
                self.states.push(self.territory.clone());
            }
            // A refused change has left its problems; the rest is still checked.
            let _ = self.change(change);
        }
        let (changes, deeds) = std::mem::take(&mut self.said).into_iter().unzip();
        AppliedAct {
            title: act.label(),
            effective: self.day,
            source: act.source.clone(),
            changes,
            deeds,
        }
    }

    fn change(&mut self, change: &Spanned<Change>) -> Outcome {
        let span = change.span();
        match change.get_ref() {
            Change::Create(c) => create::apply(self, c),
            Change::Merge(c) => merge::apply(self, c, span),
            Change::Abolish(c) => abolish::apply(self, c, span),
            Change::Transfer(c) => transfer::apply(self, c, span),
            Change::Split(c) => split::apply(self, c),
            Change::Rename(c) => rename::apply(self, c, span),
            Change::MoveCentre(c) => centre::apply(self, c, span),
            Change::SetStatus(c) => status::apply(self, c, span),
            Change::Recode(c) => recode::apply(self, c, span),
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
            let name = region.names.en.clone();
            let problem = Problem::error(format!("{name} is left without units"));
            let problem = problem.hint(format!("`abolish` {name}, or leave it a unit"));
            self.problems.push(touch.mark(problem));
        }
        let touched: Vec<(RegionId, Touch)> = self.touched.regions();
        for (id, touch) in touched {
            let empty = self.territory.units_of(id).next().is_none();
            if !self.territory.region(id).exists() || empty || self.outside.contains(&id) {
                continue;
            }
            if let Some(problem) = warnings::centre_outside(&self.territory, id) {
                self.outside.push(id);
                self.problems.push(touch.mark(problem));
            }
        }
    }

    /// Areas hold for the state that the whole plan leaves.
    pub(super) fn publish_areas(&mut self, plan: &Plan) {
        self.act = "the published areas".to_owned();
        for published in &plan.published {
            let target = self.one_of(
                published.unit.as_ref(),
                published.region.as_ref(),
                published.place(),
            );
            let area = self.area(published);
            match target {
                Ok(Target::Unit(id)) => self.territory.units[id.0 as usize].area = Some(area),
                Ok(Target::Region(id)) => self.publish_region(id, area),
                Err(Refused) => {}
            }
        }
    }

    fn area(&self, published: &Published) -> OfficialArea {
        OfficialArea {
            km2: published.area_km2,
            figure: published.source.clone(),
            from: Some(self.day),
            until: None,
            published: !published.computed,
        }
    }

    fn publish_region(&mut self, id: RegionId, area: OfficialArea) {
        let day = self.day;
        let areas = &mut self.territory.regions[id.0 as usize].areas;
        for old in areas.iter_mut().filter(|a| a.holds_on(day)) {
            old.until = Some(day);
        }
        areas.push(area);
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
        problem.act = Some(self.act.clone());
        self.problems.push(problem);
        Refused
    }

    /// Says what was done, in an English sentence and as what other languages say
    /// it from.
    pub(super) fn say(&mut self, sentence: String, deed: Deed) {
        self.said.push((sentence, deed));
    }

    /// A unit as it is called now, with its region.
    pub(super) fn unit_subject(&self, id: UnitId) -> Subject {
        let unit = self.territory.unit(id);
        Subject {
            names: unit.names.clone(),
            region: Some(self.territory.region(unit.region).names.clone()),
        }
    }

    /// A region as it is called now.
    pub(super) fn region_subject(&self, id: RegionId) -> Subject {
        Subject {
            names: self.territory.region(id).names.clone(),
            region: None,
        }
    }

    pub(super) fn resolver(&self) -> Resolver<'_> {
        Resolver {
            territory: &self.territory,
            day: self.day,
            catalogue: &self.catalogue,
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
        self.each_once(names, Self::unit)
    }

    /// All named regions, each once; reports every one that cannot be used.
    pub(super) fn regions(&mut self, names: &[Spanned<String>]) -> Result<Vec<RegionId>, Refused> {
        self.each_once(names, Self::region)
    }

    fn each_once<T: Copy + PartialEq>(
        &mut self,
        names: &[Spanned<String>],
        find: impl Fn(&mut Self, &Spanned<String>) -> Result<T, Refused>,
    ) -> Result<Vec<T>, Refused> {
        let mut found: Vec<T> = Vec::with_capacity(names.len());
        let mut refused = false;
        for name in names {
            match find(self, name) {
                Ok(id) if found.contains(&id) => {
                    let problem = Problem::error(format!("`{}` is named twice", name.get_ref()));
                    self.report(problem.hint("leave one of them out"), name.span());
                    refused = true;
                }
                Ok(id) => found.push(id),
                Err(Refused) => refused = true,
            }
        }
        if refused { Err(Refused) } else { Ok(found) }
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
            (Some(_), Some(_)) => {
                let problem = Problem::error("the change names both a `unit` and a `region`");
                Err(self.report(problem.hint("leave one of them out"), span))
            }
            (None, None) => {
                let problem = Problem::error("the change names neither a `unit` nor a `region`");
                Err(self.report(problem.hint("add `unit = …` or `region = …`"), span))
            }
        }
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
