//! Edges cut where they meet, until none crosses another.
//!
//! An end of one edge that lies within [`EPSILON`] of another edge becomes a
//! vertex of it; two edges that cross get a common vertex, which is one of
//! their ends if that is near enough. Coordinates of new vertices are rounded,
//! so the work is repeated on the pieces until nothing is left to cut.

use super::grid::Grid;
use super::plane;
use geo_types::Coord;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// Nearness that counts as meeting, degrees: about 0.1 mm on the ground.
pub(super) const EPSILON: f64 = 1e-9;

const ROUNDS: usize = 12;

/// Points, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Points {
    pub(super) at: Vec<Coord<f64>>,
    known: FxHashMap<(u64, u64), u32>,
    cells: FxHashMap<(i64, i64), Vec<u32>>,
}

impl Points {
    /// The index of exactly this point.
    pub(super) fn exact(&mut self, p: Coord<f64>) -> u32 {
        let key = ((p.x + 0.0).to_bits(), (p.y + 0.0).to_bits());
        let next = self.at.len() as u32;
        let id = *self.known.entry(key).or_insert(next);
        if id == next {
            self.at.push(p);
        }
        id
    }

    /// Points known to differ from each other; none is remembered to snap to
    /// before an edge of it meets another.
    pub(super) fn of_distinct(at: Vec<Coord<f64>>) -> Points {
        Points {
            at,
            ..Points::default()
        }
    }

    /// Remembers a point that exists as one to snap to.
    fn remember(&mut self, id: u32) {
        let p = self.at[id as usize];
        let key = ((p.x + 0.0).to_bits(), (p.y + 0.0).to_bits());
        if let Entry::Vacant(place) = self.known.entry(key) {
            place.insert(id);
            self.cells.entry(cell(p)).or_default().push(id);
        }
    }

    fn remember_all(&mut self, ids: [u32; 2]) {
        ids.into_iter().for_each(|id| self.remember(id));
    }

    /// As [`Points::exact`], and remembers the point as one to snap to.
    pub(super) fn anchor(&mut self, p: Coord<f64>) -> u32 {
        let before = self.at.len();
        let id = self.exact(p);
        if self.at.len() > before {
            self.cells.entry(cell(p)).or_default().push(id);
        }
        id
    }

    /// The nearest remembered point within [`EPSILON`], else this one, remembered.
    pub(super) fn snapped(&mut self, p: Coord<f64>) -> u32 {
        let (x, y) = cell(p);
        let around = (-1..=1).flat_map(|i| (-1..=1).map(move |j| (x + i, y + j)));
        let near = around.filter_map(|c| self.cells.get(&c)).flatten().copied();
        let best = near
            .map(|id| (distance(self.at[id as usize], p), id))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match best {
            Some((d, id)) if d <= EPSILON => id,
            _ => self.anchor(p),
        }
    }
}

fn cell(p: Coord<f64>) -> (i64, i64) {
    (
        (p.x / EPSILON).floor() as i64,
        (p.y / EPSILON).floor() as i64,
    )
}

fn distance(p: Coord<f64>, q: Coord<f64>) -> f64 {
    (p.x - q.x).hypot(p.y - q.y)
}

/// A piece of an edge that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
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
) -> Result<Vec<Piece>, Unsettled> {
    let whole = |(of, &ends): (usize, &[u32; 2])| Piece {
        ends,
        of: of as u32,
    };
    let mut pieces: Vec<Piece> = edges
        .iter()
        .enumerate()
        .filter(|(_, e)| e[0] != e[1])
        .map(whole)
        .collect();
    let mut fresh = vec![true; pieces.len()];
    for round in 0..ROUNDS {
        // Edges that were clear of each other may not be once they are cut and bent.
        let may_meet = |i, j| round > 0 || may_meet(i, j);
        let cuts = find_cuts(points, &pieces, &fresh, &may_meet);
        if cuts.is_empty() {
            return Ok(pieces);
        }
        (pieces, fresh) = apply(points, &pieces, &cuts);
    }
    let left = find_cuts(points, &pieces, &fresh, &|_, _| true);
    left.first()
        .map_or(Ok(pieces), |&(_, p)| Err(Unsettled(points.at[p as usize])))
}

/// Whether edges meet at their ends only: none crosses another or comes within
/// [`EPSILON`] of another's end that is not its own.
pub(super) fn is_noded(at: &[Coord<f64>], edges: &[[u32; 2]]) -> bool {
    let ends = |edge: &[u32; 2]| edge.map(|p| at[p as usize]);
    let grid = Grid::new(|| edges.iter().map(ends), edges.len(), EPSILON);
    let mut meets = Meets::default();
    grid.pairs(
        |i| ends(&edges[i as usize]),
        |i, j| {
            // One meeting decides; the pairs that are left are passed over.
            if meets.is_empty() {
                let [one, two] = [i, j].map(|k| (k, edges[k as usize]));
                meet(at, one, two, &mut meets);
            }
        },
    );
    meets.is_empty()
}

/// `(piece, point)` for every point that has to go into a piece, sorted.
fn find_cuts(
    points: &mut Points,
    pieces: &[Piece],
    fresh: &[bool],
    may_meet: &impl Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let ends = |piece: u32| pieces[piece as usize].ends.map(|p| points.at[p as usize]);
    let active = around_fresh(pieces.len(), fresh, ends);
    let edges = || active.iter().map(|&piece| ends(piece));
    let grid = Grid::new(edges, active.len(), EPSILON);
    let mut meets = Meets::default();
    grid.pairs(
        |i| ends(active[i as usize]),
        |i, j| {
            let [i, j] = [i, j].map(|k| active[k as usize]);
            let [one, two] = [i, j].map(|k| pieces[k as usize]);
            if (fresh[i as usize] || fresh[j as usize]) && may_meet(one.of, two.of) {
                meet(&points.at, (i, one.ends), (j, two.ends), &mut meets);
            }
        },
    );
    meets.into_cuts(points, pieces)
}

/// The pieces that share a cell with a fresh one, in order.
fn around_fresh(count: usize, fresh: &[bool], ends: impl Fn(u32) -> [Coord<f64>; 2]) -> Vec<u32> {
    let all = 0..count as u32;
    let young: Vec<u32> = all.clone().filter(|&i| fresh[i as usize]).collect();
    if young.len() * 4 > count {
        return all.collect();
    }
    let grid = Grid::new(|| young.iter().map(|&i| ends(i)), young.len(), EPSILON);
    all.filter(|&i| fresh[i as usize] || grid.touches(ends(i)))
        .collect()
}

/// Where pieces meet: points that exist, and crossings still to be computed.
#[derive(Debug, Default)]
struct Meets {
    /// `(piece, point)`.
    cuts: Vec<(u32, u32)>,
    crossings: Vec<[u32; 2]>,
}

impl Meets {
    fn is_empty(&self) -> bool {
        self.cuts.is_empty() && self.crossings.is_empty()
    }

    fn into_cuts(mut self, points: &mut Points, pieces: &[Piece]) -> Vec<(u32, u32)> {
        self.crossings.sort_unstable();
        self.crossings.dedup();
        for &(piece, point) in &self.cuts {
            points.remember(point);
            points.remember_all(pieces[piece as usize].ends);
        }
        for piece in self.crossings.iter().flatten() {
            points.remember_all(pieces[*piece as usize].ends);
        }
        for pair in self.crossings {
            let [[a, b], [c, d]] =
                pair.map(|i| pieces[i as usize].ends.map(|p| points.at[p as usize]));
            let id = points.snapped(crossing(a, b, c, d));
            for i in pair {
                if !pieces[i as usize].ends.contains(&id) {
                    self.cuts.push((i, id));
                }
            }
        }
        self.cuts.sort_unstable();
        self.cuts.dedup();
        self.cuts
    }
}

fn meet(
    at: &[Coord<f64>],
    (i, one): (u32, [u32; 2]),
    (j, two): (u32, [u32; 2]),
    meets: &mut Meets,
) {
    let [a, b] = one.map(|p| at[p as usize]);
    let [c, d] = two.map(|p| at[p as usize]);
    let apart = |a: f64, b: f64, c: f64, d: f64| {
        a.max(b) + EPSILON < c.min(d) || c.max(d) + EPSILON < a.min(b)
    };
    if apart(a.x, b.x, c.x, d.x) || apart(a.y, b.y, c.y, d.y) {
        return;
    }
    let before = meets.cuts.len();
    for (end, at, piece, edge, (p, q)) in [
        (one[0], a, j, two, (c, d)),
        (one[1], b, j, two, (c, d)),
        (two[0], c, i, one, (a, b)),
        (two[1], d, i, one, (a, b)),
    ] {
        if end != edge[0] && end != edge[1] && near_inside(at, p, q) {
            meets.cuts.push((piece, end));
        }
    }
    let shared = one[0] == two[0] || one[0] == two[1] || one[1] == two[0] || one[1] == two[1];
    if meets.cuts.len() == before && !shared && cross(a, b, c, d) {
        meets.crossings.push([i.min(j), i.max(j)]);
    }
}

/// Whether `p` lies within [`EPSILON`] of the edge, beside its inside, and nearer to
/// either end than these are to each other. Without that, the sides of a triangle
/// little larger than [`EPSILON`] would be cut at its corners in turn for ever; with
/// it, pieces only get shorter, so that there is an end.
fn near_inside(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length2 = dx * dx + dy * dy;
    let along = (p.x - a.x) * dx + (p.y - a.y) * dy;
    if along <= 0.0 || along >= length2 {
        return false;
    }
    let across = (p.x - a.x) * dy - (p.y - a.y) * dx;
    let apart2 = |q: Coord<f64>| (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y);
    across * across <= EPSILON * EPSILON * length2 && apart2(a) < length2 && apart2(b) < length2
}

/// Whether two edges cross at a point inside both; exact.
pub(super) fn cross(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>, d: Coord<f64>) -> bool {
    let split = |u: f64, v: f64| (u > 0.0 && v < 0.0) || (u < 0.0 && v > 0.0);
    split(plane::turn(a, b, c), plane::turn(a, b, d))
        && split(plane::turn(c, d, a), plane::turn(c, d, b))
}

/// The rounded crossing of two edges that do cross.
pub(super) fn crossing(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>, d: Coord<f64>) -> Coord<f64> {
    let (left, right) = (plane::turn(c, d, a), plane::turn(c, d, b));
    let t = left / (left - right);
    Coord {
        x: a.x + t * (b.x - a.x),
        y: a.y + t * (b.y - a.y),
    }
}

fn apply(points: &Points, pieces: &[Piece], cuts: &[(u32, u32)]) -> (Vec<Piece>, Vec<bool>) {
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
                out.push(Piece {
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
    use super::*;

    #[test]
    fn a_triangle_little_larger_than_the_nearness_is_not_cut_for_ever() {
        let corners = [
            (60.309_999_973_426_59, 45.104_999_906_993_065),
            (60.309_999_974_530_406, 45.104_999_907_098_2),
            (60.309_999_973_714_33, 45.104_999_908_000_17),
        ];
        let [a, b, c] = corners.map(Coord::from);
        // No corner is as near as EPSILON to another, but each to the opposite side.
        let sides = [(a, b, c), (b, c, a), (c, a, b)];
        assert!(sides.iter().all(|s| distance(s.0, s.1) > EPSILON));
        let mut points = Points::of_distinct(vec![a, b, c]);
        let pieces = node(&mut points, &[[0, 1], [1, 2], [2, 0]], |_, _| true).expect("ends");
        assert!((3..=4).contains(&pieces.len()), "{pieces:?}");
        assert_eq!(points.at.len(), 3);
    }
}
