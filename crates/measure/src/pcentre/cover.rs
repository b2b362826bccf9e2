//! Whether a number of sites covers everyone within a distance.

use super::bits::Bits;
use crate::pmedian::CostMatrix;

/// The answer of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cover {
    /// Yes, with these sites.
    Yes(Vec<usize>),
    /// No.
    No,
    /// The nodes ran out.
    Unknown,
}

/// Who covers whom.
struct Instance {
    /// Clients by site.
    clients: Vec<Bits>,
    /// Sites by client.
    sites: Vec<Bits>,
    /// Clients that share a site with a client.
    near: Vec<Bits>,
}

/// Looks for `p` sites within `radius` of everyone; counts its nodes down.
pub(super) fn cover(costs: &CostMatrix, radius: f64, p: usize, nodes: &mut usize) -> Cover {
    let instance = Instance::new(costs, radius);
    let (mut uncovered, mut usable) = (Bits::full(costs.rows()), Bits::full(costs.columns()));
    instance.leave_out_dominated(&mut uncovered, &mut usable);
    let mut chosen = Vec::new();
    match instance.search(&uncovered, &usable, p, &mut chosen, nodes) {
        Some(true) => Cover::Yes(chosen),
        Some(false) => Cover::No,
        None => Cover::Unknown,
    }
}

impl Instance {
    fn new(costs: &CostMatrix, radius: f64) -> Self {
        let (rows, columns) = (costs.rows(), costs.columns());
        let mut clients = vec![Bits::empty(rows); columns];
        let mut sites = vec![Bits::empty(columns); rows];
        for (i, own) in sites.iter_mut().enumerate() {
            for (j, &cost) in costs.row(i).iter().enumerate() {
                if cost <= radius {
                    own.insert(j);
                    clients[j].insert(i);
                }
            }
        }
        let near = sites.iter().map(|own| {
            let mut near = Bits::empty(rows);
            own.iter().for_each(|j| near.add(&clients[j]));
            near
        });
        Self {
            near: near.collect(),
            clients,
            sites,
        }
    }

    /// A site whose clients another has too is not needed, and a client whose
    /// sites include all of another's is covered with that one.
    fn leave_out_dominated(&self, uncovered: &mut Bits, usable: &mut Bits) {
        for j in 0..self.clients.len() {
            let dominated = usable.iter().any(|k| {
                let part = self.clients[j].is_part_of(&self.clients[k], uncovered);
                k != j && part && (self.clients[k] != self.clients[j] || k < j)
            });
            if dominated {
                usable.remove(j);
            }
        }
        for i in 0..self.sites.len() {
            let implied = uncovered.iter().any(|k| {
                let part = self.sites[k].is_part_of(&self.sites[i], usable);
                let same = part && self.sites[i].is_part_of(&self.sites[k], usable);
                k != i && part && (!same || k < i)
            });
            if implied {
                uncovered.remove(i);
            }
        }
    }

    fn search(
        &self,
        uncovered: &Bits,
        usable: &Bits,
        p: usize,
        chosen: &mut Vec<usize>,
        nodes: &mut usize,
    ) -> Option<bool> {
        if uncovered.is_empty() {
            return Some(true);
        }
        if p == 0 || self.needs_more_than(p, uncovered, usable) {
            return Some(false);
        }
        if *nodes == 0 {
            return None;
        }
        *nodes -= 1;
        let mut usable = usable.clone();
        for site in self.ways_to_cover_the_hardest(uncovered, &usable) {
            let mut rest = uncovered.clone();
            rest.take_away(&self.clients[site]);
            chosen.push(site);
            if self.search(&rest, &usable, p - 1, chosen, nodes)? {
                return Some(true);
            }
            chosen.pop();
            usable.remove(site);
        }
        Some(false)
    }

    /// Clients no two of which share a site need a site each; and `p` sites
    /// cover no more than the `p` largest of them together.
    fn needs_more_than(&self, p: usize, uncovered: &Bits, usable: &Bits) -> bool {
        let mut sizes: Vec<usize> = usable
            .iter()
            .map(|j| self.clients[j].common(uncovered))
            .collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        if sizes.iter().take(p).sum::<usize>() < uncovered.len() {
            return true;
        }
        let mut rest = uncovered.clone();
        for _ in 0..=p {
            let Some(client) = rest.iter().min_by_key(|&i| self.near[i].common(&rest)) else {
                return false;
            };
            rest.take_away(&self.near[client]);
        }
        true
    }

    /// The sites of the client that has fewest, the largest first, without
    /// those that another of them makes needless.
    fn ways_to_cover_the_hardest(&self, uncovered: &Bits, usable: &Bits) -> Vec<usize> {
        let hardest = uncovered
            .iter()
            .min_by_key(|&i| self.sites[i].common(usable));
        let Some(client) = hardest else {
            return Vec::new();
        };
        let mut ways: Vec<usize> = self.sites[client]
            .iter()
            .filter(|&j| usable.holds(j))
            .collect();
        ways.sort_by_key(|&j| (usize::MAX - self.clients[j].common(uncovered), j));
        let mut kept: Vec<usize> = Vec::new();
        for j in ways {
            let needless = kept
                .iter()
                .any(|&k| self.clients[j].is_part_of(&self.clients[k], uncovered));
            if !needless {
                kept.push(j);
            }
        }
        kept
    }
}
