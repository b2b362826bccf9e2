//! The noise floor of two vintages: below it a difference of borders is how they were
//! drawn, above it they are different borders.

/// Nearer than this, metres, is the same place: rounding of the last digits.
pub(super) const SAME: f64 = 1e-3;

/// By how much what is above a gap must be more than what is below.
const LEAST_GAP: f64 = 8.0;

/// The share of borders that must be equal for their equality to say that nothing was
/// drawn anew.
const LEAST_EQUAL: f64 = 0.25;

/// The noise floor, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Floor {
    /// Differences up to this are noise, metres.
    pub metres: f64,
    /// Borders that are apart by less.
    pub below: usize,
    /// Borders that are apart by more.
    pub above: usize,
    /// Borders that are the same, bit for bit or to the last digits.
    pub equal: usize,
    /// The largest difference below and the smallest above, metres; nothing above is
    /// infinite.
    pub gap: [f64; 2],
    /// Whether it was given, not found.
    pub is_given: bool,
}

impl Floor {
    /// The widest empty gap in the logarithm of the differences, metres; a narrower one where
    /// most borders lie below it, for noise is how most were drawn, and what is between two gaps
    /// may be a small change. `None` where there is no gap that tells noise from change.
    pub fn of(differences: impl Iterator<Item = f64>) -> Option<Self> {
        let all: Vec<f64> = differences.collect();
        let mut far: Vec<f64> = all.iter().copied().filter(|far| *far > SAME).collect();
        far.sort_by(f64::total_cmp);
        let equal = all.len() - far.len();
        let at = |count: usize, gap: [f64; 2]| Self {
            metres: (gap[0] * gap[1].min(1e6)).sqrt().max(SAME),
            below: equal + count,
            above: far.len() - count,
            equal,
            gap,
            is_given: false,
        };
        let Some(&first) = far.first() else {
            return Some(Self {
                metres: SAME,
                ..at(0, [0.0, f64::INFINITY])
            });
        };
        let gaps = far.windows(2).enumerate();
        let gaps = gaps.map(|(i, pair)| (pair[1] / pair[0], i + 1, [pair[0], pair[1]]));
        let gaps: Vec<(f64, usize, [f64; 2])> = gaps.filter(|gap| gap.0 >= LEAST_GAP).collect();
        let most = |gap: &&(f64, usize, [f64; 2])| 2 * (equal + gap.1) > all.len();
        let first_of_most = gaps.iter().find(most).copied();
        let widest = gaps.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0));
        let widest = first_of_most.or(widest);
        let most_equal = equal as f64 >= LEAST_EQUAL * all.len() as f64;
        if equal > 0 && (most_equal || widest.is_none()) && first / SAME >= LEAST_GAP {
            let wider = widest.filter(|gap| gap.0 > first / SAME);
            return Some(match wider {
                Some((_, count, gap)) => at(count, gap),
                None => at(0, [SAME, first]),
            });
        }
        widest.map(|(_, count, gap)| at(count, gap))
    }

    /// By how much at most what is noise is apart, metres: the largest difference below the gap,
    /// or the floor that was given.
    pub fn noise_m(&self) -> f64 {
        match self.is_given {
            true => self.metres,
            false => self.gap[0].max(SAME),
        }
    }

    /// A floor that somebody gives.
    pub fn given(metres: f64, differences: impl Iterator<Item = f64>) -> Self {
        let all: Vec<f64> = differences.collect();
        let below = all.iter().filter(|far| **far <= metres);
        let most = below.clone().copied().fold(0.0, f64::max);
        let above = all.iter().copied().filter(|far| *far > metres);
        Self {
            metres,
            below: below.count(),
            above: above.clone().count(),
            equal: all.iter().filter(|far| **far <= SAME).count(),
            gap: [most, above.fold(f64::INFINITY, f64::min)],
            is_given: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floor(far: &[f64]) -> Option<(usize, usize)> {
        Floor::of(far.iter().copied()).map(|floor| (floor.below, floor.above))
    }

    #[test]
    fn noise_is_told_from_change_by_the_widest_gap() {
        assert_eq!(
            floor(&[0.0, 0.0, 0.004, 0.006, 460.0, 12_000.0]),
            Some((4, 2))
        );
        assert_eq!(floor(&[5.0, 8.0, 11.0, 14.0, 3000.0, 9000.0]), Some((4, 2)));
    }

    #[test]
    fn what_lies_between_two_gaps_is_no_noise_where_most_lies_below() {
        assert_eq!(
            floor(&[0.5, 0.7, 0.9, 1.1, 40.0, 9000.0, 12_000.0]),
            Some((4, 3))
        );
    }

    #[test]
    fn equal_borders_say_that_the_rest_is_changed() {
        assert_eq!(floor(&[0.0, 0.0, 0.0, 40.0, 90.0, 2000.0]), Some((3, 3)));
        assert_eq!(floor(&[0.0, 1e-9]), Some((2, 0)));
    }

    #[test]
    fn without_a_gap_nothing_is_told_apart() {
        assert_eq!(floor(&[20.0, 60.0, 150.0, 400.0, 1100.0]), None);
    }
}
