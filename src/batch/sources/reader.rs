//! Reading what jobs start from, one job after the other.

use std::path::Path;

use jiff::civil::Date;

use super::base::{Base, lies_before, written};
use super::cutters::{cutters, rows};
use super::fetched;
use super::kept::Kept;
use super::log::Log;
use super::plan_file::{chain, plan_file};
use super::start::{Start, StartKey};
use super::states::known_plans;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::geodata::{Opened, ReadFile, Source, astray_seats};
use crate::reform::{ApplyOptions, Plan, PlanSource, apply, parse, unchanged};

/// Reads what jobs start from.
///
/// It takes the checksum of whatever is read, for the record of a run, unless it is
/// told that no record is kept.
#[derive(Debug, Clone, Default)]
pub struct JobReader {
    unrecorded: bool,
    /// What is shared with other jobs, where it is kept.
    kept: Option<Kept>,
}

/// A plan and the data set that it changes.
type Subject = (ReadFile, Plan, Source, Opened);

impl JobReader {
    /// A reader for one job.
    pub fn new() -> Self {
        Self::default()
    }

    /// For work that keeps no record: no checksums are taken, which are a good part of
    /// the time of reading.
    #[must_use]
    pub fn without_record(self) -> Self {
        Self {
            unrecorded: true,
            ..self
        }
    }

    /// For several jobs: a territory that some of them start from is read once, by this
    /// reader and by those that are cloned from it.
    #[must_use]
    pub fn for_many(self) -> Self {
        Self {
            kept: Some(Kept::default()),
            ..self
        }
    }

    /// Whether a record is kept of what is read.
    pub(in crate::batch) fn keeps_record(&self) -> bool {
        !self.unrecorded
    }

    /// What is shared with other jobs.
    pub(in crate::batch) fn kept(&self) -> Option<&Kept> {
        self.kept.as_ref()
    }

    /// Reads a plan and the state that it changes.
    ///
    /// # Errors
    /// See [`JobError`].
    pub fn base(&self, job: &Job) -> Result<Base, JobError> {
        let subject = self.subject(job)?;
        self.base_of(job, subject, None)
    }

    /// The same, with the territory of a day where that lies before the plan's, or where there is
    /// no plan.
    pub(super) fn base_on(&self, job: &Job, day: Date) -> Result<Base, JobError> {
        let subject = self.subject(job)?;
        self.base_of(job, subject, Some(day))
    }

    /// Reads the state that a plan changes whose text is given: that of the job's plan as
    /// somebody is writing it.
    ///
    /// # Errors
    /// See [`JobError`].
    pub fn base_of_text(&self, job: &Job, text: &str) -> Result<Base, JobError> {
        let file = ReadFile {
            name: job.plan.clone(),
            text: text.to_owned().into(),
        };
        let plan = parse(&file.text, &file.name)?;
        let (source, opened) =
            self.open(job.territory.as_deref().unwrap_or(&plan.territory), job)?;
        self.base_of(job, (file, plan, source, opened), None)
    }

    fn base_of(&self, job: &Job, subject: Subject, on: Option<Date>) -> Result<Base, JobError> {
        let (file, mut plan, source, opened) = subject;
        let mut territory = opened.territory;
        let mut key = StartKey::new(job, &source.label());
        let mut log = Log::new(self.keeps_record());
        if !job.plan.is_empty() {
            log.read(&file.name, file.text.as_bytes());
        }
        log.sources(&opened.files);
        let warnings = opened.warnings.into_iter();
        log.warnings.extend(warnings.map(Remark::from));
        if job.population.is_some() {
            let counted = || Start::counted(territory, job, log.record);
            let start = self.start(key.step("people"), counted)?;
            territory = start.territory;
            log.extend(start.log);
        }
        let mut options = ApplyOptions {
            catalogue: match &self.kept {
                Some(kept) => kept.catalogue(&territory.name),
                None => known_plans(&territory.name),
            },
            cuts: self.kept.as_ref().map(Kept::cuts),
            ..ApplyOptions::default()
        };
        rows(&mut plan, &file.name, &file.text, &mut log)?;
        let mut chain = chain(&plan, &file)?;
        for (file, earlier) in &mut chain {
            rows(earlier, &file.name, &file.text, &mut log)?;
        }
        let files = fetched::boundary_files(job)?;
        if !files.is_empty() {
            let earlier = chain.iter().map(|(file, plan)| written(file, plan));
            let plans: Vec<PlanSource<'_>> = earlier.chain([written(&file, &plan)]).collect();
            key = key.joined(&plans);
            let swapped = || Start::swapped(territory, (job, &files), &plans, log.record);
            let start = self.start(key.step("land"), swapped)?;
            territory = start.territory;
            options.outlines = start.outlines;
            options.lower = start.lower;
            log.extend(start.log);
        }
        let astray = astray_seats(&territory).map(Remark::from);
        log.warnings.extend(astray);
        let past = on.filter(|day| lies_before(job, &plan, *day));
        if past.is_some() {
            chain.clear();
        }
        let first = chain.first().map_or(&plan, |(_, plan)| plan).as_of.0;
        let first = past.unwrap_or(first);
        if first != territory.date {
            let key = key.step(&first.to_string());
            territory = self.start(key, || Start::on(territory, first))?.territory;
        }
        for (file, earlier) in &chain {
            log.read(&file.name, file.text.as_bytes());
            options.files = cutters(earlier, &file.name, &file.text, &mut log)?;
            territory = apply(written(file, earlier), &territory, &options)?.after;
        }
        options.files = cutters(&plan, &file.name, &file.text, &mut log)?;
        Ok(Base {
            file,
            plan,
            territory,
            source,
            options,
            backdrop: opened.backdrop,
            inputs: log.inputs,
            warnings: log.warnings,
            notes: log.notes,
        })
    }

    /// A state that other jobs may start from too.
    fn start(
        &self,
        key: String,
        make: impl FnOnce() -> Result<Start, JobError>,
    ) -> Result<Start, JobError> {
        match &self.kept {
            Some(kept) => kept.start(key, make),
            None => make(),
        }
    }

    /// The plan of a job and the data set that it changes; without a plan one that
    /// changes nothing.
    fn subject(&self, job: &Job) -> Result<Subject, JobError> {
        if job.plan.is_empty() {
            let name = job.territory.as_deref().unwrap_or_default();
            let (source, opened) = self.open(name, job)?;
            let file = ReadFile {
                name: job.name(),
                text: "".into(),
            };
            let plan = unchanged(&opened.territory);
            return Ok((file, plan, source, opened));
        }
        let file = plan_file(&job.plan)?;
        let plan = parse(&file.text, &file.name)?;
        let (source, opened) =
            self.open(job.territory.as_deref().unwrap_or(&plan.territory), job)?;
        Ok((file, plan, source, opened))
    }

    fn open(&self, name: &str, job: &Job) -> Result<(Source, Opened), JobError> {
        let encoding = job.encoding.of(Path::new(name));
        let source = fetched::source(name)?.in_encoding(encoding);
        let open = || match self.unrecorded {
            true => source.open_unrecorded(),
            false => source.open(),
        };
        let opened = match &self.kept {
            Some(kept) => kept.opened(format!("{name}\n{}", encoding.unwrap_or_default()), open)?,
            None => open()?,
        };
        Ok((source, opened))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Wanted, prepare, produce};
    use crate::words::Lang;

    fn job(plan: &str) -> Job {
        Job {
            plan: plan.to_owned(),
            ..Job::default()
        }
    }

    #[test]
    fn without_a_record_nothing_is_noted_and_no_files_of_a_run_can_be_made() {
        let reader = JobReader::new().without_record();
        let prepared = reader.prepare(&job("kazakhstan-2022")).expect("applies");
        assert!(prepared.inputs.is_empty());
        let refused = produce(&prepared);
        assert!(matches!(refused, Err(JobError::Unrecorded)));
    }

    #[test]
    fn jobs_that_start_from_one_territory_are_as_if_each_had_read_it() {
        let reader = JobReader::new().for_many();
        for plan in ["kazakhstan-2022", "kazakhstan-2022-whole-districts"] {
            let alone = prepare(&job(plan)).expect("applies");
            let shared = reader.prepare(&job(plan)).expect("applies");
            assert_eq!(shared.inputs, alone.inputs);
            assert_eq!(shared.comparison.units, alone.comparison.units);
            assert_eq!(shared.warnings, alone.warnings);
        }
    }

    #[test]
    fn what_jobs_share_changes_nothing_in_their_files() {
        let reader = JobReader::new().for_many();
        let plans = ["kazakhstan-2022", "kazakhstan-2022-whole-districts"];
        for (plan, lang) in [(plans[0], "kk"), (plans[1], "ru"), (plans[0], "ru")] {
            let job = Job {
                lang: Lang::new(lang).expect("a tag"),
                outputs: Wanted::Tables,
                ..job(plan)
            };
            let alone = produce(&prepare(&job).expect("applies")).expect("files");
            let shared = produce(&reader.prepare(&job).expect("applies")).expect("files");
            assert_eq!(shared.files, alone.files, "{plan} {lang}");
        }
        let land = |plan: &str| {
            let prepared = reader.prepare(&job(plan)).expect("applies");
            prepared.applied.after.coverage.expect("boundaries")
        };
        // Who divides the land as another did goes on with the same.
        assert!(std::sync::Arc::ptr_eq(&land(plans[0]), &land(plans[0])));
    }
}
