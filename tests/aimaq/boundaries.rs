//! Features of a file joined, thinned and looked up, with their fields.

use aimaq::boundaries::{
    Boundaries, CsvColumns, DissolveOptions, LocateCounts, Places, dissolve, locate_csv,
    locate_features, simplify,
};
use aimaq::coverage::Simplification;
use aimaq::io::parse_features;
use aimaq::words::{Lang, Message, say};
use serde_json::{Value, json};

/// A unit square with its south-western corner at (x, y).
fn square(x: i32, y: i32, fields: &Value) -> Value {
    let corners = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]];
    json!({"type": "Feature", "properties": fields,
        "geometry": {"type": "Polygon", "coordinates": [corners]}})
}

fn load(features: &[Value]) -> Boundaries {
    try_load(features).unwrap()
}

fn try_load(features: &[Value]) -> Result<Boundaries, String> {
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    let table = parse_features(text.as_bytes(), "map.geojson").map_err(|e| e.to_string())?;
    Boundaries::new(table, "map.geojson").map_err(|e| e.to_string())
}

/// Two squares of group a in the west, one of b in the east.
fn three_in_a_row() -> Boundaries {
    load(&[
        square(0, 0, &json!({"code": "a1", "people": 10, "share": 0.5})),
        square(1, 0, &json!({"code": "a2", "people": "20", "share": 0.25})),
        square(2, 0, &json!({"code": "b1", "people": null, "share": 1})),
    ])
}

fn by(field: &str) -> DissolveOptions {
    DissolveOptions {
        by: field.to_owned(),
        ..DissolveOptions::default()
    }
}

fn said(warnings: &[Message]) -> Vec<String> {
    warnings.iter().map(|w| say(w, Lang::EN)).collect()
}

#[test]
fn a_prefix_joins_units_and_adds_their_fields_up() {
    let options = DissolveOptions {
        by: "code".to_owned(),
        prefix: Some(1),
        sums: vec!["people".to_owned(), "share".to_owned()],
    };
    let joined = dissolve(&three_in_a_row(), &options).unwrap();
    let fields: Vec<Value> = joined
        .features
        .iter()
        .map(|row| Value::Object(row.properties.clone()))
        .collect();
    assert_eq!(
        fields,
        [
            json!({"code": "a", "people": 30, "share": 0.75, "units": 2}),
            json!({"code": "b", "people": 0, "share": 1, "units": 1}),
        ]
    );
    assert_eq!(joined.features[0].land.0[0].exterior().0.len(), 7);
    assert_eq!((joined.ledger.area_in, joined.ledger.area_out), (3.0, 3.0));
    assert_eq!(
        said(&joined.warnings),
        ["field `people` is empty and adds nothing in features 3"]
    );
}

#[test]
fn a_missing_field_names_the_feature_and_what_it_has() {
    let error = dissolve(&three_in_a_row(), &by("region")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "map.geojson: feature 1 has no field `region`; its fields are code, people, share"
    );
    let mut options = by("code");
    options.sums = vec!["code".to_owned()];
    let error = dissolve(&three_in_a_row(), &options).unwrap_err();
    assert!(error.to_string().contains("two fields `code`"), "{error}");
    options.sums = vec!["inhabitants".to_owned()];
    let error = dissolve(&three_in_a_row(), &options).unwrap_err();
    assert!(
        error.to_string().contains("no field `inhabitants`"),
        "{error}"
    );
}

#[test]
fn a_text_among_numbers_cannot_be_added_up() {
    let layer = load(&[
        square(0, 0, &json!({"code": "a", "people": 10})),
        square(1, 0, &json!({"code": "a", "people": "many"})),
    ]);
    let mut options = by("code");
    options.sums = vec!["people".to_owned()];
    let error = dissolve(&layer, &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "map.geojson: feature 2: `many` in field `people` is no number to add up"
    );
}

#[test]
fn the_same_polygon_twice_is_an_error() {
    let layer = load(&[
        square(0, 0, &json!({"code": "a"})),
        square(1, 0, &json!({"code": "a"})),
        square(0, 0, &json!({"code": "b"})),
    ]);
    let error = dissolve(&layer, &by("code")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "map.geojson: features 1 and 3 are the same polygon; take one out"
    );
}

#[test]
fn a_feature_without_land_counts_with_a_warning() {
    let bare = json!({"type": "Feature", "properties": {"code": "a", "n": 5}, "geometry": null});
    let layer = load(&[square(0, 0, &json!({"code": "a", "n": 2})), bare]);
    assert!(
        said(&layer.warnings)
            .iter()
            .any(|w| w.ends_with("features 2")),
        "{:?}",
        layer.warnings
    );
    let mut options = by("code");
    options.sums = vec!["n".to_owned()];
    let joined = dissolve(&layer, &options).unwrap();
    assert_eq!(joined.features[0].properties["n"], json!(7));
    assert_eq!(joined.features[0].properties["units"], json!(2));
}

#[test]
fn a_gap_inside_a_group_is_pointed_out() {
    let unit = |ring: Value| {
        let geometry = json!({"type": "Polygon", "coordinates": [ring]});
        json!({"type": "Feature", "properties": {"code": "a"}, "geometry": geometry})
    };
    let west = json!([[0, 0], [1, 0], [1, 0.25], [1, 0.75], [1, 1], [0, 1], [0, 0]]);
    let east = json!([
        [1, 0],
        [2, 0],
        [2, 1],
        [1, 1],
        [1, 0.75],
        [1.000_01, 0.5],
        [1, 0.25],
        [1, 0]
    ]);
    let layer = load(&[unit(west), unit(east)]);
    let joined = dissolve(&layer, &by("code")).unwrap();
    assert_eq!(joined.features[0].land.0[0].interiors().len(), 1);
    assert!(
        said(&joined.warnings)[0].starts_with("1 holes and 0 parts"),
        "{:?}",
        joined.warnings
    );
}

#[test]
fn a_point_among_boundaries_is_an_error() {
    let point = json!({"type": "Feature", "properties": {},
        "geometry": {"type": "Point", "coordinates": [0, 0]}});
    let error = try_load(&[square(0, 0, &json!({})), point]).unwrap_err();
    assert_eq!(
        error,
        "map.geojson: feature 2 is a point; boundaries are polygons, take it out"
    );
    assert_eq!(
        try_load(&[]).unwrap_err(),
        "map.geojson: there are no features"
    );
}

fn places() -> Places {
    Places::new(&three_in_a_row(), Some("code")).unwrap()
}

fn located(table: &str, columns: &CsvColumns) -> Result<(String, LocateCounts), String> {
    let mut out = Vec::new();
    let counts = locate_csv(table.as_bytes(), &mut out, &places(), columns, "points.csv");
    let counts = counts.map_err(|e| e.to_string())?;
    Ok((String::from_utf8(out).unwrap(), counts))
}

#[test]
fn rows_keep_their_cells_and_get_the_unit() {
    let table = "\u{feff}name;lon;lat\n\"x; y\";0.5;0.5\nborder;1;0.25\nfar;7;7\n";
    let (text, counts) = located(table, &CsvColumns::default()).unwrap();
    assert_eq!(
        text,
        "name;lon;lat;code;place\n\"x; y\";0.5;0.5;a1;inside\nborder;1;0.25;a1;border\nfar;7;7;;outside\n"
    );
    assert_eq!((counts.inside, counts.border, counts.outside), (1, 1, 1));
}

#[test]
fn a_column_of_the_same_name_is_not_lost() {
    let columns = CsvColumns {
        lon: Some("east".to_owned()),
        lat: Some("north".to_owned()),
        ..CsvColumns::default()
    };
    let (text, counts) = located("code,east,north\nq,2.5,0.5\n", &columns).unwrap();
    assert_eq!(
        text,
        "code,east,north,unit_code,place\nq,2.5,0.5,b1,inside\n"
    );
    assert_eq!(
        counts.renamed,
        [("code".to_owned(), "unit_code".to_owned())]
    );
}

#[test]
fn a_row_without_coordinates_names_its_line() {
    let columns = CsvColumns::default();
    let error = located("lon,lat\n1,1\n,1\n", &columns).unwrap_err();
    let no_number = "points.csv: line 3: column `lon`: `` is not a number";
    assert_eq!(error, no_number);
    let error = located("lon,lat\n1,91\n", &columns).unwrap_err();
    assert!(error.contains("line 2: (1, 91)"), "{error}");
    let error = located("easting,lat\n1,1\n", &columns).unwrap_err();
    assert!(error.contains("no column is called lon"), "{error}");
}

#[test]
fn a_table_of_a_spreadsheet_is_read_and_what_is_wrong_told_by_its_line() {
    let columns = CsvColumns::default();
    let read = located("lon;lat\r\n0,5;0.5\r\n", &columns);
    assert!(read.is_ok(), "{read:?}");
    let error = located("lon;lat\r\n1;1\r\n66,5 E;1\r\n", &columns).unwrap_err();
    let expected = "points.csv: line 3: column `lon`: `66,5 E` is not a number";
    assert_eq!(error, expected);
}

#[test]
fn points_in_another_encoding_are_not_mixed_with_the_fields_of_units() {
    let mut out = Vec::new();
    let table = b"name,lon,lat\n\xc0\xe1\xe0\xe9,0.5,0.5\n";
    let columns = CsvColumns::default();
    let error = locate_csv(&table[..], &mut out, &places(), &columns, "points.csv").unwrap_err();
    let expected = "points.csv: line 2: not UTF-8; save the file as UTF-8";
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[test]
fn points_of_a_geojson_file_get_the_unit_too() {
    let point =
        |geometry: Value| json!({"type": "Feature", "properties": {"n": 1}, "geometry": geometry});
    let at = |x: f64| point(json!({"type": "Point", "coordinates": [x, 0.5]}));
    let text =
        |features: &[Value]| json!({"type": "FeatureCollection", "features": features}).to_string();
    let table = parse_features(text(&[at(0.5), point(Value::Null)]).as_bytes(), "p").unwrap();
    let (features, counts) = locate_features(table, &places(), "p").unwrap();
    let fields = Value::Object(features[0].properties.clone());
    assert_eq!(fields, json!({"n": 1, "code": "a1", "place": "inside"}));
    assert_eq!(features[1].properties["place"], Value::Null);
    assert_eq!(counts.pointless, [2]);
}

#[test]
fn thinned_features_keep_their_fields_and_their_number() {
    let thin = simplify(three_in_a_row(), Simplification::Tolerance { metres: 1e9 }).unwrap();
    assert_eq!(thin.features.len(), 3);
    assert_eq!(thin.features[1].properties["code"], json!("a2"));
    assert!(
        thin.features
            .iter()
            .all(|row| row.land.0[0].exterior().0.len() >= 4)
    );
}
