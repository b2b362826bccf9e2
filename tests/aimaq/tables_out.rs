//! Tables and layers for people who go on working: workbooks, and a GeoPackage with all
//! layers.

use std::path::Path;

use crate::support;
use aimaq::compare::VIEWS;
use aimaq::io::{FeatureGeometry, FeatureTable, ReadOptions, read_any};
use aimaq::words::{Lang, lexicon};

const SQUARES: &str = "tests/territories/four_squares";

fn layer(path: &Path, layer: &str) -> FeatureTable {
    let options = ReadOptions {
        layer: Some(layer.to_owned()),
        ..ReadOptions::default()
    };
    read_any(path, &options).expect("the layer is there")
}

fn run(folder: &Path, more: &str) {
    let folder = folder.to_str().expect("UTF-8");
    let line =
        format!("run {SQUARES}/a2_to_east.toml --territory {SQUARES} -o {folder} --quiet {more}");
    let session = support::aimaq_with(line.split_whitespace(), &line);
    assert_eq!(session.code, 0, "{session}");
}

#[test]
fn every_view_has_the_name_of_its_sheet_in_every_language() {
    // That every language has them all is held by the tests of words.
    for view in &VIEWS {
        let word = |lang| lexicon().word("sheet", view.key, lang);
        assert!(word(Lang::EN).is_some(), "{}: sheet-{}", view.key, view.key);
        for name in lexicon().languages().filter_map(word) {
            assert!(name.chars().count() <= 31, "{name}");
        }
    }
}

#[test]
fn a_workbook_has_a_sheet_for_each_view_with_numbers_as_numbers() {
    let scratch = tempfile::tempdir().expect("scratch");
    run(scratch.path(), "");
    let book = scratch.path().join("tables.xlsx");
    let units = layer(&book, "Units");
    assert_eq!(units.features.len(), 4);
    let a2 = &units.features[0].properties;
    assert_eq!(a2["unit"], "A1");
    assert!(a2["population"].is_number(), "{a2:?}");
    assert_eq!(a2["code"], "11", "a code is a text");
    assert_eq!(layer(&book, "Regions").features.len(), 4);
    let notes = layer(&book, "Notes");
    let has = |text: &str| notes.features.iter().any(|f| f.properties["sheet"] == text);
    assert!(has("Causes"), "{notes:?}");
}

#[test]
fn results_are_in_the_language_that_is_asked_for() {
    let scratch = tempfile::tempdir().expect("scratch");
    let line = "stats kazakhstan-2022 --demand seats --lang ru --quiet -o";
    let book = scratch.path().join("итоги.xlsx");
    let words = line.split(' ').chain([book.to_str().expect("UTF-8")]);
    assert_eq!(support::aimaq_with(words, line).code, 0);
    let units = layer(&book, "Единицы");
    let semey = units
        .features
        .iter()
        .find(|f| f.properties["код"] == "101000000");
    let semey = semey.expect("a row with the code of Semey");
    assert_eq!(semey.properties["район, город"], "город Семей");
    let table = scratch.path().join("units.csv");
    let line = format!("{line} {} --what units", table.display());
    assert_eq!(support::aimaq_with(line.split(' '), &line).code, 0);
    let text = std::fs::read_to_string(&table).expect("a table");
    assert!(text.starts_with("unit,kind,region_before,"), "{text}");
    assert!(text.contains("\nгород Семей,"), "{text}");
}

#[test]
fn what_statistics_are_not_written_as_is_refused_before_the_work() {
    let said = support::aimaq("stats no-such-plan -o x.ods");
    assert_eq!(said.code, 2);
    assert!(
        said.stderr
            .contains("x.ods: statistics are written as .csv, .json or .xlsx"),
        "{said}"
    );
}

#[cfg(feature = "geopackage")]
#[test]
fn a_run_has_all_its_layers_in_one_geopackage() {
    let scratch = tempfile::tempdir().expect("scratch");
    run(scratch.path(), "");
    let file = scratch.path().join("results.gpkg");
    for (name, count, land) in [
        ("regions_before", 2, true),
        ("regions_after", 2, true),
        ("units_before", 4, true),
        ("units_after", 4, true),
        ("centres", 4, false),
        ("seats", 4, false),
    ] {
        let found = layer(&file, name);
        assert_eq!(found.features.len(), count, "{name}");
        let is_land = |g: &FeatureGeometry| matches!(g, FeatureGeometry::Polygons(_));
        assert!(
            found.features.iter().all(|f| is_land(&f.geometry) == land),
            "{name}"
        );
    }
    let places = layer(&file, "settlements");
    let first = &places.features[0];
    assert!(matches!(first.geometry, FeatureGeometry::Points(_)));
    assert!(first.properties["change_km"].is_number(), "{first:?}");
    let units = layer(&file, "units_after");
    assert!(units.features[0].properties["distance_change_km"].is_number());
}

#[test]
fn names_of_a_run_are_in_its_language_and_columns_are_not() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path().to_str().expect("UTF-8");
    let line = format!("run kazakhstan-2022 --lang kk --demand seats --quiet -o {folder}");
    assert_eq!(support::aimaq_with(line.split(' '), &line).code, 0);
    let regions = std::fs::read_to_string(scratch.path().join("tables/regions.csv"));
    let regions = regions.expect("a table");
    assert!(regions.starts_with("state,region,code,"), "{regions}");
    let name = Lang::new("kk").map(|_| "Абай облысы").expect("a tag");
    assert!(regions.contains(name), "{regions}");
}
