//! Every format that is written reads as it was, and what it cannot hold is told.

use std::path::{Path, PathBuf};

use aimaq::io::{
    About, FORMATS, Feature, FeatureGeometry, FeatureTable, Format, Layer, Outputs, ReadOptions,
    read_any,
};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use serde_json::{Value, json};
use std::io::Write;

fn ring(points: &[(f64, f64)]) -> LineString<f64> {
    LineString::from(points.to_vec())
}

/// Two neighbours, one of them with a hole and an island, and one without land.
fn units() -> Vec<Feature> {
    let west = ring(&[
        (70.0, 50.0),
        (71.0, 50.0),
        (71.0, 51.0),
        (70.0, 51.0),
        (70.0, 50.0),
    ]);
    let hole = ring(&[
        (70.25, 50.25),
        (70.25, 50.5),
        (70.5, 50.5),
        (70.5, 50.25),
        (70.25, 50.25),
    ]);
    let island = ring(&[(60.1, 45.0), (60.3, 45.0), (60.2, 45.2), (60.1, 45.0)]);
    let east = ring(&[
        (71.0, 50.0),
        (72.0, 50.0),
        (72.0, 51.0),
        (71.0, 51.0),
        (71.0, 50.0),
    ]);
    let land = |polygons: Vec<Polygon<f64>>| FeatureGeometry::Polygons(MultiPolygon::new(polygons));
    let feature = |id: Value, geometry, properties: Value| Feature {
        id: Some(id),
        geometry,
        properties: properties.as_object().cloned().expect("an object"),
    };
    vec![
        feature(
            json!(7),
            land(vec![
                Polygon::new(west, vec![hole]),
                Polygon::new(island, vec![]),
            ]),
            json!({"код": "0301", "name": "Ақсуат, \"бір\"", "large": 9_007_199_254_740_993_i64, "part": 0.1, "truth": true, "none": null}),
        ),
        feature(
            json!(3),
            FeatureGeometry::Nothing,
            json!({"код": "0302", "name": "= 1 + 1", "large": -5, "part": 1e-7, "truth": false, "none": null}),
        ),
        feature(
            json!(12),
            land(vec![Polygon::new(east, vec![])]),
            json!({"код": "0303", "name": "<b> & 'c'\nd", "large": null, "part": null, "truth": null, "none": null}),
        ),
    ]
}

/// Writes a layer as a command does; gives what was told.
fn write(path: &Path, features: &[Feature]) -> Vec<&'static str> {
    let format = Format::written_to(path).expect("it is written");
    let write = format.write.expect("it is written");
    let mut outputs = Outputs::default();
    let file = outputs.create(path).expect("a file");
    let written = write(file, Layer::Features(features), &About::of(path)).expect("it can be held");
    for (ending, bytes) in &written.beside {
        outputs
            .write(&path.with_extension(ending), bytes)
            .expect("beside it");
    }
    outputs.commit().expect("all are there");
    written.lost.iter().map(|message| message.key()).collect()
}

fn written_and_read(name: &str, features: &[Feature]) -> (FeatureTable, Vec<&'static str>) {
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join(name);
    let told = write(&path, features);
    let table = read_any(&path, &ReadOptions::default());
    (
        table.unwrap_or_else(|error| panic!("{name}: {error}")),
        told,
    )
}

/// Rings from their smallest vertex on, counter-clockwise, so that it does not matter
/// where a format begins them.
fn normal(geometry: &FeatureGeometry) -> Vec<Vec<Vec<(u64, u64)>>> {
    let of_ring = |ring: &LineString<f64>| {
        let mut open = ring.0[..ring.0.len() - 1].to_vec();
        let doubled: f64 = ring
            .0
            .windows(2)
            .map(|p| p[0].x * p[1].y - p[1].x * p[0].y)
            .sum();
        if doubled < 0.0 {
            open.reverse();
        }
        let key = |c: &Coord<f64>| (c.x.to_bits(), c.y.to_bits());
        let smallest = (0..open.len())
            .min_by_key(|&i| key(&open[i]))
            .expect("vertices");
        open.rotate_left(smallest);
        open.iter().map(key).collect::<Vec<_>>()
    };
    let FeatureGeometry::Polygons(land) = geometry else {
        return vec![];
    };
    let mut parts: Vec<_> = land
        .iter()
        .map(|p| {
            std::iter::once(p.exterior())
                .chain(p.interiors())
                .map(of_ring)
                .collect::<Vec<_>>()
        })
        .collect();
    parts.sort();
    parts
}

/// The endings of all formats that are written.
fn endings() -> Vec<&'static str> {
    let written = FORMATS.iter().filter(|format| format.write.is_some());
    written.flat_map(|format| format.written).copied().collect()
}

#[test]
fn land_comes_back_bit_for_bit_and_features_in_their_order() {
    let units = units();
    for ending in endings() {
        let (table, _) = written_and_read(&format!("units{ending}"), &units);
        assert_eq!(table.features.len(), units.len(), "{ending}");
        for (read, unit) in table.features.iter().zip(&units) {
            assert_eq!(normal(&read.geometry), normal(&unit.geometry), "{ending}");
            let name = read.properties.get("name");
            assert_eq!(name, unit.properties.get("name"), "{ending}");
        }
    }
}

#[test]
fn values_come_back_as_exactly_as_the_format_can_hold_them() {
    let units = units();
    for ending in endings() {
        let (table, told) = written_and_read(&format!("units{ending}"), &units);
        let as_text = matches!(ending, ".csv" | ".kml" | ".kmz");
        let keeps_ids = ending.contains("json");
        let has_nulls = !matches!(ending, ".csv" | ".kml" | ".kmz");
        let mut expected_told = vec![];
        if !keeps_ids && !matches!(ending, ".kml" | ".kmz") {
            expected_told.push("write-ids");
        }
        // One unit is called "= 1 + 1".
        if ending == ".csv" {
            expected_told.push("write-marked");
        }
        assert_eq!(told, expected_told, "{ending}");
        for (read, unit) in table.features.iter().zip(&units) {
            if keeps_ids {
                assert_eq!(read.id, unit.id, "{ending}");
            }
            let mut fields = read.properties.clone();
            fields.shift_remove("id");
            let names: Vec<&String> = fields.keys().collect();
            if has_nulls {
                assert_eq!(
                    names,
                    unit.properties.keys().collect::<Vec<_>>(),
                    "{ending}"
                );
            }
            for (name, value) in &unit.properties {
                let expected = match value {
                    Value::Null if ending == ".csv" => json!(""),
                    Value::Null => Value::Null,
                    Value::String(_) => value.clone(),
                    other if as_text => json!(other.to_string()),
                    // A sheet holds 15 digits.
                    other
                        if ending == ".xlsx" && name == "large" && other.to_string().len() > 15 =>
                    {
                        json!(other.to_string())
                    }
                    other => other.clone(),
                };
                let found = fields.get(name).unwrap_or(&Value::Null);
                assert_eq!(found, &expected, "{ending}, {name}");
            }
        }
    }
}

#[test]
fn ids_that_grow_number_the_rows_of_a_geopackage() {
    let mut units = units();
    units.swap(0, 1);
    let (table, told) = written_and_read("units.gpkg", &units);
    let ids: Vec<Option<Value>> = table.features.iter().map(|f| f.id.clone()).collect();
    assert_eq!(ids, [Some(json!(3)), Some(json!(7)), Some(json!(12))]);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn the_same_layer_gives_the_same_bytes() {
    let units = units();
    for ending in endings() {
        let bytes = || {
            let scratch = tempfile::tempdir().expect("scratch");
            let path = scratch.path().join(format!("units{ending}"));
            write(&path, &units);
            std::fs::read(path).expect("written")
        };
        let first = bytes();
        std::thread::sleep(std::time::Duration::from_millis(2));
        assert!(first == bytes(), "{ending}");
    }
}

#[test]
fn points_and_lines_come_back() {
    let points = |all: &[(f64, f64)]| all.iter().map(|&(x, y)| Coord { x, y }).collect::<Vec<_>>();
    let feature = |geometry| Feature {
        geometry,
        properties: json!({"a": 1}).as_object().cloned().expect("an object"),
        ..Feature::default()
    };
    let single = FeatureGeometry::Points(points(&[(70.5, 50.25)]));
    let several = FeatureGeometry::Points(points(&[(70.5, 50.25), (-1.0, 1.0 / 3.0)]));
    let line = FeatureGeometry::Lines(vec![ring(&[(1.0, 2.0), (3.0, 4.0)])]);
    let lines = FeatureGeometry::Lines(vec![
        ring(&[(1.0, 2.0), (3.0, 4.0)]),
        ring(&[(5.0, 6.0), (7.5, 8.0), (9.0, 9.0)]),
    ]);
    for layer in [
        vec![single.clone()],
        vec![single, several],
        vec![line.clone()],
        vec![line, lines],
    ] {
        let features: Vec<Feature> = layer.into_iter().map(feature).collect();
        for ending in endings() {
            let (table, told) = written_and_read(&format!("some{ending}"), &features);
            let geometries =
                |all: &[Feature]| all.iter().map(|f| f.geometry.clone()).collect::<Vec<_>>();
            assert_eq!(
                geometries(&table.features),
                geometries(&features),
                "{ending}"
            );
            assert!(told.is_empty(), "{ending}: {told:?}");
        }
    }
}

#[test]
fn a_layer_without_features_can_be_written_and_read() {
    for ending in endings() {
        if matches!(
            ending,
            ".geojsonl" | ".geojsons" | ".ndjson" | ".jsonl" | ".geojsonl.gz" | ".xlsx"
        ) {
            continue;
        }
        let (table, told) = written_and_read(&format!("none{ending}"), &[]);
        assert!(table.features.is_empty() && told.is_empty(), "{ending}");
    }
}

#[test]
fn a_shapefile_tells_what_it_cannot_hold() {
    let long = "ә".repeat(200);
    let features = [Feature {
        geometry: FeatureGeometry::Points(vec![Coord { x: 1.0, y: 2.0 }]),
        properties:
            json!({"population_2022": 1, "population_2023": 2, "text": long, "list": [1, 2]})
                .as_object()
                .cloned()
                .expect("an object"),
        ..Feature::default()
    }];
    let (table, told) = written_and_read("some.shp", &features);
    assert_eq!(told, ["write-nested", "write-names", "write-cut"]);
    let fields = &table.features[0].properties;
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(names, ["population", "populati_1", "text", "list"]);
    assert_eq!(fields["text"], json!("ә".repeat(127)));
    assert_eq!(fields["list"], json!("[1,2]"));
    let mixed = [
        Feature {
            geometry: FeatureGeometry::Lines(vec![ring(&[(1.0, 2.0), (3.0, 4.0)])]),
            ..Feature::default()
        },
        features[0].clone(),
    ];
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join("mixed.shp");
    let format = Format::written_to(&path).expect("it is written");
    let write = format.write.expect("it is written");
    let error = write(&mut Vec::new(), Layer::Features(&mixed), &About::default());
    let error = error.expect_err("two kinds").to_string();
    assert!(error.contains("of several kinds"), "{error}");
}

#[test]
fn a_zip_archive_is_read_by_what_is_in_it() {
    let scratch = tempfile::tempdir().expect("scratch");
    let shz = scratch.path().join("units.shz");
    write(&shz, &units());
    let zip = scratch.path().join("units.zip");
    std::fs::copy(&shz, &zip).expect("copied");
    let recorded = ReadOptions {
        checksum: true,
        ..ReadOptions::default()
    };
    let table = read_any(&zip, &recorded).expect("reads");
    assert_eq!(table.features.len(), 3);
    assert_eq!(table.sources.len(), 1);
    assert_eq!(table.sources[0].name, zip.display().to_string());
    let named = ReadOptions {
        layer: Some("units".to_owned()),
        ..ReadOptions::default()
    };
    assert!(read_any(&zip, &named).is_ok());
    let mut bytes = std::fs::read(&zip).expect("there");
    bytes.truncate(bytes.len() / 2);
    std::fs::File::create(&zip)
        .expect("open")
        .write_all(&bytes)
        .expect("written");
    let error = read_any(&zip, &ReadOptions::default())
        .expect_err("cut off")
        .to_string();
    assert!(error.contains("units.zip: "), "{error}");
}

/// Bytes changed here and there, the same for the same seed.
fn damaged(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + next(4) {
        let at = next(bytes.len());
        match next(5) {
            0 => bytes[at] = next(256) as u8,
            1 => bytes[at] ^= 1 << next(8),
            2 => bytes.truncate(at.max(1)),
            3 => bytes[at] = 0xff,
            _ => drop(bytes.drain(at..(at + 1 + next(9)).min(bytes.len()))),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

#[test]
fn a_damaged_file_is_read_or_refused_with_its_name() {
    let units = units();
    let scratch = tempfile::tempdir().expect("scratch");
    for ending in endings() {
        let path = scratch.path().join(format!("units{ending}"));
        write(&path, &units);
        let sound = std::fs::read(&path).expect("written");
        let mut refused = 0;
        for seed in 0..150 {
            std::fs::write(&path, damaged(&sound, seed)).expect("damaged");
            if let Err(error) = read_any(&path, &ReadOptions::default()) {
                refused += 1;
                assert!(error.to_string().contains("units"), "{ending}: {error}");
            }
        }
        assert!(refused > 10, "{ending}: {refused}");
    }
}

#[test]
fn a_layer_of_several_is_chosen_by_its_name() {
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join("two.topojson");
    let object =
        |x: f64| json!({"type": "Point", "coordinates": [x, 50.0], "properties": {"x": x}});
    let text =
        json!({"type": "Topology", "objects": {"a": object(1.0), "b": object(2.0)}, "arcs": []});
    std::fs::write(&path, text.to_string()).expect("written");
    let error = read_any(&path, &ReadOptions::default())
        .expect_err("which?")
        .to_string();
    assert!(error.contains("choose one by --layer: a, b"), "{error}");
    let read = |layer: &str| {
        let options = ReadOptions {
            layer: Some(layer.to_owned()),
            ..ReadOptions::default()
        };
        read_any(&path, &options)
    };
    let table = read("b").expect("there");
    assert_eq!(table.features[0].properties["x"], json!(2.0));
    let error = read("c").expect_err("not there").to_string();
    assert!(error.contains("no layer `c`, but a, b"), "{error}");
}

#[test]
fn arcs_that_are_named_without_end_are_refused() {
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join("bomb.topojson");
    let arc: Vec<[f64; 2]> = (0..2000).map(|i| [f64::from(i) / 100.0, 1.0]).collect();
    let line: Vec<u32> = vec![0; 2000];
    let lines: Vec<&Vec<u32>> = vec![&line; 20];
    let object = json!({"type": "MultiLineString", "arcs": lines});
    let text = json!({"type": "Topology", "objects": {"a": object}, "arcs": [arc]});
    std::fs::write(&path, text.to_string()).expect("written");
    let error = read_any(&path, &ReadOptions::default())
        .expect_err("too many")
        .to_string();
    assert!(error.contains("named more than 16 times"), "{error}");
}

#[test]
fn results_are_written_in_the_format_of_their_ending() {
    let scratch = tempfile::tempdir().expect("scratch");
    for ending in [".gpkg", ".fgb", ".geojsonl"] {
        let path = scratch.path().join(format!("after{ending}"));
        let line = format!("apply kazakhstan-2022 -o {}", path.display());
        let said = crate::support::aimaq(&line).to_string();
        assert!(said.contains("schematic"), "{said}");
        let table = read_any(&path, &ReadOptions::default()).expect("what it is called");
        assert_eq!(table.features.len(), 20, "{ending}");
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/formats")
        .join(name)
}

#[test]
fn a_spreadsheet_is_read_where_a_table_is() {
    let text = aimaq::io::read_text(&fixture("units.xlsx")).expect("reads");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("code,name,people,share,wkt"));
    assert!(
        lines
            .next()
            .is_some_and(|line| line.starts_with("0301,Ақсуат,")),
        "{text}"
    );
}

/// Files that other programs wrote out of the same two units (`tests/fixtures/formats`).
#[test]
fn files_of_other_programs_are_read() {
    let columnar = cfg!(feature = "parquet").then_some("units.parquet");
    let expected = read_any(&fixture("units.geojson"), &ReadOptions::default()).expect("reads");
    let names = [
        "units.fgb",
        "units_without_index.fgb",
        "units.gpkg",
        "units.topojson",
        "units_quantised.topojson",
        "units.csv",
        "units.shp.zip",
        "units.kml",
        "units.kmz",
        "units.xlsx",
    ];
    for name in names.into_iter().chain(columnar) {
        let table = read_any(&fixture(name), &ReadOptions::default());
        let table = table.unwrap_or_else(|error| panic!("{name}: {error}"));
        let codes = |table: &FeatureTable| {
            let code = |f: &Feature| f.text("code").unwrap_or_default();
            let mut codes: Vec<(String, Vec<_>)> = table
                .features
                .iter()
                .map(|f| (code(f), normal(&f.geometry)))
                .collect();
            codes.sort();
            codes
        };
        assert_eq!(codes(&table), codes(&expected), "{name}");
    }
}

/// In CSV such a text has a mark, which is told and taken off again.
#[test]
fn texts_that_a_spreadsheet_would_run_are_marked_in_csv_and_come_back() {
    let names = ["=1+1", "-x", "+7 700", "'=1", "-", "-5", "5"];
    let feature = |name: &&str| Feature {
        geometry: FeatureGeometry::Points(vec![Coord { x: 70.0, y: 50.0 }]),
        properties: json!({"=name": name, "change": -5})
            .as_object()
            .cloned()
            .expect("an object"),
        ..Feature::default()
    };
    let features: Vec<Feature> = names.iter().map(feature).collect();
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join("some.csv");
    let format = Format::written_to(&path).expect("it is written");
    let mut bytes = Vec::new();
    let write = format.write.expect("it is written");
    let written = write(&mut bytes, Layer::Features(&features), &About::of(&path)).expect("held");
    std::fs::write(&path, &bytes).expect("a file");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(
        text.starts_with("'=name,change,lon,lat\n'=1+1,-5,70.0,50.0\n"),
        "{text}"
    );
    let told: Vec<&str> = written.lost.iter().map(|lost| lost.key()).collect();
    assert_eq!(told, ["write-marked"]);
    let table = read_any(&path, &ReadOptions::default()).expect("reads");
    let read = table.features.iter().map(|f| f.text("=name"));
    let read: Vec<String> = read.map(Option::unwrap_or_default).collect();
    assert_eq!(read, names);
    let told: Vec<&str> = table.warnings.iter().map(|said| said.key()).collect();
    assert_eq!(told, ["read-marked"]);
}
