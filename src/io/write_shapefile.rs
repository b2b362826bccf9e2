//! Writing Shapefiles: `.shp`, and beside it `.shx`, `.dbf`, `.cpg` and `.prj`.
//!
//! By the ESRI Shapefile Technical Description (July 1998) and the form of dBASE III
//! tables. Dates are fixed, so that the same layer gives the same bytes.

use std::io::{self, Write};

use geo_types::{Coord, LineString};

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
    for item in layer.items() {
        let length = length_of(item.shape, kind);
        shx.extend(words(at)?.to_be_bytes());
        shx.extend(words(length)?.to_be_bytes());
        at += RECORD + length;
        bounds = around(bounds, bounds_of(item.shape));
    }
    out.write_all(&head(at, kind, bounds)?)?;
    let mut record = Vec::new();
    for (number, item) in (1_i32..).zip(layer.items()) {
        record.clear();
        record.extend(number.to_be_bytes());
        record.extend(words(length_of(item.shape, kind))?.to_be_bytes());
        push_shape(&mut record, item.shape, kind)?;
        out.write_all(&record)?;
    }
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
    let large = |_| io::Error::other("a Shapefile of more than 4 GiB is not written");
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
                let message = "a Shapefile holds points, lines or polygons, and these features are of several kinds; write them to another format";
                return Err(io::Error::other(message));
            }
        };
    }
    Ok(kind)
}

fn parts<'a>(shape: Shape<'a>) -> Vec<(&'a LineString<f64>, Option<bool>)> {
    match shape {
        Shape::Lines(lines) => lines.iter().map(|line| (line, None)).collect(),
        Shape::Polygons(land) => {
            let rings = land.iter().flat_map(|polygon| {
                let holes = polygon.interiors().iter().map(|hole| (hole, Some(false)));
                std::iter::once((polygon.exterior(), Some(true))).chain(holes)
            });
            rings.filter(|(ring, _)| !ring.0.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}

/// The bytes of a shape without the head of its record.
fn length_of(shape: Shape<'_>, kind: Kind) -> usize {
    let positions = |lines: Vec<(&LineString<f64>, Option<bool>)>| {
        let count: usize = lines.iter().map(|(line, _)| line.0.len()).sum();
        44 + 4 * lines.len() + 16 * count
    };
    match shape {
        Shape::Nothing => 4,
        Shape::Points(_) if kind == Kind::Point => 20,
        Shape::Points(points) => 40 + 16 * points.len(),
        Shape::Lines(_) | Shape::Polygons(_) => positions(parts(shape)),
    }
}

fn push_shape(record: &mut Vec<u8>, shape: Shape<'_>, kind: Kind) -> io::Result<()> {
    let kind = if shape == Shape::Nothing {
        Kind::Null
    } else {
        kind
    };
    record.extend((kind as i32).to_le_bytes());
    match shape {
        Shape::Nothing => {}
        Shape::Points(points) => {
            if kind == Kind::Points {
                push_bounds(record, bounds_of(shape));
                push_count(record, points.len())?;
            }
            points.iter().for_each(|at| push_position(record, at));
        }
        Shape::Lines(_) | Shape::Polygons(_) => {
            let parts = parts(shape);
            push_bounds(record, bounds_of(shape));
            push_count(record, parts.len())?;
            push_count(record, parts.iter().map(|(line, _)| line.0.len()).sum())?;
            let mut start = 0;
            for (line, _) in &parts {
                push_count(record, start)?;
                start += line.0.len();
            }
            parts
                .iter()
                .for_each(|(line, shell)| push_line(record, line, *shell));
        }
    }
    Ok(())
}

/// Shells run clockwise and holes the other way round.
fn push_line(record: &mut Vec<u8>, line: &LineString<f64>, shell: Option<bool>) {
    let area = twice_area(&line.0);
    let right = shell.is_none_or(|shell| area == 0.0 || (area < 0.0) == shell);
    if right {
        line.0.iter().for_each(|at| push_position(record, at));
    } else {
        line.0.iter().rev().for_each(|at| push_position(record, at));
    }
}

/// Twice the signed area, relative to the first vertex.
fn twice_area(ring: &[Coord<f64>]) -> f64 {
    let Some(&o) = ring.first() else { return 0.0 };
    let cross =
        |p: &[Coord<f64>]| (p[0].x - o.x) * (p[1].y - o.y) - (p[1].x - o.x) * (p[0].y - o.y);
    ring.windows(2).map(cross).sum()
}

fn push_count(record: &mut Vec<u8>, count: usize) -> io::Result<()> {
    let large = |_| io::Error::other("a shape has more vertices than a Shapefile can hold");
    record.extend(i32::try_from(count).map_err(large)?.to_le_bytes());
    Ok(())
}

fn push_position(record: &mut Vec<u8>, at: &Coord<f64>) {
    record.extend(at.x.to_le_bytes());
    record.extend(at.y.to_le_bytes());
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
