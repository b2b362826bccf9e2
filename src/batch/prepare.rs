//! Reading, applying, measuring.

use std::path::Path;

use super::base::{Base, base};
use super::demand_file::{FileDemand, file_demand};
use super::job::{Job, JobError};
use super::norms::read_norms;
use super::roads::{PreparedRoads, prepare_roads, road_warnings};
use crate::compare::{Comparison, RoadStudy, Verdict, compare, compare_with, verdicts};

use crate::geodata::{Backdrop, ReadFile, Source};
use crate::io::{read_text, sha256_hex};
use crate::measure::{Demand, Rules, parse_rules};
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
    /// Where demand came from a file: whether the other choice of scaling is
    /// scaled, and the demand under it.
    pub other_scaling: Option<(bool, Demand)>,
    /// Rules on seats and offices, where there are any.
    pub rules: Option<Rules>,
    /// Titles of the packs of rules that the plan names, and their verdicts.
    pub verdicts: Vec<(String, Vec<Verdict>)>,
    /// Ways along roads, where roads are given.
    pub roads: Option<PreparedRoads>,
    /// Lakes and rivers.
    pub backdrop: Backdrop,
    /// What was read, in a fixed order.
    pub inputs: Vec<Input>,
    /// Warnings, each a sentence or a block with its place.
    pub warnings: Vec<String>,
}

impl Prepared {
    /// Ways along roads, where roads are given.
    pub fn road_study(&self) -> Option<&RoadStudy> {
        self.roads.as_ref().map(|roads| &roads.study)
    }
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
        source,
        options,
        backdrop,
        mut inputs,
        mut warnings,
    } = base(job)?;
    let applied = apply(&plan, &file.name, &file.text, &territory, &options)?;
    warnings.extend(one_by_one(&applied.warnings));
    let mut other_scaling = None;
    let comparison = match &job.demand_file {
        None => compare(&applied, job.measuring.clone()),
        Some(file) => {
            let FileDemand {
                demand,
                other,
                input,
                warnings: said,
            } = file_demand(file, job, &applied.after)?;
            warnings.extend(said);
            inputs.push(input);
            other_scaling = Some((!job.measuring.scaled, other));
            let mut comparison = compare_with(&applied, job.measuring.clone(), demand);
            comparison.demand_file = Some(file.display().to_string());
            comparison
        }
    };
    warnings.extend(unplaced(&comparison));
    let rules = rules(job, &source, &mut inputs)?;
    let roads = match &job.roads {
        None => None,
        Some(given) => {
            let (roads, input) = prepare_roads(given, &applied, &comparison)?;
            warnings.extend(road_warnings(&given.file, &roads.facts));
            inputs.push(input);
            Some(roads)
        }
    };
    let mut judged = Vec::new();
    for name in &plan.rules {
        let (norms, read) = read_norms(name.get_ref(), &file.name)?;
        inputs.push(read);
        judged.push((norms.title.clone(), verdicts(&applied.after, &norms)));
    }
    Ok(Prepared {
        name: plan_name(&job.plan),
        job: job.clone(),
        plan,
        applied,
        comparison,
        other_scaling,
        rules,
        verdicts: judged,
        roads,
        backdrop,
        inputs,
        warnings,
    })
}

/// The rules of the job, else those of the data set.
fn rules(job: &Job, source: &Source, inputs: &mut Vec<Input>) -> Result<Option<Rules>, JobError> {
    let file = match &job.rules {
        Some(path) => Some(ReadFile {
            name: path.display().to_string(),
            text: read_text(path)?.into(),
        }),
        None => source.rules()?,
    };
    let Some(file) = file else { return Ok(None) };
    inputs.push(input(&file.name, file.text.as_bytes()));
    Ok(Some(parse_rules(&file.text, &file.name)?))
}

pub(super) fn input(name: &str, bytes: &[u8]) -> Input {
    Input {
        name: name.to_owned(),
        sha256: sha256_hex(bytes),
    }
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
