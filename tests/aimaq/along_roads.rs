//! Ways along roads as a part of statistics and runs.

use crate::support;
use std::path::{Path, PathBuf};

use crate::support::osm::Osm;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Two roads from Semey: to Kurchatov, and by a corner to Oskemen; with a turn
/// restriction that holds at some hours. Nobody else has a road.
fn roads(folder: &Path) -> PathBuf {
    let file = folder.join("abai.osm.pbf");
    let street = [("highway", "trunk"), ("maxspeed", "100")];
    let hours = ("restriction:conditional", "no_left_turn @ (07:00-09:00)");
    Osm::new()
        .node(1, 80.25, 50.40, &[])
        .node(2, 78.55, 50.76, &[])
        .node(3, 82.0, 50.40, &[])
        .node(4, 82.61, 49.95, &[])
        .way(1, &[1, 2], &street)
        .way(2, &[1, 3, 4], &street)
        .relation(3, &[("from", 'w', 1)], &[("type", "restriction"), hours])
        .write(&file);
    file
}

fn stats(more: &[&str], file: &Path) -> support::Session {
    let file = file.display().to_string();
    let along = [
        "stats",
        "--roads",
        &file,
        "--most-snap",
        "8",
        "--long-snap",
        "1",
    ];
    support::aimaq_with(along.into_iter().chain(more.iter().copied()), "stats")
}

fn rows(session: &support::Session) -> Vec<Value> {
    assert_eq!(session.code, 0, "{session}");
    serde_json::from_str(&session.stdout).expect("JSON")
}

#[test]
fn statistics_have_kilometres_and_hours_along_roads_beside_the_straight_ones() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = roads(scratch.path());
    let json = ["--what", "roads", "--format", "json", "--cache", "off"];
    let rows = rows(&stats(&json, &file));
    let find = |scope: &str, state: &str, name: &str| {
        let mut found = rows.iter();
        let found = found.find(|r| r["scope"] == scope && r["state"] == state && r["name"] == name);
        found.expect("a row").clone()
    };
    let number = |row: &Value, key: &str| row[key].as_f64().expect("a number");
    // Before, Kurchatov and Semey went to Oskemen; after, to Semey.
    let unit = "Kurchatov city";
    let (before, after) = (find("unit", "before", unit), find("unit", "after", unit));
    assert!(number(&before, "road_mean_km") > number(&after, "road_mean_km") + 100.0);
    for row in [&before, &after] {
        let (km, hours) = (number(row, "road_mean_km"), number(row, "hours_mean"));
        assert!((km / hours - 100.0).abs() < 1.0, "{row}");
        let detour = km / number(row, "straight_mean_km");
        assert!((detour - number(row, "detour")).abs() < 2e-3, "{row}");
    }
    // By the corner it is farther than straight on.
    assert!(number(&before, "detour") > number(&after, "detour") + 0.01);
    let all = find("country", "after", "Kazakhstan");
    let lost = number(&all, "people_without_way");
    assert!(lost > 0.0 && lost < number(&all, "people"), "{all}");
    assert!(
        find("region", "after", "Almaty city")
            .get("road_mean_km")
            .is_some_and(Value::is_null)
    );
}

#[test]
fn the_text_of_statistics_ends_with_roads_and_lists_who_has_none() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = roads(scratch.path());
    let said = stats(&["--cache", "off"], &file);
    assert!(said.stdout.contains("Along roads\n"), "{said}");
    assert!(!said.stdout.contains("No roads were given"), "{said}");
    let unreached = "no way: no road near the place";
    assert!(
        said.stdout
            .lines()
            .any(|l| l.starts_with(unreached) && l.contains("Urzhar")),
        "{said}"
    );
    assert!(
        said.stderr
            .contains("1 turn restriction holds at some times only"),
        "{said}"
    );
    let csv = stats(&["--cache", "off", "--format", "csv"], &file);
    let header = csv.stdout.lines().next().unwrap_or_default();
    assert!(
        header
            .ends_with(",people_without_way,road_mean_km,road_p90_km,hours_mean,hours_p90,detour")
    );
    let straight = support::aimaq("stats --format csv");
    for (with, without) in csv.stdout.lines().zip(straight.stdout.lines()) {
        assert!(with.starts_with(without), "the first columns stay: {with}");
    }
}

#[test]
fn the_text_of_roads_is_in_the_language() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = roads(scratch.path());
    let said = stats(&["--cache", "off", "--lang", "ru"], &file);
    let (_, along) = said
        .stdout
        .split_once("По автомобильным дорогам\n")
        .expect("roads");
    let mut lines = along.lines();
    assert!(
        lines.next().is_some_and(|l| l.starts_with("уровень ")),
        "{along}"
    );
    let unreached = "нет маршрута: рядом нет дороги";
    let of = |l: &&str| l.starts_with(unreached) && l.contains("область Абай/Урджарский район");
    assert!(lines.any(|l| of(&l)), "{along}");
    let far = "далеко от дороги";
    assert!(
        lines.any(|l| l.starts_with(far) && l.contains("Семей")),
        "{along}"
    );
    let note = along.lines().last().unwrap_or_default();
    assert!(!note.chars().any(|c| c.is_ascii_alphabetic()), "{note}");
}

#[test]
fn places_far_from_their_road_are_listed() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = roads(scratch.path());
    let json = ["--what", "road-gaps", "--format", "json", "--cache", "off"];
    let gaps = rows(&stats(&json, &file));
    let far: Vec<&Value> = gaps
        .iter()
        .filter(|r| r["gap"] == "far_from_road")
        .collect();
    assert!(!far.is_empty());
    for row in far {
        let km = row["to_road_km"].as_f64().expect("kilometres");
        assert!(km > 1.0 && km <= 8.0, "{row}");
    }
}

/// Whether ways were kept from before changes nothing that is said about them.
#[test]
fn statistics_are_the_same_with_and_without_kept_ways() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = roads(scratch.path());
    let folder = scratch.path().join("kept").display().to_string();
    let (first, second) = (
        stats(&["--cache", &folder], &file),
        stats(&["--cache", &folder], &file),
    );
    let off = stats(&["--cache", "off"], &file);
    assert_eq!(
        (&first.stdout, &off.stdout),
        (&second.stdout, &second.stdout)
    );
    let warnings = |s: &support::Session| {
        let lines = s.stderr.lines().filter(|l| l.starts_with("warning"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(warnings(&first), warnings(&second));
    assert!(!warnings(&first).is_empty());
    assert!(
        second.stderr.contains("kept from before") && !first.stderr.contains("kept from before")
    );
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).expect("a file of the run")
}

#[test]
fn a_run_records_its_roads_and_repeats_byte_for_byte() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = roads(scratch.path()).display().to_string();
    let (one, two) = (scratch.path().join("one"), scratch.path().join("two"));
    let (one_name, two_name) = (one.display().to_string(), two.display().to_string());
    let first = [
        "run",
        "--roads",
        &file,
        "--most-snap",
        "8",
        "-o",
        &one_name,
        "--lang",
        "ru",
    ];
    let said = support::aimaq_with(first, "run");
    assert_eq!(said.code, 0, "{said}");
    let record: Value = serde_json::from_slice(&read(&one, "run.json")).expect("JSON");
    assert_eq!(record["job"]["roads"]["file"], file.as_str());
    let digest = Sha256::digest(std::fs::read(&file).expect("roads"));
    let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    let inputs = record["inputs"].as_array().expect("inputs");
    assert!(
        inputs
            .iter()
            .any(|i| i["name"] == file.as_str() && i["sha256"] == hex.as_str())
    );

    let run_json = one.join("run.json").display().to_string();
    let again = support::aimaq_with(["run", &run_json, "-o", &two_name], "run again");
    assert!(again.stderr.contains("kept from before"), "{again}");
    for name in [
        "run.json",
        "report.html",
        "tables/roads.csv",
        "tables/road-gaps.csv",
    ] {
        assert!(read(&one, name) == read(&two, name), "{name} differs");
    }
    let report = String::from_utf8(read(&one, "report.html")).expect("UTF-8");
    // Numbers keep their units on their line.
    let report = report.replace('\u{a0}', " ");
    assert!(report.contains("id=\"roads\"") && report.contains("По автомобильным дорогам"));
    assert!(report.contains("Километры и часы относятся к самому быстрому маршруту"));
    assert!(report.contains("Для мест, удалённых от дорог более чем на 8 км, маршрут не построен"));
    assert!(report.contains("© OpenStreetMap contributors"));
    assert!(report.contains("ограничений поворота, действующих лишь временами и не учтённых, – 1"));
}

#[test]
fn a_run_without_roads_says_so_and_has_no_table_of_them() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path().display().to_string();
    let said = support::aimaq_with(["run", "-o", &folder], "run");
    assert_eq!(said.code, 0, "{said}");
    let report = String::from_utf8(read(scratch.path(), "report.html")).expect("UTF-8");
    assert!(report.contains("No roads were given"));
    assert!(!report.contains("Along roads"));
    assert!(!scratch.path().join("tables/roads.csv").exists());
}
