//! Reading, applying, measuring.

use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::boundaries::swap_boundaries;
use super::demand_file::{FileDemand, file_demand};
use super::job::{Job, JobError};
use crate::compare::{Comparison, compare, compare_with};
use crate::geodata::{Backdrop, DATA_SETS, Opened, ReadFile, Source, data_set, embedded_plan};
use crate::io::read_text;
use crate::measure::{Demand, Rules, parse_rules};
use crate::reform::{Applied, ApplyOptions, Catalogue, Diagnostics, Plan, apply, parse};
use crate::territory::Territory;

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
    let file = plan_file(&job.plan)?;
    let plan = parse(&file.text, &file.name)?;
    let source = Source::named(job.territory.as_deref().unwrap_or(&plan.territory))?;
    let mut inputs = vec![input(&file.name, file.text.as_bytes())];
    let Opened {
        mut territory,
        backdrop,
        files,
    } = source.open()?;
    inputs.extend(files.iter().map(|f| input(&f.name, f.text.as_bytes())));
    let mut options = ApplyOptions {
        catalogue: catalogue(&territory.name),
        ..ApplyOptions::default()
    };
    let mut warnings = Vec::new();
    if !job.boundaries.is_empty() {
        let key = job.key.as_deref().ok_or(JobError::KeyMissing)?;
        let creating = created_codes(&plan);
        let swapped = swap_boundaries(territory, &job.boundaries, key, &creating)?;
        territory = swapped.territory;
        options.outlines = swapped.outlines;
        warnings.extend(swapped.warnings);
        inputs.extend(swapped.inputs);
    }
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
    Ok(Prepared {
        name: plan_name(&job.plan),
        job: job.clone(),
        plan,
        applied,
        comparison,
        other_scaling,
        rules,
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

/// An embedded plan by name, else a file.
fn plan_file(plan: &str) -> Result<ReadFile, JobError> {
    if let Some((set, text)) = embedded_plan(plan) {
        return Ok(ReadFile {
            name: format!("geodata:{}/reforms/{plan}.toml", set.name),
            text: text.into(),
        });
    }
    let path = Path::new(plan);
    let looks_like_file = path.extension().is_some() || path.components().count() > 1;
    if !looks_like_file && !path.exists() {
        let known = DATA_SETS
            .iter()
            .flat_map(|set| set.plans())
            .map(|(name, _)| name);
        return Err(JobError::UnknownPlan {
            name: plan.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    }
    Ok(ReadFile {
        name: plan.to_owned(),
        text: read_text(path)?.into(),
    })
}

fn plan_name(plan: &str) -> String {
    let stem = Path::new(plan).file_stem().and_then(|s| s.to_str());
    let is_path = plan.ends_with(".toml");
    if is_path {
        stem.unwrap_or(plan).to_owned()
    } else {
        plan.to_owned()
    }
}

/// The embedded plans of a territory, for hints.
fn catalogue(territory: &str) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for (name, text) in data_set(territory).iter().flat_map(|set| set.plans()) {
        if let Ok(plan) = parse(text, name) {
            catalogue.add(name, &plan);
        }
    }
    catalogue
}

fn created_codes(plan: &Plan) -> Vec<String> {
    let changes = plan.acts.iter().flat_map(|act| &act.changes);
    let parts = changes.filter_map(|change| match change.get_ref() {
        crate::reform::Change::Split(split) => Some(&split.into),
        _ => None,
    });
    let codes = parts.flatten().filter_map(|part| part.code.as_ref());
    codes.map(|code| code.get_ref().clone()).collect()
}

fn one_by_one(found: &Diagnostics) -> Vec<String> {
    let one = |problem| Diagnostics::one(&found.file, &found.text, problem).to_string();
    found.problems.iter().cloned().map(one).collect()
}

fn unplaced(comparison: &Comparison) -> Option<String> {
    let people = comparison.unplaced;
    (people > 0).then(|| {
        format!("{people} people live in units without a seat or settlement and are not in the distances")
    })
}

/// The territory on a day: the acts of its own history that are in force then.
///
/// # Errors
/// If the day lies before the data, or the history cannot be applied.
pub fn state_on(territory: Territory, day: Date) -> Result<Territory, JobError> {
    let mut state = territory;
    let history = state.history.clone();
    for name in &history {
        let file = plan_file(name)?;
        let plan = parse(&file.text, &file.name)?;
        let options = ApplyOptions {
            until: Some(day),
            ..ApplyOptions::default()
        };
        state = apply(&plan, &file.name, &file.text, &state, &options)?.after;
    }
    state.date = day;
    Ok(state)
}
