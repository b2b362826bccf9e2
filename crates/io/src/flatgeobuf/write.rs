//! Writing FlatGeobuf: features in their order, with an index over them.

use std::io::{self, Write};

use geo_types::{Coord, Polygon};

use super::super::format::{About, Item, Layer, Shape, Written};
use super::super::parts::{Bounds, NOTHING, around, bounds_of, common_kind, rings};
use super::super::schema::{Cell, Kind, Schema};
use super::builder::{Builder, Field, Slot};
use super::columns::{BOOL, DOUBLE, LONG, STRING};
use super::index;
use super::{MAGIC, TYPES, field};

pub(super) fn write(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let schema = Schema::of(layer);
    // Unknown where features are of different kinds.
    let kind = match common_kind(layer.items().map(|item| item.shape)) {
        None => 0,
        Some((kind, false)) => number(kind),
        Some((kind, true)) => number(&format!("Multi{kind}")),
    };
    let (mut bytes, mut boxes) = (Vec::new(), Vec::with_capacity(layer.len()));
    let mut bounds = NOTHING;
    for item in layer.items() {
        let own = bounds_of(item.shape);
        bounds = around(bounds, own);
        boxes.push((own, bytes.len() as u64));
        push_feature(&mut bytes, &item, &schema, kind);
    }
    // A feature without a geometry has no box.
    let indexed = !layer.is_empty() && layer.items().all(|item| item.shape != Shape::Nothing);
    out.write_all(&MAGIC)?;
    out.write_all(&[0])?;
    out.write_all(&head(layer.len(), &schema, kind, bounds, indexed, about))?;
    if indexed {
        out.write_all(&index::packed(&boxes))?;
    }
    out.write_all(&bytes)?;
    Ok(Written {
        lost: schema.told,
        ..Written::default()
    })
}

/// The number of a type of geometry.
fn number(name: &str) -> u8 {
    TYPES.iter().position(|known| *known == name).unwrap_or(0) as u8
}

fn head(
    features: usize,
    schema: &Schema,
    kind: u8,
    bounds: Bounds,
    indexed: bool,
    about: &About<'_>,
) -> Vec<u8> {
    let fields = [
        (field::header::NAME, Field::Pointer),
        (field::header::ENVELOPE, Field::Pointer),
        (field::header::GEOMETRY_TYPE, Field::U8(kind)),
        (field::header::COLUMNS, Field::Pointer),
        (field::header::FEATURES_COUNT, Field::U64(features as u64)),
        (
            field::header::INDEX_NODE_SIZE,
            Field::U16(if indexed { index::NODE } else { 0 }),
        ),
        (field::header::CRS, Field::Pointer),
    ];
    let (mut builder, slots) = Builder::new(&fields);
    let &[name, envelope, columns, crs] = slots.as_slice() else {
        return Vec::new();
    };
    builder.text(name, about.name);
    let bounds = if bounds[0] <= bounds[2] {
        &bounds[..]
    } else {
        &[]
    };
    builder.list(envelope, 8, &numbers(bounds.iter().copied()));
    let columns = builder.pointers(columns, schema.columns.len());
    for (slot, column) in columns.into_iter().zip(&schema.columns) {
        let kind = match column.kind {
            Kind::Bool => BOOL,
            Kind::Integer => LONG,
            Kind::Real => DOUBLE,
            Kind::Text => STRING,
        };
        let fields = [
            (field::column::NAME, Field::Pointer),
            (field::column::TYPE, Field::U8(kind)),
        ];
        for slot in builder.table(slot, &fields) {
            builder.text(slot, &column.name);
        }
    }
    let fields = [
        (field::crs::ORG, Field::Pointer),
        (field::crs::CODE, Field::I32(4326)),
        (field::crs::NAME, Field::Pointer),
    ];
    let names = builder.table(crs, &fields);
    for (slot, text) in names.into_iter().zip(["EPSG", "WGS 84"]) {
        builder.text(slot, text);
    }
    builder.finish()
}

fn numbers(numbers: impl Iterator<Item = f64>) -> Vec<u8> {
    numbers.flat_map(f64::to_le_bytes).collect()
}

fn push_feature(bytes: &mut Vec<u8>, item: &Item<'_>, schema: &Schema, kind: u8) {
    let values = values_of(item, schema);
    let properties = (field::feature::PROPERTIES, Field::Pointer);
    let builder = if item.shape == Shape::Nothing {
        let (mut builder, slots) = Builder::new(&[properties]);
        slots
            .iter()
            .for_each(|slot| builder.list(*slot, 1, &values));
        builder
    } else {
        let geometry = (field::feature::GEOMETRY, Field::Pointer);
        let (mut builder, slots) = Builder::new(&[geometry, properties]);
        if let &[geometry, properties] = slots.as_slice() {
            push_geometry(&mut builder, geometry, item.shape, kind);
            builder.list(properties, 1, &values);
        }
        builder
    };
    bytes.extend(builder.finish());
}

/// The values that a feature has, each behind the number of its column.
fn values_of(item: &Item<'_>, schema: &Schema) -> Vec<u8> {
    let mut bytes = Vec::new();
    for column in 0..schema.columns.len() {
        let cell = schema.cell(column, item);
        if cell == Cell::Null {
            continue;
        }
        bytes.extend((column as u16).to_le_bytes());
        match cell {
            Cell::Null => {}
            Cell::Bool(truth) => bytes.push(truth.into()),
            Cell::Integer(number) => bytes.extend(number.to_le_bytes()),
            Cell::Real(number) => bytes.extend(number.to_le_bytes()),
            Cell::Text(text) => {
                bytes.extend((text.len() as u32).to_le_bytes());
                bytes.extend(text.as_bytes());
            }
        }
    }
    bytes
}

/// Writes a geometry; `kind` is that of the file, 0 if there is none in common.
fn push_geometry(builder: &mut Builder, slot: Slot, shape: Shape<'_>, kind: u8) {
    let several = matches!(kind, 4..=6);
    match shape {
        Shape::Nothing => {}
        Shape::Points(points) => {
            let name = if several || points.len() > 1 {
                "MultiPoint"
            } else {
                "Point"
            };
            push_lines(builder, slot, name, &[points]);
        }
        Shape::Lines(lines) => {
            let multi = several || lines.len() > 1;
            let name = if multi {
                "MultiLineString"
            } else {
                "LineString"
            };
            let lines: Vec<&[Coord<f64>]> = lines.iter().map(|line| line.0.as_slice()).collect();
            push_lines(builder, slot, name, &lines);
        }
        Shape::Polygons(land) => match land.0.as_slice() {
            [polygon] if !several => push_lines(builder, slot, "Polygon", &lines_of(polygon)),
            polygons => {
                let fields = [
                    (field::geometry::TYPE, Field::U8(number("MultiPolygon"))),
                    (field::geometry::PARTS, Field::Pointer),
                ];
                for slot in builder.table(slot, &fields) {
                    let parts = builder.pointers(slot, polygons.len());
                    for (slot, polygon) in parts.into_iter().zip(polygons) {
                        push_lines(builder, slot, "Polygon", &lines_of(polygon));
                    }
                }
            }
        },
    }
}

fn lines_of(polygon: &Polygon<f64>) -> Vec<&[Coord<f64>]> {
    rings(polygon).map(|ring| ring.0.as_slice()).collect()
}

/// Writes positions and, of several lines, where each ends.
fn push_lines(builder: &mut Builder, slot: Slot, name: &str, lines: &[&[Coord<f64>]]) {
    let kind = (field::geometry::TYPE, Field::U8(number(name)));
    let positions = (field::geometry::XY, Field::Pointer);
    let ends = (field::geometry::ENDS, Field::Pointer);
    let xy = numbers(lines.iter().copied().flatten().flat_map(|at| [at.x, at.y]));
    if lines.len() < 2 {
        for slot in builder.table(slot, &[kind, positions]) {
            builder.list(slot, 8, &xy);
        }
        return;
    }
    let mut end = 0_u32;
    let all_ends = lines.iter().flat_map(|line| {
        end += line.len() as u32;
        end.to_le_bytes()
    });
    let all_ends: Vec<u8> = all_ends.collect();
    if let &[ends, positions] = builder.table(slot, &[kind, ends, positions]).as_slice() {
        builder.list(ends, 4, &all_ends);
        builder.list(positions, 8, &xy);
    }
}
