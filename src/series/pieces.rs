//! Sets of pieces.

/// A set of pieces by their numbers, in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Pieces(Vec<usize>);

impl Pieces {
    pub(super) fn insert(&mut self, piece: usize) {
        if let Err(at) = self.0.binary_search(&piece) {
            self.0.insert(at, piece);
        }
    }

    pub(super) fn contains(&self, piece: usize) -> bool {
        self.0.binary_search(&piece).is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether all of it is in another.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.len() <= other.len() && self.0.iter().all(|piece| other.contains(*piece))
    }

    /// What of it is not in another.
    pub(super) fn without(&self, other: &Self) -> Self {
        let left = self.0.iter().filter(|piece| !other.contains(**piece));
        Self(left.copied().collect())
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
        self.0.sort_unstable();
        self.0.dedup();
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(all: &[usize]) -> Pieces {
        let mut pieces = Pieces::default();
        all.iter().for_each(|&piece| pieces.insert(piece));
        pieces
    }

    #[test]
    fn sets_compare_by_what_they_hold() {
        let (small, large) = (of(&[3]), of(&[200, 3, 3]));
        assert!(small.within(&large) && !large.within(&small));
        assert_eq!(large.without(&of(&[200])), small);
        assert!(small.without(&large).is_empty());
        let mut both = of(&[7]);
        both.add(&large);
        assert_eq!(both, of(&[3, 7, 200]));
        assert_eq!(both.len(), 3);
    }
}
