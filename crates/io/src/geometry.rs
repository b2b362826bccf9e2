//! Geometries by what they consist of, whatever the format.

use aimaq_words::Message;
use aimaq_words::msg;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::feature::FeatureGeometry;

/// A geometry as it was read, with what was noticed.
#[derive(Debug, Clone, Default)]
pub(super) struct ReadGeometry {
    pub(super) shape: FeatureGeometry,
    /// Positions with more than two numbers.
    pub(super) heights: usize,
    /// Rings that did not end where they began; they were closed.
    pub(super) unclosed: usize,
    /// Members of collections that are left out, for others have land or lines.
    pub(super) members: usize,
}

/// `coordinates` by their nesting.
#[derive(Debug)]
pub(super) enum Coordinates {
    Empty,
    Position(Coord<f64>),
    Line(Vec<Coord<f64>>),
    Lines(Vec<Vec<Coord<f64>>>),
    Groups(Vec<Vec<Vec<Coord<f64>>>>),
}

/// Polygons of a collection together; a collection of mixed kinds keeps the
/// first kind that has land, lines or points, in that order.
pub(super) fn collect(members: Vec<ReadGeometry>) -> ReadGeometry {
    let mut all = ReadGeometry::default();
    let (mut polygons, mut lines, mut points) = (Vec::new(), Vec::new(), Vec::new());
    let mut kinds = [0, 0, 0];
    for member in members {
        all.heights += member.heights;
        all.unclosed += member.unclosed;
        all.members += member.members;
        match member.shape {
            FeatureGeometry::Polygons(p) => {
                kinds[0] += 1;
                polygons.extend(p.0);
            }
            FeatureGeometry::Lines(l) => {
                kinds[1] += 1;
                lines.extend(l);
            }
            FeatureGeometry::Points(p) => {
                kinds[2] += 1;
                points.extend(p);
            }
            FeatureGeometry::Nothing => {}
        }
    }
    let kept = kinds
        .iter()
        .position(|&n| n > 0)
        .map_or(0, |kind| kinds[kind]);
    all.members += kinds.iter().sum::<usize>() - kept;
    all.shape = if !polygons.is_empty() {
        FeatureGeometry::Polygons(MultiPolygon::new(polygons))
    } else if !lines.is_empty() {
        FeatureGeometry::Lines(lines)
    } else if !points.is_empty() {
        FeatureGeometry::Points(points)
    } else {
        FeatureGeometry::Nothing
    };
    all
}

/// The shape of a geometry, and how many of its rings had to be closed.
pub(super) fn shape(
    kind: &str,
    coordinates: Coordinates,
) -> Result<(FeatureGeometry, usize), Message> {
    use Coordinates::{Empty, Groups, Line, Lines, Position};
    let mut unclosed = 0;
    let shape = match (kind, coordinates) {
        (
            "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon",
            Empty,
        ) => FeatureGeometry::Nothing,
        (
            "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon",
            Line(line),
        ) if line.is_empty() => FeatureGeometry::Nothing,
        ("Point", Position(point)) => FeatureGeometry::Points(vec![point]),
        ("MultiPoint", Line(points)) => FeatureGeometry::Points(points),
        ("LineString", Line(line)) => FeatureGeometry::Lines(vec![LineString::new(line)]),
        ("MultiLineString", Lines(lines)) => {
            FeatureGeometry::Lines(lines.into_iter().map(LineString::new).collect())
        }
        ("Polygon", Lines(rings)) => {
            FeatureGeometry::Polygons(MultiPolygon::new(vec![polygon(rings, 1, &mut unclosed)?]))
        }
        ("MultiPolygon", Groups(groups)) => {
            let parts = (1..).zip(groups);
            let polygons = parts.map(|(part, rings)| polygon(rings, part, &mut unclosed));
            FeatureGeometry::Polygons(MultiPolygon::new(polygons.collect::<Result<_, _>>()?))
        }
        (
            "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon",
            other,
        ) => {
            return Err(msg!(
                "error-geojson-form",
                kind = kind.to_string(),
                depth = depth(&other).to_string()
            ));
        }
        _ => return Err(msg!("error-geojson-kind", kind = kind.to_string())),
    };
    Ok((shape, unclosed))
}

fn depth(coordinates: &Coordinates) -> usize {
    match coordinates {
        Coordinates::Empty | Coordinates::Position(_) => 1,
        Coordinates::Line(_) => 2,
        Coordinates::Lines(_) => 3,
        Coordinates::Groups(_) => 4,
    }
}

fn polygon(
    rings: Vec<Vec<Coord<f64>>>,
    part: usize,
    unclosed: &mut usize,
) -> Result<Polygon<f64>, Message> {
    let mut lines = Vec::with_capacity(rings.len());
    for (ring, number) in rings.into_iter().zip(1..) {
        let line = ring_of(ring, unclosed).map_err(|e| {
            msg!(
                "error-part-ring",
                part = part.to_string(),
                ring = number.to_string(),
                said = e
            )
        })?;
        lines.push(line);
    }
    let mut lines = lines.into_iter();
    let shell = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Ok(Polygon::new(shell, lines.collect()))
}

fn ring_of(mut ring: Vec<Coord<f64>>, unclosed: &mut usize) -> Result<LineString<f64>, Message> {
    if ring.first() != ring.last() {
        *unclosed += 1;
        ring.extend(ring.first().copied());
    }
    if ring.len() < 4 {
        return Err(msg!("error-ring-four", n = ring.len().to_string()));
    }
    Ok(LineString::new(ring))
}
