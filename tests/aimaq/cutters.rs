//! Splits along what files hold: polygons and lines beside the plan, and lower
//! units of the boundaries by their codes.
//!
//! ```text
//! 1 +-----------+-----------+
//!   |  L  |  R  |           |     One (1100): lower units 1101 (left) and
//!   |     |     |    Two    |     1102 (right); Two (1200). Region 1000.
//! 0 +-----------+-----------+
//!   0           2           4
//! ```

use std::fs;
use std::path::Path;

use aimaq::batch::{Job, Prepared, prepare};
use geo::Area;
use serde_json::json;

const TERRITORY: &str = r#"
name = "pair"
title = { en = "Pair" }
date = 2020-01-01
code_system = { name = "four digits", digits = 4, prefixes = [1, 2, 4] }
"#;
const REGIONS: &str =
    "id,name_en,codes,centre,centre_unit,kind\nr,Region,1000,One town,one,region\n";
const UNITS: &str = "id,region,name_en,kind,seat,seat_lat,seat_lon,codes,population\n\
    one,r,One,district,One town,0.5,0.5,1100,100\ntwo,r,Two,district,Two town,0.5,3,1200,200\n";

fn rectangle(code: &str, west: f64, east: f64) -> serde_json::Value {
    let ring = [
        [west, 0.0],
        [east, 0.0],
        [east, 1.0],
        [west, 1.0],
        [west, 0.0],
    ];
    json!({"type": "Feature", "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

fn write(folder: &Path, name: &str, features: &[serde_json::Value]) {
    let text = json!({"type": "FeatureCollection", "features": features}).to_string();
    fs::write(folder.join(name), text).expect("a file");
}

/// Splits unit One so that `New` gets what `by` says; the boundaries have the
/// lower units of One.
fn split(folder: &Path, by: &str) -> Result<Prepared, String> {
    fs::write(folder.join("territory.toml"), TERRITORY).expect("a file");
    fs::write(folder.join("regions.csv"), REGIONS).expect("a file");
    fs::write(folder.join("units.csv"), UNITS).expect("a file");
    fs::write(
        folder.join("settlements.csv"),
        "name,lat,lon,population,unit\n",
    )
    .expect("a file");
    write(
        folder,
        "map.geojson",
        &[
            rectangle("1101", 0.0, 1.0),
            rectangle("1102", 1.0, 2.0),
            rectangle("1200", 2.0, 4.0),
        ],
    );
    let plan = format!(
        "title = \"Split\"\nterritory = \"pair\"\nas_of = 2020-01-01\n[[acts]]\neffective = 2020-02-01\n[[acts.changes]]\n\
         split = {{ unit = \"Region/One\", into = [{{ name = \"New\", centre = \"New town\", position = [1.6, 0.5], population = 40, by = {by} }}] }}\n"
    );
    fs::write(folder.join("plan.toml"), plan).expect("a file");
    let job = Job {
        plan: folder.join("plan.toml").display().to_string(),
        territory: Some(folder.display().to_string()),
        boundaries: vec![folder.join("map.geojson")],
        key: Some("code".to_owned()),
        ..Job::default()
    };
    prepare(&job).map_err(|e| e.to_string())
}

/// Square degrees of a unit after the split.
fn area(prepared: &Prepared, name: &str) -> f64 {
    let after = &prepared.applied.after;
    let (_, unit) = after
        .living_units()
        .find(|(_, u)| u.names.en == name)
        .expect(name);
    let coverage = after.coverage.as_ref().expect("boundaries");
    let pieces = unit.atoms.iter().map(|atom| coverage.polygon(atom.0));
    pieces.map(|shape| shape.unsigned_area()).sum()
}

fn areas(prepared: &Prepared) -> [f64; 3] {
    ["One", "New", "Two"].map(|name| area(prepared, name))
}

#[test]
fn a_polygon_in_a_file_beside_the_plan_is_cut_out() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "new.geojson", &[rectangle("", 1.5, 3.0)]);
    let done = split(folder.path(), "{ polygon = \"new.geojson\" }").expect("a split");
    assert_eq!(areas(&done), [1.5, 0.5, 2.0]);
    let read: Vec<&str> = done.inputs.iter().map(|i| i.name.as_str()).collect();
    assert!(
        read.iter().any(|name| name.ends_with("new.geojson")),
        "{read:?}"
    );
}

#[test]
fn the_land_on_the_right_of_a_line_in_a_file_is_cut_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = json!({"type": "Feature", "properties": {},
        "geometry": {"type": "LineString", "coordinates": [[1.25, -1.0], [1.25, 2.0]]}});
    write(folder.path(), "line.geojson", &[line]);
    let done = split(folder.path(), "{ line = \"line.geojson\" }").expect("a split");
    assert_eq!(areas(&done), [1.25, 0.75, 2.0]);
}

#[test]
fn lower_units_are_taken_by_their_codes() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = split(folder.path(), "{ units = [\"code:1102\"] }").expect("a split");
    assert_eq!(areas(&done), [1.0, 1.0, 2.0]);
}

#[test]
fn a_code_that_is_no_lower_unit_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = split(folder.path(), "{ units = [\"code:1200\"] }").expect_err("refused");
    assert!(
        refused.contains("`code:1200` is no lower unit of Region/One"),
        "{refused}"
    );
}

#[test]
fn a_file_of_the_wrong_kind_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "new.geojson", &[rectangle("", 1.5, 3.0)]);
    let refused = split(folder.path(), "{ line = \"new.geojson\" }").expect_err("refused");
    assert!(
        refused.contains("new.geojson") && refused.contains("a line"),
        "{refused}"
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = split(folder.path(), "{ polygon = \"absent.geojson\" }").expect_err("refused");
    assert!(refused.contains("absent.geojson"), "{refused}");
}
