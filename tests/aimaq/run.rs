//! The main job: every file is there, complete, and the same again.

use crate::support;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

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
        "report.md",
        "brief.pdf",
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

/// A plan on a territory of four squares, in a folder of its own.
fn four_squares(folder: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares");
    std::fs::create_dir(folder.join("squares")).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        std::fs::copy(&path, folder.join("squares").join(name)).expect("copied");
    }
}

/// Runs the command in a folder: the exit code, and what it said.
fn aimaq_in(folder: &Path, line: &str) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(line.split_whitespace())
        .current_dir(folder)
        .output()
        .expect("the command starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code().unwrap_or(-1), said)
}

const FIRST: &str = "run squares/a2_to_east.toml --territory squares -o out --quiet";

#[test]
fn a_run_on_changed_inputs_is_refused_with_both_checksums() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    assert_eq!(aimaq_in(folder, FIRST).0, 0);
    let units = folder.join("squares/units.csv");
    let then = std::fs::read_to_string(&units).expect("units");
    let now = then.replace(",12,200", ",12,250");
    assert_ne!(then, now);
    std::fs::write(&units, &now).expect("written");

    let (code, said) = aimaq_in(folder, "run out/run.json -o again --quiet");
    assert_eq!(code, 2, "{said}");
    let sum = |text: &str| -> String {
        let digest = Sha256::digest(text.as_bytes());
        digest.iter().map(|b| format!("{b:02x}")).collect()
    };
    let both = format!(
        "squares/units.csv has changed: SHA-256 {} then, {} now",
        sum(&then),
        sum(&now)
    );
    assert!(said.contains(&both), "{said}");
    assert!(said.contains("--changed-inputs"), "{said}");
    assert!(!folder.join("again").exists());

    let (code, said) = aimaq_in(folder, "run out/run.json -o again --quiet --changed-inputs");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(&format!("warning: {both}")), "{said}");
    // The record of that run is one of the changed file.
    assert_eq!(aimaq_in(folder, "run again/run.json -o third --quiet").0, 0);
    assert_eq!(files(&folder.join("again")), files(&folder.join("third")));
}

#[test]
fn a_record_finds_its_files_from_any_folder() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    assert_eq!(aimaq_in(folder, FIRST).0, 0);
    let elsewhere = folder.join("out/tables");
    let (code, said) = aimaq_in(&elsewhere, "run ../run.json -o ../../again --quiet");
    assert_eq!(code, 0, "{said}");
    let regions = |run: &str| std::fs::read(folder.join(run).join("tables/regions.csv"));
    assert_eq!(
        regions("out").expect("a table"),
        regions("again").expect("a table")
    );

    std::fs::rename(folder.join("squares"), folder.join("moved")).expect("renamed");
    let (code, said) = aimaq_in(folder, "run out/run.json -o third --quiet");
    assert_eq!(code, 2);
    assert!(
        said.contains("squares/a2_to_east.toml: there is no such file"),
        "{said}"
    );
}

#[test]
fn an_option_beside_a_record_comes_before_its_own() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    let first = format!("{FIRST} --tolerance 2");
    assert_eq!(aimaq_in(folder, &first).0, 0);
    let line = "run out/run.json -o seats --demand seats --quiet";
    assert_eq!(aimaq_in(folder, line).0, 0);
    let text = std::fs::read_to_string(folder.join("seats/run.json")).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["job"]["demand"], "seats");
    assert_eq!(record["job"]["tolerance_km"], 2.0);
}

#[test]
fn a_record_keeps_what_its_maps_show_and_their_fonts() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/font/aimaq-sans-more.ttf");
    std::fs::copy(font, folder.join("letters.ttf")).expect("a font");
    let first = format!("{FIRST} --region West --inset Box=2,0,3,1 --font letters.ttf");
    let (code, said) = aimaq_in(folder, &first);
    assert_eq!(code, 0, "{said}");
    let text = std::fs::read_to_string(folder.join("out/run.json")).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["job"]["region"], "West");
    assert_eq!(record["job"]["inset"][0], "Box=2,0,3,1");
    let inputs = record["inputs"].as_array().expect("inputs");
    assert!(inputs.iter().any(|input| input["name"] == "letters.ttf"));

    assert_eq!(aimaq_in(folder, "run out/run.json -o again --quiet").0, 0);
    assert_eq!(files(&folder.join("out")), files(&folder.join("again")));
    let whole = "run out/run.json -o whole --bbox 0,0,4,1 --quiet";
    assert_eq!(aimaq_in(folder, whole).0, 0);
    let map = |run: &str| std::fs::read(folder.join(run).join("maps/after.svg")).expect("a map");
    assert_ne!(map("out"), map("whole"));

    let nowhere = "run out/run.json -o nowhere --region Nowhere --quiet";
    let (code, said) = aimaq_in(folder, nowhere);
    assert_eq!(code, 2);
    assert!(said.contains("Nowhere"), "{said}");
    assert!(!folder.join("nowhere").exists());
}

#[test]
fn a_report_in_several_languages_is_recorded_and_made_again() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    let (code, said) = aimaq_in(folder, &format!("{FIRST} --also kk,ru,en,kk"));
    assert_eq!(code, 0, "{said}");
    let text = std::fs::read_to_string(folder.join("out/run.json")).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["job"]["also"], serde_json::json!(["kk", "ru"]));
    let page = std::fs::read_to_string(folder.join("out/report.html")).expect("a report");
    for lang in ["kk", "ru"] {
        let packed = format!("class=\"language\" data-lang=\"{lang}\">");
        assert_eq!(page.matches(&packed).count(), 1, "{lang}");
    }
    assert_eq!(aimaq_in(folder, "run out/run.json --verify").0, 0);
    let (code, said) = aimaq_in(folder, &format!("{FIRST} --also tt"));
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("--also") && said.contains("`tt`"), "{said}");
}

#[test]
fn dates_in_a_record_are_texts() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    assert_eq!(aimaq_in(folder, FIRST).0, 0);
    let text = std::fs::read_to_string(folder.join("out/run.json")).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["plan"]["as_of"], "2020-01-01");
    assert_eq!(record["plan"]["acts"][0]["effective"], "2020-02-01");
}

#[test]
fn a_folder_that_cannot_be_written_is_named_before_anything_is_computed() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    std::fs::write(folder.join("file"), "").expect("a file");
    // No plan is read: this one is not there.
    for line in ["run none.toml -o file", "run none.toml -o file/below"] {
        let (code, said) = aimaq_in(folder, line);
        assert_eq!(code, 2);
        assert!(said.contains("it is a file, not a folder"), "{said}");
    }
}

#[test]
fn a_repair_of_the_boundaries_is_a_note_and_no_warning() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    four_squares(folder);
    // A1 reaches a little into A2.
    let squares = [
        (11, 0.0, 1.0001),
        (12, 1.0, 2.0),
        (21, 2.0, 3.0),
        (22, 3.0, 4.0),
    ];
    let feature = |(code, west, east): (u32, f64, f64)| {
        serde_json::json!({ "type": "Feature", "properties": { "code": code }, "geometry": {
            "type": "Polygon",
            "coordinates": [[[west, 0.0], [east, 0.0], [east, 1.0], [west, 1.0], [west, 0.0]]],
        } })
    };
    let features: Vec<_> = squares.into_iter().map(feature).collect();
    let file = serde_json::json!({ "type": "FeatureCollection", "features": features });
    std::fs::write(folder.join("b.geojson"), file.to_string()).expect("written");
    let line =
        "run squares/a2_to_east.toml --territory squares --boundaries b.geojson --key code -o out";
    let (code, said) = aimaq_in(folder, line);
    assert_eq!(code, 0, "{said}");
    assert!(said.lines().any(|l| l.starts_with("note: ")), "{said}");
    assert!(!said.lines().any(|l| l.starts_with("warning: ")), "{said}");
    let text = std::fs::read_to_string(folder.join("out/run.json")).expect("a record");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(!record["notes"].as_array().expect("notes").is_empty());
    let report = std::fs::read_to_string(folder.join("out/report.html")).expect("a report");
    // A unit stays on the line of its number.
    let report = report.replace('\u{a0}', " ");
    let note = record["notes"][0].as_str().expect("a sentence");
    assert!(report.contains(note.split(['<', '&', '\'']).next().expect("text")));
    let (_, said) = aimaq_in(folder, &format!("{line} --quiet"));
    assert_eq!(said, "");
}
