//! Figures of many years on constant borders, of a made-up country.

use std::path::Path;

use crate::support;

const SQUARES: &str = "tests/territories/four_squares";

/// Two counts, a unit with another, and a unit that is missing in one year.
const FIGURES: &str = "unit,year,people,level\n\
    West/A1,2000,100,old\nWest/A2,2000,200,old\nEast/B1,2000,300,old\nEast/B2,2000,400,old\n\
    West/A1,2001,110,old\nWest/A2,2001,210,old\nEast,2001,720,old\nEast/B1,2001,310,old\n\
    West,2002,290,new\nEast/B1; West/A2,2002,520,new\nEast/B2,2002,390,new\n\
    West,2003,300,new\nEast/B2,2003,380,new\n";

/// The CSV of a call with the figures in a file.
fn csv(arguments: &[&str]) -> Vec<String> {
    let said = told(FIGURES, arguments);
    assert_eq!(said.code, 0, "{said}");
    said.stdout.lines().map(str::to_owned).collect()
}

fn told(figures: &str, arguments: &[&str]) -> support::Session {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("people.csv");
    std::fs::write(&file, figures).expect("a file");
    let groups = scratch.path().join("groups.csv");
    let rows = "unit,group,status,against\nWest/A1,one,lost,two\nEast,two,kept,\n";
    std::fs::write(&groups, rows).expect("a file");
    let path = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let (file, groups) = (path(&file), path(&groups));
    let given = arguments.iter().map(|&word| match word {
        "GROUPS" => groups.as_str(),
        word => word,
    });
    let call = [
        "series",
        "--territory",
        SQUARES,
        "--table",
        &file,
        "--format",
        "csv",
    ];
    support::aimaq_with(call.into_iter().chain(given), "series")
}

fn starts(lines: &[String], start: &str) -> String {
    let found = lines.iter().find(|line| line.starts_with(start));
    found
        .unwrap_or_else(|| panic!("{start} in {lines:#?}"))
        .clone()
}

#[test]
fn a_figure_is_published_computed_estimated_or_missing() {
    let rows = csv(&[]);
    assert_eq!(
        rows[0],
        "area,code,date,people,status,low,high,rounding,break,level,index,group_status,extent,missing,sources"
    );
    // Published for the region itself, though one of its units is known too.
    assert!(starts(&rows, "East,20,2001").starts_with("East,20,2001-01-01,720,published"));
    assert!(starts(&rows, "West,10,2000").starts_with("West,10,2000-01-01,300,computed"));
    // B1 of 520 for B1 and A2 together, by people 300 to 200: between 0 and all of it.
    let estimated = starts(&rows, "East,20,2002");
    assert!(estimated.contains(",702,estimated,390,910,"), "{estimated}");
    let missing = starts(&rows, "East,20,2003");
    assert!(
        missing.contains(",,missing,") && missing.contains("East/B1"),
        "{missing}"
    );
    let units = csv(&["--level", "units"]);
    // What the region has beyond its other unit.
    let rest = starts(&units, "East/B2,22,2001");
    assert!(rest.contains(",410,computed,"), "{rest}");
}

#[test]
fn a_break_is_marked_and_no_growth_is_computed_across_it() {
    let rows = csv(&["--only", "West"]);
    assert!(starts(&rows, "West,10,2002").contains(",recount,new,"));
    assert!(!starts(&rows, "West,10,2003").contains("recount"));
    let growth = csv(&[
        "--what",
        "growth",
        "--periods",
        "2000-2002",
        "--only",
        "West",
    ]);
    let row = starts(&growth, "West");
    // Of the stretches 2000 to 2001 and 2002 to 2003 the longer, by a day of a leap year.
    assert!(row.contains("2000-01-01,2001-01-01,300,320,6.65"), "{row}");
    assert!(row.contains(",break_inside,"), "{row}");
}

#[test]
fn an_index_refers_to_the_first_figure_of_its_year() {
    let rows = csv(&["--index", "2000", "--only", "West"]);
    assert!(starts(&rows, "West,10,2001").contains(",old,106.667,"));
}

#[test]
fn groups_and_the_outcome_of_a_plan_are_borders_too() {
    let rows = csv(&["--groups", "GROUPS"]);
    assert!(starts(&rows, "one,,2001").contains(",110,published,"));
    let roles = csv(&["--groups", "GROUPS", "--by-status"]);
    assert!(starts(&roles, "Lost status,,2001").contains(",110,"));
    let plan = format!("{SQUARES}/a2_to_east.toml");
    let after = csv(&[&plan]);
    // A2 has come to the east: 200 + 300 + 400.
    assert!(starts(&after, "East,20,2000").contains(",900,computed,"));
}

#[test]
fn a_chart_is_drawn_and_too_many_lines_are_refused() {
    let scratch = tempfile::tempdir().expect("scratch");
    let chart = scratch.path().join("chart.svg");
    let said = told(
        FIGURES,
        &["-o", chart.to_str().expect("UTF-8"), "--lang", "ru"],
    );
    assert_eq!(said.code, 0, "{said}");
    let svg = std::fs::read_to_string(&chart).expect("a chart");
    assert!(svg.contains("пересчёт"), "{svg}");
}

#[test]
fn a_file_has_the_form_that_its_ending_says_or_none() {
    let scratch = tempfile::tempdir().expect("scratch");
    let file = scratch.path().join("people.json");
    let path = file.to_str().expect("UTF-8");
    // The call asks for CSV.
    let said = told(FIGURES, &["-o", path]);
    assert_eq!(said.code, 2, "{said}");
    assert!(said.stderr.contains("--format does not fit"), "{said}");
    assert!(!file.exists());
}

#[test]
fn what_cannot_be_used_is_named_with_its_line() {
    let said = told("unit,year,people\nWest/A1,2000,5\nNorth,2000,7\n", &[]);
    assert_eq!(said.code, 2, "{said}");
    assert!(said.stderr.contains("people.csv: line 3"), "{said}");
    assert!(said.stderr.contains("North"), "{said}");
    let unknown = told(FIGURES, &["--only", "North"]);
    assert!(
        unknown.stderr.contains("no area is called `North`"),
        "{unknown}"
    );
    let early = told(FIGURES, &["--borders", "1900-01-01"]);
    assert_eq!(early.code, 2, "{early}");
    let unwritten = told(FIGURES, &["--borders", "soon"]);
    assert!(
        unwritten.stderr.contains("write it as 2019-12-31"),
        "{unwritten}"
    );
    let near = told(FIGURES, &["--only", "Wests"]);
    assert!(near.stderr.contains("did you mean `West`?"), "{near}");
    let none = told(FIGURES, &["--figure", "births"]);
    assert!(none.stderr.contains("births"), "{none}");
}
