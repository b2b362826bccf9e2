//! The least list of changes from one state to another leads there, bit for bit, and is
//! no longer than what was done.

use aimaq::coverage::area::area_km2;
use aimaq::reform::infer::{least, rows};
use aimaq::reform::{Act, Change, Plan, parse};
use aimaq::territory::{Territory, differences, unit_shapes};

use crate::support::reforms::{applied, plan, reform, territory};

/// The changes as a plan of the same head.
pub(crate) fn written(changes: &[Change]) -> String {
    let some = "rename = { unit = \"x\", to = \"y\" }".to_owned();
    let mut head: Plan = parse(&plan(&[some]), "plan.toml").expect("a plan");
    if changes.is_empty() {
        return plan(&[]);
    }
    let act: &mut Act = &mut head.acts[0];
    act.changes = changes
        .iter()
        .map(|change| toml::Spanned::new(0..0, change.clone()))
        .collect();
    toml::to_string(&head).expect("written")
}

fn count(changes: &[String]) -> usize {
    let read = parse(&plan(changes), "plan.toml").expect("a plan");
    let changes = read.acts.iter().flat_map(|act| &act.changes);
    changes.map(|change| rows(change.get_ref())).sum()
}

/// What is wrong with the least list for a random reform.
fn fault(seed: u64) -> Option<String> {
    let state: Territory = territory(seed);
    let (changes, done) = reform(&state, seed, 5);
    let found = least(&done.before, &done.after);
    let text = written(&found.changes);
    let shown = || format!("seed {seed}\n{}\n--- found\n{text}", changes.join("\n"));
    if !found.is_whole() {
        return Some(format!("not whole {found:?}\n{}", shown()));
    }
    if found.count() > count(&changes) {
        return Some(format!(
            "{} for {} changes: {}",
            found.count(),
            count(&changes),
            shown()
        ));
    }
    match applied(&text, &state) {
        Err(error) => Some(format!("{error}\n{}", shown())),
        Ok(again) => {
            let differ = differences(&done.after, &again.after, "wanted", "found");
            (!differ.is_empty()).then(|| format!("{differ:?}\n{}", shown()))
        }
    }
}

#[test]
fn the_least_list_leads_to_the_state_and_is_no_longer_than_what_was_done() {
    let seeds = std::env::var("AIMAQ_REFORMS")
        .ok()
        .and_then(|n| n.parse().ok());
    let seeds: u64 = seeds.unwrap_or(30);
    let from: u64 = std::env::var("AIMAQ_REFORMS_FROM")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    let faults: Vec<String> = (from..from + seeds).filter_map(fault).collect();
    assert!(
        faults.is_empty(),
        "{} of {seeds}: {}",
        faults.len(),
        faults[..faults.len().min(40)].join("\n\n")
    );
}

#[test]
fn nothing_is_to_be_done_where_nothing_differs() {
    let state = territory(7);
    assert_eq!(least(&state, &state).changes, []);
}

#[test]
fn the_shape_of_a_unit_is_the_land_of_its_pieces_where_cuts_cross_too() {
    for seed in (0..20).chain([507]) {
        let (_, done) = reform(&territory(seed), seed, 5);
        let after = &done.after;
        let (shapes, land) = (unit_shapes(after), after.coverage.as_ref().expect("land"));
        for (id, unit) in after.living_units() {
            let pieces: f64 = unit.atoms.iter().map(|atom| land.area_km2(atom.0)).sum();
            let shape = area_km2(&shapes[id.index()]);
            let path = after.path(id);
            assert!(
                (pieces - shape).abs() < 1e-7,
                "{seed} {path}: {pieces} {shape}"
            );
        }
    }
}
