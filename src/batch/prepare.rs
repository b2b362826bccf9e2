//! Reading, applying, measuring.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::base::{Base, base};
use super::job::{Job, JobError};
use crate::compare::{Comparison, compare};
use crate::geodata::Backdrop;
use crate::reform::{Applied, Diagnostics, Plan, apply};

/// A file that a job read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Input {
    /// Path as it was given, or `geodata:…` for an embedded file.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A job read, applied and measured.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What was asked for.
    pub job: Job,
    /// Name of the plan: that of its file without the ending.
    pub name: String,
    /// The plan.
    pub plan: Plan,
    /// The plan carried out.
    pub applied: Applied,
    /// Both states measured.
    pub comparison: Comparison,
    /// Lakes and rivers.
    pub backdrop: Backdrop,
    /// What was read, in a fixed order.
    pub inputs: Vec<Input>,
    /// Warnings, each a sentence or a block with its place.
    pub warnings: Vec<String>,
}

/// Reads, applies and measures a job.
///
/// # Errors
/// See [`JobError`].
pub fn prepare(job: &Job) -> Result<Prepared, JobError> {
    let Base {
        file,
        plan,
        territory,
        options,
        backdrop,
        inputs,
        mut warnings,
    } = base(job)?;
    let applied = apply(&plan, &file.name, &file.text, &territory, &options)?;
    warnings.extend(one_by_one(&applied.warnings));
    let comparison = compare(&applied, job.measuring);
    warnings.extend(unplaced(&comparison));
    Ok(Prepared {
        name: plan_name(&job.plan),
        job: job.clone(),
        plan,
        applied,
        comparison,
        backdrop,
        inputs,
        warnings,
    })
}

pub(super) fn input(name: &str, bytes: &[u8]) -> Input {
    Input {
        name: name.to_owned(),
        sha256: hex(&Sha256::digest(bytes)),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(super) fn plan_name(plan: &str) -> String {
    let stem = Path::new(plan).file_stem().and_then(|s| s.to_str());
    let is_path = plan.ends_with(".toml");
    if is_path {
        stem.unwrap_or(plan).to_owned()
    } else {
        plan.to_owned()
    }
}

pub(super) fn one_by_one(found: &Diagnostics) -> Vec<String> {
    let one = |problem| Diagnostics::one(&found.file, &found.text, problem).to_string();
    found.problems.iter().cloned().map(one).collect()
}

fn unplaced(comparison: &Comparison) -> Option<String> {
    let people = comparison.unplaced;
    (people > 0).then(|| {
        format!("{people} people live in units without a seat or settlement and are not in the distances")
    })
}
