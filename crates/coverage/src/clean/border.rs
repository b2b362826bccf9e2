//! The outer border before and after, and what has to explain where it differs.
//!
//! Before, it is laid out with the first round's faces: edges with claimed land on one
//! side and open land on the other, which is neither claimed nor a gap that is filled.
//! After, it is the arcs with one side of the coverage in which the last round found
//! nothing to do. An edge that is in one of them alone is explained by a vertex that was
//! moved or put in at its end, by a vertex put into it, or by land beside it that was
//! filled or dropped. Edges are compared bit for bit, whatever their direction; `closing`
//! does that.

use super::super::arrangement::Arrangement;
use super::super::local_metric::EdgeMetric;
use super::super::prim::{EdgeKey, VertexKey, edge_key, vertex_key};
use super::super::snap::Move;
use super::super::{Space, UnitIndex, plane};
use geo_types::{Coord, LineString, MultiPolygon};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

pub(super) type Ends = [Coord<f64>; 2];

/// What is known of the border while rounds go on.
#[derive(Debug, Default)]
pub(super) struct Border {
    space: Space,
    /// Its length before, metres; `None` until a round laid it out.
    pub(super) before_m: Option<f64>,
    /// Its edges before that no move had changed until it was laid out.
    pub(super) drawn: FxHashSet<EdgeKey>,
    /// Vertices that were moved to or put in, and how far at most any point of an edge
    /// that ends there is from where it was, metres.
    pub(super) made: FxHashMap<VertexKey, f64>,
    /// Edges that went: moved, divided, swept over by a move, or their land filled or
    /// dropped.
    pub(super) gone: FxHashSet<EdgeKey>,
    /// Edges that came to light, and how far at most from the border: by a move that
    /// swept over them, or because land beside them was dropped (0; it is listed).
    pub(super) came: FxHashMap<EdgeKey, f64>,
    /// The largest move of the round, metres.
    pub(super) largest_move_m: f64,
}

/// What became of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
enum FaceChange {
    Open,
    Land,
    /// Claimed by nobody, now land.
    Filled,
    /// Claimed, now nobody's.
    Dropped,
}

/// What lies along the pieces of an edge.
#[derive(Default)]
struct Along {
    /// Pieces on the outer border before.
    outer: usize,
    /// Of these the ones that no other edge runs along that was looked at before.
    fresh: usize,
    /// Length of these, metres.
    fresh_m: f64,
    filled: bool,
    dropped: bool,
}

impl Along {
    fn new(
        land: &Arrangement,
        pieces: Range<usize>,
        fates: &[FaceChange],
        seen: &mut [bool],
    ) -> Along {
        let mut along = Along::default();
        for &half in &land.half_of[pieces] {
            let sides = land.faces.beside(half).map(|face| fates[face as usize]);
            along.filled |= sides.contains(&FaceChange::Filled);
            along.dropped |= sides.contains(&FaceChange::Dropped);
            let claimed = sides.contains(&FaceChange::Land) || sides.contains(&FaceChange::Dropped);
            if !(claimed && sides.contains(&FaceChange::Open)) {
                continue;
            }
            along.outer += 1;
            if !std::mem::replace(&mut seen[half.edge()], true) {
                along.fresh += 1;
                along.fresh_m += land.length_m(half);
            }
        }
        along
    }
}

impl Border {
    pub(super) fn new(space: Space) -> Border {
        Border {
            space,
            ..Border::default()
        }
    }

    /// Takes the moves of a round in.
    pub(super) fn moves(&mut self, moves: &[Move]) {
        self.largest_move_m = 0.0;
        for m in moves {
            let length_m = self.space.edge_m([m.from, m.to]);
            self.largest_move_m = self.largest_move_m.max(length_m);
            let before = self.made_m(m.from).unwrap_or(0.0);
            self.make(m.to, before + length_m);
        }
    }

    /// A vertex was put into an edge of the outer border and stays there.
    pub(super) fn insert(&mut self, at: Coord<f64>, into: Ends) {
        let ends = into.map(|p| self.made_m(p).unwrap_or(0.0));
        let off = EdgeMetric::new(self.space, into).distance2(at).sqrt();
        self.make(at, off + ends[0].max(ends[1]));
        self.gone.insert(edge_key(into));
    }

    /// For a vertex that was moved there or put in: how far at most any point of an edge
    /// that ends there is from where it was, metres.
    pub(super) fn made_m(&self, at: Coord<f64>) -> Option<f64> {
        self.made.get(&vertex_key(at)).copied()
    }

    fn make(&mut self, at: Coord<f64>, metres: f64) {
        let known = self.made.entry(vertex_key(at)).or_insert(metres);
        *known = known.max(metres);
    }

    /// Takes in what the faces of a round were (`claimed`) and are; `moved` are shapes
    /// before and after the moves of the round.
    pub(super) fn lay_out<'a>(
        &mut self,
        land: &Arrangement,
        claimed: &[UnitIndex],
        owner: &[UnitIndex],
        moved: impl Iterator<Item = [&'a MultiPolygon<f64>; 2]>,
    ) {
        let open = |unit: &UnitIndex| *unit == UnitIndex::NONE;
        let fate = |(was, is)| match (open(was), open(is)) {
            (true, true) => FaceChange::Open,
            (false, false) => FaceChange::Land,
            (true, false) => FaceChange::Filled,
            (false, true) => FaceChange::Dropped,
        };
        let fates: Vec<FaceChange> = claimed.iter().zip(owner).map(fate).collect();
        let moved: Vec<_> = moved.flat_map(moved_edges).collect();
        if self.before_m.is_none() {
            self.lay_out_first(land, &fates, &moved);
        } else if !moved.is_empty() {
            self.sweep(land, &fates);
        } else if fates
            .iter()
            .any(|f| matches!(f, FaceChange::Filled | FaceChange::Dropped))
        {
            self.walk(land, &fates, |_, _| ());
        }
    }

    fn lay_out_first(&mut self, land: &Arrangement, fates: &[FaceChange], moved: &[[Ends; 2]]) {
        let (mut drawn, mut ends_made) = (FxHashSet::default(), FxHashSet::default());
        let made = std::mem::take(&mut self.made);
        let mut length = self.walk(land, fates, |key, [a, b]| {
            let touched = [a, b].iter().any(|&p| made.contains_key(&vertex_key(p)));
            let set = if touched { &mut ends_made } else { &mut drawn };
            set.insert(key);
        });
        self.made = made;
        // Those that moved count as long as they were; the others only end at a vertex
        // that stood.
        for &[old, new] in moved {
            if ends_made.remove(&edge_key(new)) {
                length += self.space.edge_m(old) - self.space.edge_m(new);
            }
        }
        drawn.extend(ends_made);
        self.drawn = drawn;
        self.before_m = Some(length);
    }

    /// The moves of a later round may cover edges and bring others to light that none
    /// of them ends at.
    fn sweep(&mut self, land: &Arrangement, fates: &[FaceChange]) {
        let mut now = FxHashSet::default();
        self.walk(land, fates, |key, _| {
            now.insert(key);
        });
        let drawn = self.drawn.iter().copied();
        self.gone.extend(drawn.filter(|edge| !now.contains(edge)));
        for key in now.into_iter().filter(|key| !self.drawn.contains(key)) {
            let metres = self.came.entry(key).or_insert(0.0);
            *metres = metres.max(self.largest_move_m);
        }
    }

    /// Passes the edges that lie on the outer border as a whole, and notes those beside
    /// land that was filled or dropped; the length of the border, metres.
    fn walk(
        &mut self,
        land: &Arrangement,
        fates: &[FaceChange],
        mut whole: impl FnMut(EdgeKey, Ends),
    ) -> f64 {
        let mut seen = vec![false; land.faces.edges.len()];
        let (mut length, mut first) = (0.0, 0);
        while first < land.pieces.len() {
            let of = land.pieces[first].of;
            let pieces = land.pieces[first..].iter();
            let next = first + pieces.take_while(|piece| piece.of == of).count();
            let along = Along::new(land, first..next, fates, &mut seen);
            if along.outer > 0 || along.filled || along.dropped {
                let ends = land.skeleton.edges[of as usize].map(|p| land.at[p as usize]);
                let all = along.fresh == next - first;
                length += if all {
                    self.space.edge_m(ends)
                } else {
                    along.fresh_m
                };
                if along.outer == next - first {
                    whole(edge_key(ends), ends);
                }
                if along.filled || along.dropped {
                    self.gone.insert(edge_key(ends));
                }
                if along.dropped {
                    self.came.entry(edge_key(ends)).or_insert(0.0);
                }
            }
            first = next;
        }
        length
    }
}

/// The edges of a shape that moves changed, before and after.
fn moved_edges<'a>([old, new]: [&'a MultiPolygon<f64>; 2]) -> impl Iterator<Item = [Ends; 2]> + 'a {
    let rings = |shape: &'a MultiPolygon<f64>| {
        let polygons = shape.iter();
        polygons.flat_map(plane::rings_of)
    };
    let edges = |ring: &'a LineString<f64>| ring.0.windows(2).map(|e| [e[0], e[1]]);
    let both = rings(old).zip(rings(new));
    let edges = both.flat_map(move |(old, new)| edges(old).zip(edges(new)));
    edges
        .filter(|(old, new)| old != new)
        .map(|(old, new)| [old, new])
}
