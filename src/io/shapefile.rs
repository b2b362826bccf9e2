//! ESRI Shapefiles with their companions: `.shx` for the places of the shapes, `.dbf`
//! for the fields, `.cpg` for the encoding of their text, `.prj` for the coordinate
//! reference system.
//!
//! Field names of a `.dbf` have at most ten characters.

use std::io::Cursor;
use std::path::Path;

use geo::{Area, Contains, Point};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use shapefile::record::polygon::PolygonRing;
use shapefile::{Shape, ShapeReader};

use super::feature::{Feature, FeatureGeometry, FeatureTable, SourceFile};
use super::format::{Format, Holds, ReadOptions};
use super::prj::other_system;
use super::{InputError, dbf, listed, read_bytes, sha256_hex, shp, write_shapefile};
use crate::msg;
use crate::place::LonLat;
use crate::words::Message;

/// Shapefiles.
pub(super) static FORMAT: Format = Format {
    name: "Shapefile",
    holds: Holds::Features,
    endings: &[".shp"],
    written: &[".shp"],
    read,
    write: Some(write_shapefile::write),
};

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
    /// `.shx`: where the shapes begin.
    pub shx: Option<Vec<u8>>,
}

/// Reads a Shapefile and its companions from disk.
fn read(path: &Path, _: &ReadOptions) -> Result<FeatureTable, InputError> {
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
        shx: companion("shx")?,
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
    let wrong = |message: String| InputError::content(label, message);
    let table = dbf::parse(&parts.dbf, parts.cpg.as_deref());
    let table = table.map_err(|what| wrong(format!("its .dbf cannot be read: {what}")))?;
    warnings.extend(table.warnings);
    let shapes = shapes(parts, table.rows.len(), label, &mut warnings)?;
    if shapes.len() != table.rows.len() {
        return Err(wrong(format!(
            "{} shapes but {} rows of fields",
            shapes.len(),
            table.rows.len()
        )));
    }
    let mut noticed = Noticed::default();
    let mut features = Vec::with_capacity(shapes.len());
    for (number, (shape, row)) in (1..).zip(shapes.into_iter().zip(table.rows)) {
        let Some(properties) = row else {
            noticed.deleted += 1;
            continue;
        };
        let geometry = geometry(shape, number, &mut noticed)
            .map_err(|what| wrong(format!("feature {number}: {what}")))?;
        noticed.empty += usize::from(geometry == FeatureGeometry::Nothing);
        features.push(Feature {
            id: None,
            geometry,
            properties,
        });
    }
    warnings.extend(noticed.warnings());
    Ok(FeatureTable {
        features,
        warnings,
        sources: Vec::new(),
    })
}

/// What was changed or missing.
#[derive(Default)]
struct Noticed {
    empty: usize,
    deleted: usize,
    /// Features, from 1, whose rings run the wrong way.
    turned: Vec<usize>,
}

impl Noticed {
    fn warnings(&self) -> Vec<Message> {
        let mut warnings = Vec::new();
        if self.empty > 0 {
            warnings.push(msg!("read-no-geometry", n = self.empty));
        }
        if self.deleted > 0 {
            warnings.push(msg!("read-deleted", n = self.deleted));
        }
        if !self.turned.is_empty() {
            warnings.push(msg!("read-turned", features = listed(&self.turned)));
        }
        warnings
    }
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
    match other_system(&String::from_utf8_lossy(prj)) {
        None => Ok(()),
        Some(name) => {
            let message =
                format!("its .prj says `{name}`; reproject it to WGS 84 longitude and latitude");
            Err(InputError::content(label, message))
        }
    }
}

fn shapes(
    parts: &ShapefileParts,
    wanted: usize,
    label: &str,
    warnings: &mut Vec<Message>,
) -> Result<Vec<Shape>, InputError> {
    let damaged = |what: String| InputError::content(label, format!("damaged: {what}"));
    let ordered = shp::in_order(&parts.shp, parts.shx.as_deref(), wanted, warnings);
    let reader = ShapeReader::new(Cursor::new(ordered.map_err(damaged)?));
    let shapes = reader.and_then(ShapeReader::read);
    shapes.map_err(|error| damaged(error.to_string()))
}

fn geometry(shape: Shape, number: usize, noticed: &mut Noticed) -> Result<FeatureGeometry, String> {
    let mut of_rings = |rings: Vec<Ring>| -> Result<FeatureGeometry, String> {
        let (polygons, turned) = polygons(rings)?;
        noticed.turned.extend(turned.then_some(number));
        Ok(FeatureGeometry::Polygons(polygons))
    };
    let geometry = match shape {
        Shape::NullShape => FeatureGeometry::Nothing,
        Shape::Polygon(p) => of_rings(rings(p.into_inner(), |p| xy(p.x, p.y))?)?,
        Shape::PolygonM(p) => of_rings(rings(p.into_inner(), |p| xy(p.x, p.y))?)?,
        Shape::PolygonZ(p) => of_rings(rings(p.into_inner(), |p| xy(p.x, p.y))?)?,
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
    let at = LonLat::new(x, y).map_err(|error| error.to_string())?;
    Ok(at.coord())
}

/// A ring as it stands in the file.
struct Ring {
    line: LineString<f64>,
    /// Whether it runs clockwise, as shells do.
    outer: bool,
}

fn rings<P>(
    rings: Vec<PolygonRing<P>>,
    point: impl Fn(P) -> Result<Coord<f64>, String>,
) -> Result<Vec<Ring>, String> {
    let ring = |ring| {
        let (outer, points): (bool, Vec<P>) = match ring {
            PolygonRing::Outer(points) => (true, points),
            PolygonRing::Inner(points) => (false, points),
        };
        let coords: Vec<Coord<f64>> = points.into_iter().map(&point).collect::<Result<_, _>>()?;
        if coords.len() < 4 {
            return Err(format!("{} positions do not make a ring", coords.len()));
        }
        let line = LineString::new(coords);
        Ok(Ring { line, outer })
    };
    rings.into_iter().map(ring).collect()
}

/// Outer rings run clockwise in a Shapefile, holes the other way round; a hole
/// belongs to the outer ring around it, wherever it stands in the file. Where a hole
/// lies in no outer ring the directions are wrong, which is told: a ring is then a
/// hole if an odd number of others is around it.
fn polygons(mut rings: Vec<Ring>) -> Result<(MultiPolygon<f64>, bool), String> {
    let shells = rings.iter().filter(|ring| ring.outer).count();
    if let (Some(only), true) = (rings.iter().position(|r| r.outer), shells == 1) {
        let owners = vec![only; rings.len()];
        return Ok((assembled(rings, &owners), false));
    }
    if shells == rings.len() {
        return Ok((assembled(rings, &[]), false));
    }
    let bare: Vec<Polygon<f64>> = rings
        .iter()
        .map(|ring| Polygon::new(ring.line.clone(), Vec::new()))
        .collect();
    if let Some(owners) = owners(&rings, &bare) {
        return Ok((assembled(rings, &owners), false));
    }
    let around = |inner: usize| {
        let others = (0..bare.len()).filter(|&outer| outer != inner);
        others
            .filter(|&outer| lies_in(&rings[inner].line, &bare[outer]))
            .count()
    };
    let depths: Vec<usize> = (0..rings.len()).map(around).collect();
    for (ring, depth) in rings.iter_mut().zip(depths) {
        ring.outer = depth % 2 == 0;
    }
    match owners(&rings, &bare) {
        Some(owners) => Ok((assembled(rings, &owners), true)),
        None => Err("a hole lies outside every ring".to_owned()),
    }
}

/// The shell around each ring that is a hole, by its place among the rings. None if a
/// hole lies in no shell.
fn owners(rings: &[Ring], bare: &[Polygon<f64>]) -> Option<Vec<usize>> {
    let shells: Vec<usize> = (0..rings.len()).filter(|&i| rings[i].outer).collect();
    let owner = |ring: usize| {
        if rings[ring].outer {
            return Some(ring);
        }
        // The innermost that holds a vertex of the hole.
        let around = shells.iter().copied();
        let around = around.filter(|&shell| lies_in(&rings[ring].line, &bare[shell]));
        let area = |shell: usize| bare[shell].unsigned_area();
        around.min_by(|&a, &b| area(a).total_cmp(&area(b)))
    };
    (0..rings.len()).map(owner).collect()
}

fn lies_in(ring: &LineString<f64>, shell: &Polygon<f64>) -> bool {
    ring.0.iter().any(|&c| shell.contains(&Point::from(c)))
}

/// Shells in their order, each with its holes in theirs.
fn assembled(rings: Vec<Ring>, owners: &[usize]) -> MultiPolygon<f64> {
    let mut place = vec![0; rings.len()];
    let mut shells: Vec<(LineString<f64>, Vec<LineString<f64>>)> = Vec::new();
    let (outer, holes): (Vec<_>, Vec<_>) = rings
        .into_iter()
        .enumerate()
        .partition(|(_, ring)| ring.outer);
    for (at, ring) in outer {
        place[at] = shells.len();
        shells.push((ring.line, Vec::new()));
    }
    for (at, ring) in holes {
        shells[place[owners[at]]].1.push(ring.line);
    }
    shells
        .into_iter()
        .map(|(shell, holes)| Polygon::new(shell, holes))
        .collect()
}
