//! Vertices of different units that lie close together made one.
//!
//! Only vertices on arcs with one side are looked at: what matches stays. A
//! vertex goes to the nearest one in reach that none of its own units uses, so
//! that no ring loses a vertex; those that more units share stand first, and
//! what stands does not move.

use super::plane::{self, Bounds};
use super::prim::{Groups, VertexKey, vertex_key};
use super::{Coverage, NONE, Space, UnitIndex};
use geo_types::{Coord, LineString, MultiPolygon};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// Vertices within this distance are the same but for rounding, metres: edges
/// between them cannot be noded.
pub(super) const ROUNDING_M: f64 = 0.001;

/// A vertex that moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Move {
    pub(super) from: Coord<f64>,
    pub(super) to: Coord<f64>,
}

/// The moves that bring vertices within `tolerance_m` metres together.
pub(super) fn moves(coverage: &Coverage, tolerance_m: f64) -> Vec<Move> {
    let loose = Loose::of(coverage);
    if tolerance_m <= 0.0 || loose.at.is_empty() {
        return vec![];
    }
    let near = Near::new(coverage.space, &loose.at, tolerance_m);
    let target = targets(coverage.space, &loose, &near);
    let moved = target.iter().enumerate();
    let moved = moved.filter(|(v, to)| *v != **to as usize);
    let moves = moved.map(|(v, &to)| Move {
        from: loose.at[v],
        to: loose.at[to as usize],
    });
    let mut moves: Vec<Move> = moves.collect();
    moves.sort_unstable_by(|a, b| plane::order(&a.from, &b.from));
    moves
}

/// Where vertices go, by what they are bit for bit.
pub(super) struct Targets(FxHashMap<VertexKey, Coord<f64>>);

impl Targets {
    pub(super) fn new(moves: &[Move]) -> Targets {
        let by_key = moves.iter().map(|m| (vertex_key(m.from), m.to));
        Targets(by_key.collect())
    }

    pub(super) fn of(&self, p: Coord<f64>) -> Option<Coord<f64>> {
        self.0.get(&vertex_key(p)).copied()
    }

    /// Moves the vertices of a shape and lists what moved.
    pub(super) fn apply(&self, shape: &mut MultiPolygon<f64>) -> Vec<Move> {
        let mut made = vec![];
        let mut refit = |line: &mut LineString<f64>| {
            for p in &mut line.0 {
                if let Some(to) = self.of(*p) {
                    made.push(Move { from: *p, to });
                    *p = to;
                }
            }
        };
        for polygon in shape {
            polygon.exterior_mut(&mut refit);
            polygon.interiors_mut(|holes| holes.iter_mut().for_each(&mut refit));
        }
        made
    }
}

/// Vertices on arcs with one side, and the units that use each.
struct Loose {
    at: Vec<Coord<f64>>,
    first_unit: Vec<u32>,
    units: Vec<UnitIndex>,
}

impl Loose {
    /// Vertices inside arcs, which are the arc's alone, then nodes.
    fn of(coverage: &Coverage) -> Loose {
        let mut loose = Loose {
            at: vec![],
            first_unit: vec![0],
            units: vec![],
        };
        let mut at_nodes: Vec<(u32, UnitIndex, Coord<f64>)> = vec![];
        for (arc, ends) in coverage.arcs().zip(&coverage.ends) {
            let (Some(unit), None) = (arc.left, arc.right) else {
                continue;
            };
            let [first, inside @ .., last] = arc.coords else {
                continue;
            };
            inside.iter().for_each(|&p| loose.push(p, [unit]));
            at_nodes.push((ends[0], unit, *first));
            at_nodes.push((ends[1], unit, *last));
        }
        at_nodes.sort_unstable_by_key(|&(node, unit, _)| (node, unit));
        at_nodes.dedup_by_key(|&mut (node, unit, _)| (node, unit));
        for node in at_nodes.chunk_by(|a, b| a.0 == b.0) {
            loose.push(node[0].2, node.iter().map(|n| n.1));
        }
        loose
    }

    fn push(&mut self, p: Coord<f64>, units: impl IntoIterator<Item = UnitIndex>) {
        self.at.push(p);
        self.units.extend(units);
        self.first_unit.push(self.units.len() as u32);
    }

    /// By place, which does not depend on how the vertices are numbered.
    fn by_place(&self, a: u32, b: u32) -> Ordering {
        plane::order(&self.at[a as usize], &self.at[b as usize])
    }

    fn units(&self, vertex: u32) -> &[UnitIndex] {
        let v = vertex as usize;
        &self.units[self.first_unit[v] as usize..self.first_unit[v + 1] as usize]
    }
}

/// For each vertex the others within reach.
struct Near(Groups);

impl Near {
    fn new(space: Space, at: &[Coord<f64>], tolerance_m: f64) -> Near {
        let pairs = pairs_within(space, at, tolerance_m);
        let both = pairs.iter().flat_map(|&[a, b]| [(a, b), (b, a)]);
        Near(Groups::of_pairs(at.len(), both))
    }

    fn of(&self, vertex: u32) -> &[u32] {
        self.0.of(vertex)
    }
}

/// Pairs of points within reach: points sorted by cells at least as wide as the
/// reach, each compared with its own column and the next.
fn pairs_within(space: Space, at: &[Coord<f64>], tolerance_m: f64) -> Vec<[u32; 2]> {
    let bounds = Bounds::of(at);
    let high = bounds.min.y.abs().max(bounds.max.y.abs());
    let height = tolerance_m / space.unit_m();
    let width = height / space.shrink(high.min(89.9));
    // Wide enough for a column and a row to have 31 bits.
    let least = |extent: f64| extent / f64::from(i32::MAX >> 1);
    let width = width.max(least(bounds.max.x - bounds.min.x));
    let height = height.max(least(bounds.max.y - bounds.min.y));
    let cell = |p: &Coord<f64>| {
        let column = ((p.x - bounds.min.x) / width) as u64 + 1;
        let row = ((p.y - bounds.min.y) / height) as u64 + 1;
        column << 32 | row
    };
    let mut cells: Vec<(u64, u32)> = at.iter().map(cell).zip(0..).collect();
    cells.sort_unstable();
    let mut pairs = vec![];
    let mut east = 0;
    for i in 0..cells.len() {
        let (own, v) = cells[i];
        let same = cells[i + 1..].iter().take_while(|c| c.0 <= own + 1);
        let next = own + (1 << 32);
        while cells.get(east).is_some_and(|c| c.0 < next - 1) {
            east += 1;
        }
        let next = cells[east..].iter().take_while(|c| c.0 <= next + 1);
        let reach = |w: u32| space.edge_m([at[v as usize], at[w as usize]]) <= tolerance_m;
        let near = same.chain(next).map(|c| c.1).filter(|&w| reach(w));
        pairs.extend(near.map(|w| [v.min(w), v.max(w)]));
    }
    pairs
}

/// Where each vertex goes: to itself, or to one that stands.
fn targets(space: Space, loose: &Loose, near: &Near) -> Vec<u32> {
    let count = loose.at.len() as u32;
    let mut order: Vec<u32> = (0..count).filter(|&v| !near.of(v).is_empty()).collect();
    order.sort_unstable_by(|&a, &b| {
        let shared = |v: u32| loose.units(v).len();
        shared(b).cmp(&shared(a)).then(loose.by_place(a, b))
    });
    let mut target: Vec<u32> = (0..count).collect();
    let mut placed = vec![false; loose.at.len()];
    // The vertices that came to each standing one, as linked lists.
    let mut came: Vec<u32> = vec![NONE; loose.at.len()];
    for v in order {
        let free = |r: u32| {
            placed[r as usize]
                && target[r as usize] == r
                && !shares_unit(loose, &came, r, loose.units(v))
        };
        let distance = |r: u32| space.edge_m([loose.at[v as usize], loose.at[r as usize]]);
        let stand = near.of(v).iter().copied().filter(|&r| free(r));
        let nearest = |a: &u32, b: &u32| {
            let order = distance(*a).total_cmp(&distance(*b));
            order.then_with(|| loose.by_place(*a, *b))
        };
        let stand = stand.min_by(nearest);
        if let Some(r) = stand {
            target[v as usize] = r;
            came[v as usize] = came[r as usize];
            came[r as usize] = v;
        }
        placed[v as usize] = true;
    }
    target
}

/// Whether one of the units uses the standing vertex or one that came to it.
fn shares_unit(loose: &Loose, came: &[u32], stand: u32, units: &[UnitIndex]) -> bool {
    let mut at = stand;
    loop {
        if units.iter().any(|unit| loose.units(at).contains(unit)) {
            return true;
        }
        at = came[at as usize];
        if at == NONE {
            return false;
        }
    }
}
