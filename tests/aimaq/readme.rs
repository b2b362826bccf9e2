//! README.md stays true: every command that it shows is carried out.

use std::path::Path;

use crate::support::{aimaq_in, words};

/// A country of two communes, two departments and one border between them.
const COMMUNES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"0101","department":"01","population":10},
"geometry":{"type":"Polygon","coordinates":[[[2.0,48.0],[3.0,48.0],[3.0,49.0],[2.0,49.0],[2.0,48.0]]]}},
{"type":"Feature","properties":{"code":"0201","department":"02","population":20},
"geometry":{"type":"Polygon","coordinates":[[[3.0,48.0],[4.0,48.0],[4.0,49.0],[3.0,49.0],[3.0,48.0]]]}}]}"#;

const PLACES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"population":500},"geometry":{"type":"Point","coordinates":[80.25,50.41]}}]}"#;

/// The files that the commands name and that no command before them has made.
const FILES: [(&str, &str); 5] = [
    ("districts.geojson", COMMUNES),
    ("communes.geojson", COMMUNES),
    ("places.csv", "name,lon,lat\nhere,2.5,48.5\n"),
    ("places.geojson", PLACES),
    (
        "deaths.csv",
        "unit,deaths\nEast Kazakhstan Region/Semey city,7\n",
    ),
];

/// Commands that take long, or files that are large, and that other tests carry out. Here
/// their arguments are read, and they fail for want of a territory or a file.
const ELSEWHERE: [&str; 6] = [
    "run ",
    "batch ",
    "centre ",
    "centres ",
    "optimise ",
    "verify ",
];

/// Lines of shell blocks that call `aimaq`, without remarks.
fn calls(text: &str) -> Vec<String> {
    let mut shell = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            shell = line == "```sh";
        } else if let Some(call) = line.strip_prefix("aimaq ")
            && shell
        {
            let call = call.split('#').next().unwrap_or_default();
            found.push(call.trim().to_owned());
        }
    }
    found
}

/// Carries a call out in a folder; what it prints may go to a file.
fn carry_out(call: &str, folder: &Path) {
    let (call, target) = match call.split_once(" > ") {
        Some((call, target)) => (call, Some(target)),
        None => (call, None),
    };
    let arguments = words(call);
    let arguments = arguments.iter().map(String::as_str);
    let session = aimaq_in(folder, arguments, call);
    let finds = call.starts_with("check ") && session.code == 1;
    assert!(session.code == 0 || finds, "{session}");
    if let Some(target) = target {
        std::fs::write(folder.join(target), session.stdout).expect("written");
    }
}

/// Reads a call's arguments and goes no further.
fn read_arguments(call: &str, folder: &Path) {
    let mut arguments = words(call);
    arguments.extend(["--territory", "no-such-territory"].map(str::to_owned));
    let session = aimaq_in(folder, arguments.iter().map(String::as_str), call);
    assert_eq!(session.code, 2, "{session}");
    assert!(!session.stderr.contains("Usage:"), "{session}");
}

#[test]
fn every_command_of_the_readme_can_be_carried_out() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(path).expect("the document is there");
    let (scratch, empty) = (tempfile::tempdir(), tempfile::tempdir());
    let (scratch, empty) = (scratch.expect("scratch"), empty.expect("scratch"));
    for (name, content) in FILES {
        std::fs::write(scratch.path().join(name), content).expect("written");
    }
    let calls = calls(&text);
    assert!(calls.len() > 25, "{calls:#?}");
    for call in &calls {
        if ELSEWHERE.iter().any(|start| call.starts_with(start)) || call.contains("--roads") {
            read_arguments(call, empty.path());
        } else {
            carry_out(call, scratch.path());
        }
    }
}
