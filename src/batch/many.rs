//! Carrying out a manifest.

use std::path::Path;

use rayon::prelude::*;

use super::manifest::{Manifest, Planning};
use super::outputs::write_outputs;
use super::prepare::prepare;
use super::produce::produce;
use super::remark::Remark;
use crate::compare::State;
use crate::table::{Cell, Table};

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
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Number of files.
    pub files: usize,
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

/// Carries out every run, several at a time; the results come in the order of the
/// manifest. With `fail_fast` the runs go one by one and end with the first that
/// fails.
pub fn run_manifest(manifest: &Manifest, fail_fast: bool) -> Vec<Ended> {
    let runs = &manifest.runs;
    if !fail_fast {
        return runs
            .par_iter()
            .map(|run| end(run, &manifest.output))
            .collect();
    }
    let mut ended = Vec::new();
    for run in runs {
        ended.push(end(run, &manifest.output));
        if ended.last().is_some_and(|e| e.result.is_err()) {
            break;
        }
    }
    ended
}

fn end(run: &Planning, output: &Path) -> Ended {
    Ended {
        name: run.name.clone(),
        plan: run.job.plan.clone(),
        result: carry_out(run, &output.join(&run.name)),
    }
}

/// A failed run leaves nothing in its folder.
fn carry_out(run: &Planning, folder: &Path) -> Result<Done, String> {
    let prepared = prepare(&run.job).map_err(|e| e.to_string())?;
    let files = produce(&prepared).map_err(|e| e.to_string())?;
    write_outputs(folder, &files).map_err(|e| e.to_string())?;
    let c = &prepared.comparison;
    let lang = prepared.job.lang;
    let shown = |remarks: &[Remark]| remarks.iter().map(|r| r.on_terminal(lang)).collect();
    Ok(Done {
        files: files.len(),
        warnings: shown(&prepared.warnings),
        notes: shown(&prepared.notes),
        regions: c.after.regions.len(),
        population: c.after.population,
        mean_km: c.mean_km(State::Before).zip(c.mean_km(State::After)),
        moved: (c.shift.nearer, c.shift.farther),
    })
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
