//! The edges of borders on a picture, by where they run: what a name would cover.

use std::ops::Range;

use geo_types::Coord;

use super::room::Rect;

/// An edge between two places.
pub(crate) type Edge = [Coord<f64>; 2];

/// Design pixels of a cell.
const CELL: f64 = 24.0;

/// The edges that names keep off.
#[derive(Default)]
pub(crate) struct Edges {
    all: Cells,
    /// Those that a reform brings: no name may stand on them.
    new: Cells,
}

impl Edges {
    /// All edges, and those of them that are new; `k` is pixels per design pixel.
    pub(crate) fn new(all: &[Edge], new: &[Edge], k: f64) -> Self {
        Self {
            all: Cells::new(all, CELL * k),
            new: Cells::new(new, CELL * k),
        }
    }

    /// The length of edges in a box.
    pub(crate) fn covered(&self, rect: &Rect) -> f64 {
        self.all.lengths(rect).sum()
    }

    /// Whether any runs through a box.
    pub(crate) fn are_in(&self, rect: &Rect) -> bool {
        self.all.any_in(rect)
    }

    /// Whether any runs across a line.
    pub(crate) fn cross(&self, line: Edge) -> bool {
        self.all.cross(line)
    }

    /// Whether a new border runs through a box.
    pub(crate) fn are_new_in(&self, rect: &Rect) -> bool {
        self.new.any_in(rect)
    }
}

/// Whether two lines cross, or one begins on the other.
pub(crate) fn cross([a, b]: Edge, [c, d]: Edge) -> bool {
    let side = |p: Coord<f64>, q: Coord<f64>, r: Coord<f64>| {
        (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    };
    side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
}

/// Edges in square cells: each is known in every cell through which it runs, and only
/// that part of it counts there.
#[derive(Default)]
struct Cells {
    bounds: Option<Rect>,
    side: f64,
    columns: usize,
    rows: usize,
    edges: Vec<Vec<Edge>>,
}

impl Cells {
    fn new(edges: &[Edge], side: f64) -> Self {
        let ends = edges.iter().flatten();
        let bounds = ends.fold(None, |rect, &at| Some(Rect::around(rect, at)));
        let Some(bounds) = bounds else {
            return Self::default();
        };
        // Edges along a row of pixels do not lie between two cells.
        let bounds = bounds.grown(side * 0.37);
        let count = |length: f64| (length / side).floor() as usize + 1;
        let (columns, rows) = (count(bounds.w), count(bounds.h));
        let mut cells = Self {
            bounds: Some(bounds),
            side,
            columns,
            rows,
            edges: vec![Vec::new(); columns * rows],
        };
        for edge in edges {
            let rect = Rect::around(Some(Rect::around(None, edge[0])), edge[1]);
            for (cell, part) in cells.parts(&rect) {
                if part.grown(1e-9).inside(edge[0], edge[1]).is_some() {
                    cells.edges[cell].push(*edge);
                }
            }
        }
        cells
    }

    /// The cells that a box touches, by their number.
    fn parts(&self, rect: &Rect) -> Vec<(usize, Rect)> {
        let Some(bounds) = self.bounds else {
            return Vec::new();
        };
        let span = |from: f64, to: f64, count: usize| -> Range<usize> {
            let last = count.saturating_sub(1);
            if to < 0.0 || from / self.side > count as f64 {
                return 0..0;
            }
            let at = |length: f64| ((length / self.side).max(0.0) as usize).min(last);
            at(from)..at(to) + 1
        };
        let columns = span(rect.x - bounds.x, rect.right() - bounds.x, self.columns);
        let rows = span(rect.y - bounds.y, rect.bottom() - bounds.y, self.rows);
        let cell = |row: usize, column: usize| {
            let cell = Rect {
                x: bounds.x + column as f64 * self.side,
                y: bounds.y + row as f64 * self.side,
                w: self.side,
                h: self.side,
            };
            (row * self.columns + column, cell)
        };
        rows.flat_map(|row| columns.clone().map(move |column| (row, column)))
            .map(|(row, column)| cell(row, column))
            .collect()
    }

    fn any_in(&self, rect: &Rect) -> bool {
        let Some(bounds) = self.bounds.filter(|bounds| bounds.overlaps(rect)) else {
            return false;
        };
        let cell = |length: f64, count: usize| {
            let last = count.saturating_sub(1);
            ((length / self.side).max(0.0) as usize).min(last)
        };
        let from = cell(rect.x - bounds.x, self.columns);
        let to = cell(rect.right() - bounds.x, self.columns);
        let top = cell(rect.y - bounds.y, self.rows);
        let bottom = cell(rect.bottom() - bounds.y, self.rows);
        for row in top..=bottom {
            for edges in &self.edges[row * self.columns + from..=row * self.columns + to] {
                for [a, b] in edges {
                    if rect.length_inside(*a, *b) > 0.0 {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn cross(&self, line: Edge) -> bool {
        let rect = Rect::around(Some(Rect::around(None, line[0])), line[1]);
        let mut parts = self.parts(&rect).into_iter();
        parts.any(|(cell, _)| self.edges[cell].iter().any(|edge| cross(*edge, line)))
    }

    /// The lengths of edges in a box, cell by cell.
    fn lengths(&self, rect: &Rect) -> impl Iterator<Item = f64> {
        self.parts(rect).into_iter().flat_map(move |(cell, part)| {
            let common = part.common(rect);
            common.into_iter().flat_map(move |common| {
                let edges = self.edges[cell].iter();
                edges.map(move |[a, b]| common.length_inside(*a, *b))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: (f64, f64), b: (f64, f64)) -> Edge {
        [a.into(), b.into()]
    }

    #[test]
    fn an_edge_through_many_cells_counts_once() {
        let edges = [
            edge((0.0, 0.0), (300.0, 400.0)),
            edge((-50.0, 10.0), (350.0, 10.0)),
        ];
        let known = Edges::new(&edges, &edges[1..], 1.0);
        let rect = |x, y, w, h| Rect { x, y, w, h };
        let whole = rect(-100.0, -100.0, 900.0, 900.0);
        assert!((known.covered(&whole) - 900.0).abs() < 1e-6);
        let part = rect(0.0, 5.0, 100.0, 10.0);
        let each = edges.iter().map(|[a, b]| part.length_inside(*a, *b));
        assert!((known.covered(&part) - each.sum::<f64>()).abs() < 1e-6);
        assert!(known.are_new_in(&part));
        assert!(!known.are_new_in(&rect(0.0, 12.0, 300.0, 300.0)));
        assert_eq!(known.covered(&rect(900.0, 900.0, 50.0, 50.0)), 0.0);
        assert_eq!(Edges::default().covered(&whole), 0.0);
    }
}
