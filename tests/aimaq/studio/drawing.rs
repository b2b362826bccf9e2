//! What is drawn, tidied, suggested and refused.

use std::fs;

use serde_json::{Value, json};

use super::figures::assert_figures;
use super::running::{Studio, ZHANAARKA, folder, transfer};
use crate::support::aimaq_in;

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
fn many_strokes_are_tidied_into_the_least_list_that_leads_to_the_same_figures() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let ulytau = "Karaganda Region/Ulytau District";
    assert_eq!(
        studio
            .act(1, &transfer(&[ZHANAARKA], "Akmola Region"))
            .status,
        200
    );
    assert_eq!(
        studio.act(2, &transfer(&[ulytau], "Akmola Region")).status,
        200
    );
    let back = transfer(&["Akmola Region/Zhanaarka District"], "Kostanay Region");
    assert_eq!(studio.act(3, &back).status, 200);
    let back = transfer(&["Akmola Region/Ulytau District"], "Kostanay Region");
    assert_eq!(studio.act(4, &back).status, 200);
    let before = studio.all();
    let page = json!({ "lang": "en", "rev": 5, "ground": 1, "name": "tidied" });
    studio.ask("tidy", &page);
    let text = fs::read_to_string(folder.path().join("a.toml")).expect("there");
    assert_eq!(text.matches("[[acts.changes]]").count(), 1, "{text}");
    let after = studio.all();
    for key in ["units", "balance"] {
        assert_eq!(before[key], after[key], "{key}");
    }
    for (id, region) in after["regions"].as_object().expect("regions") {
        let old = &before["regions"][id]["after"];
        for key in ["people", "units", "km"] {
            assert_eq!(region["after"][key], old[key], "{id} {key}");
        }
    }
    // The published area of a region through which land passed holds again.
    assert_figures(&after, folder.path(), "a.toml");
    let page = json!({ "lang": "en", "rev": 6, "ground": 1, "name": "again" });
    assert_eq!(studio.post("tidy", &page).key(), "tidy");
    let home = [
        "Kostanay Region/Zhanaarka District",
        "Kostanay Region/Ulytau District",
    ];
    assert_eq!(
        studio.act(6, &transfer(&home, "Karaganda Region")).status,
        200
    );
    let page = json!({ "lang": "en", "rev": 7, "ground": 1, "name": "to nothing" });
    let told = studio.ask("tidy", &page);
    assert_eq!(
        told["plan"]["acts"],
        json!([]),
        "strokes that end where they began"
    );
    let undone = studio.ask("undo", &json!({ "lang": "en", "rev": 8, "ground": 1 }));
    assert_eq!(undone["plan"]["acts"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_nearest_centre_and_the_best_are_those_of_the_tables() {
    let folder = folder();
    let start = include_str!("../../../geodata/kazakhstan/reforms/kazakhstan-2022.toml");
    fs::write(folder.path().join("a.toml"), start).expect("written");
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let page = studio.all();
    let nearest = studio.ask("catchment", &json!({ "lang": "en" }));
    let nearest = nearest["nearest"].as_object().expect("units");
    let run = |line: &str| -> Value {
        let session = aimaq_in(folder.path(), line.split(' '), line);
        assert_eq!(session.code, 0, "{}", session.stderr);
        serde_json::from_str(&session.stdout).expect("JSON")
    };
    let rows = run("stats a.toml --what catchment --format json --quiet");
    let rows = rows["catchment"]
        .as_array()
        .or(rows.as_array())
        .expect("rows");
    let mut other = 0;
    for row in rows
        .iter()
        .filter(|r| r["state"] == "after" && !r["region"].is_null())
    {
        let units = page["units"].as_object().expect("units").iter();
        let region = |id: &Value| page["regions"][id.to_string()]["main"].clone();
        let mut found = units
            .filter(|(_, u)| u["main"] == row["unit"] && region(&u["region"]) == row["region"]);
        let Some((id, _)) = found.next() else {
            panic!("{}", row["unit"])
        };
        if found.next().is_some() {
            continue;
        }
        let told = nearest.get(id).map(region);
        let table = &row["nearest_region"];
        let same = *table == row["region"];
        assert_eq!(told, (!same).then(|| table.clone()), "{}", row["unit"]);
        other += usize::from(!same);
    }
    assert!(other > 10, "{other}");
    let best = studio.ask("best", &json!({ "lang": "en" }));
    let km = |key: &str| best[key].as_f64().expect("km");
    assert!(km("bound_km") <= km("best_km") && km("best_km") <= km("nearest_km"));
    assert!(km("nearest_km") < km("draft_km"), "{best}");
    let chosen = run("centres a.toml --choose 20 --nodes 200 --format json --quiet");
    assert_eq!(
        (best["centres"].as_u64(), km("best_km")),
        (Some(20), chosen["mean_km"].as_f64().expect("km"))
    );
}

#[test]
fn what_is_previewed_suggested_or_offered_as_a_way_out_comes_true_when_it_is_done() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let aktau = transfer(&["Mangystau Region/Munayli District"], "Abai Region");
    assert_eq!(
        studio.act(1, &aktau).status,
        422,
        "there is no such region yet"
    );
    let far = transfer(&["Mangystau Region/Munayli District"], "Pavlodar Region");
    let body = json!({ "lang": "en", "rev": 1, "do": far });
    let previewed = studio.ask("preview", &body);
    assert!(
        !folder.path().join("a.toml").exists(),
        "a preview writes nothing"
    );
    assert_eq!(studio.act(1, &far).status, 200);
    let page = studio.all();
    assert_eq!(previewed["balance"], page["balance"]);
    for (id, region) in previewed["regions"].as_object().expect("regions") {
        assert_eq!(*region, page["regions"][id]);
    }
    let loose = |page: &Value| -> Vec<Value> {
        let all = page["problems"].as_array().expect("a list").iter();
        all.filter(|p| {
            p["name"] == "region-in-parts"
                && p["message"].as_str().expect("text").contains("Pavlodar")
        })
        .cloned()
        .collect()
    };
    let found = loose(&page);
    assert_eq!(found.len(), 1, "{}", page["problems"]);
    let way = &found[0]["ways"][0];
    assert_eq!(way["kind"], "give");
    let mend = json!({ "op": "add", "changes": [way["change"]] });
    assert_eq!(studio.act(2, &mend).status, 200);
    assert!(loose(&studio.all()).is_empty());
    let region = page["regions"].as_object().expect("regions");
    let (id, _) = region
        .iter()
        .find(|(_, r)| r["main"] == "Almaty Region")
        .expect("there");
    let id: u32 = id.parse().expect("a number");
    let found = studio.ask("suggest", &json!({ "lang": "en", "region": id }));
    let best = &found["centres"][0];
    let before = studio.all()["regions"][id.to_string()]["after"]["km"]["mean"]
        .as_f64()
        .expect("km");
    assert_eq!(
        studio
            .act(3, &json!({ "op": "add", "changes": [best["change"]] }))
            .status,
        200
    );
    let after = studio.all()["regions"][id.to_string()]["after"]["km"]["mean"]
        .as_f64()
        .expect("km");
    let said = best["km"].as_f64().expect("km");
    assert!(
        (after - before - said).abs() < 1e-6,
        "{before} {after} {said}"
    );
}

#[test]
fn a_plan_beside_the_draft_has_the_figures_of_its_own_file() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let body = json!({ "lang": "kk", "name": "kazakhstan-2022" });
    let other = studio.ask("reference", &body);
    let line = "stats kazakhstan-2022 --format json --quiet";
    let stats: Value =
        serde_json::from_str(&aimaq_in(folder.path(), line.split(' '), line).stdout).expect("JSON");
    for row in stats["after"]["regions"].as_array().expect("rows") {
        let name = row["region"]["en"].as_str().expect("a name");
        assert_eq!(
            other["regions"][name]["people"], row["population"],
            "{name}"
        );
        assert_eq!(
            other["regions"][name]["km"]["mean"], row["distance_km"]["mean"],
            "{name}"
        );
    }
    assert_eq!(other["title"], "Қазақстан, 2022 жыл");
    assert!(
        other["pieces"]
            .as_array()
            .expect("an outline")
            .iter()
            .any(|p| p == "Ulytau Region")
    );
    let unknown = json!({ "lang": "en", "name": "../a.toml" });
    assert_eq!(studio.post("reference", &unknown).key(), "name");
    let unknown = json!({ "lang": "en", "name": "none.toml" });
    assert_eq!(studio.post("reference", &unknown).status, 404);
}

#[test]
fn a_change_of_the_list_is_shown_by_the_units_that_it_changes() {
    let folder = folder();
    let start = include_str!("../../../geodata/kazakhstan/reforms/kazakhstan-2022.toml");
    fs::write(folder.path().join("a.toml"), start).expect("written");
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let page = studio.all();
    let shown = |what: &str| -> Vec<String> {
        let all = page["changes"].as_array().expect("changes");
        let at = all
            .iter()
            .position(|c| c[2].as_str().expect("said").contains(what));
        let at = at.unwrap_or_else(|| panic!("{what}"));
        let act = all[at][0].as_u64().expect("an act");
        let change = all[..at].iter().filter(|c| c[0] == act).count();
        let told = studio.ask(
            "change",
            &json!({ "lang": "en", "act": act, "change": change }),
        );
        let units = told["units"].as_array().expect("units").iter();
        let main = |id: &Value| page["units"][id.to_string()]["main"].as_str();
        units
            .map(|id| main(id).expect("a name").to_owned())
            .collect()
    };
    let mut ulytau = shown("Ulytau Region is created");
    ulytau.sort();
    let units = [
        "Karazhal city",
        "Satpaev city",
        "Ulytau District",
        "Zhanaarka District",
        "Zhezkazgan city",
    ];
    assert_eq!(ulytau, units);
    assert_eq!(shown("renamed"), ["Konaev city"]);
    let beyond = json!({ "lang": "en", "act": 0, "change": 900 });
    assert_eq!(studio.post("change", &beyond).status, 404);
    let beyond = json!({ "lang": "en", "act": 900, "change": 0 });
    assert_eq!(studio.post("change", &beyond).status, 404);
}
