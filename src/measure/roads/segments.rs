//! A grid over the pieces of edges, to find the nearest to a point.

use geo_types::Coord;

/// Side of a cell in degrees.
const CELL: f64 = 0.02;
/// The most cells; a larger extent gets larger cells.
const MOST_CELLS: f64 = 16e6;
/// The most entries of pieces in cells, beside a few for each piece; where pieces
/// are so long that there would be more, cells get larger.
const MOST_ENTRIES: usize = 4_000_000;
const ENTRIES_OF_A_PIECE: usize = 4;

/// The pieces that touch each cell, by edge and number of the piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Segments {
    origin: Coord<f64>,
    cell: f64,
    width: f64,
    height: f64,
    columns: usize,
    rows: usize,
    start: Vec<u32>,
    /// `(edge, piece)`.
    pieces: Vec<(u32, u32)>,
}

impl Segments {
    /// Indexes the pieces of all edges but ferries.
    pub(super) fn new(
        positions: &[Coord<f64>],
        shape_start: &[u32],
        shape: &[u32],
        ferry: &[bool],
    ) -> Self {
        let mut grid = Self::sized(positions);
        let all = || {
            (0..ferry.len())
                .filter(|&e| !ferry[e])
                .flat_map(move |edge| {
                    let points = &shape[shape_start[edge] as usize..shape_start[edge + 1] as usize];
                    let ends = points.windows(2).enumerate();
                    ends.map(move |(i, pair)| {
                        let at = |n: u32| positions[n as usize];
                        ((edge as u32, i as u32), at(pair[0]), at(pair[1]))
                    })
                })
        };
        while grid.is_crowded(all().map(|(_, a, b)| (a, b))) {
            let larger = 2.0 * grid.cell;
            grid = grid.with_cells(larger);
        }
        let mut start = vec![0u32; grid.columns * grid.rows + 1];
        all().for_each(|(_, a, b)| grid.cells(a, b).for_each(|cell| start[cell + 1] += 1));
        for i in 0..start.len() - 1 {
            start[i + 1] += start[i];
        }
        let mut next = start.clone();
        let mut pieces = vec![(0, 0); start.last().copied().unwrap_or(0) as usize];
        for (piece, a, b) in all() {
            for cell in grid.cells(a, b) {
                pieces[next[cell] as usize] = piece;
                next[cell] += 1;
            }
        }
        (grid.start, grid.pieces) = (start, pieces);
        grid
    }

    fn sized(positions: &[Coord<f64>]) -> Self {
        let (mut low, mut high) = (
            Coord {
                x: f64::INFINITY,
                y: f64::INFINITY,
            },
            Coord {
                x: f64::NEG_INFINITY,
                y: f64::NEG_INFINITY,
            },
        );
        for p in positions {
            (low.x, low.y) = (low.x.min(p.x), low.y.min(p.y));
            (high.x, high.y) = (high.x.max(p.x), high.y.max(p.y));
        }
        let (width, height) = ((high.x - low.x).max(0.0), (high.y - low.y).max(0.0));
        let extent = Self {
            origin: low,
            width,
            height,
            ..Self::default()
        };
        extent.with_cells(CELL.max((width * height / MOST_CELLS).sqrt()))
    }

    /// An empty grid of the same extent.
    fn with_cells(self, cell: f64) -> Self {
        Self {
            cell,
            columns: (self.width / cell) as usize + 1,
            rows: (self.height / cell) as usize + 1,
            ..self
        }
    }

    /// Whether pieces touch so many cells that larger ones are called for.
    fn is_crowded(&self, pieces: impl Iterator<Item = (Coord<f64>, Coord<f64>)>) -> bool {
        let mut most = MOST_ENTRIES;
        let mut entries = 0;
        for (a, b) in pieces {
            let [left, right, low, high] = self.around(a, b);
            most += ENTRIES_OF_A_PIECE;
            entries += (right - left + 1) * (high - low + 1);
        }
        entries > most
    }

    fn column(&self, x: f64) -> usize {
        // A float that is out of range becomes the nearest integer there is.
        (((x - self.origin.x) / self.cell) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.origin.y) / self.cell) as usize).min(self.rows - 1)
    }

    /// First and last column and row of the box around a piece.
    fn around(&self, a: Coord<f64>, b: Coord<f64>) -> [usize; 4] {
        [
            self.column(a.x.min(b.x)),
            self.column(a.x.max(b.x)),
            self.row(a.y.min(b.y)),
            self.row(a.y.max(b.y)),
        ]
    }

    /// The cells of the box around a piece.
    fn cells(&self, a: Coord<f64>, b: Coord<f64>) -> impl Iterator<Item = usize> + use<> {
        let [left, right, low, high] = self.around(a, b);
        let columns = self.columns;
        (low..=high).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }

    /// The pieces in the cells at `ring` steps around a point, or `None` where
    /// the ring lies beyond the grid on all sides.
    pub(super) fn ring(&self, at: Coord<f64>, ring: usize) -> Option<Vec<(u32, u32)>> {
        let middle = |value: f64| (value / self.cell).floor() as i64;
        let (x, y) = (middle(at.x - self.origin.x), middle(at.y - self.origin.y));
        let (columns, rows, r) = (self.columns as i64, self.rows as i64, ring as i64);
        if x - r < 0 && y - r < 0 && x + r >= columns && y + r >= rows {
            return None;
        }
        let mut found = Vec::new();
        let mut take = |column: i64, row: i64| {
            if (0..columns).contains(&column) && (0..rows).contains(&row) {
                let cell = (row * columns + column) as usize;
                let pieces = self.start[cell] as usize..self.start[cell + 1] as usize;
                found.extend_from_slice(&self.pieces[pieces]);
            }
        };
        for row in [y - r, y + r] {
            (x - r..=x + r).for_each(|column| take(column, row));
            if r == 0 {
                break;
            }
        }
        for column in [x - r, x + r].into_iter().filter(|_| r > 0) {
            (y - r + 1..y + r).for_each(|row| take(column, row));
        }
        Some(found)
    }

    /// Degrees that everything beyond a ring is away at least.
    pub(super) fn beyond(&self, ring: usize) -> f64 {
        ring as f64 * self.cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_as_long_as_the_grid_get_larger_cells() {
        let corner = |i: u32| if i.is_multiple_of(2) { -1.0 } else { 1.0 };
        let positions: Vec<Coord<f64>> = (0..2000)
            .map(|i| Coord {
                x: 179.0 * corner(i),
                y: 89.0 * corner(i),
            })
            .collect();
        let shape: Vec<u32> = (0..2000).collect();
        let grid = Segments::new(&positions, &[0, 2000], &shape, &[false]);
        assert!(grid.pieces.len() <= MOST_ENTRIES + ENTRIES_OF_A_PIECE * 1999);
        let near = grid.ring(Coord { x: 0.0, y: 0.0 }, 0).expect("in the grid");
        assert_eq!(near.len(), 1999);
    }
}
