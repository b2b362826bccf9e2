//! Cleaning and checking, on situations small enough to draw on paper and on
//! random coverages.

#![allow(clippy::expect_used, clippy::panic)] // a test that cannot go on says why

use crate::coverages::{jittered, random_coverage};
use crate::fixtures::fixture;
use aimaq_coverage::{
    CheckOptions, CleanOptions, Cleaned, Finding, FindingKind, OverlapRule, Reason, RepairKind,
    Shape, area::area_km2, check, clean,
};
use geo::Area;
use geo_types::MultiPolygon;
use proptest::prelude::*;

fn cleaned(units: &[MultiPolygon<f64>], options: &CleanOptions) -> Cleaned {
    let done = clean(units, options).expect("clean");
    let residual = done.ledger.residual_m2();
    assert!(residual.abs() < 1.0, "the ledger is {residual} m² off");
    done
}

fn by_default(name: &str) -> Cleaned {
    cleaned(&fixture(name), &CleanOptions::default())
}

fn found(units: &[MultiPolygon<f64>]) -> Vec<Finding> {
    check(units, &CheckOptions::default()).expect("check")
}

fn kinds(name: &str) -> Vec<FindingKind> {
    let mut kinds: Vec<_> = found(&fixture(name)).iter().map(|f| f.kind).collect();
    kinds.dedup();
    kinds
}

fn areas(units: &[MultiPolygon<f64>]) -> Vec<f64> {
    let rounded = |unit: &MultiPolygon<f64>| (unit.unsigned_area() * 1e6).round() / 1e6;
    units.iter().map(rounded).collect()
}

/// The cleaned units have nothing left to find or to do.
fn settled(done: &Cleaned, options: &CleanOptions) {
    let left = found(&done.units);
    assert!(left.is_empty(), "left: {left:#?}");
    let again = cleaned(&done.units, options);
    assert_eq!(again.units, done.units);
    assert!(again.ledger.changed.is_empty());
    assert!(again.ledger.repairs.is_empty());
}

#[test]
fn a_narrow_gap_is_found_with_its_width_and_filled_along_the_longest_border() {
    let units = fixture("gap");
    let gap = found(&units)
        .into_iter()
        .find(|f| f.kind == FindingKind::Gap);
    let gap = gap.expect("a gap");
    assert_eq!(gap.units, [0, 1]);
    let width = gap.width_m.expect("a width");
    assert!((1.9..2.3).contains(&width), "{width}");
    let done = by_default("gap");
    assert_eq!(done.ledger.count(RepairKind::GapFilled), 1);
    assert_eq!(done.units[1], units[1]);
    settled(&done, &CleanOptions::default());
}

#[test]
fn a_gap_as_wide_as_the_limit_stays() {
    let options = CleanOptions::default().with_gap_width_m(1.0);
    let units = fixture("gap");
    assert_eq!(cleaned(&units, &options).units, units);
}

#[test]
fn an_overlap_goes_to_the_unit_that_the_rule_names() {
    let units = fixture("overlap");
    let share = |overlap: OverlapRule| {
        let options = CleanOptions::default().with_overlap(overlap);
        let done = cleaned(&units, &options);
        settled(&done, &options);
        areas(&done.units)
    };
    assert_eq!(share(OverlapRule::Larger), [2.0, 1.0]);
    assert_eq!(share(OverlapRule::Smaller), [1.5, 1.5]);
    assert_eq!(share(OverlapRule::Priority(vec![1.0, 2.0])), [1.5, 1.5]);
    assert_eq!(share(OverlapRule::Priority(vec![2.0, 1.0])), [2.0, 1.0]);
    assert_eq!(share(OverlapRule::Longest), [2.0, 1.0]);
}

#[test]
fn an_overlap_is_found_with_its_area_and_its_units() {
    let all = found(&fixture("overlap"));
    let overlap = all
        .iter()
        .find(|f| f.kind == FindingKind::Overlap)
        .expect("an overlap");
    assert_eq!(overlap.units, [0, 1]);
    let area = overlap.area_km2.expect("an area");
    let done = by_default("overlap");
    assert!((done.ledger.overlap_removed_m2 / 1e6 - area).abs() < 1e-6);
    assert!(all.iter().any(|f| f.kind == FindingKind::UnmatchedEdge));
}

#[test]
fn a_vertex_goes_into_the_edge_that_a_neighbour_touches() {
    let units = fixture("t_junction");
    assert!(kinds("t_junction").contains(&FindingKind::TJunction));
    let done = by_default("t_junction");
    let inserted = done
        .ledger
        .repairs
        .iter()
        .filter(|r| r.kind == RepairKind::NodeInserted);
    let inserted: Vec<_> = inserted
        .map(|r| (r.unit.map(u32::from), r.at.x, r.at.y))
        .collect();
    assert_eq!(inserted, [(Some(0), 1.0, 1.0)]);
    assert_eq!(done.units[1..], units[1..]);
    settled(&done, &CleanOptions::default());
}

#[test]
fn a_sliver_is_found_and_its_overlap_resolved() {
    assert!(kinds("sliver").contains(&FindingKind::Sliver));
    let done = by_default("sliver");
    assert_eq!(done.units[1].0.len(), 1);
    settled(&done, &CleanOptions::default());
}

#[test]
fn a_spike_is_found_with_its_length_and_removed() {
    let spike = found(&fixture("spike"))
        .into_iter()
        .find(|f| f.kind == FindingKind::Spike);
    let length = spike.expect("a spike").length_m.expect("a length");
    assert!((length - 55_597.0).abs() < 60.0, "{length}");
    let done = by_default("spike");
    assert_eq!(done.ledger.count(RepairKind::SeamRemoved), 1);
    assert_eq!(areas(&done.units), [1.0, 1.0]);
    settled(&done, &CleanOptions::default());
}

#[test]
fn a_true_enclave_whose_unit_is_not_loaded_stays_a_hole() {
    let units = fixture("enclave_without_neighbour");
    assert_eq!(by_default("enclave_without_neighbour").units, units);
    assert!(found(&units).is_empty());
}

#[test]
fn an_enclave_keeps_its_land_where_the_unit_around_it_has_no_hole() {
    let done = by_default("enclave_without_hole");
    assert_eq!(areas(&done.units), [8.0, 1.0]);
    assert_eq!(done.units[0].0[0].interiors().len(), 1);
    settled(&done, &CleanOptions::default());
}

#[test]
fn an_exclave_keeps_its_land_where_the_unit_around_it_has_no_hole() {
    let done = by_default("exclave_without_hole");
    assert_eq!(areas(&done.units), [8.0, 17.0]);
    settled(&done, &CleanOptions::default());
}

#[test]
fn a_hole_outside_its_shell_is_land() {
    assert_eq!(kinds("hole_outside_shell"), [FindingKind::SelfIntersection]);
    let done = by_default("hole_outside_shell");
    assert_eq!(areas(&done.units), [4.01]);
    assert_eq!(done.ledger.count(RepairKind::HoleOutside), 1);
    settled(&done, &CleanOptions::default());
}

#[test]
fn both_lobes_of_a_bow_tie_are_land() {
    assert!(kinds("bow_tie").contains(&FindingKind::SelfIntersection));
    let done = by_default("bow_tie");
    assert_eq!((areas(&done.units), done.units[0].0.len()), (vec![2.0], 2));
    settled(&done, &CleanOptions::default());
}

#[test]
fn units_drawn_twice_that_overlap_others_drawn_twice_keep_their_own_shapes() {
    let square = |x: f64| {
        let ring = [(x, 0.), (x + 2., 0.), (x + 2., 2.), (x, 2.)];
        let shell = ring.into_iter().chain([ring[0]]).collect();
        MultiPolygon::new(vec![geo_types::Polygon::new(shell, vec![])])
    };
    let units = [square(0.), square(1.), square(0.), square(1.)];
    let twins: Vec<_> = found(&units)
        .into_iter()
        .filter(|f| f.kind == FindingKind::Duplicate)
        .collect();
    assert_eq!(twins.len(), 2);
    for (twin, pair) in twins.iter().zip([[0, 2], [1, 3]]) {
        assert_eq!(twin.units, pair);
        let Shape::Land(shape) = &twin.shape else {
            panic!("{:?}", twin.shape);
        };
        assert_eq!(shape.unsigned_area(), 4.0);
        let km2 = area_km2(&units[pair[0] as usize]);
        assert!((twin.area_km2.expect("its area") - km2).abs() < 1e-6);
    }
}

#[test]
fn a_unit_drawn_twice_is_named_and_left_as_it_is() {
    let units = fixture("duplicate");
    let twins = found(&units)
        .into_iter()
        .find(|f| f.kind == FindingKind::Duplicate);
    assert_eq!(twins.expect("a duplicate").units, [0, 1]);
    let done = by_default("duplicate");
    let named: Vec<_> = done
        .ledger
        .unrepaired
        .iter()
        .map(|u| (u.unit.get(), u.reason))
        .collect();
    assert_eq!(named, [(1, Reason::Covered)]);
    assert_eq!(done.units, units);
}

#[test]
fn a_unit_without_a_feature_stays_one() {
    let units = fixture("empty_unit");
    assert_eq!(kinds("empty_unit"), [FindingKind::Empty]);
    assert_eq!(by_default("empty_unit").units, units);
}

#[test]
fn a_ring_without_land_is_found_and_its_unit_named() {
    assert_eq!(kinds("degenerate_ring"), [FindingKind::DegenerateRing]);
    let done = by_default("degenerate_ring");
    let named: Vec<_> = done
        .ledger
        .unrepaired
        .iter()
        .map(|u| (u.unit.get(), u.reason))
        .collect();
    assert_eq!(named, [(1, Reason::NoLand)]);
}

/// GEOS returns the second unit as `POLYGON EMPTY` (libgeos/geos#1525).
#[test]
fn no_unit_comes_out_empty_without_snapping() {
    let options = CleanOptions::default()
        .with_snap_m(0.0)
        .with_gap_width_m(0.0);
    let done = cleaned(
        &fixture("unmatched_vertex_with_integer_coordinates"),
        &options,
    );
    assert_eq!(areas(&done.units), [4.5, 1.5]);
    settled(&done, &options);
}

/// GEOS does not keep the outer border when it cleans (locationtech/jts#1129).
#[test]
fn the_outer_border_keeps_its_vertices_bit_for_bit() {
    let units = fixture("detail_on_the_outer_border");
    let done = by_default("detail_on_the_outer_border");
    assert_eq!(done.ledger.count(RepairKind::OverlapRemoved), 1);
    let vertices = |unit: &MultiPolygon<f64>| unit.0[0].exterior().0.clone();
    let kept = vertices(&done.units[0]);
    let outer = vertices(&units[0]).into_iter().filter(|p| p.x < 1.0);
    outer.for_each(|p| assert!(kept.contains(&p), "{p:?} is gone"));
    settled(&done, &CleanOptions::default());
}

#[test]
fn units_that_touch_at_a_point_are_no_finding() {
    let units = fixture("touching_at_a_point");
    assert!(found(&units).is_empty());
    assert_eq!(by_default("touching_at_a_point").units, units);
}

#[test]
fn a_negative_limit_is_refused() {
    let options = CleanOptions::default().with_snap_m(-1.0);
    assert!(clean(&fixture("gap"), &options).is_err());
}

#[test]
fn every_finding_says_where_and_how_large() {
    for name in [
        "gap",
        "overlap",
        "t_junction",
        "sliver",
        "spike",
        "bow_tie",
        "duplicate",
    ] {
        for finding in found(&fixture(name)) {
            assert!(
                finding.at.is_some() && !finding.units.is_empty(),
                "{name}: {finding:?}"
            );
            let sized = finding.area_km2.or(finding.length_m).is_some();
            assert!(
                sized || finding.kind == FindingKind::TJunction,
                "{name}: {finding:?}"
            );
        }
    }
}

/// What must hold however dirty a coverage was.
fn sound(before: &[MultiPolygon<f64>], dirty: &[MultiPolygon<f64>], options: &CleanOptions) {
    let done = cleaned(dirty, options);
    assert!(
        done.ledger.unrepaired.is_empty(),
        "{:?}",
        done.ledger.unrepaired
    );
    for (unit, (old, new)) in before.iter().zip(&done.units).enumerate() {
        let (old, new) = (area_km2(old), area_km2(new));
        assert!(
            (old - new).abs() < 1e-3 * old.max(0.1),
            "unit {unit}: {old} km², then {new}"
        );
    }
    settled(&done, options);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_valid_coverage_comes_out_bit_for_bit(seed: u64, side in 2..9_usize, units in 1..12_usize) {
        let units = random_coverage(seed, side, units);
        let done = cleaned(&units, &CleanOptions::default());
        prop_assert_eq!(&done.units, &units);
        prop_assert!(found(&units).iter().all(|f| f.kind == FindingKind::Empty));
    }

    #[test]
    fn a_jittered_coverage_is_snapped_together(seed: u64, side in 2..9_usize, units in 1..12_usize) {
        let units = with_land(random_coverage(seed, side, units));
        sound(&units, &jittered(&units, 1e-6, seed ^ 1), &CleanOptions::default());
    }

    #[test]
    fn a_jittered_coverage_is_put_together_without_snapping(seed: u64, side in 2..7_usize, units in 1..9_usize) {
        let options = CleanOptions::default().with_snap_m(0.0);
        let units = with_land(random_coverage(seed, side, units));
        sound(&units, &jittered(&units, 1e-6, seed ^ 2), &options);
    }

    #[test]
    fn the_same_dirt_gives_the_same_bytes(seed: u64) {
        let dirty = jittered(&random_coverage(seed, 5, 6), 3e-6, seed);
        let twice = [(); 2].map(|()| clean(&dirty, &CleanOptions::default()).expect("clean"));
        prop_assert_eq!(&twice[0], &twice[1]);
    }
}

/// Units that got no cell are left out: they have no land to compare.
fn with_land(units: Vec<MultiPolygon<f64>>) -> Vec<MultiPolygon<f64>> {
    units
        .into_iter()
        .filter(|unit| !unit.0.is_empty())
        .collect()
}

#[test]
fn rings_that_touch_are_put_together_until_they_rest() {
    let units = fixture("tangled-rings");
    let options = CleanOptions::default()
        .with_snap_m(5.0)
        .with_overlap(OverlapRule::Larger);
    let done = cleaned(&units, &options);
    let left = check(&done.units, &CheckOptions::default()).expect("a coverage");
    let touching: Vec<_> = left
        .iter()
        .filter(|f| f.kind == FindingKind::SelfTouch)
        .collect();
    assert!(touching.is_empty(), "{touching:?}");
    assert_eq!(cleaned(&done.units, &options).units, done.units);
}
