//! Where edges intersect, or all but touch, other than at their common ends.

use super::noding::NodedEdge;
use super::points::Points;
use super::runs::Runs;
use super::{Coverage, Space, plane};
use geo_types::Coord;

/// Where edges or pieces of edges intersect: points that exist, and crossings still to
/// be computed.
#[derive(Debug)]
pub(super) struct Intersections {
    /// Nearness that counts as meeting ([`Space::epsilon`]).
    epsilon: f64,
    /// `(piece, point)`.
    cuts: Vec<(u32, u32)>,
    crossings: Vec<[u32; 2]>,
}

impl Intersections {
    /// None yet.
    pub(super) fn none(space: Space) -> Intersections {
        Intersections {
            epsilon: space.epsilon(),
            cuts: vec![],
            crossings: vec![],
        }
    }

    /// Those of the edges of all arcs: one crosses another, or comes within
    /// [`Space::epsilon`] of another's end that is not its own. Edges and points are
    /// numbered as in a [`Skeleton`](super::skeleton::Skeleton).
    pub(super) fn of(coverage: &Coverage) -> Intersections {
        let arcs = (0..coverage.arc_count()).map(|arc| coverage.vertices_of(arc));
        let runs = Runs::of(&coverage.coords, arcs);
        Intersections::among(coverage.space, &runs).numbered_as_taken_apart(coverage)
    }

    /// Those of the edges of some runs, which have the numbers of their first vertices.
    pub(super) fn among(space: Space, runs: &Runs<'_>) -> Intersections {
        let mut found = Intersections::none(space);
        runs.pairs(space.epsilon(), |i, j| {
            found.look(runs.coords(), (i, [i, i + 1]), (j, [j, j + 1]));
        });
        found
    }

    /// The same with numbers of a skeleton instead of those of vertices of all arcs.
    pub(super) fn numbered_as_taken_apart(mut self, coverage: &Coverage) -> Intersections {
        if self.is_empty() {
            return self;
        }
        let arcs = coverage.arc_start.windows(2).zip(0_u32..);
        let numbers = arcs.flat_map(|(ends, arc)| (ends[0]..ends[1]).map(move |_| arc));
        let of_vertex: Vec<u32> = numbers.collect();
        let arc_of = |vertex: u32| of_vertex[vertex as usize];
        let edge = |first: u32| first - arc_of(first);
        let point = |vertex: u32| {
            let arc = arc_of(vertex);
            let [from, to] = coverage.ends[arc as usize];
            match vertex {
                v if v == coverage.arc_start[arc as usize] => from,
                v if v + 1 == coverage.arc_start[arc as usize + 1] => to,
                v => coverage.nodes + v - 2 * arc - 1,
            }
        };
        for (piece, end) in &mut self.cuts {
            (*piece, *end) = (edge(*piece), point(*end));
        }
        self.crossings
            .iter_mut()
            .flatten()
            .for_each(|e| *e = edge(*e));
        self
    }

    /// All of them, in order, each once.
    #[cfg(test)]
    pub(super) fn sorted(mut self) -> (Vec<(u32, u32)>, Vec<[u32; 2]>) {
        self.cuts.sort_unstable();
        self.cuts.dedup();
        self.crossings.sort_unstable();
        self.crossings.dedup();
        (self.cuts, self.crossings)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cuts.is_empty() && self.crossings.is_empty()
    }

    /// Notes where two edges intersect; ends at one place are one vertex.
    #[inline]
    pub(super) fn look(
        &mut self,
        at: &[Coord<f64>],
        (i, one): (u32, [u32; 2]),
        (j, two): (u32, [u32; 2]),
    ) {
        let [a, b] = one.map(|p| at[p as usize]);
        let [c, d] = two.map(|p| at[p as usize]);
        let epsilon = self.epsilon;
        let apart = |a: f64, b: f64, c: f64, d: f64| {
            a.max(b) + epsilon < c.min(d) || c.max(d) + epsilon < a.min(b)
        };
        if apart(a.x, b.x, c.x, d.x) || apart(a.y, b.y, c.y, d.y) {
            return;
        }
        let before = self.cuts.len();
        for (end, at, piece, (p, q)) in [
            (one[0], a, j, (c, d)),
            (one[1], b, j, (c, d)),
            (two[0], c, i, (a, b)),
            (two[1], d, i, (a, b)),
        ] {
            if at != p && at != q && near_inside(at, p, q, epsilon) {
                self.cuts.push((piece, end));
            }
        }
        let shared = a == c || a == d || b == c || b == d;
        if self.cuts.len() == before && !shared && cross(a, b, c, d) {
            self.crossings.push([i.min(j), i.max(j)]);
        }
    }

    /// `(piece, point)` for every point that has to go into a piece, sorted.
    pub(super) fn into_cuts(
        mut self,
        points: &mut Points,
        pieces: &[NodedEdge],
    ) -> Vec<(u32, u32)> {
        self.crossings.sort_unstable();
        self.crossings.dedup();
        for &(piece, point) in &self.cuts {
            points.remember([point]);
            points.remember(pieces[piece as usize].ends);
        }
        for piece in self.crossings.iter().flatten() {
            points.remember(pieces[*piece as usize].ends);
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

/// Whether `p` lies within `epsilon` of the edge, beside its inside, and nearer to
/// either end than these are to each other. Without that, the sides of a triangle
/// little larger than `epsilon` would be cut at its corners in turn for ever; with
/// it, pieces only get shorter, so that there is an end.
fn near_inside(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>, epsilon: f64) -> bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length2 = dx * dx + dy * dy;
    let along = (p.x - a.x) * dx + (p.y - a.y) * dy;
    if along <= 0.0 || along >= length2 {
        return false;
    }
    let across = (p.x - a.x) * dy - (p.y - a.y) * dx;
    let apart2 = |q: Coord<f64>| (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y);
    across * across <= epsilon * epsilon * length2 && apart2(a) < length2 && apart2(b) < length2
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
