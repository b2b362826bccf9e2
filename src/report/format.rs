//! Numbers as people read them, and as tables hold them.

/// A whole number with thin groups of three: `1 363 797`.
///
/// The groups are set off by a narrow no-break space, which all three languages
/// of the shipped data accept.
pub fn whole(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    let negative = value < 0.0 && digits.chars().any(|d| d != '0');
    if negative {
        format!("−{grouped}")
    } else {
        grouped
    }
}

/// Kilometres with one decimal, signed where `signed`.
pub fn km(value: f64, signed: bool) -> String {
    let shown = format!("{:.1}", value.abs());
    let zero = shown == "0.0";
    match (value < 0.0 && !zero, signed && !zero) {
        (true, _) => format!("−{shown}"),
        (false, true) => format!("+{shown}"),
        (false, false) => shown,
    }
}

/// A share as a percentage with one decimal.
pub fn percent(share: f64) -> String {
    format!("{} %", km(share * 100.0, false))
}

/// A number of a table: at most `decimals` decimals, without trailing zeros, so
/// that a rounded figure does not look more exact than it is; never `-0`.
pub fn number(value: f64, decimals: usize) -> String {
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(whole(19_765_004.0), "19\u{202f}765\u{202f}004");
        assert_eq!(whole(-1234.0), "−1\u{202f}234");
        assert_eq!(whole(-0.2), "0");
    }

    #[test]
    fn a_change_carries_its_sign_unless_it_is_nothing() {
        assert_eq!(km(141.71, true), "+141.7");
        assert_eq!(km(-95.06, true), "−95.1");
        assert_eq!(km(-0.01, true), "0.0");
    }

    #[test]
    fn a_percentage_has_a_proper_minus_and_no_negative_zero() {
        assert_eq!(percent(-0.191), "−19.1 %");
        assert_eq!(percent(-0.0), "0.0 %");
    }

    #[test]
    fn table_numbers_have_no_trailing_zeros() {
        assert_eq!(number(110.50, 3), "110.5");
        assert_eq!(number(-0.0001, 3), "0");
        assert_eq!(number(100.0, 1), "100");
    }
}
