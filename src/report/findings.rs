//! What a check of boundaries found: a table, CSV, JSON, and a GeoJSON layer.

use geo_types::{LineString, Polygon};
use geojson::{Geometry, GeometryValue, Position};
use serde_json::{Map, Value, json};

use crate::coverage::{Finding, Shape, UnitIndex};
use crate::msg;
use crate::table::{Cell, Table};
use crate::words::{Lang, say};

use super::short::{few, short};
use super::shown::table_text;

/// Rows that the text shows; the other forms have all.
const SHOWN: usize = 40;

fn names(finding: &Finding, labels: &[String]) -> Vec<String> {
    let label = |unit: &UnitIndex| labels.get(unit.index()).cloned().unwrap_or_default();
    finding.units.iter().map(label).collect()
}

/// One row for each finding; `labels` has the name of each unit.
pub fn findings_table(findings: &[Finding], labels: &[String]) -> Table {
    let mut table = Table::new([
        "kind",
        "units",
        "longitude",
        "latitude",
        "area_km2",
        "width_m",
        "length_m",
    ]);
    let row = |f: &Finding| {
        vec![
            Cell::Text(f.kind.name().to_owned()),
            Cell::List(names(f, labels)),
            Cell::maybe(f.at, |at| Cell::degrees(at.x)),
            Cell::maybe(f.at, |at| Cell::degrees(at.y)),
            Cell::maybe(f.area_km2, |km2| Cell::trimmed(km2, 9)),
            Cell::maybe(f.width_m, |m| Cell::trimmed(m, 4)),
            Cell::maybe(f.length_m, |m| Cell::trimmed(m, 3)),
        ]
    };
    table.rows = findings.iter().map(row).collect();
    table
}

/// For people: how many of each kind, and the first of them.
pub fn findings_text(findings: &[Finding], labels: &[String], lang: Lang) -> String {
    let mut text = String::new();
    for group in findings.chunk_by(|a, b| a.kind == b.kind) {
        text.push_str(&format!("{:>8}  {}\n", group.len(), group[0].kind.name()));
    }
    text.push('\n');
    let shown = &findings[..findings.len().min(SHOWN)];
    let lines: Vec<String> = labels.iter().map(|label| short(label)).collect();
    let mut table = findings_table(shown, &lines);
    few(&mut table);
    text.push_str(&table_text(&table, lang));
    if findings.len() > SHOWN {
        let more = msg!("findings-more", count = findings.len() - SHOWN);
        text.push_str(&say(&more, lang));
        text.push('\n');
    }
    text
}

fn properties(finding: &Finding, labels: &[String]) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("kind".to_owned(), json!(finding.kind.name()));
    map.insert("units".to_owned(), json!(names(finding, labels)));
    map.insert("at".to_owned(), json!(finding.at.map(|at| [at.x, at.y])));
    map.insert("area_km2".to_owned(), json!(finding.area_km2));
    map.insert("width_m".to_owned(), json!(finding.width_m));
    map.insert("length_m".to_owned(), json!(finding.length_m));
    map
}

/// A list of findings.
pub fn findings_json(findings: &[Finding], labels: &[String]) -> String {
    let list: Vec<Value> = findings
        .iter()
        .map(|f| properties(f, labels).into())
        .collect();
    format!("{:#}\n", Value::from(list))
}

/// A GeoJSON layer: land as polygons, borders as lines, vertices as points.
pub fn findings_layer(findings: &[Finding], labels: &[String]) -> Vec<geojson::Feature> {
    let feature = |finding: &Finding| {
        let mut properties = properties(finding, labels);
        properties.insert("units".to_owned(), json!(names(finding, labels).join("; ")));
        properties.remove("at");
        geojson::Feature {
            geometry: geometry(&finding.shape).map(Geometry::new),
            properties: Some(properties),
            ..geojson::Feature::default()
        }
    };
    findings.iter().map(feature).collect()
}

fn geometry(shape: &Shape) -> Option<GeometryValue> {
    match shape {
        Shape::Nothing => None,
        Shape::Point(at) => Some(GeometryValue::new_point([at.x, at.y])),
        Shape::Lines(lines) => Some(GeometryValue::MultiLineString {
            coordinates: lines.iter().map(line).collect(),
        }),
        Shape::Land(land) => Some(GeometryValue::MultiPolygon {
            coordinates: land.iter().map(rings).collect(),
        }),
    }
}

fn line(line: &LineString<f64>) -> Vec<Position> {
    line.0.iter().map(|c| Position::from([c.x, c.y])).collect()
}

fn rings(polygon: &Polygon<f64>) -> Vec<Vec<Position>> {
    let shell = std::iter::once(polygon.exterior());
    shell.chain(polygon.interiors()).map(line).collect()
}
