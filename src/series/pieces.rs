//! Sets of pieces.

/// A set of pieces by their numbers: a bit for each, without empty words at the end, so that
/// sets that hold the same are equal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Pieces(Vec<u64>);

/// Pieces of a word.
const WORD: usize = u64::BITS as usize;

impl Pieces {
    pub(super) fn insert(&mut self, piece: usize) {
        let word = piece / WORD;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (piece % WORD);
    }

    pub(super) fn contains(&self, piece: usize) -> bool {
        let word = self.0.get(piece / WORD);
        word.is_some_and(|word| word >> (piece % WORD) & 1 == 1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether all of it is in another.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.0.len() <= other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    /// Whether a piece is in both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Takes out what is in another.
    pub(super) fn remove(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own &= !other;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// What of it is not in another.
    pub(super) fn without(&self, other: &Self) -> Self {
        let mut left = self.clone();
        left.remove(other);
        left
    }

    pub(super) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    /// The pieces in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate();
        words.flat_map(|(at, &word)| {
            let bits = (0..WORD).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| at * WORD + bit)
        })
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
