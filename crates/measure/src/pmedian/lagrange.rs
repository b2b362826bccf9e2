//! The Lagrangian lower bound.
//!
//! With a price for serving each client, a site is worth what it earns beyond
//! its costs, and the sites decide without each other. For any prices, the sum
//! of the prices less the worth of the best `p` sites is at most the optimum;
//! subgradient steps move the prices towards the best such bound.

use super::CostMatrix;
use super::order::Order;

/// Which sites are open or closed for good in a part of the search.
#[derive(Debug, Clone)]
pub(super) struct Fixed {
    pub(super) open: Vec<usize>,
    pub(super) allowed: Vec<bool>,
}

/// The best bound found, and the prices and worths that give it.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    pub(super) value: f64,
    pub(super) prices: Vec<f64>,
    /// `Σ min(0, cost − price)` per site.
    pub(super) worth: Vec<f64>,
    /// The `p` sites of most worth, those fixed open first.
    pub(super) open: Vec<usize>,
}

/// What does not change in a part of the search.
#[derive(Clone, Copy)]
pub(super) struct Sites<'a> {
    pub(super) costs: &'a CostMatrix,
    /// Has at least the sites that are not closed for good.
    pub(super) order: &'a Order,
    /// How many are to be open.
    pub(super) p: usize,
}

/// Steps until the bound stalls, reaches `upper`, or the steps run out; asks `seen`
/// for the value of every new set of open sites, and stops where it has none.
pub(super) fn bound(
    sites: Sites<'_>,
    fixed: &Fixed,
    start: &[f64],
    upper: f64,
    steps: usize,
    mut seen: impl FnMut(&Bound, f64) -> Option<f64>,
) -> Bound {
    let costs = sites.costs;
    let mut prices = start.to_vec();
    let scale = scale(start);
    let mut best = evaluate(sites, fixed, &prices);
    let (mut upper, mut pace, mut stalled) = (upper, 2.0, 0);
    for _ in 0..steps {
        let current = evaluate(sites, fixed, &prices);
        let Some(value) = seen(&current, best.value) else {
            break;
        };
        upper = upper.min(value);
        let slope = slope(costs, &current.open, &prices);
        let steepness: f64 = slope.iter().zip(&scale).map(|(g, s)| g * g * s).sum();
        let value = current.value;
        if value > best.value + 1e-7 * best.value.abs() {
            (best, stalled) = (current, 0);
        } else {
            stalled += 1;
        }
        if best.value >= upper - super::SAME * upper.abs().max(1.0) || steepness == 0.0 {
            break;
        }
        if stalled >= 20 {
            (pace, stalled) = (pace * 0.5, 0);
            prices.clone_from(&best.prices);
            if pace < 1e-3 {
                break;
            }
            continue;
        }
        let step = pace * (upper * 1.001 - value).max(0.0) / steepness;
        for ((price, g), s) in prices.iter_mut().zip(&slope).zip(&scale) {
            *price += step * g * s;
        }
    }
    best
}

/// In proportion to what each client's price moves: the price of a city of a million goes
/// a thousand times as far as that of a village, or neither would ever arrive.
fn scale(prices: &[f64]) -> Vec<f64> {
    let mean = prices.iter().sum::<f64>() / prices.len().max(1) as f64;
    let least = (mean * 1e-6).max(f64::MIN_POSITIVE);
    prices.iter().map(|price| price.max(least)).collect()
}

fn evaluate(sites: Sites<'_>, fixed: &Fixed, prices: &[f64]) -> Bound {
    let mut worth = vec![0.0; sites.costs.columns()];
    for (row, &price) in prices.iter().enumerate() {
        let costs = sites.costs.row(row);
        for site in sites.order.row(row) {
            if costs[site] >= price {
                break;
            }
            worth[site] += costs[site] - price;
        }
    }
    let open = best_sites(sites.p, fixed, &worth);
    let value = prices.iter().sum::<f64>() + open.iter().map(|&j| worth[j]).sum::<f64>();
    Bound {
        value,
        prices: prices.to_vec(),
        worth,
        open,
    }
}

fn best_sites(p: usize, fixed: &Fixed, worth: &[f64]) -> Vec<usize> {
    let mut open = fixed.open.clone();
    let free = (0..worth.len()).filter(|j| fixed.allowed[*j] && !fixed.open.contains(j));
    let mut free: Vec<usize> = free.collect();
    free.sort_by(|&a, &b| worth[a].total_cmp(&worth[b]).then(a.cmp(&b)));
    let wanted = p.saturating_sub(open.len());
    open.extend(free.into_iter().take(wanted));
    open
}

/// One less the number of open sites that would take the client.
fn slope(costs: &CostMatrix, open: &[usize], prices: &[f64]) -> Vec<f64> {
    let one = |(row, &price): (usize, &f64)| {
        let costs = costs.row(row);
        1.0 - open.iter().filter(|&&j| costs[j] < price).count() as f64
    };
    prices.iter().enumerate().map(one).collect()
}
