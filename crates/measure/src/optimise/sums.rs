//! What a move of one unit would change, by sums that are kept.

use super::problem::{Objective, Split, SplitProblem};

/// Beyond what the order of a sum can make of it.
const ROUNDING: f64 = 1e-8;

/// The sums of a split: of people and units by part, and of the person-kilometres of every
/// part to every candidate.
pub(super) struct Sums<'a> {
    problem: &'a SplitProblem,
    split: &'a Split,
    people: Vec<f64>,
    units: Vec<usize>,
    /// By part, then by candidate.
    ways: Vec<Vec<f64>>,
    /// The least of a part's sums at a candidate of its own.
    least: Vec<f64>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(problem: &'a SplitProblem, split: &'a Split) -> Self {
        let candidates = problem.homes.len();
        let mut people = vec![0.0; problem.parts];
        let mut units = vec![0; problem.parts];
        let mut ways = vec![vec![0.0; candidates]; problem.parts];
        for (unit, &part) in split.part_of.iter().enumerate() {
            people[part] += problem.people[unit];
            units[part] += 1;
            let row = problem.person_km.row(unit);
            for (sum, km) in ways[part].iter_mut().zip(row) {
                *sum += km;
            }
        }
        let least = (0..problem.parts).map(|part| {
            let own = (0..candidates).filter(|&c| split.part_of[problem.homes[c]] == part);
            own.map(|c| ways[part][c]).fold(f64::INFINITY, f64::min)
        });
        Self {
            least: least.collect(),
            problem,
            split,
            people,
            units,
            ways,
        }
    }

    /// False where the move surely lowers neither the lack nor the value; a move that may
    /// is to be measured.
    pub(super) fn may_gain(&self, unit: usize, to: usize) -> bool {
        let from = self.split.part_of[unit];
        let people = self.problem.people[unit];
        let before = self.lack(from, 0.0, 0) + self.lack(to, 0.0, 0);
        let after = self.lack(from, -people, -1) + self.lack(to, people, 1);
        let noise = ROUNDING * (1.0 + before.abs() + self.problem.least_people);
        if after < before - noise {
            return true;
        }
        if after > before + noise {
            return false;
        }
        if self.problem.objective != Objective::PersonKm {
            return true;
        }
        let now = self.least[from] + self.least[to];
        let then = self.without(from, unit) + self.with(to, unit);
        then <= now + ROUNDING * (1.0 + self.split.person_km.abs())
    }

    fn lack(&self, part: usize, people: f64, units: isize) -> f64 {
        let lack = (self.problem.least_people - self.people[part] - people).max(0.0);
        let units = self.units[part].saturating_add_signed(units);
        lack + self.problem.least_units.saturating_sub(units) as f64
    }

    /// The least sum of a part without one of its units.
    fn without(&self, part: usize, unit: usize) -> f64 {
        let row = self.problem.person_km.row(unit);
        let own = self
            .candidates()
            .filter(|&(_, home)| home != unit && self.split.part_of[home] == part);
        own.map(|(c, _)| self.ways[part][c] - row[c])
            .fold(f64::INFINITY, f64::min)
    }

    /// The least sum of a part with one unit more.
    fn with(&self, part: usize, unit: usize) -> f64 {
        let row = self.problem.person_km.row(unit);
        let own = self
            .candidates()
            .filter(|&(_, home)| home == unit || self.split.part_of[home] == part);
        own.map(|(c, _)| self.ways[part][c] + row[c])
            .fold(f64::INFINITY, f64::min)
    }

    fn candidates(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.problem.homes.iter().copied().enumerate()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CostMatrix;

    /// Six towns on a road, a kilometre apart, the first three and the last three a part.
    fn road() -> SplitProblem {
        let km = |i: usize, j: usize| i.abs_diff(j) as f64;
        SplitProblem {
            people: vec![1.0; 6],
            neighbours: vec![
                vec![1],
                vec![0, 2],
                vec![1, 3],
                vec![2, 4],
                vec![3, 5],
                vec![4],
            ],
            homes: (0..6).collect(),
            person_km: CostMatrix::from_fn(6, 6, km),
            farthest_km: CostMatrix::from_fn(6, 6, km),
            parts: 2,
            least_people: 0.0,
            least_units: 0,
            objective: Objective::PersonKm,
        }
    }

    #[test]
    fn a_move_that_lowers_the_sum_is_never_ruled_out_and_others_are() {
        let problem = road();
        for cut in 1..6 {
            let part_of: Vec<usize> = (0..6).map(|u| usize::from(u >= cut)).collect();
            let split = problem.with_best_centres(&part_of).expect("a split");
            let sums = Sums::new(&problem, &split);
            for unit in 0..6 {
                let mut moved = part_of.clone();
                moved[unit] = 1 - part_of[unit];
                let Some(other) = problem.with_best_centres(&moved) else {
                    continue;
                };
                let gains = other.person_km < split.person_km;
                let loses = other.person_km > split.person_km + 1e-3;
                let may = sums.may_gain(unit, moved[unit]);
                assert!(may || !gains, "cut {cut}, unit {unit}");
                assert!(!may || !loses, "cut {cut}, unit {unit}");
            }
        }
    }
}
