//! A uniform grid over edges: which edges pass through which cell.

use super::plane::Bounds;
use super::prim::Groups;
use geo_types::Coord;

/// More edges than this in one cell are sorted before they are paired.
const CROWD: usize = 24;

/// So few cells are taken as a whole where edges pass some of them.
const FEW: usize = 4;

/// An edge that rises less than this, in degrees, is level.
const LEVEL: f64 = 1e-12;

/// Square cells over a box, each with the indices of the edges that pass it.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    min: Coord<f64>,
    bounds: Bounds,
    per_degree: f64,
    pub(super) columns: usize,
    pub(super) rows: usize,
    start: Vec<u32>,
    items: Vec<u32>,
    pad: f64,
    /// Side of a cell, degrees.
    cell: f64,
    /// How far beside an edge a cell still counts as passed, degrees.
    slack: f64,
}

impl Grid {
    /// A grid of about `cells` cells; an edge counts as passing a cell when it
    /// comes within `pad` degrees of it.
    pub(super) fn new<'a, E>(edges: impl Fn() -> E, cells: usize, pad: f64) -> Grid
    where
        E: Iterator<Item = [Coord<f64>; 2]> + 'a,
    {
        let bounds = edges().fold(Bounds::NOTHING, |b, [p, q]| b.with(p).with(q));
        let mut grid = Grid::over(bounds, cells, pad);
        let mut start = vec![0_u32; grid.columns * grid.rows + 1];
        for edge in edges() {
            grid.visit(edge, |cell| start[cell + 1] += 1);
        }
        for cell in 1..start.len() {
            start[cell] += start[cell - 1];
        }
        let mut items = vec![0; start[start.len() - 1] as usize];
        let mut place = start.clone();
        for (index, edge) in edges().enumerate() {
            grid.visit(edge, |cell| {
                items[place[cell] as usize] = index as u32;
                place[cell] += 1;
            });
        }
        (grid.start, grid.items) = (start, items);
        grid
    }

    /// The same of groups of edges, with about a cell for each; a cell has the groups of
    /// which an edge passes it. `bounds` gives the box of a group, `edges` its edges.
    pub(super) fn of_groups<E>(
        groups: u32,
        bounds: impl Fn(u32) -> Bounds,
        edges: impl Fn(u32) -> E,
        pad: f64,
    ) -> Grid
    where
        E: Iterator<Item = [Coord<f64>; 2]>,
    {
        let all = (0..groups).fold(Bounds::NOTHING, |all, group| all.joined(&bounds(group)));
        let mut grid = Grid::over(all, groups as usize, pad);
        let mut passed: Vec<(u32, u32)> = Vec::with_capacity(2 * groups as usize);
        let mut cells = vec![];
        for group in 0..groups {
            grid.cells_of(&bounds(group), || edges(group), &mut cells);
            passed.extend(cells.drain(..).map(|cell| (cell as u32, group)));
        }
        let by_cell = Groups::of_pairs(grid.cell_count(), passed.iter().copied());
        (grid.start, grid.items) = by_cell.into_parts();
        grid
    }

    /// The cells that edges with a common box pass, each once: all of a box with few
    /// cells, which is found sooner than what passes them.
    fn cells_of<E>(&self, bounds: &Bounds, edges: impl Fn() -> E, cells: &mut Vec<usize>)
    where
        E: Iterator<Item = [Coord<f64>; 2]>,
    {
        let columns =
            self.column(bounds.min.x - self.slack)..=self.column(bounds.max.x + self.slack);
        let rows = self.row(bounds.min.y - self.slack)..=self.row(bounds.max.y + self.slack);
        if columns.clone().count() * rows.clone().count() <= FEW {
            for row in rows {
                cells.extend(columns.clone().map(|column| row * self.columns + column));
            }
            return;
        }
        for edge in edges() {
            self.visit(edge, |cell| cells.push(cell));
        }
        cells.sort_unstable();
        cells.dedup();
    }

    fn over(bounds: Bounds, cells: usize, pad: f64) -> Grid {
        let cells = cells.clamp(1, 1 << 24) as f64;
        let width = (bounds.max.x - bounds.min.x).max(1e-9);
        let height = (bounds.max.y - bounds.min.y).max(1e-9);
        let finite = width.is_finite() && height.is_finite();
        let cell = (width * height / cells)
            .sqrt()
            .max(width / (4.0 * cells))
            .max(height / (4.0 * cells));
        let (columns, rows) = if finite {
            ((width / cell) as usize + 1, (height / cell) as usize + 1)
        } else {
            (1, 1)
        };
        let min = if finite {
            bounds.min
        } else {
            Coord { x: 0.0, y: 0.0 }
        };
        let per_degree = if finite { 1.0 / cell } else { 0.0 };
        Grid {
            min,
            bounds,
            per_degree,
            columns,
            rows,
            start: vec![],
            items: vec![],
            pad,
            cell: 1.0 / per_degree,
            slack: pad + 1e-6 / per_degree.max(1e-300),
        }
    }

    pub(super) fn column(&self, x: f64) -> usize {
        (((x - self.min.x) * self.per_degree) as usize).min(self.columns - 1)
    }

    pub(super) fn row(&self, y: f64) -> usize {
        (((y - self.min.y) * self.per_degree) as usize).min(self.rows - 1)
    }

    /// Whether the point is within the cells (their last row and column are
    /// wider than the box by less than a cell).
    pub(super) fn covers(&self, p: Coord<f64>) -> bool {
        let (x, y) = (
            (p.x - self.min.x) * self.per_degree,
            (p.y - self.min.y) * self.per_degree,
        );
        x >= 0.0 && y >= 0.0 && x <= self.columns as f64 && y <= self.rows as f64
    }

    /// The edges that pass a cell.
    pub(super) fn at(&self, cell: usize) -> &[u32] {
        &self.items[self.start[cell] as usize..self.start[cell + 1] as usize]
    }

    pub(super) fn cell_count(&self) -> usize {
        self.columns * self.rows
    }

    /// Calls `f` with every cell that the edge passes, row by row.
    #[inline]
    fn visit(&self, [p, q]: [Coord<f64>; 2], mut f: impl FnMut(usize)) {
        let (low, high) = if p.y <= q.y { (p, q) } else { (q, p) };
        let (first, last) = (self.row(low.y - self.pad), self.row(high.y + self.pad));
        let (min_x, max_x) = (p.x.min(q.x), p.x.max(q.x));
        // A level edge on the line between two rows passes both in its whole length.
        if first == last || high.y - low.y < LEVEL {
            (first..=last).for_each(|row| self.visit_row(row, min_x, max_x, &mut f));
            return;
        }
        let slope = (high.x - low.x) / (high.y - low.y);
        let at = |y: f64| (low.x + (y - low.y) * slope).clamp(min_x, max_x);
        for row in first..=last {
            let bottom = self.min.y + row as f64 * self.cell - self.pad - 1e-6 * self.cell;
            let top = bottom + self.cell + 2.0 * self.pad + 2e-6 * self.cell;
            let (a, b) = (at(bottom.max(low.y)), at(top.min(high.y)));
            self.visit_row(row, a.min(b), a.max(b), &mut f);
        }
    }

    #[inline]
    fn visit_row(&self, row: usize, x0: f64, x1: f64, f: &mut impl FnMut(usize)) {
        for column in self.column(x0 - self.slack)..=self.column(x1 + self.slack) {
            f(row * self.columns + column);
        }
    }

    /// Whether the edge passes a cell that another edge passes.
    pub(super) fn touches(&self, edge: [Coord<f64>; 2]) -> bool {
        let bounds = Bounds::of(&edge).grown(self.pad);
        if !self.bounds.meets(&bounds) {
            return false;
        }
        let mut found = false;
        self.visit(edge, |cell| found |= !self.at(cell).is_empty());
        found
    }

    /// The parallel through the middle of a row of cells.
    pub(super) fn middle_of_row(&self, row: usize) -> f64 {
        self.min.y + (row as f64 + 0.5) / self.per_degree
    }

    /// The cells alone, for a caller that keeps its own lists.
    pub(super) fn without_items(mut self) -> Grid {
        (self.start, self.items) = (vec![], vec![]);
        self
    }

    /// All pairs of edges whose boxes come within `pad` of each other, each pair once
    /// or (rarely) more often, in a fixed order. `ends` gives the edge of an index.
    pub(super) fn pairs(&self, ends: impl Fn(u32) -> [Coord<f64>; 2], f: impl FnMut(u32, u32)) {
        self.pairs_of_boxes(|item| Bounds::of(&ends(item)), f);
    }

    /// All pairs whose boxes come within `pad` of each other among those that share a
    /// cell, each pair once or more often, in a fixed order. `bounds` gives the box of an
    /// edge or of a group.
    pub(super) fn pairs_of_boxes(
        &self,
        bounds: impl Fn(u32) -> Bounds,
        mut f: impl FnMut(u32, u32),
    ) {
        // Grown on both sides, so that rounding loses no pair.
        let grown = |item: u32| (bounds(item).grown(self.pad), item);
        let mut boxes: Vec<(Bounds, u32)> = vec![];
        for cell in 0..self.cell_count() {
            let items = self.at(cell);
            if items.len() < 2 {
                continue;
            }
            boxes.clear();
            boxes.extend(items.iter().map(|&item| grown(item)));
            pairs_that_meet(&mut boxes, &mut f);
        }
    }
}

/// Pairs of boxes that meet, each once, the smaller number first.
pub(super) fn pairs_that_meet(boxes: &mut [(Bounds, u32)], mut f: impl FnMut(u32, u32)) {
    if boxes.len() <= CROWD {
        for (i, (own, one)) in boxes.iter().enumerate() {
            let near = boxes[i + 1..].iter().filter(|b| own.meets(&b.0));
            near.for_each(|&(_, two)| f(*one, two));
        }
        return;
    }
    // From west to east.
    boxes.sort_unstable_by(|a, b| a.0.min.x.total_cmp(&b.0.min.x).then(a.1.cmp(&b.1)));
    for (i, (own, one)) in boxes.iter().enumerate() {
        let near = boxes[i + 1..].iter().take_while(|b| b.0.min.x <= own.max.x);
        let near = near.filter(|b| own.meets(&b.0));
        near.for_each(|&(_, two)| f(*one.min(&two), *one.max(&two)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_edge_between_two_rows_of_cells_passes_all_its_columns() {
        let c = |x, y| Coord { x, y };
        let box_of_16 = [
            [c(0.0, 0.0), c(4.0, 0.0)],
            [c(0.0, 4.0), c(4.0, 4.0)],
            [c(0.5, 2.0), c(3.5, 2.0)],
        ];
        let grid = Grid::new(|| box_of_16.into_iter(), 16, 1e-9);
        assert_eq!(grid.row(2.0), grid.row(2.0 - 1e-9) + 1, "no line at 2");
        for row in [grid.row(2.0) - 1, grid.row(2.0)] {
            for column in 0..=grid.column(3.5) {
                let cell = row * grid.columns + column;
                assert!(grid.at(cell).contains(&2), "row {row}, column {column}");
            }
        }
    }
}
