//! Regions divided at random, each part in one piece.
//!
//! A split has a number, and the seed and the number alone say what it is: it is the same
//! in whatever order splits are made.

use super::base::SweepBase;
use super::variants::Variant;
use aimaq_territory::Territory;

/// A generator of numbers that depend on nothing but where it starts (SplitMix64).
#[derive(Debug)]
struct Numbers(u64);

impl Numbers {
    fn of(seed: u64, number: u64) -> Self {
        let mut start = Self(seed);
        let mixed = start.next();
        Self(mixed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of so many, from 0; there is at least one.
    fn below(&mut self, many: usize) -> usize {
        // The bias is below one in 2^32 for any number of units that a country has.
        (((self.next() >> 32) * many as u64) >> 32) as usize
    }
}

/// A region that can be divided.
struct Whole {
    region: usize,
    /// Its units.
    units: Vec<usize>,
    /// Those of them that a part may begin with: they have a seat, from which it can be
    /// governed, and do not hold the centre.
    starts: Vec<usize>,
}

/// Endless splits of some regions; none where no region can be divided.
pub(super) fn splits<'a>(
    base: &'a SweepBase,
    after: &'a Territory,
    regions: &[usize],
    seed: u64,
) -> Box<dyn Iterator<Item = Variant> + Send + 'a> {
    let whole = |region: &usize| {
        let all = 0..base.units.len();
        let units: Vec<usize> = all.filter(|u| base.home[*u] == Some(*region)).collect();
        let free = units.iter().copied().filter(|unit| {
            let seat = after.unit(base.units[*unit]).seat.is_some();
            seat && !base.held[*unit]
        });
        let starts: Vec<usize> = free.collect();
        let region = *region;
        (units.len() > 1 && !starts.is_empty()).then_some(Whole {
            region,
            units,
            starts,
        })
    };
    let wholes: Vec<Whole> = regions.iter().filter_map(whole).collect();
    if wholes.is_empty() {
        return Box::new(std::iter::empty());
    }
    let numbers = (1..).map(move |number| Numbers::of(seed, number));
    Box::new(numbers.filter_map(move |mut numbers| {
        let whole = &wholes[numbers.below(wholes.len())];
        split(base, after, whole, &mut numbers)
    }))
}

/// A part that grows from one unit to its neighbours until it is as large as it should be.
fn split(
    base: &SweepBase,
    after: &Territory,
    whole: &Whole,
    numbers: &mut Numbers,
) -> Option<Variant> {
    let most = whole.units.len() - 1;
    let size = 1 + numbers.below(most);
    let mut part = vec![whole.starts[numbers.below(whole.starts.len())]];
    while part.len() < size {
        let near = |unit: &usize| {
            let free = !part.contains(unit) && !base.held[*unit];
            free && part.iter().any(|own| base.neighbours(*own).contains(unit))
        };
        let next: Vec<usize> = whole.units.iter().copied().filter(near).collect();
        if next.is_empty() {
            break;
        }
        part.push(next[numbers.below(next.len())]);
    }
    part.sort_unstable();
    let people = |unit: &usize| base.people(*unit, whole.region);
    let seats = part.iter().copied();
    let seats = seats.filter(|unit| after.unit(base.units[*unit]).seat.is_some());
    // The first of equals.
    let seat = seats.rev().max_by_key(people)?;
    let found = after.unit(base.units[seat]).seat.as_ref()?;
    Some(Variant::Split {
        region: whole.region,
        units: part,
        at: found.position,
        names: found.names.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_depends_on_seed_and_number_only() {
        let draw = |seed, number| Numbers::of(seed, number).below(1000);
        assert_eq!(draw(7, 3), draw(7, 3));
        let drawn: Vec<usize> = (0..50).map(|number| draw(7, number)).collect();
        let others: Vec<usize> = (0..50).map(|number| draw(8, number)).collect();
        assert_ne!(drawn, others);
        assert!(drawn.iter().all(|one| *one < 1000));
        let small = drawn.iter().filter(|one| **one < 500).count();
        assert!((15..=35).contains(&small), "{small}");
    }
}
