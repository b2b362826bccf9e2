//! Tables that go out: record batches behind the Arrow C stream interface.

use std::collections::HashMap;
use std::sync::Arc;

use aimaq::io::{Feature, FeatureGeometry, FeatureTable, wkb};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, ArrayRef, BinaryArray, RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use serde_json::{Map, Value};

use crate::columns;
use crate::error::Failure;
use crate::layer::{EXTENSION, Layer, METADATA, is_geometry};

/// The coordinate reference system of what is made here, as GeoArrow names one.
const WGS84: &str = r#"{"crs":"EPSG:4326","crs_type":"authority_code"}"#;
/// The name of the column of geometries that are made here.
pub(crate) const GEOMETRY: &str = "geometry";

/// A table of results; every program that reads Arrow streams reads it.
#[pyclass(module = "aimaq", frozen)]
pub(crate) struct Table {
    batch: RecordBatch,
    notes: Vec<String>,
    ledger: Option<String>,
}

/// A table, or why there is none.
pub(crate) type Made = Result<Table, Failure>;

impl Table {
    pub(crate) fn new(batch: RecordBatch) -> Self {
        Self {
            batch,
            notes: Vec::new(),
            ledger: None,
        }
    }

    /// With what the command would say of it.
    pub(crate) fn noted(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    /// With its account as JSON.
    pub(crate) fn with_ledger(mut self, ledger: String) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// Of features: their fields, and their geometry as the last column.
    pub(crate) fn of_features(table: FeatureTable) -> Result<Self, Failure> {
        let (mut rows, mut shapes) = (Vec::new(), Vec::new());
        for feature in table.features {
            rows.push(feature.properties);
            shapes.push(feature.geometry);
        }
        let fields = columns::of_rows(&rows)?;
        let at = fields.num_columns();
        with_geometry(&fields, at, geometry_field(GEOMETRY), &shapes).map(Self::new)
    }

    fn schema(&self) -> SchemaRef {
        self.batch.schema()
    }

    /// Its rows as features.
    fn features(&self) -> Result<Vec<Feature>, Failure> {
        let schema = self.schema();
        let has_geometry = schema.fields().iter().any(|field| is_geometry(field));
        let (fields, shapes) = match has_geometry {
            true => {
                let layer = Layer::of_batch(self.batch.clone(), "the table")?;
                (layer.fields, layer.shapes)
            }
            false => {
                let none = vec![FeatureGeometry::Nothing; self.batch.num_rows()];
                (self.batch.clone(), none)
            }
        };
        let schema = fields.schema();
        let mut rows = vec![Map::<String, Value>::new(); fields.num_rows()];
        for (field, array) in schema.fields().iter().zip(fields.columns()) {
            let values = columns::values(array, field.name())?;
            for (row, value) in rows.iter_mut().zip(values) {
                row.insert(field.name().clone(), value);
            }
        }
        let features = rows.into_iter().zip(shapes);
        let features = features.map(|(properties, geometry)| Feature {
            id: None,
            geometry,
            properties,
        });
        Ok(features.collect())
    }
}

#[pymethods]
impl Table {
    /// The rows as an Arrow stream.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // What is asked for is a wish, and every stream may leave it unfulfilled.
        let _ = requested_schema;
        let batches = std::iter::once(Ok(self.batch.clone()));
        let reader = RecordBatchIterator::new(batches, self.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The columns as an Arrow schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema().as_ref()).map_err(Failure::from)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        let schema = self.schema();
        let fields = schema.fields().iter();
        fields.map(|field| field.name().clone()).collect()
    }

    /// What the command would say of the result, a sentence each.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// The account of what was done, as JSON text, where there is one.
    #[getter]
    fn ledger_json(&self) -> Option<&str> {
        self.ledger.as_deref()
    }

    /// The rows without geometries as JSON text: a list of objects.
    fn rows_json(&self, py: Python<'_>) -> PyResult<String> {
        let rows = py.detach(|| {
            let features = self.features()?.into_iter();
            let rows: Vec<Value> = features.map(|f| Value::Object(f.properties)).collect();
            Ok::<_, Failure>(Value::Array(rows).to_string())
        });
        Ok(rows?)
    }

    /// The rows as the text of a GeoJSON feature collection.
    fn geojson(&self, py: Python<'_>) -> PyResult<String> {
        let text = py.detach(|| {
            let features = self.features()?;
            let all: geojson::FeatureCollection =
                features.iter().map(geojson::Feature::from).collect();
            Ok::<_, Failure>(all.to_string())
        });
        Ok(text?)
    }

    /// The rows without geometries, each as a dictionary.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = self.rows_json(py)?;
        py.import("json")?.call_method1("loads", (text,))
    }

    /// The rows as a GeoJSON feature collection, for small tables.
    #[getter]
    fn __geo_interface__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = self.geojson(py)?;
        py.import("json")?.call_method1("loads", (text,))
    }

    fn __repr__(&self) -> String {
        let names = self.column_names().join(", ");
        format!("<aimaq.Table: {} rows; {names}>", self.batch.num_rows())
    }
}

/// A column of well-known binary as GeoArrow marks it.
pub(crate) fn geometry_field(name: &str) -> Field {
    let about = [
        (EXTENSION.to_owned(), "geoarrow.wkb".to_owned()),
        (METADATA.to_owned(), WGS84.to_owned()),
    ];
    Field::new(name, DataType::Binary, true).with_metadata(HashMap::from(about))
}

/// Columns with one of geometries put in at a place.
pub(crate) fn with_geometry(
    fields: &RecordBatch,
    at: usize,
    field: Field,
    shapes: &[FeatureGeometry],
) -> Result<RecordBatch, Failure> {
    let bytes: Vec<Option<Vec<u8>>> = shapes.iter().map(wkb).collect();
    let array: ArrayRef = Arc::new(BinaryArray::from_iter(bytes));
    let schema = fields.schema();
    let mut all: Vec<Field> = schema.fields().iter().map(|f| f.as_ref().clone()).collect();
    let mut arrays: Vec<ArrayRef> = fields.columns().to_vec();
    let at = at.min(all.len());
    all.insert(at, field);
    arrays.insert(at, array);
    columns::batch(all, arrays, fields.num_rows())
}

/// Whether two columns would have one name.
pub(crate) fn taken(batch: &RecordBatch, name: &str) -> bool {
    batch.schema().fields().iter().any(|f| f.name() == name)
}

/// A batch with more columns behind its own.
pub(crate) fn with_columns(
    batch: &RecordBatch,
    added: Vec<(String, ArrayRef)>,
) -> Result<RecordBatch, Failure> {
    let schema = batch.schema();
    let mut fields: Vec<Field> = schema.fields().iter().map(|f| f.as_ref().clone()).collect();
    let mut arrays: Vec<ArrayRef> = batch.columns().to_vec();
    for (name, array) in added {
        fields.push(Field::new(name, array.data_type().clone(), true));
        arrays.push(array);
    }
    columns::batch(fields, arrays, batch.num_rows())
}
