//! Writing KML: a placemark for each feature, its fields as untyped data.

use std::io::{self, Write};

use geo_types::{Coord, Polygon};
use serde_json::Value;

use super::super::format::{About, Item, Layer, Shape, Written};
use super::super::parts::rings;
use super::super::xml::escaped;
use super::super::zip::Packer;

pub(super) fn write(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let name = escaped(about.name)?;
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>{name}</name>\n"
    )?;
    let mut text = Vec::new();
    for item in layer.items() {
        text.clear();
        push_placemark(&mut text, &item)?;
        out.write_all(&text)?;
    }
    out.write_all(b"</Document></kml>\n")?;
    Ok(Written::default())
}

/// Writes KML into an archive, under the name that programs look for.
pub(super) fn write_zipped(
    out: &mut dyn Write,
    layer: Layer<'_>,
    about: &About<'_>,
) -> io::Result<Written> {
    let mut text = Vec::new();
    let written = write(&mut text, layer, about)?;
    let mut packer = Packer::default();
    packer.add("doc.kml", &text)?;
    out.write_all(&packer.finish()?)?;
    Ok(written)
}

fn push_placemark(text: &mut Vec<u8>, item: &Item<'_>) -> io::Result<()> {
    match item.id.map(plain) {
        Some(id) => write!(text, "<Placemark id=\"{}\">", escaped(&id)?)?,
        None => write!(text, "<Placemark>")?,
    }
    let is_own = |name: &str| matches!(name, "name" | "description");
    for (name, value) in item.properties {
        if is_own(name) && !value.is_null() {
            write!(text, "<{name}>{}</{name}>", escaped(&plain(value))?)?;
        }
    }
    let fields = item.properties.iter();
    let mut fields = fields
        .filter(|(name, value)| !is_own(name) && !value.is_null())
        .peekable();
    if fields.peek().is_some() {
        write!(text, "<ExtendedData>")?;
        for (name, value) in fields {
            let (name, value) = (escaped(name)?, plain(value));
            write!(
                text,
                "<Data name=\"{name}\"><value>{}</value></Data>",
                escaped(&value)?
            )?;
        }
        write!(text, "</ExtendedData>")?;
    }
    push_shape(text, item.shape)?;
    writeln!(text, "</Placemark>")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn push_shape(text: &mut Vec<u8>, shape: Shape<'_>) -> io::Result<()> {
    match shape {
        Shape::Nothing => Ok(()),
        Shape::Points(points) => several(text, points, |text, at| {
            write!(text, "<Point>")?;
            push_positions(text, std::slice::from_ref(at))?;
            write!(text, "</Point>")
        }),
        Shape::Lines(lines) => several(text, lines, |text, line| {
            write!(text, "<LineString>")?;
            push_positions(text, &line.0)?;
            write!(text, "</LineString>")
        }),
        Shape::Polygons(land) => several(text, &land.0, push_polygon),
    }
}

/// One alone, several in a collection.
fn several<T>(
    text: &mut Vec<u8>,
    parts: &[T],
    push: impl Fn(&mut Vec<u8>, &T) -> io::Result<()>,
) -> io::Result<()> {
    if let [part] = parts {
        return push(text, part);
    }
    write!(text, "<MultiGeometry>")?;
    parts.iter().try_for_each(|part| push(text, part))?;
    write!(text, "</MultiGeometry>")
}

fn push_polygon(text: &mut Vec<u8>, polygon: &Polygon<f64>) -> io::Result<()> {
    write!(text, "<Polygon>")?;
    for (number, ring) in rings(polygon).enumerate() {
        let name = if number == 0 {
            "outerBoundaryIs"
        } else {
            "innerBoundaryIs"
        };
        write!(text, "<{name}><LinearRing>")?;
        push_positions(text, &ring.0)?;
        write!(text, "</LinearRing></{name}>")?;
    }
    write!(text, "</Polygon>")
}

fn push_positions(text: &mut Vec<u8>, positions: &[Coord<f64>]) -> io::Result<()> {
    text.extend_from_slice(b"<coordinates>");
    let mut digits = ryu::Buffer::new();
    for (number, at) in positions.iter().enumerate() {
        text.extend_from_slice(if number > 0 { b" " } else { b"" });
        text.extend_from_slice(digits.format(at.x).as_bytes());
        text.push(b',');
        text.extend_from_slice(digits.format(at.y).as_bytes());
    }
    text.extend_from_slice(b"</coordinates>");
    Ok(())
}
