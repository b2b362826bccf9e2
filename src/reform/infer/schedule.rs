//! The order of changes: whoever takes a name or code comes after the one that gives it
//! up, land leaves a unit before it ends, and units leave a region before it does.

use super::explain::Explained;
use super::now::Now;
use super::step::{Step, Thing, Who};
use super::write::{Writer, names_of};
use crate::reform::plan::{Change, RowTable};

/// Changes in an order in which they can be carried out.
pub(super) struct Ordered {
    pub(super) changes: Vec<Change>,
    /// Whether something could not be put into an order; it is missing then.
    pub(super) is_stuck: bool,
}

/// Puts the steps into an order.
pub(super) fn ordered(all: &Explained<'_>) -> Ordered {
    let now = Now::new(
        all.before,
        all.after.date,
        all.unit_goal.len(),
        all.region_goal.len(),
    );
    let mut schedule = Schedule {
        pending: all.steps.iter().cloned().map(Some).collect(),
        writer: Writer {
            all,
            now,
            without_code: Vec::new(),
            detours: Vec::new(),
        },
        changes: Vec::new(),
        twins: false,
        loose: false,
    };
    schedule.run();
    Ordered {
        is_stuck: schedule.pending.iter().any(Option::is_some),
        changes: schedule.changes,
    }
}

struct Schedule<'a> {
    writer: Writer<'a>,
    pending: Vec<Option<Step>>,
    changes: Vec<Change>,
    /// Whether two units of one name may meet in a region: codes tell them apart.
    twins: bool,
    /// Whether units may leave for their region after that of theirs has ended.
    loose: bool,
}

impl Schedule<'_> {
    fn run(&mut self) {
        loop {
            let mut progress = false;
            for at in 0..self.pending.len() {
                let Some(step) = self.pending[at].clone() else {
                    continue;
                };
                if self.is_ready(&step) {
                    self.changes.extend(self.writer.changes(&step));
                    self.pending[at] = None;
                    progress = true;
                }
            }
            self.pending.retain(Option::is_some);
            if self.pending.is_empty() || !(progress || self.knot()) {
                return;
            }
        }
    }

    fn steps(&self) -> impl Iterator<Item = &Step> {
        self.pending.iter().flatten()
    }

    fn is_ready(&mut self, step: &Step) -> bool {
        let there = step
            .units()
            .iter()
            .all(|&unit| self.now().is_there(Thing::Unit(unit)));
        there
            && match step {
                Step::Split { unit, parts } => self.may_split(*unit, parts),
                Step::MoveBorder { from, .. } => {
                    let seat = Step::MoveCentre {
                        what: Thing::Unit(*from),
                    };
                    !self.steps().any(|other| *other == seat)
                }
                Step::MergeUnits {
                    units,
                    into,
                    is_new,
                    code,
                    ..
                } => self.may_merge(units, (*into, *is_new), *code),
                Step::Create { region, units } => {
                    self.may_begin(*region, &[]) && self.may_move(units, *region)
                }
                Step::Divide { region, into } => self.may_divide(*region, into),
                Step::MergeRegions {
                    regions,
                    into,
                    is_new,
                    ..
                } => self.may_merge_regions(regions, *into, *is_new),
                Step::EndRegion { region, into } => {
                    self.now().is_there(Thing::Region(*into)) && self.may_end(*region, *into)
                }
                Step::Transfer { units, to } => {
                    self.now().is_there(Thing::Region(*to)) && self.may_move(units, *to)
                }
                Step::Rename { what, .. } => self.may_rename(*what),
                Step::Recode { what } => self.now().is_there(*what) && self.code_free(*what, &[]),
                Step::Status { what } | Step::MoveCentre { what } => self.now().is_there(*what),
            }
    }

    fn now(&self) -> &Now<'_> {
        &self.writer.now
    }

    /// Whether the later code of something is nobody's, or that of one of these.
    fn code_free(&mut self, what: Thing, but: &[Who]) -> bool {
        let Some(code) = self.writer.later_code(what).map(str::to_owned) else {
            return true;
        };
        let holder = self.writer.now.holder(what, &code);
        holder.is_none_or(|holder| but.contains(&holder))
    }

    fn name_free(&self, unit: Who, region: Who, but: &[Who]) -> bool {
        let name = &names_of(self.writer.all, Thing::Unit(unit)).en;
        match self.now().namesake(region, name, but) {
            None => true,
            Some(twin) => {
                let coded = self.writer.later_code(Thing::Unit(unit)).is_some();
                self.twins && coded && self.now().code(Thing::Unit(twin)).is_some()
            }
        }
    }

    fn may_split(&mut self, unit: Who, parts: &[(Who, usize)]) -> bool {
        let region = self.now().region_of(unit);
        let free = parts
            .iter()
            .all(|&(part, _)| self.name_free(part, region, &[]));
        free && parts
            .iter()
            .all(|&(part, _)| self.code_free(Thing::Unit(part), &[]))
    }

    fn may_merge(&mut self, units: &[Who], (into, is_new): (Who, bool), code: bool) -> bool {
        let ends = units.iter().filter(|&&unit| unit != into);
        let mut ends = ends.copied();
        if ends.any(|end| self.steps().any(|step| step.takes_from(end))) {
            return false;
        }
        let region = self.writer.region_of_new(units, into);
        (!is_new || self.name_free(into, region, units))
            && (!code || self.code_free(Thing::Unit(into), units))
    }

    /// Whether a new region may begin beside all but these.
    fn may_begin(&mut self, region: Who, but: &[Who]) -> bool {
        let name = names_of(self.writer.all, Thing::Region(region)).en.clone();
        !self.now().region_named(&name, but) && self.code_free(Thing::Region(region), but)
    }

    /// Whether units may go to a region: none is still to be divided, and their names are
    /// free there.
    fn may_move(&self, units: &[Who], to: Who) -> bool {
        let divided = |unit: &Who| {
            self.steps()
                .any(|step| matches!(step, Step::Split { unit: own, .. } if own == unit))
        };
        let now = self.now();
        let moving = units.iter().filter(|&&unit| now.region_of(unit) != to);
        !units.iter().any(divided) && moving.clone().all(|&unit| self.fits(unit, to))
    }

    /// Whether no other unit of a region bears the present name of a unit.
    fn fits(&self, unit: Who, region: Who) -> bool {
        let name = &self.now().names(Thing::Unit(unit)).en;
        match self.now().namesake(region, name, &[unit]) {
            None => true,
            Some(twin) => {
                let coded = |who: Who| self.now().code(Thing::Unit(who)).is_some();
                self.twins && coded(unit) && coded(twin)
            }
        }
    }

    fn may_divide(&mut self, region: Who, into: &[(Who, Vec<Who>)]) -> bool {
        let listed: Vec<Who> = into.iter().flat_map(|(_, units)| units.clone()).collect();
        let here = self.now().units_in(region);
        let same = here.len() == listed.len() && here.iter().all(|unit| listed.contains(unit));
        same && self.is_settled(region)
            && into
                .iter()
                .all(|(part, _)| self.may_begin(*part, &[region]))
    }

    /// Whether no unit of a region is still to be formed, ended or moved elsewhere.
    fn is_settled(&self, region: Who) -> bool {
        let here = |unit: &Who| {
            let there = self.now().is_there(Thing::Unit(*unit));
            there && self.now().region_of(*unit) == region
        };
        !self.steps().any(|step| {
            let moves = matches!(step, Step::Transfer { .. } | Step::Create { .. });
            let moves = moves && !self.loose;
            (step.is_of_units() || moves) && step.units().iter().any(here)
        })
    }

    fn may_merge_regions(&mut self, regions: &[Who], into: Who, is_new: bool) -> bool {
        let ends: Vec<Who> = regions.iter().copied().filter(|&r| r != into).collect();
        let free = match is_new {
            true => self.may_begin(into, regions),
            false => self.code_free(Thing::Region(into), regions),
        };
        free && ends.iter().all(|&end| self.may_end(end, into))
    }

    fn may_end(&self, region: Who, into: Who) -> bool {
        let units = self.now().units_in(region);
        self.now().is_there(Thing::Region(region))
            && self.is_settled(region)
            && units.iter().all(|&unit| self.fits(unit, into))
    }

    fn may_rename(&self, what: Thing) -> bool {
        if !self.now().is_there(what) {
            return false;
        }
        match what {
            Thing::Unit(unit) => self.name_free(unit, self.now().region_of(unit), &[unit]),
            Thing::Region(region) => {
                let name = &names_of(self.writer.all, what).en;
                !self.now().region_named(name, &[region])
            }
        }
    }

    /// Nothing can come first: something waits for itself. Codes and names change hands
    /// in a table; else a code or name comes later.
    fn knot(&mut self) -> bool {
        if self.recode_table() || self.rename_table() {
            return true;
        }
        if !self.loose {
            self.loose = true;
            return true;
        }
        if !self.twins {
            self.twins = true;
            return true;
        }
        self.later_code() || self.other_name()
    }

    /// The things of pending steps that are there.
    fn waiting(&self, of: impl Fn(&Step) -> Option<Thing>) -> Vec<Thing> {
        let all = self.steps().filter_map(of);
        all.filter(|what| self.now().is_there(*what)).collect()
    }

    fn recode_table(&mut self) -> bool {
        let mut rows = self.waiting(|step| match step {
            Step::Recode { what } => Some(*what),
            _ => None,
        });
        loop {
            let before = rows.len();
            let all = rows.clone();
            rows.retain(|&what| {
                let code = self.writer.later_code(what).map(str::to_owned);
                let holder = code.and_then(|code| self.writer.now.holder(what, &code));
                holder.is_none_or(|holder| all.contains(&beside(what, holder)))
            });
            if rows.len() == before {
                break;
            }
        }
        if rows.is_empty() {
            return false;
        }
        let table = rows
            .iter()
            .map(|&what| self.writer.recode_row(what))
            .collect();
        for &what in &rows {
            self.writer.recoded(what);
        }
        self.changes.push(Change::RecodeTable(listed(table)));
        self.drop_steps(|step| matches!(step, Step::Recode { what } if rows.contains(what)));
        true
    }

    fn rename_table(&mut self) -> bool {
        let mut rows = self.waiting(|step| match step {
            Step::Rename { what, .. } => Some(*what),
            _ => None,
        });
        loop {
            let before = rows.len();
            let but = |what: Thing| -> Vec<Who> {
                let same = rows.iter().filter(|other| level(**other) == level(what));
                same.map(|other| who(*other)).collect()
            };
            let keep: Vec<Thing> = rows
                .iter()
                .copied()
                .filter(|&what| match what {
                    Thing::Unit(unit) => {
                        self.name_free(unit, self.now().region_of(unit), &but(what))
                    }
                    Thing::Region(_) => {
                        let name = &names_of(self.writer.all, what).en;
                        !self.now().region_named(name, &but(what))
                    }
                })
                .collect();
            rows = keep;
            if rows.len() == before {
                break;
            }
        }
        if rows.is_empty() {
            return false;
        }
        let with_centre = |what: Thing| Step::Rename { what, centre: true };
        let table = rows.iter().map(|&what| {
            let centre = self.steps().any(|step| *step == with_centre(what));
            self.writer.rename_row(what, centre)
        });
        let table = table.collect();
        for &what in &rows {
            self.writer.renamed(what);
        }
        self.changes.push(Change::RenameTable(listed(table)));
        self.drop_steps(|step| matches!(step, Step::Rename { what, .. } if rows.contains(what)));
        true
    }

    fn drop_steps(&mut self, done: impl Fn(&Step) -> bool) {
        self.pending
            .retain(|step| step.as_ref().is_some_and(|step| !done(step)));
    }

    /// Something new or merged gets its code once it is free.
    fn later_code(&mut self) -> bool {
        let things = self.waiting_to_begin();
        let blocked = things.into_iter().find(|&(what, _)| {
            !self.writer.without_code.contains(&what) && !self.code_free(what, &[])
        });
        let Some((what, at)) = blocked else {
            return false;
        };
        self.writer.without_code.push(what);
        if let Some(Step::MergeUnits { code, .. } | Step::MergeRegions { code, .. }) =
            &mut self.pending[at]
        {
            *code = false;
        }
        self.pending.push(Some(Step::Recode { what }));
        true
    }

    /// What a pending step forms or gives a code, with the place of the step.
    fn waiting_to_begin(&self) -> Vec<(Thing, usize)> {
        let mut all = Vec::new();
        for (at, step) in self.pending.iter().enumerate() {
            match step {
                Some(Step::Split { parts, .. }) => {
                    all.extend(parts.iter().map(|(part, _)| (Thing::Unit(*part), at)));
                }
                Some(Step::MergeUnits {
                    into, code: true, ..
                }) => all.push((Thing::Unit(*into), at)),
                Some(Step::Create { region, .. }) => all.push((Thing::Region(*region), at)),
                Some(Step::MergeRegions {
                    into, code: true, ..
                }) => {
                    all.push((Thing::Region(*into), at));
                }
                Some(Step::Divide { into, .. }) => {
                    all.extend(into.iter().map(|(part, _)| (Thing::Region(*part), at)));
                }
                _ => {}
            }
        }
        all
    }

    /// A unit that cannot go where another bears its name is called otherwise on the way.
    fn other_name(&mut self) -> bool {
        let moves = self.steps().find_map(|step| match step {
            Step::Transfer { units, to } => Some((units.clone(), *to)),
            Step::Create { region, units } => Some((units.clone(), *region)),
            _ => None,
        });
        let Some((units, to)) = moves else {
            return false;
        };
        let there = |unit: &Who| self.now().is_there(Thing::Unit(*unit));
        let blocked = units
            .into_iter()
            .filter(there)
            .find(|&unit| !self.fits(unit, to));
        let Some(unit) = blocked.filter(|unit| !self.writer.detours.contains(unit)) else {
            return false;
        };
        let change = self.writer.detour(unit);
        self.changes.push(change);
        let back = Step::Rename {
            what: Thing::Unit(unit),
            centre: false,
        };
        if !self
            .steps()
            .any(|step| matches!(step, Step::Rename { what, .. } if *what == Thing::Unit(unit)))
        {
            self.pending.push(Some(back));
        }
        true
    }
}

fn who(what: Thing) -> Who {
    let (Thing::Unit(who) | Thing::Region(who)) = what;
    who
}

fn level(what: Thing) -> bool {
    matches!(what, Thing::Unit(_))
}

/// The thing of a number on the level of another.
fn beside(what: Thing, other: Who) -> Thing {
    match what {
        Thing::Unit(_) => Thing::Unit(other),
        Thing::Region(_) => Thing::Region(other),
    }
}

fn listed<T>(rows: Vec<T>) -> RowTable<T> {
    RowTable {
        file: None,
        rows,
        lines: Vec::new(),
    }
}
