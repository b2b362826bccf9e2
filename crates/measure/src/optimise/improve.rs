//! The heuristic for regions that are too large for the exact search: parts
//! grown around good centres, then units moved over the borders.

use std::cmp::Ordering;

use super::problem::{Objective, Proof, Split, SplitError, SplitProblem, SplitSolution};
use super::sums::Sums;
use crate::pmedian::SAME;
use crate::{Limits, solve_pcentre, solve_pmedian};

/// Rounds of moves; each lowers the value, the cap only guards against rounding.
const MOST_ROUNDS: usize = 10_000;
/// Nodes for the bound: it is good from the first.
const BOUND: Limits = Limits::nodes(500);

/// Finds a good split and a bound on the best.
///
/// The bound is the p-median (for the farthest person the p-centre) of the
/// units over the candidates, in which parts need not be contiguous.
///
/// # Errors
/// If no split was found.
pub fn heuristic_split(problem: &SplitProblem) -> Result<SplitSolution, SplitError> {
    problem.check()?;
    let relaxed = match problem.objective {
        Objective::PersonKm => solve_pmedian(&problem.person_km, problem.parts, BOUND),
        Objective::Farthest => solve_pcentre(&problem.farthest_km, problem.parts, BOUND),
    };
    let not_found = || SplitError::NotFound {
        parts: problem.parts,
        units: problem.asked().0,
        people: problem.asked().1,
    };
    let relaxed = relaxed.map_err(|_| not_found())?;
    let starts = starts(problem, &relaxed.open);
    let (split, tried) = best_climb(problem, &starts, relaxed.bound).ok_or_else(not_found)?;
    Ok(SplitSolution {
        proof: proof(problem.value(&split), relaxed.bound),
        split,
        centre_sets: tried as u64,
        nodes: relaxed.nodes as u64,
        exact_method: false,
    })
}

/// The best split that is reached from the starts, and how many were tried. Where the least sum is sought, the
/// first that reaches the bound ends the search, for no other can be better.
fn best_climb(problem: &SplitProblem, starts: &[Vec<usize>], bound: f64) -> Option<(Split, usize)> {
    let mut best: Option<Split> = None;
    let mut tried = 0;
    let key = |split: &Split| (problem.value(split), split.person_km);
    for centres in starts {
        tried += 1;
        let Some(split) = grow(problem, centres).and_then(|grown| climb(problem, &grown)) else {
            continue;
        };
        let better = best.as_ref().is_none_or(|best| {
            let (new, old) = (key(&split), key(best));
            let order = new.0.total_cmp(&old.0).then(new.1.total_cmp(&old.1));
            order == Ordering::Less
        });
        if better {
            let done = proof(problem.value(&split), bound) == Proof::Optimal;
            best = Some(split);
            if done && problem.objective == Objective::PersonKm {
                break;
            }
        }
    }
    best.map(|split| (split, tried))
}

fn proof(value: f64, bound: f64) -> Proof {
    let gap = if value > 0.0 {
        (value - bound) / value
    } else {
        0.0
    };
    if gap <= SAME {
        Proof::Optimal
    } else {
        Proof::Bound { bound, gap }
    }
}

/// The relaxed centres, and these with one of them exchanged.
fn starts(problem: &SplitProblem, open: &[usize]) -> Vec<Vec<usize>> {
    let mut starts = vec![open.to_vec()];
    let candidates = problem.homes.len();
    let stride = (candidates / 8).max(1);
    for place in 0..open.len().min(8) {
        for candidate in (place % stride..candidates).step_by(stride) {
            let mut start = open.to_vec();
            start[place] = candidate;
            starts.push(start);
        }
    }
    starts.retain(|start| in_different_units(problem, start));
    starts
}

fn in_different_units(problem: &SplitProblem, centres: &[usize]) -> bool {
    let mut homes: Vec<usize> = centres.iter().map(|&c| problem.homes[c]).collect();
    homes.sort_unstable();
    homes.dedup();
    homes.len() == problem.parts
}

/// Grows contiguous parts from the centres: always the unit beside a part that
/// loses least by going to it; `None` where units are left that no part
/// reaches.
fn grow(problem: &SplitProblem, centres: &[usize]) -> Option<Vec<usize>> {
    const FREE: usize = usize::MAX;
    let costs = problem.costs();
    let mut part_of = vec![FREE; problem.units()];
    for (k, &centre) in centres.iter().enumerate() {
        part_of[problem.homes[centre]] = k;
    }
    let loss = |(unit, k): (usize, usize)| {
        let row = costs.row(unit);
        let least = centres.iter().map(|&c| row[c]);
        row[centres[k]] - least.fold(f64::INFINITY, f64::min)
    };
    loop {
        let free = (0..problem.units()).filter(|&u| part_of[u] == FREE);
        let beside = free.flat_map(|unit| {
            let parts = problem.neighbours[unit].iter().map(|&n| part_of[n]);
            parts.filter(|&k| k != FREE).map(move |k| (unit, k))
        });
        let next = beside.min_by(|&a, &b| loss(a).total_cmp(&loss(b)).then(a.cmp(&b)));
        let Some((unit, part)) = next else { break };
        part_of[unit] = part;
    }
    (!part_of.contains(&FREE)).then_some(part_of)
}

/// Moves one unit at a time over a border while that lowers the lack of people
/// and units, then the value. Sums that are kept rule out most moves; those that are left
/// are measured anew.
fn climb(problem: &SplitProblem, part_of: &[usize]) -> Option<Split> {
    let mut best = problem.with_best_centres(part_of)?;
    for _ in 0..MOST_ROUNDS {
        let worth_now = worth(problem, &best);
        let sums = Sums::new(problem, &best);
        let moved = moves(problem, &best.part_of).find_map(|(unit, to)| {
            if !sums.may_gain(unit, to) {
                return None;
            }
            let mut part_of = best.part_of.clone();
            let from = std::mem::replace(&mut part_of[unit], to);
            let split = problem
                .hangs_together(&part_of, from)
                .then(|| problem.with_best_centres(&part_of))??;
            (worth(problem, &split) < worth_now).then_some(split)
        });
        let Some(split) = moved else { break };
        best = split;
    }
    problem.allows(&best.part_of).then_some(best)
}

/// Lack of people and units, the value, person-kilometres: less is better.
fn worth(problem: &SplitProblem, split: &Split) -> (f64, f64, f64) {
    let mut lack = 0.0;
    for part in 0..problem.parts {
        let members = (0..problem.units()).filter(|&u| split.part_of[u] == part);
        let (units, people) = members.fold((0, 0.0), |(n, p), u| (n + 1, p + problem.people[u]));
        lack += (problem.least_people - people).max(0.0);
        lack += problem.least_units.saturating_sub(units) as f64;
    }
    // Rounded, so that the order of a sum cannot make a move out of nothing.
    let rounded = |v: f64| (v * 1e6).round();
    (
        lack,
        rounded(problem.value(split)),
        rounded(split.person_km),
    )
}

fn moves<'a>(
    problem: &'a SplitProblem,
    part_of: &'a [usize],
) -> impl Iterator<Item = (usize, usize)> + 'a {
    (0..problem.units()).flat_map(move |unit| {
        let beside = problem.neighbours[unit].iter().map(|&n| part_of[n]);
        let mut parts: Vec<usize> = beside.filter(|&k| k != part_of[unit]).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().map(move |k| (unit, k))
    })
}
