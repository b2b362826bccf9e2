//! After each gesture the figures are those of `aimaq stats`; undoing restores bytes.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::running::{Studio, folder};
use crate::support::aimaq_in;

/// A row of numbers without a choice of ours: a seed gives the same ones.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

/// The figures that the page shows, as `aimaq stats --format json` has them for the file.
pub(super) fn assert_figures(state: &Value, folder: &Path, file: &str) {
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
            "steps" | "changes" if value.is_object() => {
                let number = |key: &str| value[key].as_u64().expect("a number") as usize;
                let insert = value["insert"].as_array().expect("rows").clone();
                let list = page[key].as_array_mut().expect("a list");
                list.splice(number("at")..number("at") + number("cut"), insert);
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
    let start = include_str!("../../../geodata/kazakhstan/reforms/kazakhstan-2022.toml");
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
    // Differences told one by one lead to what a page that opens now is told at once.
    let fresh = studio.all();
    for key in [
        "regions", "units", "balance", "plan", "changes", "steps", "problems", "text",
    ] {
        assert_eq!(page[key], fresh[key], "{key}");
    }
    let page = studio.ask("go", &json!({ "lang": "en", "rev": page["rev"], "to": 0 }));
    assert_eq!(
        fs::read_to_string(folder.path().join("a.toml")).expect("there"),
        start
    );
    assert!(page["rev"].as_u64() > Some(1));
}
