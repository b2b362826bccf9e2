//! Features that come in: an Arrow stream, a file, or GeoJSON text.

use aimaq::io::{
    Crs, Feature, FeatureGeometry, FeatureTable, ReadOptions, WkbReader, parse_features, read_any,
};
use aimaq::msg;
use aimaq::words::Message;
use aimaq::words::{Lang, say};
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{DataType, Field};
use arrow_select::concat::concat_batches;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use serde_json::{Map, Value};

use crate::columns;
use crate::error::Failure;
use crate::table::{GEOMETRY, geometry_field, with_geometry};

/// Where the metadata of a field name its extension type, and what holds for it.
pub(crate) const EXTENSION: &str = "ARROW:extension:name";
pub(crate) const METADATA: &str = "ARROW:extension:metadata";
/// Names of geometry columns that carry no metadata.
const USUAL: [&str; 5] = ["geometry", "geom", "wkb_geometry", "wkb", "the_geom"];

/// What a function is given: the Python side has looked at it already.
pub(crate) enum Given {
    /// The name of a file.
    File(String),
    /// A GeoJSON text.
    GeoJson(String),
    /// An Arrow stream.
    Stream(RecordBatchStreamReader),
}

impl<'py> FromPyObject<'_, 'py> for Given {
    type Error = PyErr;

    /// A pair of a word and a value.
    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let (kind, value): (String, Bound<'py, PyAny>) = given.extract()?;
        match kind.as_str() {
            "file" => Ok(Self::File(value.extract()?)),
            "geojson" => Ok(Self::GeoJson(value.extract()?)),
            _ => Ok(Self::Stream(stream(&value)?)),
        }
    }
}

/// The stream in a capsule; the capsule is empty afterwards.
pub(crate) fn stream(capsule: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: a capsule of that name holds an initialised stream, by the PyCapsule
    // interface of Arrow; what is moved out of it is marked as released.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.cast().as_ptr()) };
    Ok(RecordBatchStreamReader::try_new(stream).map_err(Failure::from)?)
}

/// All rows of a stream as one batch.
pub(crate) fn gathered(reader: RecordBatchStreamReader) -> Result<RecordBatch, Failure> {
    let schema = reader.schema();
    let batches: Vec<RecordBatch> = reader.collect::<Result<_, _>>()?;
    Ok(concat_batches(&schema, &batches)?)
}

/// Features as columns and geometries.
pub(crate) struct Layer {
    /// What errors call it.
    pub(crate) label: String,
    /// All columns but that of the geometries.
    pub(crate) fields: RecordBatch,
    /// The place of the geometries among the columns, and their field.
    pub(crate) at: usize,
    pub(crate) field: Field,
    pub(crate) shapes: Vec<FeatureGeometry>,
    pub(crate) warnings: Vec<String>,
}

impl Layer {
    /// Reads what was given; `what` names a table in errors.
    pub(crate) fn read(given: Given, what: &str, reading: &ReadOptions) -> Result<Self, Failure> {
        match given {
            Given::File(file) => Self::of_features(read_any(file.as_ref(), reading)?, &file),
            Given::GeoJson(text) => Self::of_features(parse_features(text.as_bytes(), what)?, what),
            Given::Stream(stream) => Self::of_batch(gathered(stream)?, what),
        }
    }

    fn of_features(table: FeatureTable, label: &str) -> Result<Self, Failure> {
        let warnings = table.warnings.iter();
        let warnings = warnings.map(|said| format!("{label}: {}", say(said, Lang::EN)));
        let warnings = warnings.collect();
        let (mut rows, mut shapes) = (Vec::new(), Vec::new());
        for feature in table.features {
            rows.push(feature.properties);
            shapes.push(feature.geometry);
        }
        let fields = columns::of_rows(&rows)?;
        Ok(Self {
            label: label.to_owned(),
            at: fields.num_columns(),
            fields,
            field: geometry_field(GEOMETRY),
            shapes,
            warnings,
        })
    }

    /// Of a table with a column of well-known binary.
    pub(crate) fn of_batch(batch: RecordBatch, label: &str) -> Result<Self, Failure> {
        let at = geometry_column(&batch, label)?;
        let schema = batch.schema();
        let field = schema.field(at);
        let (shapes, moved) = shapes(batch.column(at), field, label)?;
        let kept = |i: &usize| *i != at;
        let fields: Vec<Field> = (0..batch.num_columns())
            .filter(kept)
            .map(|i| schema.field(i).clone())
            .collect();
        let arrays: Vec<ArrayRef> = (0..batch.num_columns())
            .filter(kept)
            .map(|i| batch.column(i).clone())
            .collect();
        let mut own = geometry_field(field.name());
        if !moved && let Some(about) = field.metadata().get(METADATA) {
            let mut metadata = own.metadata().clone();
            metadata.insert(METADATA.to_owned(), about.clone());
            own = own.with_metadata(metadata);
        }
        Ok(Self {
            label: label.to_owned(),
            fields: columns::batch(fields, arrays, batch.num_rows())?,
            at,
            field: own,
            shapes,
            warnings: Vec::new(),
        })
    }

    /// The features with some of their fields.
    pub(crate) fn features(&mut self, names: &[&str]) -> Result<FeatureTable, Failure> {
        let mut rows = vec![Map::<String, Value>::new(); self.shapes.len()];
        for name in names {
            let Some(array) = self.fields.column_by_name(name) else {
                continue;
            };
            for (row, value) in rows.iter_mut().zip(columns::values(array, name)?) {
                row.insert((*name).to_owned(), value);
            }
        }
        let shapes = std::mem::take(&mut self.shapes);
        let features = rows.into_iter().zip(shapes);
        let features = features.map(|(properties, geometry)| Feature {
            id: None,
            geometry,
            properties,
        });
        Ok(FeatureTable {
            features: features.collect(),
            ..FeatureTable::default()
        })
    }

    /// Its columns with other geometries.
    pub(crate) fn with_shapes(&self, shapes: &[FeatureGeometry]) -> Result<RecordBatch, Failure> {
        with_geometry(&self.fields, self.at, self.field.clone(), shapes)
    }

    /// That there are columns of some names.
    pub(crate) fn has(&self, name: &str) -> Result<(), Failure> {
        if self.fields.column_by_name(name).is_some() {
            return Ok(());
        }
        let schema = self.fields.schema();
        let known: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        let known = match known.is_empty() {
            true => "none".to_owned(),
            false => known.join(", "),
        };
        let label = &self.label;
        let message = format!("{label}: there is no column `{name}`; the columns are {known}");
        Err(Failure::new(message))
    }
}

/// Whether a field says that it holds geometries.
pub(crate) fn is_geometry(field: &Field) -> bool {
    let name = field.metadata().get(EXTENSION);
    name.is_some_and(|name| name.starts_with("geoarrow.") || name == "ogc.wkb")
}

/// The column of geometries: the one that says so, else one of bytes with a usual name.
fn geometry_column(batch: &RecordBatch, label: &str) -> Result<usize, Failure> {
    let schema = batch.schema();
    let fields = schema.fields();
    if let Some(at) = fields.iter().position(|field| is_geometry(field)) {
        return Ok(at);
    }
    let is_bytes = |field: &Field| {
        use DataType::{Binary, BinaryView, LargeBinary};
        matches!(field.data_type(), Binary | LargeBinary | BinaryView)
    };
    let usual = |field: &Field| {
        let name = field.name().to_lowercase();
        is_bytes(field) && USUAL.contains(&name.as_str())
    };
    fields.iter().position(|field| usual(field)).ok_or_else(|| {
        let message = format!("{label}: there is no column of geometries");
        Failure::new(message).hint(
            "give a GeoDataFrame, or a table with well-known binary in a column `geometry` \
             (in DuckDB: ST_AsWKB(geom) AS geometry)",
        )
    })
}

/// The geometries of a column, and whether their coordinates were changed.
fn shapes(
    array: &ArrayRef,
    field: &Field,
    label: &str,
) -> Result<(Vec<FeatureGeometry>, bool), Failure> {
    let crs = crs(field);
    let wrong = |what: Message| Failure::new(format!("{label}: {}", what.in_english()));
    let reader = WkbReader::new(crs.as_deref()).map_err(wrong)?;
    let moved = match &crs {
        Some(text) => !Crs::parse(text)?.is_lon_lat(),
        None => false,
    };
    let read = |(row, bytes): (usize, Option<&[u8]>)| match bytes {
        None => Ok(FeatureGeometry::Nothing),
        Some(bytes) => {
            let shape = reader.read(bytes);
            shape.map_err(|what| {
                let row = (row + 1).to_string();
                wrong(msg!("error-row", row = row, said = what))
            })
        }
    };
    let shapes: Result<Vec<FeatureGeometry>, Failure> = match array.data_type() {
        DataType::Binary => array
            .as_binary::<i32>()
            .iter()
            .enumerate()
            .map(read)
            .collect(),
        DataType::LargeBinary => array
            .as_binary::<i64>()
            .iter()
            .enumerate()
            .map(read)
            .collect(),
        DataType::BinaryView => array
            .as_binary_view()
            .iter()
            .enumerate()
            .map(read)
            .collect(),
        other => {
            let name = field.name();
            let message = format!("{label}: the geometries in `{name}` are of type {other}");
            return Err(Failure::new(message)
                .hint("give them as well-known binary: to_arrow(geometry_encoding=\"WKB\")"));
        }
    };
    Ok((shapes?, moved))
}

/// The coordinate reference system that GeoArrow's metadata name.
fn crs(field: &Field) -> Option<String> {
    let about: Value = serde_json::from_str(field.metadata().get(METADATA)?).ok()?;
    match about.get("crs")? {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        json => Some(json.to_string()),
    }
}
