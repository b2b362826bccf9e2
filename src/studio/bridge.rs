//! The units between two parts of a region.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::repair::Around;
use crate::territory::UnitId;

/// How a unit is reached at least: people on the way and the unit before it.
type Reached = FxHashMap<UnitId, (u64, Option<UnitId>)>;

/// The units between a part and another with the fewest people, by the shortest way
/// (Dijkstra 1959) over the neighbours; `None` where no land leads there.
pub(super) fn cheapest(
    around: &Around<'_>,
    part: &[UnitId],
    goal: &FxHashSet<UnitId>,
) -> Option<Vec<UnitId>> {
    let mut best = Reached::default();
    let mut open = BinaryHeap::new();
    for &unit in part {
        best.insert(unit, (0, None));
        open.push(Reverse((0, unit)));
    }
    while let Some(Reverse((cost, unit))) = open.pop() {
        if goal.contains(&unit) {
            return Some(walked(unit, part, &best));
        }
        if best.get(&unit).is_some_and(|(known, _)| *known < cost) {
            continue;
        }
        for (next, _) in around.beside(unit) {
            let step = if goal.contains(&next) {
                0
            } else {
                around.state.population(next) + 1
            };
            let sum = cost + step;
            if best.get(&next).is_none_or(|(known, _)| sum < *known) {
                best.insert(next, (sum, Some(unit)));
                open.push(Reverse((sum, next)));
            }
        }
    }
    None
}

fn walked(end: UnitId, part: &[UnitId], best: &Reached) -> Vec<UnitId> {
    let before = |unit: &UnitId| best.get(unit).and_then(|(_, before)| *before);
    let mut way = Vec::new();
    let mut at = before(&end);
    while let Some(unit) = at.filter(|unit| !part.contains(unit)) {
        way.push(unit);
        at = before(&unit);
    }
    way.reverse();
    way
}
