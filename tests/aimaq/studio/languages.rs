//! What is wrong with the plan is told in the language of the page.

use std::fs;

use serde_json::{Value, json};

use super::running::{Studio, ZHANAARKA, folder, transfer};

/// A plan that names a unit wrongly and whose act takes a region that is not there.
const WRONG: &str = r#"title = "1"
territory = "kazakhstan"
as_of = 2022-05-01

[[acts]]
effective = 2022-06-08

[[acts.changes]]
transfer = { units = ["Karaganda Region/Zhanaark"], to = "Abay Oblysy" }
"#;

/// What the page is told of the problems: sentences and hints.
fn told(studio: &Studio, lang: &str) -> Vec<(String, Vec<String>)> {
    let page = studio.ask("open", &json!({ "lang": lang }));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let problems = page["problems"].as_array().expect("a list").iter();
    let told = problems.map(|problem| {
        let hints = problem["hints"].as_array().expect("a list").iter();
        (text(&problem["message"]), hints.map(text).collect())
    });
    told.collect()
}

#[test]
fn an_error_of_the_plan_is_told_in_the_language_of_the_page() {
    let folder = folder();
    fs::write(folder.path().join("a.toml"), WRONG).expect("written");
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let region = |lang: &str| {
        let all = told(&studio, lang).into_iter();
        let mut of_region = all.filter(|(said, _)| said.contains("`Abay Oblysy`"));
        of_region.next().expect("a problem of the region")
    };
    let (kk, ru) = (region("kk"), region("ru"));
    assert_eq!(kk.0, "08.06.2022 күні `Abay Oblysy` деп аталатын облыс жоқ");
    assert_eq!(ru.0, "На 08.06.2022 нет области с названием `Abay Oblysy`");
    assert!(
        region("en")
            .0
            .starts_with("no region is called `Abay Oblysy`")
    );
    for (_, hints) in [kk, ru] {
        let plain = |hint: &String| hint.split('`').step_by(2).collect::<String>();
        let english = |hint: &String| plain(hint).chars().any(|c| c.is_ascii_alphabetic());
        assert!(!hints.is_empty() && !hints.iter().any(english), "{hints:?}");
    }
}

#[test]
fn what_cannot_be_done_is_told_in_the_language_of_the_page() {
    let folder = folder();
    let studio = Studio::open(folder.path(), &["a.toml"]);
    let said = |lang: &str| {
        let operation = transfer(&[ZHANAARKA], "Abai Region");
        let body = json!({ "lang": lang, "rev": 1, "name": "a step", "do": operation });
        let answer = studio.post("do", &body);
        assert_eq!(answer.status, 422, "{}", answer.json());
        let text = answer.json()["error"]["message"].clone();
        text.as_str().expect("text").to_owned()
    };
    for (lang, end) in [
        ("kk", "күні `Abai Region` деп аталатын облыс жоқ"),
        ("ru", "нет области с названием `Abai Region`"),
    ] {
        let said = said(lang);
        assert!(said.ends_with(end), "{said}");
    }
}

#[test]
fn a_text_that_is_no_plan_is_told_in_the_language_of_the_page() {
    let folder = folder();
    let wrong = WRONG.replace(", to = ", ", too = ");
    fs::write(folder.path().join("a.toml"), wrong).expect("written");
    let studio = Studio::open(folder.path(), &["a.toml"]);
    for (lang, sentence) in [
        (
            "kk",
            "`too` деген кілт жоқ; мұнда болатын кілттер: `units`, `to`",
        ),
        ("ru", "Ключа `too` нет; здесь возможны: `units`, `to`"),
    ] {
        assert_eq!(told(&studio, lang)[0].0, sentence);
    }
}
