//! Sums over people that come out the same whatever the order they are added in.
//!
//! People are whole millionths of a person and ways whole metres, so every sum is one of
//! integers: adding parts in any order, by any number of threads, processes or machines,
//! gives the same bits. A histogram holds how many people have each way; the mean,
//! quantiles, person-kilometres, Gini, shares, winners and losers all follow from it.
//!
//! The resolution: a person is rounded to a millionth and a way to half a metre, so that a
//! mean of ways is within half a metre of the exact one, and a count of people within a
//! millionth of the number of points.

use aimaq_words::{Tell, Told, msg};

use std::collections::BTreeMap;

/// Parts of a person.
pub const PARTS: u64 = 1_000_000;
/// Metres of a page of a histogram: few enough that a file of single metres does not take
/// many times its own length in memory.
const PAGE: i32 = 64;

/// How many millionths of a person a number of people is; `None` where it is no number of
/// people or more than a planet holds.
pub fn parts_of_people(people: f64) -> Option<u64> {
    let parts = (people * PARTS as f64).round();
    // Ten billion people.
    (people >= 0.0 && parts <= 1e16).then_some(parts as u64)
}

/// People by whole metres.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histogram {
    /// Pages by their number: page `p` holds the metres from `p * PAGE` on.
    pages: BTreeMap<i32, Box<[u64]>>,
}

/// Why sums cannot be added: they would be more than fits, which no number of people is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct TooMany;

impl Tell for TooMany {
    fn told(&self) -> Told {
        Told::new(msg!("error-too-many-people"))
    }
}

impl Histogram {
    /// Adds millionths of people at a number of metres.
    ///
    /// # Errors
    /// If more people than fit are at one metre.
    pub fn add(&mut self, metres: i32, parts: u64) -> Result<(), TooMany> {
        if parts == 0 {
            return Ok(());
        }
        add_to(self.page(metres.div_euclid(PAGE)), metres, parts)
    }

    /// Adds people in the order of their metres: those of a page at once.
    ///
    /// # Errors
    /// As [`Histogram::add`].
    pub(super) fn add_in_order(
        &mut self,
        bars: impl Iterator<Item = (i32, u64)>,
    ) -> Result<(), TooMany> {
        let mut bars = bars.filter(|(_, parts)| *parts > 0).peekable();
        while let Some((metres, parts)) = bars.next() {
            let number = metres.div_euclid(PAGE);
            let page = self.page(number);
            add_to(page, metres, parts)?;
            while let Some((metres, parts)) =
                bars.next_if(|(metres, _)| metres.div_euclid(PAGE) == number)
            {
                add_to(page, metres, parts)?;
            }
        }
        Ok(())
    }

    fn page(&mut self, number: i32) -> &mut [u64] {
        let page = self.pages.entry(number);
        page.or_insert_with(|| vec![0; PAGE as usize].into_boxed_slice())
    }

    /// Adds another.
    ///
    /// # Errors
    /// As [`Histogram::add`].
    pub fn merge(&mut self, other: &Self) -> Result<(), TooMany> {
        self.add_in_order(other.bars())
    }

    /// The metres at which people are, with their millionths, in order.
    pub fn bars(&self) -> impl Iterator<Item = (i32, u64)> + '_ {
        self.pages.iter().flat_map(|(page, counts)| {
            let from = page * PAGE;
            let bars = (from..).zip(counts.iter().copied());
            bars.filter(|(_, parts)| *parts > 0)
        })
    }

    /// Millionths of all people.
    pub fn parts(&self) -> u128 {
        self.bars().map(|(_, parts)| u128::from(parts)).sum()
    }

    /// All people.
    pub fn people(&self) -> f64 {
        people(self.parts())
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Millionths of a person times metres, of all people together.
    fn sum(&self) -> i128 {
        let terms = self
            .bars()
            .map(|(metres, parts)| i128::from(metres) * i128::from(parts));
        terms.sum()
    }

    /// Kilometres of all people together.
    pub fn person_km(&self) -> f64 {
        self.sum() as f64 / (PARTS as f64 * 1000.0)
    }

    /// Mean kilometres; `None` without people.
    pub fn mean_km(&self) -> Option<f64> {
        let parts = self.parts();
        (parts > 0).then(|| self.sum() as f64 / parts as f64 / 1000.0)
    }

    /// The least way, in metres, that a share of the people in hundredths do not exceed;
    /// `None` without people.
    pub fn quantile_m(&self, hundredths: u32) -> Option<i32> {
        let wanted = self.parts() * u128::from(hundredths);
        let mut sum = 0_u128;
        let mut last = None;
        for (metres, parts) in self.bars() {
            sum += u128::from(parts) * 100;
            last = Some(metres);
            if sum >= wanted {
                break;
            }
        }
        last
    }

    /// The longest way that anyone has, in metres.
    pub fn max_m(&self) -> Option<i32> {
        self.bars().last().map(|(metres, _)| metres)
    }

    /// Millionths of the people whose way is longer than a number of metres.
    pub fn beyond(&self, metres: i32) -> u128 {
        let over = self.bars().filter(|(way, _)| *way > metres);
        over.map(|(_, parts)| u128::from(parts)).sum()
    }

    /// Millionths of the people whose way is shorter than a number of metres.
    pub fn below(&self, metres: i32) -> u128 {
        let under = self.bars().filter(|(way, _)| *way < metres);
        under.map(|(_, parts)| u128::from(parts)).sum()
    }

    /// Mean kilometres of the tenth of the people with the longest ways; a metre at the edge
    /// counts in part. `None` without people.
    pub fn worst_tenth_km(&self) -> Option<f64> {
        // In tenths of a millionth, so that a tenth is a whole number.
        let tenth = self.parts();
        let (mut left, mut sum) = (tenth, 0_i128);
        let bars: Vec<(i32, u64)> = self.bars().collect();
        for (metres, parts) in bars.into_iter().rev() {
            let taken = left.min(u128::from(parts) * 10);
            sum += i128::from(metres) * i128::try_from(taken).ok()?;
            left -= taken;
            if left == 0 {
                break;
            }
        }
        (tenth > 0).then(|| sum as f64 / tenth as f64 / 1000.0)
    }

    /// Gini coefficient of the ways: 0 where all are as long; `None` where nobody has any.
    pub fn gini(&self) -> Option<f64> {
        let (people, total) = (self.parts(), self.sum());
        if people == 0 || total <= 0 {
            return None;
        }
        let (people, total) = (people as f64, total as f64);
        let (mut held, mut twice_area) = (0_i128, 0.0);
        for (metres, parts) in self.bars() {
            let more = held + i128::from(metres) * i128::from(parts);
            twice_area += parts as f64 / people * ((held + more) as f64 / total);
            held = more;
        }
        Some((1.0 - twice_area).max(0.0))
    }
}

fn add_to(page: &mut [u64], metres: i32, parts: u64) -> Result<(), TooMany> {
    let held = &mut page[metres.rem_euclid(PAGE) as usize];
    *held = held.checked_add(parts).ok_or(TooMany)?;
    Ok(())
}

/// Millionths as people.
pub fn people(parts: u128) -> f64 {
    parts as f64 / PARTS as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::DistanceSummary;

    fn of(bars: &[(i32, u64)]) -> Histogram {
        let mut histogram = Histogram::default();
        for (metres, parts) in bars {
            histogram.add(*metres, *parts).expect("fits");
        }
        histogram
    }

    #[test]
    fn the_figures_of_three_groups_can_be_checked_by_hand() {
        let h = of(&[(0, 50 * PARTS), (100_000, 45 * PARTS), (300_000, 5 * PARTS)]);
        assert_eq!(
            (h.quantile_m(50), h.quantile_m(90)),
            (Some(0), Some(100_000))
        );
        assert_eq!((h.people(), h.max_m()), (100.0, Some(300_000)));
        assert_eq!(h.person_km(), 6000.0);
        assert_eq!(h.worst_tenth_km(), Some(200.0));
        assert_eq!(people(h.beyond(100_000)), 5.0);
        assert_eq!(people(of(&[(-7, 3), (7, 4)]).below(0)), 0.000_003);
        assert_eq!(Histogram::default().mean_km(), None);
    }

    #[test]
    fn more_people_than_fit_are_an_error() {
        let mut h = of(&[(5, u64::MAX)]);
        assert_eq!(h.add(5, 1), Err(TooMany));
        assert_eq!(parts_of_people(-1.0), None);
        assert_eq!(parts_of_people(f64::NAN), None);
        assert_eq!(parts_of_people(0.1 + 0.2), Some(300_000));
    }

    proptest! {
        #[test]
        fn any_order_and_any_parts_are_the_same_sums(
            bars in prop::collection::vec((-3_000_000..3_000_000_i32, 0..1_000_000_000_u64), 0..60),
            cuts in prop::collection::vec(0..8_usize, 60),
        ) {
            let whole = of(&bars);
            let mut parts = vec![Histogram::default(); 8];
            for (bar, part) in bars.iter().rev().zip(&cuts) {
                parts[*part].add(bar.0, bar.1).expect("fits");
            }
            let mut merged = Histogram::default();
            for part in &parts {
                merged.merge(part).expect("fits");
            }
            prop_assert_eq!(merged, whole);
        }

        #[test]
        fn the_figures_are_those_of_the_floating_sums(
            bars in prop::collection::vec((0..900_000_i32, 1..2_000_000_u64), 1..60),
        ) {
            let h = of(&bars);
            let values: Vec<(f64, f64)> = h
                .bars()
                .map(|(m, parts)| (f64::from(m) / 1000.0, parts as f64 / PARTS as f64))
                .collect();
            let floats = DistanceSummary::of(&values, &[100.0]).expect("people");
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + a.abs());
            prop_assert!(near(h.mean_km().expect("people"), floats.distribution.mean));
            prop_assert!(near(h.person_km(), floats.person_km));
            prop_assert!(near(h.worst_tenth_km().expect("people"), floats.worst_tenth_km));
            prop_assert!(near(people(h.beyond(100_000)), floats.beyond[0].people));
            if let Some(gini) = floats.gini {
                prop_assert!((h.gini().expect("ways") - gini).abs() < 1e-9);
            }
        }
    }
}
