//! A report in Kazakh or Russian holds no sentence of the program in English.

use crate::support;
use std::collections::BTreeSet;
use std::path::Path;

/// Text of the embedded data, which a report shows as its authors wrote it.
pub(crate) struct Written {
    /// Strings of the plan and the territory, longest first.
    pub(crate) sentences: Vec<String>,
    /// Cells of the tables: names without a translation are shown in English, and
    /// the path of a unit, by which plans name it, is English.
    pub(crate) names: BTreeSet<String>,
}

fn strings(value: &toml::Value, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => {
            // A sentence with numbers to be filled in stands in a report in pieces.
            let pieces = text
                .split('{')
                .map(|p| p.split_once('}').map_or(p, |(_, p)| p));
            found.extend(pieces.map(str::to_owned));
            found.push(text.clone());
        }
        toml::Value::Array(list) => list.iter().for_each(|v| strings(v, found)),
        toml::Value::Table(table) => table.values().for_each(|v| strings(v, found)),
        _ => {}
    }
}

pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub(crate) fn written() -> Written {
    written_with(&[])
}

/// With the strings of more files of the data.
pub(crate) fn written_with(more: &[&str]) -> Written {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    let files = [
        "kazakhstan/reforms/kazakhstan-2022.toml",
        "kazakhstan/territory.toml",
    ];
    let files = files.iter().chain(more).map(|file| data.join(file));
    let mut sentences = Vec::new();
    for file in files {
        let value: toml::Value = toml::from_str(&read(&file)).expect("TOML");
        strings(&value, &mut sentences);
    }
    sentences.retain(|s| s.chars().count() >= 8);
    sentences.sort_by_key(|s| std::cmp::Reverse(s.len()));
    let mut names = BTreeSet::new();
    for table in ["regions.csv", "units.csv", "settlements.csv"] {
        let mut reader = csv::Reader::from_path(data.join("kazakhstan").join(table)).expect("CSV");
        for record in reader.records() {
            names.extend(record.expect("a row").iter().map(str::to_owned));
        }
    }
    Written { sentences, names }
}

/// The text between the tags of a page, without its style and its code.
pub(crate) fn texts(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        found.push(text);
        let end = match () {
            () if after.starts_with("style") => "</style>",
            () if after.starts_with("script") => "</script>",
            () => ">",
        };
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    let entities = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    found.iter().map(|t| entities(t.trim())).collect()
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}

/// English by its letters, or with three English words after one another.
fn is_english(text: &str) -> bool {
    let count = |f: fn(char) -> bool| text.chars().filter(|&c| f(c)).count();
    let latin = count(|c| c.is_ascii_alphabetic());
    let word = |w: &str| w.chars().filter(char::is_ascii_alphabetic).count() > 1;
    let words: Vec<bool> = text.split_whitespace().map(word).collect();
    let in_a_row = words.windows(3).any(|three| three.iter().all(|&w| w));
    in_a_row || (latin > 2 && latin > count(is_cyrillic))
}

/// What of a page is English and comes from none of its sources.
fn english(page: &str, written: &Written) -> Vec<String> {
    let texts = texts(page).into_iter();
    let own = texts.filter(|text| !written.names.contains(text));
    // Files and commands are called the same in every language.
    let same = |text: &String| {
        ["tables/", "aimaq ", "brief.pdf"]
            .iter()
            .any(|head| text.starts_with(head))
    };
    let own = own.filter(|text| !same(text));
    own.filter(|text| {
        let mut left = text.clone();
        for sentence in &written.sentences {
            left = left.replace(sentence.as_str(), " ");
        }
        is_english(&left)
    })
    .collect()
}

/// The report of a plan in a language.
fn report(plan: &str, lang: &str) -> String {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path().to_str().expect("UTF-8");
    let call = ["run", plan, "--lang", lang, "-o", folder, "--quiet"];
    let said = support::aimaq_with(call, "run");
    assert_eq!(said.code, 0, "{said}");
    read(&scratch.path().join("report.html"))
}

#[test]
fn a_kazakh_or_russian_report_holds_no_english_sentence_of_the_program() {
    let written = written();
    for lang in ["kk", "ru"] {
        let page = report("kazakhstan-2022", lang);
        let found = english(&page, &written);
        assert!(found.is_empty(), "{lang}: {found:#?}");
        assert!(texts(&page).len() > 1000, "{lang}: the whole page is read");
    }
}

#[test]
fn notes_of_tables_that_no_report_has_are_in_the_language_too() {
    for what in ["people", "winners", "losers", "local"] {
        for lang in ["kk", "ru"] {
            let line = format!("stats kazakhstan-2022 --what {what} --lang {lang}");
            let said = support::aimaq(&line);
            assert_eq!(said.code, 0, "{said}");
            let note = said.stdout.lines().last().expect("a note");
            assert!(!is_english(note), "{line}: {note}");
            let english = support::aimaq(&format!("stats kazakhstan-2022 --what {what}"));
            let note = english.stdout.lines().last().expect("a note");
            assert!(is_english(note), "{what}: {note} is the note");
        }
    }
}

/// Commands whose text holds names, figures and what the program says of them.
const TOLD: [&str; 8] = [
    "stats kazakhstan-2022 --demand seats",
    "stats kazakhstan-2022 --demand seats --what units",
    "compare kazakhstan-2022 kazakhstan-2022-whole-districts --demand seats",
    "compare kazakhstan-2022 kazakhstan-former-zhezkazgan --demand seats --what units",
    "centre --region code:190000000 --allow-outside",
    "centres --choose 20 --demand seats",
    "centres --choose 20 --demand seats --objective centre --nodes 1",
    "optimise --region code:630000000 --into 2 --quiet",
];

/// What of a text stands in Latin letters and is no name of the data or of a plan.
pub(crate) fn latin(text: &str, written: &Written) -> Vec<String> {
    // Names of plans, and the usual sign of the 90th percentile.
    let plans = [
        "kazakhstan-2022-whole-districts",
        "kazakhstan-former-zhezkazgan",
        "kazakhstan-2022",
        "P90",
    ];
    let has_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    let names = written.names.iter().map(String::as_str);
    let sentences = written.sentences.iter().map(String::as_str);
    let mut known: Vec<&str> = plans.into_iter().chain(names).chain(sentences).collect();
    known.retain(|name| name.chars().count() > 2 && has_latin(name));
    known.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let lines = text.lines().map(|line| {
        let without = |left: String, name: &&str| left.replace(*name, " ");
        known.iter().fold(line.to_owned(), without)
    });
    lines.filter(|line| has_latin(line)).collect()
}

#[test]
fn what_a_command_prints_is_in_the_language() {
    let written = written();
    for line in TOLD {
        let english = support::aimaq(line);
        assert_eq!(english.code, 0, "{english}");
        assert!(
            latin(&english.stdout, &written).len() > 1,
            "{line}: English is found"
        );
        for lang in ["kk", "ru"] {
            let said = support::aimaq(&format!("{line} --lang {lang}"));
            assert_eq!(said.code, 0, "{said}");
            let found = latin(&said.stdout, &written);
            assert!(found.is_empty(), "{line} --lang {lang}: {found:#?}");
        }
    }
}

#[test]
fn columns_of_a_table_for_programs_are_english_in_every_language() {
    for line in TOLD {
        let header = |lang: &str| {
            let said = support::aimaq(&format!("{line} --format csv --lang {lang}"));
            said.stdout.lines().next().map(str::to_owned)
        };
        let english = header("en");
        assert!(
            english.as_ref().is_some_and(|h| h.is_ascii()),
            "{line}: {english:?}"
        );
        assert_eq!(header("kk"), english, "{line}");
        assert_eq!(header("ru"), english, "{line}");
    }
}

#[test]
fn an_english_note_would_be_found() {
    let written = written();
    let source = &written.sentences[0];
    let english_of = |text: &str| english(&format!("<p>{text}</p>"), &written);
    assert_eq!(english_of("The two parts add up to the change.").len(), 1);
    assert_eq!(english_of(&format!("Не менее 1. {source}")).len(), 0);
    let mixed = "область Абай, единиц – 10: the mean way changes по сравнению с прежним";
    assert_eq!(english_of(mixed).len(), 1);
    assert_eq!(english_of("на эллипсоиде WGS 84 (Karney 2013)").len(), 0);
}

/// One change of every kind that the reform of 2022 has not.
const CHANGES: &str = r#"
title = "x"
territory = "kazakhstan"
as_of = 2022-05-01

[[acts]]
title = "2022"
effective = 2022-06-01

[[acts.changes]]
merge = { units = ["Akmola Region/Akkol District", "Akmola Region/Shortandy District"], into = "Akkol District" }

[[acts.changes]]
merge = { regions = ["Kostanay Region", "North Kazakhstan Region"], into = "Kostanay Region" }

[[acts.changes]]
abolish = { unit = "Akmola Region/Kosshy city", into = "Akmola Region/Tselinograd District" }

[[acts.changes]]
abolish = { region = "Mangystau Region", into = "Atyrau Region" }

[[acts.changes]]
transfer = { units = ["Pavlodar Region/Aksu city"], to = "Akmola Region" }

[[acts.changes]]
rename = { region = "Kyzylorda Region", to = "Syrdarya Region", names = { kk = "Сырдария облысы", ru = "Сырдарьинская область" } }

[[acts.changes]]
set_status = { unit = "Akmola Region/Esil District", kind = "city_of_regional_significance" }

[[acts.changes]]
recode = { unit = "Akmola Region/Zhaksy District", code = "119900000" }
"#;

fn acts(page: &str) -> Vec<String> {
    let (_, from) = page.split_once("<ol class=\"acts\">").expect("acts");
    let (list, _) = from.split_once("</ol>").expect("the end of the acts");
    let mut texts = texts(list);
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
fn every_kind_of_change_is_told_in_the_report_s_language() {
    let scratch = tempfile::tempdir().expect("scratch");
    let plan = scratch.path().join("changes.toml");
    std::fs::write(&plan, CHANGES).expect("written");
    let plan = plan.to_str().expect("UTF-8");
    for (lang, told) in [
        (
            "kk",
            "Маңғыстау облысы таратылды, оның аудандары мен қалалары Атырау облысының құрамына берілді.",
        ),
        (
            "ru",
            "Мангистауская область упразднена, её районы и города переданы в состав Атырауской области.",
        ),
    ] {
        let acts = acts(&report(plan, lang));
        assert_eq!(acts.len(), 2 + CHANGES.matches("acts.changes").count());
        assert!(acts.iter().any(|act| act == told), "{acts:#?}");
        let latin = |text: &&String| text.chars().any(|c| c.is_ascii_alphabetic());
        let latin: Vec<&String> = acts.iter().filter(latin).collect();
        assert!(latin.is_empty(), "{lang}: {latin:#?}");
    }
}
