//! A territory without a plan: its state as it is. And what its names warn of.

use std::path::{Path, PathBuf};

use crate::support::{Session, aimaq_in};

fn straits() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/straits")
}

/// A call in a folder with the straits as its territory.
fn told(folder: &Path, arguments: &[&str]) -> Session {
    let straits = straits();
    let territory = ["--territory", straits.to_str().expect("UTF-8")];
    let all = arguments.iter().copied().chain(territory);
    aimaq_in(folder, all, &arguments.join(" "))
}

/// Runs the state into `out`; reads files of the folder.
fn ran(folder: &Path) -> impl Fn(&str) -> String {
    let run = told(folder, &["run", "-o", "out", "--quiet"]);
    assert_eq!(run.code, 0, "{run}");
    move |path| std::fs::read_to_string(folder.join(path)).expect("a file")
}

#[test]
fn a_territory_without_a_plan_is_shown_as_it_is() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path();
    let stats = told(folder, &["stats"]);
    assert_eq!(stats.code, 0, "{stats}");
    assert!(stats.stdout.starts_with("2020-01-01: 4 regions"), "{stats}");
    assert!(!stats.stdout.contains("before"), "{stats}");
    let map = told(folder, &["map", "--view", "after", "-o", "m.svg"]);
    assert_eq!(map.code, 0, "{map}");
    let state = told(folder, &["apply", "--units", "-o", "-", "--quiet"]);
    assert_eq!(state.stdout.matches("\"type\":\"Feature\"").count(), 14);
    let checked = told(folder, &["check"]);
    assert_eq!(checked.code, 0, "{checked}");
    assert!(
        checked.stderr.contains("straits: nothing found"),
        "{checked}"
    );
    let undone = told(folder, &["invert", "-o", "-"]);
    assert_eq!(undone.code, 2);
    assert!(
        undone.stderr.contains("there is no plan to undo"),
        "{undone}"
    );
}

#[test]
fn a_run_of_a_territory_records_no_plan_and_can_be_repeated() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path();
    let read = ran(folder);
    let record: serde_json::Value = serde_json::from_str(&read("out/run.json")).expect("JSON");
    assert!(record["job"]["plan"].is_null(), "{}", record["job"]);
    assert_eq!(record["plan"]["title"], "The Straits");
    let inputs = record["inputs"].as_array().expect("inputs");
    let names = inputs.iter().filter_map(|input| input["name"].as_str());
    assert!(names.clone().count() > 3);
    assert!(
        names.clone().all(|name| name.contains("straits")),
        "{inputs:?}"
    );
    let again = aimaq_in(
        folder,
        ["run", "out/run.json", "-o", "again", "-q"],
        "again",
    );
    assert_eq!(again.code, 0, "{again}");
    for file in ["run.json", "report.html", "tables/regions.csv"] {
        assert_eq!(
            read(&format!("out/{file}")),
            read(&format!("again/{file}")),
            "{file}"
        );
    }
}

/// What a reader sees of a page: without tags, styles, scripts and the glossary.
fn seen(page: &str) -> String {
    let body = page.split("<main").nth(1).expect("a body");
    let body = body.split("id=\"words-used\"").next().expect("a part");
    let mut text = String::new();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.starts_with("<script") {
            true => rest.find("</script>").expect("an end"),
            false => rest.find('>').unwrap_or(rest.len() - 1),
        };
        rest = &rest[end + 1..];
    }
    text
}

#[test]
fn the_report_of_a_territory_speaks_of_no_change() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path();
    let read = ran(folder);
    let has = |path: &str| folder.join("out").join(path).exists();
    for file in ["maps/before.svg", "maps/change.svg", "charts/slope.svg"] {
        assert!(!has(file), "{file}");
    }
    for table in ["access", "causes", "lineage", "moves"] {
        assert!(!has(&format!("tables/{table}.csv")), "{table}");
    }
    for file in [
        "maps/after.svg",
        "maps/access-after.svg",
        "maps/density.svg",
    ] {
        assert!(has(file), "{file}");
    }
    let regions = read("out/tables/regions.csv");
    assert_eq!(regions.lines().count(), 1 + 4, "{regions}");
    let (page, text) = (read("out/report.html"), read("out/report.md"));
    for text in [seen(&page), text] {
        assert!(text.contains("On average people live"), "{text}");
        for word in ["before", "Before", "nearer,", "farther away", " → "] {
            let at = text.find(word);
            let around = at.map(|at| text[at..].chars().take(60).collect::<String>());
            assert_eq!(around, None, "{word}");
        }
    }
}

#[test]
fn names_that_can_be_taken_for_others_are_warned_of_in_every_language() {
    let scratch = tempfile::tempdir().expect("a folder");
    let said = |lang: &str| told(scratch.path(), &["stats", "--lang", lang]).stderr;
    let english = said("en");
    for warning in [
        "bear the same name, 1 in all: Μακρά/Nova;",
        "the name of their region, which has others too, 1 in all: Berg / Mont/Berg / Mont",
        "names hold a slash, 2 in all:",
        "names hold line breaks or tabs, 1 in all: 西 西の島;",
    ] {
        assert!(english.contains(warning), "{english}");
    }
    assert!(
        said("ru").contains("Названий с косой чертой – 2"),
        "{}",
        said("ru")
    );
    assert!(
        said("kk").contains("Қиғаш сызығы бар атаулар – 2"),
        "{}",
        said("kk")
    );
}

#[test]
fn a_unit_whose_border_crosses_itself_is_named_when_a_folder_is_checked() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    write(
        "territory.toml",
        "name = \"t\"\ntitle = { en = \"T\" }\ndate = 2020-01-01\n",
    );
    write("regions.csv", "id,name_en,kind\nr1,Bern,canton\n");
    write(
        "units.csv",
        "id,region,name_en,kind,population\nu1,r1,A,municipality,100\nu2,r1,B,municipality,100\n",
    );
    write(
        "units.geojson",
        r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"u1"},"geometry":{"type":"Polygon","coordinates":[[[7,46],[8,46],[8,47],[7,47],[7,46]]]}},
{"type":"Feature","properties":{"id":"u2"},"geometry":{"type":"MultiPolygon","coordinates":[[[[8,46],[9,46],[9,47],[8,47],[8,46]]],[[[6,46],[6.5,46.3],[6.5,46],[6,46.4],[6,46]]]]}}]}"#,
    );
    let checked = aimaq_in(folder, ["check", "--territory", "."], "check");
    assert!(
        checked
            .stderr
            .contains("boundaries cross themselves, 1 in all: Bern/B at 6."),
        "{checked}"
    );
    assert!(checked.stderr.contains("aimaq clean"), "{checked}");
}
