//! A grid over vertices: does one lie in a triangle?

use geo_types::Coord;

use super::plane::{self, Bounds};
use super::prim::Groups;

/// Vertices by the cell that they lie in.
#[derive(Debug)]
pub(super) struct VertexGrid {
    min: Coord<f64>,
    per_degree: f64,
    columns: usize,
    rows: usize,
    /// The vertices in each cell.
    vertices: Groups,
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
            vertices: Groups::new(0, std::iter::empty()),
        };
        let cells: Vec<u32> = coords.iter().map(|&p| grid.cell(p) as u32).collect();
        grid.vertices = Groups::new(grid.columns * grid.rows, cells.iter().copied());
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
            let cells = row * self.columns + west..=row * self.columns + east;
            for &vertex in self.vertices.of_range(cells) {
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
