//! From the text of the plan to the measured comparison, as `aimaq stats` has it for the file.

use crate::batch::{Base, Job, JobError, JobReader, Prepared, prepare_base};
use crate::geodata::Source;
use crate::reform::Draft;

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

    /// Applies and measures a text.
    pub(super) fn prepare(&mut self, text: &str) -> Result<Prepared, JobError> {
        let known = match &self.base {
            Some(base) => base.with_text(&self.job, text)?,
            None => None,
        };
        let base = match known {
            Some(base) => base,
            None => {
                let base = self.reader.base_of_text(&self.job, text)?;
                self.base = Some(base.clone());
                base
            }
        };
        prepare_base(&self.job, base)
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
