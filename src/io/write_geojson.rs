//! Writing GeoJSON: one feature per line, coordinates in their shortest exact
//! form, rings oriented as RFC 7946 asks.

use std::fmt::Write as _;

use geo::orient::{Direction, Orient};
use geo_types::{LineString, MultiPolygon, Polygon};
use serde_json::{Map, Value};

use super::InputError;

/// A FeatureCollection; `note` becomes its member `aimaq`. A feature without
/// polygons has a null geometry.
///
/// # Errors
/// If a coordinate is not a finite number.
pub fn write_features(
    features: &[(Map<String, Value>, MultiPolygon<f64>)],
    note: Option<&Value>,
) -> Result<String, InputError> {
    let mut text = String::from("{\"type\":\"FeatureCollection\",");
    if let Some(note) = note {
        let _ = write!(text, "\"aimaq\":{note},");
    }
    text.push_str("\"features\":[\n");
    for (i, (properties, geometry)) in features.iter().enumerate() {
        if i > 0 {
            text.push_str(",\n");
        }
        text.push_str("{\"type\":\"Feature\",\"properties\":");
        let properties = serde_json::to_string(properties);
        text.push_str(&properties.map_err(|e| InputError::content("output", e.to_string()))?);
        text.push_str(",\"geometry\":");
        push_geometry(&mut text, geometry)?;
        text.push('}');
    }
    text.push_str("\n]}\n");
    Ok(text)
}

fn push_geometry(text: &mut String, geometry: &MultiPolygon<f64>) -> Result<(), InputError> {
    match geometry.0.as_slice() {
        [] => text.push_str("null"),
        [polygon] => {
            text.push_str("{\"type\":\"Polygon\",\"coordinates\":");
            push_polygon(text, polygon)?;
            text.push('}');
        }
        polygons => {
            text.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":[");
            for (i, polygon) in polygons.iter().enumerate() {
                if i > 0 {
                    text.push(',');
                }
                push_polygon(text, polygon)?;
            }
            text.push_str("]}");
        }
    }
    Ok(())
}

fn push_polygon(text: &mut String, polygon: &Polygon<f64>) -> Result<(), InputError> {
    let oriented = polygon.orient(Direction::Default);
    text.push('[');
    push_ring(text, oriented.exterior())?;
    for hole in oriented.interiors() {
        text.push(',');
        push_ring(text, hole)?;
    }
    text.push(']');
    Ok(())
}

fn push_ring(text: &mut String, ring: &LineString<f64>) -> Result<(), InputError> {
    let mut digits = ryu::Buffer::new();
    text.push('[');
    for (i, c) in ring.0.iter().enumerate() {
        if !c.x.is_finite() || !c.y.is_finite() {
            return Err(InputError::content(
                "output",
                "a coordinate is not a number",
            ));
        }
        text.push_str(if i > 0 { ",[" } else { "[" });
        text.push_str(digits.format_finite(c.x));
        text.push(',');
        text.push_str(digits.format_finite(c.y));
        text.push(']');
    }
    text.push(']');
    Ok(())
}
