//! Boundaries: check, clean, dissolve, simplify.

use aimaq::boundaries::{self as lib, Boundaries, DissolveOptions, Outlines, Row};
use aimaq::coverage::{self, CheckOptions, CleanOptions, Measure, OverlapRule, Simplification};
use aimaq::io::{FeatureGeometry, FeatureTable, ReadOptions};
use aimaq::report::{findings_layer, repairs_json, repairs_text, unrepaired};
use aimaq::words::{Lang, Message, say};
use geo_types::MultiPolygon;
use pyo3::prelude::*;

use crate::columns;
use crate::error::Failure;
use crate::layer::{Given, Layer};
use crate::table::{Made, Table};

/// What errors call boundaries that have no file.
const LABEL: &str = "the boundaries";

/// What is wrong with boundaries: one row and one geometry for each finding.
#[pyfunction]
pub(crate) fn check(
    py: Python<'_>,
    boundaries: Given,
    key: Option<String>,
    gap_width_m: f64,
    sliver_width_m: f64,
) -> PyResult<Table> {
    let made = py.detach(|| -> Made {
        width("gap_width_m", gap_width_m)?;
        width("sliver_width_m", sliver_width_m)?;
        let mut layer = read(boundaries, key.as_deref().as_slice())?;
        let (outlines, labels) = outlines(&mut layer, key.as_deref())?;
        let options = CheckOptions::default()
            .with_gap_width_m(gap_width_m)
            .with_sliver_width_m(sliver_width_m);
        let shapes: Vec<MultiPolygon<f64>> = outlines.rows.into_iter().map(|r| r.land).collect();
        let findings = coverage::check(&shapes, &options)?;
        let all: geojson::FeatureCollection =
            findings_layer(&findings, &labels).into_iter().collect();
        Ok(Table::of_features(FeatureTable::try_from(all)?)?.noted(layer.warnings))
    });
    Ok(made?)
}

/// Boundaries made a coverage.
#[pyfunction]
pub(crate) fn clean(
    py: Python<'_>,
    boundaries: Given,
    key: Option<String>,
    snap_m: f64,
    gap_width_m: f64,
    overlap: String,
    partial: bool,
) -> PyResult<Table> {
    let made = py.detach(|| -> Made {
        let mut layer = read(boundaries, key.as_deref().as_slice())?;
        let rule = rule(&overlap, &layer)?;
        let (outlines, labels) = outlines(&mut layer, key.as_deref())?;
        let options = CleanOptions::default()
            .with_snap_m(snap_m)
            .with_gap_width_m(gap_width_m)
            .with_overlap(rule);
        let shapes: Vec<MultiPolygon<f64>> = outlines.rows.into_iter().map(|r| r.land).collect();
        let cleaned = coverage::clean(&shapes, &options)?;
        let left = cleaned.ledger.unrepaired.iter();
        let left = left.map(|u| format!("{} ({})", labels[u.unit.index()], u.reason));
        let left: Vec<String> = left.collect();
        let mut notes = layer.warnings.clone();
        notes.extend(said(&repairs_text(&cleaned.ledger)));
        if !left.is_empty() && !partial {
            let message = format!("units that cannot be repaired: {}", left.join(", "));
            return Err(Failure::new(message)
                .hint("partial=True gives the rest and leaves these as they are"));
        }
        let reasons = cleaned.ledger.unrepaired.iter();
        notes.extend(reasons.map(|u| {
            let label = &labels[u.unit.index()];
            format!("{label}: {}", say(&unrepaired(u.reason), Lang::EN))
        }));
        let ledger = repairs_json(&cleaned.ledger, &labels);
        let shapes: Vec<FeatureGeometry> = cleaned.units.into_iter().map(land).collect();
        let table = Table::new(layer.with_shapes(&shapes)?);
        Ok(table.noted(notes).with_ledger(ledger))
    });
    Ok(made?)
}

/// Features joined by equal values of a field.
#[pyfunction]
pub(crate) fn dissolve(
    py: Python<'_>,
    boundaries: Given,
    by: String,
    prefix: Option<usize>,
    sums: Vec<String>,
    clean: bool,
) -> PyResult<Table> {
    let made = py.detach(|| -> Made {
        let names: Vec<&str> = std::iter::once(&by)
            .chain(&sums)
            .map(String::as_str)
            .collect();
        let mut layer = read(boundaries, &names)?;
        let boundaries = coverage_of(&mut layer, &names, clean, Dirt::Refused)?;
        let options = DissolveOptions {
            by: by.clone(),
            prefix,
            sums: sums.clone(),
        };
        let dissolved = lib::dissolve(&boundaries, &options)?;
        let mut notes = std::mem::take(&mut layer.warnings);
        notes.extend(said(&dissolved.warnings));
        let (rows, shapes) = parts(dissolved.features);
        let fields = columns::of_rows(&rows)?;
        let at = fields.num_columns();
        let batch = crate::table::with_geometry(&fields, at, layer.field, &shapes)?;
        Ok(Table::new(batch).noted(notes))
    });
    Ok(made?)
}

/// Boundaries with fewer vertices, neighbours kept together.
#[pyfunction]
pub(crate) fn simplify(
    py: Python<'_>,
    boundaries: Given,
    tolerance_m: Option<f64>,
    keep: Option<f64>,
    by_area: bool,
    clean: bool,
) -> PyResult<Table> {
    let made = py.detach(|| -> Made {
        let how = match (tolerance_m, keep) {
            (Some(metres), None) if metres.is_finite() && metres >= 0.0 => {
                let measure = match by_area {
                    true => Measure::Area,
                    false => Measure::Distance,
                };
                Simplification::by(measure, metres)
            }
            (None, Some(keep)) if (0.0..=1.0).contains(&keep) => Simplification::Share { keep },
            _ => {
                let message = "give either tolerance_m, zero or more, or keep, from 0 to 1";
                return Err(Failure::new(message));
            }
        };
        let mut layer = read(boundaries, &[])?;
        let boundaries = coverage_of(&mut layer, &[], clean, Dirt::OverlapsTold)?;
        let simplified = lib::simplify(boundaries, how)?;
        let (_, shapes) = parts(simplified.features);
        Ok(Table::new(layer.with_shapes(&shapes)?).noted(layer.warnings))
    });
    Ok(made?)
}

fn read(given: Given, names: &[&str]) -> Result<Layer, Failure> {
    let layer = Layer::read(given, LABEL, &ReadOptions::default())?;
    names.iter().try_for_each(|name| layer.has(name))?;
    Ok(layer)
}

/// The outlines, and what each unit is called.
fn outlines(layer: &mut Layer, key: Option<&str>) -> Result<(Outlines, Vec<String>), Failure> {
    let table = layer.features(key.as_slice())?;
    let outlines = Outlines::new(table, &layer.label)?;
    layer.warnings.extend(said(&outlines.warnings));
    let labels = outlines.names(key)?;
    Ok((outlines, labels))
}

/// What happens where boundaries are no coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dirt {
    /// Land of two units and rings that cross themselves are an error.
    Refused,
    /// Rings that cross or touch themselves are an error, for they are passed on.
    OverlapsTold,
    /// They are told.
    Told,
}

/// The coverage with some of the fields.
pub(crate) fn coverage_of(
    layer: &mut Layer,
    names: &[&str],
    clean: bool,
    dirt: Dirt,
) -> Result<Boundaries, Failure> {
    let table = layer.features(names)?;
    let mut outlines = Outlines::new(table, &layer.label)?;
    if clean {
        let rows = outlines.rows.iter().map(|row| row.land.clone());
        let cleaned = coverage::clean(&rows.collect::<Vec<_>>(), &CleanOptions::default())?;
        for (row, land) in outlines.rows.iter_mut().zip(cleaned.units) {
            row.land = land;
        }
    }
    let boundaries = Boundaries::of(outlines)?;
    layer.warnings.extend(said(&boundaries.warnings));
    let unsound = match clean {
        true => None,
        false => boundaries.unsound(dirt == Dirt::OverlapsTold)?,
    };
    if let Some(unsound) = unsound {
        let at = unsound
            .at
            .map_or_else(String::new, |p| format!(", the first at {}, {}", p.x, p.y));
        let (label, kinds) = (&layer.label, &unsound.kinds);
        let message = format!("{label}: the boundaries are no coverage: {kinds}{at}");
        let refused = match dirt {
            Dirt::Refused => true,
            Dirt::OverlapsTold => unsound.crossing,
            Dirt::Told => false,
        };
        if refused {
            return Err(Failure::new(message)
                .hint("clean=True repairs them first; aimaq.check lists all that is wrong"));
        }
        layer.warnings.push(message);
    }
    Ok(boundaries)
}

fn rule(text: &str, layer: &Layer) -> Result<OverlapRule, Failure> {
    match text {
        "longest" => Ok(OverlapRule::Longest),
        "smaller" => Ok(OverlapRule::Smaller),
        "larger" => Ok(OverlapRule::Larger),
        _ => {
            let Some(field) = text.strip_prefix("field:") else {
                let message = format!("no rule for overlaps is called `{text}`");
                return Err(Failure::new(message)
                    .hint("the rules are longest, smaller, larger and field:NAME"));
            };
            layer.has(field)?;
            let column = layer.fields.column_by_name(field);
            let numbers = column.map(|column| columns::numbers(column, field));
            let numbers = numbers.transpose()?.unwrap_or_default();
            let numbers = numbers.into_iter().map(|n| n.unwrap_or(f64::NAN));
            Ok(OverlapRule::Priority(numbers.collect()))
        }
    }
}

fn width(name: &str, metres: f64) -> Result<(), Failure> {
    match metres >= 0.0 {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "{name} must be a number of metres, zero or more"
        ))),
    }
}

fn land(land: MultiPolygon<f64>) -> FeatureGeometry {
    match land.0.is_empty() {
        true => FeatureGeometry::Nothing,
        false => FeatureGeometry::Polygons(land),
    }
}

type Fields = serde_json::Map<String, serde_json::Value>;

fn parts(rows: Vec<Row>) -> (Vec<Fields>, Vec<FeatureGeometry>) {
    let parts = rows.into_iter().map(|row| (row.properties, land(row.land)));
    parts.unzip()
}

fn said<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Vec<String> {
    let messages = messages.into_iter();
    messages.map(|message| say(message, Lang::EN)).collect()
}
