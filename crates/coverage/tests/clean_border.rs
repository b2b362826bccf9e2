//! The outer border of a cleaning: what is told of it, and what it rests on.

#![allow(clippy::expect_used)] // a test that cannot go on says why

use std::collections::HashSet;

use crate::coverages::{jittered, random_coverage};
use crate::fixtures::fixture;
use aimaq_coverage::{CleanOptions, Cleaned, Coverage, OuterBorder, clean};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;

/// A degree of latitude, or of longitude on the equator, km.
const DEGREE_KM: f64 = 111.195_08;

fn cleaned(units: &[MultiPolygon<f64>]) -> (Cleaned, OuterBorder) {
    let done = clean(units, &CleanOptions::default()).expect("clean");
    let border = done.ledger.outer_border.expect("settled");
    (done, border)
}

fn ring(corners: &[(f64, f64)]) -> LineString<f64> {
    LineString::from(corners.to_vec())
}

fn unit(corners: &[(f64, f64)]) -> MultiPolygon<f64> {
    Polygon::new(ring(corners), vec![]).into()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

type Edge = [(u64, u64); 2];

/// The edges with a unit on one side alone, whatever their direction.
fn outer_edges(units: &[MultiPolygon<f64>]) -> HashSet<Edge> {
    let coverage = Coverage::build(units).expect("sound rings");
    let outer = coverage.arcs().filter(|arc| arc.right.is_none());
    let bits = |p: Coord<f64>| (p.x.to_bits(), p.y.to_bits());
    let edges = outer.flat_map(|arc| arc.coords.windows(2));
    let key = |e: &[Coord<f64>]| {
        let mut key = [bits(e[0]), bits(e[1])];
        key.sort_unstable();
        key
    };
    edges.map(key).collect()
}

#[test]
fn what_needs_no_repair_keeps_all_of_its_border() {
    let units = fixture("enclave_without_neighbour");
    let (done, border) = cleaned(&units);
    assert_eq!(border.before_km, border.after_km);
    assert_eq!(border.kept_km, border.after_km);
    assert_eq!((border.farthest, border.holes), (None, 1));
    let ledger = &done.ledger;
    assert_eq!(ledger.units_before, ledger.units_after);
    assert_eq!(ledger.parts_before, ledger.parts_after);
}

#[test]
fn a_gap_that_is_filled_and_an_overlap_that_is_removed_are_no_outer_border() {
    for name in ["gap", "overlap"] {
        let (_, border) = cleaned(&fixture(name));
        assert!(
            near(border.before_km, border.after_km),
            "{name}: {border:?}"
        );
    }
    // All of it is as it was: the gap begins and ends inside.
    let (_, border) = cleaned(&fixture("gap"));
    assert!(
        (border.after_km - 6.0 * DEGREE_KM).abs() < 0.1,
        "{border:?}"
    );
    assert!(near(border.kept_km, border.after_km), "{border:?}");
    assert_eq!((border.farthest, border.holes), (None, 0));
}

#[test]
fn corners_that_are_snapped_together_move_the_border_no_farther_than_they_went() {
    let west = unit(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
    let east = unit(&[(1.000_002, 0.0), (2.0, 0.0), (2.0, 1.0), (1.000_002, 1.0)]);
    let (_, border) = cleaned(&[west, east]);
    let farthest = border.farthest.expect("a corner moved");
    assert!((farthest.metres - 0.222).abs() < 0.001, "{farthest:?}");
    // The two edges at the corners that moved are others now.
    let east_km = DEGREE_KM + DEGREE_KM * 1_f64.to_radians().cos();
    assert!(
        (border.after_km - border.kept_km - east_km).abs() < 0.01,
        "{border:?}"
    );
    assert!(
        (border.after_km - border.before_km).abs() < 0.001,
        "{border:?}"
    );
}

#[test]
fn a_sliver_that_is_dropped_takes_its_border_with_it() {
    // A triangle whose sides cross near its top and run on for a degree, 0.4 m apart.
    let (done, border) = cleaned(&[unit(&[
        (0.0, 0.0),
        (1.0, 0.0),
        (0.499_999, 1.0),
        (0.499_998, 2.0),
        (0.500_002, 2.0),
        (0.500_001, 1.0),
    ])]);
    assert!(done.ledger.sliver_dropped_m2 > 0.0);
    let dropped = border.before_km - border.after_km;
    assert!((dropped - 2.0 * DEGREE_KM).abs() < 0.01, "{border:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_told_of_the_border_is_what_came_out(seed in any::<u64>(), dirt in 0_usize..4, snap in 0_usize..3) {
        let by = [1e-7, 1e-6, 1e-5, 1e-3][dirt];
        let units = jittered(&random_coverage(seed, 6, 5), by, seed);
        let snap_m = [0.0, 0.5, 20.0][snap];
        let options = CleanOptions::default().with_snap_m(snap_m);
        let done = clean(&units, &options).expect("clean");
        let ledger = &done.ledger;
        prop_assert_eq!(ledger.units_before, ledger.units_after);
        let count = |units: &[MultiPolygon<f64>]| units.iter().map(|unit| unit.0.len()).sum::<usize>();
        prop_assert_eq!((ledger.parts_before, ledger.parts_after), (count(&units), count(&done.units)));
        prop_assume!(ledger.unrepaired.is_empty() && !ledger.unsettled);
        let border = ledger.outer_border.expect("settled");
        let coverage = Coverage::build(&done.units).expect("sound rings");
        // On the sphere and on the ellipsoid, at 45 degrees.
        prop_assert!((border.after_km / coverage.outer_border_km() - 1.0).abs() < 0.005);
        let joined = coverage.dissolve(&vec![Some(0); done.units.len()], 1);
        let holes: usize = joined[0].iter().map(|part| part.interiors().len()).sum();
        prop_assert_eq!(border.holes, holes);
        prop_assert!(border.kept_km <= border.after_km * (1.0 + 1e-9) && border.kept_km <= border.before_km * (1.0 + 1e-9));
        let (before, after) = (outer_edges(&units), outer_edges(&done.units));
        let all_kept = after.is_subset(&before);
        prop_assert_eq!(near(border.kept_km, border.after_km), all_kept, "{:?}", border);
        prop_assert_eq!(border.farthest.is_none(), all_kept, "{:?}", border);
    }
}
