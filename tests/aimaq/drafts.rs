//! Two drafts side by side, and the rules that regions should keep to.

use crate::support::grid;
use aimaq::compare::{Drafts, assess, drafts, parse_standards};
use aimaq::reform::{Applied, ApplyOptions, PlanSource, apply, parse};
use aimaq::words::{Lang, say};

fn applied(changes: &[&str]) -> Applied {
    let text = grid::changes(changes);
    let plan = parse(&text, "plan.toml").expect("a plan");
    let source = PlanSource::new(&plan, "plan.toml", &text);
    let done = apply(source, &grid::grid(), &ApplyOptions::default());
    done.unwrap_or_else(|e| panic!("{e}"))
}

fn differ(first: &[&str], second: &[&str]) -> Drafts {
    drafts(&applied(first), &applied(second)).expect("from one state")
}

/// What else differs, as programs read it.
fn others(found: &Drafts) -> Vec<String> {
    found.others.iter().map(|m| say(m, Lang::EN)).collect()
}

const MOVE: &str = r#"transfer = { units = ["C1"], to = "East" }"#;
const PART: &str = r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", population = 7000, by = { polygon = [[[2.6, 0], [4, 0], [4, 4], [2.6, 4]]] } }] }"#;
const MOVE_PART: &str = r#"transfer = { units = ["Centre/New"], to = "East" }"#;

#[test]
fn a_draft_does_not_differ_from_itself() {
    let found = differ(&[MOVE], &[MOVE]);
    assert!(
        found.moved.is_empty() && found.others.is_empty() && found.borders.is_empty(),
        "{found:?}"
    );
}

#[test]
fn a_unit_that_only_one_draft_moves_is_counted_with_its_people_and_land() {
    let found = differ(&[MOVE], &[r#"set_status = { unit = "C1", kind = "city" }"#]);
    let [row] = found.moved.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (row.unit.as_str(), row.first.as_str(), row.second.as_str()),
        ("Centre/C1", "East", "Centre")
    );
    assert_eq!((row.people, row.at_least), (31_000, false));
    assert!(
        (row.area_km2.expect("land") - 12_304.0).abs() < 10.0,
        "{row:?}"
    );
    assert_eq!(
        others(&found),
        ["C1: the kind is district in the first, city in the second"]
    );
}

#[test]
fn of_a_unit_that_one_draft_divides_only_the_rest_differs() {
    let found = differ(&[MOVE], &[PART, MOVE_PART]);
    let [row] = found.moved.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((row.people, row.at_least), (24_000, false));
    assert_eq!(others(&found), ["the unit New is in the second only"]);
}

#[test]
fn a_border_that_one_draft_moves_inside_a_region_is_told_and_so_are_codes() {
    let code = r#"recode = { unit = "C1", code = "9999" }"#;
    let border = r#"move_border = { from = "C1", to = "C2", population = 7000, by = { polygon = [[[2.6, 0], [4, 0], [4, 4], [2.6, 4]]] } }"#;
    let found = differ(&[code], &[border]);
    assert!(found.moved.is_empty(), "{found:?}");
    let [row] = found.borders.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (row.unit.as_str(), row.first.as_str(), row.second.as_str()),
        ("Centre/C1", "Centre/C1", "Centre/C2")
    );
    assert_eq!((row.people, row.at_least), (7_000, false));
    assert_eq!(
        others(&found),
        ["C1: the code is 9999 in the first, 3120 in the second"]
    );
}

#[test]
fn a_unit_that_one_draft_renames_is_one_and_bears_two_names() {
    let found = differ(
        &[MOVE],
        &[MOVE, r#"rename = { unit = "A1", to = "Alpha" }"#],
    );
    assert_eq!(
        others(&found),
        ["A1: the name is A1 in the first, Alpha in the second"]
    );
}

#[test]
fn drafts_from_different_days_cannot_be_compared() {
    let (first, mut second) = (applied(&[MOVE]), applied(&[MOVE]));
    second.before.date = jiff::civil::date(2021, 1, 1);
    assert!(drafts(&first, &second).is_err());
}

const STANDARDS: &str = r#"
title = "Test"
source = "nowhere"
[[rules]]
contiguity = { source = "§ 1" }
[[rules]]
least_population = { people = 50000, source = "§ 2" }
[[rules]]
most_population = { people = 100000, source = "§ 3" }
[[rules]]
most_km_to_centre = { km = 250, source = "§ 4" }
[[rules]]
least_km_between_centres = { km = 200, source = "§ 5" }
[[rules]]
centre_is_city = { source = "§ 6" }
[[rules]]
centre_inside = { source = "§ 7" }
[[rules]]
most_units = { units = 4, source = "§ 8" }
"#;

#[test]
fn every_rule_has_a_verdict_on_every_region() {
    let standards = parse_standards(STANDARDS).expect("rules");
    let found = assess(&grid::grid(), &standards);
    assert_eq!(found.len(), 3 * 8);
    let of = |region: &str| -> Vec<Option<bool>> {
        found
            .iter()
            .filter(|v| v.region.en == region)
            .map(|v| v.holds)
            .collect()
    };
    let (yes, no) = (Some(true), Some(false));
    // Centre is governed from the seat of a district, B1; West has 53,000 people.
    assert_eq!(of("Centre"), [yes, yes, no, yes, no, no, yes, no]);
    assert_eq!(of("West"), [yes, yes, yes, no, no, yes, yes, yes]);
    assert_eq!(of("East"), [yes, yes, no, no, yes, yes, yes, yes]);
    let source = &found
        .iter()
        .find(|v| v.rule == "most_units")
        .expect("a verdict")
        .source;
    assert_eq!(source.main(), "§ 8");
}

#[test]
fn the_shipped_rules_can_be_read_and_a_wrong_key_is_named() {
    for (name, text) in aimaq::geodata::STANDARDS {
        let standards = parse_standards(text).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(!standards.rules.is_empty() && !standards.source.main().is_empty());
    }
    let wrong = STANDARDS.replace("km = 250", "miles = 155");
    assert!(
        parse_standards(&wrong)
            .expect_err("wrong")
            .to_string()
            .contains("miles")
    );
}
