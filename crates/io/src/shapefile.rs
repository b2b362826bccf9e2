//! ESRI Shapefiles with their companions: `.shx` for the places of the shapes, `.dbf`
//! for the fields, `.cpg` for the encoding of their text, `.prj` for the coordinate
//! reference system.
//!
//! Field names of a `.dbf` have at most ten characters.

use std::path::Path;

use geo::{Area, Contains, Point};
use geo_types::{LineString, MultiPolygon, Polygon};

use super::feature::{Feature, FeatureGeometry, FeatureTable, SourceFile};
use super::format::{Format, Holds, ReadOptions};
use super::frame::Frame;
use super::shape_record::{self, Pair, Shape};
use super::{InputError, dbf, listed, read_bytes, sha256_hex, shp, write_shapefile};
use aimaq_words::Message;
use aimaq_words::msg;

/// Shapefiles.
pub(super) static FORMAT: Format = Format {
    name: "Shapefile",
    holds: Holds::Features,
    endings: &[".shp"],
    written: &[".shp"],
    read,
    stream: None,
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
fn read(path: &Path, options: &ReadOptions) -> Result<FeatureTable, InputError> {
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
    let missing = |what: &str| {
        InputError::content(&label, msg!("error-shp-missing", what = what.to_string()))
    };
    let parts = ShapefileParts {
        shp: companion("shp")?.ok_or_else(|| missing(".shp"))?,
        dbf: companion("dbf")?.ok_or_else(|| missing(".dbf"))?,
        cpg: companion("cpg")?,
        prj: companion("prj")?,
        shx: companion("shx")?,
    };
    let mut table = parse_shapefile_as(&parts, &label, options)?;
    table.sources = sources;
    Ok(table)
}

/// Reads the features of a Shapefile; `label` names it in errors.
///
/// # Errors
/// If a file is damaged, if the shapes and the fields differ in number, or if
/// the coordinates cannot be brought to WGS 84 longitude and latitude.
pub fn parse_shapefile(parts: &ShapefileParts, label: &str) -> Result<FeatureTable, InputError> {
    parse_shapefile_as(parts, label, &ReadOptions::default())
}

/// As [`parse_shapefile`], by what is said of the file beside its name.
///
/// # Errors
/// Those of [`parse_shapefile`].
pub fn parse_shapefile_as(
    parts: &ShapefileParts,
    label: &str,
    options: &ReadOptions,
) -> Result<FeatureTable, InputError> {
    let mut warnings = Vec::new();
    let wrong = |message: Message| InputError::content(label, message);
    if parts.prj.is_none() && options.crs.is_none() {
        warnings.push(msg!("read-no-prj"));
    }
    let prj = parts.prj.as_deref().map(String::from_utf8_lossy);
    let frame = Frame::with(options, prj.as_deref()).map_err(wrong)?;
    let table = dbf::parse(&parts.dbf, parts.cpg.as_deref(), options);
    let mut table = table.map_err(|what| wrong(msg!("error-shp-dbf", said = what)))?;
    warnings.append(&mut table.warnings);
    let records = shp::records(
        &parts.shp,
        parts.shx.as_deref(),
        table.rows.len(),
        &mut warnings,
    );
    let records = records.map_err(|what| wrong(msg!("error-shp-damaged", said = what)))?;
    if records.len() != table.rows.len() {
        return Err(wrong(msg!(
            "error-shp-rows",
            shapes = records.len().to_string(),
            rows = table.rows.len().to_string()
        )));
    }
    let mut noticed = Noticed::default();
    let mut features = Vec::with_capacity(records.len());
    for (number, (record, row)) in (1..).zip(records.into_iter().zip(table.rows)) {
        let read = match row {
            dbf::Row::Deleted => {
                noticed.deleted += 1;
                continue;
            }
            dbf::Row::Odd(what) => Err(what),
            dbf::Row::Values(properties) => {
                let read = geometry(record, number, &frame, &mut noticed);
                read.map(|geometry| (geometry, properties))
            }
        };
        match read {
            Ok((geometry, properties)) => {
                noticed.empty += usize::from(geometry == FeatureGeometry::Nothing);
                features.push(Feature {
                    id: None,
                    geometry,
                    properties,
                });
            }
            Err(what) if options.partial => noticed.odd.push((number, what)),
            Err(what) => {
                return Err(wrong(msg!(
                    "error-feature",
                    feature = number.to_string(),
                    said = what
                )));
            }
        }
    }
    if let Some(name) = frame.plane().filter(|_| noticed.degrees && !noticed.beyond) {
        return Err(wrong(msg!("error-shp-degrees", name = name.to_string())));
    }
    warnings.extend(frame.note());
    warnings.extend(noticed.warnings());
    Ok(FeatureTable {
        features,
        warnings,
        ..FeatureTable::default()
    })
}

/// What was changed or missing.
#[derive(Default)]
struct Noticed {
    empty: usize,
    deleted: usize,
    heights: usize,
    /// Whether there is a position that could be one of degrees, and one that is none.
    degrees: bool,
    beyond: bool,
    /// Features, from 1, whose rings run the wrong way.
    turned: Vec<usize>,
    /// Features that were left out, and why.
    odd: Vec<(usize, Message)>,
}

impl Noticed {
    fn warnings(&self) -> Vec<Message> {
        let mut warnings = Vec::new();
        if let Some((_, first)) = self.odd.first() {
            let numbers: Vec<usize> = self.odd.iter().map(|(number, _)| *number).collect();
            let features = listed(&numbers);
            warnings.push(msg!("read-left-out", features = features, first = first));
        }
        if self.empty > 0 {
            warnings.push(msg!("read-no-geometry", n = self.empty));
        }
        if self.deleted > 0 {
            warnings.push(msg!("read-deleted", n = self.deleted));
        }
        if self.heights > 0 {
            warnings.push(msg!("read-heights", n = self.heights));
        }
        if !self.turned.is_empty() {
            warnings.push(msg!("read-turned", features = listed(&self.turned)));
        }
        warnings
    }
}

fn geometry(
    record: &[u8],
    number: usize,
    frame: &Frame,
    noticed: &mut Noticed,
) -> Result<FeatureGeometry, Message> {
    let record = shape_record::read(record)?;
    noticed.heights += record.heights;
    let mut line = |pairs: Vec<Pair>| -> Result<LineString<f64>, Message> {
        let coords = pairs.into_iter().map(|(x, y)| {
            let beyond = x.abs() > 180.0 || y.abs() > 90.0;
            noticed.beyond |= beyond;
            noticed.degrees |= !beyond;
            frame.place(x, y)
        });
        coords.collect::<Result<_, _>>().map(LineString::new)
    };
    Ok(match record.shape {
        Shape::Nothing => FeatureGeometry::Nothing,
        Shape::Points(points) => FeatureGeometry::Points(line(points)?.0),
        Shape::Lines(parts) => {
            let lines = parts.into_iter().map(line);
            FeatureGeometry::Lines(lines.collect::<Result<_, _>>()?)
        }
        Shape::Rings(parts) => {
            let rings = parts.into_iter().map(|pairs| {
                let outer = is_clockwise(&pairs);
                let line = line(pairs)?;
                match line.0.len() {
                    n if n < 4 => Err(msg!("error-shp-ring", n = n.to_string())),
                    _ => Ok(Ring { line, outer }),
                }
            });
            let (polygons, turned) = polygons(rings.collect::<Result<_, _>>()?)?;
            noticed.turned.extend(turned.then_some(number));
            match polygons.0.is_empty() {
                true => FeatureGeometry::Nothing,
                false => FeatureGeometry::Polygons(polygons),
            }
        }
    })
}

/// Whether a ring runs clockwise, as shells do; so does one without area.
fn is_clockwise(ring: &[Pair]) -> bool {
    let Some(&(x0, y0)) = ring.first() else {
        return true;
    };
    let cross = |ends: &[Pair]| {
        let [(ax, ay), (bx, by)] = [ends[0], ends[1]].map(|(x, y)| (x - x0, y - y0));
        ax * by - bx * ay
    };
    let double: f64 = ring.windows(2).map(cross).sum();
    double <= 0.0
}

/// A ring as it stands in the file.
struct Ring {
    line: LineString<f64>,
    /// Whether it runs clockwise, as shells do.
    outer: bool,
}

/// Outer rings run clockwise in a Shapefile, holes the other way round; a hole
/// belongs to the outer ring around it, wherever it stands in the file. Where a hole
/// lies in no outer ring the directions are wrong, which is told: a ring is then a
/// hole if an odd number of others is around it.
fn polygons(mut rings: Vec<Ring>) -> Result<(MultiPolygon<f64>, bool), Message> {
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
        None => Err(msg!("error-shp-hole")),
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
