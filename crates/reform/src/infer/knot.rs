//! What to do where nothing can come first, for something waits for itself: codes and names
//! change hands in a table, or come later.

use super::schedule::Schedule;
use super::step::{Step, Thing, Who};
use super::write::names_of;
use crate::plan::{Change, RowTable};

impl Schedule<'_> {
    /// Nothing can come first: something waits for itself. Codes and names change hands
    /// in a table; else a code or name comes later.
    pub(super) fn knot(&mut self) -> bool {
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
        if self.code_with_merge(what) {
            return true;
        }
        if let Some(Step::MergeUnits { code, .. } | Step::MergeRegions { code, .. }) =
            &mut self.pending[at]
        {
            *code = false;
        }
        self.pending.push(Some(Step::Recode { what }));
        true
    }

    /// A part gets its code from the unit that has it when that ends into the part.
    fn code_with_merge(&mut self, what: Thing) -> bool {
        let Some(code) = self.writer.later_code(what).map(str::to_owned) else {
            return false;
        };
        let holder = self.writer.now.holder(what, &code);
        for step in self.pending.iter_mut().flatten() {
            if let Step::MergeUnits {
                units,
                into,
                is_new: false,
                code,
                ..
            } = step
                && Thing::Unit(*into) == what
                && holder.is_some_and(|holder| units.contains(&holder))
            {
                *code = true;
                return true;
            }
        }
        false
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
