//! The reform between two vintages that know nothing of each other is found, and leads
//! from one to the other.

use std::collections::{BTreeMap, BTreeSet};

use aimaq::batch::{Job, prepare};
use aimaq::coverage::area::{area_km2, length_km};
use aimaq::reform::infer::{InferOptions, Inferred, KnownActs, Question, infer, rows};
use aimaq::reform::{Applied, Change, Plan, parse};
use aimaq::territory::{Territory, differences, unit_shapes};
use aimaq::words::Lang;

use crate::support::aimaq_in;
use crate::support::reforms::{applied, plan, reform, territory};
use crate::support::shipped;
use crate::support::vintages::{jittered, vintage};

fn without_people(mut state: Territory) -> Territory {
    state.atoms.iter_mut().for_each(|atom| atom.population = 0);
    state
}

/// A state without the keys of its rows: those of units that end and of units that begin are
/// of the earlier file, and no later vintage has them.
fn without_keys(mut state: Territory) -> Territory {
    state.units.iter_mut().for_each(|unit| unit.key.clear());
    state
        .regions
        .iter_mut()
        .for_each(|region| region.key.clear());
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
            let [wanted, made] = [done.after, again.after].map(without_keys);
            let differ = differences(&wanted, &made, "wanted", "found");
            (!differ.is_empty()).then(|| format!("{differ:?}\n{}", shown()))
        }
    }
}

#[test]
fn a_reform_is_found_in_two_vintages_and_leads_from_one_to_the_other() {
    let seeds = seeds(20);
    let faults: Vec<String> = seeds.clone().filter_map(fault).collect();
    let first = faults[..faults.len().min(20)].join("\n\n");
    assert!(faults.is_empty(), "{} of {seeds:?}: {first}", faults.len());
}

#[test]
fn borders_that_were_only_drawn_anew_are_no_change() {
    for seed in 0..4 {
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

#[test]
fn the_example_of_the_document_is_found_as_it_says() {
    let document = include_str!("../../docs/infer.md");
    let folder = tempfile::tempdir().expect("scratch");
    let block = |head: &str| {
        let (_, rest) = document.split_once(head).expect("a block");
        rest.split_once("```")
            .expect("its end")
            .0
            .trim_start()
            .to_owned()
    };
    for file in ["old.geojson", "new.geojson"] {
        let text = block(&format!("```json file={file}\n"));
        std::fs::write(folder.path().join(file), text).expect("written");
    }
    let line = block("```sh\n");
    let line = line.trim().strip_prefix("aimaq ").expect("the command");
    let session = aimaq_in(folder.path(), line.split_whitespace(), line);
    assert_eq!(session.code, 0, "{session}");
    let read = |file: &str| std::fs::read_to_string(folder.path().join(file)).expect("there");
    assert_eq!(
        read("report.csv"),
        block("```csv report.csv\n"),
        "{session}"
    );
    let plan = parse(&read("plan.toml"), "plan.toml").expect("a plan");
    let changes = plan.acts.iter().map(|act| act.changes.len());
    assert_eq!(changes.sum::<usize>(), 3, "{}", read("plan.toml"));
    let centres = block("```csv file=regions.csv\n");
    std::fs::write(folder.path().join("regions.csv"), centres).expect("written");
    for line in [
        "data new old --boundaries old.geojson --key no --name called --region shire --regions regions.csv --seats-inside",
        "check plan.toml --territory old",
    ] {
        let session = aimaq_in(folder.path(), line.split_whitespace(), line);
        assert_eq!(session.code, 0, "{session}");
    }
}

/// The four parishes of the document in a folder.
fn parishes() -> tempfile::TempDir {
    let document = include_str!("../../docs/infer.md");
    let folder = tempfile::tempdir().expect("scratch");
    for file in ["old.geojson", "new.geojson"] {
        let (_, rest) = document
            .split_once(&format!("```json file={file}\n"))
            .expect("a block");
        let text = rest.split_once("```").expect("its end").0;
        std::fs::write(folder.path().join(file), text).expect("written");
    }
    folder
}

#[test]
fn the_page_shows_maps_changes_and_what_may_be_compared() {
    let folder = parishes();
    for (lang, moved) in [
        ("en", "the border moves"),
        ("kk", "шекара"),
        ("ru", "раниц"),
    ] {
        let line = format!(
            "infer old.geojson new.geojson --key no --name called --region shire -o plan.toml --report {lang}.html --lang {lang}"
        );
        let session = aimaq_in(folder.path(), line.split_whitespace(), &line);
        assert_eq!(session.code, 0, "{session}");
        let page = std::fs::read_to_string(folder.path().join(format!("{lang}.html")));
        let page = page.expect("the page");
        for id in [
            "map-change",
            "map-before",
            "changes",
            "units",
            "sheet",
            "method",
        ] {
            assert!(page.contains(&format!("id=\"{id}\"")), "{lang}: {id}");
        }
        // What changed twice: a narrow screen has a map of its own.
        assert_eq!(page.matches("<svg").count(), 4, "{lang}: maps");
        assert!(page.contains("Omega") && page.contains(moved), "{lang}");
        assert!(!page.contains("vintages-"), "{lang}: a message is missing");
    }
}

#[test]
fn changes_take_the_days_of_the_events_that_they_fit_and_the_rest_is_told() {
    let folder = parishes();
    let events = "type,unit,legal_act,effective\n\
        rename_district,Gamma,Act A,2000-03-01\n\
        move_border,Alpha -> Beta,Act B,2000-05-01\n\
        plan,Omega,Act C,2000-06-01\n\
        transfer_district,East: Omega,Act D,2000-02-01\n\
        create_region,West,Act E,2000-07-01\n\
        transfer_district,New Omega Town,Act F,2000-08-01\n";
    std::fs::write(folder.path().join("events.csv"), events).expect("written");
    let line = "infer old.geojson new.geojson --key no --name called --region shire -o plan.toml --acts events.csv";
    let session = aimaq_in(folder.path(), line.split_whitespace(), line);
    assert_eq!(session.code, 0, "{session}");
    for said in [
        "1 change fits Act A (2000-03-01)",
        "1 change fits Act B (2000-05-01)",
        "1 change fits Act D (2000-02-01)",
        "no change fits Act E (2000-07-01)",
    ] {
        assert!(session.stderr.contains(said), "{said}\n{session}");
    }
    assert!(!session.stderr.contains("Act C"), "{session}");
    let text = std::fs::read_to_string(folder.path().join("plan.toml")).expect("written");
    let plan = parse(&text, "plan.toml").expect("a plan");
    let acts: Vec<(String, usize)> = plan
        .acts
        .iter()
        .map(|act| (act.label(), act.changes.len()))
        .collect();
    let wanted = ["Act D", "Act A", "Act B"].map(|title| (title.to_owned(), 1));
    assert_eq!(acts, wanted, "{text}");
}

/// The parts and regions that a plan forms, and the units and regions that it moves or
/// renames, by the words of its changes.
fn formed(changes: &[&Change]) -> Vec<String> {
    let mut formed: Vec<String> = changes
        .iter()
        .flat_map(|change| match change {
            Change::Create(c) => vec![format!("create {}", c.region.get_ref())],
            Change::Split(c) => c
                .into
                .iter()
                .map(|p| format!("split {}", p.name.get_ref()))
                .collect(),
            Change::Rename(c) => vec![format!("rename {}", c.to.get_ref())],
            Change::MoveCentre(c) => vec![format!("centre {}", c.centre.get_ref())],
            other => vec![format!("{other:?}")],
        })
        .collect();
    formed.sort();
    formed
}

fn reform_of_2022() -> Applied {
    let job = Job {
        plan: "kazakhstan-2022".to_owned(),
        ..Job::default()
    };
    prepare(&job).expect("the plan applies").applied
}

#[test]
fn the_reform_of_2022_comes_back_out_of_its_two_states() {
    let done = reform_of_2022();
    let found = found(&done.before, &vintage(&done.after));
    assert!(found.applied.is_ok(), "{:?}", found.applied);
    assert_eq!(found.residue, []);
    let changes = |plan: &Plan| -> Vec<Change> {
        let changes = plan.acts.iter().flat_map(|act| &act.changes);
        changes.map(|change| change.get_ref().clone()).collect()
    };
    let shipped = changes(&shipped("kazakhstan-2022"));
    let own = changes(&found.plan);
    let shown = |all: &[Change]| formed(&all.iter().collect::<Vec<_>>());
    assert_eq!(shown(&own), shown(&shipped));
}

/// A file of boundaries says what seats are called, and nothing of centres.
#[test]
fn a_new_region_has_the_centre_of_the_act_that_forms_it() {
    let done = reform_of_2022();
    let mut later = vintage(&done.after);
    later
        .regions
        .iter_mut()
        .for_each(|region| region.centre = None);
    let mut found = found(&done.before, &later);
    let open = |found: &Inferred| {
        let questions = found.questions.iter();
        questions
            .filter(|q| matches!(q, Question::NoCentre(_)))
            .count()
    };
    assert_eq!(open(&found), 3);
    let known = KnownActs::of_plan(&shipped("kazakhstan-2022"));
    assert!(found.with_acts(&known).is_dated);
    assert_eq!(open(&found), 0);
    let changes = found.plan.acts.iter().flat_map(|act| &act.changes);
    let centres: BTreeSet<&str> = changes
        .filter_map(|change| match change.get_ref() {
            Change::Create(created) => Some(created.centre.get_ref().as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        centres,
        BTreeSet::from(["Semey", "Taldykorgan", "Zhezkazgan"])
    );
}

/// What comes of a random reform whose later borders were all drawn anew by up to so many
/// metres.
fn drawn_anew(seed: u64, metres: f64) -> &'static str {
    let state = without_people(territory(seed));
    let (_, done) = reform(&state, seed, 4);
    let found = found(&state, &jittered(&vintage(&done.after), metres, seed));
    let applied = match (&found.applied, found.floor, found.residue.is_empty()) {
        (Ok(applied), Some(_), true) => applied,
        _ => return "refused",
    };
    let land = |t: &Territory| -> BTreeMap<String, (f64, f64)> {
        let shapes = unit_shapes(t);
        let units = t.living_units().map(|(id, _)| {
            let shape = &shapes[id.index()];
            let border: f64 = shape.iter().map(|p| length_km(&p.exterior().0)).sum();
            (t.path(id), (area_km2(shape), border))
        });
        units.collect()
    };
    let (made, wanted) = (land(&applied.after), land(&done.after));
    let like = |path: &String| {
        let (made, wanted) = (made.get(path)?, wanted.get(path)?);
        Some((made.0 - wanted.0).abs() <= 0.002 * metres * wanted.1 + 1e-6)
    };
    let same = made.len() == wanted.len() && wanted.keys().all(|path| like(path) == Some(true));
    if same { "right" } else { "wrong" }
}

#[test]
fn what_is_found_through_noise_was_done() {
    let mut wrong = 0;
    for metres in [1.0, 10.0, 100.0] {
        let mut found: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for seed in seeds(6) {
            let word = drawn_anew(seed, metres);
            found.entry(word).or_default().push(seed);
        }
        let of = |word: &str| found.get(word).cloned().unwrap_or_default();
        let count = |word: &str| of(word).len();
        println!(
            "{metres} m: {} right, {} refused, {} wrong {:?}",
            count("right"),
            count("refused"),
            count("wrong"),
            of("wrong")
        );
        wrong += count("wrong");
    }
    assert_eq!(wrong, 0);
}
