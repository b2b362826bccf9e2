//! The words of all languages: complete, used, and with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aimaq::msg;
use aimaq::words::{FAMILIES, Lang, Lexicon, Names, Value, change, lexicon, list, number, share};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn lang(tag: &str) -> Lang {
    Lang::new(tag).expect("a tag")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The messages of a language: key and text.
fn messages(folder: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for file in files(folder, "ftl") {
        if file.ends_with("format.ftl") {
            continue;
        }
        let mut key = String::new();
        for line in fs::read_to_string(&file).expect("text").lines() {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let text = match line.split_once(" = ") {
                Some((name, text)) if !line.starts_with([' ', '}', '*', '[']) => {
                    key = name.to_owned();
                    let before = all.insert(key.clone(), String::new());
                    assert!(before.is_none(), "{key} stands twice");
                    text
                }
                _ => line,
            };
            all.get_mut(&key).expect("a message").push_str(text);
        }
    }
    all
}

fn arguments(text: &str) -> BTreeSet<String> {
    let names = text.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        rest[..end.unwrap_or(rest.len())].to_owned()
    });
    names.collect()
}

/// The messages that the code makes, by key, with their arguments.
fn made() -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut code = files(&root().join("src"), "rs");
    code.extend(files(&root().join("crates"), "rs"));
    for file in code {
        if file.ends_with("words/src/lib.rs") || file.ends_with("words/src/message.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("text");
        for call in text.split("msg!(").skip(1) {
            let (key, names) = parsed(call);
            if key.is_empty() {
                continue;
            }
            let before = all.insert(key.clone(), names.clone());
            let same = before.is_none_or(|before| before == names);
            assert!(
                same,
                "{key} is made with other arguments in {}",
                file.display()
            );
        }
    }
    all
}

/// The key and the names of the arguments of a call, which begins after its bracket.
fn parsed(call: &str) -> (String, BTreeSet<String>) {
    let Some(start) = call.trim_start().strip_prefix('"') else {
        return Default::default();
    };
    let (key, rest) = start.split_once('"').expect("a literal");
    let (mut depth, mut quoted, mut piece) = (0_i32, false, String::new());
    let mut names = BTreeSet::new();
    for c in rest.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth < 0 || (depth == 0 && c == ',' && !quoted) {
            if let Some((name, _)) = piece.split_once('=') {
                names.insert(name.trim().trim_start_matches(',').trim().to_owned());
            }
            piece.clear();
        } else {
            piece.push(c);
        }
        if depth < 0 {
            break;
        }
    }
    (key.to_owned(), names)
}

#[test]
fn the_files_of_every_language_can_be_used() {
    let mut lexicon = Lexicon::shipped();
    for tag in Lexicon::tags() {
        let folder = root().join("crates/words/locales").join(tag);
        let mut texts = Vec::new();
        for ending in ["ftl", "toml"] {
            for file in files(&folder, ending) {
                let name = file
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                texts.push((name, fs::read_to_string(&file).expect("text")));
            }
        }
        let texts: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (&**n, &**t)).collect();
        lexicon = lexicon.with_language(lang(tag), &texts).expect("words");
    }
    let tags: Vec<String> = lexicon.languages().map(|l| l.to_string()).collect();
    assert_eq!(tags, Lexicon::tags().collect::<Vec<_>>());
}

#[test]
fn every_message_exists_in_every_language_with_the_same_arguments() {
    let english = messages(&root().join("crates/words/locales/en"));
    let all = made();
    for tag in Lexicon::tags() {
        let other = messages(&root().join("crates/words/locales").join(tag));
        let keys = |m: &BTreeMap<String, String>| m.keys().cloned().collect::<BTreeSet<_>>();
        let (en, of) = (keys(&english), keys(&other));
        let missing: Vec<_> = en.symmetric_difference(&of).collect();
        assert!(missing.is_empty(), "{tag}: only here or there: {missing:?}");
        for (key, text) in &other {
            let known = all.get(key);
            let known = known.is_none_or(|known| arguments(text).is_subset(known));
            assert!(known, "{tag}: {key} shows an argument that it is not given");
        }
    }
}

#[test]
fn every_message_is_used_with_the_arguments_that_it_shows() {
    let english = messages(&root().join("crates/words/locales/en"));
    let made = made();
    let unknown: Vec<_> = made.keys().filter(|k| !english.contains_key(*k)).collect();
    assert!(unknown.is_empty(), "no words for {unknown:?}");
    let all: Vec<_> = Lexicon::tags()
        .map(|tag| messages(&root().join("crates/words/locales").join(tag)))
        .collect();
    for key in english.keys() {
        match made.get(key) {
            Some(names) => {
                let shown = all.iter().filter_map(|language| language.get(key));
                let shown: BTreeSet<String> = shown.flat_map(|text| arguments(text)).collect();
                assert_eq!(*names, shown, "{key}");
            }
            None => {
                let family = FAMILIES.iter().any(|f| key.starts_with(&format!("{f}-")));
                assert!(family, "{key} is never said");
            }
        }
    }
}

#[test]
fn numbers_days_and_lists_are_written_as_the_language_does() {
    let day = jiff::civil::date(2022, 6, 8);
    let names = ["Semey", "Kurchatov", "Ayagoz"].map(Value::from);
    for (tag, expected) in [
        (
            "en",
            [
                "1\u{202f}234.50",
                "−0.3",
                "+0.3",
                "12.5 %",
                "8 June 2022",
                "2022-06-08",
                "Semey, Kurchatov and Ayagoz",
            ],
        ),
        (
            "kk",
            [
                "1\u{202f}234,50",
                "−0,3",
                "+0,3",
                "12,5%",
                "2022 жылғы 8 маусым",
                "08.06.2022",
                "Semey, Kurchatov және Ayagoz",
            ],
        ),
        (
            "ru",
            [
                "1\u{202f}234,50",
                "−0,3",
                "+0,3",
                "12,5\u{a0}%",
                "8 июня 2022 года",
                "08.06.2022",
                "Semey, Kurchatov и Ayagoz",
            ],
        ),
    ] {
        let shown = |value: Value| lexicon().value(&value, lang(tag));
        let found = [
            shown(number(1234.5, 2)),
            shown(number(-0.3, 1)),
            shown(change(0.3, 1)),
            shown(share(0.125, 1)),
            shown(day.into()),
            lexicon().date(day, "short", lang(tag)),
            shown(list(names.clone())),
        ];
        assert_eq!(found, expected);
        assert_eq!(shown(change(-0.01, 1)), shown(number(0.0, 1)));
    }
}

#[test]
fn a_message_that_a_language_lacks_is_said_in_english() {
    let lexicon = Lexicon::shipped()
        .with_language(lang("fr"), &[])
        .expect("no files");
    let said = lexicon.say(&msg!("page-sources"), lang("fr"));
    assert_eq!(said, "Sources");
    assert!(lexicon.try_say(&msg!("page-sources"), lang("fr")).is_err());
}

#[test]
fn a_name_is_said_in_the_language_or_in_the_one_that_stands_for_it() {
    let names = Names::new("Esik").with(lang("kk"), "Есік");
    let said = |tag: &str| names.get(lang(tag)).to_owned();
    assert_eq!(
        [said("en"), said("kk"), said("ru")],
        ["Esik", "Есік", "Есік"]
    );
}

/// Words of every language: names of standards and projects, endings of files, and
/// the sign of a quantile.
const INTERNATIONAL: [&str; 20] = [
    "seat",
    "lat",
    "lon",
    "run",
    "json",
    "WGS",
    "Karney",
    "OpenStreetMap",
    "contributors",
    "ODbL",
    "boundaries",
    "prj",
    "cpg",
    "dbf",
    "shp",
    "shx",
    "P90",
    "GeoNames",
    "Natural",
    "Earth",
];

/// The words in Latin letters outside of what a message calls or refers to.
fn latin(text: &str) -> Vec<String> {
    let (mut depth, mut plain) = (0_u32, String::new());
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            // The text of a variant stands within the braces of its choice.
            ']' if depth > 0 => plain.push(' '),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|w| w.len() > 1 && w.chars().any(|c| c.is_ascii_alphabetic()));
    words.map(str::to_owned).collect()
}

#[test]
fn no_message_in_cyrillic_letters_holds_an_english_word() {
    for tag in ["kk", "ru"] {
        for (key, text) in messages(&root().join("crates/words/locales").join(tag)) {
            let foreign = latin(&text);
            let foreign = foreign
                .iter()
                .filter(|w| !INTERNATIONAL.contains(&w.as_str()));
            let foreign: Vec<_> = foreign.collect();
            assert!(foreign.is_empty(), "{tag}: {key}: {foreign:?}");
        }
    }
}

fn unit(kk: &str, ru: &str) -> Names {
    Names::new("X").with(lang("kk"), kk).with(lang("ru"), ru)
}

#[test]
fn a_change_is_said_with_names_in_their_cases() {
    let semey = unit("Семей қаласы", "город Семей");
    let created = |origin: Names| {
        msg!(
            "change-created",
            region = unit("Абай облысы", "область Абай"),
            centre = unit("Семей", "Семей"),
            city = semey.clone(),
            parts = msg!("change-of-both", districts = 8_usize, cities = 2_usize),
            origins = list([origin]),
        )
    };
    let local = |tag: &str| lang(&format!("{tag}-KZ"));
    let say = |message, tag: &str| lexicon().try_say(&message, local(tag)).expect("said");
    let known = || unit("Шығыс Қазақстан облысы", "Восточно-Казахстанская область");
    assert_eq!(
        say(created(known()), "ru"),
        "Образована область Абай с административным центром в городе Семее путём выделения \
         из состава Восточно-Казахстанской области 8 районов и 2 городов."
    );
    assert_eq!(
        say(created(known()), "kk"),
        "Шығыс Қазақстан облысының құрамынан 8 аудан мен 2 қаланы бөлу жолымен әкімшілік \
         орталығы Семей қаласында орналасатын Абай облысы құрылды."
    );
    // No rule fits a name of another country: the names stay as they are.
    let said = say(created(Names::new("Bavaria")), "ru");
    assert!(said.contains("прежде: Bavaria"), "{said}");
}

#[test]
fn what_is_counted_has_the_plural_of_the_language() {
    let said = |n: usize, tag: &str| {
        let message = msg!(
            "warning-points-outside",
            file = "a.csv",
            n = n,
            people = number(7.0, 0),
            names = "A"
        );
        lexicon().try_say(&message, lang(tag)).expect("said")
    };
    assert!(said(1, "en").starts_with("a.csv: 1 point with 7 people lies in"));
    assert!(said(2, "en").starts_with("a.csv: 2 points with 7 people lie in"));
    for (n, points) in [(1, "1 точка "), (22, "22 точки "), (11, "11 точек ")] {
        assert!(said(n, "ru").contains(points), "{}", said(n, "ru"));
    }
}

#[test]
fn words_of_a_country_replace_those_of_its_language() {
    let locales = root().join("crates/words/locales");
    let mut folders = 0;
    for entry in fs::read_dir(&locales).expect("a folder") {
        let folder = entry.expect("an entry").path();
        let tag = folder.file_name().expect("a name").to_string_lossy();
        let Some((language, _)) = tag.split_once('-') else {
            continue;
        };
        folders += 1;
        let base = messages(&locales.join(language));
        for (key, text) in messages(&folder) {
            let general = base
                .get(&key)
                .unwrap_or_else(|| panic!("{tag}: {key} is new"));
            assert_ne!(*general, text, "{tag}: {key} says the same");
            assert_eq!(arguments(general), arguments(&text), "{tag}: {key}");
        }
    }
    assert!(folders > 0, "no country has words of its own");
    let centre = msg!("page-region-centre");
    let ru = lang("ru");
    assert_eq!(lexicon().in_country(ru, Some("NO")), ru);
    let local = lexicon().in_country(ru, Some("KZ"));
    assert_eq!(lexicon().say(&centre, ru), "Центр региона");
    assert_eq!(lexicon().say(&centre, local), "Областной центр");
    // A name that is known in the language is known in its words of a country.
    let name = Names::new("Abai Region").with(ru, "Абайская область");
    assert_eq!(name.get(local), "Абайская область");
}
