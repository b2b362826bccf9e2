//! From half-edges to rings, and from rings to polygons.
//!
//! Half-edges have the wanted side on their left. At a node with several ways on,
//! the sharpest left turn stays with the same piece of land; a ring that comes
//! back to one of its own nodes is split there, so that no ring touches itself.

use super::plane::{self, Bounds, Within};
use super::{Coverage, HalfEdge, NONE};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

/// Workspace for tracing the boundary of one group after another.
pub(super) struct Tracer<'a> {
    coverage: &'a Coverage,
    /// For a node on the current walk, how many half-edges lie before it.
    on_walk: Vec<u32>,
    starts: Vec<(u32, HalfEdge)>,
    used: Vec<bool>,
    walk: Vec<HalfEdge>,
}

impl<'a> Tracer<'a> {
    pub(super) fn new(coverage: &'a Coverage) -> Tracer<'a> {
        let on_walk = vec![NONE; coverage.nodes as usize];
        Tracer {
            coverage,
            on_walk,
            starts: vec![],
            used: vec![],
            walk: vec![],
        }
    }

    /// The polygons that the half-edges bound. Shells come in the order of
    /// their smallest vertices.
    pub(super) fn polygons(&mut self, halves: &[HalfEdge]) -> MultiPolygon<f64> {
        let mut rings = self.rings(halves);
        rings.retain(|ring| ring.0.len() > 3);
        into_polygons(rings)
    }

    /// How many holes the half-edges bound, land on their left.
    pub(super) fn hole_count(&mut self, halves: &[HalfEdge]) -> usize {
        let rings = self.rings(halves).into_iter();
        rings.filter(|r| plane::twice_area(&r.0) < 0.0).count()
    }

    fn rings(&mut self, halves: &[HalfEdge]) -> Vec<LineString<f64>> {
        let coverage = self.coverage;
        self.starts.clear();
        self.starts
            .extend(halves.iter().map(|&half| (coverage.origin(half), half)));
        self.starts.sort_unstable();
        self.used.clear();
        self.used.resize(self.starts.len(), false);
        let mut rings = vec![];
        for at in 0..self.starts.len() {
            if !self.used[at] {
                self.walk_from(at, &mut rings);
            }
        }
        rings
    }

    fn walk_from(&mut self, first: usize, rings: &mut Vec<LineString<f64>>) {
        let mut next = Some(first);
        while let Some(at) = next {
            self.used[at] = true;
            let (node, half) = self.starts[at];
            self.on_walk[node as usize] = self.walk.len() as u32;
            self.walk.push(half);
            let to = self.to(half);
            let back_to = self.on_walk[to as usize];
            if back_to != NONE {
                self.close(back_to as usize, rings);
                if self.walk.is_empty() {
                    return;
                }
            }
            next = self.way_on(half);
        }
        // Only half-edges that do not close get here: an overlap that was not resolved.
        self.forget(0);
    }

    fn close(&mut self, from: usize, rings: &mut Vec<LineString<f64>>) {
        rings.push(self.coverage.line_of(&self.walk[from..]));
        self.forget(from);
    }

    fn forget(&mut self, from: usize) {
        for i in from..self.walk.len() {
            let node = self.coverage.origin(self.walk[i]);
            self.on_walk[node as usize] = NONE;
        }
        self.walk.truncate(from);
    }

    fn way_on(&self, arrived_by: HalfEdge) -> Option<usize> {
        let node = self.to(arrived_by);
        let first = self.starts.partition_point(|s| s.0 < node);
        let leaving = (first..self.starts.len()).take_while(|&i| self.starts[i].0 == node);
        let mut free = leaving.filter(|&i| !self.used[i]);
        let one = free.next()?;
        match free.next() {
            None => Some(one),
            Some(two) => [one, two]
                .into_iter()
                .chain(free)
                .min_by(|a, b| self.sharper(arrived_by, *a, *b)),
        }
    }

    fn sharper(&self, arrived_by: HalfEdge, a: usize, b: usize) -> std::cmp::Ordering {
        let (back, node) = self.last_edge(arrived_by);
        let ahead = |i: usize| self.last_edge(self.starts[i].1.twin()).0;
        plane::clockwise_from(node, back, ahead(a), ahead(b)).then(a.cmp(&b))
    }

    /// The last two vertices of a half-edge.
    fn last_edge(&self, half: HalfEdge) -> (Coord<f64>, Coord<f64>) {
        let chain = self.coverage.arc_coords(half.edge());
        let n = chain.len();
        if half.is_reversed() {
            (chain[1], chain[0])
        } else {
            (chain[n - 2], chain[n - 1])
        }
    }

    fn to(&self, half: HalfEdge) -> u32 {
        self.coverage.origin(half.twin())
    }
}

impl Coverage {
    /// The node that a half-edge starts at.
    #[inline]
    pub(super) fn origin(&self, half: HalfEdge) -> u32 {
        self.ends[half.edge()][half.side()]
    }
}

/// Shells (counter-clockwise) with the holes (clockwise) that lie in them.
pub(super) fn into_polygons(rings: Vec<LineString<f64>>) -> MultiPolygon<f64> {
    let (mut shells, mut holes): (Vec<_>, Vec<_>) = rings
        .into_iter()
        .partition(|r| plane::twice_area(&r.0) > 0.0);
    let by_start = |a: &LineString<f64>, b: &LineString<f64>| plane::order(&a.0[0], &b.0[0]);
    shells.sort_by(by_start);
    holes.sort_by(by_start);
    let owners = owners_of(&shells, &holes);
    let mut inside: Vec<Vec<LineString<f64>>> = shells.iter().map(|_| vec![]).collect();
    for (hole, owner) in holes.into_iter().zip(owners) {
        if let Some(list) = owner.and_then(|shell| inside.get_mut(shell)) {
            list.push(hole);
        }
    }
    let polygons = shells
        .into_iter()
        .zip(inside)
        .map(|(shell, holes)| Polygon::new(shell, holes));
    MultiPolygon::new(polygons.collect())
}

/// Polygons as tracing orders them: by the smallest vertex of shells and holes.
pub(super) fn in_order(mut shape: MultiPolygon<f64>) -> MultiPolygon<f64> {
    let order = |a: &LineString<f64>, b: &LineString<f64>| match (a.0.first(), b.0.first()) {
        (Some(a), Some(b)) => plane::order(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    };
    for polygon in &mut shape {
        polygon.interiors_mut(|holes| holes.sort_by(order));
    }
    shape.0.sort_by(|a, b| order(a.exterior(), b.exterior()));
    shape
}

fn owners_of(shells: &[LineString<f64>], holes: &[LineString<f64>]) -> Vec<Option<usize>> {
    if shells.len() == 1 || holes.is_empty() {
        return vec![Some(0); holes.len()];
    }
    let boxes: Vec<_> = shells.iter().map(|shell| Bounds::of(&shell.0)).collect();
    let sizes: Vec<_> = shells
        .iter()
        .map(|shell| plane::twice_area(&shell.0))
        .collect();
    holes
        .iter()
        .map(|hole| {
            let bounds = Bounds::of(&hole.0);
            let around = (0..shells.len())
                .filter(|&s| boxes[s].holds(&bounds) && ring_in_ring(&hole.0, &shells[s].0));
            around.min_by(|a, b| sizes[*a].total_cmp(&sizes[*b]))
        })
        .collect()
}

/// Whether a ring lies in another that it does not cross (it may touch it).
fn ring_in_ring(inner: &[Coord<f64>], outer: &[Coord<f64>]) -> bool {
    let middles = inner.windows(2).map(|e| Coord {
        x: (e[0].x + e[1].x) / 2.0,
        y: (e[0].y + e[1].y) / 2.0,
    });
    let clear = |p: Coord<f64>| match plane::within_ring(p, outer) {
        Within::Inside => Some(true),
        Within::Outside => Some(false),
        Within::Border => None,
    };
    inner
        .iter()
        .copied()
        .chain(middles)
        .find_map(clear)
        .unwrap_or(false)
}
