//! ESRI Shapefiles with their companions: `.dbf` for the fields, `.cpg` for the
//! encoding of their text, `.prj` for the coordinate reference system.
//!
//! Field names of a `.dbf` have at most ten characters.

use std::io::Cursor;
use std::path::Path;

use dbase::FieldValue;
use dbase::encoding::DynEncoding;
use geo::{Contains, Point};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use serde_json::{Map, Value};
use shapefile::record::polygon::PolygonRing;
use shapefile::{Shape, ShapeReader};

use super::feature::{Feature, FeatureGeometry, FeatureTable, SourceFile};
use super::{InputError, read_bytes, sha256_hex};
use crate::msg;
use crate::words::Message;

/// The files of a Shapefile as bytes.
#[derive(Debug, Clone, Default)]
pub struct ShapefileParts {
    /// `.shp`: the shapes.
    pub shp: Vec<u8>,
    /// `.dbf`: the fields.
    pub dbf: Vec<u8>,
    /// `.cpg`: the name of the encoding.
    pub cpg: Option<Vec<u8>>,
    /// `.prj`: the coordinate reference system.
    pub prj: Option<Vec<u8>>,
}

/// Reads a Shapefile and its companions from disk.
pub(super) fn read(path: &Path) -> Result<FeatureTable, InputError> {
    let mut sources = Vec::new();
    let mut companion = |ending: &str| -> Result<Option<Vec<u8>>, InputError> {
        let (lower, upper) = (
            path.with_extension(ending),
            path.with_extension(ending.to_uppercase()),
        );
        let Some(file) = [lower, upper].into_iter().find(|f| f.is_file()) else {
            return Ok(None);
        };
        let bytes = read_bytes(&file)?;
        sources.push(SourceFile {
            name: file.display().to_string(),
            sha256: sha256_hex(&bytes),
        });
        Ok(Some(bytes))
    };
    let label = path.display().to_string();
    let missing =
        |what: &str| InputError::content(&label, format!("the {what} beside it is missing"));
    let parts = ShapefileParts {
        shp: companion("shp")?.ok_or_else(|| missing(".shp"))?,
        dbf: companion("dbf")?.ok_or_else(|| missing(".dbf with its fields"))?,
        cpg: companion("cpg")?,
        prj: companion("prj")?,
    };
    let mut table = parse_shapefile(&parts, &label)?;
    table.sources = sources;
    Ok(table)
}

/// Reads the features of a Shapefile; `label` names it in errors.
///
/// # Errors
/// If a file is damaged, if the shapes and the fields differ in number, or if
/// the coordinates are not WGS 84 longitude and latitude.
pub fn parse_shapefile(parts: &ShapefileParts, label: &str) -> Result<FeatureTable, InputError> {
    let mut warnings = Vec::new();
    check_prj(parts.prj.as_deref(), label, &mut warnings)?;
    let shapes = shapes(&parts.shp, label)?;
    let records = records(parts, label, &mut warnings)?;
    if shapes.len() != records.len() {
        let message = format!(
            "{} shapes but {} rows of fields",
            shapes.len(),
            records.len()
        );
        return Err(InputError::content(label, message));
    }
    let mut features = Vec::with_capacity(shapes.len());
    for (i, (shape, properties)) in shapes.into_iter().zip(records).enumerate() {
        let geometry = geometry(shape).map_err(|message| {
            InputError::content(label, format!("feature {}: {message}", i + 1))
        })?;
        features.push(Feature {
            geometry,
            properties,
        });
    }
    let empty = features
        .iter()
        .filter(|f| f.geometry == FeatureGeometry::Nothing)
        .count();
    if empty > 0 {
        warnings.push(msg!("read-no-geometry", n = empty));
    }
    Ok(FeatureTable {
        features,
        warnings,
        sources: Vec::new(),
    })
}

fn check_prj(
    prj: Option<&[u8]>,
    label: &str,
    warnings: &mut Vec<Message>,
) -> Result<(), InputError> {
    let Some(prj) = prj else {
        warnings.push(msg!("read-no-prj"));
        return Ok(());
    };
    let text = String::from_utf8_lossy(prj);
    let compact: String = text
        .to_uppercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let geographic = compact.starts_with("GEOGCS") || compact.starts_with("GEOGCRS");
    if geographic && compact.contains("WGS") && compact.contains("84") {
        return Ok(());
    }
    let name = text.split('"').nth(1).unwrap_or("unknown");
    let message = format!("its .prj says `{name}`; reproject it to WGS 84 longitude and latitude");
    Err(InputError::content(label, message))
}

fn shapes(shp: &[u8], label: &str) -> Result<Vec<Shape>, InputError> {
    let damaged = |e: shapefile::Error| InputError::content(label, format!("damaged: {e}"));
    let reader = ShapeReader::new(Cursor::new(shp)).map_err(damaged)?;
    reader.read().map_err(damaged)
}

fn records(
    parts: &ShapefileParts,
    label: &str,
    warnings: &mut Vec<Message>,
) -> Result<Vec<Map<String, Value>>, InputError> {
    let damaged = |e: dbase::Error| InputError::content(label, format!("its .dbf is damaged: {e}"));
    let mut builder = dbase::ReaderBuilder::new();
    if let Some(cpg) = &parts.cpg {
        let name = String::from_utf8_lossy(cpg).trim().to_owned();
        builder = builder.with_encoding(encoding(&name).ok_or_else(|| {
            InputError::content(
                label,
                format!("its .cpg names the encoding `{name}`, which is not known"),
            )
        })?);
    } else {
        warnings.push(msg!("read-no-cpg"));
    }
    let mut reader = builder
        .build(Cursor::new(parts.dbf.as_slice()))
        .map_err(damaged)?;
    let names: Vec<String> = reader
        .fields()
        .iter()
        .map(|f| f.name().to_owned())
        .collect();
    let mut rows = Vec::new();
    for record in reader.iter_records() {
        let record = record.map_err(damaged)?;
        let values = names.iter().map(|name| {
            let value = record.get(name).map_or(Value::Null, json);
            (name.clone(), value)
        });
        rows.push(values.collect());
    }
    Ok(rows)
}

/// An encoding by the names that `.cpg` files use.
fn encoding(name: &str) -> Option<DynEncoding> {
    let short = name
        .to_uppercase()
        .replace("ISO-8859-1", "1252")
        .replace("ISO 88591", "1252");
    let short = short
        .trim_start_matches("WINDOWS-")
        .trim_start_matches("ANSI ")
        .to_owned();
    let short = if short == "UTF8" {
        "UTF-8".to_owned()
    } else {
        short
    };
    DynEncoding::from_name(&short)
}

fn json(value: &FieldValue) -> Value {
    match value {
        FieldValue::Character(text) => text
            .as_ref()
            .map_or(Value::Null, |t| Value::from(t.as_str())),
        FieldValue::Memo(text) => Value::from(text.as_str()),
        FieldValue::Numeric(number) => number.map_or(Value::Null, number_value),
        FieldValue::Float(number) => number.map_or(Value::Null, |n| number_value(f64::from(n))),
        FieldValue::Double(number) | FieldValue::Currency(number) => number_value(*number),
        FieldValue::Integer(number) => Value::from(*number),
        FieldValue::Logical(truth) => truth.map_or(Value::Null, Value::from),
        FieldValue::Date(date) => date.as_ref().map_or(Value::Null, |d| {
            Value::from(format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day()))
        }),
        FieldValue::DateTime(_) => Value::Null,
    }
}

/// Whole numbers stay whole, so that codes read as they are written.
fn number_value(number: f64) -> Value {
    let exact = number.fract() == 0.0 && number.abs() < 9e15;
    if exact {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

fn geometry(shape: Shape) -> Result<FeatureGeometry, String> {
    let geometry = match shape {
        Shape::NullShape => FeatureGeometry::Nothing,
        Shape::Polygon(p) => FeatureGeometry::Polygons(polygons(p.into_inner(), |p| xy(p.x, p.y))?),
        Shape::PolygonM(p) => {
            FeatureGeometry::Polygons(polygons(p.into_inner(), |p| xy(p.x, p.y))?)
        }
        Shape::PolygonZ(p) => {
            FeatureGeometry::Polygons(polygons(p.into_inner(), |p| xy(p.x, p.y))?)
        }
        Shape::Polyline(l) => {
            let lines = l.into_inner().into_iter().map(|part| {
                let coords: Result<Vec<_>, String> =
                    part.into_iter().map(|p| xy(p.x, p.y)).collect();
                coords.map(LineString::new)
            });
            FeatureGeometry::Lines(lines.collect::<Result<_, _>>()?)
        }
        Shape::Point(p) => FeatureGeometry::Points(vec![xy(p.x, p.y)?]),
        Shape::Multipoint(m) => {
            let points: Result<Vec<_>, String> = m.points().iter().map(|p| xy(p.x, p.y)).collect();
            FeatureGeometry::Points(points?)
        }
        other => {
            return Err(format!(
                "a {} cannot be used as a boundary",
                other.shapetype()
            ));
        }
    };
    Ok(geometry)
}

fn xy(x: f64, y: f64) -> Result<Coord<f64>, String> {
    if (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y) {
        return Ok(Coord { x, y });
    }
    Err(format!(
        "({x}, {y}) is no longitude and latitude in degrees; the coordinates look projected, reproject them to WGS 84"
    ))
}

/// Outer rings run clockwise in a Shapefile, holes the other way round; a hole
/// belongs to the outer ring around it, wherever it stands in the file.
fn polygons<P>(
    rings: Vec<PolygonRing<P>>,
    point: impl Fn(P) -> Result<Coord<f64>, String>,
) -> Result<MultiPolygon<f64>, String> {
    let (mut shells, mut holes) = (Vec::new(), Vec::new());
    for ring in rings {
        let (outer, points) = match ring {
            PolygonRing::Outer(points) => (true, points),
            PolygonRing::Inner(points) => (false, points),
        };
        let coords: Vec<Coord<f64>> = points.into_iter().map(&point).collect::<Result<_, _>>()?;
        if coords.len() < 4 {
            return Err(format!("{} positions do not make a ring", coords.len()));
        }
        let line = LineString::new(coords);
        if outer {
            shells.push(Polygon::new(line, Vec::new()));
        } else {
            holes.push(line);
        }
    }
    for hole in holes {
        match shell_around(&shells, &hole) {
            Some(i) => shells[i].interiors_push(hole),
            None => return Err("a hole lies outside every ring".to_owned()),
        }
    }
    Ok(MultiPolygon::new(shells))
}

/// The innermost shell that holds a vertex of the hole.
fn shell_around(shells: &[Polygon<f64>], hole: &LineString<f64>) -> Option<usize> {
    use geo::Area;
    let holds = |shell: &Polygon<f64>| {
        let bare = Polygon::new(shell.exterior().clone(), Vec::new());
        hole.0.iter().any(|&c| bare.contains(&Point::from(c)))
    };
    if shells.len() == 1 {
        return Some(0);
    }
    let around = (0..shells.len()).filter(|&i| holds(&shells[i]));
    around.min_by(|&a, &b| {
        shells[a]
            .unsigned_area()
            .total_cmp(&shells[b].unsigned_area())
    })
}
