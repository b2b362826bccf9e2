//! The problem, without names: units, neighbours, people, and what it costs a
//! unit to be governed from a candidate.

use aimaq_words::{Tell, Told, msg};
use serde::Serialize;

use crate::CostMatrix;
use aimaq_words::keyword::keywords;

keywords! {
    /// What is to be least.
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Objective: "objective", default PersonKm {
        /// The sum of everyone's way to the centre, person-kilometres.
        PersonKm = "person-km",
        /// The way of the farthest person; of equals the least person-kilometres.
        Farthest = "farthest",
    }
}

/// A region to be split.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitProblem {
    /// People by unit.
    pub people: Vec<f64>,
    /// Neighbours of each unit.
    pub neighbours: Vec<Vec<usize>>,
    /// The unit that each candidate centre stands in.
    pub homes: Vec<usize>,
    /// Person-kilometres by unit (row) and candidate (column).
    pub person_km: CostMatrix,
    /// Way of the farthest person, km, by unit and candidate.
    pub farthest_km: CostMatrix,
    /// Number of parts.
    pub parts: usize,
    /// Every part has at least this many people.
    pub least_people: f64,
    /// Every part has at least this many units.
    pub least_units: usize,
    /// What is to be least.
    pub objective: Objective,
}

/// A split: the part of each unit and the centre of each part.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// Part by unit.
    pub part_of: Vec<usize>,
    /// Candidate by part.
    pub centres: Vec<usize>,
    /// Sum of all ways.
    pub person_km: f64,
    /// Way of the farthest person, km.
    pub farthest_km: f64,
}

/// How much is known about a split.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Proof {
    /// No other split is better.
    Optimal,
    /// No split is better than the bound.
    Bound {
        /// Person-kilometres, or kilometres of the farthest person.
        bound: f64,
        /// The distance to the bound as a share of the value.
        gap: f64,
    },
}

/// A split and what is known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitSolution {
    /// The best split found.
    pub split: Split,
    /// What is known about it.
    pub proof: Proof,
    /// Sets of centres that were looked at.
    pub centre_sets: u64,
    /// Nodes of all search trees.
    pub nodes: u64,
    /// Whether the exact search was used.
    pub exact_method: bool,
}

/// How far the exact search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SplitLimits {
    /// The most sets of centres; with more, the heuristic is used.
    pub centre_sets: u64,
    /// The most nodes of all search trees; then a gap is left.
    pub nodes: u64,
}

impl Default for SplitLimits {
    fn default() -> Self {
        Self {
            centre_sets: 2_000_000,
            nodes: 5_000_000,
        }
    }
}

/// Why a region cannot be split.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum SplitError {
    /// Fewer units or places than parts.
    TooFew {
        /// Parts wanted.
        parts: usize,
        /// Units with a candidate.
        units: usize,
    },
    /// The least sizes cannot be met.
    Impossible {
        /// Parts wanted.
        parts: usize,
        /// Units that each part must have.
        units: usize,
        /// People that each part must have.
        people: f64,
    },
    /// The search ended before it found one.
    NotFound {
        /// Parts wanted.
        parts: usize,
        /// Units that each part must have.
        units: usize,
        /// People that each part must have.
        people: f64,
    },
}

impl Tell for SplitError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::TooFew { parts, units } => {
                msg!("error-split-few", parts = *parts, units = *units)
            }
            Self::Impossible {
                parts,
                units,
                people,
            } => msg!(
                "error-split-impossible",
                parts = *parts,
                units = *units,
                people = people.to_string(),
            ),
            Self::NotFound {
                parts,
                units,
                people,
            } => msg!(
                "error-split-not-found",
                parts = *parts,
                units = *units,
                people = people.to_string(),
            ),
        })
    }
}

impl SplitProblem {
    /// Number of units.
    pub fn units(&self) -> usize {
        self.people.len()
    }

    /// The matrix of what is to be least.
    pub(super) fn costs(&self) -> &CostMatrix {
        match self.objective {
            Objective::PersonKm => &self.person_km,
            Objective::Farthest => &self.farthest_km,
        }
    }

    /// Number of sets of as many candidates as there are parts.
    pub fn centre_sets(&self) -> u64 {
        let (n, k) = (self.homes.len() as u64, self.parts as u64);
        (0..k).fold(1u64, |sets, i| {
            sets.saturating_mul(n.saturating_sub(i)) / (i + 1)
        })
    }

    pub(super) fn check(&self) -> Result<(), SplitError> {
        let mut homes = self.homes.clone();
        homes.sort_unstable();
        homes.dedup();
        if self.parts == 0 || homes.len() < self.parts {
            return Err(SplitError::TooFew {
                parts: self.parts,
                units: homes.len(),
            });
        }
        Ok(())
    }

    /// Units and people that each part must have.
    pub(super) fn asked(&self) -> (usize, f64) {
        (self.least_units.max(1), self.least_people)
    }

    /// Measures an assignment with the best centre of each part, by the
    /// objective and then by person-kilometres; `None` where a part has no
    /// candidate.
    pub fn with_best_centres(&self, part_of: &[usize]) -> Option<Split> {
        let centres = (0..self.parts).map(|part| {
            let inside = (0..self.homes.len()).filter(|&c| part_of[self.homes[c]] == part);
            let costed = inside.map(|c| (self.part_cost(part_of, part, c), c));
            let best = costed.min_by(|(a, i), (b, j)| {
                let by_value = a.0.total_cmp(&b.0);
                by_value.then(a.1.total_cmp(&b.1)).then(i.cmp(j))
            });
            best.map(|(_, centre)| centre)
        });
        let centres: Option<Vec<usize>> = centres.collect();
        Some(self.measured(part_of.to_vec(), centres?))
    }

    /// The objective and the person-kilometres of a part under a candidate.
    fn part_cost(&self, part_of: &[usize], part: usize, centre: usize) -> (f64, f64) {
        let (mut sum, mut most) = (0.0, 0.0_f64);
        for unit in (0..self.units()).filter(|&u| part_of[u] == part) {
            sum += self.person_km.at(unit, centre);
            most = most.max(self.farthest_km.at(unit, centre));
        }
        match self.objective {
            Objective::PersonKm => (sum, sum),
            Objective::Farthest => (most, sum),
        }
    }

    /// Measures an assignment with given centres.
    pub fn measured(&self, part_of: Vec<usize>, centres: Vec<usize>) -> Split {
        let (mut person_km, mut farthest_km) = (0.0, 0.0_f64);
        for (unit, &part) in part_of.iter().enumerate() {
            person_km += self.person_km.at(unit, centres[part]);
            farthest_km = farthest_km.max(self.farthest_km.at(unit, centres[part]));
        }
        Split {
            part_of,
            centres,
            person_km,
            farthest_km,
        }
    }

    /// The value of a split under the objective.
    pub fn value(&self, split: &Split) -> f64 {
        match self.objective {
            Objective::PersonKm => split.person_km,
            Objective::Farthest => split.farthest_km,
        }
    }

    /// Whether every part is contiguous and large enough.
    pub fn allows(&self, part_of: &[usize]) -> bool {
        (0..self.parts).all(|part| {
            let members = (0..self.units()).filter(|&u| part_of[u] == part);
            let (units, people) = members.fold((0, 0.0), |(n, p), u| (n + 1, p + self.people[u]));
            let large = units >= self.least_units.max(1) && people >= self.least_people;
            large && self.hangs_together(part_of, part)
        })
    }

    /// Whether a part has units and they are contiguous.
    pub fn hangs_together(&self, part_of: &[usize], part: usize) -> bool {
        let Some(first) = part_of.iter().position(|&k| k == part) else {
            return false;
        };
        let mut seen = vec![false; self.units()];
        let (mut stack, mut count) = (vec![first], 0);
        seen[first] = true;
        while let Some(unit) = stack.pop() {
            count += 1;
            for &next in &self.neighbours[unit] {
                if part_of[next] == part && !seen[next] {
                    seen[next] = true;
                    stack.push(next);
                }
            }
        }
        count == part_of.iter().filter(|&&k| k == part).count()
    }
}
