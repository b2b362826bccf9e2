//! The reader of large GeoJSON held against the crate `geojson`: the same features of
//! every document, and the same documents refused.

use aimaq::boundaries::Boundaries;
use aimaq::io::{Feature, FeatureGeometry, FeatureTable, parse_features, parse_small};
use aimaq::words::Message;
use geo_types::Coord;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A number in one of the ways that JSON has.
fn number(most: f64) -> impl Strategy<Value = String> {
    let any = (-most..=most, 0..4_u8).prop_map(|(x, form)| match form {
        0 => format!("{x:?}"),
        1 => format!("{x:e}"),
        2 => format!("{x:.25}"),
        _ => format!("{}", x as i64),
    });
    let odd = prop::sample::select(vec!["-0", "0.0", "-0.0", "1E1", "5e-324", "0.1e+1"]);
    prop_oneof![8 => any, 1 => odd.prop_map(str::to_owned)]
}

fn position() -> impl Strategy<Value = String> {
    let height = prop::option::weighted(0.1, number(9000.0));
    (number(180.0), number(90.0), height).prop_map(|(x, y, height)| match height {
        Some(z) => format!("[{x} , {y},{z}]"),
        None => format!("[{x},{y}]"),
    })
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(position(), 2..6).prop_map(|p| list(&p))
}

/// A ring, which may have to be closed.
fn ring() -> impl Strategy<Value = String> {
    let points = prop::collection::vec(position(), 3..7);
    (points, any::<bool>()).prop_map(|(mut points, closed)| {
        if closed || points.len() < 4 {
            points.push(points[0].clone());
        }
        list(&points)
    })
}

fn rings() -> impl Strategy<Value = String> {
    prop::collection::vec(ring(), 1..3).prop_map(|r| list(&r))
}

fn many(one: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec(one, 1..4).prop_map(|all| list(&all))
}

fn geometry() -> impl Strategy<Value = String> {
    let simple = prop_oneof![
        position().prop_map(|c| ("Point", c)),
        many(position()).prop_map(|c| ("MultiPoint", c)),
        line().prop_map(|c| ("LineString", c)),
        many(line()).prop_map(|c| ("MultiLineString", c)),
        rings().prop_map(|c| ("Polygon", c)),
        many(rings()).prop_map(|c| ("MultiPolygon", c)),
    ];
    let simple = (simple, any::<bool>()).prop_map(|((kind, coordinates), type_last)| {
        if type_last {
            format!(r#"{{"coordinates": {coordinates}, "type": "{kind}"}}"#)
        } else {
            format!(r#"{{"type":"{kind}","coordinates":{coordinates}}}"#)
        }
    });
    let collection = |members: Vec<String>| {
        let members = list(&members);
        format!(r#"{{"type": "GeometryCollection", "geometries": {members}}}"#)
    };
    let leaf = simple.boxed();
    let nested = prop::collection::vec(leaf.clone(), 1..4).prop_map(collection);
    prop_oneof![6 => leaf, 1 => nested, 1 => Just("null".to_owned())]
}

fn properties() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e300..1e300_f64).prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
        Just(json!({"a": [1, {"b": "\u{1f5fa}"}]})),
    ];
    let all = prop::collection::vec(("[a-zа-я \"\\\\]{0,5}", value), 0..5);
    all.prop_map(|all| Value::Object(all.into_iter().collect()))
}

fn feature() -> impl Strategy<Value = String> {
    let id = prop_oneof![
        Just(None),
        any::<u32>().prop_map(|n| Some(json!(n))),
        "[a-z/]{1,5}".prop_map(|t| Some(json!(t)))
    ];
    (id, properties(), geometry(), any::<bool>()).prop_map(|(id, properties, geometry, last)| {
        let id = id.map(|id| format!("\"id\": {id}, ")).unwrap_or_default();
        let (first, end) = if last {
            ("", ",\n\"type\": \"Feature\"")
        } else {
            ("\"type\":\"Feature\",", "")
        };
        format!("{{{first}{id}\"properties\": {properties}, \"geometry\": {geometry}{end}}}")
    })
}

fn document() -> impl Strategy<Value = String> {
    let collection = prop::collection::vec(feature(), 0..5).prop_map(|features| {
        let features = features.join(",\n");
        format!(
            "{{\"type\": \"FeatureCollection\", \"name\": \"x\", \"features\": [\n{features}]}}\n"
        )
    });
    prop_oneof![4 => collection, 1 => feature()]
}

fn bits(c: &Coord<f64>) -> [u64; 2] {
    [c.x.to_bits(), c.y.to_bits()]
}

/// All coordinates of a geometry by their bits, with what they make.
fn coordinates(geometry: &FeatureGeometry) -> (String, Vec<[u64; 2]>) {
    use geo::CoordsIter;
    let all: Vec<[u64; 2]> = match geometry {
        FeatureGeometry::Nothing => vec![],
        FeatureGeometry::Points(points) => points.iter().map(bits).collect(),
        FeatureGeometry::Lines(lines) => lines.iter().flat_map(|l| &l.0).map(bits).collect(),
        FeatureGeometry::Polygons(land) => land.coords_iter().map(|c| bits(&c)).collect(),
    };
    (format!("{geometry:?}"), all)
}

type Told = (Option<Value>, Value, (String, Vec<[u64; 2]>));

fn told(table: &FeatureTable) -> (Vec<Told>, &[Message]) {
    let one = |f: &Feature| {
        let properties = Value::from(f.properties.clone());
        (f.id.clone(), properties, coordinates(&f.geometry))
    };
    (table.features.iter().map(one).collect(), &table.warnings)
}

#[track_caller]
fn both_refuse(text: &str) {
    assert!(parse_features(text.as_bytes(), "x").is_err(), "own: {text}");
    assert!(
        parse_small(text.as_bytes(), "x").is_err(),
        "geojson: {text}"
    );
}

proptest! {
    #[test]
    fn every_document_gives_the_same_features(text in document()) {
        let own = parse_features(text.as_bytes(), "x").expect("the document is sound");
        let other = parse_small(text.as_bytes(), "x").expect("the document is sound");
        prop_assert_eq!(told(&own), told(&other), "{}", text);
        // And so do the types of the crate, there and back.
        let there = geojson::FeatureCollection::from(&own);
        let back = FeatureTable::try_from(there).expect("the features are sound");
        prop_assert_eq!(told(&own).0, told(&back).0);
    }

    #[test]
    fn a_document_that_is_cut_off_is_refused_by_both(text in document(), share in 0.0..1.0_f64) {
        let text = text.trim_end();
        let mut end = (text.len() as f64 * share) as usize;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        both_refuse(&text[..end]);
    }

    #[test]
    fn what_is_no_geometry_is_refused_by_both(
        before in prop::collection::vec(feature(), 0..3),
        wrong in prop::sample::select(WRONG.to_vec()),
    ) {
        let wrong = format!(r#"{{"type": "Feature", "properties": {{}}, "geometry": {wrong}}}"#);
        let features = before.into_iter().chain([wrong]).collect::<Vec<_>>().join(",");
        both_refuse(&format!(r#"{{"type": "FeatureCollection", "features": [{features}]}}"#));
    }
}

const WRONG: &[&str] = &[
    r#"{"type": "Point", "coordinates": [1]}"#,
    r#"{"type": "Point", "coordinates": [1, "2"]}"#,
    r#"{"type": "Point", "coordinates": [1, 02]}"#,
    r#"{"type": "Point", "coordinates": [1, 2.]}"#,
    r#"{"type": "Point", "coordinates": [1, NaN]}"#,
    r#"{"type": "Point", "coordinates": [1, 1e999]}"#,
    r#"{"type": "Point", "coordinates": [1, null]}"#,
    r#"{"type": "Point", "coordinates": [-181, 2]}"#,
    r#"{"type": "Point", "coordinates": [1, -90.5]}"#,
    r#"{"type": "Point", "coordinates": [[1, 2]]}"#,
    r#"{"type": "Point"}"#,
    r#"{"coordinates": [1, 2]}"#,
    r#"{"type": "Blob", "coordinates": [1, 2]}"#,
    r#"{"type": "LineString", "coordinates": [1, 2]}"#,
    r#"{"type": "LineString", "coordinates": [[1, 2], [[3, 4]]]}"#,
    r#"{"type": "Polygon", "coordinates": [[1, 2], [3, 4], [5, 6], [1, 2]]}"#,
    r#"{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}"#,
    r#"{"type": "MultiPolygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2]]]}"#,
    r#"{"type": "MultiPolygon", "coordinates": [[[[[1, 2], [3, 4], [5, 6], [1, 2]]]]]}"#,
    r#"{"type": "GeometryCollection", "geometries": [{"type": "Point"}]}"#,
    r#"{"type": "GeometryCollection", "geometries": 7}"#,
    "[1, 2]",
    "7",
];

#[test]
fn a_text_behind_the_end_and_nesting_without_end_are_refused_by_both() {
    let point = r#"{"type": "Feature", "properties": {}, "geometry": null}"#;
    both_refuse(&format!("{point} 1"));
    both_refuse(&format!("{point}{point}"));
    both_refuse(r#"{"type": "Point", "coordinates": [1, 2]}"#);
    both_refuse("");
    let n = 20_000;
    let (open, close) = (r#"{"type": "GeometryCollection", "geometries": ["#, "]}");
    let geometry = format!("{}{}", open.repeat(n), close.repeat(n));
    both_refuse(&format!(
        r#"{{"type": "Feature", "properties": {{}}, "geometry": {geometry}}}"#
    ));
}

#[test]
fn a_coverage_goes_to_the_types_of_the_crate_and_back() {
    let square = |x: f64| json!([[[x, 0.0], [x + 1.0, 0.0], [x + 1.0, 1.0], [x, 1.0], [x, 0.0]]]);
    let feature = |id: &str, x| {
        json!({"type": "Feature", "id": id, "properties": {"n": x},
            "geometry": {"type": "Polygon", "coordinates": square(x)}})
    };
    let text =
        json!({"type": "FeatureCollection", "features": [feature("a", 0.0), feature("b", 1.0)]});
    let all: geojson::FeatureCollection = text.to_string().parse().expect("GeoJSON");
    let table = FeatureTable::try_from(all).expect("sound");
    let boundaries = Boundaries::new(table, "x").expect("a coverage");
    assert_eq!(boundaries.coverage.unit_count(), 2);
    let back = FeatureTable::try_from(boundaries.to_geojson()).expect("sound");
    let again = Boundaries::new(back, "x").expect("a coverage");
    assert_eq!(again.coverage.polygons(), boundaries.coverage.polygons());
    assert_eq!(
        (&again.ids, &again.fields),
        (&boundaries.ids, &boundaries.fields)
    );
}
