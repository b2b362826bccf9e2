//! Points, and which of them others snap to.

use super::{NONE, Space};
use geo_types::Coord;
use rustc_hash::FxHashMap;

/// Side of a cell of [`Points`] by the nearness that counts as meeting: wide enough for
/// most points that come so near to each other to be in one.
const CELL: f64 = 128.0;

/// In the place of the next point: this one is not remembered.
const FORGOTTEN: u32 = NONE - 1;

/// Points, each once; those that are remembered can be snapped to.
#[derive(Debug, Clone)]
pub(super) struct Points {
    space: Space,
    pub(super) at: Vec<Coord<f64>>,
    /// The point remembered last in each cell.
    last: FxHashMap<(i64, i64), u32>,
    /// The point remembered before in the same cell, [`NONE`] for the first.
    before: Vec<u32>,
}

impl Points {
    /// Points known to differ from each other; none is remembered before an edge of
    /// it meets another.
    pub(super) fn of_distinct(space: Space, at: Vec<Coord<f64>>) -> Points {
        Points {
            space,
            before: vec![FORGOTTEN; at.len()],
            last: FxHashMap::default(),
            at,
        }
    }

    pub(super) fn space(&self) -> Space {
        self.space
    }

    /// Nearness that counts as meeting.
    pub(super) fn epsilon(&self) -> f64 {
        self.space.epsilon()
    }

    /// Remembers points that exist.
    pub(super) fn remember(&mut self, ids: impl IntoIterator<Item = u32>) {
        for id in ids {
            if self.before[id as usize] == FORGOTTEN {
                let cell = cell(self.space, self.at[id as usize]);
                let last = self.last.insert(cell, id);
                self.before[id as usize] = last.unwrap_or(NONE);
            }
        }
    }

    /// The remembered point at exactly this place, else this one, remembered.
    pub(super) fn anchor(&mut self, p: Coord<f64>) -> u32 {
        let cell = cell(self.space, p);
        let known = self.in_cell(cell).find(|&id| self.at[id as usize] == p);
        known.unwrap_or_else(|| {
            let id = self.at.len() as u32;
            self.at.push(p);
            self.before.push(FORGOTTEN);
            self.remember([id]);
            id
        })
    }

    /// The nearest remembered point within [`Space::epsilon`], else this one, remembered.
    pub(super) fn snapped(&mut self, p: Coord<f64>) -> u32 {
        let epsilon = self.epsilon();
        let corner = |by: f64| {
            let (x, y) = (p.x + by, p.y + by);
            cell(self.space, Coord { x, y })
        };
        let (low, high) = (corner(-epsilon), corner(epsilon));
        let columns = low.0..=high.0;
        let cells = columns.flat_map(|x| (low.1..=high.1).map(move |y| (x, y)));
        let near = cells.flat_map(|cell| self.in_cell(cell));
        let best = near
            .map(|id| (distance(self.at[id as usize], p), id))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match best {
            Some((d, id)) if d <= epsilon => id,
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

fn cell(space: Space, p: Coord<f64>) -> (i64, i64) {
    let side = CELL * space.epsilon();
    ((p.x / side).floor() as i64, (p.y / side).floor() as i64)
}

pub(super) fn distance(p: Coord<f64>, q: Coord<f64>) -> f64 {
    (p.x - q.x).hypot(p.y - q.y)
}
