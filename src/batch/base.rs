//! What a plan starts from: its file, the territory on its day, and the files
//! that its splits name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use geo_types::MultiPolygon;

use super::boundaries::swap_boundaries;
use super::history::{known_plans, state_on};
use super::job::{Job, JobError};
use super::prepare::{Input, input};
use crate::geodata::{Backdrop, DATA_SETS, Opened, ReadFile, Source, embedded_plan};
use crate::io::{Feature, FeatureGeometry, read_boundaries, read_text};
use crate::reform::{
    ApplyOptions, By, Change, Diagnostics, Outline, Part, Plan, Problem, Shape, apply, parse,
};
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
    pub warnings: Vec<String>,
}

/// Reads a plan and the state that it changes.
///
/// # Errors
/// See [`JobError`].
pub fn base(job: &Job) -> Result<Base, JobError> {
    let file = plan_file(&job.plan)?;
    let plan = parse(&file.text, &file.name)?;
    let source = Source::named(job.territory.as_deref().unwrap_or(&plan.territory))?;
    let Opened {
        mut territory,
        backdrop,
        files,
    } = source.open()?;
    let mut inputs = vec![input(&file.name, file.text.as_bytes())];
    inputs.extend(files.iter().map(|f| input(&f.name, f.text.as_bytes())));
    let mut options = ApplyOptions {
        catalogue: known_plans(&territory.name),
        ..ApplyOptions::default()
    };
    let mut warnings = Vec::new();
    let chain = chain(&plan, &file)?;
    if !job.boundaries.is_empty() {
        let key = job.key.as_deref().ok_or(JobError::KeyMissing)?;
        let plans = chain.iter().map(|(_, plan)| plan).chain([&plan]);
        let creating: Vec<String> = plans.flat_map(created_codes).collect();
        let swapped = swap_boundaries(territory, &job.boundaries, key, &creating)?;
        territory = swapped.territory;
        options.outlines = swapped.outlines;
        options.lower = swapped.lower;
        warnings.extend(swapped.warnings);
        inputs.extend(swapped.inputs);
    }
    let first = chain.first().map_or(&plan, |(_, plan)| plan);
    if first.as_of.0 != territory.date {
        territory = state_on(territory, first.as_of.0)?;
    }
    for (file, earlier) in &chain {
        let (files, read) = cutters(earlier, &file.name, &file.text)?;
        options.files = files;
        territory = apply(earlier, &file.name, &file.text, &territory, &options)?.after;
        inputs.push(input(&file.name, file.text.as_bytes()));
        inputs.extend(read);
    }
    let (files, read) = cutters(&plan, &file.name, &file.text)?;
    options.files = files;
    inputs.extend(read);
    Ok(Base {
        file,
        plan,
        territory,
        source,
        options,
        backdrop,
        inputs,
        warnings,
    })
}

/// An embedded plan by name, else a file.
pub(super) fn plan_file(plan: &str) -> Result<ReadFile, JobError> {
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

/// The plans that go before a plan, the first one first.
fn chain(plan: &Plan, file: &ReadFile) -> Result<Vec<(ReadFile, Plan)>, JobError> {
    let mut chain: Vec<(ReadFile, Plan)> = Vec::new();
    let (mut name, mut text) = (file.name.clone(), file.text.to_string());
    let mut follows = plan.follows.clone();
    while let Some(wanted) = follows {
        let path = match embedded_plan(wanted.get_ref()) {
            Some(_) => wanted.get_ref().clone(),
            None => beside(&name, wanted.get_ref()).display().to_string(),
        };
        let wrong = |message: String, hint: &str| {
            let problem = Problem::error(message).at(wanted.span());
            JobError::Plan(Diagnostics::one(&name, &text, problem.hint(hint)))
        };
        let found = plan_file(&path).map_err(|error| {
            let hint = "name an embedded plan (`aimaq data list`) or a file beside this one";
            wrong(format!("the plan to follow cannot be read: {error}"), hint)
        })?;
        let again = found.name == file.name || chain.iter().any(|(f, _)| f.name == found.name);
        if again {
            let message = format!("{} follows itself", found.name);
            return Err(wrong(message, "a chain of plans must have a beginning"));
        }
        let earlier = parse(&found.text, &found.name)?;
        follows = earlier.follows.clone();
        (name, text) = (found.name.clone(), found.text.to_string());
        chain.push((found, earlier));
    }
    chain.reverse();
    Ok(chain)
}

/// A path relative to the folder of the plan.
pub(super) fn beside(plan: &str, path: &str) -> PathBuf {
    let folder = Path::new(plan).parent();
    folder.map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
}

fn parts(plan: &Plan) -> impl Iterator<Item = &Part> {
    let changes = plan.acts.iter().flat_map(|act| &act.changes);
    let splits = changes.filter_map(|change| match change.get_ref() {
        Change::Split(split) => Some(&split.into),
        _ => None,
    });
    splits.flatten()
}

fn created_codes(plan: &Plan) -> Vec<String> {
    let codes = parts(plan).filter_map(|part| part.code.as_ref());
    codes.map(|code| code.get_ref().clone()).collect()
}

type Cutters = (BTreeMap<String, Shape>, Vec<Input>);

/// What the files hold that the splits of a plan name.
fn cutters(plan: &Plan, name: &str, text: &str) -> Result<Cutters, JobError> {
    let (mut shapes, mut inputs) = (BTreeMap::new(), Vec::new());
    for part in parts(plan) {
        let (By::Polygon(Outline::File(file)) | By::Line(Outline::File(file))) = part.by.get_ref()
        else {
            continue;
        };
        if shapes.contains_key(file) {
            continue;
        }
        let wrong = |message: String| {
            let problem = Problem::error(message).at(part.by.span());
            let hint = "name a GeoJSON file with polygons, or with one line; its path starts at the plan's folder";
            JobError::Plan(Diagnostics::one(name, text, problem.hint(hint)))
        };
        let table = read_boundaries(&beside(name, file)).map_err(|e| wrong(e.to_string()))?;
        inputs.extend(table.sources.iter().map(|s| Input {
            name: s.name.clone(),
            sha256: s.sha256.clone(),
        }));
        shapes.insert(file.clone(), shape(table.features, file).map_err(wrong)?);
    }
    Ok((shapes, inputs))
}

fn shape(features: Vec<Feature>, file: &str) -> Result<Shape, String> {
    let (mut polygons, mut lines) = (Vec::new(), Vec::new());
    for feature in features {
        match feature.geometry {
            FeatureGeometry::Polygons(shape) => polygons.extend(shape),
            FeatureGeometry::Lines(found) => lines.extend(found),
            _ => {}
        }
    }
    match (polygons.is_empty(), lines.len()) {
        (false, 0) => Ok(Shape::Polygon(MultiPolygon::new(polygons))),
        (true, 1) => Ok(Shape::Line(lines.swap_remove(0))),
        (true, 0) => Err(format!("{file} holds neither polygons nor a line")),
        (true, n) => Err(format!("{file} holds {n} lines; a cut takes one")),
        (false, _) => Err(format!("{file} holds both polygons and lines")),
    }
}
