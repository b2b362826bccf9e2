//! Closed walks along half-edges, and the faces that they bound.

use super::grid::Grid;
use super::prim::UnionFind;
use super::{HalfEdge, NONE, plane};
use geo_types::Coord;

/// Closed walks along half-edges, and the connected pieces they belong to.
pub(super) struct Cycles {
    cycle_of: Vec<u32>,
    /// Twice the signed area of each cycle.
    area: Vec<f64>,
    /// The piece of each edge.
    piece_of: Vec<u32>,
    pieces: usize,
}

impl Cycles {
    pub(super) fn new(at: &[Coord<f64>], edges: &[[u32; 2]], next: &[HalfEdge]) -> Cycles {
        let mut cycle_of = vec![NONE; next.len()];
        let mut area = vec![];
        let ends = |half: HalfEdge| half.orient(edges[half.edge()]).map(|p| at[p as usize]);
        for first in 0..next.len() {
            if cycle_of[first] != NONE {
                continue;
            }
            let mut half = HalfEdge::at(first);
            let [origin, _] = ends(half);
            let mut double = 0.0;
            while cycle_of[half.index()] == NONE {
                cycle_of[half.index()] = area.len() as u32;
                let [p, q] = ends(half);
                double += plane::cross(origin, p, q);
                half = next[half.index()];
            }
            area.push(double);
        }
        let (piece_of, pieces) = pieces(at.len(), edges);
        Cycles {
            cycle_of,
            area,
            piece_of,
            pieces,
        }
    }

    /// Face of each half-edge: inner cycles bound a face each; the outer cycle
    /// of a connected piece belongs to the face that the piece lies in.
    pub(super) fn faces(&self, at: &[Coord<f64>], edges: &[[u32; 2]]) -> Vec<u32> {
        let outer = self.outer_cycles(at, edges);
        let mut is_outer = vec![false; self.area.len()];
        outer
            .iter()
            .for_each(|(_, half)| is_outer[self.cycle_of[half.index()] as usize] = true);
        let mut face = vec![NONE; self.area.len()];
        let mut count = 0;
        for cycle in 0..self.area.len() {
            if !is_outer[cycle] {
                count += 1;
                face[cycle] = count;
            }
        }
        if outer.len() == 1 {
            face[self.cycle_of[outer[0].1.index()] as usize] = 0;
        } else {
            let level = beside_parallels(at, edges, outer.iter().map(|o| at[o.0 as usize].y));
            let ends: Vec<[u32; 2]> = level.iter().map(|&e| edges[e as usize]).collect();
            let grid = Grid::new(
                || ends.iter().map(|e| e.map(|p| at[p as usize])),
                ends.len(),
                0.0,
            );
            for &(leftmost, half) in &outer {
                let piece = self.piece_of[half.edge()];
                let west = nearest_west(&grid, at, &ends, at[leftmost as usize], |e| {
                    self.piece_of[level[e] as usize] != piece
                });
                let beyond = west.map(|half| HalfEdge::new(level[half.edge()], half.is_reversed()));
                let around = beyond.map_or(0, |half| face[self.cycle_of[half.index()] as usize]);
                face[self.cycle_of[half.index()] as usize] = around;
            }
        }
        self.cycle_of
            .iter()
            .map(|&cycle| face[cycle as usize])
            .collect()
    }

    /// For each piece its smallest vertex and a half-edge of its outer cycle,
    /// in the order of the vertices: a piece comes after those it lies in.
    fn outer_cycles(&self, at: &[Coord<f64>], edges: &[[u32; 2]]) -> Vec<(u32, HalfEdge)> {
        let mut smallest = vec![NONE; self.pieces];
        for (e, ends) in edges.iter().enumerate() {
            let best = &mut smallest[self.piece_of[e] as usize];
            for &p in ends {
                if *best == NONE || plane::order(&at[p as usize], &at[*best as usize]).is_lt() {
                    *best = p;
                }
            }
        }
        // Leaving the smallest vertex along its steepest edge has the outside on the left.
        let mut outer: Vec<(u32, HalfEdge)> =
            smallest.iter().map(|&p| (p, HalfEdge::NONE)).collect();
        let head = |half: HalfEdge| at[half.orient(edges[half.edge()])[1] as usize];
        for (e, ends) in (0..).zip(edges) {
            let (p, best) = outer[self.piece_of[e as usize] as usize];
            for (half, &end) in HalfEdge::both(e).into_iter().zip(ends) {
                if end == p
                    && (best == HalfEdge::NONE
                        || plane::turn(at[p as usize], head(best), head(half)) > 0.0)
                {
                    outer[self.piece_of[e as usize] as usize].1 = half;
                }
            }
        }
        outer.sort_by(|a, b| plane::order(&at[a.0 as usize], &at[b.0 as usize]));
        outer
    }
}

/// The edges that may cross one of some parallels, in order: all that do, and some
/// that do not.
fn beside_parallels(
    at: &[Coord<f64>],
    edges: &[[u32; 2]],
    parallels: impl Iterator<Item = f64> + Clone,
) -> Vec<u32> {
    const BANDS: f64 = 16_384.0;
    let low = parallels.clone().fold(f64::INFINITY, f64::min);
    let high = parallels.clone().fold(f64::NEG_INFINITY, f64::max);
    let scale = BANDS / (high - low).max(1e-300);
    // Casts take what lies below to 0; one band more at the end for what lies above.
    let band = |y: f64| (((y - low) * scale) as usize).min(BANDS as usize);
    let mut first = vec![0_u32; BANDS as usize + 2];
    parallels.for_each(|y| first[band(y) + 1] += 1);
    (1..first.len()).for_each(|b| first[b] += first[b - 1]);
    let crosses = |ends: &[u32; 2]| {
        let [a, b] = ends.map(|p| at[p as usize].y);
        let (bottom, top) = (a.min(b), a.max(b));
        top >= low && bottom <= high && first[band(top) + 1] > first[band(bottom)]
    };
    let all = (0..).zip(edges);
    all.filter(|(_, ends)| crosses(ends))
        .map(|(e, _)| e)
        .collect()
}

/// Connected pieces by union of the ends of edges.
fn pieces(points: usize, edges: &[[u32; 2]]) -> (Vec<u32>, usize) {
    let mut joined = UnionFind::new(points);
    for &[a, b] in edges {
        joined.join(a, b);
    }
    let mut number = vec![NONE; points];
    let mut count = 0;
    let mut number_of = |p: u32| {
        let place = &mut number[p as usize];
        if *place == NONE {
            *place = count;
            count += 1;
        }
        *place
    };
    let piece_of = edges.iter().map(|e| number_of(joined.root(e[0]))).collect();
    (piece_of, count as usize)
}

/// The half-edge that faces `p` from the west, nearest on its parallel.
pub(super) fn nearest_west(
    grid: &Grid,
    at: &[Coord<f64>],
    edges: &[[u32; 2]],
    p: Coord<f64>,
    counts: impl Fn(usize) -> bool,
) -> Option<HalfEdge> {
    let row = grid.row(p.y);
    for column in (0..=grid.column(p.x)).rev() {
        let mut best: Option<(f64, f64, HalfEdge)> = None;
        for &e in grid.at(row * grid.columns + column) {
            let [a, b] = edges[e as usize].map(|i| at[i as usize]);
            if (a.y <= p.y) == (b.y <= p.y) || !counts(e as usize) {
                continue;
            }
            // East of an edge that runs down is its left.
            let (low, high, half) = if a.y < b.y {
                (a, b, HalfEdge::reversed(e))
            } else {
                (b, a, HalfEdge::forward(e))
            };
            if plane::turn(low, high, p) >= 0.0 {
                continue;
            }
            let lean = (high.x - low.x) / (high.y - low.y);
            let x = low.x + (p.y - low.y) * lean;
            if best.is_none_or(|(bx, blean, _)| (x, lean) > (bx, blean)) {
                best = Some((x, lean, half));
            }
        }
        // An edge that crosses the parallel further west waits for its own cell:
        // there may be a nearer one in it.
        if let Some((x, _, half)) = best
            && grid.column(x) >= column
        {
            return Some(half);
        }
    }
    None
}
