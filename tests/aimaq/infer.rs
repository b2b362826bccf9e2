//! The reform between two vintages that know nothing of each other is found, and leads
//! from one to the other.

use aimaq::reform::infer::{InferOptions, Inferred, infer, rows};
use aimaq::reform::parse;
use aimaq::territory::{Territory, differences};
use aimaq::words::Lang;

use crate::support::reforms::{applied, plan, reform, territory};
use crate::support::vintages::{jittered, vintage};

fn without_people(mut state: Territory) -> Territory {
    state.atoms.iter_mut().for_each(|atom| atom.population = 0);
    state
}

fn seeds(usual: u64) -> std::ops::Range<u64> {
    let number = |name: &str| std::env::var(name).ok()?.parse().ok();
    let from = number("AIMAQ_REFORMS_FROM").unwrap_or(0);
    from..from + number("AIMAQ_REFORMS").unwrap_or(usual)
}

fn count(changes: &[String]) -> usize {
    let read = parse(&plan(changes), "plan.toml").expect("a plan");
    let changes = read.acts.iter().flat_map(|act| &act.changes);
    changes.map(|change| rows(change.get_ref())).sum()
}

fn found(before: &Territory, after: &Territory) -> Inferred {
    let options = InferOptions {
        title: "Found".to_owned(),
        floor_m: None,
    };
    infer(before, after, &options)
}

/// What is wrong with what is found of a random reform.
fn fault(seed: u64) -> Option<String> {
    let state = without_people(territory(seed));
    let (changes, done) = reform(&state, seed, 5);
    let later = vintage(&done.after);
    let found = found(&state, &later);
    let text = found.text(Lang::EN).expect("a plan");
    let shown = || {
        format!(
            "seed {seed}\n{}\n--- found, floor {:?}\n{text}",
            changes.join("\n"),
            found.floor
        )
    };
    if let Err(problems) = &found.applied {
        return Some(format!("{problems}\n{}", shown()));
    }
    if !found.residue.is_empty() {
        return Some(format!("left: {:?}\n{}", found.residue, shown()));
    }
    if found.changes > count(&changes) {
        return Some(format!(
            "{} for {} changes: {}",
            found.changes,
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
fn a_reform_is_found_in_two_vintages_and_leads_from_one_to_the_other() {
    let seeds = seeds(40);
    let faults: Vec<String> = seeds.clone().filter_map(fault).collect();
    let first = faults[..faults.len().min(3)].join("\n\n");
    assert!(faults.is_empty(), "{} of {seeds:?}: {first}", faults.len());
}

#[test]
fn borders_that_were_only_drawn_anew_are_no_change() {
    for seed in 0..6 {
        let state = without_people(territory(seed));
        let later = vintage(&state);
        for metres in [0.001, 1.0, 10.0] {
            let found = found(&state, &jittered(&later, metres, seed));
            assert_eq!(
                found.changes, 0,
                "seed {seed}, {metres} m: {:?}",
                found.plan.acts
            );
        }
    }
}
