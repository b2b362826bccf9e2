//! Writing Shapefiles: `.shp`, and beside it `.shx`, `.dbf`, `.cpg` and `.prj`.
//!
//! Shapes are those of the crate `shapefile`; records and their index are written here,
//! as it knows no record without a shape beside others. By the ESRI Shapefile Technical
//! Description (July 1998) and the form of dBASE III tables. Dates are fixed, so that the
//! same layer gives the same bytes.

use aimaq_words::msg;
use std::io::{self, Write};

use geo_types::{Coord, LineString};
use shapefile::record::WritableShape;
use shapefile::{Multipoint, Point, Polygon, PolygonRing, Polyline};

use super::format::{About, Layer, Shape, Written};
use super::parts::{Bounds, NOTHING, around, bounds_of};
use super::write_dbf;

/// WGS 84 as ESRI writes it.
const PRJ: &str = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

/// Length of the head of `.shp` and `.shx`, and of that of a record.
const HEAD: usize = 100;
const RECORD: usize = 8;

/// What all shapes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null = 0,
    Point = 1,
    Lines = 3,
    Polygons = 5,
    Points = 8,
}

/// Writes the `.shp`; the others are beside it.
pub(super) fn write(out: &mut dyn Write, layer: Layer<'_>, _: &About<'_>) -> io::Result<Written> {
    let kind = kind_of(layer)?;
    let (mut shx, mut at) = (Vec::new(), HEAD);
    let mut bounds = NOTHING;
    let mut records = Vec::new();
    for (number, item) in (1_i32..).zip(layer.items()) {
        let body = body_of(item.shape, kind)?;
        let length = words(body.len())?;
        shx.extend(words(at)?.to_be_bytes());
        shx.extend(length.to_be_bytes());
        records.extend(number.to_be_bytes());
        records.extend(length.to_be_bytes());
        records.extend(&body);
        at += RECORD + body.len();
        bounds = around(bounds, bounds_of(item.shape));
    }
    out.write_all(&head(at, kind, bounds)?)?;
    out.write_all(&records)?;
    let mut index = head(HEAD + shx.len(), kind, bounds)?;
    index.append(&mut shx);
    let (dbf, lost) = write_dbf::table(layer)?;
    Ok(Written {
        beside: vec![
            ("shx", index),
            ("dbf", dbf),
            ("cpg", b"UTF-8".to_vec()),
            ("prj", PRJ.as_bytes().to_vec()),
        ],
        lost,
    })
}

/// A length in words of 16 bits.
fn words(bytes: usize) -> io::Result<i32> {
    let large = |_| io::Error::from(aimaq_words::Sentence(msg!("error-write-large-shp")));
    i32::try_from(bytes / 2).map_err(large)
}

fn kind_of(layer: Layer<'_>) -> io::Result<Kind> {
    let mut kind = Kind::Null;
    for item in layer.items() {
        let own = match item.shape {
            Shape::Nothing => continue,
            Shape::Points([_]) => Kind::Point,
            Shape::Points(_) => Kind::Points,
            Shape::Lines(_) => Kind::Lines,
            Shape::Polygons(_) => Kind::Polygons,
        };
        kind = match (kind, own) {
            (Kind::Null, own) => own,
            (kind, own) if kind == own => kind,
            (Kind::Point | Kind::Points, Kind::Point | Kind::Points) => Kind::Points,
            _ => {
                let message = msg!("error-write-kinds");
                return Err(aimaq_words::Sentence(message).into());
            }
        };
    }
    Ok(kind)
}

/// The bytes of a shape without the head of its record: its kind, then what the crate
/// `shapefile` makes of it, with its extent, its parts, and shells that run clockwise.
fn body_of(shape: Shape<'_>, kind: Kind) -> io::Result<Vec<u8>> {
    let position = |at: &Coord<f64>| Point::new(at.x, at.y);
    let line = |line: &LineString<f64>| line.0.iter().map(position).collect::<Vec<_>>();
    match shape {
        Shape::Points([at]) if kind == Kind::Point => bytes(kind, &position(at)),
        Shape::Points(points) if !points.is_empty() => {
            let points = points.iter().map(position).collect();
            bytes(kind, &Multipoint::new(points))
        }
        Shape::Lines(lines) => {
            let parts = lines.iter().filter(|line| line.0.len() > 1).map(line);
            match parts.collect::<Vec<_>>() {
                none if none.is_empty() => Ok(nothing()),
                parts => bytes(kind, &Polyline::with_parts(parts)),
            }
        }
        Shape::Polygons(land) => {
            let rings = land.iter().flat_map(|polygon| {
                let holes = polygon.interiors().iter();
                let holes = holes.map(|hole| PolygonRing::Inner(line(hole)));
                std::iter::once(PolygonRing::Outer(line(polygon.exterior()))).chain(holes)
            });
            match rings.filter(|ring| !ring.is_empty()).collect::<Vec<_>>() {
                none if none.is_empty() => Ok(nothing()),
                rings => bytes(kind, &Polygon::with_rings(rings)),
            }
        }
        Shape::Points(_) | Shape::Nothing => Ok(nothing()),
    }
}

/// A record without a shape.
fn nothing() -> Vec<u8> {
    (Kind::Null as i32).to_le_bytes().to_vec()
}

fn bytes(kind: Kind, shape: &impl WritableShape) -> io::Result<Vec<u8>> {
    let mut bytes = (kind as i32).to_le_bytes().to_vec();
    shape.write_to(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}

fn head(length: usize, kind: Kind, bounds: Bounds) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    head.extend(9994_i32.to_be_bytes());
    head.extend([0; 20]);
    head.extend(words(length)?.to_be_bytes());
    head.extend(1000_i32.to_le_bytes());
    head.extend((kind as i32).to_le_bytes());
    push_bounds(&mut head, bounds);
    // No heights and no measures.
    head.resize(HEAD, 0);
    Ok(head)
}

fn push_bounds(bytes: &mut Vec<u8>, bounds: Bounds) {
    let none = bounds[0] > bounds[2];
    let numbers = if none { [0.0; 4] } else { bounds };
    numbers.iter().for_each(|n| bytes.extend(n.to_le_bytes()));
}
