//! Tables of figures carried across a reform.

use std::sync::Arc;

use aimaq::io::read_text;
use aimaq::reform::{
    self as lib, Crosswalk, CrosswalkOptions, Level, Marks, Weights, read_crosswalk, read_table,
};
use arrow_array::{ArrayRef, Float64Array, StringArray};
use pyo3::prelude::*;
use serde_json::Value;

use crate::columns;
use crate::error::Failure;
use crate::layer::{Given, gathered};
use crate::table::{Made, Table, with_columns};

/// A table of figures carried across a crosswalk that was written to a file.
#[pyfunction]
pub(crate) fn rebase_through(
    py: Python<'_>,
    table: Given,
    crosswalk: &str,
    missing_marks: bool,
) -> PyResult<Table> {
    let made = py.detach(|| -> Made {
        let crosswalk = read_crosswalk(&read_text(crosswalk.as_ref())?, crosswalk)?;
        carried(table, &crosswalk, &|_| Vec::new(), missing_marks)
    });
    Ok(made?)
}

/// How a crosswalk is made.
pub(crate) fn how(weights: &str, level: &str, backward: bool) -> Result<CrosswalkOptions, Failure> {
    Ok(CrosswalkOptions {
        weights: weights.parse::<Weights>()?,
        level: level.parse::<Level>()?,
        backward,
    })
}

/// A table carried across a crosswalk.
pub(crate) fn carried(
    table: Given,
    crosswalk: &Crosswalk,
    other: &dyn Fn(&str) -> Vec<String>,
    missing_marks: bool,
) -> Made {
    let (text, label) = match table {
        Given::File(file) => (read_text(file.as_ref())?, file),
        Given::GeoJson(_) => return Err(Failure::new("a table of figures is no GeoJSON")),
        Given::Stream(stream) => (csv(stream)?, "the table".to_owned()),
    };
    let marks = match missing_marks {
        true => Marks::Usual,
        false => Marks::Empty,
    };
    let table = read_table(&text, &label, crosswalk, other, marks)?;
    let rebased = lib::rebase(&table, crosswalk);
    let texts = |of: fn(&lib::Rebased) -> &str| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(rebased.iter().map(of)))
    };
    let mut made = vec![
        ("unit".to_owned(), texts(|row| &row.to)),
        ("code".to_owned(), texts(|row| &row.code)),
    ];
    for (at, (name, _)) in table.columns.iter().enumerate() {
        let cells = || rebased.iter().filter_map(|row| row.cells.get(at));
        let status = StringArray::from_iter_values(cells().map(|cell| cell.status.word()));
        let figures = |of: fn(&lib::Cell) -> Option<f64>| -> ArrayRef {
            Arc::new(Float64Array::from_iter(cells().map(of)))
        };
        made.push((name.clone(), figures(|cell| cell.value)));
        made.push((format!("{name}_status"), Arc::new(status)));
        made.push((format!("{name}_low"), figures(|cell| cell.low)));
        made.push((format!("{name}_high"), figures(|cell| cell.high)));
    }
    let none = columns::batch(Vec::new(), Vec::new(), rebased.len())?;
    Ok(Table::new(with_columns(&none, made)?))
}

/// The rows of a stream as comma-separated text.
fn csv(stream: arrow_array::ffi_stream::RecordBatchStreamReader) -> Result<String, Failure> {
    let batch = gathered(stream)?;
    let schema = batch.schema();
    let header: Vec<String> = schema.fields().iter().map(|f| f.name().clone()).collect();
    let mut columns: Vec<Vec<Value>> = Vec::new();
    for (name, array) in header.iter().zip(batch.columns()) {
        columns.push(columns::values(array, name)?);
    }
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header)?;
    for row in 0..batch.num_rows() {
        writer.write_record(columns.iter().map(|column| cell(&column[row])))?;
    }
    let bytes = writer.into_inner()?;
    Ok(String::from_utf8(bytes)?)
}
