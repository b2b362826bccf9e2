//! From faces with owners back to the polygons of the units they belong to.
//!
//! Only units whose land or border is touched are traced anew; a point that
//! noding put into an edge goes again where nothing in the result needs it, so
//! that edges which need no repair come out as they went in.

use super::super::arrangement::Arrangement;
use super::super::noding::NodedEdge;
use super::super::sided_edges::{SidedEdge, traced};
use super::super::{HalfEdge, UnitIndex, area};
use super::border::Border;
use geo_types::{Coord, MultiPolygon};

/// New vertices and polygons.
pub(super) struct Rebuilt {
    /// The touched units with their polygons, in order.
    pub(super) units: Vec<(UnitIndex, MultiPolygon<f64>)>,
    /// Points that stay in an edge of a unit: the unit and the point.
    pub(super) inserted: Vec<(UnitIndex, Coord<f64>)>,
    /// What inserted points change the area of each unit by, m².
    pub(super) bends_m2: Vec<(UnitIndex, f64)>,
}

struct Rebuilder<'a> {
    land: &'a Arrangement,
    owner: &'a [UnitIndex],
    border: &'a mut Border,
    /// Border edges that end at each point.
    degree: Vec<u8>,
    /// How many edges of the skeleton run along each noded edge.
    uses: Vec<u8>,
    touched: Vec<bool>,
    edges: Vec<SidedEdge>,
    inserted: Vec<(UnitIndex, Coord<f64>)>,
    bends_m2: Vec<(UnitIndex, f64)>,
}

/// Traces the units in `touched`, and those whose border got a new vertex.
pub(super) fn rebuild(
    land: &Arrangement,
    owner: &[UnitIndex],
    touched: Vec<bool>,
    border: &mut Border,
) -> Rebuilt {
    let mut rebuilder = Rebuilder {
        land,
        owner,
        border,
        degree: vec![0; land.at.len()],
        uses: vec![0; land.faces.edges.len()],
        touched,
        edges: vec![],
        inserted: vec![],
        bends_m2: vec![],
    };
    rebuilder.count();
    rebuilder.borders();
    rebuilder.trace()
}

impl Rebuilder<'_> {
    /// The owners on the left and on the right of a piece.
    fn sides(&self, piece: usize) -> [UnitIndex; 2] {
        self.owners_beside(self.land.half_of[piece])
    }

    /// The owners on the left and on the right of a half-edge.
    fn owners_beside(&self, half: HalfEdge) -> [UnitIndex; 2] {
        let faces = self.land.faces.beside(half);
        faces.map(|face| self.owner[face as usize])
    }

    fn count(&mut self) {
        for (edge, ends) in (0..).zip(&self.land.faces.edges) {
            let [left, right] = self.owners_beside(HalfEdge::forward(edge));
            if left != right {
                for &p in ends {
                    let degree = &mut self.degree[p as usize];
                    *degree = degree.saturating_add(1);
                }
            }
        }
        for half in &self.land.half_of {
            let uses = &mut self.uses[half.edge()];
            *uses = uses.saturating_add(1);
        }
    }

    /// Whether nothing needs the point between a piece and the next.
    fn keeps_straight(&self, piece: usize) -> bool {
        let lone = |i: usize| self.uses[self.land.half_of[i].edge()] == 1;
        let between = self.land.pieces[piece].ends[1];
        self.degree[between as usize] == 2
            && lone(piece)
            && lone(piece + 1)
            && self.sides(piece) == self.sides(piece + 1)
    }

    fn borders(&mut self) {
        let mut seen = vec![false; self.land.faces.edges.len()];
        let mut at = 0;
        while at < self.land.pieces.len() {
            let of = self.land.pieces[at].of;
            let length = self.land.pieces[at..]
                .iter()
                .take_while(|p| p.of == of)
                .count();
            if length > 1 {
                self.note_bends(at, at + length);
            }
            self.edge(at, at + length, &mut seen);
            at += length;
        }
    }

    /// The border edges along one edge of the skeleton, cut into the pieces
    /// `from..to`.
    fn edge(&mut self, from: usize, to: usize, seen: &mut [bool]) {
        let mut first = from;
        for at in from..to {
            let sides = self.sides(at);
            let whole = at + 1 == to;
            if !whole && sides[0] != sides[1] && self.keeps_straight(at) {
                continue;
            }
            let ends = [
                self.land.pieces[first].ends[0],
                self.land.pieces[at].ends[1],
            ];
            if at > first {
                self.note_merged(first, at + 1);
            }
            first = at + 1;
            let edge = &mut seen[self.land.half_of[at].edge()];
            if sides[0] != sides[1] && !*edge {
                *edge = true;
                self.edges.push(SidedEdge { ends, sides });
            }
            if !whole {
                self.note_inserted(at);
            }
        }
    }

    /// The point after a piece stays in the edge, as far as the edge does.
    fn note_inserted(&mut self, piece: usize) {
        let point = self.land.at[self.land.pieces[piece].ends[1] as usize];
        let units = self.land.skeleton.units_of(self.land.pieces[piece].of);
        let borders = [self.sides(piece), self.sides(piece + 1)];
        let bordering = borders.into_iter().filter(|[left, right]| left != right);
        if bordering
            .clone()
            .flatten()
            .any(|unit| unit == UnitIndex::NONE)
        {
            let edge = self.land.skeleton.edges[self.land.pieces[piece].of as usize];
            self.border
                .insert(point, edge.map(|p| self.land.at[p as usize]));
        }
        let owners = bordering.flatten().filter_map(UnitIndex::known);
        let mut owners: Vec<UnitIndex> = owners.collect();
        owners.sort_unstable();
        owners.dedup();
        for unit in owners {
            self.touched[unit.index()] = true;
            if units.contains(&unit) {
                self.inserted.push((unit, point));
            }
        }
    }

    /// Points inside an edge bend it by a rounding.
    fn note_bends(&mut self, from: usize, to: usize) {
        let pieces = &self.land.pieces[from..to];
        let [left, right] = self.land.skeleton.units_of(pieces[0].of);
        let bend = self.bend_m2(pieces);
        self.add_bend(left, bend);
        self.add_bend(right, -bend);
    }

    /// Points that go again take their bend with them, from whoever owns the
    /// land beside the edge now.
    fn note_merged(&mut self, from: usize, to: usize) {
        let [left, right] = self.sides(from);
        let bend = self.bend_m2(&self.land.pieces[from..to]);
        self.add_bend(left, -bend);
        self.add_bend(right, bend);
    }

    /// Area to the left of the pieces less that to the left of the edge they
    /// are cut from: what lies between both.
    fn bend_m2(&self, pieces: &[NodedEdge]) -> f64 {
        let place = |p: u32| self.land.at[p as usize];
        let along = pieces.iter().map(|piece| piece.ends.map(place));
        let back = [
            place(pieces[pieces.len() - 1].ends[1]),
            place(pieces[0].ends[0]),
        ];
        area::enclosed_m2(self.land.space(), along.chain([back]))
    }

    fn add_bend(&mut self, unit: UnitIndex, bend: f64) {
        if unit != UnitIndex::NONE && bend != 0.0 {
            self.bends_m2.push((unit, bend));
        }
    }

    fn trace(mut self) -> Rebuilt {
        let touched = &self.touched;
        let wanted = |unit: UnitIndex| {
            let known = unit.known().filter(|unit| touched[unit.index()]);
            known.unwrap_or(UnitIndex::NONE)
        };
        for edge in &mut self.edges {
            edge.sides = edge.sides.map(wanted);
        }
        self.edges.retain(|edge| edge.sides[0] != edge.sides[1]);
        let count = touched.len();
        let shapes = traced(self.land.space(), &self.land.at, &self.edges, count);
        let units = UnitIndex::with(shapes).filter(|(unit, _)| touched[unit.index()]);
        Rebuilt {
            units: units.collect(),
            inserted: self.inserted,
            bends_m2: self.bends_m2,
        }
    }
}
