//! Shapefiles as programs and people make them.

use std::path::Path;

use aimaq::io::{Feature, FeatureGeometry, FeatureTable, read_boundaries};
use aimaq::words::{Lang, say};
use geo::Area;
use serde_json::{Value, json};

fn read(name: &str) -> Result<FeatureTable, String> {
    let path = format!("tests/fixtures/shapefiles/{name}.shp");
    read_boundaries(Path::new(&path)).map_err(|error| error.to_string())
}

#[track_caller]
fn sound(name: &str) -> FeatureTable {
    read(name).expect("it can be read")
}

#[track_caller]
fn refused(name: &str) -> String {
    read(name).expect_err("it is refused")
}

fn column(table: &FeatureTable, field: &str) -> Vec<Value> {
    let value = |f: &Feature| f.properties.get(field).cloned().unwrap_or_default();
    table.features.iter().map(value).collect()
}

fn told(table: &FeatureTable, words: &str) -> bool {
    let mut warnings = table.warnings.iter().map(|w| say(w, Lang::EN));
    warnings.any(|warning| warning.contains(words))
}

fn area(feature: &Feature) -> f64 {
    match &feature.geometry {
        FeatureGeometry::Polygons(land) => land.unsigned_area(),
        _ => 0.0,
    }
}

#[test]
fn codes_in_a_column_of_floats_keep_all_their_digits() {
    let table = sound("codes_in_a_float_column");
    assert_eq!(
        column(&table, "KATO"),
        [json!(191_034_101), json!(191_034_103)]
    );
    assert_eq!(
        column(&table, "POP"),
        [json!(123_456_789), json!(100_000_001)]
    );
}

#[test]
fn text_that_is_not_in_its_encoding_is_refused_by_field_and_feature() {
    for name in [
        "cyrillic_without_a_declaration",
        "cyrillic_declared_as_utf8",
    ] {
        let error = refused(name);
        assert!(
            error.contains("field `NAME` of feature 1: the text is not UTF-8"),
            "{error}"
        );
        assert!(error.contains(".cpg"), "{error}");
    }
}

#[test]
fn half_a_letter_at_the_end_of_a_field_is_left_out_with_a_warning() {
    let table = sound("text_cut_within_a_letter");
    assert_eq!(column(&table, "NAME"), ["Ақтоға", "Qarqaraly"]);
    assert!(told(&table, "cut within a letter"));
}

#[test]
fn of_two_fields_of_one_name_both_are_kept() {
    let table = sound("two_fields_of_one_name");
    assert_eq!(column(&table, "population"), [100, 200]);
    assert_eq!(column(&table, "population_2"), [7, 9]);
    assert!(told(&table, "population_2"));
}

#[test]
fn encodings_are_known_by_the_names_in_use() {
    for name in ["ibm866", "koi8", "utf_8", "8859_5", "empty"] {
        let table = sound(&format!("cpg_{name}"));
        assert_eq!(column(&table, "NAME")[0], "Абайский район", "{name}");
    }
}

#[test]
fn shapes_are_found_where_the_index_says() {
    let table = sound("gap_between_shapes");
    assert_eq!(column(&table, "NAME"), ["West", "Mid", "East"]);
    assert!(table.features.iter().all(|f| area(f) > 0.0));
}

#[test]
fn a_shape_of_no_kind_is_a_feature_without_a_geometry_however_long() {
    let table = sound("null_shape_with_a_length");
    let empty = |f: &Feature| f.geometry == FeatureGeometry::Nothing;
    let empty: Vec<bool> = table.features.iter().map(empty).collect();
    assert_eq!(empty, [false, true, false]);
}

#[test]
fn the_length_that_a_head_claims_does_not_matter() {
    assert_eq!(sound("head_shorter_than_the_file").features.len(), 2);
}

#[test]
fn rings_that_run_the_wrong_way_are_told_by_which_lies_in_which() {
    for (name, expected) in [
        ("islands_run_the_wrong_way", 2.0),
        ("ring_and_hole_run_the_same_way", 0.64),
    ] {
        let table = sound(name);
        let found = area(&table.features[0]);
        assert!((found - expected).abs() < 1e-9, "{name}: {found}");
        assert!(told(&table, "run the wrong way"));
    }
}

#[test]
fn longitudes_of_another_datum_meridian_or_unit_are_brought_to_wgs_84() {
    let first = |name: &str| {
        let table = sound(name);
        assert!(told(&table, "coordinates are in"), "{name}");
        let land = table.features[0].clone().into_polygons();
        land.0[0].exterior().0[0]
    };
    let there = sound("gap_between_shapes").features[0]
        .clone()
        .into_polygons();
    let there = there.0[0].exterior().0[0];
    let meridian = first("wgs_84_from_ferro");
    assert!(
        (meridian.x + 17.666_666_666_666_7 - there.x).abs() < 1e-9,
        "{meridian:?} {there:?}"
    );
    let grads = first("wgs_84_in_grads");
    assert!(
        (grads.y / 0.9 - there.y).abs() < 1e-9,
        "{grads:?} {there:?}"
    );
    // Half a second of arc and a few metres.
    let datum = first("wgs_72be");
    let off = (datum.x - there.x).hypot(datum.y - there.y);
    assert!((1e-5..1e-3).contains(&off), "{off}");
}
