//! Building from what a coverage gave out gives the same coverage.

#![allow(clippy::expect_used)] // a test that cannot go on says why

use aimaq_coverage::Coverage;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

fn built(ring: &[(f64, f64)]) -> Vec<Coord<f64>> {
    let shape: MultiPolygon<f64> = Polygon::new(LineString::from(ring.to_vec()), Vec::new()).into();
    let coverage = Coverage::build(&[shape]).expect("a ring");
    coverage.polygon(0).0[0].exterior().0.clone()
}

fn again(ring: &[Coord<f64>]) -> Vec<Coord<f64>> {
    built(&ring.iter().map(|c| (c.x, c.y)).collect::<Vec<_>>())
}

#[test]
fn a_ring_with_a_spike_at_its_smallest_vertex_starts_the_same_way_again() {
    let once = built(&[(1.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0), (2.0, 1.0)]);
    assert_eq!(again(&once), once);
    let turned = built(&[(1.0, 2.0), (1.0, 1.0), (2.0, 1.0), (1.0, 1.0), (2.0, 2.0)]);
    assert_eq!(turned, once);
}

#[test]
fn a_ring_that_touches_itself_is_not_split_by_building() {
    let hourglass = [
        (0.0, 0.0),
        (2.0, 0.0),
        (1.0, 1.0),
        (2.0, 2.0),
        (0.0, 2.0),
        (1.0, 1.0),
    ];
    let once = built(&hourglass);
    assert_eq!(once.len(), 7);
    assert_eq!(again(&once), once);
}

/// The loops of this figure of eight are equally large and wind opposite ways: it
/// winds neither way, and may turn. Its vertices and edges stay.
#[test]
fn a_figure_of_eight_that_encloses_nothing_keeps_its_edges() {
    let once = built(&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)]);
    let mut back = once.clone();
    back.reverse();
    let second = again(&once);
    assert!(second == once || second == back, "{second:?}");
}
