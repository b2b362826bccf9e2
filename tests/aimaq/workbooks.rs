//! Workbooks for people: in the language asked for, within the limits of spreadsheets, and
//! with nothing in them that would be run.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use aimaq::io::{ReadOptions, Sheet, SheetCell, read_any, workbook};
use flate2::read::DeflateDecoder;

use crate::support;

/// The members of an archive by the list at its end.
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let number = |at: usize, length: usize| {
        let bytes = &bytes[at..at + length];
        bytes.iter().rev().fold(0, |n, b| n << 8 | usize::from(*b))
    };
    let end = bytes.len() - 22;
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    let mut members = Vec::new();
    for _ in 0..count {
        let lengths = [number(at + 28, 2), number(at + 30, 2), number(at + 32, 2)];
        let name = String::from_utf8_lossy(&bytes[at + 46..at + 46 + lengths[0]]);
        let (packed, head) = (number(at + 20, 4), number(at + 42, 4));
        let start = head + 30 + number(head + 26, 2) + number(head + 28, 2);
        let mut text = String::new();
        let data = &bytes[start..start + packed];
        let read = match number(at + 10, 2) {
            0 => Read::read_to_string(&mut &*data, &mut text),
            _ => DeflateDecoder::new(data).read_to_string(&mut text),
        };
        read.expect("UTF-8");
        members.push((name.into_owned(), text));
        at += 46 + lengths.iter().sum::<usize>();
    }
    members
}

/// The names of the sheets, as the workbook lists them.
fn sheets(file: &Path) -> Vec<String> {
    let members = unpacked(&std::fs::read(file).expect("written"));
    let book = members.iter().find(|(name, _)| name == "xl/workbook.xml");
    let text = &book.expect("a workbook").1;
    let names = text.split("<sheet name=\"").skip(1);
    names
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn has_latin(text: &str) -> bool {
    // The 90th percentile is called so in every language.
    text.replace("P90", "")
        .chars()
        .any(|c| c.is_ascii_alphabetic())
}

#[test]
fn sheets_and_heads_are_in_the_language_and_within_the_limits() {
    let scratch = tempfile::tempdir().expect("scratch");
    for lang in ["en", "kk", "ru"] {
        let file = scratch.path().join(format!("{lang}.xlsx"));
        let line = format!("stats kazakhstan-2022 -o {} --lang {lang}", file.display());
        let session = support::aimaq(&line);
        assert_eq!(session.code, 0, "{session}");
        let sheets = sheets(&file);
        assert!(sheets.len() > 10, "{sheets:?}");
        let known: BTreeSet<String> = sheets.iter().map(|s| s.to_lowercase()).collect();
        assert_eq!(known.len(), sheets.len(), "{sheets:?}");
        for sheet in &sheets {
            assert!(sheet.encode_utf16().count() <= 31, "{sheet}");
            assert!(
                !sheet.contains(['[', ']', ':', '*', '?', '/', '\\']),
                "{sheet}"
            );
            let quoted = sheet.starts_with('\'') || sheet.ends_with('\'');
            assert!(!quoted && !sheet.eq_ignore_ascii_case("history"), "{sheet}");
            let options = ReadOptions {
                layer: Some(sheet.clone()),
                ..ReadOptions::default()
            };
            let table = read_any(&file, &options).expect("a sheet");
            let heads = table.features[0].properties.keys();
            for head in heads.clone() {
                let has = |f: &aimaq::io::Feature| !f.properties[head].is_null();
                assert!(table.features.iter().any(has), "{sheet}: {head} is empty");
            }
            let foreign: Vec<&String> = heads.filter(|head| has_latin(head)).collect();
            if lang != "en" {
                assert!(!has_latin(sheet), "{lang}: {sheet}");
                assert!(foreign.is_empty(), "{lang}: {sheet}: {foreign:?}");
            }
        }
    }
}

#[test]
fn what_happened_to_units_is_told_in_the_language() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("views.xlsx");
    let line = format!("stats kazakhstan-2022 -o {} --lang ru", file.display());
    assert_eq!(support::aimaq(&line).code, 0);
    let options = ReadOptions {
        layer: Some("Преемственность".to_owned()),
        ..ReadOptions::default()
    };
    let table = read_any(&file, &options).expect("a sheet");
    for feature in &table.features {
        for field in ["откуда", "куда", "изменения"] {
            let text = feature.text(field).expect("a text");
            assert!(!has_latin(&text), "{field}: {text}");
        }
    }
    // Programs have the words that they had.
    let csv = support::aimaq("stats kazakhstan-2022 --what lineage --format csv").stdout;
    assert!(csv.starts_with("from,code_from,to,code_to,population,changes\n"));
    assert!(
        csv.contains(",continues\n") && csv.contains("transferred"),
        "{csv}"
    );
}

#[test]
fn what_a_spreadsheet_would_run_is_text() {
    let formulas = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "=cmd|' /C calc'!A0",
        "{=1}",
    ];
    // Of a head the space around is left out.
    let heads: Vec<String> = formulas.iter().map(|text| text.trim().to_owned()).collect();
    let text = |text: &&str| SheetCell::Text((*text).to_owned());
    let sheet = Sheet {
        name: "=1+1".to_owned(),
        header: heads.clone(),
        rows: vec![formulas.iter().map(text).collect()],
    };
    let (bytes, _) = workbook(&[sheet]).expect("small");
    let members = unpacked(&bytes);
    let sheet = members
        .iter()
        .find(|(name, _)| name.ends_with("sheet1.xml"));
    let sheet = &sheet.expect("a sheet").1;
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    let texts = sheet.matches(" t=\"s\"").count() + sheet.matches(" t=\"inlineStr\"").count();
    assert_eq!(texts, 2 * formulas.len(), "{sheet}");
    assert!(
        members
            .iter()
            .all(|(name, _)| !name.contains("externalLink"))
    );
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("formulas.xlsx");
    std::fs::write(&file, &bytes).expect("written");
    let table = read_any(&file, &ReadOptions::default()).expect("reads");
    for (head, formula) in heads.iter().zip(formulas) {
        assert_eq!(table.features[0].properties[head], formula);
    }
}

#[test]
fn a_name_that_spreadsheets_keep_for_themselves_is_not_given() {
    let wanted = ["History", "HISTORY", "a'b", "'"].map(|name| Sheet {
        name: name.to_owned(),
        header: vec!["a".to_owned()],
        rows: vec![vec![SheetCell::Bool(true)]],
    });
    let (bytes, _) = workbook(&wanted).expect("small");
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("names.xlsx");
    std::fs::write(&file, &bytes).expect("written");
    let found = sheets(&file);
    assert_eq!(found, ["History_", "HISTORY_ 2", "a_b", "_"]);
}
