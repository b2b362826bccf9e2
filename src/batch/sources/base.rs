//! What a plan starts from: its file, the territory on its day, and the files
//! that its splits name.

use jiff::civil::Date;

use super::boundaries::swap_boundaries;
use super::cutters::{cutters, rows};
use super::fetched;
use super::log::{Input, Log};
use super::plan_file::{chain, plan_file};
use super::population::with_population;
use super::states::{known_plans, state_on};
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::batch::remark::Remark;
use crate::geodata::{Backdrop, Opened, ReadFile, Source};
use crate::reform::{ApplyOptions, Plan, PlanSource, apply, parse, unchanged};
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
    pub backdrop: Backdrop,
    /// What was read, in a fixed order.
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
    let (file, mut plan, source, opened) = subject(job)?;
    let mut territory = opened.territory;
    let mut log = Log::default();
    if !job.plan.is_empty() {
        log.read(&file.name, file.text.as_bytes());
    }
    for file in &opened.files {
        log.read(&file.name, file.text.as_bytes());
    }
    let warnings = opened.warnings.into_iter();
    log.warnings.extend(warnings.map(Remark::from));
    with_population(&mut territory, job, &mut log)?;
    let mut options = ApplyOptions {
        catalogue: known_plans(&territory.name),
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
        let swapped = swap_boundaries(territory, (job, &files), &plans, &mut log)?;
        territory = swapped.territory;
        let attribution = fetched::attribution(&files);
        territory.attribution.boundaries = attribution.or(territory.attribution.boundaries.take());
        options.outlines = swapped.outlines;
        options.lower = swapped.lower;
    }
    let first = chain.first().map_or(&plan, |(_, plan)| plan);
    if first.as_of.0 != territory.date {
        territory = state_on(territory, first.as_of.0)?;
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

fn written<'a>(file: &'a ReadFile, plan: &'a Plan) -> PlanSource<'a> {
    PlanSource::new(plan, &file.name, &file.text)
}

/// The plan of a job and the data set that it changes; without a plan one that changes
/// nothing.
fn subject(job: &Job) -> Result<(ReadFile, Plan, Source, Opened), JobError> {
    if job.plan.is_empty() {
        let source = fetched::source(job.territory.as_deref().unwrap_or_default())?;
        let opened = source.open()?;
        let file = ReadFile {
            name: job.name(),
            text: "".into(),
        };
        let plan = unchanged(&opened.territory);
        return Ok((file, plan, source, opened));
    }
    let file = plan_file(&job.plan)?;
    let plan = parse(&file.text, &file.name)?;
    let source = fetched::source(job.territory.as_deref().unwrap_or(&plan.territory))?;
    let opened = source.open()?;
    Ok((file, plan, source, opened))
}

/// The state of a day under a plan: the plan's acts that are in force then, or
/// the territory's own past where the plan has not begun.
///
/// # Errors
/// See [`JobError`].
pub fn plan_on(job: &Job, day: Date) -> Result<Territory, JobError> {
    let Base {
        file,
        plan,
        territory,
        mut options,
        ..
    } = base(job)?;
    if day < plan.as_of.0 || job.plan.is_empty() {
        let source = job.territory.as_deref().unwrap_or(&plan.territory);
        return state_on(fetched::source(source)?.open()?.territory, day);
    }
    options.until = Some(day);
    let mut state = apply(
        PlanSource::new(&plan, &file.name, &file.text),
        &territory,
        &options,
    )?
    .after;
    state.date = day;
    Ok(state)
}
