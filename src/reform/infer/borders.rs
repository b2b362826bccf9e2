//! How far the borders of two vintages are apart, border by border and both ways.

use std::collections::BTreeSet;

use geo_types::Coord;
use rstar::RTree;
use rstar::primitives::Line;
use rustc_hash::FxHashSet;

use crate::coverage::Coverage;
use crate::coverage::earth::METRES_PER_DEGREE;

/// Degrees of a cell; a border without another within about this is as far as this.
const CELL: f64 = 0.1;

type EdgeKey = [u64; 4];

/// How far each border is from those of the other vintage, metres; 0 where all of its
/// edges are there, bit for bit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Borders {
    pub(super) before: Vec<f64>,
    pub(super) after: Vec<f64>,
}

impl Borders {
    /// Compares the borders of two vintages; those before are moved by `shift` degrees.
    pub(super) fn between(before: &Coverage, after: &Coverage, shift: [f64; 2]) -> Self {
        Self {
            before: distances(before, shift, after, [0.0; 2]),
            after: distances(after, [0.0; 2], before, shift),
        }
    }
}

fn distances(own: &Coverage, moved: [f64; 2], other: &Coverage, shift: [f64; 2]) -> Vec<f64> {
    let edges = other.arcs().flat_map(|arc| arc.coords.windows(2));
    let edges: FxHashSet<EdgeKey> = edges.map(|edge| key(edge, shift)).collect();
    let mut far: Vec<f64> = Vec::with_capacity(own.arc_count());
    let mut apart: Vec<(usize, [Coord<f64>; 2])> = Vec::new();
    for (place, arc) in own.arcs().enumerate() {
        far.push(0.0);
        for edge in arc.coords.windows(2) {
            if !edges.contains(&key(edge, moved)) {
                apart.push((place, [at(edge[0], moved), at(edge[1], moved)]));
            }
        }
    }
    if apart.is_empty() {
        return far;
    }
    let near = Near::new(other, shift, &apart);
    for (place, [a, b]) in apart {
        // A new line may run between old vertices: its middle is what is new.
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let p = Coord {
                x: a.x + share * (b.x - a.x),
                y: a.y + share * (b.y - a.y),
            };
            far[place] = near.metres(p).max(far[place]);
        }
    }
    far
}

fn at(p: Coord<f64>, shift: [f64; 2]) -> Coord<f64> {
    match shift {
        [0.0, 0.0] => p,
        [x, y] => Coord {
            x: p.x + x,
            y: p.y + y,
        },
    }
}

fn key(edge: &[Coord<f64>], shift: [f64; 2]) -> EdgeKey {
    let bits = |p: Coord<f64>| {
        let p = at(p, shift);
        [(p.x + 0.0).to_bits(), (p.y + 0.0).to_bits()]
    };
    let (a, b) = (bits(edge[0]), bits(edge[1]));
    let ([x, y], [z, w]) = if a <= b { (a, b) } else { (b, a) };
    [x, y, z, w]
}

/// The edges of a vintage that are near to others.
struct Near {
    tree: RTree<Line<[f64; 2]>>,
    shrink: f64,
}

impl Near {
    fn new(other: &Coverage, shift: [f64; 2], apart: &[(usize, [Coord<f64>; 2])]) -> Self {
        let mut cells: BTreeSet<(i64, i64)> = BTreeSet::new();
        let mut middle = 0.0;
        for (_, edge) in apart {
            middle += edge[0].y / apart.len() as f64;
            for (x, y) in cells_of(edge) {
                let around = (-1..=1).flat_map(|i| (-1..=1).map(move |j| (x + i, y + j)));
                cells.extend(around);
            }
        }
        let shrink = middle.to_radians().cos().max(0.01);
        let edges = other.arcs().flat_map(|arc| arc.coords.windows(2));
        let edges = edges.map(|edge| [at(edge[0], shift), at(edge[1], shift)]);
        let edges = edges.filter(|edge| cells_of(edge).any(|cell| cells.contains(&cell)));
        let plane = |p: Coord<f64>| [p.x * shrink, p.y];
        let lines = edges.map(|[a, b]| Line::new(plane(a), plane(b)));
        Self {
            tree: RTree::bulk_load(lines.collect()),
            shrink,
        }
    }

    /// How far a point is from the nearest of the edges, metres.
    fn metres(&self, p: Coord<f64>) -> f64 {
        let point = [p.x * self.shrink, p.y];
        let most = CELL * METRES_PER_DEGREE;
        let Some(line) = self.tree.nearest_neighbor(point) else {
            return most;
        };
        let [x, y] = nearest_on(line, point);
        // On the plane of the point's own latitude.
        let east = (x - point[0]) / self.shrink * p.y.to_radians().cos();
        (east.hypot(y - point[1]) * METRES_PER_DEGREE).min(most)
    }
}

fn nearest_on(line: &Line<[f64; 2]>, p: [f64; 2]) -> [f64; 2] {
    let (a, b) = (line.from, line.to);
    let along = [b[0] - a[0], b[1] - a[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    if length == 0.0 {
        return a;
    }
    let share = ((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / length;
    let share = share.clamp(0.0, 1.0);
    [a[0] + share * along[0], a[1] + share * along[1]]
}

/// The cells that the rectangle of an edge meets; of a very long one those of its ends
/// and of its middle.
fn cells_of(edge: &[Coord<f64>; 2]) -> impl Iterator<Item = (i64, i64)> + use<> {
    let cell = |v: f64| (v / CELL).floor() as i64;
    let [a, b] = *edge;
    let (x, y) = (
        [cell(a.x.min(b.x)), cell(a.x.max(b.x))],
        [cell(a.y.min(b.y)), cell(a.y.max(b.y))],
    );
    let long = x[1] - x[0] > 100 || y[1] - y[0] > 100;
    let step = if long { 50 } else { 1 };
    (x[0]..=x[1])
        .step_by(step)
        .flat_map(move |i| (y[0]..=y[1]).step_by(step).map(move |j| (i, j)))
}
