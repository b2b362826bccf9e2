//! Longitude and latitude, planes, and both sides of the antimeridian.

#![allow(clippy::expect_used, clippy::panic)] // a test that cannot go on says why

use crate::coverages::{jittered, random_coverage};
use aimaq_coverage::{
    BuildError, CheckOptions, CleanOptions, Coverage, Cutter, FindingKind, Place, Projection,
    Simplification, Space, UnitIndex, check, clean,
};
use geo_types::{Coord, LineString, MultiPolygon, polygon};

/// Metres of a plane for a degree: about as many as on the ground.
const SCALE: f64 = 1e5;

/// Units on a plane, far from its origin as those of map projections are.
fn in_a_plane(units: &[MultiPolygon<f64>]) -> Vec<MultiPolygon<f64>> {
    let place = |c: &Coord<f64>| Coord {
        x: (c.x - 70.0) * SCALE + 500_000.0,
        y: c.y * SCALE + 1_000_000.0,
    };
    let ring = |line: &LineString<f64>| -> LineString<f64> { line.0.iter().map(place).collect() };
    let unit = |unit: &MultiPolygon<f64>| {
        let parts = unit.iter().map(|part| {
            let holes = part.interiors().iter().map(ring).collect();
            geo_types::Polygon::new(ring(part.exterior()), holes)
        });
        MultiPolygon::new(parts.collect())
    };
    units.iter().map(unit).collect()
}

fn square(x: f64, y: f64, size: f64) -> MultiPolygon<f64> {
    polygon![(x: x, y: y), (x: x + size, y: y), (x: x + size, y: y + size), (x: x, y: y + size)]
        .into()
}

#[test]
fn metres_given_as_degrees_are_refused_with_their_place() {
    let units = [
        square(70.0, 45.0, 1.0),
        square(654_000.0, 5_123_000.0, 1000.0),
    ];
    let refused = Coverage::build(&units).expect_err("metres are no degrees");
    let BuildError::OutOfRange(place) = refused else {
        panic!("{refused}");
    };
    assert_eq!((place.ring.unit.get(), place.vertex), (1, 0));
    assert_eq!(place.at.x, 654_000.0);
    assert!(refused.to_string().contains("Space::Planar"), "{refused}");
    assert!(check(&units, &CheckOptions::default()).is_err());
    assert!(clean(&units, &CleanOptions::default()).is_err());
    let planar = Coverage::build_in(Space::Planar, &units[1..]).expect("a plane");
    assert_eq!(planar.area_km2(0), 1.0);
}

#[test]
fn a_latitude_beyond_the_pole_is_refused_and_a_longitude_up_to_360_is_not() {
    assert!(Coverage::build(&[square(10.0, 89.5, 1.0)]).is_err());
    assert!(Coverage::build(&[square(-180.5, 0.0, 1.0)]).is_err());
    assert!(Coverage::build(&[square(359.0, -90.0, 1.0)]).is_ok());
}

#[test]
fn units_cut_at_the_antimeridian_are_no_neighbours_and_those_drawn_across_it_are() {
    let cut = [square(179.0, 10.0, 1.0), square(-180.0, 10.0, 1.0)];
    let across = [square(179.0, 10.0, 1.0), square(180.0, 10.0, 1.0)];
    let [cut, across] = [cut, across].map(|units| Coverage::build(&units).expect("two squares"));
    assert!(cut.adjacency().is_empty());
    let [(a, b, km)] = across.adjacency()[..] else {
        panic!("one border");
    };
    assert_eq!((a.get(), b.get()), (0, 1));
    assert!((km - 110.6).abs() < 0.1, "{km}");
    // The land is as large both ways, and a map shows it in one piece.
    assert!((cut.areas_km2()[1] - across.areas_km2()[1]).abs() < 1e-6);
    let ends = [Coord { x: 179.0, y: 10.0 }, Coord { x: -179.0, y: 10.0 }];
    let projection = Projection::fitted(ends.into_iter()).expect("an extent");
    let [west, east] = ends.map(|end| projection.project(end).x);
    assert!((east - west - 219.0).abs() < 1.0, "{}", east - west);
    // Each side is found by its own longitudes.
    let at = cut.locator().locate(Coord { x: -179.5, y: 10.5 });
    assert_eq!(at, Place::Inside(UnitIndex::new(1)));
}

#[test]
fn a_plane_is_built_dissolved_and_cut_like_the_earth() {
    let units = in_a_plane(&random_coverage(5, 6, 5));
    let mut coverage = Coverage::build_in(Space::Planar, &units).expect("valid");
    assert_eq!(coverage.polygons(), units);
    let group_of = vec![Some(0); units.len()];
    let joined = coverage.dissolve_with_ledger(&group_of, 1).expect("closes");
    let sum: f64 = coverage.areas_km2().iter().sum();
    assert!((Space::Planar.area_km2(&joined.0[0]) - sum).abs() < 1e-6);
    let whole = coverage.area_km2(0);
    let middle = coverage.polygon(0).0[0].exterior().0.clone();
    let centres = [middle[0], middle[middle.len() / 2]];
    let report = coverage
        .cut(0, &Cutter::NearestCentre(&centres))
        .expect("two parts");
    let parts: f64 = report.part_area_km2.iter().sum();
    assert!((parts - whole).abs() < 1e-6 && report.parts.len() == 2);
}

#[test]
fn a_plane_is_checked_and_cleaned_in_its_own_metres() {
    let units = in_a_plane(&random_coverage(11, 5, 6));
    let limits = CheckOptions::default().with_space(Space::Planar);
    let options = CleanOptions::default().with_space(Space::Planar);
    let found = |units: &[MultiPolygon<f64>]| {
        let mut found = check(units, &limits).expect("check");
        found.retain(|f| !matches!(f.kind, FindingKind::Sliver | FindingKind::Empty));
        found
    };
    assert_eq!(found(&units), []);
    let loose = jittered(&units, 0.2, 3);
    assert!(!found(&loose).is_empty());
    let done = clean(&loose, &options).expect("clean");
    assert_eq!(found(&done.units), []);
    assert!(done.ledger.residual_m2().abs() < 1.0);
    let again = clean(&done.units, &options).expect("clean");
    assert!(again.ledger.repairs.is_empty() && again.units == done.units);
}

#[test]
fn a_plane_is_thinned_to_its_own_metres() {
    let units = in_a_plane(&random_coverage(2, 6, 5));
    for metres in [20.0, 60.0, 200.0] {
        let mut coverage = Coverage::build_in(Space::Planar, &units).expect("valid");
        let report = coverage
            .simplify(Simplification::Tolerance { metres })
            .expect("thinned");
        let farthest = report.farthest.expect("some were left out");
        assert!(farthest.metres <= metres, "{farthest:?}");
    }
}
