//! Topology, dissolve, cut and locate on shapes small enough to draw on paper.

#![allow(clippy::expect_used, clippy::panic)] // a test that cannot go on says why

use aimaq_coverage::{Coverage, CutError, Cutter, Place, UnitIndex};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

fn ring(points: &[(f64, f64)]) -> LineString<f64> {
    let mut line: LineString<f64> = points.to_vec().into();
    line.close();
    line
}

fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> Vec<(f64, f64)> {
    vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
}

fn unit(shell: &[(f64, f64)], holes: &[Vec<(f64, f64)>]) -> MultiPolygon<f64> {
    Polygon::new(ring(shell), holes.iter().map(|h| ring(h)).collect()).into()
}

fn square(x: f64, y: f64) -> MultiPolygon<f64> {
    unit(&rectangle(x, y, x + 1.0, y + 1.0), &[])
}

/// 3 × 3 unit squares, row by row.
fn three_by_three() -> Vec<MultiPolygon<f64>> {
    (0..9)
        .map(|i| square(f64::from(i % 3), f64::from(i / 3)))
        .collect()
}

fn c(x: f64, y: f64) -> Coord<f64> {
    Coord { x, y }
}

fn area(shape: &MultiPolygon<f64>) -> f64 {
    use geo::Area;
    shape.signed_area()
}

#[test]
fn neighbours_share_one_arc() {
    let coverage = Coverage::build(&three_by_three()).unwrap();
    let inner = coverage
        .arcs()
        .filter(|arc| arc.left.is_some() && arc.right.is_some())
        .count();
    assert_eq!(inner, 12);
    assert_eq!(coverage.adjacency().len(), 12);
}

#[test]
fn winding_and_start_of_the_input_do_not_matter() {
    let mut turned = three_by_three();
    turned[4].0[0].exterior_mut(|line| line.0.reverse());
    let mut points = rectangle(2.0, 1.0, 3.0, 2.0);
    points.rotate_left(2);
    turned[5] = unit(&points, &[]);
    let (plain, turned) = (
        Coverage::build(&three_by_three()).unwrap(),
        Coverage::build(&turned).unwrap(),
    );
    assert_eq!(plain.polygons(), turned.polygons());
}

#[test]
fn zero_and_negative_zero_are_one_vertex() {
    let west = unit(&rectangle(-1.0, -1.0, -0.0, 1.0), &[]);
    let east = unit(&rectangle(0.0, -1.0, 1.0, 1.0), &[]);
    let coverage = Coverage::build(&[west, east]).unwrap();
    assert_eq!(coverage.adjacency().len(), 1);
    let mut nodes = std::collections::BTreeSet::new();
    for arc in coverage.arcs() {
        let ends = [arc.coords.first(), arc.coords.last()];
        nodes.extend(
            ends.into_iter()
                .flatten()
                .map(|c| (c.x.to_bits(), c.y.to_bits())),
        );
    }
    assert_eq!(nodes.len(), 2, "each of the two nodes has one pair of bits");
}

#[test]
fn repeated_vertices_count_once() {
    let stutter = [
        (0.0, 0.0),
        (0.0, 0.0),
        (1.0, 0.0),
        (1.0, 1.0),
        (1.0, 1.0),
        (0.0, 1.0),
        (0.0, 0.0),
    ];
    let coverage = Coverage::build(&[unit(&stutter, &[]), square(1.0, 0.0)]).unwrap();
    assert_eq!(coverage.polygon(0), square(0.0, 0.0));
    assert_eq!(coverage.adjacency().len(), 1);
}

/// Nearly all land at one place and one unit far away: the table of vertices
/// cannot be divided evenly.
#[test]
fn a_far_island_does_not_disturb_the_dense_land() {
    let side = 80;
    let small = |i: i32| {
        let (x, y) = (f64::from(i % side) / 1e4, f64::from(i / side) / 1e4);
        let (east, north) = (f64::from(i % side + 1) / 1e4, f64::from(i / side + 1) / 1e4);
        unit(&rectangle(x, y, east, north), &[])
    };
    let mut units: Vec<_> = (0..side * side).map(small).collect();
    units.push(square(170.0, 80.0));
    let coverage = Coverage::build(&units).unwrap();
    let (across, outside) = (2 * side * (side - 1), 4 * (side - 2) + 4 + 1);
    assert_eq!(coverage.arc_count() as i32, across + outside);
    let groups = vec![Some(0); units.len()];
    let land = &coverage.dissolve(&groups, 1)[0];
    assert_eq!(land.0.len(), 2);
    assert_eq!(land.0[0].exterior().0.len() as i32, 4 * side + 1);
}

#[test]
fn an_enclave_without_nodes_matches_the_hole_around_it() {
    let hole = rectangle(1.0, 1.0, 2.0, 2.0);
    let mut inside = hole.clone();
    inside.rotate_left(3);
    let coverage = Coverage::build(&[
        unit(&rectangle(0.0, 0.0, 3.0, 3.0), &[hole]),
        unit(&inside, &[]),
    ])
    .unwrap();
    assert_eq!(coverage.arc_count(), 2);
    let joined = coverage.dissolve(&[Some(0), Some(0)], 1);
    assert_eq!(joined[0].0.len(), 1);
    assert!(joined[0].0[0].interiors().is_empty());
}

#[test]
fn an_enclave_within_an_enclave_dissolves_into_its_own_group() {
    let (outer, middle) = (rectangle(0.0, 0.0, 7.0, 7.0), rectangle(1.0, 1.0, 6.0, 6.0));
    let inner = rectangle(2.0, 2.0, 3.0, 3.0);
    let units = [
        unit(&outer, std::slice::from_ref(&middle)),
        unit(&middle, std::slice::from_ref(&inner)),
        unit(&inner, &[]),
    ];
    let coverage = Coverage::build(&units).unwrap();
    let shapes = coverage.dissolve(&[Some(0), Some(1), Some(0)], 2);
    assert_eq!(shapes[0].0.len(), 2);
    assert_eq!(area(&shapes[0]), 49.0 - 25.0 + 1.0);
    assert_eq!(area(&shapes[1]), 24.0);
}

#[test]
fn units_that_touch_at_a_point_stay_two_polygons() {
    let coverage = Coverage::build(&[square(0.0, 0.0), square(1.0, 1.0)]).unwrap();
    let joined = coverage.dissolve(&[Some(0), Some(0)], 1);
    assert_eq!(joined[0].0.len(), 2);
    assert!(coverage.adjacency().is_empty());
}

#[test]
fn a_hole_that_touches_the_shell_at_a_point_stays_a_hole() {
    // The middle of the lower row is left out of a ring of squares around it,
    // with its lower corners cut to one point on the border.
    let shell = [(0.0, 0.0), (2.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)];
    let hole = vec![(2.0, 0.0), (3.0, 1.0), (2.0, 2.0), (1.0, 1.0)];
    let coverage =
        Coverage::build(&[unit(&shell, std::slice::from_ref(&hole)), unit(&hole, &[])]).unwrap();
    let alone = coverage.dissolve(&[Some(0), Some(1)], 2);
    assert_eq!((alone[0].0.len(), alone[0].0[0].interiors().len()), (1, 1));
    assert_eq!(area(&alone[0]), 14.0);
}

#[test]
fn a_ring_of_eight_squares_dissolves_with_a_hole() {
    let coverage = Coverage::build(&three_by_three()).unwrap();
    let groups: Vec<_> = (0..9).map(|i| (i != 4).then_some(0)).collect();
    let (shapes, ledger) = coverage.dissolve_with_ledger(&groups, 1).unwrap();
    assert_eq!(shapes[0].0.len(), 1);
    assert_eq!(shapes[0].0[0].interiors().len(), 1);
    assert_eq!(
        (ledger.units, ledger.area_in, ledger.area_out),
        (8, 8.0, 8.0)
    );
    assert_eq!(ledger.arcs_cancelled, 8);
}

#[test]
fn a_checkerboard_dissolves_into_pieces_that_touch_at_corners() {
    let coverage = Coverage::build(&three_by_three()).unwrap();
    let groups: Vec<_> = (0..9).map(|i| Some(i % 2)).collect();
    let shapes = coverage.dissolve(&groups, 2);
    assert_eq!(shapes[0].0.len(), 5);
    assert_eq!(shapes[1].0.len(), 4);
    assert!(shapes.iter().flatten().all(|p| p.interiors().is_empty()));
}

#[test]
fn dissolve_keeps_every_digit() {
    let third = 1.0 / 3.0;
    let units = [
        unit(&[(0.1, 0.2), (third, 0.3), (0.7, 1e-17)], &[]),
        unit(&[(0.1, 0.2), (third, 0.3), (0.0, 0.9)], &[]),
    ];
    let coverage = Coverage::build(&units).unwrap();
    let known: Vec<_> = units
        .iter()
        .flatten()
        .flat_map(|p| p.exterior().0.clone())
        .collect();
    let joined = coverage.dissolve(&[Some(0), Some(0)], 1);
    assert!(
        joined[0].0[0]
            .exterior()
            .0
            .iter()
            .all(|v| known.contains(v))
    );
    assert_eq!(joined[0].0[0].exterior().0.len(), 5);
}

#[test]
fn a_malformed_ring_names_its_place() {
    let flat = MultiPolygon::new(vec![Polygon::new(ring(&[(0.0, 0.0), (1.0, 1.0)]), vec![])]);
    let error = Coverage::build(&[square(0.0, 0.0), flat]).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("unit 1, polygon 0, ring 0: 2 different vertices"),
        "{error}"
    );
    let broken = unit(&[(0.0, 0.0), (f64::NAN, 1.0), (1.0, 1.0)], &[]);
    let error = Coverage::build(&[broken]).unwrap_err();
    assert!(error.to_string().contains("vertex 1"), "{error}");
}

#[test]
fn areas_of_neighbours_add_up_to_that_of_their_union() {
    let coverage = Coverage::build(&three_by_three()).unwrap();
    let whole = Coverage::build(&coverage.dissolve(&[Some(0); 9], 1))
        .unwrap()
        .area_km2(0);
    let sum: f64 = coverage.areas_km2().iter().sum();
    assert!((whole - sum).abs() < 1e-6, "{whole} {sum}");
    // The zone from the equator to 1° N, a degree wide (Snyder 1987, eq. 3-12): the
    // upper edge is the parallel, not the geodesic, along which it would be 12 308.778.
    assert!(
        (coverage.area_km2(0) - 12_308.463_9).abs() < 0.001,
        "{}",
        coverage.area_km2(0)
    );
}

#[test]
fn a_nearest_centre_cut_puts_its_nodes_into_the_neighbours() {
    let mut coverage = Coverage::build(&three_by_three()).unwrap();
    let centres = [c(1.25, 1.5), c(1.75, 1.5)];
    let report = coverage.cut(4, &Cutter::NearestCentre(&centres)).unwrap();
    assert_eq!(report.parts, [4, 9]);
    assert_eq!(report.inserted.len(), 2);
    let neighbours: Vec<_> = report
        .inserted
        .iter()
        .map(|n| n.neighbours.clone())
        .collect();
    assert_eq!(neighbours, [vec![1], vec![7]]);
    assert_eq!(coverage.polygon(1).0[0].exterior().0.len(), 6);
    let one_sided: f64 = coverage
        .arcs()
        .filter(|a| a.right.is_none())
        .map(|a| a.coords.len() as f64 - 1.0)
        .sum();
    assert_eq!(one_sided, 12.0);
    let halves = [coverage.polygon(4), coverage.polygon(9)].map(|p| area(&p));
    assert!(halves.iter().all(|a| (a - 0.5).abs() < 1e-12), "{halves:?}");
    let at = coverage.locator();
    assert_eq!(
        (at.locate(c(1.2, 1.5)), at.locate(c(1.8, 1.5))),
        (
            Place::Inside(UnitIndex::new(4)),
            Place::Inside(UnitIndex::new(9))
        )
    );
}

#[test]
fn power_cells_in_an_outline_with_a_hole_cover_it() {
    let shell = [
        (0.0, 40.0),
        (6.0, 40.0),
        (6.0, 44.0),
        (3.0, 41.5),
        (0.0, 44.0),
    ];
    let units = [
        unit(&shell, &[rectangle(4.0, 40.5, 5.0, 41.0)]),
        unit(&rectangle(4.0, 40.5, 5.0, 41.0), &[]),
    ];
    let mut coverage = Coverage::build(&units).unwrap();
    let centres = [
        c(0.5, 42.0),
        c(1.5, 41.0),
        c(3.0, 40.6),
        c(4.5, 41.2),
        c(5.5, 42.5),
        c(5.2, 40.2),
    ];
    let weights = [0.1, 0.0, 0.05, 0.2, 0.0, 0.3];
    let before = area(&coverage.polygon(0));
    let report = coverage
        .cut(
            0,
            &Cutter::Power {
                centres: &centres,
                weights: &weights,
            },
        )
        .unwrap();
    assert_eq!(report.parts, [0, 2, 3, 4, 5, 6]);
    let after: f64 = report
        .parts
        .iter()
        .map(|&u| area(&coverage.polygon(u)))
        .sum();
    assert!((before - after).abs() < 1e-12);
    let whole = coverage.dissolve(&[Some(0); 7], 1);
    assert_eq!((whole[0].0.len(), whole[0].0[0].interiors().len()), (1, 0));
    // A new node in a geodesic six degrees long moves the border a little.
    assert!(
        (report.part_area_km2.iter().sum::<f64>() - report.area_before_km2).abs()
            < 1e-2 * report.area_before_km2
    );
}

#[test]
fn a_line_and_a_polygon_cut_the_same_square() {
    let mut by_line = Coverage::build(&three_by_three()).unwrap();
    let line: LineString<f64> = vec![(1.5, 0.5), (1.5, 2.5)].into();
    by_line.cut(4, &Cutter::Line(&line)).unwrap();
    let mut by_polygon = Coverage::build(&three_by_three()).unwrap();
    by_polygon
        .cut(
            4,
            &Cutter::Polygon(&unit(&rectangle(1.5, 0.5, 2.5, 2.5), &[])),
        )
        .unwrap();
    assert_eq!(by_line.polygons(), by_polygon.polygons());
}

#[test]
fn a_cut_can_take_an_enclave_out_of_the_middle() {
    let mut coverage = Coverage::build(&[unit(&rectangle(0.0, 0.0, 3.0, 3.0), &[])]).unwrap();
    let report = coverage
        .cut(0, &Cutter::Polygon(&square(1.0, 1.0)))
        .unwrap();
    assert!(report.inserted.is_empty());
    assert_eq!(coverage.polygon(0).0[0].interiors().len(), 1);
    assert_eq!(area(&coverage.polygon(1)), 1.0);
}

#[test]
fn cuts_that_miss_touch_or_leave_a_sliver_say_so() {
    let coverage = Coverage::build(&three_by_three()).unwrap();
    let cut = |shape: MultiPolygon<f64>| {
        coverage
            .clone()
            .cut(4, &Cutter::Polygon(&shape))
            .unwrap_err()
    };
    assert_eq!(
        cut(square(7.0, 7.0)),
        CutError::Misses {
            unit: UnitIndex::new(4)
        }
    );
    assert_eq!(
        cut(square(2.0, 1.0)),
        CutError::OnlyTouches {
            unit: UnitIndex::new(4)
        }
    );
    let dangling: LineString<f64> = vec![(0.5, 1.5), (1.5, 1.5)].into();
    assert_eq!(
        coverage
            .clone()
            .cut(4, &Cutter::Line(&dangling))
            .unwrap_err(),
        CutError::OnlyTouches {
            unit: UnitIndex::new(4)
        }
    );
    let sliver = cut(unit(&rectangle(1.99999, 0.0, 3.0, 3.0), &[]));
    assert!(
        matches!(
            sliver,
            CutError::Sliver { part: 1, .. } | CutError::OnlyTouches { .. }
        ),
        "{sliver}"
    );
}

#[test]
fn a_cut_through_a_corner_makes_no_new_vertex() {
    let mut coverage = Coverage::build(&three_by_three()).unwrap();
    let diagonal: LineString<f64> = vec![(0.9, 0.9), (2.1, 2.1)].into();
    let report = coverage.cut(4, &Cutter::Line(&diagonal)).unwrap();
    assert!(report.inserted.is_empty());
    assert_eq!(report.inner_vertices, 0);
}

#[test]
fn a_point_on_a_border_belongs_to_the_smallest_unit() {
    let coverage = Coverage::build(&three_by_three()).unwrap();
    let at = coverage.locator();
    assert_eq!(at.locate(c(1.0, 0.5)), Place::Border(UnitIndex::new(0)));
    assert_eq!(at.locate(c(2.0, 2.0)), Place::Border(UnitIndex::new(4)));
    assert_eq!(at.locate(c(3.0, 3.0)), Place::Border(UnitIndex::new(8)));
    assert_eq!(at.locate(c(0.5, 3.0)), Place::Border(UnitIndex::new(6)));
    assert_eq!(at.locate(c(2.5, 2.5)), Place::Inside(UnitIndex::new(8)));
    assert_eq!(at.locate(c(3.5, 2.5)), Place::Outside);
    assert_eq!(at.locate(c(-0.5, 2.5)), Place::Outside);
    assert_eq!(at.locate(c(1.5, 3.5)), Place::Outside);
}

#[test]
fn a_cutter_that_runs_a_little_way_along_the_border_is_no_border_more() {
    // It leaves the unit's corner along the southern edge, turns back outside and
    // then cuts the unit in two.
    let square = unit(&rectangle(60.0, 45.0, 61.0, 46.0), &[]);
    let along = [
        c(60.0, 45.0),
        c(60.000_000_002, 45.0),
        c(60.3, 44.5),
        c(60.5, 44.9),
        c(60.5, 46.5),
    ];
    let mut coverage = Coverage::build(&[square]).unwrap();
    let report = coverage
        .cut(0, &Cutter::Line(&LineString::new(along.to_vec())))
        .expect("two halves");
    let [west, east] = report.part_area_km2[..] else {
        panic!("{report:?}")
    };
    assert!((west / east - 1.0).abs() < 1e-6, "{west} and {east} km²");
}

#[test]
fn a_part_that_touches_the_border_from_inside_at_a_point_is_taken_out_of_the_rest() {
    // Its westernmost corner lies on the leaning western edge, but for rounding.
    let whole = unit(
        &[(59.85, 46.15), (60.0, 45.0), (60.9, 45.0), (60.8, 46.2)],
        &[],
    );
    let inside = unit(&[(59.985, 45.115), (60.205, 45.02), (60.205, 45.3)], &[]);
    let mut coverage = Coverage::build(&[whole]).unwrap();
    let before = coverage.area_km2(0);
    let report = coverage.cut(0, &Cutter::Polygon(&inside)).expect("a part");
    let sum: f64 = report.part_area_km2.iter().sum();
    assert!((sum - before).abs() < 1e-6 * before, "{sum} of {before}");
    assert_eq!(report.inserted.len(), 1, "{report:?}");
}
