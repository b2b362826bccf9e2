//! Options, indices, findings and ledgers as JSON: what is written can be read again,
//! and an option that is left out has its default.

#![cfg(feature = "serde")]
#![allow(clippy::expect_used)] // a test that cannot go on says why

use std::fmt::Debug;

use crate::coverages::random_coverage;
use aimaq_coverage::simplify::Measure;
use aimaq_coverage::{
    CheckOptions, CleanOptions, Coverage, CutOptions, DissolveLedger, OverlapRule, Space,
    UnitIndex, check, clean,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn again<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON");
    let read: T = serde_json::from_str(&text).expect("what was written is read");
    assert_eq!(read, *value, "{text}");
}

#[test]
fn options_and_indices_are_read_as_they_were_written() {
    again(&UnitIndex::new(7));
    Measure::ALL.iter().for_each(again);
    [Space::Geographic, Space::Planar].iter().for_each(again);
    again(&CutOptions::default().with_sliver_width_m(0.1));
    again(&CheckOptions::default().with_gap_width_m(1.5));
    for rule in [
        OverlapRule::Longest,
        OverlapRule::Smaller,
        OverlapRule::Larger,
        OverlapRule::Priority(vec![1.0, -2.5]),
    ] {
        again(&CleanOptions::default().with_overlap(rule).with_snap_m(0.25));
    }
}

#[test]
fn an_option_that_is_left_out_has_its_default() {
    let read: CleanOptions = serde_json::from_str(r#"{"snap_m": 2.0}"#).expect("options");
    assert_eq!(read, CleanOptions::default().with_snap_m(2.0));
    let read: CheckOptions = serde_json::from_str("{}").expect("options");
    assert_eq!(read, CheckOptions::default());
}

#[test]
fn a_ledger_is_read_as_it_was_written() {
    let units = random_coverage(5, 6, 4);
    let coverage = Coverage::build(&units).expect("valid units");
    let groups: Vec<Option<u32>> = vec![Some(0); units.len()];
    let (_, ledger) = coverage
        .dissolve_with_ledger(&groups, 1)
        .expect("one group");
    again::<DissolveLedger>(&ledger);
}

#[test]
fn findings_and_repairs_are_lists_of_objects() {
    let mut units = random_coverage(5, 6, 4);
    // The second unit has the first one's land as well.
    let land = units[0].clone();
    units[1].0.extend(land);
    let findings = check(&units, &CheckOptions::default()).expect("checked");
    let json = serde_json::to_value(&findings).expect("JSON");
    let both = serde_json::json!([0, 1]);
    let overlap = |f: &serde_json::Value| f["kind"] == "overlap" && f["units"] == both;
    assert!(
        json.as_array().is_some_and(|all| all.iter().any(overlap)),
        "{json}"
    );
    let cleaned = clean(&units, &CleanOptions::default()).expect("cleaned");
    let json = serde_json::to_value(&cleaned.ledger).expect("JSON");
    let repairs = json["repairs"].as_array().expect("a list");
    assert!(
        repairs.iter().any(|r| r["kind"] == "overlap_removed"),
        "{json}"
    );
}
