//! The Shapefile reader on a small committed file (`tests/fixtures/shapefile`), which
//! was written from the description of the format and not by the reader's crate.

use std::path::{Path, PathBuf};

use aimaq::io::{
    FeatureGeometry, FeatureTable, InputError, ShapefileParts, parse_shapefile, read_boundaries,
};
use geo_types::{LineString, MultiPolygon, Polygon};
use serde_json::json;

fn file(ending: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapefile");
    folder.join("units").with_extension(ending)
}

fn parts() -> ShapefileParts {
    let bytes = |ending: &str| std::fs::read(file(ending)).expect("the fixture is there");
    ShapefileParts {
        shp: bytes("shp"),
        dbf: bytes("dbf"),
        cpg: Some(bytes("cpg")),
        prj: Some(bytes("prj")),
        shx: None,
    }
}

fn read(change: impl FnOnce(&mut ShapefileParts)) -> Result<FeatureTable, InputError> {
    let mut parts = parts();
    change(&mut parts);
    parse_shapefile(&parts, "units.shp")
}

fn ring(points: &[(f64, f64)]) -> LineString<f64> {
    LineString::from(points.to_vec())
}

#[test]
fn holes_stay_with_their_land_and_islands_are_parts_of_one_unit() {
    let table = read_boundaries(&file("shp")).expect("readable");
    let shapes: Vec<&FeatureGeometry> = table.features.iter().map(|f| &f.geometry).collect();
    let land = [
        (70.0, 50.0),
        (70.0, 51.0),
        (71.0, 51.0),
        (71.0, 50.0),
        (70.0, 50.0),
    ];
    let lake = [
        (70.25, 50.25),
        (70.5, 50.25),
        (70.5, 50.5),
        (70.25, 50.5),
        (70.25, 50.25),
    ];
    let large = [
        (71.0, 50.0),
        (71.0, 51.0),
        (72.0, 51.0),
        (72.0, 50.0),
        (71.0, 50.0),
    ];
    let small = [(73.125, 50.0), (73.125, 50.5), (73.5, 50.0), (73.125, 50.0)];
    let with_lake = Polygon::new(ring(&land), vec![ring(&lake)]);
    let islands = [ring(&large), ring(&small)].map(|shell| Polygon::new(shell, vec![]));
    let expected = [
        FeatureGeometry::Polygons(MultiPolygon::new(vec![with_lake])),
        FeatureGeometry::Polygons(MultiPolygon::new(islands.into())),
        FeatureGeometry::Nothing,
    ];
    assert_eq!(shapes, expected.iter().collect::<Vec<_>>());
}

#[test]
fn fields_keep_their_types_and_their_letters() {
    let table = read_boundaries(&file("shp")).expect("readable");
    let rows: Vec<serde_json::Value> = table
        .features
        .iter()
        .map(|f| serde_json::Value::Object(f.properties.clone()))
        .collect();
    let expected = [
        json!({"NAME": "Қала", "KATO": "100100000", "PEOPLE": 12345, "AREA_KM2": 7941.25,
               "SINCE": "2022-06-08", "CITY": true}),
        json!({"NAME": "Остров", "KATO": "011000000", "PEOPLE": 0, "AREA_KM2": null,
               "SINCE": null, "CITY": false}),
        json!({"NAME": null, "KATO": null, "PEOPLE": null, "AREA_KM2": -0.5,
               "SINCE": "1991-01-01", "CITY": null}),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn every_file_that_was_read_is_a_source_with_its_checksum() {
    let table = read_boundaries(&file("shp")).expect("readable");
    let names: Vec<&str> = table.sources.iter().map(|s| s.name.as_str()).collect();
    let expected =
        ["shp", "dbf", "cpg", "prj", "shx"].map(|ending| file(ending).display().to_string());
    assert_eq!(names, expected);
    assert!(table.sources.iter().all(|s| s.sha256.len() == 64));
}

#[test]
fn a_feature_without_a_shape_is_a_warning() {
    let table = read(|_| ()).expect("readable");
    assert_eq!(table.warnings.len(), 1, "{:?}", table.warnings);
}

#[test]
fn companions_that_are_missing_are_each_a_warning() {
    let table = read(|parts| (parts.cpg, parts.prj) = (None, None)).expect("readable");
    let warnings: Vec<String> = table.warnings.iter().map(|w| format!("{w:?}")).collect();
    assert_eq!(warnings.len(), 3, "{warnings:?}");
}

#[test]
fn a_system_that_cannot_be_used_is_refused_by_its_name() {
    let utm = br#"PROJCS["WGS_1984_UTM_Zone_42N",GEOGCS["GCS_WGS_1984"]]"#;
    let error = read(|parts| parts.prj = Some(utm.to_vec())).expect_err("no datum");
    assert!(
        error
            .to_string()
            .contains("`WGS_1984_UTM_Zone_42N` cannot be used: it has no datum"),
        "{error}"
    );
}

#[test]
fn an_encoding_that_is_not_known_is_refused_by_its_name() {
    let error = read(|parts| parts.cpg = Some(b"EBCDIC".to_vec())).expect_err("unknown");
    assert!(error.to_string().contains("EBCDIC"), "{error}");
}

#[test]
fn a_file_that_ends_in_the_middle_is_damaged() {
    for left in [60, 200] {
        let error = read(|parts| parts.shp.truncate(left)).expect_err("cut off");
        assert!(error.to_string().starts_with("units.shp: "), "{error}");
    }
}

#[test]
fn shapes_and_rows_must_be_as_many() {
    // The number of rows stands in the fourth byte of the fields.
    let error = read(|parts| parts.dbf[4] = 2).expect_err("fewer rows");
    assert!(error.to_string().contains("3 shapes but 2 rows"), "{error}");
}
