//! The proof, unit by unit, that no land is covered twice.
//!
//! Where every unit is a valid shape for itself, it counts once in its land and nowhere
//! else. How often units cover a place is then what the arcs with one side say, for along
//! an arc with two sides one unit ends where another begins. Say they once or never, no
//! border runs through the land of another unit, which would cover a place together with
//! the unit on that side of the border. So only the edges of each unit are compared with
//! each other, and those of the arcs with one side: few at a time.

use super::super::intersections::Intersections;
use super::super::plane::{Within, within_ring};
use super::super::runs::Runs;
use super::super::{Coverage, UnitIndex};
use super::quick::covers_once;
use geo_types::LineString;
#[cfg(feature = "rayon")]
use rayon::prelude::*;

/// Whether it can be shown in this way. Where it cannot, land may still be covered once.
pub(super) fn prove_covered_once(coverage: &Coverage) -> bool {
    if coverage.has_doubled_arcs() {
        return false;
    }
    let runs = Runs::of(coverage);
    clear_of_each_other(coverage, &runs, coverage.one_sided_arcs())
        && all_simple(coverage, &runs)
        && covers_once(coverage, 0.0)
}

/// Whether edges of some arcs meet at their ends only.
fn clear_of_each_other(
    coverage: &Coverage,
    runs: &Runs<'_>,
    arcs: impl Iterator<Item = usize>,
) -> bool {
    let mut some: Vec<u32> = arcs.flat_map(|arc| runs.of_arc(arc)).collect();
    some.sort_unstable();
    Intersections::among(coverage, runs, some.into_iter()).is_empty()
}

/// Whether all units are valid shapes; on all threads.
#[cfg(feature = "rayon")]
fn all_simple(coverage: &Coverage, runs: &Runs<'_>) -> bool {
    let units = (0..coverage.unit_count() as u32).into_par_iter();
    units.all(|unit| is_simple(coverage, runs, UnitIndex::new(unit)))
}

#[cfg(not(feature = "rayon"))]
fn all_simple(coverage: &Coverage, runs: &Runs<'_>) -> bool {
    coverage.units().all(|unit| is_simple(coverage, runs, unit))
}

/// Whether the rings of a unit meet at vertices at most, and holes lie in their shells
/// and beside each other.
fn is_simple(coverage: &Coverage, runs: &Runs<'_>, unit: UnitIndex) -> bool {
    let arcs = coverage.rings(unit).flatten().map(|half| half.edge());
    let mut polygons = coverage.polygons_of(unit);
    clear_of_each_other(coverage, runs, arcs)
        && polygons.all(|polygon| holes_lie_well(coverage, polygon))
}

fn holes_lie_well(coverage: &Coverage, polygon: usize) -> bool {
    let rings = coverage.rings_of_polygon(polygon);
    if rings.len() < 2 {
        return true;
    }
    let line = |ring| coverage.line_of(coverage.half_edges_of(ring));
    let lines: Vec<LineString<f64>> = rings.map(line).collect();
    let (shell, holes) = (&lines[0], &lines[1..]);
    let apart = |one, two| {
        let each = [(one, two), (two, one)].map(|(ring, other)| lies(ring, other));
        each == [Some(Within::Outside); 2]
    };
    let beside = |i: usize, hole| holes[i + 1..].iter().all(|other| apart(hole, other));
    let mut numbered = holes.iter().enumerate();
    numbered.all(|(i, hole)| lies(hole, shell) == Some(Within::Inside) && beside(i, hole))
}

/// Where a ring lies in relation to another that it does not cross: by its first vertex
/// that is not on it.
fn lies(ring: &LineString<f64>, other: &LineString<f64>) -> Option<Within> {
    let mut places = ring.0.iter().map(|&p| within_ring(p, &other.0));
    places.find(|place| *place != Within::Border)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{CoordsIter, MapCoordsInPlace};
    use geo_types::{Coord, MultiPolygon, Polygon};
    use proptest::prelude::*;

    /// Cells of a lattice, each given to a unit: parts, holes, enclaves, and rings that
    /// touch themselves.
    fn units(owners: &[u8]) -> Vec<MultiPolygon<f64>> {
        let cell = |i: usize| {
            let (x, y) = ((i % 5) as f64, (i / 5) as f64);
            let ring = [(x, y), (x + 1., y), (x + 1., y + 1.), (x, y + 1.), (x, y)];
            MultiPolygon::from(Polygon::new(LineString::from(ring.to_vec()), vec![]))
        };
        let cells: Vec<_> = (0..owners.len()).map(cell).collect();
        let lattice = Coverage::build(&cells).expect("squares");
        let groups: Vec<_> = owners
            .iter()
            .map(|&o| (o > 0).then(|| u32::from(o) - 1))
            .collect();
        lattice.dissolve(&groups, 4)
    }

    fn covered_once(coverage: &Coverage) -> bool {
        Intersections::of(coverage).is_empty() && covers_once(coverage, 0.0)
    }

    proptest! {
        #[test]
        fn what_is_proved_unit_by_unit_is_so_when_all_edges_are_compared(
            owners in prop::collection::vec(0..5_u8, 25),
            moved in prop::option::of((0..25_usize, 0..40_usize, 0..11_u8, 0..11_u8)),
            everywhere: bool,
        ) {
            let mut units = units(&owners);
            prop_assert!(prove_covered_once(&Coverage::build(&units).expect("cells")));
            let Some((unit, vertex, x, y)) = moved else { return Ok(()) };
            let to = Coord { x: f64::from(x) / 2.0, y: f64::from(y) / 2.0 };
            let unit = unit % units.len();
            let Some(from) = units[unit].coords_iter().nth(vertex) else { return Ok(()) };
            for (number, own) in units.iter_mut().enumerate() {
                if everywhere || number == unit {
                    own.map_coords_in_place(|p| if p == from { to } else { p });
                }
            }
            if let Ok(coverage) = Coverage::build(&units) {
                prop_assert!(!prove_covered_once(&coverage) || covered_once(&coverage));
            }
        }
    }

    #[test]
    fn a_hole_that_another_hole_or_no_shell_holds_proves_nothing() {
        let square = |from: f64, to: f64| {
            LineString::from(vec![
                (from, from),
                (to, from),
                (to, to),
                (from, to),
                (from, from),
            ])
        };
        let one = |shell, holes| MultiPolygon::from(Polygon::new(shell, holes));
        let proved = |unit| prove_covered_once(&Coverage::build(&[unit]).expect("squares"));
        assert!(proved(one(
            square(0., 9.),
            vec![square(1., 3.), square(4., 6.)]
        )));
        assert!(!proved(one(
            square(0., 9.),
            vec![square(1., 6.), square(2., 4.)]
        )));
        assert!(!proved(one(square(0., 2.), vec![square(4., 6.)])));
    }
}
