//! Distributions of a quantity over people. Never the mean alone.

use serde::Serialize;

/// How a quantity in kilometres is distributed over people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Distribution {
    /// People.
    pub people: f64,
    /// People-weighted mean.
    pub mean: f64,
    /// Half of the people have at most this.
    pub median: f64,
    /// Nine tenths of the people have at most this.
    pub p90: f64,
    /// The most that anyone has.
    pub max: f64,
}

impl Distribution {
    /// Summarises pairs of kilometres and people; `None` without people.
    ///
    /// A quantile is the least value that at least that share of the people do
    /// not exceed; it is always the value of someone.
    pub fn of(values: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let mut values: Vec<(f64, f64)> = values.into_iter().filter(|(_, n)| *n > 0.0).collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let people: f64 = values.iter().map(|(_, n)| n).sum();
        let max = values.last()?.0;
        let total: f64 = values.iter().map(|(km, n)| km * n).sum();
        Some(Self {
            people,
            mean: total / people,
            median: quantile(&values, people, 0.5),
            p90: quantile(&values, people, 0.9),
            max,
        })
    }
}

/// `sorted` by value; `people` is the sum of the weights.
fn quantile(sorted: &[(f64, f64)], people: f64, share: f64) -> f64 {
    // A tolerance against the rounding of the sum, far below one person.
    let wanted = people * share - 1e-6;
    let mut sum = 0.0;
    for (value, n) in sorted {
        sum += n;
        if sum >= wanted {
            return *value;
        }
    }
    sorted.last().map_or(f64::NAN, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::Distribution;

    #[test]
    fn quantiles_are_the_values_of_people() {
        let d = Distribution::of([(0.0, 50.0), (100.0, 40.0), (300.0, 10.0)]).expect("people");
        assert_eq!((d.median, d.p90, d.max), (0.0, 100.0, 300.0));
        assert!((d.mean - 70.0).abs() < 1e-12);
    }

    #[test]
    fn nobody_has_no_distribution() {
        assert_eq!(Distribution::of([(10.0, 0.0)]), None);
    }
}
