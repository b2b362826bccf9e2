//! The inverse of a plan gives the state before back, land included, bit for
//! bit.

use crate::support::grid;
use aimaq::reform::{Applied, ApplyOptions, InvertError, PlanSource, apply, invert, parse};
use aimaq::territory::{Territory, differences};

fn applied(text: &str, state: &Territory) -> Result<Applied, String> {
    let plan = parse(text, "plan.toml").map_err(|e| e.to_string())?;
    let source = PlanSource::new(&plan, "plan.toml", text);
    apply(source, state, &ApplyOptions::default()).map_err(|e| e.to_string())
}

fn inverse(text: &str, state: &Territory) -> Result<aimaq::reform::Inverse, InvertError> {
    let plan = parse(text, "plan.toml").expect("a plan");
    let source = PlanSource::new(&plan, "plan.toml", text);
    invert(source, "plan.toml", state, &ApplyOptions::default())
}

/// Applies the plan, then the text of its inverse, and compares.
fn comes_back(text: &str) {
    let state = grid::grid();
    let forward = applied(text, &state).unwrap_or_else(|e| panic!("{text}\n{e}"));
    assert_ne!(
        differences(&state, &forward.after, "a", "b"),
        Vec::<String>::new(),
        "{text}"
    );
    let inverse = inverse(text, &state).unwrap_or_else(|e| panic!("{text}\n{e}"));
    let back = applied(&inverse.text, &forward.after);
    let back = back.unwrap_or_else(|e| panic!("{text}\n{}\n{e}", inverse.text));
    let differ = differences(&state, &back.after, "before", "undone");
    assert_eq!(differ, Vec::<String>::new(), "{text}\n{}", inverse.text);
}

const EVERY_CHANGE: &[&[&str]] = &[
    &[r#"create = { region = "North", centre = "A2 town", code = "4000", units = ["A2", "B2"] }"#],
    &[r#"transfer = { units = ["B0", "C0"], to = "East" }"#],
    &[r#"merge = { units = ["A1", "A2"], into = "A1" }"#],
    &[r#"merge = { units = ["A1", "A2"], into = "Upper", code = "1999", centre = "A2 village" }"#],
    &[r#"merge = { units = ["B1", "A1"], into = "B1" }"#],
    &[r#"merge = { regions = ["West", "East"], into = "Both", code = "9000" }"#],
    &[r#"abolish = { unit = "C1", into = "D1" }"#],
    &[r#"abolish = { region = "East", into = "Centre" }"#],
    &[
        r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", population = 900, code = "3999", by = "nearest_centre" }] }"#,
    ],
    &[
        r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", by = { polygon = [[[2.6, 1.6], [4, 1.6], [4, 4], [2.6, 4]]] } }] }"#,
    ],
    &[
        r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", by = { line = [[1.5, 1.1], [2.2, 1.7], [3.5, 1.6]] } }] }"#,
    ],
    &[
        r#"split = { unit = "C1", into = [{ name = "New", centre = "C1 village", by = { settlements = ["C1 village"] } }] }"#,
    ],
    &[r#"rename = { unit = "A1", to = "Other", names = { ru = "Другой" }, seat = "Else" }"#],
    &[r#"rename = { region = "West", to = "Sunset", seat = "Else" }"#],
    &[r#"rename = { unit = "A0", to = "Other", seat = "Capital" }"#],
    &[r#"move_centre = { region = "West", centre = "A1 town" }"#],
    &[r#"move_centre = { unit = "A1", centre = "A1 village" }"#],
    &[r#"set_status = { unit = "A1", kind = "city" }"#],
    &[r#"set_status = { region = "East", kind = "city_of_republican_significance" }"#],
    &[r#"recode = { unit = "A1", code = "1777" }"#],
    &[r#"recode = { region = "East", code = "7000" }"#],
    &[
        r#"merge = { units = ["A1", "A2"], into = "A1" }"#,
        r#"split = { unit = "A1", into = [{ name = "New", centre = "A1 village", by = { line = [[-1, 1.2], [0.6, 1.4], [0.7, 4]] } }] }"#,
    ],
    &[
        r#"merge = { units = ["A1", "A2"], into = "A1" }"#,
        r#"split = { unit = "A1", into = [{ name = "A2", centre = "A2 town", by = { units = ["West/A2"] } }] }"#,
        r#"rename = { unit = "A2", to = "A2 again" }"#,
    ],
];

#[test]
fn every_change_can_be_undone() {
    for lines in EVERY_CHANGE {
        comes_back(&grid::changes(lines));
    }
}

#[test]
fn a_code_that_was_not_there_cannot_be_taken_away() {
    let mut state = grid::grid();
    state.units[0].codes.clear();
    let text = grid::changes(&[r#"recode = { unit = "A0", code = "1777" }"#]);
    let error = inverse(&text, &state)
        .expect_err("no code before")
        .to_string();
    assert!(
        error.contains("cannot be undone: it had no code before"),
        "{error}"
    );
    assert!(error.contains("plan.toml:8:"), "{error}");
}

#[test]
fn a_seat_that_was_not_there_cannot_be_taken_away() {
    let mut state = grid::grid();
    state.units[1].seat = None;
    let moved = grid::changes(&[r#"move_centre = { unit = "A1", centre = "A1 village" }"#]);
    let error = inverse(&moved, &state)
        .expect_err("no seat before")
        .to_string();
    assert!(error.contains("it had no seat before"), "{error}");
    let merged = grid::changes(&[r#"merge = { units = ["A2", "A1"], into = "A2" }"#]);
    let error = inverse(&merged, &state)
        .expect_err("no seat before")
        .to_string();
    assert!(
        error.contains("A1 had no seat, and a new unit needs one"),
        "{error}"
    );
}

#[test]
fn a_centre_that_was_not_there_cannot_be_taken_away() {
    let mut state = grid::grid();
    state.regions[2].centre = None;
    let text = grid::changes(&[r#"abolish = { region = "East", into = "Centre" }"#]);
    let error = inverse(&text, &state)
        .expect_err("no centre before")
        .to_string();
    assert!(
        error.contains("East had no centre, and a new region needs one"),
        "{error}"
    );
}

/// A generator of numbers that gives the same ones everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// One change that may or may not be possible in a state.
fn change(dice: &mut Dice, state: &Territory, n: usize) -> String {
    let units: Vec<String> = state.living_units().map(|(id, _)| state.path(id)).collect();
    let regions: Vec<String> = state
        .living_regions()
        .map(|(_, r)| r.names.en.clone())
        .collect();
    let (a, b) = (dice.pick(&units).clone(), dice.pick(&units).clone());
    let (r, q) = (dice.pick(&regions).clone(), dice.pick(&regions).clone());
    let (id, unit) = state
        .living_units()
        .find(|(id, _)| state.path(*id) == a)
        .expect("picked");
    let seat = unit.seat.as_ref().expect("all have seats");
    let (x, y) = (seat.position.x, seat.position.y);
    let nudge = (dice.roll(900) as f64 + 50.0) / 4000.0;
    let at = format!("position = [{}, {}]", x + nudge, y + nudge / 2.0);
    let _ = id;
    match dice.roll(14) {
        0 => format!(
            r#"create = {{ region = "R{n}", centre = "{}", units = ["{a}", "{b}"] }}"#,
            seat.names.en
        ),
        1 => format!(r#"transfer = {{ units = ["{a}"], to = "{r}" }}"#),
        2 => format!(r#"merge = {{ units = ["{a}", "{b}"], into = "{a}" }}"#),
        3 => format!(r#"merge = {{ units = ["{a}", "{b}"], into = "M{n}" }}"#),
        4 => format!(r#"merge = {{ regions = ["{r}", "{q}"], into = "{r}" }}"#),
        5 => format!(r#"abolish = {{ unit = "{a}", into = "{b}" }}"#),
        6 => format!(r#"abolish = {{ region = "{r}", into = "{q}" }}"#),
        7 => format!(
            r#"split = {{ unit = "{a}", into = [{{ name = "S{n}", centre = "s{n}", {at}, by = "nearest_centre" }}] }}"#
        ),
        8 => format!(
            r#"split = {{ unit = "{a}", into = [{{ name = "S{n}", centre = "s{n}", {at}, by = {{ polygon = [[[{x}, {y}], [{}, {y}], [{}, {}]]] }} }}] }}"#,
            x + 2.0,
            x + 1.7,
            y + 1.9 + nudge
        ),
        9 => format!(
            r#"split = {{ unit = "{a}", into = [{{ name = "S{n}", centre = "s{n}", {at}, by = {{ line = [[{}, {}], [{x}, {y}], [{}, {}]] }} }}] }}"#,
            x - 3.0,
            y - nudge,
            x + 3.0,
            y + nudge
        ),
        10 => format!(r#"rename = {{ unit = "{a}", to = "N{n}" }}"#),
        11 => format!(r#"move_centre = {{ unit = "{a}", centre = "c{n}", {at} }}"#),
        12 => format!(r#"recode = {{ unit = "{a}", code = "{}" }}"#, 5000 + n),
        _ => format!(
            r#"set_status = {{ unit = "{a}", kind = "{}" }}"#,
            dice.pick(&["city", "district"])
        ),
    }
}

#[test]
fn a_thousand_generated_plans_come_back_bit_for_bit() {
    let state = grid::grid();
    let mut dice = Dice(20_220_608);
    let (mut splits, mut merges) = (0, 0);
    for plan in 0..1000 {
        let mut lines: Vec<String> = Vec::new();
        let mut now = state.clone();
        for n in 0..12 {
            if lines.len() == 4 {
                break;
            }
            let line = change(&mut dice, &now, n);
            let mut tried: Vec<&str> = lines.iter().map(String::as_str).collect();
            tried.push(&line);
            let text = accepting(&grid::changes(&tried));
            if let Ok(done) = applied(&text, &state) {
                now = done.after;
                lines.push(line);
            }
        }
        let tried: Vec<&str> = lines.iter().map(String::as_str).collect();
        splits += tried.iter().filter(|l| l.starts_with("split")).count();
        merges += tried
            .iter()
            .filter(|l| l.starts_with("merge") || l.starts_with("abolish"))
            .count();
        let text = accepting(&grid::changes(&tried));
        let inverse = inverse(&text, &state).unwrap_or_else(|e| panic!("plan {plan}\n{text}\n{e}"));
        let back = applied(&inverse.text, &now);
        let back = back.unwrap_or_else(|e| panic!("plan {plan}\n{text}\n{}\n{e}", inverse.text));
        let differ = differences(&state, &back.after, "before", "undone");
        assert_eq!(
            differ,
            Vec::<String>::new(),
            "plan {plan}\n{text}\n{}",
            inverse.text
        );
    }
    assert!(
        splits > 500 && merges > 500,
        "{splits} splits, {merges} merges"
    );
}

fn accepting(text: &str) -> String {
    text.replacen("as_of", "accept = [\"centre-outside\"]\nas_of", 1)
}
