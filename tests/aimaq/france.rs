//! A plan for another country, with boundaries dissolved from communes.

use std::path::{Path, PathBuf};
use std::process::Command;

use aimaq::coverage::Coverage;
use aimaq::io::{read_boundaries, write_features};
use serde_json::{Map, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The data set with the boundaries of its departments beside it.
fn data_set(folder: &Path) {
    let communes = root().join("../shared/data/france/communes.geojson.gz");
    let small = root().join("tests/data/france");
    for file in ["territory.toml", "regions.csv", "units.csv"] {
        std::fs::copy(small.join(file), folder.join(file)).expect("copied");
    }
    let table = read_boundaries(&communes).expect("communes");
    let units = std::fs::read_to_string(small.join("units.csv")).expect("departments");
    let codes: Vec<&str> = units.lines().skip(1).map(|l| &l[..2]).collect();
    let (mut groups, mut shapes) = (Vec::new(), Vec::new());
    for feature in table.features {
        let code = feature.text("code").expect("a code");
        groups.push(
            codes
                .iter()
                .position(|c| *c == &code[..2])
                .map(|i| i as u32),
        );
        shapes.push(feature.into_polygons());
    }
    let coverage = Coverage::build(&shapes).expect("a coverage");
    let dissolved = coverage.dissolve(&groups, codes.len());
    let rows: Vec<_> = codes
        .iter()
        .zip(dissolved)
        .map(|(code, shape)| {
            let mut properties = Map::new();
            properties.insert("id".into(), json!(code));
            (properties, shape)
        })
        .collect();
    let text = write_features(&rows, None).expect("written");
    std::fs::write(folder.join("units.geojson"), text).expect("saved");
}

fn aimaq(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let folder = folder.display().to_string();
    run(&[arguments, &["--territory", &folder]].concat())
}

fn run(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_aimaq"))
        .args(arguments)
        .output()
        .expect("aimaq runs");
    let text = [output.stdout, output.stderr].map(|t| String::from_utf8_lossy(&t).into_owned());
    (output.status.code().expect("a code"), text.concat())
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn the_departments_of_france_go_to_the_thirteen_regions_of_2016() {
    let folder: PathBuf = std::env::temp_dir().join(format!("aimaq-france-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    data_set(&folder);
    let plan = root()
        .join("tests/plans/france-2016.toml")
        .display()
        .to_string();
    let checked = aimaq(&folder, &["check", &plan]);
    assert_eq!(checked.0, 0, "{}", checked.1);
    let regions = aimaq(&folder, &["apply", &plan, "-q", "-o", "-"]);
    assert_eq!(
        (regions.0, regions.1.matches("\"type\":\"Feature\"").count()),
        (0, 13),
        "{}",
        regions.1.len()
    );
    for name in ["Grand Est", "Occitanie", "Normandie", "Corse"] {
        assert!(
            regions.1.contains(&format!("\"name\":\"{name}\"")),
            "{name}"
        );
    }
    let crosswalk = aimaq(
        &folder,
        &[
            "crosswalk",
            &plan,
            "-q",
            "-o",
            "-",
            "--level",
            "regions",
            "--weights",
            "area",
        ],
    );
    let rows: Vec<&str> = crosswalk
        .1
        .lines()
        .filter(|l| !l.starts_with('#'))
        .skip(1)
        .collect();
    assert_eq!((crosswalk.0, rows.len()), (0, 22), "{}", crosswalk.1);
    assert!(
        rows.iter().all(|r| r.contains(",1,1,1,whole,")),
        "{}",
        crosswalk.1
    );
    let back = aimaq(
        &folder,
        &[
            "crosswalk",
            &plan,
            "-q",
            "-o",
            "-",
            "--backward",
            "--level",
            "regions",
            "--weights",
            "area",
        ],
    );
    assert_eq!(back.0, 0, "{}", back.1);
    assert!(back.1.contains("Grand Est,44,Alsace,42,0.1"), "{}", back.1);
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn the_worked_example_has_nothing_wrong_and_runs_without_boundaries() {
    let example = root().join("docs/examples/france-2016");
    let checked = run(&["data", "check", &example.display().to_string()]);
    assert_eq!(checked.0, 0, "{}", checked.1);
    assert!(
        checked
            .1
            .contains("22 regions, 96 units, 66\u{202f}165\u{202f}815 people"),
        "{}",
        checked.1
    );
    let plan = example.join("france-2016.toml").display().to_string();
    let stats = aimaq(
        &example,
        &["stats", &plan, "--what", "people", "--format", "csv"],
    );
    let later = stats.1.lines().find(|l| l.starts_with("Grand Est"));
    let later = later.unwrap_or_else(|| panic!("{}", stats.1));
    assert!(later.starts_with("Grand Est,5563378,"), "{later}");
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared/data, which is absent")]
fn the_worked_example_tells_who_gains_and_who_loses_in_the_words_of_france() {
    let example = root().join("docs/examples/france-2016");
    let scratch = tempfile::tempdir().expect("scratch");
    let plan = example.join("france-2016.toml").display().to_string();
    let land = root().join("../shared/data/france/departements.geojson.gz");
    let land = land.display().to_string();
    let folder = scratch.path().join("out");
    let out = folder.display().to_string();
    let with_land = ["--boundaries", &land, "--key", "code"];
    let arguments = [&["run", &plan, "-o", &out], &with_land[..]].concat();
    let run = aimaq(&example, &arguments);
    assert_eq!(run.0, 0, "{}", run.1);
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).expect("there");
    let regions = read("tables/regions.csv");
    let of = |state: &str| regions.lines().filter(|l| l.starts_with(state)).count();
    assert_eq!((of("before,"), of("after,")), (22, 13));
    let page = read("report.html");
    assert!(page.contains("<dt>Departments</dt>"));
    for word in ["district", "senator", "governor"] {
        assert!(!page.to_lowercase().contains(word), "{word}");
    }
    assert!(read("maps/change.svg").contains("Borders of departments"));
    // Of all departments one is nearer: Aude, whose capital was Montpellier.
    let arguments = [
        &["stats", &plan, "--what", "winners", "--format", "csv"],
        &with_land[..],
    ];
    let winners = aimaq(&example, &[&arguments.concat()[..], &["-q"]].concat());
    let winners: Vec<&str> = winners.1.lines().skip(1).collect();
    assert!(
        winners.len() == 1 && winners[0].starts_with("Aude,"),
        "{winners:?}"
    );
}
