//! What other programs rely on: the columns of every table that is written or
//! printed as CSV, and the structure of the JSON of `stats`.
//!
//! Columns are added at the end and never renamed. A difference that is wanted is
//! accepted with `SNAPSHOTS=overwrite`, after reading it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{self, osm};
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

const SQUARES: &str = "tests/territories/four_squares";

fn held(name: &str, found: String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contracts");
    let expected = Data::read_from(&folder.join(name), None);
    assert_data_eq!(found, expected.raw());
}

/// Roads between the seats of the four squares.
fn roads(folder: &Path) -> String {
    let file = folder.join("squares.osm.pbf");
    let mut osm = osm::Osm::new();
    for i in 0..4 {
        osm = osm.node(i64::from(i) + 1, f64::from(i) + 0.5, 0.5, &[]);
    }
    osm.way(1, &[1, 2, 3, 4], &[("highway", "primary")])
        .write(&file);
    file.to_str().expect("UTF-8").to_owned()
}

/// A command about a plan of the four squares, with rules on offices and roads.
fn told(command: &[&str], roads: &str) -> String {
    let plan = format!("{SQUARES}/a2_to_east.toml");
    let given = [
        plan.as_str(),
        "--territory",
        SQUARES,
        "--rules",
        "geodata/kazakhstan/rules.toml",
        "--quiet",
        "--roads",
        roads,
        "--cache",
        "off",
    ];
    let arguments = command.iter().copied().chain(given);
    let said = support::aimaq_with(arguments, &command.join(" "));
    assert_eq!(said.code, 0, "{said}");
    said.stdout
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The views that the help of `stats` names.
fn views() -> Vec<String> {
    let help = support::aimaq("stats --help").stdout;
    let (_, from) = help.split_once("--what").expect("the option");
    let (_, from) = from.split_once("Possible values:").expect("its values");
    let (values, _) = from.split_once("--format").expect("the next option");
    let names = values
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- "));
    let names = names.filter_map(|line| line.split(':').next());
    names.map(str::to_owned).collect()
}

#[test]
fn the_tables_of_a_run_have_their_promised_columns() {
    let scratch = tempfile::tempdir().expect("scratch");
    let target = scratch.path().join("run");
    let roads = roads(scratch.path());
    told(&["run", "-o", target.to_str().expect("UTF-8")], &roads);
    let tables = std::fs::read_dir(target.join("tables")).expect("tables");
    let names = tables.map(|entry| entry.expect("an entry").file_name());
    let names: BTreeSet<String> = names.map(|n| n.to_string_lossy().into_owned()).collect();
    let header = |name: &String| {
        let text = std::fs::read_to_string(target.join("tables").join(name)).expect("a table");
        format!("{name}: {}\n", first_line(&text))
    };
    held("run.txt", names.iter().map(header).collect());
}

#[test]
fn the_views_have_their_promised_columns() {
    let scratch = tempfile::tempdir().expect("scratch");
    let roads = roads(scratch.path());
    let mut found = String::new();
    for view in views() {
        let text = told(&["stats", "--what", &view, "--format", "csv"], &roads);
        found.push_str(&format!("{view}: {}\n", first_line(&text)));
    }
    let text = told(&["stats", "--format", "csv"], &roads);
    found.push_str(&format!("without a view: {}\n", first_line(&text)));
    held("views.txt", found);
}

#[test]
fn other_tables_have_their_promised_columns() {
    let scratch = tempfile::tempdir().expect("scratch");
    let repairs = scratch.path().join("repairs.csv");
    let cleaned = scratch.path().join("cleaned.geojson");
    let [repairs, cleaned] = [&repairs, &cleaned].map(|p| p.to_str().expect("UTF-8"));
    let clean =
        format!("clean tests/fixtures/overlap.geojson --key id -o {cleaned} --ledger {repairs}");
    assert_eq!(support::aimaq(&clean).code, 0);
    let plan = format!("{SQUARES}/a2_to_east.toml");
    let mut found = String::new();
    for (name, line) in [
        (
            "scenarios",
            format!("compare {plan} {SQUARES}/centre_moves.toml"),
        ),
        ("units across", format!("compare {plan} --what units")),
        ("centre", format!("centre {plan} --region West")),
        ("centres", format!("centres {plan} --choose 2")),
        (
            "optimise",
            format!("optimise {plan} --region East --into 2"),
        ),
    ] {
        let line = format!("{line} --territory {SQUARES} --quiet --format csv");
        let said = support::aimaq(&line);
        assert_eq!(said.code, 0, "{said}");
        found.push_str(&format!("{name}: {}\n", first_line(&said.stdout)));
    }
    for (name, options) in [("findings", ""), ("findings by group", " --by id")] {
        let said = support::aimaq(&format!(
            "check tests/fixtures/overlap.geojson --format csv{options}"
        ));
        found.push_str(&format!("{name}: {}\n", first_line(&said.stdout)));
    }
    let repairs = std::fs::read_to_string(repairs).expect("the ledger");
    found.push_str(&format!("repairs: {}\n", first_line(&repairs)));
    held("others.txt", found);
}

/// Every path of keys in a value with the kinds of what stands there; `[]` is any
/// element of a list.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(list) => {
            for element in list {
                paths(element, &format!("{path}[]"), found);
            }
            return;
        }
        Value::Object(map) => {
            for (key, element) in map {
                paths(element, &format!("{path}.{key}"), found);
            }
            return;
        }
    };
    found.insert(format!("{path}: {kind}"));
}

#[test]
fn the_json_without_a_view_has_its_promised_structure() {
    let scratch = tempfile::tempdir().expect("scratch");
    let roads = roads(scratch.path());
    let text = told(&["stats", "--format", "json"], &roads);
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let mut found = BTreeSet::new();
    paths(&json, "", &mut found);
    let lines = found.iter().map(|line| format!("{line}\n"));
    held("stats_json.txt", lines.collect());
}

#[test]
fn the_json_of_a_view_has_the_columns_as_keys() {
    let scratch = tempfile::tempdir().expect("scratch");
    let roads = roads(scratch.path());
    for view in views() {
        let printed = |format| told(&["stats", "--what", &view, "--format", format], &roads);
        let json: Value = serde_json::from_str(&printed("json")).expect("JSON");
        let Some(Value::Object(row)) = json.get(0) else {
            continue;
        };
        let keys: Vec<&str> = row.keys().map(String::as_str).collect();
        assert_eq!(keys.join(","), first_line(&printed("csv")), "{view}");
    }
}

/// The tags of a page with their ids and classes, one to a line and indented; without
/// what stands in pictures, in the rows of tables and in lists.
fn skeleton(page: &str) -> String {
    let mut found = String::new();
    let mut depth: usize = 0;
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, next) = after.split_once('>').expect("the end of a tag");
        rest = next;
        if tag.starts_with('/') {
            depth = depth.checked_sub(1).expect("it was opened");
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        let shown = if name == "svg" { name } else { tag };
        found.push_str(&format!("{}{shown}\n", "  ".repeat(depth)));
        if ["svg", "style", "script", "tbody", "ul"].contains(&name) {
            let (_, next) = rest.split_once(&format!("</{name}>")).expect("closed");
            rest = next;
        } else if !["!DOCTYPE", "meta", "input"].contains(&name) {
            depth += 1;
        }
    }
    assert_eq!(depth, 0, "every tag is closed");
    found
}

#[test]
fn the_page_has_its_promised_skeleton() {
    let scratch = tempfile::tempdir().expect("scratch");
    let target = scratch.path().join("run");
    let roads = roads(scratch.path());
    told(&["run", "-o", target.to_str().expect("UTF-8")], &roads);
    let page = std::fs::read_to_string(target.join("report.html")).expect("the page");
    held("page.txt", skeleton(&page));
}
