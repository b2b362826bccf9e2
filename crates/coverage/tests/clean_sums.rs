//! The sums of a cleaning close, whatever the rings do.

#![allow(clippy::expect_used)] // a test that cannot go on says why

use crate::coverages::{jittered, random_coverage};
use aimaq_coverage::{
    CheckOptions, CleanError, CleanOptions, Cleaned, Finding, FindingKind, Reason, RepairKind,
    area::area_km2, check, clean,
};
use geo::Area;
use geo_types::{LineString, MultiPolygon, Polygon};

fn cleaned(units: &[MultiPolygon<f64>], options: &CleanOptions) -> Cleaned {
    let done = clean(units, options).expect("clean");
    let residual = done.ledger.residual_m2();
    assert!(residual.abs() < 1.0, "the ledger is {residual} m² off");
    let sum = |units: &[MultiPolygon<f64>]| units.iter().map(area_km2).sum::<f64>();
    let before = done.ledger.before_km2;
    assert!((before - sum(units)).abs() < 1e-6, "{before} km² before");
    let change = sum(&done.units) - sum(units);
    let told = done.ledger.after_km2 - done.ledger.before_km2;
    assert!((change - told).abs() < 1e-6, "{change} km², {told} told");
    done
}

fn by_default(units: &[MultiPolygon<f64>]) -> Cleaned {
    cleaned(units, &CleanOptions::default())
}

fn found(units: &[MultiPolygon<f64>]) -> Vec<Finding> {
    check(units, &CheckOptions::default()).expect("check")
}

fn areas(units: &[MultiPolygon<f64>]) -> Vec<f64> {
    let rounded = |unit: &MultiPolygon<f64>| (unit.unsigned_area() * 1e6).round() / 1e6;
    units.iter().map(rounded).collect()
}

/// Nothing is left to find, and cleaning again changes nothing.
fn settled(done: &Cleaned) {
    let left = found(&done.units);
    assert!(left.is_empty(), "left: {left:#?}");
    assert_eq!(by_default(&done.units).units, done.units);
}

fn unit(rings: &[&[(f64, f64)]]) -> MultiPolygon<f64> {
    let mut lines = rings.iter().map(|ring| LineString::from(ring.to_vec()));
    let shell = lines.next().expect("a shell");
    Polygon::new(shell, lines.collect()).into()
}

#[test]
fn a_long_sliver_without_a_neighbour_is_dropped_and_the_sums_close() {
    // A triangle whose sides cross near its top and run on for a degree, 0.4 m apart.
    let units = [unit(&[&[
        (0.0, 0.0),
        (1.0, 0.0),
        (0.499_999, 1.0),
        (0.499_998, 2.0),
        (0.500_002, 2.0),
        (0.500_001, 1.0),
    ]])];
    let done = by_default(&units);
    let dropped = done.ledger.sliver_dropped_m2;
    assert!((30_000.0..50_000.0).contains(&dropped), "{dropped} m²");
    assert_eq!(done.units[0].0.len(), 1);
    settled(&done);
}

#[test]
fn parts_that_wind_both_ways_around_land_count_it_once() {
    // The second part is a bow tie whose lobe on the right, wound to the right, lies
    // in the first part: together they wind around it no time at all.
    let square = unit(&[&[(2.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 2.0)]]);
    let tie = unit(&[&[(0.0, 0.0), (3.0, 1.5), (3.0, 0.5), (0.0, 2.0)]]);
    let both = MultiPolygon::new(vec![square.0[0].clone(), tie.0[0].clone()]);
    let other = unit(&[&[(2.5, -1.0), (5.0, -1.0), (5.0, 3.0), (2.5, 3.0)]]);
    let found = found(std::slice::from_ref(&both));
    assert!(
        found
            .iter()
            .any(|f| f.kind == FindingKind::SelfIntersection),
        "{found:?}"
    );
    let done = by_default(&[both, other]);
    let land: f64 = areas(&done.units).iter().sum();
    // Square and right lobe west of the other unit 1, left lobe 2, the other unit 10.
    assert!((land - 13.0).abs() < 1e-5, "square degrees {land}");
}

#[test]
fn holes_go_with_a_shell_that_has_no_land_and_the_sums_close() {
    let flat: &[(f64, f64)] = &[(5.0, 5.0), (6.0, 6.0)];
    let hole: &[(f64, f64)] = &[(5.0, 5.0), (5.5, 5.0), (5.5, 5.5)];
    let square: &[(f64, f64)] = &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let mut shape = unit(&[square]);
    shape.0.extend(unit(&[flat, hole]));
    let done = by_default(&[shape]);
    assert_eq!(done.units, [unit(&[square])]);
    assert_eq!(done.ledger.count(RepairKind::RingDropped), 1);
}

#[test]
fn a_ring_that_runs_out_and_back_along_a_common_border_is_no_land() {
    let west: &[(f64, f64)] = &[(0.0, 0.0), (1.0, 0.0), (1.0, 3.0), (0.0, 3.0)];
    let east: &[(f64, f64)] = &[(1.0, 0.0), (2.0, 0.0), (2.0, 3.0), (1.0, 3.0)];
    let line: &[(f64, f64)] = &[(1.0, 0.0), (1.0, 1.0), (1.0, 2.0)];
    let units = [unit(&[west]), unit(&[east]), unit(&[line])];
    let done = by_default(&units);
    assert_eq!(done.units[2], units[2], "left as it was");
    let reasons: Vec<_> = done
        .ledger
        .unrepaired
        .iter()
        .map(|u| (u.unit.get(), u.reason))
        .collect();
    assert_eq!(reasons, [(2, Reason::NoLand)]);
    // As a part of a unit with land it goes.
    let mut both = unit(&[west]);
    both.0.extend(unit(&[line]));
    let done = by_default(&[both, unit(&[east])]);
    assert_eq!(done.ledger.count(RepairKind::RingDropped), 1);
    assert_eq!(areas(&done.units), [3.0, 3.0]);
    settled(&done);
}

#[test]
fn a_unit_that_loses_its_land_in_a_later_round_leaves_no_trace_in_the_sums() {
    for seed in 0..40 {
        let units = jittered(&random_coverage(seed, 8, 5), 3e-3, seed);
        for snap_m in [0.0, 200.0] {
            let options = CleanOptions::default().with_snap_m(snap_m);
            cleaned(&units, &options);
        }
    }
}

#[test]
fn a_tolerance_wider_than_the_units_is_an_error_not_a_flood_of_vertices() {
    let step = 0.001;
    let cell = |i: i32, j: i32| {
        let jog = f64::from((i * 7 + j * 13) % 5) * step / 20.0;
        let (x, y) = (f64::from(i) * step + jog, f64::from(j) * step - jog);
        unit(&[&[(x, y), (x + step, y), (x + step, y + step), (x, y + step)]])
    };
    let units: Vec<_> = (0..36).map(|n| cell(n % 6, n / 6)).collect();
    let options = CleanOptions::default().with_snap_m(1000.0);
    let before: usize = units.iter().map(|u| u.0[0].exterior().0.len()).sum();
    match clean(&units, &options) {
        Err(error) => assert!(matches!(error, CleanError::Restless { .. }), "{error}"),
        Ok(done) => {
            let rings = done.units.iter().flatten().map(|p| p.exterior().0.len());
            assert!(rings.sum::<usize>() < 10 * before + 1000);
        }
    }
}

#[test]
fn a_ring_without_area_in_the_plane_counts_as_it_winds() {
    // Its two lobes are equally large in square degrees and not on the ground.
    let lobes = [
        &[(2.0, 3.0), (1.0, 3.0), (3.0, 0.0), (0.0, 2.0), (2.0, 1.0)][..],
        &[(0.0, 6.0), (2.0, 3.0), (0.0, 2.0), (2.0, 7.0)],
    ];
    for ring in lobes {
        let back: Vec<_> = ring.iter().rev().copied().collect();
        for units in [[unit(&[ring])], [unit(&[&back])]] {
            assert_eq!(units[0].signed_area(), 0.0);
            let done = by_default(&units);
            assert_eq!(done.units[0].0.len(), 2, "{ring:?}");
            settled(&done);
        }
    }
}
