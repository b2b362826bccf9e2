//! Answers that are looked up on all threads are those of one.

#![cfg(feature = "rayon")]
#![allow(clippy::expect_used)] // a test that cannot go on says why

use crate::coverages::{Random, random_coverage};
use aimaq_coverage::{Coverage, Place};
use geo_types::Coord;

/// Enough points for several tasks, some of them on borders.
fn points(units: &[geo_types::MultiPolygon<f64>]) -> Vec<Coord<f64>> {
    let mut random = Random(7);
    let anywhere = (0..20_000).map(|_| Coord {
        x: 70.05 + 0.06 * random.signed(),
        y: 45.05 + 0.06 * random.signed(),
    });
    let mut points: Vec<Coord<f64>> = anywhere.collect();
    let shells = units.iter().flatten().map(|p| p.exterior());
    points.extend(shells.flat_map(|shell| shell.0.iter().copied()));
    points
}

#[test]
fn places_do_not_depend_on_the_number_of_threads() {
    let units = random_coverage(3, 10, 8);
    let coverage = Coverage::build(&units).expect("valid units");
    let locator = coverage.locator();
    let points = points(&units);
    // As without the feature: point by point, on this thread.
    let alone: Vec<Place> = points.iter().map(|&p| locator.locate(p)).collect();
    let borders = alone.iter().filter(|p| matches!(p, Place::Border(_)));
    assert!(borders.count() > 100 && alone.contains(&Place::Outside));
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let pool = pool.build().expect("a pool");
        let found = pool.install(|| locator.places_parallel(&points));
        assert_eq!(found, alone, "{threads} threads");
        let units = pool.install(|| locator.locate_all_parallel(&points));
        assert_eq!(units, locator.locate_all(&points), "{threads} threads");
    }
}
