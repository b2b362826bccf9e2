//! Good choices: greedy, then exchange of one site for another.

use super::CostMatrix;

/// Opens the site that saves most, `p` times, then exchanges.
pub(super) fn start(
    costs: &CostMatrix,
    p: usize,
    allowed: &[bool],
    forced: &[usize],
) -> Vec<usize> {
    let mut open = forced.to_vec();
    let mut least = vec![f64::INFINITY; costs.rows()];
    for &site in &open {
        lower(costs, site, &mut least);
    }
    while open.len() < p {
        let free = (0..costs.columns()).filter(|j| allowed[*j] && !open.contains(j));
        let total = |site: usize| -> f64 {
            let pairs = least.iter().enumerate();
            pairs.map(|(row, l)| l.min(costs.at(row, site))).sum()
        };
        let best = free
            .map(|site| (total(site), site))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some((_, site)) = best else { break };
        lower(costs, site, &mut least);
        open.push(site);
    }
    open
}

fn lower(costs: &CostMatrix, site: usize, least: &mut [f64]) {
    for (row, l) in least.iter_mut().enumerate() {
        *l = l.min(costs.at(row, site));
    }
}

/// Exchanges one open site for a closed one while that lowers the total, the
/// best exchange first; `forced` sites stay.
pub(super) fn improve(costs: &CostMatrix, open: &mut [usize], allowed: &[bool], forced: &[usize]) {
    // Every exchange lowers the total; the cap only guards against rounding.
    for _ in 0..10_000 {
        let Some((place, site)) = best_exchange(costs, open, allowed, forced) else {
            return;
        };
        open[place] = site;
    }
}

/// Place of a client's nearest open site, its cost, and the cost of the second.
struct Served {
    place: usize,
    first: f64,
    second: f64,
}

fn served(costs: &CostMatrix, open: &[usize]) -> Vec<Served> {
    let one = |row: usize| {
        let mut served = Served {
            place: 0,
            first: f64::INFINITY,
            second: f64::INFINITY,
        };
        for (place, &site) in open.iter().enumerate() {
            let cost = costs.at(row, site);
            if cost < served.first {
                served.second = served.first;
                (served.place, served.first) = (place, cost);
            } else if cost < served.second {
                served.second = cost;
            }
        }
        served
    };
    (0..costs.rows()).map(one).collect()
}

fn best_exchange(
    costs: &CostMatrix,
    open: &[usize],
    allowed: &[bool],
    forced: &[usize],
) -> Option<(usize, usize)> {
    let served = served(costs, open);
    let total: f64 = served.iter().map(|s| s.first).sum();
    let mut best = (-1e-10 * total.max(1.0), None);
    let mut loss = vec![0.0; open.len()];
    for site in (0..costs.columns()).filter(|j| allowed[*j] && !open.contains(j)) {
        loss.fill(0.0);
        let mut gain = 0.0;
        for (row, s) in served.iter().enumerate() {
            let cost = costs.at(row, site);
            if cost < s.first {
                gain += s.first - cost;
            } else {
                // Infinite where there is one site only: then nothing is lost
                // that the new site does not serve.
                loss[s.place] += cost.min(s.second) - s.first;
            }
        }
        for (place, lost) in loss.iter().enumerate() {
            let change = lost - gain;
            if change < best.0 && !forced.contains(&open[place]) {
                best = (change, Some((place, site)));
            }
        }
    }
    best.1
}
