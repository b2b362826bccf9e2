//! Whether units are valid shapes, each for itself, and the proof by it that no land is
//! covered twice.
//!
//! Where every unit is a valid shape for itself, it counts once in its land and nowhere
//! else. How often units cover a place is then what the arcs with one side say, for along
//! an arc with two sides one unit ends where another begins. Say they once or never, no
//! border runs through the land of another unit, which would cover a place together with
//! the unit on that side of the border. So only the edges of each unit are compared with
//! each other, and those of the arcs with one side: few at a time.

use super::super::intersections::Intersections;
use super::super::plane::{Within, rings_of, within_ring};
use super::super::runs::Runs;
use super::super::{Coverage, NONE, Space, UnitIndex};
use super::quick::covers_once;
use geo_types::{Coord, MultiPolygon, Polygon};
#[cfg(feature = "rayon")]
use rayon::prelude::*;
use std::ops::Range;

/// Whether it can be shown of a coverage of valid shapes that no land is covered twice.
/// Where it cannot, land may still be covered once.
pub(super) fn proves_covered_once(coverage: &Coverage) -> bool {
    if coverage.has_doubled_arcs() {
        return false;
    }
    let outer = coverage
        .one_sided_arcs()
        .map(|arc| coverage.vertices_of(arc));
    let runs = Runs::of(&coverage.coords, outer);
    Intersections::among(coverage.space, &runs).is_empty() && covers_once(coverage, 0.0)
}

/// Whether each unit is a valid shape for itself: its rings meet each other and
/// themselves at vertices at most, and holes lie in their shells and beside each other.
/// Of several polygons it is not said whether one lies in another.
///
/// A quick answer, on all threads with the feature `rayon`; [`check`](super::check) tells
/// what is wrong. Coordinates that cannot be in the space are no valid shape.
pub fn valid_shapes(space: Space, units: &[MultiPolygon<f64>]) -> bool {
    all(units.len(), |unit| is_valid(space, &units[unit]))
}

/// The same of the units of a coverage.
pub(super) fn all_valid(coverage: &Coverage) -> bool {
    let unit = |unit| coverage.polygon(UnitIndex::new(unit as u32));
    all(coverage.unit_count(), |i| {
        is_valid(coverage.space, &unit(i))
    })
}

#[cfg(feature = "rayon")]
fn all(count: usize, holds: impl Fn(usize) -> bool + Sync + Send) -> bool {
    (0..count).into_par_iter().all(holds)
}

#[cfg(not(feature = "rayon"))]
fn all(count: usize, holds: impl Fn(usize) -> bool) -> bool {
    (0..count).all(holds)
}

fn is_valid(space: Space, shape: &MultiPolygon<f64>) -> bool {
    let Some(rings) = Rings::of(space, shape) else {
        return false;
    };
    let runs = Runs::of(&rings.coords, rings.ranges());
    let mut polygons = rings.of_polygon.iter();
    Intersections::among(space, &runs).is_empty()
        && polygons.all(|polygon| rings.holes_lie_well(polygon.clone()))
}

/// The rings of a unit: closed, without repeated vertices.
#[derive(Default)]
struct Rings {
    coords: Vec<Coord<f64>>,
    /// Ring `r` holds `coords[start[r]..start[r + 1]]`.
    start: Vec<usize>,
    /// The rings of each polygon, its shell first.
    of_polygon: Vec<Range<usize>>,
}

impl Rings {
    /// `None` where a vertex is no place of the space, or a ring none.
    fn of(space: Space, shape: &MultiPolygon<f64>) -> Option<Rings> {
        let mut rings = Rings {
            start: vec![0],
            ..Rings::default()
        };
        shape
            .iter()
            .try_for_each(|polygon| rings.add(space, polygon))?;
        Some(rings)
    }

    fn add(&mut self, space: Space, polygon: &Polygon<f64>) -> Option<()> {
        let first = self.start.len() - 1;
        for (i, ring) in rings_of(polygon).enumerate() {
            let is_hole = i > 0;
            if is_hole && ring.0.is_empty() {
                continue;
            }
            self.add_ring(space, &ring.0)?;
        }
        self.of_polygon.push(first..self.start.len() - 1);
        Some(())
    }

    fn add_ring(&mut self, space: Space, ring: &[Coord<f64>]) -> Option<()> {
        let start = self.coords.len();
        let (&first, &last) = (ring.first()?, ring.last()?);
        self.coords.push(first);
        let changes = ring.windows(2).filter(|edge| edge[0] != edge[1]);
        self.coords.extend(changes.map(|edge| edge[1]));
        if last != first {
            self.coords.push(first);
        }
        let own = &self.coords[start..];
        // The first vertex is there once more at the end.
        let is_ring = own.len() > 3 && self.coords.len() < NONE as usize;
        let is_ring = is_ring && own.iter().all(|&at| space.contains(at));
        self.start.push(self.coords.len());
        is_ring.then_some(())
    }

    fn ranges(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        let ends = self.start.windows(2);
        ends.map(|ends| ends[0] as u32..ends[1] as u32)
    }

    fn ring(&self, ring: usize) -> &[Coord<f64>] {
        &self.coords[self.start[ring]..self.start[ring + 1]]
    }

    fn holes_lie_well(&self, polygon: Range<usize>) -> bool {
        let lies = |one, other| lies(self.ring(one), self.ring(other));
        let apart = |one, two| [lies(one, two), lies(two, one)] == [Some(Within::Outside); 2];
        let (shell, mut holes) = (polygon.start, polygon.start + 1..polygon.end);
        holes.all(|hole| {
            let beside = (hole + 1..polygon.end).all(|other| apart(hole, other));
            lies(hole, shell) == Some(Within::Inside) && beside
        })
    }
}

/// Where a ring lies in relation to another that it does not cross: by its first vertex
/// that is not on it.
fn lies(ring: &[Coord<f64>], other: &[Coord<f64>]) -> Option<Within> {
    let mut places = ring.iter().map(|&p| within_ring(p, other));
    places.find(|place| *place != Within::Border)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{CoordsIter, MapCoordsInPlace};
    use geo_types::LineString;
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

    /// What is proved of polygons, the same as of the units of their coverage.
    fn prove_covered_once(units: &[MultiPolygon<f64>], coverage: &Coverage) -> bool {
        let valid = valid_shapes(Space::Geographic, units);
        assert_eq!(valid, all_valid(coverage));
        valid && proves_covered_once(coverage)
    }

    proptest! {
        #[test]
        fn what_is_proved_unit_by_unit_is_so_when_all_edges_are_compared(
            owners in prop::collection::vec(0..5_u8, 25),
            moved in prop::option::of((0..25_usize, 0..40_usize, 0..11_u8, 0..11_u8)),
            everywhere: bool,
        ) {
            let mut units = units(&owners);
            prop_assert!(prove_covered_once(&units, &Coverage::build(&units).expect("cells")));
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
                let proved = prove_covered_once(&units, &coverage);
                prop_assert!(!proved || covered_once(&coverage));
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
        let proved = |unit: MultiPolygon<f64>| {
            let coverage = Coverage::build(std::slice::from_ref(&unit)).expect("squares");
            prove_covered_once(&[unit], &coverage)
        };
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
