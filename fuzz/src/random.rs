//! The choices of a target: pseudo-random numbers (splitmix64), or the bytes that a
//! fuzzer steers with. The same seed or bytes, the same input.

use std::collections::VecDeque;

pub struct Random {
    state: u64,
    /// Used up before the numbers begin.
    bytes: VecDeque<u8>,
}

impl Random {
    pub fn new(seed: u64) -> Random {
        Random {
            state: seed,
            bytes: VecDeque::new(),
        }
    }

    /// Choices out of bytes, one byte for each where that is enough, so that a byte
    /// changed is a choice changed; where they end, those of a fixed seed follow.
    pub fn steered(bytes: &[u8]) -> Random {
        Random {
            state: 0,
            bytes: bytes.iter().copied().collect(),
        }
    }

    /// Any number.
    pub fn bits(&mut self) -> u64 {
        self.number(8)
    }

    /// A number of so many bytes of the steering, or of 8 where that has ended.
    fn number(&mut self, bytes: usize) -> u64 {
        if !self.bytes.is_empty() {
            let taken = self.bytes.drain(..bytes.min(self.bytes.len()));
            return taken.fold(0, |number, byte| number << 8 | u64::from(byte));
        }
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let bytes = match end {
            0..=0x100 => 1,
            0x101..=0x1_0000 => 2,
            _ => 8,
        };
        (self.number(bytes) % end.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
