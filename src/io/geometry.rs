//! GeoJSON geometries, straight from the text into coordinates.
//!
//! A geometry's `coordinates` may stand before its `type`, so they are read into
//! a flat list with the nesting beside it and made into a shape afterwards. No
//! tree of values is built.

use std::fmt;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::feature::FeatureGeometry;

/// A geometry as it was read, with what was noticed.
#[derive(Debug, Clone, Default)]
pub(super) struct ReadGeometry {
    pub(super) shape: FeatureGeometry,
    /// Positions with more than two numbers.
    pub(super) heights: usize,
    /// Rings that did not end where they began; they were closed.
    pub(super) unclosed: usize,
}

/// `coordinates` of any depth: positions in order, and the counts at each level.
#[derive(Debug, Default)]
struct Nested {
    /// Depth of the nesting above a position: 0 point, 1 line, 2 polygon, 3 multi.
    depth: usize,
    positions: Vec<Coord<f64>>,
    /// Lengths of the innermost lists (rings, lines).
    rows: Vec<usize>,
    /// Numbers of rows in each group (polygon).
    groups: Vec<usize>,
    heights: usize,
}

impl<'de> Deserialize<'de> for ReadGeometry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GeometryVisitor)
    }
}

struct GeometryVisitor;

impl<'de> Visitor<'de> for GeometryVisitor {
    type Value = ReadGeometry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON geometry or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(ReadGeometry::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut kind: Option<String> = None;
        let mut nested: Option<Nested> = None;
        let mut members: Option<Vec<ReadGeometry>> = None;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = Some(map.next_value()?),
                "coordinates" => nested = Some(map.next_value()?),
                "geometries" => members = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let kind = kind.ok_or_else(|| A::Error::custom("the geometry has no `type`"))?;
        if kind == "GeometryCollection" {
            return Ok(collect(members.unwrap_or_default()));
        }
        let nested =
            nested.ok_or_else(|| A::Error::custom(format!("the {kind} has no `coordinates`")))?;
        shape(&kind, nested).map_err(A::Error::custom)
    }
}

/// Polygons of a collection together; a collection of mixed kinds keeps the
/// first kind that has land, lines or points, in that order.
fn collect(members: Vec<ReadGeometry>) -> ReadGeometry {
    let mut all = ReadGeometry::default();
    let (mut polygons, mut lines, mut points) = (Vec::new(), Vec::new(), Vec::new());
    for member in members {
        all.heights += member.heights;
        all.unclosed += member.unclosed;
        match member.shape {
            FeatureGeometry::Polygons(p) => polygons.extend(p.0),
            FeatureGeometry::Lines(l) => lines.extend(l),
            FeatureGeometry::Points(p) => points.extend(p),
            FeatureGeometry::Nothing => {}
        }
    }
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

fn shape(kind: &str, mut nested: Nested) -> Result<ReadGeometry, String> {
    let depth = match kind {
        "Point" => 0,
        "MultiPoint" | "LineString" => 1,
        "MultiLineString" | "Polygon" => 2,
        "MultiPolygon" => 3,
        other => return Err(format!("`{other}` is not a geometry type of GeoJSON")),
    };
    if nested.positions.is_empty() {
        return Ok(ReadGeometry::default());
    }
    if nested.depth != depth {
        return Err(format!(
            "the coordinates of the {kind} are nested {} deep, not {depth}",
            nested.depth
        ));
    }
    let heights = nested.heights;
    let mut unclosed = 0;
    let shape = match kind {
        "Point" | "MultiPoint" => FeatureGeometry::Points(nested.positions),
        "LineString" => FeatureGeometry::Lines(vec![LineString::new(nested.positions)]),
        "MultiLineString" => {
            let rows = std::mem::take(&mut nested.rows);
            let mut rest = nested.positions.into_iter();
            let lines = rows
                .into_iter()
                .map(|n| LineString::new(rest.by_ref().take(n).collect()));
            FeatureGeometry::Lines(lines.collect())
        }
        _ => FeatureGeometry::Polygons(polygons(nested, &mut unclosed)?),
    };
    Ok(ReadGeometry {
        shape,
        heights,
        unclosed,
    })
}

fn polygons(nested: Nested, unclosed: &mut usize) -> Result<MultiPolygon<f64>, String> {
    let groups = if nested.depth == 2 {
        vec![nested.rows.len()]
    } else {
        nested.groups
    };
    let mut positions = nested.positions.into_iter();
    let mut rows = nested.rows.into_iter();
    let mut polygons = Vec::with_capacity(groups.len());
    for (p, rings) in groups.into_iter().enumerate() {
        let mut lines = Vec::with_capacity(rings);
        for (r, n) in rows.by_ref().take(rings).enumerate() {
            let ring: Vec<Coord<f64>> = positions.by_ref().take(n).collect();
            let at = || format!("part {}, ring {}", p + 1, r + 1);
            lines.push(ring_of(ring, unclosed).map_err(|e| format!("{}: {e}", at()))?);
        }
        let mut lines = lines.into_iter();
        if let Some(shell) = lines.next() {
            polygons.push(Polygon::new(shell, lines.collect()));
        }
    }
    Ok(MultiPolygon::new(polygons))
}

fn ring_of(mut ring: Vec<Coord<f64>>, unclosed: &mut usize) -> Result<LineString<f64>, String> {
    if ring.first() != ring.last() {
        *unclosed += 1;
        ring.extend(ring.first().copied());
    }
    if ring.len() < 4 {
        return Err(format!(
            "{} positions do not make a ring; it needs four, the last as the first",
            ring.len()
        ));
    }
    Ok(LineString::new(ring))
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut nested = Self::default();
        let level = deserializer.deserialize_seq(Level {
            nested: &mut nested,
        })?;
        nested.depth = level;
        Ok(nested)
    }
}

/// Reads one list of the nesting; its value is how deep it goes above a
/// position.
struct Level<'a> {
    nested: &'a mut Nested,
}

/// An element of a list: a number, or how deep the list is that it was.
enum Element {
    Number(f64),
    List(usize),
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of coordinates")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<usize, A::Error> {
        let nested = self.nested;
        let rows_before = nested.rows.len();
        let first = seq.next_element_seed(ElementSeed { nested })?;
        match first {
            None => Ok(1),
            Some(Element::Number(x)) => position(x, nested, seq),
            Some(Element::List(depth)) => {
                let mut count = 1;
                while let Some(element) = seq.next_element_seed(ElementSeed { nested })? {
                    match element {
                        Element::List(d) if d == depth || nested.positions.is_empty() => count += 1,
                        _ => {
                            return Err(A::Error::custom(
                                "coordinates of different nesting in one list",
                            ));
                        }
                    }
                }
                match depth {
                    0 => nested.rows.push(count),
                    1 => nested.groups.push(nested.rows.len() - rows_before),
                    2 => {}
                    _ => return Err(A::Error::custom("coordinates are nested too deep")),
                }
                Ok(depth + 1)
            }
        }
    }
}

/// The rest of a position whose first number has been read.
fn position<'de, A: SeqAccess<'de>>(
    x: f64,
    nested: &mut Nested,
    mut seq: A,
) -> Result<usize, A::Error> {
    let y: f64 = seq
        .next_element()?
        .ok_or_else(|| A::Error::custom("a position needs two numbers, longitude and latitude"))?;
    if seq.next_element::<f64>()?.is_some() {
        nested.heights += 1;
        while seq.next_element::<f64>()?.is_some() {}
    }
    if !(-180.0..=180.0).contains(&x) || !(-90.0..=90.0).contains(&y) {
        return Err(A::Error::custom(format!(
            "[{x}, {y}] is no longitude and latitude in degrees; the coordinates look projected, reproject them to WGS 84"
        )));
    }
    nested.positions.push(Coord { x, y });
    Ok(0)
}

struct ElementSeed<'a> {
    nested: &'a mut Nested,
}

impl<'de> serde::de::DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = Element;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Element, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ElementSeed<'_> {
    type Value = Element;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or a list of coordinates")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Element, E> {
        Ok(Element::Number(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Element, E> {
        Ok(Element::Number(value as f64))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Element, E> {
        Ok(Element::Number(value as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Element, A::Error> {
        Level {
            nested: self.nested,
        }
        .visit_seq(seq)
        .map(Element::List)
    }
}
