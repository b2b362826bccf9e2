//! Points: their places, and the unit that each lies in.

use std::sync::Arc;

use aimaq::coverage::Place;
use aimaq::io::{FeatureGeometry, ReadOptions, point_columns};
use aimaq::place::LonLat;
use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array};
use arrow_select::take::take;
use geo_types::Coord;
use pyo3::prelude::*;

use crate::boundaries::{Dirt, coverage_of};
use crate::columns;
use crate::error::Failure;
use crate::layer::{Given, Layer, gathered, is_geometry};
use crate::table::{Table, taken, with_columns};

const LABEL: &str = "the points";

/// Points as they came, and where each is; a row without a place has none.
pub(crate) struct Points {
    pub(crate) batch: RecordBatch,
    pub(crate) places: Vec<Option<Coord<f64>>>,
    pub(crate) warnings: Vec<String>,
}

impl Points {
    /// Of features that are points, or of a table with columns of longitude and latitude.
    pub(crate) fn read(
        given: Given,
        lon: Option<&str>,
        lat: Option<&str>,
    ) -> Result<Self, Failure> {
        let layer = match given {
            Given::Stream(stream) => {
                let batch = gathered(stream)?;
                let named = lon.is_some() || lat.is_some();
                let schema = batch.schema();
                let geometry = schema.fields().iter().any(|field| is_geometry(field));
                if named || !geometry {
                    return Self::of_columns(batch, lon, lat);
                }
                Layer::of_batch(batch, LABEL)?
            }
            other => Layer::read(other, LABEL, &ReadOptions::default())?,
        };
        let places = (1..).zip(&layer.shapes).map(|(row, shape)| one(shape, row));
        Ok(Self {
            places: places.collect::<Result<_, _>>()?,
            batch: layer.with_shapes(&layer.shapes)?,
            warnings: layer.warnings,
        })
    }

    pub(crate) fn of_columns(
        batch: RecordBatch,
        lon: Option<&str>,
        lat: Option<&str>,
    ) -> Result<Self, Failure> {
        let schema = batch.schema();
        let header: Vec<String> = schema.fields().iter().map(|f| f.name().clone()).collect();
        let (x, y) = point_columns(&header, lon, lat, LABEL)?;
        let xs = columns::numbers(batch.column(x), &header[x])?;
        let ys = columns::numbers(batch.column(y), &header[y])?;
        let place = |(row, (x, y)): (usize, (Option<f64>, Option<f64>))| {
            let (Some(x), Some(y)) = (x, y) else {
                return Ok(None);
            };
            let place = LonLat::new(x, y);
            let wrong = |e| Failure::new(format!("{LABEL}: row {row}: {e}"));
            place.map(|place| Some(place.coord())).map_err(wrong)
        };
        let places = (1..).zip(xs.into_iter().zip(ys)).map(place);
        Ok(Self {
            places: places.collect::<Result<_, _>>()?,
            batch,
            warnings: Vec::new(),
        })
    }

    /// The places that there are, and the rows they are of.
    pub(crate) fn known(&self) -> (Vec<Coord<f64>>, Vec<usize>) {
        let rows = self.places.iter().enumerate();
        let known = rows.filter_map(|(row, at)| at.map(|at| (at, row)));
        known.unzip()
    }
}

/// The place of a feature that is one point.
fn one(shape: &FeatureGeometry, row: usize) -> Result<Option<Coord<f64>>, Failure> {
    let what = match shape {
        FeatureGeometry::Nothing => return Ok(None),
        FeatureGeometry::Points(points) => match points.as_slice() {
            [] => return Ok(None),
            [one] => return Ok(Some(*one)),
            several => format!("{} points", several.len()),
        },
        FeatureGeometry::Lines(_) => "a line".to_owned(),
        FeatureGeometry::Polygons(_) => "a polygon".to_owned(),
    };
    let message = format!("{LABEL}: row {row} is {what}; every row has to be one point");
    Err(Failure::new(message))
}

/// Points with the fields of the unit that each lies in, and how it lies.
#[pyfunction]
pub(crate) fn locate(
    py: Python<'_>,
    points: Given,
    boundaries: Given,
    key: Option<String>,
    lon: Option<String>,
    lat: Option<String>,
    clean: bool,
) -> PyResult<Table> {
    let made = py.detach(|| -> Result<Table, Failure> {
        let points = Points::read(points, lon.as_deref(), lat.as_deref())?;
        let mut layer = Layer::read(boundaries, "the boundaries", &ReadOptions::default())?;
        if let Some(key) = &key {
            layer.has(key)?;
        }
        let locator = coverage_of(&mut layer, &[], clean, Dirt::Told)?
            .coverage
            .locator();
        let (known, rows) = points.known();
        let mut found: Vec<Option<Place>> = vec![None; points.places.len()];
        for (row, place) in rows.into_iter().zip(locator.places_parallel(&known)) {
            found[row] = Some(place);
        }
        let units = found.iter().map(|place| place.and_then(Place::unit));
        let units = UInt32Array::from_iter(units.map(|unit| unit.map(|u| u.get())));
        let mut added: Vec<(String, ArrayRef)> = Vec::new();
        let schema = layer.fields.schema();
        let fields = schema.fields().iter().zip(layer.fields.columns());
        for (field, array) in fields.filter(|(f, _)| key.as_ref().is_none_or(|k| k == f.name())) {
            let name = free(&points.batch, &added, field.name());
            added.push((name, take(array, &units, None)?));
        }
        let words = StringArray::from_iter(found.iter().map(|place| place.map(word)));
        let name = free(&points.batch, &added, "place");
        added.push((name, Arc::new(words)));
        let notes = [points.warnings, layer.warnings].concat();
        Ok(Table::new(with_columns(&points.batch, added)?).noted(notes))
    });
    Ok(made?)
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Inside(_) => "inside",
        Place::Border(_) => "border",
        Place::Outside => "outside",
    }
}

/// A name that no column has: with `unit_` before it as often as it takes.
fn free(batch: &RecordBatch, added: &[(String, ArrayRef)], name: &str) -> String {
    let mut name = name.to_owned();
    while taken(batch, &name) || added.iter().any(|(other, _)| *other == name) {
        name.insert_str(0, "unit_");
    }
    name
}
