//! What other programs are known to get wrong, with the report of each.
//!
//! Three more stand with the tests of `clean`: a unit that comes out empty
//! (libgeos/geos#1525, `no_unit_comes_out_empty_without_snapping`), an outer border
//! that is not kept (locationtech/jts#1129,
//! `the_outer_border_keeps_its_vertices_bit_for_bit`), and an enclave filled because
//! its own unit is not loaded (mapshaper,
//! `a_true_enclave_whose_unit_is_not_loaded_stays_a_hole`).

use aimaq::batch::{Job, prepare};
use aimaq::compare::StateSummary;
use aimaq::coverage::{CheckOptions, CleanOptions, check, clean};
use aimaq::io::{Feature, read_boundaries};
use aimaq::report::{findings_layer, repairs_table};
use aimaq::words::Lang;
use geo_types::MultiPolygon;
use serde_json::Value;

/// The units of a hand-made file.
fn fixture(name: &str) -> Vec<MultiPolygon<f64>> {
    let root = env!("CARGO_MANIFEST_DIR");
    let path = format!("{root}/tests/fixtures/{name}.geojson");
    let table = read_boundaries(path.as_ref()).expect("the fixture is there");
    let features = table.features.into_iter();
    features.map(Feature::into_polygons).collect()
}

/// mapshaper cannot export gaps and overlaps (its issue 335).
#[test]
fn gaps_and_overlaps_are_exported_as_polygons_with_their_units() {
    for kind in ["gap", "overlap"] {
        let units = fixture(kind);
        let found = check(&units, &CheckOptions::default()).expect("check");
        let labels = ["west".to_owned(), "east".to_owned()];
        let layer = geojson::FeatureCollection::new(findings_layer(&found, &labels));
        let layer: Value = serde_json::to_value(layer).expect("a layer is JSON");
        let features = layer["features"].as_array().expect("features");
        let of_kind = features
            .iter()
            .find(|f| f["properties"]["kind"] == kind)
            .unwrap_or_else(|| panic!("no {kind} in {layer}"));
        assert_eq!(of_kind["geometry"]["type"], "MultiPolygon");
        assert_eq!(of_kind["properties"]["units"], "west; east");
        let rings = &of_kind["geometry"]["coordinates"][0][0];
        assert!(rings.as_array().expect("a ring").len() > 3, "{rings}");
        let area = of_kind["properties"]["area_km2"].as_f64().expect("km²");
        assert!(area > 0.0);
    }
}

/// QGIS does not say what a repair did and from what (its issue 36480).
#[test]
fn every_repair_says_what_was_done_where_and_to_whom() {
    let units = fixture("overlap");
    let done = clean(&units, &CleanOptions::default()).expect("clean");
    let labels = ["west".to_owned(), "east".to_owned()];
    let table = repairs_table(&done.ledger, &labels).to_csv(Lang::EN);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0], "kind,longitude,latitude,size_m,unit,from,area_m2");
    assert_eq!(rows.len(), done.ledger.repairs.len() + 1);
    let overlap = rows.iter().find(|row| row.starts_with("overlap_removed,"));
    let cells: Vec<&str> = overlap.expect("the overlap").split(',').collect();
    let mut both = [cells[4], cells[5]];
    both.sort_unstable();
    assert_eq!(both, ["east", "west"]);
}

/// In AccessMod the people of a scenario before and after do not add up to the same
/// number (its issue 200).
#[test]
fn the_same_people_are_counted_before_and_after() {
    for plan in ["kazakhstan-2022", "kazakhstan-former-zhezkazgan"] {
        let job = Job {
            plan: plan.to_owned(),
            ..Job::default()
        };
        let prepared = prepare(&job).expect("the plan applies");
        let c = &prepared.comparison;
        let people = |state: &StateSummary| -> u64 {
            state.regions.iter().map(|region| region.population).sum()
        };
        assert_eq!(people(&c.before), people(&c.after), "{plan}");
        let told: f64 = c.journeys.iter().map(|j| j.people).sum();
        let counted = people(&c.after) - c.unplaced;
        assert!((told - counted as f64).abs() < 0.5, "{told} of {counted}");
    }
}
