//! Boundaries that are fetched, from a server of the test's own on the loopback address.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

/// Serves a text under every address, for ever.
fn serve(text: String) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut question = Vec::new();
            let mut byte = [0];
            while !question.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
                question.push(byte[0]);
            }
            let head = format!(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                text.len()
            );
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(text.as_bytes());
        }
    });
    port
}

/// The units of the grid with their codes, each a little lower than in its folder.
fn published() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/grid");
    let text = fs::read_to_string(root.join("units.geojson")).expect("a file");
    let mut text = text;
    let table = fs::read_to_string(root.join("units.csv")).expect("a file");
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let (id, code) = (format!("{{\"id\":\"{}\"}}", cells[0]), cells[9]);
        assert!(text.contains(&id), "{id}");
        text = text.replace(&id, &format!("{{\"code\":\"{code}\"}}"));
    }
    text
}

struct Place(tempfile::TempDir);

impl Place {
    /// With a list of one set, whose file is at a port.
    fn new(port: u16, sha256: &str) -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        let grid = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/grid");
        let list = format!(
            r#"[[sets]]
name = "grid-surveyed"
title = {{ en = "The grid as it was surveyed" }}
licence = "CC0"
attribution = {{ en = "Boundaries: Survey of the Grid" }}
page = "https://example.org"
territory = '{}'

[[sets.files]]
name = "units.geojson"
url = "http://127.0.0.1:{port}/units.geojson"
{sha256}

[[sets.boundaries]]
file = "units.geojson"
key = "code"
"#,
            grid.display()
        );
        fs::write(place.0.path().join("list.toml"), list).expect("a list");
        place
    }

    fn aimaq(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aimaq"));
        let command = command.args(line.split_whitespace());
        let command = command.current_dir(self.0.path()).env("NO_COLOR", "1");
        let command = command.env("AIMAQ_CACHE", self.0.path().join("cache"));
        let command = command.env_remove("HTTP_PROXY").env_remove("http_proxy");
        command.env_remove("ALL_PROXY").output().expect("it starts")
    }

    fn cached(&self) -> std::path::PathBuf {
        self.0.path().join("cache/grid-surveyed/units.geojson")
    }
}

fn said(output: &Output) -> String {
    let all = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(all).expect("UTF-8")
}

#[test]
fn fetched_boundaries_are_those_of_a_territory_and_named_on_its_maps() {
    let place = Place::new(serve(published()), "");
    let before = place.aimaq("stats --territory grid-surveyed");
    assert_eq!(before.status.code(), Some(2), "{}", said(&before));

    let got = place.aimaq("data get grid-surveyed --list list.toml");
    assert!(got.status.success(), "{}", said(&got));
    assert_eq!(
        fs::read_to_string(place.cached()).expect("it is there"),
        published()
    );

    let map = place.aimaq("map --territory grid-surveyed --view after -o map.svg");
    assert!(map.status.success(), "{}", said(&map));
    let svg = fs::read_to_string(place.0.path().join("map.svg")).expect("a map");
    assert!(svg.contains("Survey of the Grid"), "no attribution");

    let run = place.aimaq("run --territory grid-surveyed -o out");
    assert!(run.status.success(), "{}", said(&run));
    let record = fs::read_to_string(place.0.path().join("out/run.json")).expect("a record");
    assert!(
        record.contains("fetched:grid-surveyed/units.geojson"),
        "{record}"
    );
    assert!(!record.contains("cache"), "a path of the machine: {record}");
    let again = place.aimaq("run out/run.json -o again");
    assert!(again.status.success(), "{}", said(&again));
}

#[test]
fn a_file_of_the_cache_that_was_changed_is_refused() {
    let place = Place::new(serve(published()), "");
    let got = place.aimaq("data get grid-surveyed --list list.toml");
    assert!(got.status.success(), "{}", said(&got));
    let changed = published().replace("[0.5,0]", "[0.6,0]");
    fs::write(place.cached(), changed).expect("written");
    let map = place.aimaq("map --territory grid-surveyed --view after -o map.svg");
    assert_eq!(map.status.code(), Some(2));
    assert!(
        said(&map).contains("is not the file that was fetched"),
        "{}",
        said(&map)
    );
    assert!(!place.0.path().join("map.svg").exists());
}

#[test]
fn a_server_with_other_bytes_than_are_pinned_fills_no_cache() {
    let sha256 = format!("sha256 = \"{}\"", "0".repeat(64));
    let place = Place::new(serve(published()), &sha256);
    let got = place.aimaq("data get grid-surveyed --list list.toml");
    assert_eq!(got.status.code(), Some(2));
    assert!(
        said(&got).contains("it is not the file that is meant"),
        "{}",
        said(&got)
    );
    assert!(!place.cached().exists());
}

#[test]
fn a_file_that_was_fetched_otherwise_is_taken() {
    let place = Place::new(1, "");
    fs::create_dir(place.0.path().join("here")).expect("a folder");
    fs::write(place.0.path().join("here/units.geojson"), published()).expect("written");
    let got = place.aimaq("data get grid-surveyed --list list.toml --from here");
    assert!(got.status.success(), "{}", said(&got));
    assert!(place.cached().is_file());
}
