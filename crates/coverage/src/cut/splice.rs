//! Parts put in the place of a unit: only its own arcs are made anew, and its
//! neighbours' rings get the new ones in their place.

use geo_types::{Coord, MultiPolygon};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::plane::Bounds;
use super::super::prim::{VertexKey, vertex_key};
use super::super::{Coverage, HalfEdge, NONE, UnitIndex};
use super::inserted::Inserted;
use super::new_arcs::{NewArcs, directed};

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
    pub(super) fn degrees(&self) -> Vec<u32> {
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
        let mut new = self.room_for(parts, pieces);
        let mut gone: Vec<usize> = replaced.keys().map(|&arc| arc as usize).collect();
        gone.sort_unstable();
        let mut nodes = Nodes::new(self, &pieces.coords);
        let renumbered = new.take_arcs(self, &gone, &mut nodes);
        let first = new.sides.len() as u32;
        for (chain, &sides) in pieces.coords.iter().zip(&pieces.sides) {
            new.push_arc(chain, sides);
            new.ends.push(nodes.new_ends(chain));
        }
        new.nodes = nodes.count;
        for old in self.units() {
            if old == unit {
                new.push_unit(parts, UnitIndex::new(0), |half, ring| {
                    pieces.of_part(half, first, ring);
                });
                continue;
            }
            new.push_unit(self, old, |half, ring| match renumbered[half.edge()] {
                // The neighbour has the unit's arcs on their other side.
                NONE => directed(&replaced[&half.edge_number()], true, first, ring),
                arc => ring.push(HalfEdge::new(arc, half.is_reversed())),
            });
        }
        for part in parts.units().skip(1) {
            new.push_unit(parts, part, |half, ring| {
                pieces.of_part(half, first, ring);
            });
        }
        new
    }

    /// An empty coverage with room for this one and parts.
    fn room_for(&self, parts: &Coverage, pieces: &NewArcs) -> Coverage {
        let starts = |count: usize| {
            let mut starts = Vec::with_capacity(count);
            starts.push(0);
            starts
        };
        let vertices = pieces.coords.iter().map(Vec::len).sum::<usize>();
        let arcs = self.arc_count() + pieces.coords.len();
        Coverage {
            space: self.space,
            coords: Vec::with_capacity(self.coords.len() + vertices),
            arc_start: starts(arcs + 1),
            sides: Vec::with_capacity(arcs),
            ends: Vec::with_capacity(arcs),
            ring_halves: Vec::with_capacity(self.ring_halves.len() + 4 * pieces.coords.len()),
            ring_start: starts(self.ring_start.len() + parts.ring_start.len()),
            poly_start: starts(self.poly_start.len() + parts.poly_start.len()),
            unit_start: starts(self.unit_start.len() + parts.unit_start.len()),
            ..Coverage::default()
        }
    }

    /// Takes over the arcs of another coverage but for some, which are given in order; says
    /// what each is called now.
    fn take_arcs(&mut self, from: &Coverage, but: &[usize], nodes: &mut Nodes) -> Vec<u32> {
        let mut renumbered = vec![NONE; from.arc_count()];
        let mut gone = but.iter().copied().peekable();
        for (arc, now) in renumbered.iter_mut().enumerate() {
            if gone.next_if_eq(&arc).is_some() {
                continue;
            }
            let chain = from.arc_coords(arc);
            *now = self.sides.len() as u32;
            self.push_arc(chain, from.sides[arc]);
            self.ends.push(nodes.old_ends(from.ends[arc], chain));
        }
        renumbered
    }

    fn push_arc(&mut self, chain: &[Coord<f64>], sides: [UnitIndex; 2]) {
        self.coords.extend_from_slice(chain);
        self.arc_start.push(self.coords.len() as u32);
        self.sides.push(sides);
    }

    /// Appends a unit of another coverage, its half-edges translated.
    fn push_unit(
        &mut self,
        from: &Coverage,
        unit: UnitIndex,
        translate: impl Fn(HalfEdge, &mut Vec<HalfEdge>),
    ) {
        for polygon in from.polygons_of(unit) {
            for ring in from.rings_of_polygon(polygon) {
                for &half in from.half_edges_of(ring) {
                    translate(half, &mut self.ring_halves);
                }
                self.ring_start.push(self.ring_halves.len() as u32);
            }
            self.poly_start.push(self.ring_start.len() as u32 - 1);
        }
        self.unit_start.push(self.poly_start.len() as u32 - 1);
    }
}

/// Numbers for the ends of arcs as they come, equal vertices alike: first those of the arcs that
/// are taken over, then those of new ones.
struct Nodes {
    /// What each node of before is called now.
    of_old: Vec<u32>,
    /// The ends of new arcs, and what each is called, as far as it has a name.
    of_new: FxHashMap<VertexKey, u32>,
    /// Where these lie.
    bounds: Bounds,
    count: u32,
}

impl Nodes {
    fn new(before: &Coverage, new: &[Vec<Coord<f64>>]) -> Nodes {
        let ends = new.iter().flat_map(|chain| ends(chain));
        Nodes {
            of_old: vec![NONE; before.nodes as usize],
            of_new: ends.clone().map(|end| (vertex_key(end), NONE)).collect(),
            bounds: ends.fold(Bounds::NOTHING, Bounds::with),
            count: 0,
        }
    }

    fn old_ends(&mut self, nodes: [u32; 2], chain: &[Coord<f64>]) -> [u32; 2] {
        let places = ends(chain);
        [0, 1].map(|end| {
            let known = &mut self.of_old[nodes[end] as usize];
            if *known == NONE {
                *known = self.count;
                self.count += 1;
                let at = places[end];
                if self.bounds.contains(at)
                    && let Some(new) = self.of_new.get_mut(&vertex_key(at))
                {
                    *new = *known;
                }
            }
            *known
        })
    }

    fn new_ends(&mut self, chain: &[Coord<f64>]) -> [u32; 2] {
        ends(chain).map(|at| {
            let known = self.of_new.entry(vertex_key(at)).or_insert(NONE);
            if *known == NONE {
                *known = self.count;
                self.count += 1;
            }
            *known
        })
    }
}

fn ends(chain: &[Coord<f64>]) -> [Coord<f64>; 2] {
    [chain[0], chain[chain.len() - 1]]
}
