//! Geometry put together from its parts, and the box around it: what the formats other
//! than GeoJSON have in common.

use aimaq_words::Message;
use geo_types::{Coord, LineString, Polygon};

use super::format::Shape;
use super::geometry::{Coordinates, ReadGeometry, shape};

/// A geometry of coordinates, of which `heights` had more than two numbers; parts
/// without positions are left out.
///
/// # Errors
/// If the coordinates do not make one of that type.
pub(super) fn put_together(
    kind: &str,
    coordinates: Coordinates,
    heights: usize,
) -> Result<ReadGeometry, Message> {
    let coordinates = match coordinates {
        Coordinates::Line(line) if line.is_empty() => Coordinates::Empty,
        Coordinates::Lines(lines) => match full(lines) {
            lines if lines.is_empty() => Coordinates::Empty,
            lines => Coordinates::Lines(lines),
        },
        Coordinates::Groups(groups) => match full(groups.into_iter().map(full).collect()) {
            groups if groups.is_empty() => Coordinates::Empty,
            groups => Coordinates::Groups(groups),
        },
        some => some,
    };
    let (shape, unclosed) = shape(kind, coordinates)?;
    Ok(ReadGeometry {
        shape,
        heights,
        unclosed,
        ..ReadGeometry::default()
    })
}

fn full<T>(mut parts: Vec<Vec<T>>) -> Vec<Vec<T>> {
    parts.retain(|part| !part.is_empty());
    parts
}

/// The shell of a polygon, then its holes.
pub(super) fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// West, south, east and north.
pub(super) type Bounds = [f64; 4];

/// Around nothing.
pub(super) const NOTHING: Bounds = [
    f64::INFINITY,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NEG_INFINITY,
];

/// The box around two.
pub(super) fn around(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// The box around a geometry.
pub(super) fn bounds_of(shape: Shape<'_>) -> Bounds {
    let add = |all: Bounds, at: &Coord<f64>| around(all, [at.x, at.y, at.x, at.y]);
    match shape {
        Shape::Nothing => NOTHING,
        Shape::Points(points) => points.iter().fold(NOTHING, add),
        Shape::Lines(lines) => lines.iter().flat_map(|line| &line.0).fold(NOTHING, add),
        Shape::Polygons(land) => {
            let shells = land.iter().flat_map(|polygon| &polygon.exterior().0);
            shells.fold(NOTHING, add)
        }
    }
}

/// The type that all geometries of a layer have and whether one has several parts; none
/// where there are none or of different kinds.
pub(super) fn common_kind<'a>(
    shapes: impl Iterator<Item = Shape<'a>>,
) -> Option<(&'static str, bool)> {
    let mut all: Option<(&str, bool)> = None;
    for shape in shapes {
        let (kind, several) = match shape {
            Shape::Nothing => continue,
            Shape::Points(points) => ("Point", points.len() > 1),
            Shape::Lines(lines) => ("LineString", lines.len() > 1),
            Shape::Polygons(land) => ("Polygon", land.0.len() > 1),
        };
        all = match all {
            None => Some((kind, several)),
            Some((other, before)) if other == kind => Some((kind, before || several)),
            Some(_) => return None,
        };
    }
    all
}
