//! From the text of the plan to the measured comparison, as `aimaq stats` has it for the file.

use crate::words::Tell;
use std::path::Path;
use std::sync::Arc;

use super::session::Current;
use crate::batch::{Base, Job, JobError, JobReader, Prepared, prepare_base};
use crate::geodata::Source;
use crate::msg;
use crate::reform::{Applied, ApplyOptions, Diagnostics, Draft, PlanSource, Problem, apply};

/// Carries texts of one plan out; what they start from is read once.
#[derive(Debug)]
pub(super) struct Evaluator {
    job: Job,
    reader: JobReader,
    base: Option<Base>,
}

impl Evaluator {
    /// For the texts of the job's plan.
    pub(super) fn new(job: Job) -> Self {
        Self {
            job,
            reader: JobReader::new().without_record().for_many(),
            base: None,
        }
    }

    /// The job.
    pub(super) fn job(&self) -> &Job {
        &self.job
    }

    /// Goes on with the plan of another file; the texts stay those of one plan.
    pub(super) fn rename(&mut self, file: &Path) {
        self.job.plan = file.display().to_string();
        self.base = None;
    }

    /// Applies and measures a text.
    pub(super) fn prepare(&mut self, text: &str) -> Result<Prepared, JobError> {
        let base = self.base_of(text)?;
        prepare_base(&self.job, base)
    }

    /// What a text starts from; kept, for the next text mostly starts from the same.
    fn base_of(&mut self, text: &str) -> Result<Base, JobError> {
        if let Some(base) = &self.base
            && let Some(known) = base.with_text(&self.job, text)?
        {
            return Ok(known);
        }
        let base = self.reader.base_of_text(&self.job, text)?;
        self.base = Some(base.clone());
        Ok(base)
    }

    /// A text carried out with the state before each of its changes.
    pub(super) fn step_by_step(&mut self, text: &str) -> Result<Applied, JobError> {
        let base = self.base_of(text)?;
        let options = ApplyOptions {
            keep_states: true,
            ..base.options
        };
        let source = PlanSource::new(&base.plan, &base.file.name, &base.file.text);
        Ok(apply(source, &base.territory, &options)?)
    }

    /// What a plan starts from that cannot be carried out: its head alone; where that cannot
    /// be read, the territory as it is.
    pub(super) fn start(&mut self, text: &str) -> Result<Prepared, JobError> {
        if let Some(head) = head(text)
            && let Ok(start) = self.prepare(&head)
        {
            return Ok(start);
        }
        let name = self.job.territory.clone();
        let name = name.unwrap_or_else(|| DEFAULT_TERRITORY.to_owned());
        self.prepare(&begun(&name)?)
    }
}

/// The territory of a plan that does not say it.
pub(super) const DEFAULT_TERRITORY: &str = "kazakhstan";

/// A plan that changes nothing of a territory.
pub(super) fn begun(territory: &str) -> Result<String, JobError> {
    let opened = Source::named(territory)?.open_unrecorded()?.territory;
    Ok(Draft::begun("Draft", &opened.name, opened.date))
}

/// The text without acts and published areas.
fn head(text: &str) -> Option<String> {
    let mut draft = Draft::of(text).ok()?;
    draft.behead();
    Some(draft.text())
}

/// What came of a text: a state, or what is wrong with it or with a file that it names.
pub(super) fn outcome(
    tried: Result<Arc<Prepared>, JobError>,
    text: &str,
    file: &Path,
) -> Result<Current, Diagnostics> {
    match tried {
        Ok(prepared) => {
            let found = prepared.applied.warnings.clone();
            Ok(Current {
                prepared,
                sound: true,
                found,
            })
        }
        Err(JobError::Plan(found)) => Err(found),
        Err(error) => {
            let problem = Problem::error(msg!("problem-other", said = error.told().message));
            let file = file.display().to_string();
            Err(Diagnostics::one(&file, text, problem))
        }
    }
}
