//! The table of formats in `docs/formats.md`: every cell is what a round trip shows.

use std::path::Path;

use aimaq::io::{
    About, FORMATS, Feature, FeatureGeometry, FeatureTable, Format, Layer, Outputs, ReadOptions,
    read_any,
};
use geo_types::Coord;
use serde_json::{Map, Value, json};

/// More digits than a binary number of 64 bits has, which are lost where it becomes one.
const LARGE: i64 = 9_007_199_254_740_993;

/// Numbers of which none is short in both ways of writing.
const PARTS: [f64; 3] = [0.1, 1e-7, 1.0 / 3.0];

/// Points with values that formats often lose.
fn features(ids: &[Value]) -> Vec<Feature> {
    let names = ["Ақсуат, \"бір\"\nекі", "= 1 + 1", "<b> & 'c'"];
    let feature = |(at, name): (usize, &&str)| Feature {
        id: ids.get(at).cloned(),
        geometry: FeatureGeometry::Points(vec![Coord {
            x: 70.0 + at as f64 / 3.0,
            y: 50.1,
        }]),
        properties: json!({
            "z": "0301", "name": name, "large": LARGE - at as i64, "part": PARTS[at],
            "none": (at == 1).then_some("x"),
        })
        .as_object()
        .cloned()
        .expect("an object"),
    };
    names.iter().enumerate().map(feature).collect()
}

fn written_and_read(ending: &str, features: &[Feature], options: &ReadOptions) -> FeatureTable {
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join(format!("some{ending}"));
    let write = Format::written_to(&path).expect("it is written").write;
    let mut outputs = Outputs::default();
    let file = outputs.create(&path).expect("a file");
    let write = write.expect("it is written");
    let written = write(file, Layer::Features(features), &About::of(&path)).expect("held");
    for (ending, bytes) in &written.beside {
        let beside = path.with_extension(ending);
        outputs.write(&beside, bytes).expect("beside it");
    }
    outputs.commit().expect("all are there");
    read_any(&path, options).unwrap_or_else(|error| panic!("{ending}: {error}"))
}

/// A column of a format: each feature's value before and after.
fn column<'a>(
    before: &'a [Feature],
    after: &'a FeatureTable,
    field: &'a str,
) -> impl Iterator<Item = (Value, Value)> + 'a {
    let value = move |all: &Map<String, Value>| all.get(field).cloned().unwrap_or(Value::Null);
    let pairs = before.iter().zip(&after.features);
    pairs.map(move |(b, a)| (value(&b.properties), value(&a.properties)))
}

fn as_text(value: &Value) -> Value {
    match value {
        Value::String(_) | Value::Null => value.clone(),
        other => json!(other.to_string()),
    }
}

/// Whether values are as they were, or the same as text.
fn kept(pairs: impl Iterator<Item = (Value, Value)>) -> &'static str {
    let pairs: Vec<(Value, Value)> = pairs.collect();
    if pairs.iter().all(|(before, after)| before == after) {
        "yes"
    } else if pairs
        .iter()
        .all(|(before, after)| as_text(before) == *after)
    {
        "as text"
    } else {
        "no"
    }
}

fn ids(ending: &str) -> String {
    let of = |ids: &[Value]| {
        let before = features(ids);
        let after = written_and_read(ending, &before, &ReadOptions::default());
        let pairs = before.iter().zip(&after.features);
        let own = |f: &Feature| f.id.clone().unwrap_or(Value::Null);
        match kept(pairs.clone().map(|(b, a)| (own(b), own(a)))) {
            "no" => {
                let field = |f: &Feature| f.properties.get("id").cloned().unwrap_or(Value::Null);
                match kept(pairs.map(|(b, a)| (own(b), field(a)))) {
                    "no" => "no",
                    _ => "as a field",
                }
            }
            kept => kept,
        }
    };
    let growing = of(&[json!(3), json!(7), json!(12)]);
    let any = of(&[json!(7), json!(3), json!("a")]);
    match growing == any {
        true => any.to_owned(),
        false => format!("{growing} if whole numbers that grow, else {any}"),
    }
}

fn order_of_fields(before: &[Feature], after: &FeatureTable) -> &'static str {
    let known = |name: &&String| before[1].properties.contains_key(*name);
    let names = after.features[1].properties.keys().filter(known);
    let names: Vec<&String> = names.collect();
    let expected: Vec<&String> = before[1].properties.keys().collect();
    match names == expected {
        true => "yes",
        false if names.first().is_some_and(|name| *name == "name") => "`name` first",
        false => "no",
    }
}

fn null(after: &FeatureTable) -> &'static str {
    match after.features[0].properties.get("none") {
        Some(Value::Null) => "yes",
        Some(Value::String(text)) if text.is_empty() => "as an empty text",
        None => "left out",
        Some(_) => "no",
    }
}

/// The row of a format, by what comes back.
fn row(format: &Format) -> String {
    let ending = format.written[0];
    let before = features(&[]);
    let after = written_and_read(ending, &before, &ReadOptions::default());
    let yes = |all: bool| if all { "yes" } else { "no" };
    let shapes = |all: &[Feature]| all.iter().map(|f| f.geometry.clone()).collect::<Vec<_>>();
    let names = kept(column(&before, &after, "name"));
    // Eastings and northings of UTM 33N, whose middle is at 15 degrees.
    let mut metres = features(&[]);
    for feature in &mut metres {
        feature.geometry = FeatureGeometry::Points(vec![Coord { x: 5e5, y: 5e6 }]);
    }
    let said = ReadOptions {
        crs: Some("EPSG:32633".to_owned()),
        ..ReadOptions::default()
    };
    let moved = written_and_read(ending, &metres, &said);
    let place = moved.features[0].points()[0];
    let is_moved = (place.x - 15.0).abs() < 1e-9 && (place.y - 45.153).abs() < 1e-3;
    let cells = [
        format.name.to_owned(),
        ids(ending),
        names.to_owned(),
        order_of_fields(&before, &after).to_owned(),
        kept(column(&before, &after, "large")).to_owned(),
        kept(column(&before, &after, "part")).to_owned(),
        yes(names == "yes" && kept(column(&before, &after, "z")) == "yes").to_owned(),
        null(&after).to_owned(),
        yes(shapes(&before) == shapes(&after.features)).to_owned(),
        yes(is_moved).to_owned(),
    ];
    format!("| {} |", cells.join(" | "))
}

#[test]
fn the_table_of_formats_says_what_round_trips_show() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md");
    let docs = std::fs::read_to_string(path).expect("the page");
    let written = FORMATS.iter().filter(|format| format.write.is_some());
    let rows: Vec<String> = written.map(|format| row(format)).collect();
    let missing = rows.iter().filter(|row| !docs.contains(row.as_str()));
    let missing: Vec<&str> = missing.map(String::as_str).collect();
    let all = rows.join("\n");
    assert!(missing.is_empty(), "docs/formats.md should have\n{all}");
    // Nothing is there that no format of this build has, but for those of other builds.
    let columns = |line: &str| line.split(" | ").count();
    let of_table = |line: &&str| line.starts_with("| ") && columns(line) == columns(&rows[0]);
    for line in docs.lines().filter(of_table).skip(1) {
        let known = rows.iter().any(|row| row == line);
        let other_build = line.starts_with("| GeoParquet |") && !cfg!(feature = "parquet");
        assert!(known || other_build, "{line}");
    }
}

#[test]
fn every_ending_is_in_the_table_of_endings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md");
    let docs = std::fs::read_to_string(path).expect("the page");
    for format in FORMATS {
        for ending in format.endings {
            assert!(docs.contains(&format!("`{ending}`")), "{ending}");
        }
    }
}
