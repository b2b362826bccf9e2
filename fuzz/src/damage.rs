//! Files that are damaged, and a place to put files.

use tempfile::TempDir;

use crate::random::Random;

/// Bytes changed, dropped, doubled or cut off here and there.
pub fn damaged(random: &mut Random, mut bytes: Vec<u8>, words: &[&str]) -> Vec<u8> {
    for _ in 0..random.below(5) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        match random.below(6) {
            0 => bytes[at] = random.bits() as u8,
            1 => bytes[at] ^= 1 << random.below(8),
            2 => drop(bytes.drain(at..(at + 1 + random.below(9)).min(bytes.len()))),
            3 => bytes.truncate(at),
            4 => {
                let end = (at + 1 + random.below(40)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, copy));
            }
            _ => drop(bytes.splice(at..at, random.pick(words).bytes())),
        }
    }
    bytes
}

/// A folder that is gone when it is dropped.
pub fn scratch() -> TempDir {
    tempfile::tempdir().expect("a folder for files that come and go")
}
