//! The files that the splits of a plan name.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;
use toml::Spanned;

use super::log::Log;
use super::plan_file::{beside, unread};
use crate::batch::error::JobError;
use crate::io::{Feature, FeatureGeometry, read_small, read_text};
use crate::msg;
use crate::reform::{
    By, Change, Diagnostics, Outline, Part, Plan, Problem, Shape, read_row_files, row_files,
};
use crate::words::Message;

pub(super) fn parts(plan: &Plan) -> impl Iterator<Item = &Part> {
    let changes = plan.acts.iter().flat_map(|act| &act.changes);
    let splits = changes.filter_map(|change| match change.get_ref() {
        Change::Split(split) => Some(&split.into),
        _ => None,
    });
    splits.flatten()
}

/// How the land is found of every new unit, and of all that moves.
fn cuts(plan: &Plan) -> impl Iterator<Item = &Spanned<By>> {
    let changes = plan.acts.iter().flat_map(|act| &act.changes);
    let moves = changes.filter_map(|change| match change.get_ref() {
        Change::MoveBorder(change) => Some(&change.by),
        _ => None,
    });
    parts(plan).map(|part| &part.by).chain(moves)
}

/// Puts the rows of the CSV files that a plan names into it.
pub(super) fn rows(plan: &mut Plan, name: &str, text: &str, log: &mut Log) -> Result<(), JobError> {
    let wrong = |problem: Problem| JobError::Plan(Diagnostics::one(name, text, problem));
    let mut texts = BTreeMap::new();
    for file in row_files(plan) {
        let path = beside(name, file.get_ref());
        let read = read_text(&path).map_err(|error| {
            let problem = Problem::error(unread(&error)).at(file.span());
            wrong(problem.hint(msg!("hint-row-file")))
        })?;
        log.read(&path.display().to_string(), read.as_bytes());
        texts.insert(file.get_ref().clone(), read);
    }
    read_row_files(plan, &texts).map_err(wrong)
}

/// What the files hold that the cuts of a plan name.
pub(super) fn cutters(
    plan: &Plan,
    name: &str,
    text: &str,
    log: &mut Log,
) -> Result<BTreeMap<String, Shape>, JobError> {
    let mut shapes = BTreeMap::new();
    for by in cuts(plan) {
        let (By::Polygon(Outline::File(file)) | By::Line(Outline::File(file))) = by.get_ref()
        else {
            continue;
        };
        if shapes.contains_key(file) {
            continue;
        }
        let wrong = |message: Message| {
            let problem = Problem::error(message).at(by.span());
            let problem = problem.hint(msg!("hint-cut-file"));
            JobError::Plan(Diagnostics::one(name, text, problem))
        };
        let table = read_small(&beside(name, file)).map_err(|e| wrong(unread(&e)))?;
        log.sources(&table.sources);
        shapes.insert(file.clone(), shape(table.features, file).map_err(wrong)?);
    }
    Ok(shapes)
}

fn shape(features: Vec<Feature>, file: &str) -> Result<Shape, Message> {
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
        (true, 0) => Err(msg!("problem-no-shape-in", file = file)),
        (true, n) => Err(msg!("problem-lines-in", file = file, n = n)),
        (false, _) => Err(msg!("problem-both-in", file = file)),
    }
}
