//! Names of units in other alphabets and languages, joined to the official ones.

use std::collections::BTreeMap;
use std::fs;

use aimaq::io::{TextTable, parse_table};
use aimaq::territory::{NameIndex, NameMatch};

/// How many names were joined how.
#[derive(Debug, Default)]
struct Count {
    right: usize,
    wrong: Vec<String>,
    several: usize,
    nothing: usize,
}

/// The official names are one in English, one in Kazakh and one in Russian; all others
/// are looked up. Nothing of the embedded territory, which has aliases, is used.
#[test]
#[cfg_attr(not(shared_facts), ignore = "needs ../shared/facts, which is absent")]
fn names_in_five_spellings_find_their_unit_and_hardly_ever_another() {
    let file = "../shared/facts/aliases.csv";
    let text = fs::read_to_string(file).expect("the file is there");
    let table = parse_table(&text, file).expect("a table");
    let mut official: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut asked = Vec::new();
    for (_, row) in &table.rows {
        let [unit, script, name] = [0, 1, 2].map(|column| TextTable::cell(row, column));
        let names = official.entry(unit).or_default();
        let is_official = ["en", "kk_cyr", "ru"].contains(&script);
        if is_official && names.iter().all(|(of, _)| *of != script) {
            names.push((script, name));
        } else {
            asked.push((unit, name));
        }
    }
    let mut index = NameIndex::default();
    for names in official.values() {
        index.add(names.iter().map(|(_, name)| *name));
    }
    let units: Vec<&str> = official.keys().copied().collect();
    let (mut sure, mut suggested) = (Count::default(), Count::default());
    for (unit, name) in &asked {
        let into = |count: &mut Count, id: usize| match units[id] == *unit {
            true => count.right += 1,
            false => count
                .wrong
                .push(format!("{name}: {} for {unit}", units[id])),
        };
        match index.find(name) {
            NameMatch::Exact(id) | NameMatch::Normalised(id) => into(&mut sure, id),
            NameMatch::Suggested(id) => into(&mut suggested, id),
            NameMatch::Several(_) => sure.several += 1,
            NameMatch::Nothing => sure.nothing += 1,
        }
    }
    let precision = |count: &Count| {
        let all = count.right + count.wrong.len();
        count.right as f64 / all.max(1) as f64
    };
    let recall = sure.right as f64 / asked.len() as f64;
    println!(
        "{} names: exact or normalised {} right, {} wrong (precision {:.3}, recall {recall:.3})",
        asked.len(),
        sure.right,
        sure.wrong.len(),
        precision(&sure)
    );
    println!(
        "suggested {} right, {} wrong (precision {:.3}); several {}, nothing {}",
        suggested.right,
        suggested.wrong.len(),
        precision(&suggested),
        sure.several,
        sure.nothing
    );
    for wrong in sure.wrong.iter().chain(&suggested.wrong) {
        println!("wrong: {wrong}");
    }
    assert!(precision(&sure) >= 0.99, "{:?}", sure.wrong);
    assert!(recall >= 0.7, "{recall}");
}
