//! Points, and which of them others snap to.

use super::NONE;
use super::noding::EPSILON;
use geo_types::Coord;
use rustc_hash::FxHashMap;

/// Side of a cell of [`Points`], degrees: wide enough for most points that come
/// within [`EPSILON`] of each other to be in one.
const CELL: f64 = 128.0 * EPSILON;

/// In the place of the next point: this one is not remembered.
const FORGOTTEN: u32 = NONE - 1;

/// Points, each once; those that are remembered can be snapped to.
#[derive(Debug, Clone, Default)]
pub(super) struct Points {
    pub(super) at: Vec<Coord<f64>>,
    /// The point remembered last in each cell.
    last: FxHashMap<(i64, i64), u32>,
    /// The point remembered before in the same cell, [`NONE`] for the first.
    before: Vec<u32>,
}

impl Points {
    /// Points known to differ from each other; none is remembered before an edge of
    /// it meets another.
    pub(super) fn of_distinct(at: Vec<Coord<f64>>) -> Points {
        Points {
            before: vec![FORGOTTEN; at.len()],
            at,
            ..Points::default()
        }
    }

    /// Remembers points that exist.
    pub(super) fn remember(&mut self, ids: impl IntoIterator<Item = u32>) {
        for id in ids {
            if self.before[id as usize] == FORGOTTEN {
                let last = self.last.insert(cell(self.at[id as usize]), id);
                self.before[id as usize] = last.unwrap_or(NONE);
            }
        }
    }

    /// The remembered point at exactly this place, else this one, remembered.
    pub(super) fn anchor(&mut self, p: Coord<f64>) -> u32 {
        let known = self.in_cell(cell(p)).find(|&id| self.at[id as usize] == p);
        known.unwrap_or_else(|| {
            let id = self.at.len() as u32;
            self.at.push(p);
            self.before.push(FORGOTTEN);
            self.remember([id]);
            id
        })
    }

    /// The nearest remembered point within [`EPSILON`], else this one, remembered.
    pub(super) fn snapped(&mut self, p: Coord<f64>) -> u32 {
        let corner = |by: f64| {
            cell(Coord {
                x: p.x + by,
                y: p.y + by,
            })
        };
        let (low, high) = (corner(-EPSILON), corner(EPSILON));
        let columns = low.0..=high.0;
        let cells = columns.flat_map(|x| (low.1..=high.1).map(move |y| (x, y)));
        let near = cells.flat_map(|cell| self.in_cell(cell));
        let best = near
            .map(|id| (distance(self.at[id as usize], p), id))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match best {
            Some((d, id)) if d <= EPSILON => id,
            _ => self.anchor(p),
        }
    }

    /// The points remembered in a cell.
    fn in_cell(&self, cell: (i64, i64)) -> impl Iterator<Item = u32> + '_ {
        let known = |id: u32| Some(id).filter(|&id| id != NONE);
        let last = self.last.get(&cell).copied();
        std::iter::successors(last, move |&id| known(self.before[id as usize]))
    }
}

fn cell(p: Coord<f64>) -> (i64, i64) {
    ((p.x / CELL).floor() as i64, (p.y / CELL).floor() as i64)
}

pub(super) fn distance(p: Coord<f64>, q: Coord<f64>) -> f64 {
    (p.x - q.x).hypot(p.y - q.y)
}
