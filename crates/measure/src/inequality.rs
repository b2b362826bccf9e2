//! Inequality of a quantity over people, or of sizes over regions.

/// The Gini coefficient of values with weights: 0 where all have the same, near
/// 1 where one has all. `None` without weight, or where everything is zero.
///
/// The mean difference of all pairs over twice the mean (Gini 1912), computed
/// from the area under the Lorenz curve of the sorted values.
pub fn gini(values: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let mut values: Vec<(f64, f64)> = values.into_iter().filter(|(_, n)| *n > 0.0).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let people: f64 = values.iter().map(|(_, n)| n).sum();
    let total: f64 = values.iter().map(|(value, n)| value * n).sum();
    if people <= 0.0 || total <= 0.0 {
        return None;
    }
    let (mut held, mut twice_area) = (0.0, 0.0);
    for (value, n) in values {
        let share = value * n / total;
        twice_area += n / people * (held + held + share);
        held += share;
    }
    // Rounding must not show as a trace of inequality.
    Some((1.0 - twice_area).max(0.0))
}

/// The largest over the smallest; `None` without values or with a zero.
pub fn ratio(values: impl IntoIterator<Item = f64> + Clone) -> Option<f64> {
    let most = values.clone().into_iter().max_by(f64::total_cmp)?;
    let least = values.into_iter().min_by(f64::total_cmp)?;
    (least > 0.0).then_some(most / least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition: the mean difference of all pairs over twice the mean.
    fn by_pairs(values: &[(f64, f64)]) -> f64 {
        let people: f64 = values.iter().map(|v| v.1).sum();
        let mean = values.iter().map(|v| v.0 * v.1).sum::<f64>() / people;
        let pairs = values
            .iter()
            .flat_map(|a| values.iter().map(move |b| (a, b)));
        let difference: f64 = pairs.map(|(a, b)| (a.0 - b.0).abs() * a.1 * b.1).sum();
        difference / people.powi(2) / (2.0 * mean)
    }

    #[test]
    fn equal_shares_are_0_and_one_of_four_with_everything_is_three_quarters() {
        assert_eq!(gini([(5.0, 1.0), (5.0, 3.0)]), Some(0.0));
        let one_has_all = gini([(0.0, 1.0), (0.0, 1.0), (0.0, 1.0), (8.0, 1.0)]);
        assert!((one_has_all.expect("people") - 0.75).abs() < 1e-12);
        assert_eq!(gini([(0.0, 1.0)]), None);
    }

    #[test]
    fn a_ratio_with_nobody_has_no_value() {
        assert_eq!(ratio([2.0, 8.0, 4.0]), Some(4.0));
        assert_eq!(ratio([0.0, 8.0]), None);
        assert_eq!(ratio([]), None);
    }

    proptest! {
        #[test]
        fn it_is_the_mean_difference_of_pairs(
            values in prop::collection::vec((0.1f64..500.0, 0.1f64..1e5), 1..20)
        ) {
            let found = gini(values.iter().copied()).expect("people");
            prop_assert!((found - by_pairs(&values)).abs() < 1e-9);
        }
    }
}
