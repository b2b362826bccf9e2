//! Fewer vertices: neighbours stay together, nothing crosses, nothing vanishes.

#![allow(clippy::unwrap_used)] // helpers of tests

use aimaq_coverage::{Coverage, Simplification};
use geo_types::{LineString, MultiPolygon, Polygon};

fn unit(shell: &[(f64, f64)], holes: &[&[(f64, f64)]]) -> MultiPolygon<f64> {
    let ring = |points: &[(f64, f64)]| {
        let mut line: LineString<f64> = points.to_vec().into();
        line.close();
        line
    };
    Polygon::new(ring(shell), holes.iter().map(|h| ring(h)).collect()).into()
}

/// Everything that a tolerance of a million kilometres lets go.
fn thinned(units: &[MultiPolygon<f64>]) -> (Coverage, aimaq_coverage::SimplifyReport) {
    let mut coverage = Coverage::build(units).unwrap();
    let report = coverage
        .simplify(Simplification::Tolerance { metres: 1e9 })
        .unwrap();
    (coverage, report)
}

fn corners(coverage: &Coverage, unit: u32) -> usize {
    coverage.polygon(unit).0[0].exterior().0.len()
}

#[test]
fn a_common_border_is_thinned_once_for_both() {
    let west = unit(
        &[
            (0., 0.),
            (1., 0.),
            (1.1, 0.3),
            (0.9, 0.6),
            (1., 1.),
            (0., 1.),
        ],
        &[],
    );
    let east = unit(
        &[
            (1., 0.),
            (2., 0.),
            (2., 1.),
            (1., 1.),
            (0.9, 0.6),
            (1.1, 0.3),
        ],
        &[],
    );
    let (coverage, report) = thinned(&[west, east]);
    assert_eq!(coverage.adjacency().len(), 1);
    assert_eq!((corners(&coverage, 0), corners(&coverage, 1)), (4, 4));
    assert_eq!(report.vertices_before, 8);
    assert_eq!(report.vertices_after, 4);
}

#[test]
fn an_island_and_an_enclave_keep_three_corners() {
    let octagon = |x: f64, y: f64, r: f64| -> Vec<(f64, f64)> {
        (0..8)
            .map(|i| f64::from(i).mul_add(std::f64::consts::FRAC_PI_4, 0.1))
            .map(|a| (x + r * a.cos(), y + r * a.sin()))
            .collect()
    };
    let hole = octagon(2., 2., 0.5);
    let units = [
        unit(&[(0., 0.), (4., 0.), (4., 4.), (0., 4.)], &[&hole]),
        unit(&hole, &[]),
        unit(&octagon(9., 9., 0.01), &[]),
    ];
    let (coverage, report) = thinned(&units);
    assert_eq!([1, 2].map(|u| corners(&coverage, u)), [4, 4]);
    assert_eq!(coverage.polygon(0).0[0].interiors().len(), 1);
    assert!(report.held > 0);
}

#[test]
fn two_arcs_between_the_same_nodes_do_not_fall_together() {
    // A lens between two half planes: both its sides would become one line.
    let lens = unit(&[(1., 1.), (2., 0.8), (3., 1.), (2., 1.2)], &[]);
    let south = unit(
        &[
            (0., 0.),
            (4., 0.),
            (4., 1.),
            (3., 1.),
            (2., 0.8),
            (1., 1.),
            (0., 1.),
        ],
        &[],
    );
    let north = unit(
        &[
            (0., 1.),
            (1., 1.),
            (2., 1.2),
            (3., 1.),
            (4., 1.),
            (4., 2.),
            (0., 2.),
        ],
        &[],
    );
    let (coverage, _) = thinned(&[south, north, lens]);
    assert!(coverage.area_km2(2) > 1.0);
    assert_eq!(corners(&coverage, 2), 4);
}

#[test]
fn a_border_does_not_jump_over_a_village_beside_it() {
    // The bend at (2, 1) goes around an island that lies in its triangle.
    let bent = unit(
        &[(0., 0.), (2., 1.), (4., 0.), (4., -2.), (0., -2.)],
        &[&[(1.9, 0.5), (2.1, 0.5), (2.0, 0.7)]],
    );
    let island = unit(&[(1.9, 0.5), (2.1, 0.5), (2.0, 0.7)], &[]);
    let (coverage, report) = thinned(&[bent, island]);
    let shell = coverage.polygon(0).0[0].exterior().0.clone();
    assert!(
        shell.contains(&geo_types::Coord { x: 2., y: 1. }),
        "{shell:?}"
    );
    assert!(report.held > 0);
}

#[test]
fn a_share_keeps_the_largest_bends() {
    let jagged: Vec<(f64, f64)> = (0..=100)
        .map(|i| {
            (
                f64::from(i),
                if i % 10 == 5 {
                    2.0
                } else {
                    f64::from(i % 2) * 0.01
                },
            )
        })
        .chain([(100., 50.), (0., 50.)])
        .collect();
    let mut coverage = Coverage::build(&[unit(&jagged, &[])]).unwrap();
    let report = coverage
        .simplify(Simplification::Share { keep: 0.4 })
        .unwrap();
    assert_eq!(report.vertices_before, 103);
    assert!((42..=50).contains(&report.vertices_after), "{report:?}");
    let shell = &coverage.polygon(0).0[0].exterior().0.clone();
    assert_eq!(shell.iter().filter(|c| c.y == 2.0).count(), 10);
    let mut whole = Coverage::build(&[unit(&jagged, &[])]).unwrap();
    let all = whole.simplify(Simplification::Share { keep: 1.0 }).unwrap();
    assert_eq!(all.vertices_before, all.vertices_after);
}
