//! Costs of clients to sites.

/// A dense matrix: one row per client, one column per site.
#[derive(Debug, Clone, PartialEq)]
pub struct CostMatrix {
    columns: usize,
    values: Vec<f64>,
}

impl CostMatrix {
    /// Computes every entry from its row and column.
    pub fn from_fn(rows: usize, columns: usize, cost: impl Fn(usize, usize) -> f64) -> Self {
        let mut values = Vec::with_capacity(rows * columns);
        for row in 0..rows {
            values.extend((0..columns).map(|column| cost(row, column)));
        }
        Self { columns, values }
    }

    /// Number of clients.
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Number of sites.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The costs of one client.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One entry.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.columns + column]
    }

    /// The open column that costs a client least, the first of equals.
    pub fn nearest(&self, row: usize, open: &[usize]) -> Option<usize> {
        let costs = self.row(row);
        open.iter()
            .copied()
            .min_by(|&a, &b| costs[a].total_cmp(&costs[b]).then(a.cmp(&b)))
    }

    /// The sum of every client's least cost.
    pub fn total(&self, open: &[usize]) -> f64 {
        let least = (0..self.rows()).filter_map(|row| {
            let column = self.nearest(row, open)?;
            Some(self.at(row, column))
        });
        least.sum()
    }

    /// The largest of all clients' least costs.
    pub fn largest(&self, open: &[usize]) -> f64 {
        let least = (0..self.rows()).filter_map(|row| {
            let column = self.nearest(row, open)?;
            Some(self.at(row, column))
        });
        least.fold(0.0, f64::max)
    }
}
