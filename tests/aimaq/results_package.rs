//! `results.gpkg`: every layer says which unit it is about, and opens in its colours.

use std::collections::BTreeMap;
use std::path::Path;

use aimaq::batch::{Job, prepare, produce};
use aimaq::io::{ReadOptions, read_any};
use rusqlite::Connection;

/// The layers, and for each the fields that say what its features are.
const LAYERS: [(&str, &[&str]); 7] = [
    ("centres", &["region", "region_code", "path"]),
    (
        "seats",
        &["unit", "unit_code", "path", "region", "region_code"],
    ),
    ("settlements", &["unit", "unit_code", "path"]),
    ("regions_after", &["name", "code", "path"]),
    ("regions_before", &["name", "code", "path"]),
    (
        "units_after",
        &["name", "code", "path", "region", "region_code"],
    ),
    (
        "units_before",
        &["name", "code", "path", "region", "region_code"],
    ),
];

fn results() -> (tempfile::TempDir, BTreeMap<String, Vec<u8>>) {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        ..Job::default()
    };
    let made = produce(&prepare(&job).expect("a plan")).expect("results");
    let files = made.files.into_iter();
    let files: BTreeMap<String, Vec<u8>> = files
        .map(|file| (file.path.display().to_string(), file.bytes))
        .collect();
    let scratch = tempfile::tempdir().expect("scratch");
    std::fs::write(scratch.path().join("results.gpkg"), &files["results.gpkg"]).expect("written");
    (scratch, files)
}

#[test]
fn every_layer_has_codes_and_paths_and_a_style_of_its_own() {
    let (scratch, files) = results();
    let file = scratch.path().join("results.gpkg");
    for (layer, fields) in LAYERS {
        let options = ReadOptions {
            layer: Some(layer.to_owned()),
            ..ReadOptions::default()
        };
        let table = read_any(&file, &options).expect("a layer");
        assert!(table.features.len() > 15, "{layer}");
        for feature in &table.features {
            for field in fields {
                let text = feature.text(field);
                assert!(
                    text.is_some_and(|text| !text.is_empty()),
                    "{layer}: {field}"
                );
            }
            let path = feature.text("path").expect("a path");
            let name = feature.text("unit").or_else(|| feature.text("name"));
            if layer != "centres" {
                assert!(path.ends_with(&name.expect("a name")), "{layer}: {path}");
            }
        }
    }
    // The tables of the same run name the same units.
    let units = String::from_utf8(files["tables/units.csv"].clone()).expect("UTF-8");
    assert!(units.contains(",Abai Region/Semey city\n"), "{units}");
    let settlements = String::from_utf8(files["tables/settlements.csv"].clone()).expect("UTF-8");
    assert!(settlements.contains(",unit_code,longitude,latitude,path\n"));
    styled(&file, &files);
}

/// QGIS takes the style of a layer from `layer_styles`; it is a category for each region in
/// the colour of the map.
fn styled(file: &Path, files: &BTreeMap<String, Vec<u8>>) {
    let database = Connection::open(file).expect("a database");
    let kind: String = database
        .query_row(
            "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'",
            [],
            |row| row.get(0),
        )
        .expect("it is listed");
    assert_eq!(kind, "attributes");
    let map = String::from_utf8(files["maps/after.svg"].clone()).expect("UTF-8");
    for (layer, _) in LAYERS {
        let style = |database: &Connection| -> rusqlite::Result<(String, String, bool)> {
            let sql = "SELECT f_geometry_column, styleQML, useAsDefault FROM layer_styles \
                       WHERE f_table_name = ?1";
            database.query_row(sql, [layer], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
        };
        let (column, qml, default) = style(&database).expect("one style");
        assert!(default && column == "geom", "{layer}: {column}");
        let land = layer.starts_with("regions") || layer.starts_with("units");
        assert_eq!(qml.contains("categorizedSymbol"), land, "{layer}");
        let symbols = qml.matches("<symbol ").count();
        let categories = qml.matches("<category ").count();
        assert_eq!(symbols, if land { categories } else { 1 }, "{layer}");
        if land {
            let ulytau = "value=\"Ulytau Region\" label=\"Ulytau Region\"/>";
            let at = qml.find(ulytau).expect("a region of the later state");
            let number = qml[..at].rsplit("symbol=\"").next().expect("its symbol");
            let number = number.split('"').next().expect("a number");
            let symbol = qml.split(&format!("name=\"{number}\" alpha")).nth(1);
            let colour = symbol.and_then(|rest| rest.split("name=\"color\" value=\"").nth(1));
            let colour = colour
                .and_then(|rest| rest.split(",255").next())
                .expect("a colour");
            let rgb: Vec<u8> = colour
                .split(',')
                .map(|n| n.parse().expect("a byte"))
                .collect();
            let hex = format!("#{:02x}{:02x}{:02x}", rgb[0], rgb[1], rgb[2]);
            assert!(map.contains(&hex), "{layer}: {hex}");
        }
    }
}
