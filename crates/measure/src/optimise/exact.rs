//! The exact search over sets of centres.

use super::bits::{Mask, one};
use super::node::Tree;
use super::problem::{
    Objective, Proof, Split, SplitError, SplitLimits, SplitProblem, SplitSolution,
};
use crate::pmedian::SAME;

/// A set of centres and the bound of every split with them.
struct CentreSet {
    bound: f64,
    centres: Vec<usize>,
}

/// Finds the best split, with proof unless the nodes run out.
///
/// # Errors
/// If no split is possible.
pub fn exact_split(
    problem: &SplitProblem,
    limits: SplitLimits,
) -> Result<SplitSolution, SplitError> {
    problem.check()?;
    let mut search = Exact::new(problem, limits);
    search.run(f64::INFINITY);
    let Some(best) = search.best.clone() else {
        return Err(search.nothing());
    };
    let solution = search.solution(best);
    if problem.objective == Objective::Farthest && solution.proof == Proof::Optimal {
        return Ok(cheapest_within(problem, limits, solution));
    }
    Ok(solution)
}

/// Of all splits whose farthest person is as near as can be, the one with the
/// least person-kilometres.
fn cheapest_within(
    problem: &SplitProblem,
    limits: SplitLimits,
    found: SplitSolution,
) -> SplitSolution {
    let by_sum = SplitProblem {
        objective: Objective::PersonKm,
        ..problem.clone()
    };
    let mut search = Exact::new(&by_sum, limits);
    search.best = Some(found.split.clone());
    search.run(found.split.farthest_km * (1.0 + SAME));
    SplitSolution {
        split: search.best.clone().unwrap_or(found.split),
        nodes: found.nodes + search.nodes,
        ..found
    }
}

struct Exact<'a> {
    problem: &'a SplitProblem,
    limits: SplitLimits,
    neighbours: Vec<Mask>,
    best: Option<Split>,
    sets: u64,
    nodes: u64,
    /// Bound of the first set that was not searched to its end.
    open_bound: Option<f64>,
}

impl<'a> Exact<'a> {
    fn new(problem: &'a SplitProblem, limits: SplitLimits) -> Self {
        let mask = |list: &Vec<usize>| list.iter().fold(0, |set, &u| set | one(u));
        Self {
            problem,
            limits,
            neighbours: problem.neighbours.iter().map(mask).collect(),
            best: None,
            sets: 0,
            nodes: 0,
            open_bound: None,
        }
    }

    fn target(&self) -> f64 {
        let value = self.best.as_ref().map(|split| self.problem.value(split));
        value.map_or(f64::INFINITY, |v| v - SAME * v.abs().max(1.0))
    }

    /// Goes through the sets of centres, the lowest bound first; nobody may
    /// have farther than `within` km.
    fn run(&mut self, within: f64) {
        for set in self.centre_sets() {
            if set.bound >= self.target() {
                break;
            }
            if !self.search(&set, within) {
                self.open_bound = Some(set.bound);
                break;
            }
        }
    }

    /// Searches one set; false where the nodes ran out.
    fn search(&mut self, set: &CentreSet, within: f64) -> bool {
        let mut tree = Tree::new(self.problem, &self.neighbours, &set.centres, within);
        tree.target = self.target();
        tree.nodes_left = self.limits.nodes.saturating_sub(self.nodes);
        let before = tree.nodes_left;
        let found = tree.search();
        self.nodes += before - tree.nodes_left;
        if let Some(part_of) = found {
            self.best = Some(self.problem.measured(part_of, set.centres.clone()));
        }
        !tree.cut_short
    }

    /// All sets whose centres stand in different units, by their bounds.
    fn centre_sets(&mut self) -> Vec<CentreSet> {
        let mut sets = Vec::new();
        let target = self.target();
        self.combine(0, &mut Vec::new(), target, &mut sets);
        sets.sort_by(|a, b| {
            let by_bound = a.bound.total_cmp(&b.bound);
            by_bound.then_with(|| a.centres.cmp(&b.centres))
        });
        sets
    }

    fn combine(
        &mut self,
        from: usize,
        chosen: &mut Vec<usize>,
        target: f64,
        sets: &mut Vec<CentreSet>,
    ) {
        if chosen.len() == self.problem.parts {
            self.sets += 1;
            let bound = self.bound(chosen);
            if bound < target {
                sets.push(CentreSet {
                    bound,
                    centres: chosen.clone(),
                });
            }
            return;
        }
        for candidate in from..self.problem.homes.len() {
            let home = self.problem.homes[candidate];
            if chosen.iter().any(|&c| self.problem.homes[c] == home) {
                continue;
            }
            chosen.push(candidate);
            self.combine(candidate + 1, chosen, target, sets);
            chosen.pop();
        }
    }

    /// Every unit to the centre that is best for it; the centres' own units to
    /// theirs.
    fn bound(&self, centres: &[usize]) -> f64 {
        let costs = self.problem.costs();
        let least = (0..self.problem.units()).map(|unit| {
            let row = costs.row(unit);
            let home = centres.iter().find(|&&c| self.problem.homes[c] == unit);
            let all = centres.iter().map(|&c| row[c]);
            home.map_or_else(|| all.fold(f64::INFINITY, f64::min), |&c| row[c])
        });
        match self.problem.objective {
            Objective::PersonKm => least.sum(),
            Objective::Farthest => least.fold(0.0, f64::max),
        }
    }

    fn nothing(&self) -> SplitError {
        let parts = self.problem.parts;
        let (units, people) = self.problem.asked();
        if self.open_bound.is_some() {
            SplitError::NotFound {
                parts,
                units,
                people,
            }
        } else {
            SplitError::Impossible {
                parts,
                units,
                people,
            }
        }
    }

    fn solution(&self, split: Split) -> SplitSolution {
        let value = self.problem.value(&split);
        let proof = match self.open_bound {
            Some(bound) if bound < self.target() => Proof::Bound {
                bound,
                gap: (value - bound) / value,
            },
            _ => Proof::Optimal,
        };
        SplitSolution {
            split,
            proof,
            centre_sets: self.sets,
            nodes: self.nodes,
            exact_method: true,
        }
    }
}
