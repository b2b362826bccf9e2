//! A bit for each of many numbered things.

use std::ops::Range;

/// Bits by number, all of them off at first.
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Room for `count` bits.
    pub(crate) fn new(count: usize) -> Bits {
        Bits(vec![0; count / 64 + 1])
    }

    #[inline]
    pub(crate) fn get(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    #[inline]
    pub(crate) fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Calls `each` with every word that holds a part of the range, and with the part
    /// of it that is in the range.
    fn words(&mut self, range: Range<usize>, mut each: impl FnMut(usize, &mut u64, u64)) {
        if range.is_empty() {
            return;
        }
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        for (word, bits) in (first..).zip(&mut self.0[first..=last]) {
            let mut part = u64::MAX;
            if word == first {
                part &= u64::MAX << (range.start % 64);
            }
            if word == last {
                part &= u64::MAX >> (63 - (range.end - 1) % 64);
            }
            each(word, bits, part);
        }
    }

    /// Turns on the bits of a range; those that were on already are turned on in
    /// `twice` too.
    pub(crate) fn set_range(&mut self, range: Range<usize>, twice: &mut Bits) {
        self.words(range, |word, bits, part| {
            twice.0[word] |= *bits & part;
            *bits |= part;
        });
    }

    /// Gives each bit the value of the one that it stands for, which is itself or
    /// one before it that stands for itself.
    pub(crate) fn spread(&mut self, stands_for: &[u32]) {
        for (word, numbers) in stands_for.chunks(64).enumerate() {
            let mut bits = 0;
            for (at, &number) in numbers.iter().enumerate() {
                bits |= (self.0[number as usize / 64] >> (number % 64) & 1) << at;
            }
            self.0[word] |= bits;
        }
    }

    /// The first bit of a range that is on.
    pub(crate) fn next(&self, range: Range<usize>) -> Option<usize> {
        let mut word = range.start / 64;
        let mut bits = self.0[word] & (u64::MAX << (range.start % 64));
        while bits == 0 {
            word += 1;
            if word * 64 >= range.end {
                return None;
            }
            bits = self.0[word];
        }
        let found = word * 64 + bits.trailing_zeros() as usize;
        (found < range.end).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_across_words() {
        for range in [3..3, 0..1, 5..64, 63..65, 64..128, 10..300] {
            let (mut bits, mut twice) = (Bits::new(300), Bits::new(300));
            bits.set(64);
            bits.set_range(range.clone(), &mut twice);
            for at in 0..300 {
                assert_eq!(bits.get(at), at == 64 || range.contains(&at), "{at}");
                assert_eq!(twice.get(at), at == 64 && range.contains(&at), "{at}");
            }
            let first = (0..300).find(|&at| bits.get(at) && at >= 20);
            assert_eq!(bits.next(20..300), first);
        }
    }

    #[test]
    fn a_bit_spreads_to_those_that_stand_for_it() {
        let mut bits = Bits::new(130);
        bits.set(2);
        let stands_for: Vec<u32> = (0..130).map(|i| if i > 60 { i % 3 } else { i }).collect();
        bits.spread(&stands_for);
        let on = |at: usize| if at > 60 { at % 3 == 2 } else { at == 2 };
        assert!((0..130).all(|at| bits.get(at) == on(at)));
    }
}
