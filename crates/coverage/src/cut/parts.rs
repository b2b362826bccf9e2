//! From faces with parts to the polygons of the parts.

use geo_types::MultiPolygon;
use rustc_hash::FxHashSet;

use super::super::prim::vertex_key;
use super::super::sided_edges::{SidedEdge, traced};
use super::super::{HalfEdge, UnitIndex};
use super::CutError;
use super::inserted::Inserted;
use super::split::Split;

impl Split<'_> {
    /// The polygons of the parts, and the new vertices on the unit's own edges.
    pub(super) fn parts(&self) -> Result<(Vec<MultiPolygon<f64>>, Inserted), CutError> {
        let (edges, inserted) = self.part_edges();
        let shapes = traced(self.space, &self.points.at, &edges, self.part_count);
        for (part, shape) in shapes.iter().enumerate() {
            let shells = shape.iter().map(|polygon| &polygon.exterior().0);
            let border: f64 = shells.map(|shell| self.space.length_km(shell)).sum();
            let area_km2 = self.space.area_km2(shape);
            if 2000.0 * area_km2 < self.options.sliver_width_m * border {
                return Err(CutError::Sliver {
                    unit: self.unit,
                    part,
                    area_km2,
                    width_m: self.options.sliver_width_m,
                });
            }
        }
        Ok((shapes, inserted))
    }

    /// Edges between parts or around them, without the new vertices on the old
    /// border at which the part does not change.
    pub(super) fn part_edges(&self) -> (Vec<SidedEdge>, Inserted) {
        let (mut edges, mut inserted) = (vec![], Inserted::default());
        let mut seen = FxHashSet::default();
        let part = |face: u32| self.part_of[face as usize];
        let sides = |i: usize| self.faces.beside(self.faces.half_of[i]).map(part);
        let degree = self.border_degrees();
        let mut at = 0;
        while at < self.pieces.len() {
            let of = self.pieces[at].of;
            let own = (of as usize) < self.own_edges;
            let (first, from) = (at, self.pieces[at].ends[0]);
            while own
                && at + 1 < self.pieces.len()
                && self.pieces[at + 1].of == of
                && self.keeps_straight(at, &degree, sides)
            {
                at += 1;
            }
            let to = self.pieces[at].ends[1];
            let [left, right] = sides(at);
            if first < at {
                // The cutter may run along a part of the edge: that is no border more.
                let along = self.pieces[first..=at].iter().map(|p| p.ends);
                seen.extend(along.map(|[a, b]| (a.min(b), a.max(b))));
            }
            if left != right && seen.insert((from.min(to), from.max(to))) {
                edges.push(SidedEdge {
                    ends: [from, to],
                    sides: [left, right],
                });
            }
            let last = self.pieces.get(at + 1).is_none_or(|p| p.of != of);
            if own && !last {
                self.note(&mut inserted, first, to);
            }
            at += 1;
        }
        (edges, inserted)
    }

    /// Whether the vertex after piece `at` is new and changes nothing: the part does
    /// not change there, and no border touches the edge there from the side.
    fn keeps_straight(
        &self,
        at: usize,
        degree: &[u8],
        sides: impl Fn(usize) -> [UnitIndex; 2],
    ) -> bool {
        let between = self.pieces[at].ends[1] as usize;
        between >= self.own_points && degree[between] == 2 && sides(at) == sides(at + 1)
    }

    /// Border edges that end at each point.
    fn border_degrees(&self) -> Vec<u8> {
        let mut degree = vec![0_u8; self.points.at.len()];
        for (edge, ends) in (0..).zip(&self.faces.edges) {
            let faces = self.faces.beside(HalfEdge::forward(edge));
            let [left, right] = faces.map(|face| self.part_of[face as usize]);
            if left != right {
                for &p in ends {
                    degree[p as usize] = degree[p as usize].saturating_add(1);
                }
            }
        }
        degree
    }

    fn note(&self, inserted: &mut Inserted, piece: usize, point: u32) {
        let of = self.pieces[piece].of;
        let from = self.pieces[..=piece]
            .iter()
            .rposition(|p| p.of != of)
            .map_or(0, |i| i + 1);
        let to = self.pieces[piece..]
            .iter()
            .position(|p| p.of != of)
            .map_or(self.pieces.len(), |i| piece + i)
            - 1;
        let ends = [self.pieces[from].ends[0], self.pieces[to].ends[1]]
            .map(|p| vertex_key(self.points.at[p as usize]));
        inserted
            .0
            .entry((ends[0], ends[1]))
            .or_default()
            .push(self.points.at[point as usize]);
    }
}
