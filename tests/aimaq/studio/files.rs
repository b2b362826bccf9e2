//! The file of the plan is the only store: nothing is lost, and nothing else is touched.

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use super::figures::Dice;
use super::running::{Studio, ZHANAARKA, folder, transfer};

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
    let start = include_str!("../../../geodata/kazakhstan/reforms/kazakhstan-2022.toml");
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

#[test]
fn a_plan_is_saved_under_another_name_and_another_draft_of_the_folder_is_opened() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let to_akmola = transfer(&[ZHANAARKA], "Akmola Region");
    assert_eq!(studio.act(1, &to_akmola).status, 200);
    let first = fs::read_to_string(at("a.toml")).expect("there");
    let named =
        |rev: u64, name: &str| json!({ "lang": "en", "rev": rev, "ground": 1, "name": name });
    let told = studio.ask("save-as", &named(2, "b.toml"));
    assert_eq!(
        (&told["file"], &told["disk"]),
        (&json!("b.toml"), &json!("same"))
    );
    assert_eq!(fs::read_to_string(at("b.toml")).expect("there"), first);
    let ulytau = transfer(&["Karaganda Region/Ulytau District"], "Akmola Region");
    assert_eq!(studio.act(3, &ulytau).status, 200);
    assert_eq!(fs::read_to_string(at("a.toml")).expect("there"), first);
    let files = studio.ask("files", &json!({ "lang": "en" }));
    assert_eq!(
        files,
        json!({ "own": "b.toml", "files": ["a.toml", "b.toml"] })
    );
    let beside = studio.ask("reference", &json!({ "lang": "en", "name": "a.toml" }));
    let own = studio.all();
    let akmola = |page: &serde_json::Value| {
        let regions = page["regions"].as_object().expect("regions");
        let found = regions.values().find(|r| r["main"] == "Akmola Region");
        found.expect("there")["after"].clone()
    };
    assert_ne!(beside["regions"]["Akmola Region"], akmola(&own));
    assert_eq!(studio.post("save-as", &named(4, "a.toml")).key(), "exists");
    for name in [
        "../c.toml",
        "/tmp/c.toml",
        "c",
        ".c.toml",
        "x/c.toml",
        "x\\c.toml",
    ] {
        assert_eq!(
            studio.post("save-as", &named(4, name)).key(),
            "name",
            "{name}"
        );
        assert_eq!(
            studio.post("open-file", &named(4, name)).key(),
            "name",
            "{name}"
        );
        let beside = json!({ "lang": "en", "name": name });
        assert_eq!(studio.post("reference", &beside).key(), "name", "{name}");
    }
    assert_eq!(studio.post("open-file", &named(4, "none.toml")).status, 404);
    assert_eq!(
        studio.post("open-file", &named(2, "a.toml")).key(),
        "behind"
    );
    let told = studio.ask("open-file", &named(4, "a.toml"));
    assert_eq!(
        (&told["file"], &told["text"]),
        (&json!("a.toml"), &json!(first))
    );
    assert_eq!((&told["rev"], &told["steps"]), (&json!(5), &json!([""])));
    assert_eq!(akmola(&told), beside["regions"]["Akmola Region"]);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn the_results_are_those_of_a_run_of_the_file() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let to_akmola = transfer(&[ZHANAARKA], "Akmola Region");
    assert_eq!(studio.act(1, &to_akmola).status, 200);
    let files = studio.ask("results", &json!({ "lang": "en" }));
    let run = crate::support::aimaq_in(
        folder.path(),
        ["run", "a.toml", "--quiet", "-o", "out"],
        "run",
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    for file in files["files"].as_array().expect("a list") {
        let name = file.as_str().expect("a path");
        let written = fs::read(folder.path().join("out").join(name)).expect("written");
        let body = json!({ "lang": "en", "name": name });
        // The record tells how the run was asked for.
        if name != "run.json" {
            assert!(studio.post("result", &body).body == written, "{name}");
        }
    }
    assert!(
        files["files"]
            .as_array()
            .expect("a list")
            .contains(&json!("run.json"))
    );
    let body = json!({ "lang": "en", "name": "../a.toml" });
    assert_eq!(studio.post("result", &body).status, 404);
    fs::remove_file(folder.path().join("a.toml")).expect("there");
    assert_eq!(
        studio.post("results", &json!({ "lang": "en" })).key(),
        "changed"
    );
}
