//! The relaxation: every unit to the part that is best for it.

use super::bits::{Mask, each, one};
use super::node::{Decided, Tree};
use super::problem::Objective;

/// An assignment whose parts need not be contiguous, and what it proves.
pub(super) struct Relaxed {
    pub(super) part_of: Vec<usize>,
    pub(super) parts: Vec<Mask>,
    /// Value of the assignment.
    pub(super) value: f64,
    /// No split within the decisions has less.
    pub(super) bound: f64,
}

/// Assigns every unit to the part that costs least of those that may have it.
pub(super) fn relax(tree: &Tree<'_>, decided: &Decided) -> Relaxed {
    let costs = tree.problem.costs();
    let mut parts = vec![0; tree.centres.len()];
    let (mut sum, mut most) = (0.0, 0.0_f64);
    let mut part_of = Vec::with_capacity(tree.problem.units());
    for unit in 0..tree.problem.units() {
        let row = costs.row(unit);
        let (mut best, mut least) = (0, f64::INFINITY);
        for (k, &centre) in tree.centres.iter().enumerate() {
            if decided.may[k] & one(unit) != 0 && row[centre] < least {
                (best, least) = (k, row[centre]);
            }
        }
        parts[best] |= one(unit);
        part_of.push(best);
        sum += least;
        most = most.max(least);
    }
    let (value, lack) = match tree.problem.objective {
        Objective::PersonKm => (sum, cost_of_lack(tree, decided, &parts, &part_of)),
        Objective::Farthest => (most, 0.0),
    };
    Relaxed {
        part_of,
        parts,
        value,
        bound: value + lack,
    }
}

/// What it costs at least to bring the part for which that is dearest up to the
/// least number of people: the units that cost least per person, the last in
/// part (the relaxation of a knapsack).
fn cost_of_lack(tree: &Tree<'_>, decided: &Decided, parts: &[Mask], part_of: &[usize]) -> f64 {
    let costs = tree.problem.costs();
    let mut most = 0.0_f64;
    for (k, &part) in parts.iter().enumerate() {
        let lack = tree.problem.least_people - tree.people(part);
        if lack <= 0.0 {
            continue;
        }
        let centre = tree.centres[k];
        let extra = |u: usize| costs.at(u, centre) - costs.at(u, tree.centres[part_of[u]]);
        let offers = each(decided.may[k] & !part).map(|u| (extra(u), tree.problem.people[u]));
        most = most.max(filling(
            offers.filter(|(_, people)| *people > 0.0).collect(),
            lack,
        ));
    }
    most
}

/// The least cost of so many people out of offers of cost and people.
fn filling(mut offers: Vec<(f64, f64)>, mut lack: f64) -> f64 {
    offers.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    let mut sum = 0.0;
    for (cost, people) in offers {
        sum += cost / people * people.min(lack);
        lack -= people;
        if lack <= 0.0 {
            break;
        }
    }
    sum
}
