//! GeoJSON read in one pass and written in the shortest exact form.

use std::io::Write;

use aimaq::io::{FeatureGeometry, FeatureTable, GeoJsonWriter, parse_features, read_boundaries};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;
use serde_json::{Map, json};

fn error(text: &str) -> String {
    parse_features(text.as_bytes(), "map.geojson")
        .unwrap_err()
        .to_string()
}

/// A collection of a good feature and one with the given geometry.
fn second(geometry: &str) -> String {
    format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [\n\
         {{\"type\": \"Feature\", \"properties\": {{}}, \"geometry\": null}},\n\
         {{\"type\": \"Feature\", \"properties\": {{}}, \"geometry\": {geometry}}}]}}"
    )
}

#[test]
fn what_is_wrong_is_named_by_feature_line_and_column() {
    for (geometry, expected) in [
        (
            r#"{"type": "Point", "coordinates": [1, x]}"#,
            "expected a number at line 3 column 88",
        ),
        (
            r#"{"type": "Point", "coordinates": [1]}"#,
            "a position needs two numbers, longitude and latitude at line 3",
        ),
        (
            r#"{"type": "Point", "coordinates": [500000, 1]}"#,
            "(500000, 1) is not a longitude and a latitude in degrees",
        ),
        (
            r#"{"type": "Blob", "coordinates": [1, 1]}"#,
            "`Blob` is not a geometry type of GeoJSON",
        ),
        (
            r#"{"type": "Polygon", "coordinates": [[1, 1], [2, 2]]}"#,
            "nested 2 deep",
        ),
        (
            r#"{"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1]]]}"#,
            "part 1, ring 1: 3 positions do not make a ring",
        ),
        (
            r#"{"type": "MultiPoint", "coordinates": [[1, 1], [[2, 2]]]}"#,
            "expected a number",
        ),
        (r#"{"coordinates": [1, 1]}"#, "the geometry has no `type`"),
        (r#"{"type": "Point"}"#, "the Point has no `coordinates`"),
    ] {
        let message = error(&second(geometry));
        assert!(message.starts_with("map.geojson: feature 2: "), "{message}");
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_file_of_another_kind_is_named_for_what_it_is() {
    let feature = r#"{"type": "Feature", "properties": {}, "geometry": null}"#;
    let topology = r#"{"type": "Topology", "objects": {}, "arcs": []}"#;
    for (text, expected) in [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("[]", "this is a bare list"),
        (&format!("{feature}\n{feature}\n"), "at line 2 column 1"),
        (
            &format!("{feature}\n{feature}\n"),
            "put the features into one FeatureCollection",
        ),
        (&format!("\u{1e}{feature}\n"), "GeoJSON text sequence"),
        // It is read as what it is, and has nothing in it.
        (topology, "it has no objects"),
        ("PK\u{3}\u{4}", "ZIP archive"),
        ("<kml></kml>", "XML"),
    ] {
        let message = error(text);
        assert!(message.contains(expected), "{message}");
    }
    let bytes = |bytes: &[u8]| {
        parse_features(bytes, "x")
            .expect_err("no GeoJSON")
            .to_string()
    };
    assert!(bytes(b"\xff\xfe{\0").contains("UTF-16"));
    assert!(bytes(b"SQLite format 3\0").contains("GeoPackage"));
    let cyrillic =
        b"{\"type\": \"Feature\", \"properties\": {\"n\": \"\xc0\"}, \"geometry\": null}";
    assert!(bytes(cyrillic).contains("not UTF-8; save the file as UTF-8"));
}

#[test]
fn collections_may_be_nested_but_not_without_end() {
    let nested = |n: usize| {
        let geometry = r#"{"type": "Point", "coordinates": [1, 1]}"#.to_owned();
        let wrap =
            |inner, _| format!(r#"{{"type": "GeometryCollection", "geometries": [{inner}]}}"#);
        second(&(0..n).fold(geometry, wrap))
    };
    let table = parse_features(nested(3).as_bytes(), "x").expect("few");
    let points = FeatureGeometry::Points(vec![geo_types::Coord { x: 1.0, y: 1.0 }]);
    assert_eq!(table.features[1].geometry, points);
    for n in [17, 20_000] {
        assert!(error(&nested(n)).contains("collections are nested more than 16 deep"));
    }
}

#[test]
fn what_identifies_a_feature_is_kept() {
    let feature = |id: &str| {
        format!(r#"{{"type": "Feature", "id": {id}, "properties": {{}}, "geometry": null}}"#)
    };
    let ids = ["\"relation/214665\"", "71", "null"]
        .map(feature)
        .join(",\n");
    let text = format!("{{\"type\": \"FeatureCollection\", \"features\": [{ids}]}}");
    let table = parse_features(text.as_bytes(), "x").expect("sound");
    let ids: Vec<_> = table.features.iter().map(|f| f.id.clone()).collect();
    assert_eq!(ids, [Some("relation/214665".into()), Some(71.into()), None]);
    let mut writer = GeoJsonWriter::new(Vec::new(), None).expect("memory");
    table
        .features
        .iter()
        .for_each(|f| writer.feature(f).expect("memory"));
    let written = writer.finish().expect("memory");
    assert_eq!(
        parse_features(&written, "y").expect("sound").features,
        table.features
    );
}

#[test]
fn a_text_that_is_cut_off_or_goes_on_is_refused() {
    let whole = second("null");
    assert!(parse_features(whole.as_bytes(), "x").is_ok());
    for end in 1..whole.len() {
        assert!(
            parse_features(&whole.as_bytes()[..end], "x").is_err(),
            "{end}"
        );
    }
    assert!(error(&format!("{whole} 1")).contains("goes on after its end"));
    assert!(error("1").contains("expected `{`, found `1`"));
    assert!(error(r#"{"type": "FeatureCollection"}"#).contains("no `features`"));
    assert!(error(r#"{"type": "Point", "coordinates": [1, 2]}"#).contains("a bare Point"));
    assert!(
        error(r#"{"type": "Feature", "properties": {"a": tru}, "geometry": null}"#)
            .contains("line 1 column")
    );
}

#[test]
fn members_may_come_in_any_order_and_unknown_ones_are_skipped() {
    let text = r#"{"features": [{"bbox": [1, {"deep": [null, true, "\u00e9\"]"]}], "geometry":
        {"coordinates": [[[0, 0, 5], [2.5e0, 0], [0, 1E0]], []], "extra": 1, "type": "Polygon"},
        "id": 7, "properties": {"name": "\u0410\u0431\u0430\u0439", "n": 18446744073709551615}, "type": "Feature"}],
        "name": "x", "type": "FeatureCollection"}"#;
    let table = parse_features(text.as_bytes(), "x").unwrap();
    assert_eq!(table.features[0].properties["name"], json!("Абай"));
    assert_eq!(
        table.features[0].properties["n"],
        json!(18_446_744_073_709_551_615_u64)
    );
    let FeatureGeometry::Polygons(shape) = &table.features[0].geometry else {
        panic!("{:?}", table.features[0]);
    };
    assert_eq!(shape.0[0].exterior().0[1], Coord { x: 2.5, y: 0.0 });
    assert_eq!(table.warnings.len(), 2, "{:?}", table.warnings);
}

fn coordinate() -> impl Strategy<Value = Coord<f64>> {
    let within = |limit: f64| {
        prop_oneof![
            -limit..=limit,
            any::<f64>().prop_filter("in range", move |x| x.abs() <= limit),
            Just(-0.0),
            Just(f64::MIN_POSITIVE / 8.0),
        ]
    };
    (within(180.0), within(90.0)).prop_map(|(x, y)| Coord { x, y })
}

fn ring() -> impl Strategy<Value = LineString<f64>> {
    prop::collection::vec(coordinate(), 4..9).prop_map(|points| {
        let mut line = LineString::new(points);
        line.close();
        line
    })
}

/// The coordinates of all rings as bits, whichever way each ring runs.
fn bits(shape: &MultiPolygon<f64>) -> Vec<Vec<(u64, u64)>> {
    let rings = shape
        .iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings
        .map(|ring| {
            let forth: Vec<_> = ring
                .0
                .iter()
                .map(|c| (c.x.to_bits(), c.y.to_bits()))
                .collect();
            let back: Vec<_> = forth.iter().rev().copied().collect();
            forth.min(back)
        })
        .collect()
}

/// What a file with this content reads as, or its error without the folder.
fn of_a_file(content: &[u8], name: &str) -> Result<FeatureTable, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let from = format!("{}/", folder.path().display());
    read_boundaries(&path).map_err(|error| error.to_string().replace(&from, ""))
}

fn same(one: &FeatureTable, two: &FeatureTable) -> bool {
    let content = |table: &FeatureTable| {
        let all = table.features.iter();
        all.map(|f| (f.geometry.clone(), f.properties.clone()))
            .collect::<Vec<_>>()
    };
    content(one) == content(two) && one.warnings == two.warnings
}

/// A collection of many features, some longer than what is read at a time.
fn long_collection() -> String {
    let wave = |n: usize| {
        let there = (0..n).map(|i| format!("[{}, {}]", i % 90, f64::from(i as u32) / 1e5));
        there.collect::<Vec<_>>().join(" , ")
    };
    let feature = |i: usize| {
        let length = if i % 400 == 7 { 150_000 } else { 2 + i % 50 };
        format!(
            "{{\"type\": \"Feature\", \"properties\": {{\"i\": {i}, \"like\": {{\"type\": \"Feature\"}}}},\n \"geometry\": {{\"type\": \"LineString\", \"coordinates\": [{}]}}}}",
            wave(length)
        )
    };
    let features: Vec<String> = (0..1500).map(feature).collect();
    format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [\n{}\n], \"name\": \"long\"}}\n",
        features.join(",\n")
    )
}

#[test]
fn a_file_read_in_pieces_is_the_text_read_at_once() {
    let text = long_collection();
    assert!(text.len() > 8 << 20);
    let whole = parse_features(text.as_bytes(), "map.geojson").unwrap();
    assert_eq!(whole.features.len(), 1500);
    let read = of_a_file(text.as_bytes(), "map.geojson").unwrap();
    assert!(same(&read, &whole));
    assert_eq!(
        read.sources[0].sha256,
        aimaq::io::sha256_hex(text.as_bytes())
    );
    let marked = [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat();
    let read = of_a_file(&marked, "map.geojson").unwrap();
    assert!(same(&read, &whole));
    assert_eq!(read.sources[0].sha256, aimaq::io::sha256_hex(&marked));
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let read = of_a_file(&packed, "map.geojson.gz").unwrap();
    assert!(same(&read, &whole));
    assert_eq!(read.sources[0].sha256, aimaq::io::sha256_hex(&packed));
    // What is a topology is known at its end only, and read again.
    let topology = format!(
        r#"{{"objects":{{"a":{{"type":"Polygon","arcs":[[0]],"properties":{{"note":"{}"}}}}}},"arcs":[[[60,50],[61,50],[61,51],[60,50]]],"type":"Topology"}}"#,
        "x".repeat(3 << 20)
    );
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packer.write_all(topology.as_bytes()).unwrap();
    let packed_topology = packer.finish().unwrap();
    let read = of_a_file(&packed_topology, "map.json.gz").unwrap();
    assert_eq!(read.features.len(), 1);
    assert!(same(
        &read,
        &of_a_file(topology.as_bytes(), "map.json").unwrap()
    ));
    let error = of_a_file(&packed[..packed.len() / 2], "map.geojson.gz").unwrap_err();
    assert!(
        error.starts_with("map.geojson.gz: cannot be unpacked: "),
        "{error}"
    );
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let spaces = vec![b' '; 1 << 20];
    (0..160).for_each(|_| packer.write_all(&spaces).unwrap());
    let packed = packer.finish().unwrap();
    assert!(packed.len() < 1 << 18);
    let error = of_a_file(&packed, "map.geojson.gz").unwrap_err();
    assert!(
        error.starts_with("map.geojson.gz: unpacks to more than "),
        "{error}"
    );
}

#[test]
fn what_is_wrong_at_the_beginning_is_said_without_the_rest() {
    let head = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": 5}},"#;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(head).unwrap();
    let spaces = vec![b' '; 1 << 20];
    (0..160).for_each(|_| packer.write_all(&spaces).unwrap());
    let error = of_a_file(&packer.finish().unwrap(), "map.geojson.gz").unwrap_err();
    assert!(
        error.starts_with("map.geojson.gz: feature 1: expected"),
        "{error}"
    );
}

/// Values longer than what is held at a time, cut wherever a block of the file ends.
#[test]
fn long_values_may_be_cut_anywhere() {
    let values = [
        format!("\"{}\"", "ә".repeat(9000)),
        format!("\"{}\"", "\\n\\u04d9".repeat(3000)),
        format!("[{}null]", "true, -1.5e-7, \"x\", ".repeat(900)),
        format!("{{\"a\": [{}[]]}}", "{\"b\": {}}, ".repeat(1500)),
        format!("0.{}1", "0".repeat(9000)),
        format!("1{}", "0".repeat(300)),
    ];
    let feature = |i: usize| {
        let value = &values[i % values.len()];
        let before = " ".repeat(i % 997);
        format!(
            "{{\"type\": \"Feature\",{before}\"properties\": {{\"v\": {value}}}, \"geometry\": null}}"
        )
    };
    let features: Vec<String> = (0..300).map(feature).collect();
    let text = format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [{}]}}",
        features.join(",")
    );
    assert!(text.len() > 4 << 20, "{}", text.len());
    let whole = parse_features(text.as_bytes(), "map.geojson").unwrap();
    assert!(same(
        &of_a_file(text.as_bytes(), "map.geojson").unwrap(),
        &whole
    ));
}

#[test]
fn what_is_wrong_far_into_a_file_is_named_as_in_the_text_at_once() {
    let text = long_collection();
    let broken = |from: &str, to: &str| text.replacen(from, to, 1).into_bytes();
    for content in [
        broken("\"i\": 1234,", "\"i\": ,"),
        broken("\"i\": 807, \"like\": {", "\"i\": 807 \"like\": {"),
        broken("\"name\": \"long\"}", "\"name\": \"long\"]"),
        text.as_bytes()[..text.len() / 2].to_vec(),
        [text.as_bytes(), b"x"].concat(),
    ] {
        let error = parse_features(&content, "map.geojson")
            .unwrap_err()
            .to_string();
        assert_eq!(of_a_file(&content, "map.geojson").unwrap_err(), error);
        assert!(error.contains(" at line "), "{error}");
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back_bit_for_bit(
        parts in prop::collection::vec((ring(), prop::collection::vec(ring(), 0..3)), 1..4),
        name in any::<String>(),
        number in any::<i64>(),
    ) {
        let polygons = parts.into_iter().map(|(shell, holes)| Polygon::new(shell, holes));
        let shape = MultiPolygon::new(polygons.collect());
        let mut fields = Map::new();
        fields.insert(name, json!(number));
        let mut writer = GeoJsonWriter::new(Vec::new(), None).unwrap();
        writer.polygons(&fields, &shape).unwrap();
        writer.polygons(&fields, &MultiPolygon::new(vec![])).unwrap();
        let text = writer.finish().unwrap();
        let table = parse_features(&text, "x").unwrap();
        prop_assert_eq!(&table.features[0].properties, &fields);
        prop_assert_eq!(&table.features[1].geometry, &FeatureGeometry::Nothing);
        let read = table.features[0].clone().into_polygons();
        prop_assert_eq!(bits(&read), bits(&shape));
    }

    #[test]
    fn damaged_text_is_an_error_and_never_a_panic(at in 0_usize..400, byte in any::<u8>(), cut in 0_usize..400) {
        let mut text = second(r#"{"type": "Polygon", "coordinates": [[[0, 0.5], [1e1, 0], [0, 1], [0, 0.5]]]}"#).into_bytes();
        let (at, cut) = (at % text.len(), cut % text.len());
        text[at] = byte;
        text.remove(cut);
        if let Ok(table) = parse_features(&text, "x") {
            prop_assert!(table.features.len() <= 2);
        }
    }
}
