//! Texts and papers about a plan: the annex of an act, one page of paper, maps on a sheet.

use std::path::Path;

use crate::support::aimaq;

/// What a command wrote to a file.
fn written(line: &str, file: &str) -> Vec<u8> {
    let scratch = tempfile::tempdir().expect("scratch");
    let path = scratch.path().join(file);
    let said = aimaq(&format!("{line} -o {} --quiet", path.display()));
    assert_eq!(said.code, 0, "{said}");
    std::fs::read(Path::new(&path)).expect("the file")
}

fn annex(lang: &str) -> String {
    let said = aimaq(&format!("annex kazakhstan-2022 --lang {lang} -o -"));
    assert_eq!(said.code, 0, "{said}");
    said.stdout
}

/// The text below a heading, up to the next of its level.
fn below<'a>(text: &'a str, heading: &str) -> &'a str {
    let (_, rest) = text.split_once(heading).expect(heading);
    rest.split("\n## ").next().unwrap_or(rest)
}

#[test]
fn the_annex_lists_every_unit_and_neighbour_of_a_new_region() {
    let text = annex("en");
    let abai = below(&text, "## Abai Region\n");
    assert!(abai.contains("Administrative centre: Semey."), "{abai}");
    assert!(abai.contains("### Units: 10\n"), "{abai}");
    let rows = abai
        .lines()
        .filter(|line| line.ends_with("| East Kazakhstan Region |"));
    assert_eq!(rows.count(), 10, "{abai}");
    for neighbour in [
        "East Kazakhstan Region",
        "Pavlodar Region",
        "Zhetysu Region",
        "outside of the country",
    ] {
        assert!(
            abai.contains(&format!("\n| {neighbour} | ")),
            "{neighbour}: {abai}"
        );
    }
    assert!(
        !text.contains("## Kostanay Region"),
        "a region that does not change is left out"
    );
}

#[test]
fn lengths_of_a_border_agree_on_both_sides_of_it() {
    let text = annex("en");
    let length = |of: &str, with: &str| {
        let part = below(&text, &format!("## {of}\n"));
        let line = part
            .lines()
            .find(|line| line.starts_with(&format!("| {with} | ")));
        line.expect("a neighbour")
            .split('|')
            .skip(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let one = length("Abai Region", "Zhetysu Region");
    assert_eq!(one, length("Zhetysu Region", "Abai Region"));
    // Both were parts of other regions between which there was a border.
    assert_eq!(one[1].trim(), "0.0", "{one:?}");
    let new = length("Ulytau Region", "Karaganda Region");
    assert_eq!(new[0], new[1], "all of it is new");
}

#[test]
fn the_annex_has_all_languages_unless_one_is_named() {
    let said = aimaq("annex kazakhstan-2022 -o -");
    for title in ["# Annex.", "# Қосымша.", "# Приложение."] {
        assert!(said.stdout.contains(title), "{title}");
    }
    assert!(!annex("ru").contains("# Annex."));
}

#[test]
fn two_drafts_give_annexes_that_differ_where_the_drafts_do() {
    let second = aimaq("annex kazakhstan-2022-whole-districts --lang en -o -").stdout;
    let first = annex("en");
    let differing = first.lines().zip(second.lines()).filter(|(a, b)| a != b);
    let differing = differing.count();
    assert!(differing > 0 && first != second);
}

#[test]
fn an_annex_for_a_word_processor_is_an_archive_of_the_same_bytes() {
    let one = written("annex kazakhstan-2022 --author Ministry", "annex.docx");
    assert_eq!(&one[..4], b"PK\x03\x04");
    assert_eq!(
        one,
        written("annex kazakhstan-2022 --author Ministry", "annex.docx")
    );
}

#[test]
fn an_annex_under_another_ending_is_refused() {
    let said = aimaq("annex kazakhstan-2022 -o annex.odt");
    assert_eq!(said.code, 2);
    assert!(
        said.stderr
            .contains("annex.odt: an annex is written as .docx or .md"),
        "{said}"
    );
}

#[test]
fn one_page_of_paper_has_the_answer_and_those_who_gain_and_lose_most() {
    let svg = written(
        "brief kazakhstan-2022 --title Draft --author Ministry",
        "brief.svg",
    );
    let svg = String::from_utf8(svg).expect("UTF-8");
    for text in [
        "Draft · Ministry",
        "Zhezkazgan city",
        "Zhanaarka District",
        "17 → 20",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(svg.contains("width=\"595.3\" height=\"841.9\""), "A4");
}

#[test]
fn two_maps_stand_in_one_picture_on_a_paper() {
    let line = "map kazakhstan-2022 --view before --beside after --paper a4 --credit Ministry";
    let svg = String::from_utf8(written(line, "both.svg")).expect("UTF-8");
    assert!(
        svg.contains("width=\"595.3\" height=\"841.9\""),
        "upright both are larger than beside each other"
    );
    let titles = svg.matches("Kazakhstan 2022 · ").count();
    assert!(
        titles >= 2 && svg.matches("Ministry").count() == 2,
        "{titles}"
    );
}

#[test]
fn what_is_hidden_is_not_on_the_map() {
    let line = "map kazakhstan-2022 --view after --hide title,notes,legend,source,scale";
    let svg = String::from_utf8(written(line, "bare.svg")).expect("UTF-8");
    let texts: Vec<&str> = svg.split("</text>").collect();
    assert!(
        !texts
            .iter()
            .any(|text| text.ends_with("Border of a region"))
    );
    assert!(texts.iter().any(|text| text.ends_with("Abai Region")));
}

#[test]
fn dots_per_inch_make_a_paper_larger_in_pixels_only() {
    let size = |line: &str| {
        let png = written(line, "map.png");
        let number =
            |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        (number(16), number(20))
    };
    let line = "map kazakhstan-2022 --view change --paper slide";
    assert_eq!(size(line), (960, 540));
    assert_eq!(size(&format!("{line} --dpi 144")), (1920, 1080));
}
