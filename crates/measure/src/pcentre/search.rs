//! Binary search over the distances.

use super::cover::{Cover, cover};
use crate::pmedian::{Choice, ChoiceError, CostMatrix, Limits, Progress, Watch, check};

/// Chooses `p` columns so that the largest of the rows' least distances is
/// least.
///
/// The choice is proven best unless a step of the search runs out of nodes;
/// then `bound` says what is proven.
///
/// # Errors
/// If `p` columns cannot be chosen, or there are no rows.
pub fn solve_pcentre(
    distances: &CostMatrix,
    p: usize,
    limits: Limits,
) -> Result<Choice, ChoiceError> {
    watch_pcentre(distances, p, limits, &mut |_| {})
}

/// The same, telling how far it is.
///
/// # Errors
/// If `p` columns cannot be chosen, or there are no rows.
pub fn watch_pcentre(
    distances: &CostMatrix,
    p: usize,
    limits: Limits,
    watch: Watch<'_>,
) -> Result<Choice, ChoiceError> {
    check(distances.rows(), distances.columns(), p)?;
    let open = farthest_first(distances, p);
    let steps = distinct(distances, distances.largest(&open));
    let mut bracket = Bracket {
        distances,
        p,
        limits,
        low: 0,
        high: steps.len().saturating_sub(1),
        steps,
        open,
        nodes: 0,
        late: false,
        watch,
    };
    bracket.tell();
    if let Some(undecided) = bracket.narrow() {
        bracket.raise_below(undecided);
        bracket.reach_above(undecided);
    }
    let Bracket {
        mut open,
        steps,
        low,
        high,
        nodes,
        late,
        ..
    } = bracket;
    fill(&mut open, p, distances.columns());
    open.sort_unstable();
    let value = distances.largest(&open);
    Ok(Choice {
        bound: steps.get(low).map_or(value, |step| step.min(value)),
        value,
        open,
        nodes,
        timed_out: late && low < high,
    })
}

/// What is known: nothing below `steps[low]` can be, `steps[high]` is reached
/// by `open`.
struct Bracket<'a> {
    distances: &'a CostMatrix,
    p: usize,
    limits: Limits,
    steps: Vec<f64>,
    low: usize,
    high: usize,
    open: Vec<usize>,
    nodes: usize,
    /// Whether the time was over before the search was.
    late: bool,
    watch: Watch<'a>,
}

impl Bracket<'_> {
    fn tell(&mut self) {
        let step = |at: usize| self.steps.get(at).copied().unwrap_or(0.0);
        let (value, bound) = (step(self.high), step(self.low));
        let nodes = self.nodes;
        (self.watch)(Progress {
            nodes,
            value,
            bound,
        });
    }

    fn ask(&mut self, step: usize) -> Cover {
        self.late = self.late || self.limits.is_late();
        if self.late {
            return Cover::Unknown;
        }
        let mut left = self.limits.nodes;
        let answer = cover(self.distances, self.steps[step], self.p, &mut left);
        self.nodes += self.limits.nodes - left;
        if let Cover::Yes(sites) = &answer {
            let largest = self.distances.largest(sites);
            self.high = self.steps.partition_point(|s| *s < largest);
            self.open.clone_from(sites);
        }
        self.tell();
        answer
    }

    /// Halves the bracket until it is a point or a step stays undecided.
    fn narrow(&mut self) -> Option<usize> {
        while self.low < self.high {
            let middle = self.low + (self.high - self.low) / 2;
            match self.ask(middle) {
                Cover::Yes(_) => {}
                Cover::No => self.low = middle + 1,
                Cover::Unknown => return Some(middle),
            }
        }
        None
    }

    /// What can still be excluded below an undecided step.
    fn raise_below(&mut self, undecided: usize) {
        let mut top = undecided;
        while self.low < top {
            let middle = self.low + (top - self.low) / 2;
            match self.ask(middle) {
                Cover::No => self.low = middle + 1,
                Cover::Yes(_) => top = self.high,
                Cover::Unknown => top = middle,
            }
        }
    }

    /// What can still be reached above an undecided step.
    fn reach_above(&mut self, undecided: usize) {
        let mut bottom = undecided;
        while bottom + 1 < self.high {
            let middle = bottom + (self.high - bottom) / 2;
            if !matches!(self.ask(middle), Cover::Yes(_)) {
                bottom = middle;
            }
        }
    }
}

/// All distances up to `most`, ascending, each once.
fn distinct(distances: &CostMatrix, most: f64) -> Vec<f64> {
    let rows = (0..distances.rows()).flat_map(|row| distances.row(row));
    let mut steps: Vec<f64> = rows.copied().filter(|d| *d <= most).collect();
    steps.sort_by(f64::total_cmp);
    steps.dedup();
    steps
}

/// Gonzalez (1985): always the site nearest to the client that is worst off.
fn farthest_first(distances: &CostMatrix, p: usize) -> Vec<usize> {
    let all: Vec<usize> = (0..distances.columns()).collect();
    let mut open: Vec<usize> = Vec::new();
    while open.len() < p {
        let least = |row: usize| {
            distances
                .nearest(row, &open)
                .map_or(f64::INFINITY, |j| distances.at(row, j))
        };
        let worst = (0..distances.rows()).max_by(|&a, &b| least(a).total_cmp(&least(b)));
        match worst.and_then(|row| distances.nearest(row, &all)) {
            Some(site) if !open.contains(&site) => open.push(site),
            _ => break,
        }
    }
    fill(&mut open, p, distances.columns());
    open
}

/// Sites that nobody needs, so that there are `p`.
fn fill(open: &mut Vec<usize>, p: usize, sites: usize) {
    for site in 0..sites {
        if open.len() < p && !open.contains(&site) {
            open.push(site);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_farthest_town_decides() {
        // Towns at 0, 1, 10 and 20: one site for the last, one for the others.
        let places = [0.0_f64, 1.0, 10.0, 20.0];
        let distances = CostMatrix::from_fn(4, 4, |i, j| (places[i] - places[j]).abs());
        let choice = solve_pcentre(&distances, 2, Limits::default()).expect("four sites");
        assert!(choice.is_proven());
        assert_eq!((choice.open, choice.value), (vec![1, 3], 9.0));
    }

    fn best_of_all(distances: &CostMatrix, p: usize) -> f64 {
        let sets = (0u32..1 << distances.columns()).filter(|s| s.count_ones() as usize == p);
        let open = |set: u32| (0..distances.columns()).filter(move |j| set >> j & 1 == 1);
        let values = sets.map(|set| distances.largest(&open(set).collect::<Vec<_>>()));
        values.fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn no_choice_is_better_than_the_proven_one(
            values in proptest::collection::vec(0u32..60, 12 * 9),
            p in 1usize..6,
        ) {
            let costs = CostMatrix::from_fn(12, 9, |i, j| f64::from(values[i * 9 + j]));
            let choice = solve_pcentre(&costs, p, Limits::default()).expect("enough sites");
            prop_assert!(choice.is_proven());
            prop_assert_eq!(choice.value, best_of_all(&costs, p));
            prop_assert_eq!(choice.open.len(), p);
        }

        #[test]
        fn a_stopped_search_gives_a_bound_that_holds(
            values in proptest::collection::vec(0u32..60, 12 * 9),
            p in 2usize..6,
        ) {
            let costs = CostMatrix::from_fn(12, 9, |i, j| f64::from(values[i * 9 + j]));
            let choice = solve_pcentre(&costs, p, Limits::nodes(1)).expect("enough sites");
            let best = best_of_all(&costs, p);
            prop_assert!(choice.bound <= best && best <= choice.value, "{choice:?} {best}");
        }
    }
}
