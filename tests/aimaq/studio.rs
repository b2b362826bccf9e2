//! The studio over its socket: whose requests it answers, that its figures are those of
//! `aimaq stats`, that undoing restores bytes, and that nothing is lost.

#![cfg(feature = "studio")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::aimaq_in;

/// A studio that runs until it is dropped.
struct Studio {
    child: Child,
    port: u16,
    token: String,
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What was answered.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {text}"))
    }

    fn key(&self) -> String {
        let json = self.json();
        json["error"]["key"].as_str().expect("an error").to_owned()
    }
}

impl Studio {
    fn open(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_aimaq"))
            .args(["studio", "--no-open"])
            .args(arguments)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let rest = line.trim().strip_prefix("http://127.0.0.1:");
        let (port, token) = rest.and_then(|r| r.split_once("/#")).expect("an address");
        Self {
            child,
            port: port.parse().expect("a port"),
            token: token.to_owned(),
        }
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn raw(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a time");
        stream.write_all(head.as_bytes()).expect("sent");
        // A body that is refused is not read to its end.
        let _ = stream.write_all(body);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes
            .windows(4)
            .position(|w| w == b"\r\n\r\n")
            .expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        Answer {
            status: status.expect("a status"),
            body: bytes.split_off(end + 4),
            head,
        }
    }

    fn get(&self, path: &str) -> Answer {
        let port = self.port;
        self.raw(
            &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            b"",
        )
    }

    /// The head of a request that would be answered, with lines exchanged.
    fn head(&self, path: &str, length: usize, other: &[(&str, &str)]) -> String {
        let host = format!("127.0.0.1:{}", self.port);
        let length = length.to_string();
        let mut lines = vec![
            ("Host", host.as_str()),
            ("Content-Type", "application/json"),
            ("X-Aimaq-Token", self.token.as_str()),
            ("Content-Length", length.as_str()),
        ];
        for (name, value) in other {
            lines.retain(|(known, _)| known != name);
            if !value.is_empty() {
                lines.push((name, value));
            }
        }
        let lines: String = lines.iter().map(|(n, v)| format!("{n}: {v}\r\n")).collect();
        format!("POST {path} HTTP/1.1\r\n{lines}\r\n")
    }

    fn with(&self, other: &[(&str, &str)]) -> u16 {
        let body = br#"{"lang":"en"}"#;
        self.raw(&self.head("/api/open", body.len(), other), body)
            .status
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        let body = body.to_string();
        let head = self.head(&format!("/api/{path}"), body.len(), &[]);
        self.raw(&head, body.as_bytes())
    }

    fn ask(&self, path: &str, body: &Value) -> Value {
        let answer = self.post(path, body);
        assert_eq!(answer.status, 200, "{path} {body}: {}", answer.json());
        answer.json()
    }

    fn all(&self) -> Value {
        self.ask("open", &json!({ "lang": "en" }))
    }

    fn act(&self, rev: u64, operation: &Value) -> Answer {
        let body = json!({ "lang": "en", "rev": rev, "name": "a step", "do": operation });
        self.post("do", &body)
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn transfer(units: &[&str], to: &str) -> Value {
    json!({ "op": "add", "changes": [{ "transfer": { "units": units, "to": to } }] })
}

const ZHANAARKA: &str = "Karaganda Region/Zhanaarka District";

#[test]
fn only_the_own_page_of_this_start_is_answered() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let own = format!("http://127.0.0.1:{}", studio.port);
    let named = format!("localhost:{}", studio.port);
    assert_eq!(studio.with(&[]), 200);
    assert_eq!(studio.with(&[("Origin", &own)]), 200);
    assert_eq!(studio.with(&[("Host", &named)]), 200);
    let other_port = format!("127.0.0.1:{}", studio.port ^ 1);
    for host in [
        "evil.example",
        "127.0.0.1",
        "",
        "127.0.0.1:80@evil.example",
        &other_port,
    ] {
        assert_eq!(studio.with(&[("Host", host)]), 421, "{host}");
    }
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        "http://127.0.0.1",
    ] {
        assert_eq!(studio.with(&[("Origin", origin)]), 403, "{origin}");
    }
    assert_eq!(studio.with(&[("Sec-Fetch-Site", "cross-site")]), 403);
    for token in ["", "0", &"0".repeat(64), &studio.token[1..]] {
        assert_eq!(studio.with(&[("X-Aimaq-Token", token)]), 403, "{token}");
    }
    for kind in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ] {
        assert_eq!(studio.with(&[("Content-Type", kind)]), 415, "{kind}");
    }
    assert!(
        !folder.path().join("draft.toml").exists(),
        "asking writes nothing"
    );
}

#[test]
fn what_is_too_large_or_no_request_is_refused() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let large = vec![b' '; 1 << 20];
    let length = ("Content-Length", "104857600");
    let head = studio.head("/api/open", 0, &[length]);
    assert_eq!(studio.raw(&head, &large).status, 413);
    let head = studio.head(
        "/api/open",
        0,
        &[("Transfer-Encoding", "chunked"), ("Content-Length", "")],
    );
    assert_eq!(studio.raw(&head, b"0\r\n\r\n").status, 411);
    let host = format!("Host: 127.0.0.1:{}", studio.port);
    let long = "x".repeat(20_000);
    for (head, status) in [
        ("nonsense\r\n\r\n".to_owned(), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\n{host}\r\n\r\n"), 400),
        (
            format!("GET / HTTP/1.1\r\n{host}\r\nA: {long}\r\n\r\n"),
            431,
        ),
        (format!("PUT / HTTP/1.1\r\n{host}\r\n\r\n"), 405),
        (format!("OPTIONS /api/open HTTP/1.1\r\n{host}\r\n\r\n"), 405),
    ] {
        assert_eq!(studio.raw(&head, b"").status, status, "{}", &head[..30]);
    }
    for body in ["", "[", "{}", "7", "{\"lang\":\"tlh\"}"] {
        let head = studio.head("/api/open", body.len(), &[]);
        let status = studio.raw(&head, body.as_bytes()).status;
        assert!([400, 404].contains(&status), "{body}: {status}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let head = studio.head("/api/do", deep.len(), &[]);
    assert_eq!(studio.raw(&head, deep.as_bytes()).status, 400);
    assert_eq!(studio.with(&[]), 200, "it goes on");
}

#[test]
fn nothing_is_read_by_a_path_of_the_page() {
    let folder = folder();
    fs::write(folder.path().join("secret.toml"), "x").expect("written");
    let studio = Studio::open(folder.path(), &[]);
    for path in [
        "/secret.toml",
        "/../secret.toml",
        "/%2e%2e/secret.toml",
        "//etc/passwd",
        "/api/open",
    ] {
        assert_eq!(studio.get(path).status, 404, "{path}");
    }
    for path in ["../secret.toml", "/etc/passwd", "secret.toml"] {
        let body = json!({ "lang": "en", "name": path });
        assert_eq!(studio.post("view", &body).status, 404, "{path}");
    }
    let body = json!({ "lang": "en", "name": "../secret.toml" });
    assert_ne!(studio.post("result", &body).status, 200);
}

#[test]
fn the_page_may_ask_nobody_else_and_no_name_is_run() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let page = studio.get("/");
    assert_eq!(page.status, 200);
    for line in [
        "default-src 'none'",
        "script-src 'self';",
        "frame-ancestors 'none'",
        "nosniff",
        "no-referrer",
        "no-store",
    ] {
        assert!(page.head.contains(line), "{line}: {}", page.head);
    }
    let text = String::from_utf8(page.body).expect("text");
    assert!(
        !text.contains("<script>") && !text.contains("style="),
        "{text}"
    );
    for file in [
        "/main.js",
        "/map.js",
        "/studio.css",
        "/tokens.css",
        "/font.ttf",
    ] {
        assert_eq!(studio.get(file).status, 200, "{file}");
    }
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    for entry in [web.join("studio"), web]
        .iter()
        .flat_map(|f| fs::read_dir(f).expect("a folder"))
    {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "js") {
            let text = fs::read_to_string(&path).expect("text");
            let scripts = [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
            ];
            let found = scripts.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "{}", path.display());
        }
    }
    let named = json!({ "rename": { "unit": ZHANAARKA, "to": "<script>alert(1)</script>" } });
    let operation = json!({ "op": "add", "changes": [named] });
    let answer = studio.act(1, &operation);
    assert_eq!(answer.status, 200, "{}", answer.json());
    assert!(answer.head.contains("application/json"), "{}", answer.head);
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_listens_beyond_the_loopback_address() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &[]);
    let port = format!(":{:04X}", studio.port);
    let mut found = 0;
    for (table, own) in [("/proc/net/tcp", "0100007F"), ("/proc/net/tcp6", "")] {
        let Ok(text) = fs::read_to_string(table) else {
            continue;
        };
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if fields[1].ends_with(&port) && fields[3] == "0A" {
                assert_eq!(fields[1].strip_suffix(&port), Some(own), "{line}");
                found += 1;
            }
        }
    }
    assert_eq!(found, 1);
}

/// A row of numbers without a choice of ours: a seed gives the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// The figures that the page shows, as `aimaq stats --format json` has them for the file.
fn assert_figures(state: &Value, folder: &Path, file: &str) {
    let line = format!("stats {file} --format json --quiet");
    let session = aimaq_in(folder, line.split(' '), &line);
    assert_eq!(session.code, 0, "{}", session.stderr);
    let stats: Value = serde_json::from_str(&session.stdout).expect("JSON");
    assert_eq!(state["balance"], stats["balance"]);
    let regions = state["regions"].as_object().expect("regions");
    for when in ["before", "after"] {
        let rows = stats[when]["regions"].as_array().expect("rows");
        for row in rows {
            let name = &row["region"]["en"];
            let shown = regions
                .values()
                .find(|r| r["main"] == *name && !r[when].is_null());
            let shown = &shown.unwrap_or_else(|| panic!("{name}"))[when];
            assert_eq!(shown["people"], row["population"], "{name}");
            assert_eq!(shown["units"], row["units"], "{name}");
            assert_eq!(shown["area"], row["area"]["km2"], "{name}");
            for key in ["mean", "median", "p90", "max"] {
                assert_eq!(shown["km"][key], row["distance_km"][key], "{name} {key}");
            }
        }
        let living = regions.values().filter(|r| !r[when].is_null()).count();
        assert_eq!(living, rows.len());
    }
    let units = state["units"].as_object().expect("units");
    let rows = stats["units"].as_array().expect("rows");
    assert_eq!(units.len(), rows.len());
    for row in rows {
        let shown = units
            .values()
            .find(|u| u["code"] == row["code"] && u["main"] == row["unit"]["en"]);
        let shown = shown.unwrap_or_else(|| panic!("{}", row["unit"]["en"]));
        for (ours, theirs) in [
            ("before", "distance_before_km"),
            ("after", "distance_after_km"),
            ("change", "distance_change_km"),
            ("people", "population"),
        ] {
            assert_eq!(shown[ours], row[theirs], "{}", row["unit"]["en"]);
        }
    }
}

/// What a page holds after answers that carry differences only.
fn merged(page: &mut Value, answer: &Value) {
    for (key, value) in answer.as_object().expect("an object") {
        match key.as_str() {
            "regions" | "units" => {
                for (id, row) in value.as_object().expect("rows") {
                    match row.is_null() {
                        true => {
                            page[key].as_object_mut().expect("rows").remove(id);
                        }
                        false => page[key][id] = row.clone(),
                    }
                }
            }
            "splice" => {
                let mut text: Vec<u16> = page["text"]
                    .as_str()
                    .expect("text")
                    .encode_utf16()
                    .collect();
                let number = |key: &str| value[key].as_u64().expect("a number") as usize;
                let insert = value["insert"].as_str().expect("text").encode_utf16();
                text.splice(number("at")..number("at") + number("cut"), insert);
                page["text"] = json!(String::from_utf16(&text).expect("text"));
            }
            _ => page[key] = value.clone(),
        }
    }
}

/// A gesture of the page: mostly a stroke, now and then something else, undo or redo.
fn gesture(dice: &mut Dice, page: &Value) -> (&'static str, Value) {
    let pick = |dice: &mut Dice, what: &str| -> Value {
        let rows = page[what].as_object().expect("rows");
        let living: Vec<&Value> = rows
            .values()
            .filter(|r| what == "units" || !r["after"].is_null())
            .collect();
        living[dice.below(living.len())].clone()
    };
    let (unit, region) = (pick(dice, "units"), pick(dice, "regions"));
    let change = match dice.below(12) {
        0 | 1 => return ("undo", Value::Null),
        2 => return ("redo", Value::Null),
        3 => json!({ "move_centre": { "region": region["main"], "centre": unit["seat_main"] } }),
        4 => {
            json!({ "rename": { "unit": unit["path"], "to": format!("Unit {}", dice.below(1000)) } })
        }
        5 => {
            json!({ "create": { "region": format!("Region {}", dice.below(1000)), "centre": unit["seat_main"], "units": [unit["path"]] } })
        }
        6 => {
            json!({ "merge": { "units": [unit["path"], pick(dice, "units")["path"]], "into": unit["main"] } })
        }
        _ => json!({ "transfer": { "units": [unit["path"]], "to": region["main"] } }),
    };
    ("do", json!({ "op": "add", "changes": [change] }))
}

#[test]
fn after_every_gesture_the_figures_are_those_of_stats_and_undoing_all_restores_the_bytes() {
    let folder = folder();
    let start = include_str!("../../geodata/kazakhstan/reforms/kazakhstan-2022.toml");
    fs::write(folder.path().join("a.toml"), start).expect("written");
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let mut page = studio.all();
    let (mut dice, mut done) = (Dice(7), 0);
    for n in 0..28 {
        let (path, operation) = gesture(&mut dice, &page);
        let ground = page["ground"]["rev"].clone();
        let body = json!({ "lang": "en", "rev": page["rev"], "ground": ground, "name": format!("{n}"), "do": operation });
        let answer = studio.post(path, &body);
        if answer.status != 200 {
            // What cannot be carried out changes nothing.
            assert!([409, 422].contains(&answer.status), "{}", answer.json());
            continue;
        }
        merged(&mut page, &answer.json());
        let file = fs::read_to_string(folder.path().join("a.toml")).expect("there");
        assert_eq!(page["text"], json!(file));
        done += 1;
        if done % 6 == 0 {
            assert_figures(&page, folder.path(), "a.toml");
        }
    }
    assert!(done > 12, "{done}");
    let page = studio.ask("go", &json!({ "lang": "en", "rev": page["rev"], "to": 0 }));
    assert_eq!(
        fs::read_to_string(folder.path().join("a.toml")).expect("there"),
        start
    );
    assert!(page["rev"].as_u64() > Some(1));
}

#[test]
fn a_draft_that_is_not_there_yet_is_begun_with_the_first_change() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["new.toml"]);
    let file = folder.path().join("new.toml");
    assert!(!file.exists());
    let answer = studio.act(1, &transfer(&[ZHANAARKA], "Akmola Region"));
    assert_eq!(answer.status, 200, "{}", answer.json());
    let text = fs::read_to_string(&file).expect("written");
    assert!(text.contains("effective = 2022-05-02\n\n[[acts.changes]]\ntransfer = { units = [\"Karaganda Region/Zhanaarka District\"], to = \"Akmola Region\" }\n"), "{text}");
    assert_figures(&studio.all(), folder.path(), "new.toml");
}

#[test]
fn what_cannot_be_carried_out_is_refused_and_changes_nothing() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    for operation in [
        transfer(&["Nowhere/None"], "Akmola Region"),
        transfer(&[ZHANAARKA], "Karaganda Region"),
        json!({ "op": "add", "changes": [{ "explode": {} }] }),
        json!({ "op": "remove", "act": 0, "change": 0 }),
        json!({ "op": "add", "changes": [] }),
        json!({ "op": "dance" }),
    ] {
        let answer = studio.act(1, &operation);
        assert!(
            [400, 422].contains(&answer.status),
            "{operation}: {}",
            answer.status
        );
    }
    assert!(!folder.path().join("a.toml").exists());
    assert_eq!(studio.all()["rev"], 1);
}

#[test]
fn a_page_that_shows_an_earlier_state_changes_nothing_and_is_told() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    assert_eq!(
        studio
            .act(1, &transfer(&[ZHANAARKA], "Akmola Region"))
            .status,
        200
    );
    let second = studio.act(
        1,
        &transfer(&["Karaganda Region/Ulytau District"], "Akmola Region"),
    );
    assert_eq!((second.status, second.key().as_str()), (409, "behind"));
    let told = studio.ask("state", &json!({ "lang": "en", "rev": 1, "ground": 1 }));
    assert_eq!(told["rev"], 2);
}

#[test]
fn a_file_that_another_program_changed_or_removed_is_asked_about() {
    let folder = folder();
    let file = folder.path().join("a.toml");
    let studio = Studio::open(folder.path(), &["a.toml"]);
    assert_eq!(
        studio
            .act(1, &transfer(&[ZHANAARKA], "Akmola Region"))
            .status,
        200
    );
    let own = fs::read_to_string(&file).expect("there");
    let theirs = own.replace("Akmola Region", "Turkistan Region");
    fs::write(&file, &theirs).expect("written");
    let other = transfer(&["Karaganda Region/Ulytau District"], "Akmola Region");
    assert_eq!(studio.act(2, &other).key(), "changed");
    assert_eq!(
        fs::read_to_string(&file).expect("there"),
        theirs,
        "nothing is written over it"
    );
    let page = json!({ "lang": "en", "rev": 2, "ground": 1 });
    assert_eq!(studio.ask("state", &page)["disk"], "changed");
    studio.ask(
        "take",
        &json!({ "lang": "en", "rev": 2, "ground": 1, "name": "theirs" }),
    );
    assert_eq!(studio.all()["text"], json!(theirs));
    fs::remove_file(&file).expect("there");
    assert_eq!(studio.act(3, &other).key(), "changed");
    assert_eq!(
        studio.ask("state", &json!({ "lang": "en", "rev": 3, "ground": 1 }))["disk"],
        "removed"
    );
    studio.ask("keep", &json!({ "lang": "en", "rev": 3, "ground": 1 }));
    assert_eq!(fs::read_to_string(&file).expect("there"), theirs);
    let undone = studio.ask("undo", &json!({ "lang": "en", "rev": 4, "ground": 1 }));
    assert_eq!(undone["disk"], "same");
    assert_eq!(fs::read_to_string(&file).expect("there"), own);
}

#[test]
fn where_nothing_can_be_written_it_is_said_and_the_plan_stays() {
    let folder = folder();
    let inner = folder.path().join("plans");
    fs::create_dir(&inner).expect("made");
    let studio = Studio::open(folder.path(), &["plans/a.toml"]);
    fs::remove_dir(&inner).expect("there");
    fs::write(&inner, "in the way").expect("written");
    let answer = studio.act(1, &transfer(&[ZHANAARKA], "Akmola Region"));
    assert!(
        ["write", "read", "changed"].contains(&answer.key().as_str()),
        "{}",
        answer.key()
    );
    assert_eq!(studio.all()["rev"], 1);
    fs::remove_file(&inner).expect("there");
    assert_eq!(
        studio
            .act(1, &transfer(&[ZHANAARKA], "Akmola Region"))
            .status,
        200
    );
}

#[test]
fn a_plan_with_errors_is_opened_and_can_be_put_right() {
    let folder = folder();
    let file = folder.path().join("a.toml");
    let head = "title = \"x\"\nterritory = \"kazakhstan\"\nas_of = 2022-05-01\n";
    let wrong = format!(
        "{head}\n[[acts]]\neffective = 2022-06-01\n\n[[acts.changes]]\ntransfer = {{ units = [\"No/Where\"], to = \"Akmola Region\" }}\n"
    );
    for text in [
        wrong.as_str(),
        "title = ",
        "",
        "\u{0}",
        "territory = \"atlantis\"\ntitle = \"x\"\nas_of = 2022-05-01\n",
    ] {
        fs::write(&file, text).expect("written");
        let studio = Studio::open(folder.path(), &["a.toml"]);
        let page = studio.all();
        assert_eq!(
            (&page["sound"], &page["text"]),
            (&json!(false), &json!(text))
        );
        assert!(!page["problems"].as_array().expect("a list").is_empty());
        assert!(!page["units"].as_object().expect("units").is_empty());
        let answer = studio.act(1, &json!({ "op": "text", "text": head }));
        assert_eq!(answer.json()["sound"], json!(true), "{text}");
        assert_eq!(fs::read_to_string(&file).expect("there"), head);
    }
}

#[test]
fn a_draft_survives_the_end_of_the_server_at_any_moment() {
    let folder = folder();
    let file = folder.path().join("a.toml");
    let start = include_str!("../../geodata/kazakhstan/reforms/kazakhstan-2022.toml");
    fs::write(&file, start).expect("written");
    let mut dice = Dice(11);
    for _ in 0..4 {
        let mut studio = Studio::open(folder.path(), &["a.toml"]);
        let page = studio.all();
        let known = page["text"].as_str().expect("text").to_owned();
        let to = ["Akmola Region", "Abai Region"][dice.below(2)];
        let answer = studio.act(1, &transfer(&["Pavlodar Region/May District"], to));
        let acknowledged = answer.status == 200;
        let body = json!({ "lang": "en", "rev": 2, "name": "", "do": transfer(&["Pavlodar Region/Irtysh District"], to) });
        let body = body.to_string();
        let head = studio.head("/api/do", body.len(), &[]);
        let mut stream = TcpStream::connect(("127.0.0.1", studio.port)).expect("it listens");
        stream.write_all(head.as_bytes()).expect("sent");
        stream.write_all(body.as_bytes()).expect("sent");
        std::thread::sleep(Duration::from_millis(dice.below(120) as u64));
        studio.kill();
        let text = fs::read_to_string(&file).expect("there");
        assert!(
            !acknowledged || text != known,
            "what was acknowledged is in the file"
        );
        assert!(text.parse::<toml::Table>().is_ok(), "{text}");
        let left: Vec<PathBuf> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|e| e.expect("an entry").path())
            .collect();
        fs::write(&file, start).expect("written");
        for other in left.iter().filter(|path| **path != file) {
            fs::remove_file(other).expect("there");
        }
    }
}
