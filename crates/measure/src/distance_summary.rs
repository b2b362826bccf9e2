//! Everything that is said of the ways of a group of people.

use serde::Serialize;

use super::distribution::Distribution;
use super::inequality::gini;

/// The ways of a group of people to their centre.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DistanceSummary {
    /// Mean, median, 90th percentile and maximum in kilometres.
    #[serde(flatten)]
    pub distribution: Distribution,
    /// Kilometres of all people together.
    pub person_km: f64,
    /// Gini coefficient of the kilometres; `None` where nobody has any way.
    pub gini: Option<f64>,
    /// Mean kilometres of the tenth of the people with the longest ways.
    pub worst_tenth_km: f64,
    /// People whose way is longer than a threshold, in the order asked for.
    pub beyond: Vec<Beyond>,
}

/// People whose way is longer than a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Beyond {
    /// The threshold in kilometres.
    pub km: f64,
    /// People.
    pub people: f64,
    /// Their share of the group.
    pub share: f64,
}

impl DistanceSummary {
    /// Sums up pairs of kilometres and people; `None` without people.
    pub fn of(values: &[(f64, f64)], thresholds: &[f64]) -> Option<Self> {
        let distribution = Distribution::of(values.iter().copied())?;
        let people = distribution.people;
        let beyond = thresholds.iter().map(|&km| {
            let over = values.iter().filter(|(way, _)| *way > km);
            // An empty sum of floats is −0; adding zero makes it 0.
            let over = over.map(|(_, n)| n).sum::<f64>() + 0.0;
            Beyond {
                km,
                people: over,
                share: over / people,
            }
        });
        Some(Self {
            distribution,
            person_km: distribution.mean * people,
            gini: gini(values.iter().copied()),
            worst_tenth_km: worst(values, people / 10.0),
            beyond: beyond.collect(),
        })
    }
}

/// Mean of the `people` with the longest ways; a point at the edge counts in part.
fn worst(values: &[(f64, f64)], people: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let (mut left, mut total) = (people, 0.0);
    for (way, n) in values {
        let taken = n.clamp(0.0, left);
        total += way * taken;
        left -= taken;
    }
    total / (people - left)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAYS: [(f64, f64); 3] = [(0.0, 50.0), (100.0, 45.0), (300.0, 5.0)];

    #[test]
    fn the_worst_tenth_takes_a_part_of_the_point_at_its_edge() {
        let spread = DistanceSummary::of(&WAYS, &[]).expect("people");
        // Ten people: five at 300 km and five of those at 100 km.
        assert!((spread.worst_tenth_km - 200.0).abs() < 1e-12);
        assert!((spread.person_km - 6000.0).abs() < 1e-9);
    }

    #[test]
    fn a_way_of_exactly_the_threshold_is_not_beyond_it() {
        let spread = DistanceSummary::of(&WAYS, &[100.0, 99.0]).expect("people");
        let shares: Vec<f64> = spread.beyond.iter().map(|b| b.share).collect();
        assert_eq!(shares, [0.05, 0.5]);
    }
}
