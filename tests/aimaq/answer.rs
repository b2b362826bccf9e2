//! What the first screen answers: for whom ways change, in which regions, and that a colour of
//! the map of the change is no gain.

use std::path::Path;

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::compare::where_most;
use aimaq::figures::{MapView, map_spec};
use aimaq::words::{Lang, say};

fn prepared(plan: &str, territory: Option<&str>, tag: &str) -> Prepared {
    let job = Job {
        plan: plan.to_owned(),
        territory: territory.map(str::to_owned),
        lang: Lang::new(tag).expect("a tag"),
        ..Job::default()
    };
    prepare(&job).expect("the plan applies")
}

fn told(prepared: &Prepared) -> Vec<String> {
    let told = where_most(&prepared.comparison);
    told.iter().map(|line| say(line, prepared.lang())).collect()
}

/// The people of a region with their kilometres, by hand from the journeys.
fn by_hand(prepared: &Prepared, name: &str, sign: f64) -> (f64, f64) {
    let after = &prepared.applied.after;
    let mut own = after.living_regions();
    let (id, _) = own.find(|(_, r)| r.names.en == name).expect("a region");
    let own = prepared.comparison.journeys.iter();
    let own = own.filter(|j| j.region_after == id);
    let changed = own.filter(|j| (j.after_km - j.before_km) * sign > 1.0);
    changed.fold((0.0, 0.0), |(people, km), j| {
        let change = (j.after_km - j.before_km).abs();
        (people + j.people, km + change * j.people)
    })
}

#[test]
fn the_regions_of_the_answer_are_those_of_the_journeys() {
    let prepared = prepared("kazakhstan-2022", None, "en");
    let lines = told(&prepared);
    assert_eq!(lines.len(), 3, "{lines:?}");
    // Why a region gains that gets no unit, once; a new region had no other centre.
    let moved = "by 145 km: its centre is now Konaev)";
    assert!(
        lines[0].contains(moved) && !lines[2].contains("centre"),
        "{lines:?}"
    );
    assert_eq!(lines[0].matches("centre").count(), 1, "{lines:?}");
    for (line, sign, name) in [
        (&lines[0], -1.0, "Almaty Region"),
        (&lines[0], -1.0, "Abai Region"),
        (&lines[0], -1.0, "Ulytau Region"),
        (&lines[2], 1.0, "Abai Region"),
        (&lines[2], 1.0, "Ulytau Region"),
    ] {
        let (people, km) = by_hand(&prepared, name, sign);
        let mean = format!("by {:.0} km", km / people);
        let part = line.split(name).nth(1).expect("the region is named");
        let part = &part[..=part.find(')').expect("an end")];
        assert!(part.contains(&mean), "{name}: {part}, not {mean}");
        let short = match people {
            n if n >= 999_500.0 => format!("({:.1} million", n / 1e6),
            n => format!("({:.0} thousand", n / 1e3),
        };
        assert!(part.contains(&short), "{name}: {part}, not {short}");
    }
    let (nearer, _) = by_hand(&prepared, "Zhetysu Region", -1.0);
    assert!(nearer < 1000.0, "{nearer}");
    assert!(lines[1].contains("Zhetysu Region"), "{lines:?}");
    assert!(!lines[0].contains("Zhetysu Region"), "{lines:?}");
}

#[test]
fn every_language_says_where() {
    for (tag, idle) in [
        ("en", "Zhetysu Region"),
        ("kk", "Жетісу облысы"),
        ("ru", "область Жетісу"),
    ] {
        let prepared = prepared("kazakhstan-2022", None, tag);
        let lines = told(&prepared);
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[1].contains(idle), "{lines:?}");
    }
}

#[test]
fn nothing_is_said_of_a_side_that_nobody_is_on() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/territories/four_squares");
    let plan = folder.join("a2_to_east.toml").display().to_string();
    let prepared = prepared(&plan, folder.to_str(), "en");
    let lines = told(&prepared);
    assert_eq!(
        lines,
        ["Farther most of all: East (200 people, by 111 km)."]
    );
}

#[test]
fn the_key_of_the_change_says_that_a_colour_is_no_gain() {
    for (tag, note, as_before) in [
        ("en", "not a shorter way", "as before"),
        ("kk", "қысқаруын емес", "бұрынғыдай"),
        ("ru", "а не сокращение пути", "как прежде"),
    ] {
        let prepared = prepared("kazakhstan-2022", None, tag);
        let spec = map_spec(&prepared.subject(), MapView::Change);
        let said = spec.legend_note.as_deref().unwrap_or_default();
        assert!(said.contains(note), "{said}");
        let same = spec.legend.iter().filter(|e| e.text.contains(as_before));
        assert_eq!(same.count(), 1, "{tag}: of Zhetysu alone");
        let ways = spec
            .legend
            .iter()
            .filter(|e| e.text.contains("\u{a0}→\u{a0}"));
        assert_eq!(ways.count(), 2, "{tag}: of Abai and Ulytau");
    }
}
