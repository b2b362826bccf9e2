//! From faces with parts to the polygons of the parts.

use geo_types::{Coord, MultiPolygon};
use rustc_hash::FxHashSet;

use super::super::prim::{halves_by_face, vertex_key};
use super::super::sided_edges::{SidedEdge, traced};
use super::super::{HalfEdge, UnitIndex};
use super::CutError;
use super::inserted::Inserted;
use super::split::Split;

impl Split<'_> {
    /// The polygons of the parts, and the new vertices on the unit's own edges.
    pub(super) fn parts(&self) -> Result<(Vec<MultiPolygon<f64>>, Inserted), CutError> {
        let (edges, inserted) = self.part_edges();
        let shapes = match self.unwrapped {
            None => traced(self.space, &self.points.at, &edges, self.part_count),
            Some(unwrapped) => {
                let sides = traced(self.space, &self.points.at, &edges, 2 * self.part_count);
                unwrapped.rejoined(sides)
            }
        };
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
        let owners = self.owners();
        let part = |face: u32| owners[face as usize];
        let sides = |i: usize| self.faces.beside(self.faces.half_of[i]).map(part);
        let degree = self.border_degrees(&owners);
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

    /// The part of each face; where the unit lies on both sides of the antimeridian,
    /// each part counts twice, first what lies west of it.
    fn owners(&self) -> Vec<UnitIndex> {
        if self.unwrapped.is_none() {
            return self.part_of.clone();
        }
        let halves = halves_by_face(&self.faces.face_of, self.part_of.len());
        let owner = |(face, part): (usize, &UnitIndex)| {
            let mut ends = halves.of(face as u32).iter();
            let east = ends.any(|half| {
                let edge = self.faces.edges[half.edge()];
                edge.iter().any(|&p| self.points.at[p as usize].x > 180.0)
            });
            match part.known() {
                Some(part) => UnitIndex::new(2 * part.get() + u32::from(east)),
                None => UnitIndex::NONE,
            }
        };
        self.part_of.iter().enumerate().map(owner).collect()
    }

    /// Border edges that end at each point.
    fn border_degrees(&self, owners: &[UnitIndex]) -> Vec<u8> {
        let mut degree = vec![0_u8; self.points.at.len()];
        for (edge, ends) in (0..).zip(&self.faces.edges) {
            let faces = self.faces.beside(HalfEdge::forward(edge));
            let [left, right] = faces.map(|face| owners[face as usize]);
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
        let place = |p: u32| self.placed(of, self.points.at[p as usize]);
        let ends = [self.pieces[from].ends[0], self.pieces[to].ends[1]];
        let ends = ends.map(|p| vertex_key(place(p)));
        inserted
            .0
            .entry((ends[0], ends[1]))
            .or_default()
            .push(place(point));
    }

    /// A point of an edge of the unit where it is in the coverage.
    fn placed(&self, edge: u32, p: Coord<f64>) -> Coord<f64> {
        let beyond = self.beyond.get(edge as usize).copied().unwrap_or(false);
        match self.unwrapped.filter(|_| beyond) {
            Some(unwrapped) => unwrapped.back(p),
            None => p,
        }
    }
}
