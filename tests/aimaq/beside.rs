//! Plans side by side: which no other beats, and the files of the matrix.

use crate::support;

const PLANS: [&str; 3] = [
    "compare",
    "kazakhstan-2022",
    "kazakhstan-2022-whole-districts",
];

fn compare(extra: &[&str]) -> support::Session {
    support::aimaq_with(PLANS.into_iter().chain(extra.iter().copied()), "compare")
}

#[test]
fn plans_are_judged_and_set_against_the_state_before() {
    let session = compare(&[
        "--format",
        "csv",
        "--pareto",
        "--against",
        "before",
        "--quiet",
    ]);
    assert_eq!(session.code, 0, "{session}");
    let rows: Vec<Vec<&str>> = session
        .stdout
        .lines()
        .map(|l| l.split(',').collect())
        .collect();
    let column = |name: &str| {
        rows[0]
            .iter()
            .position(|head| *head == name)
            .expect("a column")
    };
    let (mean, change) = (column("mean_km"), column("mean_km − before"));
    let number = |row: usize, at: usize| rows[row][at].parse::<f64>().expect("a number");
    for (row, cells) in rows.iter().enumerate().skip(1) {
        let apart = number(row, mean) - number(1, mean) - number(row, change);
        assert!(apart.abs() < 0.002, "{session}");
        assert!(
            ["yes", "no"].contains(&cells[column("pareto")]),
            "{session}"
        );
    }
    // Nobody is farther away than before where nothing changes. There are two states before,
    // for the plans divide other units; the second has the shorter ways.
    assert_eq!(rows[2][column("pareto")], "yes", "{session}");
    let unknown = compare(&["--against", "decree"]);
    assert_eq!(unknown.code, 2, "{unknown}");
    assert!(
        unknown
            .stderr
            .contains("there are before (kazakhstan-2022)"),
        "{unknown}"
    );
    let unknown = compare(&["--pareto=km"]);
    assert!(
        unknown
            .stderr
            .contains("--pareto: no column is called `km`"),
        "{unknown}"
    );
}

#[test]
fn the_page_has_a_map_of_every_plan_and_the_sheet_every_figure() {
    let scratch = tempfile::tempdir().expect("scratch");
    let at = |name: &str| {
        scratch
            .path()
            .join(name)
            .to_str()
            .expect("UTF-8")
            .to_owned()
    };
    for (file, lang) in [("plans.html", "kk"), ("plans.xlsx", "en")] {
        let session = compare(&["-o", &at(file), "--lang", lang, "--quiet"]);
        assert_eq!(
            (session.code, session.stdout.as_str()),
            (0, ""),
            "{session}"
        );
    }
    let page = std::fs::read_to_string(at("plans.html")).expect("a page");
    assert_eq!(page.matches("<svg").count(), 4);
    assert_eq!(page.matches("<table").count(), 2);
    assert!(page.contains("<html lang=\"kk-KZ\">"));
    let back = support::aimaq_with(
        ["convert", &at("plans.xlsx"), "-o", &at("back.csv")],
        "convert",
    );
    assert_eq!(back.code, 0, "{back}");
    let text = std::fs::read_to_string(at("back.csv")).expect("a table");
    assert_eq!(text.lines().count(), 5, "{text}");
    let wrong = compare(&["-o", &at("plans.txt")]);
    assert_eq!(wrong.code, 2, "{wrong}");
}
