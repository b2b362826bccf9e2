//! Carrying out a manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::journal::Journal;
use super::lock::FolderLock;
use super::manifest::{Manifest, Planning};
use super::outputs::{OutputFile, write_outputs};
use super::produce::{Produced, produce};
use super::remark::Remark;
use super::sources::{Input, JobReader};
use crate::compare::State;
use crate::io::{OutputError, sweep_all};
use crate::report::index_page;
use crate::table::{Cell, Table};
use crate::words::Lang;

/// How a run of a manifest ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// Name of the run.
    pub name: String,
    /// Its plan.
    pub plan: String,
    /// What came of it; `Err` holds the message.
    pub result: Result<Done, String>,
}

/// What a run made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// Number of files.
    pub files: usize,
    /// Whether one of them is the report.
    pub has_report: bool,
    /// Its warnings.
    pub warnings: Vec<String>,
    /// What was put right in its inputs.
    pub notes: Vec<String>,
    /// Regions after.
    pub regions: usize,
    /// People after.
    pub population: u64,
    /// Everyone's mean kilometres before and after.
    pub mean_km: Option<(f64, f64)>,
    /// People who are nearer, and people who are farther.
    pub moved: (f64, f64),
}

/// How a batch goes about its runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatchOptions {
    /// One by one, and no further than the first that fails.
    pub fail_fast: bool,
    /// What is done already is done again.
    pub again: bool,
}

/// How a run came out, for those who watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is there already, and would come out the same.
    Unchanged,
    /// It was done.
    Done,
    /// It failed.
    Failed,
}

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchProgress<'a> {
    /// The run that has just ended.
    pub name: &'a str,
    /// How it came out.
    pub outcome: Outcome,
    /// How many runs of all have ended.
    pub ended: usize,
    /// How many of these were done, and not there already.
    pub worked: usize,
    /// How many runs there are.
    pub all: usize,
}

/// Carries out every run that is not done already, several at a time; the results come
/// in the order of the manifest, as if all had been done. With `fail_fast` the runs go
/// one by one and end with the first that fails.
///
/// A run is done already if an earlier batch into the folder did it by the same program
/// with the same options, its inputs have the same checksums, and its results are there
/// as they were written.
///
/// # Errors
/// If another batch writes into the folder, or the account of what is done cannot be
/// written. A run that fails is no error.
pub fn run_manifest(
    manifest: &Manifest,
    options: BatchOptions,
    watch: &(dyn Fn(BatchProgress<'_>) + Sync),
) -> Result<Vec<Ended>, OutputError> {
    std::fs::create_dir_all(&manifest.output)
        .map_err(|error| OutputError::at(&manifest.output, error))?;
    let _held = FolderLock::take(&manifest.output)?;
    // The folder is this batch's alone: what a killed one was about to write goes.
    let folders = manifest
        .runs
        .iter()
        .map(|run| manifest.output.join(&run.name));
    let beside: BTreeSet<PathBuf> = folders
        .filter_map(|folder| folder.parent().map(Path::to_owned))
        .collect();
    beside.iter().for_each(|folder| sweep_all(folder));
    let batch = Batch {
        manifest,
        options,
        journal: Journal::read(&manifest.output),
        watch,
        ended: AtomicUsize::new(0),
        worked: AtomicUsize::new(0),
    };
    let reader = JobReader::new().for_many();
    let mut ended = Vec::new();
    if options.fail_fast {
        for run in &manifest.runs {
            ended.push(batch.end(&reader, run)?);
            if ended.last().is_some_and(|e| e.result.is_err()) {
                break;
            }
        }
    } else {
        let runs = manifest.runs.par_iter();
        let runs = runs.map(|run| batch.end(&reader, run));
        ended = runs.collect::<Result<_, _>>()?;
    }
    let failed = ended.iter().filter(|run| run.result.is_err());
    let failed: Vec<&str> = failed.map(|run| run.name.as_str()).collect();
    batch.journal.finish(&failed)?;
    Ok(ended)
}

/// The runs of a manifest, each with whether it is done already.
pub fn plan_manifest(manifest: &Manifest, options: BatchOptions) -> Vec<(&Planning, bool)> {
    let journal = Journal::read(&manifest.output);
    let known = |run: &Planning| {
        let folder = manifest.output.join(&run.name);
        !options.again && journal.unchanged(run, &folder).is_some()
    };
    manifest
        .runs
        .par_iter()
        .map(|run| (run, known(run)))
        .collect()
}

struct Batch<'a> {
    manifest: &'a Manifest,
    options: BatchOptions,
    journal: Journal,
    watch: &'a (dyn Fn(BatchProgress<'_>) + Sync),
    ended: AtomicUsize,
    worked: AtomicUsize,
}

impl Batch<'_> {
    fn end(&self, reader: &JobReader, run: &Planning) -> Result<Ended, OutputError> {
        let folder = self.manifest.output.join(&run.name);
        let known = match self.options.again {
            true => None,
            false => self.journal.unchanged(run, &folder),
        };
        let outcome = |done: Outcome, result: Result<Done, String>| (done, result);
        let (outcome, result) = match known {
            Some(done) => outcome(Outcome::Unchanged, Ok(done)),
            None => match carry_out(reader, run, &folder) {
                Ok((done, inputs, files)) => {
                    self.journal.add((run, &folder), &done, &inputs, &files)?;
                    outcome(Outcome::Done, Ok(done))
                }
                Err(message) => outcome(Outcome::Failed, Err(message)),
            },
        };
        let work = usize::from(outcome != Outcome::Unchanged);
        let worked = self.worked.fetch_add(work, Ordering::Relaxed) + work;
        (self.watch)(BatchProgress {
            name: &run.name,
            outcome,
            ended: self.ended.fetch_add(1, Ordering::Relaxed) + 1,
            worked,
            all: self.manifest.runs.len(),
        });
        Ok(Ended {
            name: run.name.clone(),
            plan: run.job.plan.clone(),
            result,
        })
    }
}

type Whole = (Done, Vec<Input>, Vec<OutputFile>);

/// A failed run leaves nothing in its folder.
fn carry_out(reader: &JobReader, run: &Planning, folder: &Path) -> Result<Whole, String> {
    let prepared = reader.prepare(&run.job).map_err(|e| e.to_string())?;
    let Produced { files, warnings } = produce(&prepared).map_err(|e| e.to_string())?;
    write_outputs(folder, &files).map_err(|e| e.to_string())?;
    let c = &prepared.comparison;
    let lang = prepared.lang();
    let shown = |remarks: &[Remark]| -> Vec<String> {
        remarks.iter().map(|r| r.on_terminal(lang)).collect()
    };
    let done = Done {
        files: files.len(),
        has_report: prepared.job.outputs.is_all(),
        warnings: [shown(&prepared.warnings), shown(&warnings)].concat(),
        notes: shown(&prepared.notes),
        regions: c.after.regions.len(),
        population: c.after.population,
        mean_km: c.mean_km(State::Before).zip(c.mean_km(State::After)),
        moved: (c.shift.nearer, c.shift.farther),
    };
    Ok((done, prepared.inputs, files))
}

/// One row per run.
pub fn summary_view(ended: &[Ended]) -> Table {
    let mut table = Table::new([
        "name",
        "plan",
        "result",
        "files",
        "warnings",
        "regions",
        "population",
        "before_mean_km",
        "after_mean_km",
        "people_nearer",
        "people_farther",
        "error",
    ]);
    table.rows = ended.iter().map(row).collect();
    table
}

fn row(ended: &Ended) -> Vec<Cell> {
    let mut row = vec![
        Cell::Text(ended.name.clone()),
        Cell::Text(ended.plan.clone()),
    ];
    match &ended.result {
        Ok(done) => {
            row.push(Cell::Word("done"));
            row.extend([done.files, done.warnings.len(), done.regions].map(Cell::count));
            row.push(Cell::whole(done.population as f64));
            row.push(Cell::maybe(done.mean_km, |m| Cell::km(m.0)));
            row.push(Cell::maybe(done.mean_km, |m| Cell::km(m.1)));
            row.extend([done.moved.0, done.moved.1].map(Cell::whole));
            row.push(Cell::Missing);
        }
        Err(message) => {
            row.push(Cell::Word("failed"));
            row.extend(vec![Cell::Missing; 8]);
            row.push(Cell::Text(
                message.lines().next().unwrap_or_default().to_owned(),
            ));
        }
    }
    row
}

/// All that is known of the runs, for programs: the figures of [`summary_view`], warnings,
/// and the record of each, by its path.
pub fn summary_json(ended: &[Ended]) -> String {
    let table = summary_view(ended).to_json(Lang::EN);
    let rows = table.as_array().cloned().unwrap_or_default();
    let runs = ended.iter().zip(rows).map(|(run, mut row)| {
        match &run.result {
            Ok(done) => {
                row["warnings"] = json!(done.warnings);
                row["notes"] = json!(done.notes);
                row["record"] = json!(format!("{}/run.json", run.name));
            }
            Err(message) => row["error"] = json!(message),
        }
        row
    });
    let all = json!({
        "program": "aimaq",
        "version": env!("CARGO_PKG_VERSION"),
        "runs": runs.collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&all).unwrap_or_default();
    text.push('\n');
    text
}

/// The page that leads to the reports of the runs.
pub fn batch_page(ended: &[Ended], lang: Lang) -> String {
    let link = |run: &Ended| {
        let name = run.name.replace('%', "%25").replace(' ', "%20");
        let done = run.result.as_ref().ok()?;
        let page = match done.has_report {
            true => "report.html",
            false => "run.json",
        };
        Some(format!("{name}/{page}"))
    };
    let links: Vec<Option<String>> = ended.iter().map(link).collect();
    index_page(&summary_view(ended), &links, lang)
}
