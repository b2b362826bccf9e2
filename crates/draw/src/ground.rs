//! What lies where on a picture, by a raster: quick where a name asks at many places.

use geo_types::Coord;

use super::land::Land;
use super::room::{Rect, length};
use super::scene::Line;

/// Design pixels of a cell.
const CELL: f64 = 3.0;

/// By cell the land of which name it is.
pub(crate) struct Ground {
    frame: Rect,
    side: f64,
    columns: usize,
    rows: usize,
    /// As [`What::code`] says: a picture has many cells.
    of: Vec<u32>,
    /// By corner of cells, how many cells of land lie above and to the left of it.
    land: Vec<u32>,
}

/// What lies at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// Nothing of the land.
    Nothing,
    /// Land that has no name here.
    Land,
    /// The land of a name, by its place among the names.
    Of(usize),
}

impl What {
    const NOTHING: u32 = 0;

    fn code(self) -> u32 {
        match self {
            Self::Nothing => Self::NOTHING,
            Self::Land => 1,
            Self::Of(name) => u32::try_from(name).unwrap_or(u32::MAX).saturating_add(2),
        }
    }

    fn of_code(code: u32) -> Self {
        match code {
            Self::NOTHING => Self::Nothing,
            1 => Self::Land,
            name => Self::Of(name as usize - 2),
        }
    }
}

impl Ground {
    /// The land in a frame, and in it the land of names; of those that share land the later
    /// counts.
    pub(crate) fn new(frame: Rect, outline: &Land, lands: &[(usize, &[Line])], k: f64) -> Self {
        let side = CELL * k;
        let count = |length: f64| ((length / side).ceil() as usize).clamp(1, 4000);
        let (columns, rows) = (count(frame.w), count(frame.h));
        let mut ground = Self {
            frame,
            side,
            columns,
            rows,
            of: vec![What::NOTHING; columns * rows],
            land: Vec::new(),
        };
        ground.fill(outline, What::Land);
        for (name, rings) in lands {
            ground.fill(&Land::of(rings), What::Of(*name));
        }
        ground.land = ground.summed();
        ground
    }

    fn summed(&self) -> Vec<u32> {
        let wide = self.columns + 1;
        let mut land = vec![0; wide * (self.rows + 1)];
        for (row, cells) in self.of.chunks(self.columns).enumerate() {
            let mut in_row = 0;
            for (column, cell) in cells.iter().enumerate() {
                in_row += u32::from(*cell != What::NOTHING);
                land[(row + 1) * wide + column + 1] = land[row * wide + column + 1] + in_row;
            }
        }
        land
    }

    fn fill(&mut self, land: &Land, what: What) {
        let middle = |i: usize| (i as f64 + 0.5) * self.side;
        let ys: Vec<f64> = (0..self.rows)
            .map(|row| self.frame.y + middle(row))
            .collect();
        let (columns, x, side) = (self.columns, self.frame.x, self.side);
        let rows = self.of.chunks_mut(columns);
        for (cells, crossings) in rows.zip(land.rows(&ys)) {
            // The first cell whose middle lies at a place or right of it.
            let first = |at: f64| {
                let about = ((at - x) / side - 0.5).ceil().clamp(0.0, columns as f64);
                about as usize
            };
            for pair in crossings.chunks_exact(2) {
                let end = first(pair[1]);
                cells[first(pair[0]).min(end)..end].fill(what.code());
            }
        }
    }

    pub(crate) fn at(&self, at: Coord<f64>) -> What {
        let (x, y) = (
            (at.x - self.frame.x) / self.side,
            (at.y - self.frame.y) / self.side,
        );
        if x < 0.0 || y < 0.0 || x >= self.columns as f64 || y >= self.rows as f64 {
            return What::Nothing;
        }
        let cell = self.of.get(y as usize * self.columns + x as usize);
        cell.map_or(What::Nothing, |code| What::of_code(*code))
    }

    /// Whether a box is off all land.
    pub(crate) fn is_off(&self, rect: &Rect) -> bool {
        let cells = |from: f64, to: f64, most: usize| {
            let cell = |at: f64| (at / self.side).floor().clamp(0.0, most as f64) as usize;
            (cell(from), (cell(to) + 1).min(most))
        };
        let (x, y) = (rect.x - self.frame.x, rect.y - self.frame.y);
        let (left, right) = cells(x, x + rect.w, self.columns);
        let (top, bottom) = cells(y, y + rect.h, self.rows);
        if left >= right || top >= bottom || x + rect.w < 0.0 || y + rect.h < 0.0 {
            return true;
        }
        let above_left = |row: usize, column: usize| self.land[row * (self.columns + 1) + column];
        above_left(bottom, right) + above_left(top, left)
            == above_left(top, right) + above_left(bottom, left)
    }

    /// About how far a line runs over land that is not that of a name, in pixels.
    pub(crate) fn over_others(&self, [from, to]: [Coord<f64>; 2], name: usize) -> f64 {
        let length = length(to.x - from.x, to.y - from.y);
        let pieces = (length / self.side).ceil().clamp(1.0, 1000.0) as u32;
        let places = (1..=pieces).map(|i| {
            let share = f64::from(i) / f64::from(pieces);
            Coord {
                x: from.x + (to.x - from.x) * share,
                y: from.y + (to.y - from.y) * share,
            }
        });
        let others = places.filter(|at| match self.at(*at) {
            What::Nothing => false,
            What::Land => true,
            What::Of(other) => other != name,
        });
        length * others.count() as f64 / f64::from(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64) -> Line {
        Line {
            points: [(from, from), (to, from), (to, to), (from, to)]
                .map(Coord::from)
                .into(),
            closed: true,
        }
    }

    #[test]
    fn the_raster_knows_land_and_whose_it_is() {
        let frame = Rect {
            x: 0.0,
            y: 0.0,
            w: 200.0,
            h: 200.0,
        };
        let outline = Land::of(&[square(50.0, 150.0)]);
        let own = [square(50.0, 100.0)];
        let ground = Ground::new(frame, &outline, &[(7, &own)], 1.0);
        let at = |x, y| ground.at(Coord { x, y });
        assert_eq!(at(75.0, 75.0), What::Of(7));
        assert_eq!(at(125.0, 125.0), What::Land);
        assert_eq!([at(20.0, 20.0), at(-9.0, 900.0)], [What::Nothing; 2]);
        assert!(ground.is_off(&Rect {
            w: 40.0,
            h: 190.0,
            ..frame
        }));
        assert!(!ground.is_off(&Rect { w: 60.0, ..frame }));
        let line = [(75.0, 75.0), (175.0, 75.0)].map(Coord::from);
        assert!((ground.over_others(line, 7) - 50.0).abs() < 4.0);
        assert!((ground.over_others(line, 8) - 75.0).abs() < 4.0);
    }
}
