//! Numbered items joined into sets.

/// Sets of numbered items; the smallest item of a set stands for it.
#[derive(Debug)]
pub(crate) struct UnionFind(Vec<u32>);

impl UnionFind {
    /// So many items, each alone.
    pub(crate) fn new(count: usize) -> UnionFind {
        UnionFind((0..count as u32).collect())
    }

    /// The smallest item of the set.
    pub(crate) fn root(&mut self, mut item: u32) -> u32 {
        let parent = &mut self.0;
        while parent[item as usize] != item {
            parent[item as usize] = parent[parent[item as usize] as usize];
            item = parent[item as usize];
        }
        item
    }

    /// Joins the sets of two items.
    pub(crate) fn join(&mut self, one: u32, two: u32) {
        let (a, b) = (self.root(one), self.root(two));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_item_stands_for_all_that_are_joined() {
        let mut sets = UnionFind::new(6);
        for (a, b) in [(5, 3), (4, 1), (3, 4)] {
            sets.join(a, b);
        }
        let roots: Vec<u32> = (0..6).map(|item| sets.root(item)).collect();
        assert_eq!(roots, [0, 1, 2, 1, 1, 1]);
    }
}
