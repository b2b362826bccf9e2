//! Boundaries of two days and tables of events: whatever is read, the reform between them is
//! found without a panic, its plan can be written and read again, and what is said to leave
//! nothing leads to the later units.

use std::collections::BTreeSet;

use aimaq::boundaries::Outlines;
use aimaq::geodata::{VintageFields, vintage};
use aimaq::io::{parse_features, parse_table};
use aimaq::reform::infer::{InferOptions, KnownActs, infer};
use aimaq::reform::parse;
use aimaq::territory::Territory;
use aimaq::words::Lang;

use crate::damage::damaged;
use crate::random::Random;
use crate::readers::PART;

const OLD: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"no":"11","called":"Alpha","shire":"West"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,0.5],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","properties":{"no":"12","called":"Beta","shire":"West"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0.5],[1,0]]]}},
{"type":"Feature","properties":{"no":"21","called":"Gamma","shire":"East"},"geometry":{"type":"Polygon","coordinates":[[[2,0],[3,0],[3,1],[2,1],[2,0]]]}}]}"#;

const NEW: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"no":"11","called":"Alpha","shire":"West"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0.75,0],[0.75,0.5],[1,0.5],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","properties":{"no":"12","called":"Beta","shire":"East"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0.5],[0.75,0.5],[0.75,0],[1,0]]]}},
{"type":"Feature","properties":{"no":"22","called":"Cove","shire":"East"},"geometry":{"type":"Polygon","coordinates":[[[2,0],[3,0],[3,1],[2,1],[2,0]]]}}]}"#;

const EVENTS: &str = "date,effective,type,unit,legal_act,source\n\
    2000-06-01,,move_border,Alpha -> Beta,Act 1,here\n2000-07-01,2000,rename,Cove,Act 2,\n";

/// What such files are made of, sound and damaged.
pub const WORDS: &[&str] = &[
    PART,
    "Alpha",
    "Beta",
    "Gamma",
    "Cove",
    "West",
    "East",
    "\"11\"",
    "\"12\"",
    "\"21\"",
    "0.5",
    "0.75",
    "1e-9",
    "0.25",
    "[1,1]",
    "null",
    "\"no\"",
    "\"called\"",
    "\"shire\"",
    "rename",
    "move_border",
    "2000-06-01",
    "/",
    "code:",
];

pub fn two_vintages(random: &mut Random) {
    let (mut old, mut new) = (OLD.as_bytes().to_vec(), NEW.as_bytes().to_vec());
    let mut events = EVENTS.as_bytes().to_vec();
    match random.below(4) {
        0 => old = damaged(random, old, WORDS),
        1 => events = damaged(random, events, WORDS),
        _ => new = damaged(random, new, WORDS),
    }
    find(&old, &new, &events);
}

/// The earlier, the later and the events in one.
pub fn read_vintages(bytes: &[u8]) {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(PART.len()).position(|w| w == PART.as_bytes()) {
        parts.push(&rest[..at]);
        rest = &rest[at + PART.len()..];
    }
    parts.push(rest);
    let of =
        |place: usize, usual: &'static str| parts.get(place).copied().unwrap_or(usual.as_bytes());
    find(of(0, OLD), of(1, NEW), of(2, EVENTS));
}

pub fn seeds() -> Vec<Vec<u8>> {
    vec![[OLD, PART, NEW, PART, EVENTS].concat().into_bytes()]
}

fn read(bytes: &[u8], day: &str) -> Option<Territory> {
    let table = parse_features(bytes, "fuzz.geojson").ok()?;
    let outlines = Outlines::new(table, "fuzz.geojson").ok()?;
    let fields = VintageFields {
        key: "no".to_owned(),
        name: Some("called".to_owned()),
        region: Some("shire".to_owned()),
        kind: None,
        seat: None,
        people: None,
    };
    let found = vintage(outlines, &fields, "fuzz", day.parse().expect("a day")).ok()?;
    Some(found.territory)
}

fn paths(state: &Territory) -> BTreeSet<String> {
    state.living_units().map(|(id, _)| state.path(id)).collect()
}

fn find(old: &[u8], new: &[u8], events: &[u8]) {
    let (Some(old), Some(new)) = (read(old, "2000-01-01"), read(new, "2001-01-01")) else {
        return;
    };
    let options = InferOptions {
        title: "Fuzz".to_owned(),
        floor_m: None,
    };
    let mut found = infer(&old, &new, &options);
    let text = String::from_utf8_lossy(events);
    let known =
        parse_table(&text, "fuzz.csv").map(|table| KnownActs::of_events(&table, "fuzz.csv"));
    if let Ok(Ok(known)) = known {
        let _ = found.with_acts(&known);
    }
    if let (Ok(applied), []) = (&found.applied, found.residue.as_slice()) {
        assert_eq!(paths(&applied.after), paths(&found.after));
    }
    let text = found.text(Lang::EN).expect("a plan is written");
    assert!(
        found.plan.acts.is_empty() || parse(&text, "plan.toml").is_ok(),
        "{text}"
    );
    let _ = (found.sheet(), found.differences_table());
}
