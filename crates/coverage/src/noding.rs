//! Edges cut where they meet, until none crosses another.
//!
//! An end of one edge that lies within [`Space::epsilon`](super::Space) of another edge becomes a
//! vertex of it; two edges that cross get a common vertex, which is one of
//! their ends if that is near enough. Coordinates of new vertices are rounded,
//! so the work is repeated on the pieces until nothing is left to cut.

use super::grid::Grid;
use super::intersections::Intersections;
use super::points::{Points, distance};
use geo_types::Coord;

const ROUNDS: usize = 12;

/// A piece of an edge that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodedEdge {
    /// Its two points, in the direction of the edge.
    pub(super) ends: [u32; 2],
    /// The index of the edge it comes from.
    pub(super) of: u32,
}

/// Pieces of edges that still cross after all rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unsettled(pub(super) Coord<f64>);

/// Cuts edges (pairs of points) where they meet. The pieces of an edge come in
/// its direction, edge after edge. `may_meet` skips pairs of edges known to be clear
/// of each other as they come.
pub(super) fn node(
    points: &mut Points,
    edges: &[[u32; 2]],
    may_meet: impl Fn(u32, u32) -> bool,
) -> Result<Vec<NodedEdge>, Unsettled> {
    let pieces = whole(edges);
    let fresh = vec![true; pieces.len()];
    let cuts = find_cuts(points, &pieces, &fresh, &may_meet);
    settle(points, pieces, cuts)
}

/// As [`node`] where it is known where the edges intersect as they come.
pub(super) fn node_at(
    points: &mut Points,
    edges: &[[u32; 2]],
    intersections: Intersections,
) -> Result<Vec<NodedEdge>, Unsettled> {
    let pieces = whole(edges);
    let cuts = intersections.into_cuts(points, &pieces);
    settle(points, pieces, cuts)
}

/// Edges as pieces of themselves; one that starts where it ends is none.
fn whole(edges: &[[u32; 2]]) -> Vec<NodedEdge> {
    let pieces = (0..).zip(edges).map(|(of, &ends)| NodedEdge { ends, of });
    pieces.filter(|p| p.ends[0] != p.ends[1]).collect()
}

/// Cuts, and cuts the pieces, until nothing is left to cut.
fn settle(
    points: &mut Points,
    mut pieces: Vec<NodedEdge>,
    mut cuts: Vec<(u32, u32)>,
) -> Result<Vec<NodedEdge>, Unsettled> {
    // Edges that were clear of each other may not be once they are cut and bent.
    for _ in 0..ROUNDS {
        if cuts.is_empty() {
            return Ok(pieces);
        }
        let fresh;
        (pieces, fresh) = apply(points, &pieces, &cuts);
        cuts = find_cuts(points, &pieces, &fresh, &|_, _| true);
    }
    cuts.first()
        .map_or(Ok(pieces), |&(_, p)| Err(Unsettled(points.at[p as usize])))
}

/// `(piece, point)` for every point that has to go into a piece, sorted.
fn find_cuts(
    points: &mut Points,
    pieces: &[NodedEdge],
    fresh: &[bool],
    may_meet: &impl Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let ends = |piece: u32| pieces[piece as usize].ends.map(|p| points.at[p as usize]);
    let active = around_fresh(pieces.len(), fresh, ends, points.epsilon());
    let edges = || active.iter().map(|&piece| ends(piece));
    let grid = Grid::new(edges, active.len(), points.epsilon());
    let mut found = Intersections::none(points.space());
    grid.pairs(
        |i| ends(active[i as usize]),
        |i, j| {
            let [i, j] = [i, j].map(|k| active[k as usize]);
            let [one, two] = [i, j].map(|k| pieces[k as usize]);
            if (fresh[i as usize] || fresh[j as usize]) && may_meet(one.of, two.of) {
                found.look(&points.at, (i, one.ends), (j, two.ends));
            }
        },
    );
    found.into_cuts(points, pieces)
}

/// The pieces that share a cell with a fresh one, in order.
fn around_fresh(
    count: usize,
    fresh: &[bool],
    ends: impl Fn(u32) -> [Coord<f64>; 2],
    epsilon: f64,
) -> Vec<u32> {
    let all = 0..count as u32;
    let young: Vec<u32> = all.clone().filter(|&i| fresh[i as usize]).collect();
    if young.len() * 4 > count {
        return all.collect();
    }
    let grid = Grid::new(|| young.iter().map(|&i| ends(i)), young.len(), epsilon);
    all.filter(|&i| fresh[i as usize] || grid.touches(ends(i)))
        .collect()
}

fn apply(
    points: &Points,
    pieces: &[NodedEdge],
    cuts: &[(u32, u32)],
) -> (Vec<NodedEdge>, Vec<bool>) {
    let mut out = Vec::with_capacity(pieces.len() + cuts.len());
    let mut fresh = Vec::with_capacity(pieces.len() + cuts.len());
    let mut at = 0;
    for (index, piece) in pieces.iter().enumerate() {
        let from = at;
        while cuts.get(at).is_some_and(|cut| cut.0 as usize == index) {
            at += 1;
        }
        let mut chain: Vec<u32> = cuts[from..at].iter().map(|cut| cut.1).collect();
        let start = points.at[piece.ends[0] as usize];
        let from_start = |p: &u32| distance(start, points.at[*p as usize]);
        chain.sort_by(|p, q| from_start(p).total_cmp(&from_start(q)));
        let split = !chain.is_empty();
        let mut last = piece.ends[0];
        for next in chain.into_iter().chain([piece.ends[1]]) {
            if next != last {
                out.push(NodedEdge {
                    ends: [last, next],
                    of: piece.of,
                });
                fresh.push(split);
            }
            last = next;
        }
    }
    (out, fresh)
}

#[cfg(test)]
mod tests {
    use super::super::Space;
    use super::*;

    #[test]
    fn a_triangle_little_larger_than_the_nearness_is_not_cut_for_ever() {
        let corners = [
            (60.309_999_973_426_59, 45.104_999_906_993_065),
            (60.309_999_974_530_406, 45.104_999_907_098_2),
            (60.309_999_973_714_33, 45.104_999_908_000_17),
        ];
        let [a, b, c] = corners.map(Coord::from);
        let epsilon = Space::Geographic.epsilon();
        // No corner is as near as that to another, but each to the opposite side.
        let sides = [(a, b, c), (b, c, a), (c, a, b)];
        assert!(sides.iter().all(|s| distance(s.0, s.1) > epsilon));
        let mut points = Points::of_distinct(Space::Geographic, vec![a, b, c]);
        let pieces = node(&mut points, &[[0, 1], [1, 2], [2, 0]], |_, _| true).expect("ends");
        assert!((3..=4).contains(&pieces.len()), "{pieces:?}");
        assert_eq!(points.at.len(), 3);
    }
}
