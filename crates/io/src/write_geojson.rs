//! Writing GeoJSON: one feature per line, coordinates in their shortest exact
//! form, rings oriented as RFC 7946 asks.

use aimaq_words::msg;
use std::io::{self, Write};

use geo::CoordsIter;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use rayon::prelude::*;
use serde_json::{Map, Value};

use super::InputError;
use super::feature::{Feature, FeatureGeometry, Row};

/// Bytes gathered before they are handed on.
const CHUNK: usize = 1 << 17;

/// Features whose texts are made at the same time.
const TOGETHER: usize = 256;

/// About so many bytes for a vertex: two numbers, a comma and brackets.
const VERTEX: usize = 24;

/// A FeatureCollection; `note` becomes its member `aimaq`. A feature without
/// polygons has a null geometry.
///
/// # Errors
/// If a coordinate is not a finite number.
pub fn write_features(
    features: &[(Map<String, Value>, MultiPolygon<f64>)],
    note: Option<&Value>,
) -> Result<String, InputError> {
    let wrong = |e: io::Error| InputError::content("output", e.to_string());
    let mut writer = GeoJsonWriter::new(Vec::new(), note).map_err(wrong)?;
    writer.many(features, without_id).map_err(wrong)?;
    let bytes = writer.finish().map_err(wrong)?;
    String::from_utf8(bytes).map_err(|e| InputError::content("output", e.to_string()))
}

/// Writes a FeatureCollection feature by feature.
#[derive(Debug)]
pub struct GeoJsonWriter<W: Write> {
    out: W,
    text: Vec<u8>,
    features: usize,
}

impl<W: Write> GeoJsonWriter<W> {
    /// Begins a collection; `note` becomes its member `aimaq`.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn new(out: W, note: Option<&Value>) -> io::Result<Self> {
        let mut text = Vec::with_capacity(CHUNK + CHUNK / 4);
        text.extend_from_slice(b"{\"type\":\"FeatureCollection\",");
        if let Some(note) = note {
            write!(text, "\"aimaq\":{note},")?;
        }
        text.extend_from_slice(b"\"features\":[\n");
        Ok(Self {
            out,
            text,
            features: 0,
        })
    }

    /// Writes a feature with polygons; without any it has a null geometry.
    ///
    /// # Errors
    /// If a coordinate is not finite, or `out` cannot be written to.
    pub fn polygons(
        &mut self,
        properties: &Map<String, Value>,
        shape: &MultiPolygon<f64>,
    ) -> io::Result<()> {
        self.separate();
        push_feature(&mut self.text, (None, properties, shape))?;
        self.hand_on()
    }

    /// Writes features with polygons in their order; their texts are made by several
    /// threads.
    ///
    /// # Errors
    /// As [`GeoJsonWriter::polygons`].
    pub fn all(&mut self, rows: &[Row]) -> io::Result<()> {
        self.many(rows, parts_of)
    }

    fn many<T: Sync>(&mut self, features: &[T], parts: fn(&T) -> Parts<'_>) -> io::Result<()> {
        for some in features.chunks(TOGETHER) {
            let texts = some.par_iter().map(|feature| {
                let parts = parts(feature);
                let room = parts.2.coords_count() * VERTEX + CHUNK / 64;
                let mut text = Vec::with_capacity(room);
                push_feature(&mut text, parts).map(|()| text)
            });
            for text in texts.collect::<io::Result<Vec<_>>>()? {
                self.separate();
                self.text.extend_from_slice(&text);
                self.hand_on()?;
            }
        }
        Ok(())
    }

    /// Writes a feature of any geometry.
    ///
    /// # Errors
    /// If a coordinate is not finite, or `out` cannot be written to.
    pub fn feature(&mut self, feature: &Feature) -> io::Result<()> {
        self.separate();
        push_any(&mut self.text, feature)?;
        self.hand_on()
    }

    /// Writes a feature of the crate `geojson`, its geometry in the form that it has.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn given(&mut self, feature: &geojson::Feature) -> io::Result<()> {
        self.separate();
        let id = feature.id.as_ref().map(serde_json::to_value).transpose()?;
        match &feature.properties {
            Some(properties) => begin(&mut self.text, id.as_ref(), properties)?,
            None => begin(&mut self.text, id.as_ref(), &Map::new())?,
        }
        serde_json::to_writer(&mut self.text, &feature.geometry)?;
        self.text.push(b'}');
        self.hand_on()
    }

    /// What stands before the next feature.
    fn separate(&mut self) {
        if self.features > 0 {
            self.text.extend_from_slice(b",\n");
        }
        self.features += 1;
    }

    /// Writes what has been gathered if it is much.
    fn hand_on(&mut self) -> io::Result<()> {
        if self.text.len() >= CHUNK {
            self.out.write_all(&self.text)?;
            self.text.clear();
        }
        Ok(())
    }

    /// Ends the collection and hands back what was written to.
    ///
    /// # Errors
    /// If it cannot be written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.text.extend_from_slice(b"\n]}\n");
        self.out.write_all(&self.text)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// Identifier, properties and land of a feature.
type Parts<'a> = (
    Option<&'a Value>,
    &'a Map<String, Value>,
    &'a MultiPolygon<f64>,
);

fn parts_of(row: &Row) -> Parts<'_> {
    (row.id.as_ref(), &row.properties, &row.land)
}

fn without_id((properties, land): &(Map<String, Value>, MultiPolygon<f64>)) -> Parts<'_> {
    (None, properties, land)
}

fn push_feature(text: &mut Vec<u8>, (id, properties, land): Parts<'_>) -> io::Result<()> {
    begin(text, id, properties)?;
    push_polygons(text, &land.0)?;
    text.push(b'}');
    Ok(())
}

/// A feature of any geometry.
pub(super) fn push_any(text: &mut Vec<u8>, feature: &Feature) -> io::Result<()> {
    begin(text, feature.id.as_ref(), &feature.properties)?;
    match &feature.geometry {
        FeatureGeometry::Nothing => text.extend_from_slice(b"null"),
        FeatureGeometry::Polygons(shape) => push_polygons(text, &shape.0)?,
        FeatureGeometry::Points(points) => push_points(text, points)?,
        FeatureGeometry::Lines(lines) => push_lines(text, lines)?,
    }
    text.push(b'}');
    Ok(())
}

/// A feature with land.
pub(super) fn push_row(text: &mut Vec<u8>, row: &Row) -> io::Result<()> {
    push_feature(text, parts_of(row))
}

/// A feature up to its geometry.
fn begin(
    text: &mut Vec<u8>,
    id: Option<&Value>,
    properties: &Map<String, Value>,
) -> io::Result<()> {
    text.extend_from_slice(b"{\"type\":\"Feature\",");
    if let Some(id) = id {
        write!(text, "\"id\":{id},")?;
    }
    text.extend_from_slice(b"\"properties\":");
    serde_json::to_writer(&mut *text, properties)?;
    text.extend_from_slice(b",\"geometry\":");
    Ok(())
}

fn push_polygons(text: &mut Vec<u8>, polygons: &[Polygon<f64>]) -> io::Result<()> {
    match polygons {
        [] => text.extend_from_slice(b"null"),
        [polygon] => {
            text.extend_from_slice(b"{\"type\":\"Polygon\",\"coordinates\":");
            push_polygon(text, polygon)?;
            text.push(b'}');
        }
        polygons => {
            text.extend_from_slice(b"{\"type\":\"MultiPolygon\",\"coordinates\":");
            push_list(text, polygons, push_polygon)?;
            text.push(b'}');
        }
    }
    Ok(())
}

fn push_points(text: &mut Vec<u8>, points: &[Coord<f64>]) -> io::Result<()> {
    match points {
        [point] => {
            text.extend_from_slice(b"{\"type\":\"Point\",\"coordinates\":");
            push_position(text, point)?;
        }
        points => {
            text.extend_from_slice(b"{\"type\":\"MultiPoint\",\"coordinates\":");
            push_list(text, points, push_position)?;
        }
    }
    text.push(b'}');
    Ok(())
}

fn push_lines(text: &mut Vec<u8>, lines: &[LineString<f64>]) -> io::Result<()> {
    let push_line =
        |text: &mut Vec<u8>, line: &LineString<f64>| push_list(text, &line.0, push_position);
    match lines {
        [line] => {
            text.extend_from_slice(b"{\"type\":\"LineString\",\"coordinates\":");
            push_line(text, line)?;
        }
        lines => {
            text.extend_from_slice(b"{\"type\":\"MultiLineString\",\"coordinates\":");
            push_list(text, lines, push_line)?;
        }
    }
    text.push(b'}');
    Ok(())
}

/// A list in brackets.
fn push_list<T>(
    text: &mut Vec<u8>,
    items: &[T],
    push: impl Fn(&mut Vec<u8>, &T) -> io::Result<()>,
) -> io::Result<()> {
    text.push(b'[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push(b',');
        }
        push(text, item)?;
    }
    text.push(b']');
    Ok(())
}

/// The shell counter-clockwise, the holes clockwise, whichever way they came.
fn push_polygon(text: &mut Vec<u8>, polygon: &Polygon<f64>) -> io::Result<()> {
    text.push(b'[');
    push_ring(text, &polygon.exterior().0, true)?;
    for hole in polygon.interiors() {
        text.push(b',');
        push_ring(text, &hole.0, false)?;
    }
    text.push(b']');
    Ok(())
}

fn push_ring(text: &mut Vec<u8>, ring: &[Coord<f64>], counter_clockwise: bool) -> io::Result<()> {
    let area = twice_area(ring);
    if area == 0.0 || (area > 0.0) == counter_clockwise {
        return push_list(text, ring, push_position);
    }
    let reversed: Vec<Coord<f64>> = ring.iter().rev().copied().collect();
    push_list(text, &reversed, push_position)
}

/// Twice the signed area, relative to the first vertex.
fn twice_area(ring: &[Coord<f64>]) -> f64 {
    let Some(&o) = ring.first() else { return 0.0 };
    let cross =
        |p: &[Coord<f64>]| (p[0].x - o.x) * (p[1].y - o.y) - (p[1].x - o.x) * (p[0].y - o.y);
    ring.windows(2).map(cross).sum()
}

fn push_position(text: &mut Vec<u8>, c: &Coord<f64>) -> io::Result<()> {
    if !c.x.is_finite() || !c.y.is_finite() {
        return Err(io::Error::from(aimaq_words::Sentence(msg!(
            "error-write-coordinate"
        ))));
    }
    let mut digits = ryu::Buffer::new();
    text.push(b'[');
    text.extend_from_slice(digits.format_finite(c.x).as_bytes());
    text.push(b',');
    text.extend_from_slice(digits.format_finite(c.y).as_bytes());
    text.push(b']');
    Ok(())
}
