//! Adding up the ways of very many people.
//!
//! Histograms of a country take more memory than a processor keeps at hand, so that a way
//! after the other would wait for memory each time. Ways are gathered instead, and those
//! that are as long are added together.

use rayon::prelude::*;

use super::assign::Assigned;
use super::histogram::TooMany;
use super::sums::{Counted, Sums, WaySums};
use aimaq_territory::RegionId;

/// Ways that are gathered before they are added, 24 bytes each.
const GATHERED: usize = 1 << 21;

/// Sums that points are added to.
#[derive(Debug, Default)]
pub struct Summing {
    sums: Sums,
    gathered: Vec<Way>,
}

#[derive(Debug, Clone, Copy)]
struct Way {
    pair: (RegionId, RegionId),
    before: i32,
    after: i32,
    parts: u64,
}

impl Summing {
    /// Adds a point with millionths of people; one in no unit is not assigned.
    ///
    /// # Errors
    /// If there are more people than fit.
    pub fn add(&mut self, point: Option<&Assigned>, parts: u64) -> Result<(), TooMany> {
        let one = Counted { points: 1, parts };
        self.sums.all.add(one)?;
        let Some(point) = point else {
            return self.sums.outside.add(one);
        };
        let ways = point.before_m.zip(point.after_m);
        let ways = ways.and_then(|(b, a)| Some((i32::try_from(b).ok()?, i32::try_from(a).ok()?)));
        let Some((before, after)) = ways else {
            return self.sums.without_centre.add(one);
        };
        let pair = (point.place.region_before, point.place.region_after);
        self.gathered.push(Way {
            pair,
            before,
            after,
            parts,
        });
        match self.gathered.len() < GATHERED {
            true => Ok(()),
            false => self.settle(),
        }
    }

    /// Adds points without a number of people, which count nowhere else.
    pub fn add_without_people(&mut self, points: usize) {
        self.sums.without_people += points as u64;
    }

    /// The sums of all that was added.
    ///
    /// # Errors
    /// If there are more people than fit.
    pub fn finish(mut self) -> Result<Sums, TooMany> {
        self.settle()?;
        Ok(self.sums)
    }

    /// Adds what was gathered, each pair of regions on a thread of its own.
    fn settle(&mut self) -> Result<(), TooMany> {
        self.gathered.par_sort_unstable_by_key(|way| way.pair);
        let pairs = &mut self.sums.pairs;
        for group in self.gathered.chunk_by(|a, b| a.pair == b.pair) {
            pairs.entry(group[0].pair).or_default();
        }
        let mut groups = self
            .gathered
            .chunk_by_mut(|a, b| a.pair == b.pair)
            .peekable();
        // Both are in the order of the pairs.
        let work = pairs.iter_mut().filter_map(|(pair, sums)| {
            let group = groups.next_if(|group| group[0].pair == *pair)?;
            Some((sums, group))
        });
        let work: Vec<(&mut WaySums, &mut [Way])> = work.collect();
        work.into_par_iter()
            .try_for_each(|(sums, group)| add_all(sums, group))?;
        self.gathered.clear();
        Ok(())
    }
}

fn add_all(sums: &mut WaySums, ways: &mut [Way]) -> Result<(), TooMany> {
    type Metres = fn(&Way) -> i32;
    let before: Metres = |way| way.before;
    let after: Metres = |way| way.after;
    let change: Metres = |way| way.after - way.before;
    for (histogram, metres) in [
        (&mut sums.before, before),
        (&mut sums.after, after),
        (&mut sums.change, change),
    ] {
        ways.sort_unstable_by_key(metres);
        histogram.add_in_order(ways.iter().map(|way| (metres(way), way.parts)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assign::Belonging;
    use aimaq_territory::UnitId;

    fn point(before: u32, after: u32, ways: (Option<u32>, Option<u32>)) -> Assigned {
        Assigned {
            place: Belonging {
                unit_before: UnitId(0),
                unit_after: UnitId(0),
                region_before: RegionId(before),
                region_after: RegionId(after),
            },
            before_m: ways.0,
            after_m: ways.1,
        }
    }

    proptest! {
        #[test]
        fn the_sums_are_those_of_one_way_after_the_other(
            points in prop::collection::vec(
                (0..3_u32, 0..3_u32, 0..3_000_000_u32, 0..200_u32, 0..9_u64),
                0..200,
            ),
        ) {
            let mut summing = Summing::default();
            let mut expected = Sums::default();
            for (number, &(before, after, way, longer, parts)) in points.iter().enumerate() {
                let one = Counted { points: 1, parts };
                expected.all.add(one).expect("fits");
                match number % 5 {
                    0 => {
                        summing.add(None, parts).expect("fits");
                        expected.outside.add(one).expect("fits");
                    }
                    1 => {
                        let at = point(before, after, (Some(way), None));
                        summing.add(Some(&at), parts).expect("fits");
                        expected.without_centre.add(one).expect("fits");
                    }
                    _ => {
                        let at = point(before, after, (Some(way), Some(way + longer)));
                        summing.add(Some(&at), parts).expect("fits");
                        let pair = (RegionId(before), RegionId(after));
                        let sums = expected.pairs.entry(pair).or_default();
                        let (way, longer) = (way as i32, longer as i32);
                        sums.before.add(way, parts).expect("fits");
                        sums.after.add(way + longer, parts).expect("fits");
                        sums.change.add(longer, parts).expect("fits");
                    }
                }
                // Some settle in between.
                if number % 7 == 0 {
                    summing.settle().expect("fits");
                }
            }
            prop_assert_eq!(summing.finish().expect("fits"), expected);
        }
    }
}
