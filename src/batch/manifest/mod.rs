//! A manifest: many runs in one file.
//!
//! ```toml
//! output = "reports"            # beside the manifest; default `output`
//!
//! [defaults]                    # for every run that does not say otherwise
//! demand = "settlements"
//! lang = "kk"
//!
//! [[runs]]
//! name = "decree"               # its folder below `output`
//! plan = "kazakhstan-2022"
//!
//! [[runs]]
//! name = "decree-seats"
//! plan = "kazakhstan-2022"
//! demand = "seats"
//! ```
//!
//! A `[[matrix]]` is one run for each combination of what stands in lists:
//!
//! ```toml
//! include = ["office.toml"]     # its defaults and runs, below those of this file
//!
//! [[matrix]]
//! plan = ["kazakhstan-2022", "variants/*.toml"]
//! demand = ["settlements", "seats"]
//! lang = ["kk", "ru"]
//! name = "{plan}-{demand}-{lang}"   # the default: what differs, set apart by `-`
//! ```
//!
//! Paths are relative to the file that they stand in.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::batch::job::Job;
use crate::batch::job_spec::JobSpec;
use crate::batch::matrix::combinations;
use crate::batch::option::Asker;
use crate::io::read_text;
use crate::msg;
use crate::words::{Message, Tell, Told, line_at, text_fault};

/// The table of all runs, beside their folders.
pub const SUMMARY: &str = "summary.csv";
/// The same with warnings and checksums, for programs.
pub const SUMMARY_JSON: &str = "summary.json";
/// The page that leads to all reports.
pub const INDEX: &str = "index.html";

/// Runs and where their results go.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The folder of all results.
    pub output: PathBuf,
    /// The runs, in the order of the file.
    pub runs: Vec<Planning>,
}

/// One run of a manifest.
#[derive(Debug, Clone, PartialEq)]
pub struct Planning {
    /// Its name, and that of its folder.
    pub name: String,
    /// What it does.
    pub job: Job,
}

/// Why a manifest could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct ManifestError {
    file: String,
    line: Option<usize>,
    message: Message,
}

impl Tell for ManifestError {
    fn told(&self) -> Told {
        Told::new(self.message.clone()).at_place(&self.file, self.line)
    }
}

/// How deep manifests include others.
const DEEPEST: usize = 8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    include: Vec<Spanned<PathBuf>>,
    output: Option<PathBuf>,
    #[serde(default)]
    defaults: JobSpec,
    // A name, and the options of a job.
    #[serde(default)]
    runs: Vec<Spanned<toml::Table>>,
    // Options of jobs, some of them in lists.
    #[serde(default)]
    matrix: Vec<Spanned<toml::Table>>,
}

/// A manifest as it is put together of what it includes and of its own.
#[derive(Default)]
struct Gathered {
    output: Option<PathBuf>,
    /// With paths from the working folder.
    defaults: JobSpec,
    runs: Vec<Planning>,
}

/// Reads a manifest that lies in `folder`.
///
/// # Errors
/// Names the line, the run and the key that cannot be used.
pub fn parse_manifest(text: &str, file: &str, folder: &Path) -> Result<Manifest, ManifestError> {
    let gathered = gathered(text, (file, folder), DEEPEST)?;
    if gathered.runs.is_empty() {
        return Err(wrong(text, file, None, msg!("error-no-runs")));
    }
    Ok(Manifest {
        output: gathered.output.unwrap_or_else(|| folder.join("output")),
        runs: gathered.runs,
    })
}

fn wrong(text: &str, file: &str, at: Option<usize>, message: Message) -> ManifestError {
    ManifestError {
        file: file.to_owned(),
        line: at.map(|at| line_at(text, at)),
        message,
    }
}

fn gathered(
    text: &str,
    (file, folder): (&str, &Path),
    depth: usize,
) -> Result<Gathered, ManifestError> {
    let wrong = |at: Option<usize>, message: Message| wrong(text, file, at, message);
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let at = error.span().map(|span| span.start);
        wrong(at, text_fault(error.message()))
    })?;
    let mut all = Gathered::default();
    for include in &raw.include {
        let at = Some(include.span().start);
        let path = folder.join(include.get_ref());
        if depth == 0 {
            let message = msg!("error-deep-manifests", most = DEEPEST);
            return Err(wrong(at, message));
        }
        let text = read_text(&path).map_err(|error| wrong(at, error.told().message))?;
        let inside = path.parent().unwrap_or(Path::new(""));
        let label = path.display().to_string();
        let included = gathered(&text, (&label, inside), depth - 1)?;
        all.output = included.output.or(all.output);
        all.defaults = included.defaults.or(&all.defaults);
        for run in included.runs {
            all.push(run).map_err(|message| wrong(at, message))?;
        }
    }
    all.output = raw.output.map(|output| folder.join(output)).or(all.output);
    all.defaults = raw.defaults.in_folder(folder).or(&all.defaults);
    for run in raw.runs {
        let at = Some(run.span().start);
        let planning = planning(run.into_inner(), &all.defaults, folder);
        let added = planning.and_then(|planning| all.push(planning));
        added.map_err(|message| wrong(at, message))?;
    }
    for matrix in raw.matrix {
        let at = Some(matrix.span().start);
        let runs = combinations(matrix.into_inner(), folder);
        for run in runs.map_err(|message| wrong(at, message))? {
            let planning = planning(run, &all.defaults, folder);
            let added = planning.and_then(|planning| all.push(planning));
            added.map_err(|message| wrong(at, message))?;
        }
    }
    Ok(all)
}

impl Gathered {
    fn push(&mut self, run: Planning) -> Result<(), Message> {
        if self.runs.iter().any(|other| other.name == run.name) {
            return Err(msg!("error-run-twice", name = run.name));
        }
        self.runs.push(run);
        Ok(())
    }
}

fn planning(mut run: toml::Table, defaults: &JobSpec, folder: &Path) -> Result<Planning, Message> {
    let name = match run.remove("name") {
        Some(toml::Value::String(name)) => name,
        Some(other) => return Err(msg!("error-run-name", other = other.to_string())),
        None => return Err(msg!("error-run-unnamed")),
    };
    let wrong = |said: Message| msg!("error-in-run", run = &name, said = said);
    let plain = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    if name.trim().is_empty() || name.starts_with('.') || !name.chars().all(plain) {
        return Err(wrong(msg!("error-run-letters")));
    }
    if [SUMMARY, SUMMARY_JSON, INDEX].contains(&name.as_str()) {
        return Err(wrong(msg!("error-run-summary")));
    }
    let spec = JobSpec::deserialize(run).map_err(|error| {
        let said = error.to_string();
        wrong(text_fault(said.trim_end()))
    })?;
    let spec = spec.in_folder(folder).or(defaults);
    let job = spec.check(Asker::Manifest);
    let job = job.map_err(|error| wrong(error.told().message))?;
    Ok(Planning { name, job })
}

#[cfg(test)]
mod tests;
