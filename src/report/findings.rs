//! What a check of boundaries found: a table, CSV, JSON, and a GeoJSON layer.

use geo_types::{Coord, LineString, MultiPolygon};
use serde_json::{Map, Value, json};

use super::align::align;
use super::format::number;
use super::tables::csv;
use crate::coverage::{Finding, Shape};

/// Rows that the table shows; the other forms have all.
const SHOWN: usize = 40;

const HEADER: [&str; 7] = [
    "kind",
    "units",
    "longitude",
    "latitude",
    "area_km2",
    "width_m",
    "length_m",
];

fn names(finding: &Finding, labels: &[String]) -> Vec<String> {
    let label = |unit: &u32| labels.get(*unit as usize).cloned().unwrap_or_default();
    finding.units.iter().map(label).collect()
}

fn row(finding: &Finding, labels: &[String]) -> Vec<String> {
    let optional =
        |value: Option<f64>, digits| value.map(|v| number(v, digits)).unwrap_or_default();
    vec![
        finding.kind.name().to_owned(),
        names(finding, labels).join(";"),
        finding.at.map(|at| at.x.to_string()).unwrap_or_default(),
        finding.at.map(|at| at.y.to_string()).unwrap_or_default(),
        optional(finding.area_km2, 9),
        optional(finding.width_m, 4),
        optional(finding.length_m, 3),
    ]
}

/// Aligned text: how many of each kind, and the first of them.
pub fn findings_table(findings: &[Finding], labels: &[String]) -> String {
    let mut text = String::new();
    for group in findings.chunk_by(|a, b| a.kind == b.kind) {
        text.push_str(&format!("{:>8}  {}\n", group.len(), group[0].kind.name()));
    }
    text.push('\n');
    let header = HEADER.map(str::to_owned).to_vec();
    let first = findings.iter().take(SHOWN).map(|f| row(f, labels));
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(first).collect();
    text.push_str(&align(&rows, &[true; HEADER.len()]));
    if findings.len() > SHOWN {
        text.push_str(&format!("and {} more\n", findings.len() - SHOWN));
    }
    text
}

/// One row for each finding.
pub fn findings_csv(findings: &[Finding], labels: &[String]) -> String {
    csv(&HEADER, findings.iter().map(|f| row(f, labels)))
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
pub fn findings_layer(findings: &[Finding], labels: &[String]) -> String {
    let feature = |f: &Finding| {
        let mut properties = properties(f, labels);
        properties.insert("units".to_owned(), json!(names(f, labels).join("; ")));
        properties.remove("at");
        json!({ "type": "Feature", "properties": properties, "geometry": geometry(&f.shape) })
    };
    let lines: Vec<String> = findings.iter().map(|f| feature(f).to_string()).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

fn geometry(shape: &Shape) -> Value {
    match shape {
        Shape::Nothing => Value::Null,
        Shape::Point(at) => json!({ "type": "Point", "coordinates": [at.x, at.y] }),
        Shape::Lines(lines) => {
            let lines: Vec<Value> = lines.iter().map(line).collect();
            json!({ "type": "MultiLineString", "coordinates": lines })
        }
        Shape::Land(land) => json!({ "type": "MultiPolygon", "coordinates": polygons(land) }),
    }
}

fn line(line: &LineString<f64>) -> Value {
    let position = |c: &Coord<f64>| json!([c.x, c.y]);
    line.0.iter().map(position).collect::<Vec<_>>().into()
}

fn polygons(land: &MultiPolygon<f64>) -> Vec<Value> {
    let rings = |p: &geo_types::Polygon<f64>| -> Value {
        let rings = std::iter::once(p.exterior()).chain(p.interiors());
        rings.map(line).collect::<Vec<_>>().into()
    };
    land.iter().map(rings).collect()
}
