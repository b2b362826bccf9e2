//! The fewest changes: of all ways in which a difference can be told the shortest.
//!
//! Where there are few ways all are tried, so that none is shorter among them. Where there
//! are many, one or two things at a time are told otherwise as long as that takes changes
//! away: a rule of thumb, which may end above the fewest.

use super::explain::{Choice, Choices, explain, open};
use super::least::Least;
use super::matching::Matching;
use super::schedule::ordered;
use aimaq_territory::Territory;

/// Ways that are tried one by one at most.
const MOST_WAYS: usize = 1024;

/// Units times ways that are looked at at most.
const MOST_WORK: usize = 4_000_000;

/// The shortest lists that are kept.
const KEPT: usize = 8;

/// What is missing, the number of changes, and how many choices are none of the rules of
/// thumb: less is better.
type Rank = (usize, usize, usize);

/// The shortest lists of changes that lead from a state to another, the best first; never
/// none.
pub(super) fn shortest(before: &Territory, after: &Territory, matching: &Matching) -> Vec<Least> {
    let open = open(before, after, matching);
    let size = 1 + before.units.len() + after.units.len();
    let mut search = Search {
        states: (before, after, matching),
        budget: (MOST_WORK / size).max(1),
        kept: Vec::new(),
        open,
    };
    let ways = search.open.iter().try_fold(1usize, |ways, of| {
        let ways = ways.checked_mul(of.len() + 1)?;
        (ways <= MOST_WAYS.min(search.budget)).then_some(ways)
    });
    let rule = vec![0; search.open.len()];
    match ways {
        Some(ways) => search.all(rule, ways),
        None => search.descend(rule),
    }
    search.kept.into_iter().map(|(_, least)| least).collect()
}

struct Search<'a> {
    states: (&'a Territory, &'a Territory, &'a Matching),
    /// For each thing that is open the ways to tell it.
    open: Vec<Vec<Choice>>,
    /// How many ways may still be tried.
    budget: usize,
    kept: Vec<(Rank, Least)>,
}

impl Search<'_> {
    /// Tries all ways.
    fn all(&mut self, mut way: Vec<usize>, ways: usize) {
        for _ in 0..ways {
            self.take(&way);
            // The next way, as the digits of a number go on.
            for (digit, of) in way.iter_mut().zip(&self.open) {
                *digit += 1;
                if *digit <= of.len() {
                    break;
                }
                *digit = 0;
            }
        }
    }

    /// Tells one or two things otherwise as long as that takes changes away.
    fn descend(&mut self, mut way: Vec<usize>) {
        let Some(mut best) = self.take(&way) else {
            return;
        };
        while self.budget > 0 {
            let before = best;
            for i in 0..way.len() {
                self.improve(&mut way, &mut best, i, None);
            }
            if best >= before {
                for i in 0..way.len() {
                    for j in 0..i {
                        self.improve(&mut way, &mut best, i, Some(j));
                    }
                }
            }
            if best >= before {
                return;
            }
        }
    }

    /// Takes the best way among those that differ in one or two things, if it is better.
    fn improve(&mut self, way: &mut Vec<usize>, best: &mut Rank, i: usize, j: Option<usize>) {
        let others = j.map_or(0, |j| self.open[j].len());
        for first in 0..=self.open[i].len() {
            for second in 0..=others {
                let mut other = way.clone();
                other[i] = first;
                if let Some(j) = j {
                    other[j] = second;
                }
                if other == *way || self.budget == 0 {
                    continue;
                }
                if let Some(rank) = self.take(&other)
                    && rank < *best
                {
                    *best = rank;
                    *way = other;
                }
            }
        }
    }

    /// Tries a way and keeps it if it is among the best; nothing where it contradicts itself
    /// or is longer than all that are kept.
    fn take(&mut self, way: &[usize]) -> Option<Rank> {
        self.budget = self.budget.saturating_sub(1);
        let (before, after, matching) = self.states;
        let chosen = way.iter().zip(&self.open);
        let chosen = chosen.filter_map(|(digit, of)| of.get(digit.checked_sub(1)?).copied());
        let choices = Choices(chosen.collect());
        let all = explain(before, after, matching, &choices);
        let missing = all.from_nothing.len() + all.into_nothing.len();
        let full = self.kept.len() >= KEPT;
        let worst = self.kept.last().map(|(rank, _)| *rank);
        let longer = worst
            .filter(|_| full)
            .is_some_and(|w| (missing, all.steps.len()) > (w.0, w.1));
        if (all.is_odd || longer) && !self.kept.is_empty() {
            return None;
        }
        let done = ordered(&all);
        let least = Least {
            changes: done.changes,
            from_nothing: all.from_nothing,
            into_nothing: all.into_nothing,
            is_stuck: done.is_stuck,
            choices,
        };
        let missing = missing + usize::from(least.is_stuck);
        let rank = (missing, least.count(), least.choices.0.len());
        let known = |(_, other): &(Rank, Least)| other.changes == least.changes;
        if !self.kept.iter().any(known) {
            let at = self.kept.partition_point(|(other, _)| *other <= rank);
            self.kept.insert(at, (rank, least));
            self.kept.truncate(KEPT);
        }
        Some(rank)
    }
}
