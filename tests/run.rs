//! The main job: every file is there, complete, and the same again.

#![allow(clippy::expect_used)] // a test that cannot go on says why

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_owned();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn run(plan: &str, folder: &Path) -> support::Session {
    let target = folder.to_str().expect("UTF-8");
    support::aimaq_with(["run", plan, "-o", target, "--quiet"], "run")
}

#[test]
fn a_run_writes_every_file_and_a_record_of_them_and_repeats_byte_for_byte() {
    let scratch = tempfile::tempdir().expect("scratch");
    let (one, two) = (scratch.path().join("one"), scratch.path().join("two"));
    assert_eq!(run("kazakhstan-2022", &one).code, 0);
    let first = files(&one);
    for name in [
        "report.html",
        "maps/before.svg",
        "maps/before.png",
        "maps/after.svg",
        "maps/after.png",
        "maps/change.svg",
        "maps/change.png",
        "regions.geojson",
        "units.geojson",
        "tables/regions.csv",
        "tables/units.csv",
        "run.json",
    ] {
        assert!(first.contains_key(Path::new(name)), "{name} is missing");
    }
    let record: serde_json::Value =
        serde_json::from_slice(&first[Path::new("run.json")]).expect("run.json is JSON");
    let outputs = record["outputs"].as_array().expect("outputs");
    assert_eq!(outputs.len(), first.len() - 1, "all but run.json itself");
    for output in outputs {
        let name = output["path"].as_str().expect("a path");
        let digest = Sha256::digest(&first[Path::new(name)]);
        let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(output["sha256"], hex.as_str(), "{name}");
    }
    assert!(!record["inputs"].as_array().expect("inputs").is_empty());

    let record = one.join("run.json");
    assert_eq!(run(record.to_str().expect("UTF-8"), &two).code, 0);
    let second = files(&two);
    for (name, bytes) in &first {
        assert!(
            second.get(name) == Some(bytes),
            "{} differs",
            name.display()
        );
    }
    assert_eq!(first.len(), second.len());
}

#[test]
fn the_tables_have_their_promised_columns() {
    let scratch = tempfile::tempdir().expect("scratch");
    assert_eq!(run("kazakhstan-2022", scratch.path()).code, 0);
    let header = |name: &str| {
        let text = std::fs::read_to_string(scratch.path().join(name)).expect("a table");
        text.lines().next().unwrap_or_default().to_owned()
    };
    assert!(header("tables/regions.csv").starts_with(
        "state,region,code,centre,units,cities,districts,population,area_km2,area_source,density_per_km2,distance_mean_km,distance_median_km,distance_p90_km,distance_max_km"
    ));
    assert!(header("tables/units.csv").starts_with(
        "unit,kind,region_before,region_after,centre_before,centre_after,population,distance_before_km,distance_after_km,distance_change_km"
    ));
}

#[test]
fn a_run_that_fails_leaves_nothing_behind() {
    let scratch = tempfile::tempdir().expect("scratch");
    let target = scratch.path().join("out");
    let session = run("tests/plans/without_decree_886.toml", &target);
    assert_eq!(session.code, 2);
    assert_eq!(std::fs::read_dir(scratch.path()).expect("list").count(), 0);
}
