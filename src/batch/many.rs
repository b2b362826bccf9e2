//! Carrying out a manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::job_spec::JobSpec;
use super::journal::Journal;
use super::lock::FolderLock;
use super::manifest::{Manifest, Planning};
use super::outputs::{OutputFile, write_run};
use super::prepare::Prepared;
use super::produce::{Produced, Workings, produce_with};
use super::remark::Remark;
use super::sources::{Input, JobReader};
use crate::compare::State;
use crate::io::{OutputError, sweep_all};
use crate::words::{Tell, Told};

/// How a run of a manifest ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// Name of the run.
    pub name: String,
    /// Its plan.
    pub plan: String,
    /// What came of it; `Err` holds the message.
    pub result: Result<Done, Told>,
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
            ended.push(batch.end(run, &mut Siblings::new(&reader))?);
            if ended.last().is_some_and(|e| e.result.is_err()) {
                break;
            }
        }
    } else {
        let groups = alike(&manifest.runs);
        let groups = groups.par_iter().map(|group| {
            let mut siblings = Siblings::new(&reader);
            let ended = group.iter().map(|(place, run)| {
                let ended = batch.end(run, &mut siblings)?;
                Ok((*place, ended))
            });
            ended.collect::<Result<Vec<_>, OutputError>>()
        });
        let groups: Vec<Vec<(usize, Ended)>> = groups.collect::<Result<_, _>>()?;
        let mut placed: Vec<(usize, Ended)> = groups.into_iter().flatten().collect();
        placed.sort_by_key(|(place, _)| *place);
        ended.extend(placed.into_iter().map(|(_, ended)| ended));
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
    fn end(&self, run: &Planning, siblings: &mut Siblings<'_>) -> Result<Ended, OutputError> {
        let folder = self.manifest.output.join(&run.name);
        let known = match self.options.again {
            true => None,
            false => self.journal.unchanged(run, &folder),
        };
        let outcome = |done: Outcome, result: Result<Done, Told>| (done, result);
        let (outcome, result) = match known {
            Some(done) => outcome(Outcome::Unchanged, Ok(done)),
            None => match siblings.carry_out(run, &folder) {
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

/// The runs, those that differ in nothing but their language together, each with its place.
fn alike(runs: &[Planning]) -> Vec<Vec<(usize, &Planning)>> {
    let mut groups: Vec<Vec<(usize, &Planning)>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (place, run) in runs.iter().enumerate() {
        let spec = JobSpec {
            lang: None,
            ..run.job.spec()
        };
        let key = serde_json::to_string(&spec).unwrap_or_default();
        let group = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push((place, run)),
            None => groups.push(vec![(place, run)]),
        }
    }
    groups
}

/// Runs that differ in nothing but their language, one after the other: what they have in
/// common is done with the first of them.
struct Siblings<'a> {
    reader: &'a JobReader,
    shared: Option<(Prepared, Workings)>,
}

impl<'a> Siblings<'a> {
    fn new(reader: &'a JobReader) -> Self {
        Self {
            reader,
            shared: None,
        }
    }

    /// A failed run leaves nothing in its folder.
    fn carry_out(&mut self, run: &Planning, folder: &Path) -> Result<Whole, Told> {
        let (prepared, workings) = match &mut self.shared {
            Some(shared) => shared,
            empty => {
                let prepared = self.reader.prepare(&run.job).map_err(|e| e.told())?;
                let workings = Workings::new(&prepared).map_err(|e| e.told())?;
                empty.insert((prepared, workings))
            }
        };
        prepared.job.clone_from(&run.job);
        let Produced { files, warnings } =
            produce_with(prepared, workings).map_err(|e| e.told())?;
        write_run(folder, &files).map_err(|e| e.told())?;
        Ok((
            done(prepared, &warnings, files.len()),
            prepared.inputs.clone(),
            files,
        ))
    }
}

fn done(prepared: &Prepared, of_pictures: &[Remark], files: usize) -> Done {
    let c = &prepared.comparison;
    let lang = prepared.lang();
    let shown = |remarks: &[Remark]| -> Vec<String> {
        remarks.iter().map(|r| r.on_terminal(lang)).collect()
    };
    Done {
        files,
        has_report: prepared.job.outputs.is_all(),
        warnings: [shown(&prepared.warnings), shown(of_pictures)].concat(),
        notes: shown(&prepared.notes),
        regions: c.after.regions.len(),
        population: c.after.population,
        mean_km: c.mean_km(State::Before).zip(c.mean_km(State::After)),
        moved: (c.shift.nearer, c.shift.farther),
    }
}
