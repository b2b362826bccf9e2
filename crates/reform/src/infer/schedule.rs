//! The order of changes: whoever takes a name or code comes after the one that gives it
//! up, land leaves a unit before it ends, and units leave a region before it does.

use super::explain::Explained;
use super::now::Now;
use super::step::{Step, Who};
use super::write::Writer;
use crate::plan::Change;

/// Changes in an order in which they can be carried out.
pub(super) struct Ordered {
    pub(super) changes: Vec<Change>,
    /// Whether something could not be put into an order; it is missing then.
    pub(super) is_stuck: bool,
}

/// Puts the steps into an order.
pub(super) fn ordered(all: &Explained<'_>) -> Ordered {
    let mut schedule = Schedule::new(all);
    schedule.pending = all.steps.iter().cloned().map(Some).collect();
    schedule.run(true);
    Ordered {
        is_stuck: schedule.pending.iter().any(Option::is_some),
        changes: schedule.changes,
    }
}

/// Puts steps into an order that keeps to that of the times at which they are known to have
/// been taken, the last of them unknown; gives the changes of each time. What does not fit
/// into its time is left to the last; `None` where something has no place there either.
pub(super) fn dated(all: &Explained<'_>, mut times: Vec<Vec<Step>>) -> Option<Vec<Vec<Change>>> {
    let mut schedule = Schedule::new(all);
    let mut done = Vec::new();
    let mut rest = times.pop()?;
    // What is split off once its region has changed is where it belongs; else it goes there.
    let split = times.iter().flatten().filter_map(|step| match step {
        Step::Split { parts, .. } => Some(parts),
        _ => None,
    });
    let parts: Vec<Step> = split
        .flatten()
        .filter_map(|&(part, _)| {
            let goal = all.unit_goal[part].map(|id| all.after.unit(id).region)?;
            let to = all.region_who[goal.index()]?;
            Some(Step::Transfer {
                units: vec![part],
                to,
            })
        })
        .collect();
    rest.extend(parts);
    let mut times = times.into_iter();
    while let Some(steps) = times.next() {
        schedule.pending = steps.into_iter().map(Some).collect();
        schedule.later = times.as_slice().concat();
        schedule.later.extend(rest.iter().cloned());
        rest.extend(schedule.unformed());
        schedule.run(false);
        rest.extend(schedule.pending.drain(..).flatten());
        done.push(std::mem::take(&mut schedule.changes));
    }
    schedule.later = Vec::new();
    schedule.pending = rest.into_iter().map(Some).collect();
    schedule.run(true);
    done.push(std::mem::take(&mut schedule.changes));
    schedule.pending.is_empty().then_some(done)
}

pub(super) struct Schedule<'a> {
    pub(super) writer: Writer<'a>,
    pub(super) pending: Vec<Option<Step>>,
    /// Steps that are known to have been taken later.
    pub(super) later: Vec<Step>,
    pub(super) changes: Vec<Change>,
    /// Whether two units of one name may meet in a region: codes tell them apart.
    pub(super) twins: bool,
    /// Whether units may leave for their region after that of theirs has ended.
    pub(super) loose: bool,
}

impl<'a> Schedule<'a> {
    fn new(all: &'a Explained<'a>) -> Self {
        let (units, regions) = (all.unit_goal.len(), all.region_goal.len());
        Self {
            pending: Vec::new(),
            later: Vec::new(),
            writer: Writer {
                all,
                now: Now::new(all.before, all.after.date, units, regions),
                without_code: Vec::new(),
                detours: Vec::new(),
            },
            changes: Vec::new(),
            twins: false,
            loose: false,
        }
    }

    /// Takes units that are formed later out of what is pending; gives what brings them to
    /// their regions then.
    fn unformed(&mut self) -> Vec<Step> {
        let forms = |step: &Step, unit: Who| match step {
            Step::Split { parts, .. } => parts.iter().any(|(part, _)| *part == unit),
            Step::MergeUnits { into, is_new, .. } => *is_new && *into == unit,
            _ => false,
        };
        let later = std::mem::take(&mut self.later);
        let mut left = Vec::new();
        for step in self.pending.iter_mut().flatten() {
            let (Step::Create { units, region: to } | Step::Transfer { units, to }) = step else {
                continue;
            };
            let is_later = |unit: &Who| later.iter().any(|step| forms(step, *unit));
            let (out, kept): (Vec<Who>, Vec<Who>) = units.iter().partition(|unit| is_later(unit));
            *units = kept;
            if !out.is_empty() {
                left.push(Step::Transfer {
                    units: out,
                    to: *to,
                });
            }
        }
        self.later = later;
        left
    }

    /// Carries out what can be; where nothing can, and `all` is to be done, ties are cut.
    fn run(&mut self, all: bool) {
        loop {
            let mut progress = false;
            for at in 0..self.pending.len() {
                let Some(step) = self.pending[at].clone() else {
                    continue;
                };
                if self.is_ready(&step) {
                    self.changes.extend(self.writer.change(&step));
                    self.pending[at] = None;
                    progress = true;
                }
            }
            self.pending.retain(Option::is_some);
            if self.pending.is_empty() || !(progress || (all && self.knot())) {
                return;
            }
        }
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.pending.iter().flatten()
    }

    pub(super) fn now(&self) -> &Now<'_> {
        &self.writer.now
    }
}
