//! Cleaning real boundaries, read from `../shared/data` and ignored without it.

use std::path::PathBuf;

use crate::support::coverages::jittered;
use aimaq::coverage::{
    CheckOptions, CleanOptions, Cleaned, Coverage, FindingKind, area::area_km2, check, clean,
};
use aimaq::io::{Feature, read_boundaries};
use geo_types::{MultiPolygon, Polygon};

/// The features of a file.
fn features(file: &str) -> Vec<Feature> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let table = read_boundaries(&path.join(file)).expect("the file can be read");
    table.features
}

fn shapes(features: Vec<Feature>) -> Vec<MultiPolygon<f64>> {
    features.into_iter().map(Feature::into_polygons).collect()
}

/// Cleans by default; no unit may be lost or left as it was, the ledger closes,
/// nothing is left to find, and cleaning again changes nothing.
fn cleaned(units: &[MultiPolygon<f64>]) -> Cleaned {
    let options = CleanOptions::default();
    let done = clean(units, &options).expect("clean");
    assert!(done.ledger.residual_m2().abs() < 1.0);
    assert_eq!(done.ledger.unrepaired, []);
    assert!(done.units.iter().all(|unit| !unit.0.is_empty()));
    let left = check(&done.units, &CheckOptions::default()).expect("check");
    let dirt: Vec<_> = left
        .iter()
        .filter(|f| f.kind != FindingKind::Sliver)
        .collect();
    assert!(dirt.is_empty(), "{dirt:#?}");
    let again = clean(&done.units, &options).expect("clean");
    assert_eq!(again.units, done.units);
    done
}

/// Areas of the holes that the units leave together, km², largest first.
fn holes(units: &[MultiPolygon<f64>]) -> Vec<f64> {
    let coverage = Coverage::build(units).expect("valid");
    let one = coverage.dissolve(&vec![Some(0); units.len()], 1);
    let rings = one[0].iter().flat_map(Polygon::interiors);
    let mut areas: Vec<f64> = rings
        .map(|ring| area_km2(&Polygon::new(ring.clone(), vec![]).into()))
        .collect();
    areas.sort_by(|a, b| b.total_cmp(a));
    areas
}

fn assert_enclaves_of_almaty_city(units: &[MultiPolygon<f64>]) {
    let found = holes(units);
    let rounded: Vec<f64> = found
        .iter()
        .map(|km2| (km2 * 10.0).round() / 10.0)
        .collect();
    assert_eq!(rounded, [698.2, 5.8]);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn the_enclaves_of_almaty_city_stay_whether_the_city_is_loaded_or_not() {
    let all = features("kazakhstan/kaz_admbnda_adm2_2018.shp");
    let region = |f: &Feature| f.text("KATO").is_some_and(|code| code.starts_with("19"));
    let inside: Vec<usize> = (0..all.len()).filter(|&i| region(&all[i])).collect();
    let units = shapes(all);
    let alone: Vec<_> = inside.iter().map(|&i| units[i].clone()).collect();
    let together = cleaned(&units);
    let together: Vec<_> = inside.iter().map(|&i| together.units[i].clone()).collect();
    assert_enclaves_of_almaty_city(&together);
    assert_enclaves_of_almaty_city(&cleaned(&alone).units);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn municipalities_of_brazil_become_a_coverage() {
    let all = features("brazil/municipalities.geojson.gz");
    let done = cleaned(&shapes(all));
    // Wider land that no municipality has stays as it is.
    assert!(done.ledger.gap_filled_m2 < 1e6);
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn communes_of_four_departments_shaken_by_a_millionth_of_a_degree_fit_again() {
    let all = features("france/communes.geojson.gz");
    let wanted = |f: &Feature| {
        f.text("code")
            .is_some_and(|code| ["29", "56", "73", "90"].contains(&&code[..2]))
    };
    let units = shapes(all.into_iter().filter(wanted).collect());
    let done = cleaned(&jittered(&units, 1e-6, 2022));
    for (before, after) in units.iter().zip(&done.units) {
        let (before, after) = (area_km2(before), area_km2(after));
        assert!(
            (before - after).abs() < 0.01 * before,
            "{before} km², then {after}"
        );
    }
}
