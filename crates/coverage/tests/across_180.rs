//! Cuts of land on both sides of the antimeridian.
//!
//! ```text
//!  1 +---+-------+---+
//!    | W | Middle| E |   W 178..179, Middle 179..180 and -180..-179, E -179..-178
//!  0 +---+-------+---+
//! ```

#![allow(clippy::expect_used)] // a test that cannot go on says why

use aimaq_coverage::{Coverage, CutError, Cutter, Space};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

fn at(x: f64, y: f64) -> Coord<f64> {
    Coord { x, y }
}

fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> Polygon<f64> {
    let ring = vec![at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)];
    Polygon::new(LineString(ring), vec![])
}

fn strait() -> Coverage {
    let units = [
        MultiPolygon::new(vec![rect(178.0, 0.0, 179.0, 1.0)]),
        MultiPolygon::new(vec![
            rect(179.0, 0.0, 180.0, 1.0),
            rect(-180.0, 0.0, -179.0, 1.0),
        ]),
        MultiPolygon::new(vec![rect(-179.0, 0.0, -178.0, 1.0)]),
    ];
    Coverage::build(&units).expect("coverage")
}

/// The middle cut, with the areas of its parts in square degrees, west and east of 180.
fn cut(cutter: &Cutter<'_>) -> (Coverage, Vec<[f64; 2]>) {
    let mut land = strait();
    land.cut(1, cutter).expect("cut");
    let areas = [1, 3].map(|unit| {
        let (mut west, mut east) = (0.0, 0.0);
        for polygon in &land.polygon(unit) {
            let ring = &polygon.exterior().0;
            let twice: f64 = ring
                .windows(2)
                .map(|e| e[0].x * e[1].y - e[1].x * e[0].y)
                .sum();
            let side = if ring[0].x > 0.0 {
                &mut west
            } else {
                &mut east
            };
            *side += (twice.abs() / 2.0 * 1e6).round() / 1e6;
        }
        [west, east]
    });
    (land, areas.to_vec())
}

#[test]
fn the_nearest_centre_may_lie_on_the_other_side() {
    let (_, areas) = cut(&Cutter::NearestCentre(&[at(179.25, 0.5), at(-179.5, 0.5)]));
    assert_eq!(areas, [[0.875, 0.0], [0.125, 1.0]]);
}

#[test]
fn a_polygon_across_180_is_taken_the_short_way() {
    let written = MultiPolygon::new(vec![rect(179.5, -1.0, -178.5, 2.0)]);
    let beyond = MultiPolygon::new(vec![rect(179.5, -1.0, 181.5, 2.0)]);
    let halves = MultiPolygon::new(vec![
        rect(179.5, -1.0, 180.0, 2.0),
        rect(-180.0, -1.0, -178.5, 2.0),
    ]);
    for shape in [written, beyond, halves] {
        let (_, areas) = cut(&Cutter::Polygon(&shape));
        assert_eq!(areas, [[0.5, 0.0], [0.5, 1.0]], "{shape:?}");
    }
}

#[test]
fn a_line_divides_both_sides_and_what_it_does_not_reach_goes_along() {
    let north = LineString(vec![at(179.25, -1.0), at(179.25, 2.0)]);
    let (_, areas) = cut(&Cutter::Line(&north));
    assert_eq!(areas, [[0.25, 0.0], [0.75, 1.0]]);
    let slanting = LineString(vec![at(179.5, -0.5), at(-179.5, 1.5)]);
    let (land, areas) = cut(&Cutter::Line(&slanting));
    // To the left, north-west, are 179..180 above the line and the corner beyond.
    let sum = |part: usize| areas[part][0] + areas[part][1];
    assert!(
        (sum(0) - 1.0).abs() < 1e-6 && (sum(1) - 1.0).abs() < 1e-6,
        "{areas:?}"
    );
    let corners = [1, 3].map(|unit| {
        let land = land.polygon(unit);
        let all = land.iter().flat_map(|p| p.exterior().0.clone());
        let mut seam: Vec<Coord<f64>> = all.filter(|p| p.y == 0.5).collect();
        seam.sort_by(|a, b| a.x.total_cmp(&b.x));
        seam.dedup();
        seam
    });
    assert_eq!(corners[0], [at(-180.0, 0.5), at(180.0, 0.5)]);
    assert_eq!(corners[1], corners[0]);
}

#[test]
fn area_and_the_border_of_the_neighbours_are_kept() {
    let before = strait();
    let (after, _) = cut(&Cutter::NearestCentre(&[at(179.1, 0.2), at(-179.2, 0.9)]));
    let area = |land: &Coverage, units: &[u32]| -> f64 {
        let shapes = units.iter().map(|&u| land.polygon(u));
        shapes.map(|shape| Space::Geographic.area_km2(&shape)).sum()
    };
    let (whole, parts) = (area(&before, &[1]), area(&after, &[1, 3]));
    assert!((whole - parts).abs() < 1e-6, "{whole} {parts}");
    for unit in [0, 2] {
        assert_eq!(before.polygon(unit), after.polygon(unit));
    }
    let again = Coverage::build(&after.polygons()).expect("valid");
    assert_eq!(again.polygons(), after.polygons());
}

#[test]
fn a_unit_on_one_side_is_cut_by_what_crosses() {
    let mut land = strait();
    let across = MultiPolygon::new(vec![rect(178.5, -1.0, -179.5, 2.0)]);
    land.cut(0, &Cutter::Polygon(&across)).expect("cut");
    assert_eq!(land.polygon(3).0, [rect(178.5, 0.0, 179.0, 1.0)]);
    let far = MultiPolygon::new(vec![rect(170.0, -1.0, 171.0, 2.0)]);
    let missed = land.cut(1, &Cutter::Polygon(&far));
    assert!(matches!(missed, Err(CutError::Misses { .. })));
}
