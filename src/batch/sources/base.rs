//! What a plan starts from: its file, the territory on its day, and the files
//! that its splits name.

use std::sync::Arc;

use jiff::civil::Date;

use super::log::Input;
use super::reader::JobReader;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::geodata::{Backdrop, ReadFile, Source};
use crate::reform::{ApplyOptions, Plan, PlanSource, apply};
use crate::territory::Territory;

/// A plan with everything it is applied to and with.
#[derive(Debug, Clone)]
pub struct Base {
    /// The plan's name and text.
    pub file: ReadFile,
    /// The plan.
    pub plan: Plan,
    /// The state that it changes.
    pub territory: Territory,
    /// Where the territory is from.
    pub source: Source,
    /// What it is applied with.
    pub options: ApplyOptions,
    /// Lakes and rivers.
    pub backdrop: Arc<Backdrop>,
    /// What was read, in a fixed order; nothing where no record is kept.
    pub inputs: Vec<Input>,
    /// Remarks on the inputs.
    pub warnings: Vec<Remark>,
    /// What was put right in the inputs.
    pub notes: Vec<Remark>,
}

/// Reads a plan and the state that it changes.
///
/// # Errors
/// See [`JobError`].
pub fn base(job: &Job) -> Result<Base, JobError> {
    JobReader::new().base(job)
}

pub(super) fn written<'a>(file: &'a ReadFile, plan: &'a Plan) -> PlanSource<'a> {
    PlanSource::new(plan, &file.name, &file.text)
}

/// The state of a day, with what has to be said of it.
#[derive(Debug, Clone)]
pub struct DayState {
    /// The state.
    pub territory: Territory,
    /// Remarks on the inputs and on the plan.
    pub warnings: Vec<Remark>,
    /// What was put right in the inputs.
    pub notes: Vec<Remark>,
}

/// Whether a day is one of the territory alone: before the plan's, or where there is no plan.
pub(super) fn lies_before(job: &Job, plan: &Plan, day: Date) -> bool {
    job.plan.is_empty() || day < plan.as_of.0
}

/// The state of a day under a plan: the plan's acts that are in force then, or
/// the territory's own past where the plan has not begun.
///
/// # Errors
/// See [`JobError`].
pub fn plan_on(job: &Job, day: Date) -> Result<DayState, JobError> {
    let mut base = JobReader::new().without_record().base_on(job, day)?;
    let mut warnings = base.warnings;
    let mut territory = base.territory;
    if !lies_before(job, &base.plan, day) {
        base.options.until = Some(day);
        let applied = apply(written(&base.file, &base.plan), &territory, &base.options)?;
        warnings.extend(Remark::of_plan(&applied.warnings));
        territory = applied.after;
        territory.date = day;
    }
    Ok(DayState {
        territory,
        warnings,
        notes: base.notes,
    })
}
