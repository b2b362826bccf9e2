//! The sites of every client, the cheapest first.
//!
//! At its price a client is of interest to the sites that cost less only. These are the
//! first of its row, few where many sites are open, so that a step need not look at the
//! whole matrix.

use super::CostMatrix;

/// The columns of every row by their costs.
#[derive(Debug, Clone)]
pub(super) struct Order {
    columns: usize,
    ids: Vec<u32>,
}

impl Order {
    /// Sorts the columns of every row, the first of equals first.
    pub(super) fn new(costs: &CostMatrix) -> Self {
        let mut ids = Vec::with_capacity(costs.rows() * costs.columns());
        for row in 0..costs.rows() {
            let costs = costs.row(row);
            let from = ids.len();
            ids.extend((0u32..).take(costs.len()));
            ids[from..].sort_by(|&a, &b| costs[a as usize].total_cmp(&costs[b as usize]));
        }
        Self {
            columns: costs.columns(),
            ids,
        }
    }

    /// Without the columns that are closed, where these are the half or more.
    pub(super) fn narrowed(&self, allowed: &[bool]) -> Option<Self> {
        let columns = allowed.iter().filter(|is| **is).count();
        (columns * 2 <= self.columns).then(|| Self {
            columns,
            ids: self
                .ids
                .iter()
                .copied()
                .filter(|&id| allowed[id as usize])
                .collect(),
        })
    }

    /// The columns of a row, the cheapest first.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let ids = &self.ids[row * self.columns..(row + 1) * self.columns];
        ids.iter().map(|&id| id as usize)
    }
}
