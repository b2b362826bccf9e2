//! Places inside the land of an area, the farthest from its edge first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use geo_types::Coord;

use super::land::{Land, SQUEEZE, is_inside};
use super::room::{Rect, length};

/// Steps across the land, and down.
const STEPS: usize = 36;

/// Places of a raster over the land, in the order of their distance from its edge;
/// sideways counts a third, for letters need width.
///
/// They are found as they are asked for: of a block of places none is farther from the
/// edge than its middle is and the way from there to its corner, and a block that cannot
/// hold the next place is not looked at.
pub(crate) struct Candidates<'a> {
    land: &'a Land,
    extent: Rect,
    /// By row and column, from 1.
    inside: Vec<bool>,
    waiting: BinaryHeap<Waiting>,
    found: Vec<(f64, Coord<f64>)>,
}

/// A block of places, or one place whose distance is known.
struct Waiting {
    /// The square of the most that the distance can be.
    most: f64,
    rows: Range<usize>,
    columns: Range<usize>,
    at: Coord<f64>,
}

impl Waiting {
    fn is_place(&self) -> bool {
        self.rows.len() * self.columns.len() == 1
    }
}

impl Ord for Waiting {
    /// Blocks before places as far, so that all of these are known before the first is
    /// taken: that on the left, then that above.
    fn cmp(&self, other: &Self) -> Ordering {
        self.most
            .total_cmp(&other.most)
            .then_with(|| other.is_place().cmp(&self.is_place()))
            .then_with(|| other.at.x.total_cmp(&self.at.x))
            .then_with(|| other.at.y.total_cmp(&self.at.y))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Waiting {}

impl<'a> Candidates<'a> {
    pub(crate) fn new(land: &'a Land) -> Self {
        let extent = land.extent().unwrap_or(Rect {
            x: 0.0,
            y: 0.0,
            w: 0.0,
            h: 0.0,
        });
        let mut found = Self {
            land,
            extent,
            inside: vec![false; STEPS * STEPS],
            waiting: BinaryHeap::new(),
            found: Vec::new(),
        };
        let ys: Vec<f64> = (0..STEPS).map(|row| found.at(row, 0).y).collect();
        for (row, crossings) in land.rows(&ys).iter().enumerate().skip(1) {
            for column in 1..STEPS {
                let x = found.at(row, column).x;
                found.inside[row * STEPS + column] = is_inside(crossings, x);
            }
        }
        found.wait(1..STEPS, 1..STEPS);
        found
    }

    /// The nth place, with the square of its distance from the edge.
    pub(crate) fn get(&mut self, n: usize) -> Option<(f64, Coord<f64>)> {
        while self.found.len() <= n {
            let next = self.waiting.pop()?;
            if next.is_place() {
                self.found.push((next.most, next.at));
                continue;
            }
            let halves = |of: &Range<usize>| {
                let middle = of.start.midpoint(of.end);
                [of.start..middle, middle..of.end]
            };
            for rows in halves(&next.rows) {
                for columns in halves(&next.columns) {
                    self.wait(rows.clone(), columns);
                }
            }
        }
        self.found.get(n).copied()
    }

    /// Pixels from corner to corner of the box around the land.
    pub(crate) fn diagonal(&self) -> f64 {
        self.extent.w.hypot(self.extent.h)
    }

    /// Pixels between places beside each other.
    pub(crate) fn step(&self) -> f64 {
        self.extent.w / STEPS as f64
    }

    fn at(&self, row: usize, column: usize) -> Coord<f64> {
        let share = |i: usize| i as f64 / STEPS as f64;
        Coord {
            x: self.extent.x + self.extent.w * share(column),
            y: self.extent.y + self.extent.h * share(row),
        }
    }

    /// Puts a block in line, if any of its places is inside.
    fn wait(&mut self, rows: Range<usize>, columns: Range<usize>) {
        let any_inside = rows
            .clone()
            .any(|row| columns.clone().any(|c| self.inside[row * STEPS + c]));
        if !any_inside {
            return;
        }
        let first = self.at(rows.start, columns.start);
        let last = self.at(rows.end - 1, columns.end - 1);
        let at = Coord {
            x: f64::midpoint(first.x, last.x),
            y: f64::midpoint(first.y, last.y),
        };
        let mut waiting = Waiting {
            most: 0.0,
            rows,
            columns,
            at: first,
        };
        waiting.most = if waiting.is_place() {
            self.land.clearance(first)
        } else {
            let corner = length((last.x - at.x) * SQUEEZE, last.y - at.y);
            let most = self.land.clearance(at).sqrt() + corner;
            // A little more, for what is rounded.
            most * most * (1.0 + 1e-9) + 1e-9
        };
        self.waiting.push(waiting);
    }
}

/// Some places of an area: that farthest from its edge, and others away from it and from
/// each other.
pub(crate) fn hearts(candidates: &mut Candidates<'_>) -> Vec<Coord<f64>> {
    const SOME: usize = 5;
    const LOOKED_AT: usize = 400;
    let apart = candidates.diagonal() * 0.22;
    let mut found: Vec<Coord<f64>> = Vec::new();
    for n in 0..LOOKED_AT {
        let Some((_, at)) = candidates.get(n) else {
            break;
        };
        let far = |other: &Coord<f64>| length(at.x - other.x, at.y - other.y) > apart;
        if found.iter().all(far) {
            found.push(at);
        }
        if found.len() == SOME {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<Coord<f64>> {
        corners.iter().map(|&c| c.into()).collect()
    }

    #[test]
    fn places_come_by_their_distance_from_the_edge_and_all_of_them_do() {
        let land = Land::new(&[
            ring(&[
                (0.0, 0.0),
                (300.0, 20.0),
                (260.0, 200.0),
                (40.0, 170.0),
                (0.0, 0.0),
            ]),
            ring(&[
                (100.0, 60.0),
                (140.0, 60.0),
                (140.0, 100.0),
                (100.0, 100.0),
                (100.0, 60.0),
            ]),
        ]);
        let mut candidates = Candidates::new(&land);
        let mut all = Vec::new();
        while let Some(next) = candidates.get(all.len()) {
            all.push(next);
        }
        let expected = candidates.inside.iter().filter(|inside| **inside).count();
        assert_eq!(all.len(), expected);
        assert!(all.len() > 500);
        let descending = all.windows(2).all(|pair| pair[0].0 >= pair[1].0);
        assert!(descending);
        let exact = all.iter().all(|(d, at)| land.clearance(*at) == *d);
        assert!(exact);
    }

    #[test]
    fn nothing_has_no_places() {
        let land = Land::new(&[]);
        assert!(Candidates::new(&land).get(0).is_none());
    }
}
