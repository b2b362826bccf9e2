//! Properties over made-up coverages: a lattice of cells with jagged borders,
//! thrown together into units at random, so that units of many parts, holes,
//! enclaves and enclaves within enclaves come about by themselves.

#![allow(clippy::unwrap_used)] // helpers of tests

use std::collections::HashSet;

use crate::synthetic::{self, Lattice};
use aimaq_coverage::area::length_km;
use aimaq_coverage::{Coverage, CutError, Cutter, Measure, Place, Simplification, UnitIndex};
use geo::{Area, Contains, Validation};
use geo_types::{Coord, LineString, MultiPolygon, Point};
use proptest::prelude::*;

const SIDE: usize = 6;

/// Cells, the unit of each, and the units as a coverage of their own.
#[derive(Debug)]
struct World {
    cells: Vec<MultiPolygon<f64>>,
    unit_of: Vec<u32>,
    units: Vec<MultiPolygon<f64>>,
    coverage: Coverage,
}

fn worlds() -> impl Strategy<Value = World> {
    let units = prop::collection::vec(0_u32..7, SIDE * SIDE);
    (any::<u64>(), 1_usize..6, units).prop_map(|(seed, edges, unit_of)| {
        let lattice = Lattice {
            seed,
            ..Lattice::square(SIDE, edges, 2)
        };
        let cells = lattice.units();
        let groups: Vec<_> = unit_of.iter().map(|&u| Some(u)).collect();
        let units = Coverage::build(&cells).unwrap().dissolve(&groups, 7);
        let coverage = Coverage::build(&units).unwrap();
        World {
            cells,
            unit_of,
            units,
            coverage,
        }
    })
}

fn all_vertices(shapes: &[MultiPolygon<f64>]) -> impl Iterator<Item = Coord<f64>> + '_ {
    let rings = shapes
        .iter()
        .flatten()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(|ring| ring.0.iter().copied())
}

fn bits(c: Coord<f64>) -> (u64, u64) {
    (c.x.to_bits(), c.y.to_bits())
}

/// Sum of the areas, and the area of all of them joined: equal only where there
/// are neither gaps nor overlaps.
fn areas(coverage: &Coverage) -> (f64, f64) {
    let sum = coverage.polygons().iter().map(Area::unsigned_area).sum();
    let whole = coverage.dissolve(&vec![Some(0); coverage.unit_count()], 1);
    (sum, whole[0].unsigned_area())
}

fn outer_vertices(coverage: &Coverage) -> usize {
    let outer = coverage.arcs().filter(|a| a.right.is_none());
    outer.map(|a| a.coords.len() - 1).sum()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_dissolve_keeps_vertices_area_and_ownership(world in worlds(), groups in prop::collection::vec(0_u32..3, 7), random in any::<u64>()) {
        let group_of: Vec<_> = groups.iter().map(|&g| Some(g)).collect();
        let (shapes, ledger) = world.coverage.dissolve_with_ledger(&group_of, 3).unwrap();
        prop_assert!(near(ledger.area_in, ledger.area_out));
        let known: HashSet<_> = all_vertices(&world.cells).map(bits).collect();
        prop_assert!(all_vertices(&shapes).all(|v| known.contains(&bits(v))));
        prop_assert!(shapes.iter().all(Validation::is_valid));
        for group in 0..3_u32 {
            let cells = world.cells.iter().zip(&world.unit_of);
            let own = cells.filter(|(_, u)| groups[**u as usize] == group);
            let expected: f64 = own.map(|(cell, _)| cell.unsigned_area()).sum();
            prop_assert!(near(shapes[group as usize].unsigned_area(), expected));
        }
        // The same land whether the steps are taken at once or one after another.
        let direct: Vec<_> = world.unit_of.iter().map(|&u| Some(groups[u as usize])).collect();
        prop_assert_eq!(&shapes, &Coverage::build(&world.cells).unwrap().dissolve(&direct, 3));
        prop_assert_eq!(&shapes[1..], &world.coverage.dissolve_only(&group_of, &[1, 2])[..]);
        let again = Coverage::build(&shapes).unwrap();
        prop_assert_eq!(&again.polygons(), &shapes);
        let at = again.locator();
        for point in synthetic::points(20, [40.0, 35.0, 80.0, 60.0]).into_iter().chain([random].map(spot)) {
            let cell = world.cells.iter().position(|c| c.contains(&Point(point)));
            let expected = cell.map(|c| groups[world.unit_of[c] as usize]);
            prop_assert_eq!(at.locate(point).unit().map(u32::from), expected);
        }
    }

    #[test]
    fn thinning_keeps_units_parts_holes_and_neighbours(world in worlds(), metres in 0.0_f64..400_000.0, by_area: bool) {
        let measure = if by_area { Measure::Area } else { Measure::Distance };
        let mut thin = world.coverage.clone();
        let report = thin.simplify(Simplification::by(measure, metres)).unwrap();
        let shapes = thin.polygons();
        let known: HashSet<_> = all_vertices(&world.units).map(bits).collect();
        prop_assert!(all_vertices(&shapes).all(|v| known.contains(&bits(v))));
        prop_assert!(shapes.iter().all(Validation::is_valid), "{:?}", report);
        let form = |shapes: &[MultiPolygon<f64>]| -> Vec<Vec<usize>> {
            let holes = |m: &MultiPolygon<f64>| m.iter().map(|p| p.interiors().len()).collect();
            shapes.iter().map(holes).collect()
        };
        prop_assert_eq!(form(&shapes), form(&world.units));
        let pairs = |c: &Coverage| -> Vec<_> { c.adjacency().into_iter().map(|(a, b, _)| (a, b)).collect() };
        let rebuilt = Coverage::build(&shapes).unwrap();
        prop_assert_eq!(pairs(&rebuilt), pairs(&world.coverage));
        let holes = form(&shapes).concat();
        prop_assert_eq!((report.parts, report.holes), (holes.len(), holes.iter().sum::<usize>()));
        prop_assert_eq!(report.units, shapes.iter().filter(|shape| !shape.0.is_empty()).count());
        // The ledger measures on a sphere.
        let border = [&world.coverage, &thin].map(Coverage::outer_border_km);
        let told = [report.outer_border_before_km, report.outer_border_after_km];
        prop_assert!(border.iter().zip(told).all(|(km, told)| (km - told).abs() <= 0.01 * km), "{:?} {:?}", border, told);
        prop_assert_eq!(report.farthest.is_some(), report.vertices_after < report.vertices_before);
        if let Some(farthest) = report.farthest {
            let left: HashSet<_> = all_vertices(&shapes).map(bits).collect();
            prop_assert!(known.contains(&bits(farthest.at)) && !left.contains(&bits(farthest.at)));
            prop_assert!(farthest.metres <= farthest_left_out(&world.coverage, &thin), "{:?}", farthest);
            // By distance the tolerance is a promise.
            prop_assert!(by_area || farthest.metres <= metres, "{:?}", farthest);
        }
        let (sum, whole) = areas(&rebuilt);
        prop_assert!(near(sum, whole), "{} {}", sum, whole);
    }

    #[test]
    fn a_share_is_kept_and_little_more(world in worlds(), keep in 0.0_f64..1.0) {
        let mut thin = world.coverage.clone();
        let report = thin.simplify(Simplification::Share { keep }).unwrap();
        prop_assert!(report.vertices_after as f64 >= keep * report.vertices_before as f64 - 1.0);
        prop_assert!(report.vertices_after <= report.vertices_before);
    }

    #[test]
    fn a_cut_conserves_land_and_stays_watertight(world in worlds(), centres in prop::collection::vec((40.0_f64..80.0, 35.0_f64..60.0), 2..5), unit in 0_u32..7) {
        let centres: Vec<_> = centres.into_iter().map(|(x, y)| Coord { x, y }).collect();
        check_cut(&world, unit, &Cutter::NearestCentre(&centres))?;
    }

    #[test]
    fn a_line_across_everything_cuts_as_well(world in worlds(), west in 35.0_f64..60.0, east in 35.0_f64..60.0, unit in 0_u32..7) {
        let line: LineString<f64> = vec![(30.0, west), (90.0, east)].into();
        check_cut(&world, unit, &Cutter::Line(&line))?;
    }

    #[test]
    fn lower_units_cut_a_unit_along_their_own_borders(world in worlds(), unit in 0_u32..7) {
        let own: Vec<MultiPolygon<f64>> = world.cells.iter().zip(&world.unit_of)
            .filter(|(_, u)| **u == unit).map(|(c, _)| c.clone()).collect();
        prop_assume!(own.len() > 1);
        let mut cut = world.coverage.clone();
        let report = cut.cut(unit, &Cutter::Parts(&own)).unwrap();
        prop_assert!(report.inserted.is_empty());
        prop_assert_eq!(report.unclaimed_km2, 0.0);
        for (part, cell) in report.parts.iter().zip(&own) {
            prop_assert!(near(cut.polygon(*part).unsigned_area(), cell.unsigned_area()));
        }
    }

    #[test]
    fn a_place_agrees_with_every_unit_asked_in_turn(world in worlds(), random in prop::collection::vec(any::<u64>(), 30)) {
        let at = world.coverage.locator();
        let vertices: Vec<_> = all_vertices(&world.units).collect();
        let corners = random.iter().map(|r| vertices[*r as usize % vertices.len()]);
        let level = random.iter().map(|r| Coord { x: spot(*r).x, y: vertices[*r as usize % vertices.len()].y });
        for point in random.iter().map(|r| spot(*r)).chain(corners).chain(level) {
            prop_assert_eq!(at.locate(point), asked_in_turn(&world.units, point));
        }
    }
}

/// No vertex left out can be farther from its border than from the nearest vertex of
/// the same arc that is left: the greatest of these distances, metres.
fn farthest_left_out(before: &Coverage, after: &Coverage) -> f64 {
    let metres = |a: Coord<f64>, b: Coord<f64>| 1000.0 * length_km(&[a, b]);
    let arcs = before.arcs().zip(after.arcs());
    let gone = arcs.flat_map(|(old, new)| {
        let left: HashSet<_> = new.coords.iter().map(|&p| bits(p)).collect();
        let gone = old
            .coords
            .iter()
            .filter(move |p| !left.contains(&bits(**p)));
        gone.map(move |&p| {
            let distances = new.coords.iter().map(|&q| metres(p, q));
            distances.fold(f64::INFINITY, f64::min)
        })
    });
    // The ledger measures on a plane that touches the sphere at the middle of an edge; from
    // there to either end of these coverages a degree of longitude changes by 1.64 times.
    1.7 * gone.fold(0.0, f64::max)
}

fn spot(random: u64) -> Coord<f64> {
    Coord {
        x: 39.0 + 42.0 * synthetic::random(random),
        y: 34.0 + 27.0 * synthetic::random(!random),
    }
}

/// The place by the plain definition, with exact predicates.
fn asked_in_turn(units: &[MultiPolygon<f64>], p: Coord<f64>) -> Place {
    use geo::coordinate_position::{CoordPos, CoordinatePosition};
    // Polygon by polygon: of two parts that touch at the point, both have it on
    // their border.
    let lies = |unit: &MultiPolygon<f64>, how: CoordPos| {
        unit.iter().any(|part| part.coordinate_position(&p) == how)
    };
    let first = |how: CoordPos| {
        units
            .iter()
            .position(|unit| lies(unit, how))
            .map(|unit| UnitIndex::new(unit as u32))
    };
    match (first(CoordPos::OnBoundary), first(CoordPos::Inside)) {
        (Some(unit), _) => Place::Border(unit),
        (None, Some(unit)) => Place::Inside(unit),
        (None, None) => Place::Outside,
    }
}

/// The arcs with their sides, each in one of its two directions, sorted.
fn arcs_of(coverage: &Coverage) -> Vec<String> {
    let either = |a: aimaq_coverage::ArcRef<'_>| {
        let forth: Vec<_> = a.coords.iter().map(|c| (c.x, c.y)).collect();
        let back: Vec<_> = forth.iter().rev().copied().collect();
        let (one, two) = (
            format!("{forth:?} {:?} {:?}", a.left, a.right),
            format!("{back:?} {:?} {:?}", a.right, a.left),
        );
        one.min(two)
    };
    let mut arcs: Vec<String> = coverage.arcs().map(either).collect();
    arcs.sort_unstable();
    arcs
}

fn check_cut(world: &World, unit: u32, cutter: &Cutter<'_>) -> Result<(), TestCaseError> {
    let mut cut = world.coverage.clone();
    let report = match cut.cut(unit, cutter) {
        Ok(report) => report,
        Err(error) => {
            let refusal = matches!(
                error,
                CutError::Misses { .. }
                    | CutError::OnlyTouches { .. }
                    | CutError::EmptyPart { .. }
                    | CutError::Sliver { .. }
                    | CutError::NoFeature { .. }
            );
            prop_assert!(refusal, "{error}");
            prop_assert_eq!(&cut, &world.coverage);
            return Ok(());
        }
    };
    let (before, after) = (areas(&world.coverage), areas(&cut));
    prop_assert!(
        near(before.0, after.0) && near(after.0, after.1),
        "{before:?} {after:?}"
    );
    let shapes = cut.polygons();
    prop_assert!(shapes.iter().all(Validation::is_valid));
    let anew = Coverage::build(&shapes).unwrap();
    prop_assert_eq!(anew.polygons(), shapes.clone());
    prop_assert_eq!(arcs_of(&cut), arcs_of(&anew));
    let parts: f64 = report
        .parts
        .iter()
        .map(|&p| shapes[p.index()].unsigned_area())
        .sum();
    prop_assert!(near(parts, world.units[unit as usize].unsigned_area()));
    // New vertices may lie on the outer border; else it is as it was.
    let outer = report
        .inserted
        .iter()
        .filter(|n| n.neighbours.is_empty())
        .count();
    prop_assert_eq!(
        outer_vertices(&cut),
        outer_vertices(&world.coverage) + outer
    );
    let known: HashSet<_> = all_vertices(&world.units).map(bits).collect();
    let fresh: HashSet<_> = all_vertices(&shapes)
        .map(bits)
        .filter(|b| !known.contains(b))
        .collect();
    prop_assert_eq!(fresh.len(), report.inserted.len() + report.inner_vertices);
    Ok(())
}
