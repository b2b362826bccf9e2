//! Branch and bound over the sites.

use super::exchange::{improve, start};
use super::lagrange::{Bound, Fixed, Sites, bound};
use super::order::Order;
use super::{Choice, ChoiceError, CostMatrix, Limits, Progress, SAME, Watch, check};

/// Chooses `p` columns so that the sum of the rows' least costs is least.
///
/// The choice is proven best unless the limit is reached; then `bound` says
/// what is proven.
///
/// # Errors
/// If `p` columns cannot be chosen, or there are no rows.
pub fn solve_pmedian(costs: &CostMatrix, p: usize, limits: Limits) -> Result<Choice, ChoiceError> {
    watch_pmedian(costs, p, limits, &mut |_| {})
}

/// The same, telling how far it is.
///
/// # Errors
/// If `p` columns cannot be chosen, or there are no rows.
pub fn watch_pmedian(
    costs: &CostMatrix,
    p: usize,
    limits: Limits,
    watch: Watch<'_>,
) -> Result<Choice, ChoiceError> {
    check(costs.rows(), costs.columns(), p)?;
    let allowed = vec![true; costs.columns()];
    let mut open = start(costs, p, &allowed, &[]);
    improve(costs, &mut open, &allowed, &[]);
    let mut search = Search {
        costs,
        p,
        limits,
        value: costs.total(&open),
        open,
        nodes: 0,
        unproven: f64::INFINITY,
        known: 0.0,
        late: false,
        watch,
    };
    search.tell();
    let prices = first_prices(costs, &search.open);
    let fixed = Fixed {
        open: Vec::new(),
        allowed,
    };
    let order = Order::new(costs);
    search.node(fixed, &order, &prices, f64::NEG_INFINITY, 0);
    search.open.sort_unstable();
    Ok(Choice {
        bound: search.unproven.min(search.value),
        value: search.value,
        timed_out: search.late && search.unproven < search.target(),
        open: search.open,
        nodes: search.nodes,
    })
}

/// The price of a client is the cost of its second site: at that price only the
/// nearest would take it.
fn first_prices(costs: &CostMatrix, open: &[usize]) -> Vec<f64> {
    let one = |row: usize| {
        let mut sorted: Vec<f64> = open.iter().map(|&j| costs.at(row, j)).collect();
        sorted.sort_by(f64::total_cmp);
        sorted.get(1).or(sorted.first()).copied().unwrap_or(0.0)
    };
    (0..costs.rows()).map(one).collect()
}

struct Search<'a> {
    costs: &'a CostMatrix,
    p: usize,
    limits: Limits,
    open: Vec<usize>,
    value: f64,
    nodes: usize,
    /// The least bound of what was left unsearched.
    unproven: f64,
    /// What the first node has proven.
    known: f64,
    /// Whether the time was over before the search was.
    late: bool,
    watch: Watch<'a>,
}

impl Search<'_> {
    fn target(&self) -> f64 {
        self.value - SAME * self.value.abs().max(1.0)
    }

    fn offer(&mut self, open: &[usize]) -> f64 {
        let value = self.costs.total(open);
        if value < self.value {
            (self.value, self.open) = (value, open.to_vec());
        }
        value
    }

    fn tell(&mut self) {
        (self.watch)(Progress {
            nodes: self.nodes,
            value: self.value,
            bound: self.known.min(self.value),
        });
    }

    fn node(&mut self, mut fixed: Fixed, order: &Order, prices: &[f64], known: f64, depth: usize) {
        let free = fixed.allowed.iter().filter(|a| **a).count();
        if fixed.open.len() > self.p || free < self.p {
            return;
        }
        self.late = self.late || self.limits.is_late();
        if self.nodes >= self.limits.nodes || (self.late && depth > 0) {
            self.unproven = self.unproven.min(known);
            return;
        }
        self.nodes += 1;
        let narrowed = order.narrowed(&fixed.allowed);
        let order = narrowed.as_ref().unwrap_or(order);
        let bound = self.bound(&fixed, order, prices, depth);
        let value = bound.value.max(known);
        if depth == 0 {
            self.known = value;
        }
        self.tell();
        if value >= self.target() {
            return;
        }
        self.polish(&bound.open, &fixed);
        if value >= self.target() || self.only_choice(&fixed) {
            return;
        }
        self.fix_by_worth(&mut fixed, &bound);
        if self.only_choice(&fixed) {
            return;
        }
        let Some(site) = pick(&fixed, &bound) else {
            return;
        };
        let mut with = fixed.clone();
        with.open.push(site);
        self.node(with, order, &bound.prices, value, depth + 1);
        fixed.allowed[site] = false;
        self.node(fixed, order, &bound.prices, value, depth + 1);
    }

    fn bound(&mut self, fixed: &Fixed, order: &Order, prices: &[f64], depth: usize) -> Bound {
        let steps = if depth == 0 { 2_000 } else { 150 };
        let upper = self.value;
        let sites = Sites {
            costs: self.costs,
            order,
            p: self.p,
        };
        bound(sites, fixed, prices, upper, steps, |current, best| {
            if depth == 0 {
                self.known = best;
                self.tell();
            }
            self.late = self.late || self.limits.is_late();
            (!self.late).then(|| self.offer(&current.open))
        })
    }

    fn polish(&mut self, open: &[usize], fixed: &Fixed) {
        let mut open = open.to_vec();
        improve(self.costs, &mut open, &fixed.allowed, &fixed.open);
        self.offer(&open);
    }

    /// Whether nothing is left to decide; then the one choice is offered.
    fn only_choice(&mut self, fixed: &Fixed) -> bool {
        let allowed = (0..fixed.allowed.len()).filter(|&j| fixed.allowed[j]);
        if fixed.open.len() == self.p {
            self.offer(&fixed.open.clone());
            return true;
        }
        let allowed: Vec<usize> = allowed.collect();
        if allowed.len() == self.p {
            self.offer(&allowed);
        }
        allowed.len() <= self.p
    }

    /// A site that would lift the bound over the value if it were opened is
    /// closed for good, and the reverse.
    fn fix_by_worth(&self, fixed: &mut Fixed, bound: &Bound) {
        let free = |j: &usize| fixed.allowed[*j] && !fixed.open.contains(j);
        let inside: Vec<usize> = bound.open.iter().copied().filter(free).collect();
        let outside: Vec<usize> = (0..fixed.allowed.len())
            .filter(|j| free(j) && !bound.open.contains(j))
            .collect();
        let worth = |j: usize| bound.worth[j];
        let last = inside
            .iter()
            .map(|&j| worth(j))
            .fold(f64::NEG_INFINITY, f64::max);
        let next = outside
            .iter()
            .map(|&j| worth(j))
            .fold(f64::INFINITY, f64::min);
        let target = self.target();
        for j in outside {
            if bound.value + worth(j) - last >= target {
                fixed.allowed[j] = false;
            }
        }
        for j in inside {
            if bound.value + next - worth(j) >= target {
                fixed.open.push(j);
            }
        }
    }
}

/// The undecided site of most worth.
fn pick(fixed: &Fixed, bound: &Bound) -> Option<usize> {
    let free = bound.open.iter().copied();
    let free = free.filter(|j| fixed.allowed[*j] && !fixed.open.contains(j));
    free.min_by(|&a, &b| bound.worth[a].total_cmp(&bound.worth[b]).then(a.cmp(&b)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_sites_serve_two_towns_each() {
        // Towns at 0, 1, 10 and 12 on a road, with 5, 1, 1 and 5 people.
        let (places, people) = ([0.0_f64, 1.0, 10.0, 12.0], [5.0, 1.0, 1.0, 5.0]);
        let costs = CostMatrix::from_fn(4, 4, |i, j| people[i] * (places[i] - places[j]).abs());
        let choice = solve_pmedian(&costs, 2, Limits::default()).expect("four sites");
        assert_eq!(choice.open, [0, 3]);
        assert!((choice.value - 3.0).abs() < 1e-12 && choice.is_proven());
    }

    #[test]
    fn more_sites_than_there_are_is_an_error() {
        let costs = CostMatrix::from_fn(2, 2, |_, _| 1.0);
        let error = solve_pmedian(&costs, 3, Limits::default()).expect_err("too many");
        assert_eq!(error.to_string(), "3 of 2 sites cannot be chosen");
    }

    fn best_of_all(costs: &CostMatrix, p: usize) -> f64 {
        let sets = (0u32..1 << costs.columns()).filter(|s| s.count_ones() as usize == p);
        let open = |set: u32| (0..costs.columns()).filter(move |j| set >> j & 1 == 1);
        let values = sets.map(|set| costs.total(&open(set).collect::<Vec<_>>()));
        values.fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn no_choice_is_better_than_the_proven_one(
            values in proptest::collection::vec(0u32..100, 12 * 9),
            p in 1usize..6,
        ) {
            let costs = CostMatrix::from_fn(12, 9, |i, j| f64::from(values[i * 9 + j]));
            let choice = solve_pmedian(&costs, p, Limits::default()).expect("enough sites");
            let best = best_of_all(&costs, p);
            prop_assert!(choice.is_proven());
            prop_assert!((choice.value - best).abs() < 1e-9, "{} {best}", choice.value);
        }

        #[test]
        fn a_stopped_search_gives_a_bound_that_holds(
            values in proptest::collection::vec(0u32..100, 12 * 9),
            p in 2usize..6,
        ) {
            let costs = CostMatrix::from_fn(12, 9, |i, j| f64::from(values[i * 9 + j]));
            let choice = solve_pmedian(&costs, p, Limits::nodes(1)).expect("enough sites");
            let best = best_of_all(&costs, p);
            prop_assert!(choice.bound <= best + 1e-9 && best <= choice.value + 1e-9);
        }
    }
}
