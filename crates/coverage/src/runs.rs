//! Runs of edges that go on in one direction, by which pairs of edges that come near
//! each other are found.
//!
//! Along a border most edges lead north-east, say, as the one before did. Of such a run
//! no edge crosses another or comes near its inside, and one box holds all of them: far
//! fewer boxes than edges have to be compared.

use super::grid::{Grid, pairs_that_meet};
use super::plane::Bounds;
use geo_types::Coord;
use std::ops::Range;

/// No run is longer, so that boxes stay small.
const LONGEST: usize = 16;

/// So few runs are compared without a grid.
const FEW: usize = 256;

/// The edges of some chains in runs. An edge has the number of its first vertex.
#[derive(Debug)]
pub(super) struct Runs<'a> {
    coords: &'a [Coord<f64>],
    edges: Vec<Range<u32>>,
}

impl<'a> Runs<'a> {
    /// Of chains in ascending order, each a range of vertices.
    pub(super) fn of(
        coords: &'a [Coord<f64>],
        chains: impl Iterator<Item = Range<u32>>,
    ) -> Runs<'a> {
        let mut edges = vec![];
        chains.for_each(|chain| of_chain(coords, chain, &mut edges));
        Runs { coords, edges }
    }

    pub(super) fn coords(&self) -> &'a [Coord<f64>] {
        self.coords
    }

    fn edges_of(&self, run: u32) -> Range<u32> {
        self.edges[run as usize].clone()
    }

    fn ends(&self, edge: u32) -> [Coord<f64>; 2] {
        [edge, edge + 1].map(|p| self.coords[p as usize])
    }

    /// The box of a run, which its ends span.
    fn bounds(&self, run: u32) -> Bounds {
        let edges = self.edges_of(run);
        Bounds::of(&[edges.start, edges.end].map(|p| self.coords[p as usize]))
    }

    /// Pairs of edges of different runs whose boxes come within `pad` of each other, each
    /// once or more often, in a fixed order.
    pub(super) fn pairs(&self, pad: f64, mut f: impl FnMut(u32, u32)) {
        let count = self.edges.len();
        let near = |one, two| self.edges_near(one, two, pad, &mut f);
        if count <= FEW {
            let runs = 0..count as u32;
            let mut boxes: Vec<_> = runs.map(|run| (self.bounds(run).grown(pad), run)).collect();
            return pairs_that_meet(&mut boxes, near);
        }
        let bounds = |run| self.bounds(run);
        let edges = |run| self.edges_of(run).map(|edge| self.ends(edge));
        let grid = Grid::of_groups(count as u32, bounds, edges, pad);
        grid.pairs_of_boxes(bounds, near);
    }

    /// Pairs of edges of two runs whose boxes come within `pad` of each other.
    fn edges_near(&self, one: u32, two: u32, pad: f64, f: &mut impl FnMut(u32, u32)) {
        let grown = |edge| Bounds::of(&self.ends(edge)).grown(pad);
        let beside = self.bounds(two).grown(pad);
        let (one, two) = (self.edges_of(one), self.edges_of(two));
        let follows = one.end == two.start;
        for i in one.rev() {
            let own = grown(i);
            if own.meets(&beside) {
                let near = two.clone().filter(|&j| own.meets(&grown(j)));
                near.for_each(|j| f(i, j));
            } else if follows {
                // The run comes from afar and does not go there again.
                break;
            }
        }
    }
}

/// Appends the runs of the edges between neighbours in a range of vertices.
fn of_chain(coords: &[Coord<f64>], vertices: Range<u32>, runs: &mut Vec<Range<u32>>) {
    let mut way = Way(0);
    for edge in vertices.start..vertices.end.saturating_sub(1) {
        let own = Way::of(coords[edge as usize], coords[edge as usize + 1]);
        let narrowed = way.and(own);
        match runs.last_mut() {
            Some(run) if narrowed.is_some() && run.len() < LONGEST => {
                run.end = edge + 1;
                way = narrowed;
            }
            _ => {
                runs.push(edge..edge + 1);
                way = own;
            }
        }
    }
}

/// The quarters of the horizon to which edges lead: one bit each.
#[derive(Debug, Clone, Copy)]
struct Way(u8);

impl Way {
    /// Where an edge leads: two quarters if it runs along a parallel or a meridian.
    fn of(p: Coord<f64>, q: Coord<f64>) -> Way {
        let (east, west) = (q.x >= p.x, q.x <= p.x);
        let (north, south) = (q.y >= p.y, q.y <= p.y);
        let quarters = [east && north, west && north, west && south, east && south];
        Way((0..)
            .zip(quarters)
            .map(|(bit, leads)| u8::from(leads) << bit)
            .sum())
    }

    /// The quarters of both.
    fn and(self, other: Way) -> Way {
        Way(self.0 & other.0)
    }

    fn is_some(self) -> bool {
        self.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::intersections::Intersections;
    use super::super::{Coverage, Space};
    use super::*;
    use geo_types::{LineString, MultiPolygon, Polygon};
    use proptest::prelude::*;

    /// Rings on a lattice so small that they cross, touch and run along each other.
    fn units() -> impl Strategy<Value = Vec<MultiPolygon<f64>>> {
        let vertex = (0..9_u8, 0..9_u8).prop_map(|(x, y)| Coord {
            x: f64::from(x),
            y: f64::from(y),
        });
        let ring = prop::collection::vec(vertex, 3..40);
        let unit = ring.prop_map(|ring| Polygon::new(LineString(ring), vec![]).into());
        prop::collection::vec(unit, 1..5)
    }

    fn edges(coverage: &Coverage) -> Vec<u32> {
        let arcs = coverage.arc_start.windows(2);
        arcs.flat_map(|ends| ends[0]..ends[1] - 1).collect()
    }

    proptest! {
        #[test]
        fn borders_intersect_where_all_edges_compared_with_all_do(units in units()) {
            let Ok(coverage) = Coverage::build(&units) else { return Ok(()) };
            let mut all = Intersections::none(Space::Geographic);
            let edges = edges(&coverage);
            for (n, &i) in edges.iter().enumerate() {
                for &j in &edges[n + 1..] {
                    all.look(&coverage.coords, (i, [i, i + 1]), (j, [j, j + 1]));
                }
            }
            let found = Intersections::of(&coverage);
            prop_assert_eq!(found.sorted(), all.numbered_as_taken_apart(&coverage).sorted());
        }
    }

    #[test]
    fn a_stair_is_one_run_and_a_zigzag_is_many() {
        let runs = |chain: &[(f64, f64)]| {
            let coords: Vec<Coord<f64>> = chain.iter().map(|&p| p.into()).collect();
            let mut runs = vec![];
            of_chain(&coords, 0..coords.len() as u32, &mut runs);
            runs.iter().map(Range::len).collect::<Vec<_>>()
        };
        let stair = [(0., 0.), (1., 0.), (1., 1.), (2., 1.), (2., 2.)];
        assert_eq!(runs(&stair), [4]);
        let zigzag = [(0., 0.), (1., 1.), (2., 0.), (3., 1.)];
        assert_eq!(runs(&zigzag), [1, 1, 1]);
    }
}
