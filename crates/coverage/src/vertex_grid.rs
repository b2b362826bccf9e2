//! A grid over vertices: does one lie in a triangle?

use geo_types::Coord;

use super::plane::{self, Bounds};

/// Vertices by the cell that they lie in.
#[derive(Debug)]
pub(super) struct VertexGrid {
    min: Coord<f64>,
    per_degree: f64,
    columns: usize,
    rows: usize,
    /// Cell `c` holds `items[start[c]..start[c + 1]]`, indices of vertices.
    start: Vec<u32>,
    items: Vec<u32>,
}

/// Vertices per cell on average.
const PER_CELL: usize = 4;

impl VertexGrid {
    pub(super) fn new(coords: &[Coord<f64>]) -> VertexGrid {
        let bounds = Bounds::of(coords);
        let cells = (coords.len() / PER_CELL).max(1) as f64;
        let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
        let cell = (width.max(1e-9) * height.max(1e-9) / cells)
            .sqrt()
            .max(width.max(height) / (4.0 * cells))
            .max(1e-9);
        let cell = if cell.is_finite() { cell } else { 1.0 };
        let mut grid = VertexGrid {
            min: bounds.min,
            per_degree: 1.0 / cell,
            columns: (width / cell) as usize + 1,
            rows: (height / cell) as usize + 1,
            start: vec![],
            items: vec![0; coords.len()],
        };
        let mut start = vec![0_u32; grid.columns * grid.rows + 1];
        let cells: Vec<u32> = coords.iter().map(|&p| grid.cell(p) as u32).collect();
        cells.iter().for_each(|&cell| start[cell as usize + 1] += 1);
        (1..start.len()).for_each(|c| start[c] += start[c - 1]);
        let mut place = start.clone();
        for (vertex, &cell) in cells.iter().enumerate() {
            let at = &mut place[cell as usize];
            grid.items[*at as usize] = vertex as u32;
            *at += 1;
        }
        grid.start = start;
        grid
    }

    fn column(&self, x: f64) -> usize {
        (((x - self.min.x) * self.per_degree) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.min.y) * self.per_degree) as usize).min(self.rows - 1)
    }

    fn cell(&self, p: Coord<f64>) -> usize {
        self.row(p.y) * self.columns + self.column(p.x)
    }

    /// Whether a vertex that is still there, other than the corners, lies in the
    /// triangle or on its border.
    pub(super) fn occupied(
        &self,
        coords: &[Coord<f64>],
        alive: &[bool],
        corners: [Coord<f64>; 3],
    ) -> bool {
        let bounds = Bounds::of(&corners);
        let (west, east) = (self.column(bounds.min.x), self.column(bounds.max.x));
        for row in self.row(bounds.min.y)..=self.row(bounds.max.y) {
            let first = self.start[row * self.columns + west] as usize;
            let last = self.start[row * self.columns + east + 1] as usize;
            for &vertex in &self.items[first..last] {
                let p = coords[vertex as usize];
                let near = p.x >= bounds.min.x
                    && p.x <= bounds.max.x
                    && p.y >= bounds.min.y
                    && p.y <= bounds.max.y;
                if near && alive[vertex as usize] && !corners.contains(&p) && holds(corners, p) {
                    return true;
                }
            }
        }
        false
    }
}

/// Whether a triangle holds a point, its border included; exact.
fn holds([a, b, c]: [Coord<f64>; 3], p: Coord<f64>) -> bool {
    let sides = [
        plane::turn(a, b, p),
        plane::turn(b, c, p),
        plane::turn(c, a, p),
    ];
    sides.iter().all(|&s| s >= 0.0) || sides.iter().all(|&s| s <= 0.0)
}
