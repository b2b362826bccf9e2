//! Writing GeoParquet.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::json;

use super::super::format::{About, Item, Layer, Shape, Written};
use super::super::parts::{NOTHING, around, bounds_of};
use super::super::schema::{Cell, Kind, Schema};
use super::super::wkb;
use super::KEY;

/// Rows that are written together.
const GROUP: usize = 1 << 16;

pub(super) fn write(out: &mut dyn Write, layer: Layer<'_>, _: &About<'_>) -> io::Result<Written> {
    let schema = Schema::of(layer);
    // The crate asks for a writer that goes from thread to thread.
    let bytes = table(layer, &schema).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    Ok(Written {
        lost: schema.told,
        ..Written::default()
    })
}

fn table(layer: Layer<'_>, schema: &Schema) -> Result<Vec<u8>, ParquetError> {
    let geometry = geometry_name(schema);
    let about = KeyValue::new(KEY.to_owned(), about(layer, &geometry));
    let properties = WriterProperties::builder()
        .set_created_by("aimaq".to_owned())
        .set_key_value_metadata(Some(vec![about]))
        .build();
    let mut bytes = Vec::new();
    let kind = kind(schema, &geometry)?;
    let mut writer = SerializedFileWriter::new(&mut bytes, kind, Arc::new(properties))?;
    let items: Vec<Item<'_>> = layer.items().collect();
    for items in items.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for (column, about) in schema.columns.iter().enumerate() {
            let cells = items.iter().map(|item| schema.cell(column, item));
            match about.kind {
                Kind::Bool => push::<BoolType, _>(
                    &mut group,
                    cells.map(|cell| match cell {
                        Cell::Bool(truth) => Some(truth),
                        _ => None,
                    }),
                )?,
                Kind::Integer => push::<Int64Type, _>(
                    &mut group,
                    cells.map(|cell| match cell {
                        Cell::Integer(number) => Some(number),
                        _ => None,
                    }),
                )?,
                Kind::Real => push::<DoubleType, _>(
                    &mut group,
                    cells.map(|cell| match cell {
                        Cell::Real(number) => Some(number),
                        _ => None,
                    }),
                )?,
                Kind::Text => push::<ByteArrayType, _>(
                    &mut group,
                    cells.map(|cell| match cell {
                        Cell::Text(text) => Some(ByteArray::from(text.as_bytes().to_vec())),
                        _ => None,
                    }),
                )?,
            }
        }
        let shapes = items.iter().map(|item| match item.shape {
            Shape::Nothing => None,
            shape => Some(ByteArray::from(wkb::bytes_of(shape, false))),
        });
        push::<ByteArrayType, _>(&mut group, shapes)?;
        group.close()?;
    }
    writer.close()?;
    Ok(bytes)
}

/// A name for the column of geometry that no other has.
fn geometry_name(schema: &Schema) -> String {
    let taken = |name: &str| schema.columns.iter().any(|column| column.name == name);
    let others = (2..).map(|n| format!("geometry_{n}"));
    let mut names = std::iter::once("geometry".to_owned()).chain(others);
    names.find(|name| !taken(name)).unwrap_or_default()
}

fn kind(schema: &Schema, geometry: &str) -> Result<TypePtr, ParquetError> {
    let field = |name: &str, kind: Physical, text: bool| {
        let builder = Type::primitive_type_builder(name, kind);
        let builder = builder.with_repetition(Repetition::OPTIONAL);
        builder
            .with_logical_type(text.then_some(LogicalType::String))
            .build()
            .map(Arc::new)
    };
    let columns = schema.columns.iter().map(|column| match column.kind {
        Kind::Bool => field(&column.name, Physical::BOOLEAN, false),
        Kind::Integer => field(&column.name, Physical::INT64, false),
        Kind::Real => field(&column.name, Physical::DOUBLE, false),
        Kind::Text => field(&column.name, Physical::BYTE_ARRAY, true),
    });
    let all = columns.chain([field(geometry, Physical::BYTE_ARRAY, false)]);
    let all = all.collect::<Result<Vec<TypePtr>, _>>()?;
    Type::group_type_builder("schema")
        .with_fields(all)
        .build()
        .map(Arc::new)
}

/// The metadata about the geometry: longitude and latitude, where no system is named.
fn about(layer: Layer<'_>, geometry: &str) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    let mut bounds = NOTHING;
    for item in layer.items() {
        let kind = match item.shape {
            Shape::Nothing => continue,
            Shape::Points([_]) => "Point",
            Shape::Points(_) => "MultiPoint",
            Shape::Lines([_]) => "LineString",
            Shape::Lines(_) => "MultiLineString",
            Shape::Polygons(land) if land.0.len() == 1 => "Polygon",
            Shape::Polygons(_) => "MultiPolygon",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        bounds = around(bounds, bounds_of(item.shape));
    }
    let mut column = json!({"encoding": "WKB", "geometry_types": kinds});
    if bounds[0] <= bounds[2] {
        column["bbox"] = json!(bounds);
    }
    json!({"version": "1.1.0", "primary_column": geometry, "columns": {geometry: column}})
        .to_string()
}

/// Writes a column: of each row a value or none.
fn push<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General(
            "there are more columns than were declared".to_owned(),
        ));
    };
    column
        .typed::<T>()
        .write_batch(&values, Some(&levels), None)?;
    column.close()
}
