//! The lines of the land of a state: what the areas and borders of a map are made of.

use geo_types::{Coord, LineString};

use crate::draw::Arc;
use crate::territory::Territory;

/// A line with the atoms on both sides of it.
pub(super) struct LandLine<'a> {
    coords: &'a [Coord<f64>],
    /// Those that it bounds in the file.
    bounds: [Option<usize>; 2],
    /// Those that it divides on the ground; `None` where the same border is another
    /// line already.
    pub(super) divides: Option<[Option<usize>; 2]>,
    /// Whether it is only sketched.
    pub(super) sketched: bool,
}

impl LandLine<'_> {
    pub(super) fn arc(&self) -> Arc {
        let [left, right] = self.bounds;
        Arc {
            line: LineString::new(self.coords.to_vec()),
            left,
            right,
        }
    }
}

/// The lines of a state. Where land is cut at 180 degrees, the two edges of the cut
/// are one border, if it is one.
pub(super) fn land_lines(state: &Territory) -> Vec<LandLine<'_>> {
    let Some(coverage) = &state.coverage else {
        return Vec::new();
    };
    let cut = Cut::of(state);
    let mut lines = Vec::with_capacity(coverage.arc_count());
    for arc in coverage.arcs() {
        let sides = [arc.left, arc.right].map(|side| side.map(usize::from));
        let from = lines.len();
        cut.split(arc.coords, sides, &mut lines);
        if state.is_sketched(&arc) {
            lines[from..]
                .iter_mut()
                .for_each(|line| line.sketched = true);
        }
    }
    lines
}

/// The edges along 180 and along -180 degrees, with the atom beside each.
struct Cut {
    /// Of the east, then of the west: southern and northern end, atom.
    edges: [Vec<(f64, f64, usize)>; 2],
}

/// Of an edge on the cut: whether it is on its western shore, -180 degrees.
fn shore(edge: &[Coord<f64>]) -> Option<usize> {
    let on = |x: f64| edge.iter().all(|p| p.x == x);
    match (on(180.0), on(-180.0)) {
        (true, _) => Some(0),
        (_, true) => Some(1),
        _ => None,
    }
}

fn latitudes(edge: &[Coord<f64>]) -> (f64, f64) {
    let (a, b) = (edge[0].y, edge[1].y);
    (a.min(b), a.max(b))
}

impl Cut {
    fn of(state: &Territory) -> Self {
        let mut edges = [Vec::new(), Vec::new()];
        let arcs = state.coverage.iter().flat_map(|c| c.arcs());
        for arc in arcs {
            let ((Some(atom), None) | (None, Some(atom))) = (arc.left, arc.right) else {
                continue;
            };
            for edge in arc.coords.windows(2) {
                if let Some(shore) = shore(edge) {
                    let (south, north) = latitudes(edge);
                    edges[shore].push((south, north, usize::from(atom)));
                }
            }
        }
        Self { edges }
    }

    /// The atom on the other side of an edge of the cut.
    fn beyond(&self, edge: &[Coord<f64>]) -> Option<(usize, usize)> {
        let shore = shore(edge)?;
        let (south, north) = latitudes(edge);
        let middle = f64::midpoint(south, north);
        let mut others = self.edges[1 - shore].iter();
        let found = others.find(|(s, n, _)| (*s..=*n).contains(&middle))?;
        Some((shore, found.2))
    }

    /// An arc, its stretches along the cut apart.
    fn split<'a>(
        &self,
        coords: &'a [Coord<f64>],
        bounds: [Option<usize>; 2],
        lines: &mut Vec<LandLine<'a>>,
    ) {
        let outer = bounds.iter().flatten().count() == 1;
        if !outer || self.edges.iter().any(Vec::is_empty) {
            let divides = Some(bounds);
            lines.push(LandLine {
                coords,
                bounds,
                divides,
                sketched: false,
            });
            return;
        }
        let mut from = 0;
        for i in 0..coords.len().saturating_sub(1) {
            let now = self.beyond(&coords[i..=i + 1]);
            let next = coords.get(i + 1..=i + 2).map(|edge| self.beyond(edge));
            if next == Some(now) {
                continue;
            }
            let divides = match now {
                None => Some(bounds),
                Some((1, _)) => None,
                Some((_, beyond)) => Some(bounds.map(|side| side.or(Some(beyond)))),
            };
            lines.push(LandLine {
                coords: &coords[from..=i + 1],
                bounds,
                divides,
                sketched: false,
            });
            from = i + 1;
        }
    }
}

/// The atoms of each group, in their order.
pub(super) fn cells<T: Copy>(
    of_atom: &[Option<T>],
    index: impl Fn(T) -> u32,
    count: usize,
) -> Vec<Vec<usize>> {
    let mut cells = vec![Vec::new(); count];
    for (atom, group) in of_atom.iter().enumerate() {
        if let Some(cells) = group.and_then(|group| cells.get_mut(index(group) as usize)) {
            cells.push(atom);
        }
    }
    cells
}
