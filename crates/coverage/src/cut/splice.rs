//! Parts put in the place of a unit: only its own arcs are made anew, and its
//! neighbours' rings get the new ones in their place.

use geo_types::{Coord, MultiPolygon};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::prim::{VertexKey, vertex_key};
use super::super::{Coverage, HalfEdge, NONE, UnitIndex};
use super::inserted::Inserted;

/// New arcs between nodes, the parts on their left.
#[derive(Default)]
struct NewArcs {
    coords: Vec<Vec<Coord<f64>>>,
    sides: Vec<[UnitIndex; 2]>,
    /// The piece that begins with an edge.
    by_edge: FxHashMap<(VertexKey, VertexKey), u32>,
    /// For each arc of the parts its pieces in order.
    of_arc: Vec<Vec<u32>>,
}

impl Coverage {
    /// The coverage with the parts in the place of the unit: part 0 under its
    /// index, the others appended. `None` where the unit's border is no plain
    /// border (it meets itself along an edge): such a coverage is built anew.
    pub(super) fn spliced(
        &self,
        unit: UnitIndex,
        shapes: &[MultiPolygon<f64>],
        inserted: &Inserted,
    ) -> Option<Coverage> {
        let parts = Coverage::build_in(self.space, shapes).ok()?;
        let own: Vec<usize> = (0..self.arc_count())
            .filter(|&arc| self.sides[arc].contains(&unit))
            .collect();
        let borders: Vec<Vec<Coord<f64>>> = own
            .iter()
            .map(|&arc| self.border(unit, arc, inserted))
            .collect::<Option<_>>()?;
        let index = |part: UnitIndex| match part.get() {
            0 => unit,
            part => UnitIndex::new(self.unit_count() as u32 + part - 1),
        };
        let beyond = self.beyond(unit, &own, &borders);
        let pieces = NewArcs::new(&parts, &self.nodes_of(&own), &beyond, index)?;
        let mut replaced: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (&arc, border) in own.iter().zip(&borders) {
            replaced.insert(arc as u32, pieces.along(border)?);
        }
        Some(self.assembled(unit, &parts, &pieces, &replaced))
    }

    /// An arc of the unit in the direction that has it on the left, with the new
    /// vertices.
    fn border(&self, unit: UnitIndex, arc: usize, inserted: &Inserted) -> Option<Vec<Coord<f64>>> {
        let [left, right] = self.sides[arc];
        if left == right {
            return None;
        }
        let mut chain = self.arc_coords(arc).to_vec();
        if right == unit {
            chain.reverse();
        }
        let mut border = Vec::with_capacity(chain.len() + 2);
        for edge in chain.windows(2) {
            border.push(edge[0]);
            border.extend(inserted.between(edge[0], edge[1]));
        }
        border.extend(chain.last());
        Some(border)
    }

    /// The unit beyond each directed edge of the unit's border.
    fn beyond(
        &self,
        unit: UnitIndex,
        own: &[usize],
        borders: &[Vec<Coord<f64>>],
    ) -> FxHashMap<(VertexKey, VertexKey), UnitIndex> {
        let mut beyond = FxHashMap::default();
        for (&arc, border) in own.iter().zip(borders) {
            let [left, right] = self.sides[arc];
            let other = if left == unit { right } else { left };
            let edges = border
                .windows(2)
                .map(|e| (vertex_key(e[0]), vertex_key(e[1])));
            beyond.extend(edges.map(|edge| (edge, other)));
        }
        beyond
    }

    /// The nodes at the ends of arcs; the start of a ring without nodes is none.
    fn nodes_of(&self, own: &[usize]) -> FxHashSet<VertexKey> {
        let degree = self.degrees();
        let mut nodes = FxHashSet::default();
        for &arc in own {
            let chain = self.arc_coords(arc);
            let [from, to] = self.ends[arc];
            if from != to || degree[from as usize] > 2 {
                nodes.extend([chain[0], chain[chain.len() - 1]].map(vertex_key));
            }
        }
        nodes
    }

    /// Ends of arcs at each node.
    fn degrees(&self) -> Vec<u32> {
        let mut degree = vec![0_u32; self.nodes as usize];
        for node in self.ends.iter().flatten() {
            degree[*node as usize] += 1;
        }
        degree
    }

    fn assembled(
        &self,
        unit: UnitIndex,
        parts: &Coverage,
        pieces: &NewArcs,
        replaced: &FxHashMap<u32, Vec<u32>>,
    ) -> Coverage {
        let mut new = Coverage {
            space: self.space,
            arc_start: vec![0],
            ring_start: vec![0],
            poly_start: vec![0],
            unit_start: vec![0],
            ..Coverage::default()
        };
        let mut renumbered = vec![NONE; self.arc_count()];
        for arc in (0..self.arc_count()).filter(|&arc| !replaced.contains_key(&(arc as u32))) {
            renumbered[arc] = new.sides.len() as u32;
            new.push_arc(self.arc_coords(arc), self.sides[arc]);
        }
        let first = new.sides.len() as u32;
        for (chain, &sides) in pieces.coords.iter().zip(&pieces.sides) {
            new.push_arc(chain, sides);
        }
        new.number_nodes();
        let of_part =
            |half: HalfEdge| directed(&pieces.of_arc[half.edge()], half.is_reversed(), first);
        for old in self.units() {
            if old == unit {
                new.push_unit(parts, UnitIndex::new(0), of_part);
                continue;
            }
            new.push_unit(self, old, |half| match replaced.get(&half.edge_number()) {
                // The neighbour has the unit's arcs on their other side.
                Some(pieces) => directed(pieces, true, first),
                None => vec![HalfEdge::new(renumbered[half.edge()], half.is_reversed())],
            });
        }
        for part in parts.units().skip(1) {
            new.push_unit(parts, part, of_part);
        }
        new
    }

    fn push_arc(&mut self, chain: &[Coord<f64>], sides: [UnitIndex; 2]) {
        self.coords.extend_from_slice(chain);
        self.arc_start.push(self.coords.len() as u32);
        self.sides.push(sides);
    }

    /// Numbers the ends of all arcs, equal vertices alike.
    fn number_nodes(&mut self) {
        let mut known: FxHashMap<VertexKey, u32> = FxHashMap::default();
        for arc in 0..self.sides.len() {
            let chain = self.arc_coords(arc);
            let ends = [chain[0], chain[chain.len() - 1]].map(|end| {
                let next = known.len() as u32;
                *known.entry(vertex_key(end)).or_insert(next)
            });
            self.ends.push(ends);
        }
        self.nodes = known.len() as u32;
    }

    /// Appends a unit of another coverage, its half-edges translated.
    fn push_unit(
        &mut self,
        from: &Coverage,
        unit: UnitIndex,
        translate: impl Fn(HalfEdge) -> Vec<HalfEdge>,
    ) {
        for polygon in from.polygons_of(unit) {
            for ring in from.rings_of_polygon(polygon) {
                let halves = from.half_edges_of(ring).iter();
                self.ring_halves
                    .extend(halves.flat_map(|&half| translate(half)));
                self.ring_start.push(self.ring_halves.len() as u32);
            }
            self.poly_start.push(self.ring_start.len() as u32 - 1);
        }
        self.unit_start.push(self.poly_start.len() as u32 - 1);
    }
}

/// The half-edges of new arcs that follow each other, forward or backward.
fn directed(pieces: &[u32], reversed: bool, first: u32) -> Vec<HalfEdge> {
    let half = |piece: &u32| HalfEdge::new(first + piece, reversed);
    if reversed {
        pieces.iter().rev().map(half).collect()
    } else {
        pieces.iter().map(half).collect()
    }
}

impl NewArcs {
    /// Cuts the outer arcs of the parts at the nodes that were there before.
    fn new(
        parts: &Coverage,
        nodes: &FxHashSet<VertexKey>,
        beyond: &FxHashMap<(VertexKey, VertexKey), UnitIndex>,
        index: impl Fn(UnitIndex) -> UnitIndex,
    ) -> Option<NewArcs> {
        let mut pieces = NewArcs::default();
        let degree = parts.degrees();
        for (arc, ends) in parts.arcs().zip(&parts.ends) {
            let mut own = vec![];
            let free = degree[ends[0] as usize] == 2;
            let (left, right) = (index(arc.left?), arc.right.map(&index));
            let chains = match right {
                Some(_) => vec![arc.coords.to_vec()],
                None => broken(arc.coords, nodes, free),
            };
            for chain in chains {
                let edge = (vertex_key(chain[0]), vertex_key(chain[1]));
                let other = match right {
                    Some(other) => other,
                    None => *beyond.get(&edge)?,
                };
                let piece = pieces.coords.len() as u32;
                pieces.by_edge.insert(edge, piece);
                pieces.sides.push([left, other]);
                pieces.coords.push(chain);
                own.push(piece);
            }
            pieces.of_arc.push(own);
        }
        Some(pieces)
    }

    /// The pieces that a border of the unit is made of now.
    fn along(&self, border: &[Coord<f64>]) -> Option<Vec<u32>> {
        let edges = border.len() - 1;
        let piece_at = |at: usize| {
            let (a, b) = (border[at % edges], border[at % edges + 1]);
            self.by_edge.get(&(vertex_key(a), vertex_key(b))).copied()
        };
        let first = (0..edges).find(|&at| piece_at(at).is_some())?;
        let closed = border.first() == border.last();
        if first > 0 && !closed {
            return None;
        }
        let (mut along, mut at) = (vec![], first);
        while at < first + edges {
            let piece = piece_at(at)?;
            at += self.coords[piece as usize].len() - 1;
            along.push(piece);
        }
        (at == first + edges).then_some(along)
    }
}

/// An arc cut at nodes; a ring that is free to start anywhere and has some starts
/// at the first of them.
fn broken(arc: &[Coord<f64>], nodes: &FxHashSet<VertexKey>, free: bool) -> Vec<Vec<Coord<f64>>> {
    let is_node = |c: &Coord<f64>| nodes.contains(&vertex_key(*c));
    let mut chain = arc.to_vec();
    let closed = arc.first() == arc.last();
    if closed
        && free
        && !is_node(&arc[0])
        && let Some(first) = arc.iter().position(is_node)
    {
        chain.pop();
        chain.rotate_left(first);
        chain.push(arc[first]);
    }
    let mut chains = vec![vec![chain[0]]];
    for (i, &vertex) in chain.iter().enumerate().skip(1) {
        if let Some(last) = chains.last_mut() {
            last.push(vertex);
        }
        if i + 1 < chain.len() && is_node(&vertex) {
            chains.push(vec![vertex]);
        }
    }
    chains
}
