//! Numbers as programs read them: at most so many decimals, without trailing zeros.

use std::fmt::Write as _;

/// Whole numbers up to this are exact as floats.
const EXACT: f64 = 4_503_599_627_370_496.0;
/// Tenfold for each decimal.
const TENS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

/// At most so many decimals, without trailing zeros; never `-0`.
pub fn trimmed(value: f64, decimals: usize) -> String {
    let mut text = String::new();
    push_trimmed(&mut text, value, decimals);
    text
}

/// Appends what [`trimmed`] gives.
pub(super) fn push_trimmed(text: &mut String, value: f64, decimals: usize) {
    match scaled(value, decimals) {
        Some(whole) => push_scaled(text, value.is_sign_negative(), whole, decimals),
        None => push_formatted(text, value, decimals),
    }
}

/// The number without its sign times ten for each decimal, rounded; `None` where that is not
/// sure to be as the exact value of the float rounds, as near a tie.
fn scaled(value: f64, decimals: usize) -> Option<u64> {
    let scaled = value.abs() * TENS.get(decimals)?;
    if scaled.is_nan() || scaled >= EXACT {
        return None;
    }
    let below = scaled.floor();
    let over = scaled - below;
    // The product is rounded by less than this.
    let doubt = scaled * 4e-16;
    let whole = below as u64;
    match (over - 0.5).abs() > doubt {
        true => Some(whole + u64::from(over > 0.5)),
        false => None,
    }
}

fn push_scaled(text: &mut String, negative: bool, mut whole: u64, decimals: usize) {
    if whole == 0 {
        text.push('0');
        return;
    }
    let mut left = decimals;
    while left > 0 && whole.is_multiple_of(10) {
        whole /= 10;
        left -= 1;
    }
    // The digits from the last to the first; no number has more.
    let mut digits = [b'0'; 24];
    let mut at = digits.len();
    let mut put = |digit: u8, at: &mut usize| {
        *at -= 1;
        digits[*at] = digit;
    };
    let mut written = 0;
    while whole > 0 || written <= left {
        if left > 0 && written == left {
            put(b'.', &mut at);
        }
        put(b'0' + (whole % 10) as u8, &mut at);
        whole /= 10;
        written += 1;
    }
    if negative {
        put(b'-', &mut at);
    }
    text.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

fn push_formatted(text: &mut String, value: f64, decimals: usize) {
    let at = text.len();
    // A text takes all that is written to it.
    let _ = write!(text, "{value:.decimals$}");
    if text[at..].contains('.') {
        let kept = text[at..].trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(at + kept);
    }
    if text[at..] == *"-0" {
        text.truncate(at);
        text.push('0');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn formatted(value: f64, decimals: usize) -> String {
        let mut text = String::new();
        push_formatted(&mut text, value, decimals);
        text
    }

    #[test]
    fn table_numbers_have_no_trailing_zeros() {
        assert_eq!(trimmed(110.50, 3), "110.5");
        assert_eq!(trimmed(-0.0001, 3), "0");
        assert_eq!(trimmed(100.0, 1), "100");
        assert_eq!(trimmed(-0.05, 2), "-0.05");
        assert_eq!(trimmed(f64::NAN, 1), "NaN");
        assert_eq!(trimmed(f64::NEG_INFINITY, 1), "-inf");
    }

    #[test]
    fn ties_and_large_numbers_are_as_the_standard_library_rounds_them() {
        let values = [
            0.125,
            0.375,
            2.5,
            3.5,
            -0.5,
            1e15 + 0.3,
            9e15,
            1e300,
            0.05,
            1.005,
        ];
        for value in values {
            for decimals in 0..9 {
                assert_eq!(trimmed(value, decimals), formatted(value, decimals));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn any_number_is_as_the_standard_library_rounds_it(
            bits in any::<u64>(),
            small in -1e7..1e7_f64,
            thousandths in -4_000_000_i32..4_000_000,
            decimals in 0_usize..8,
        ) {
            for value in [f64::from_bits(bits), small, f64::from(thousandths) / 1000.0] {
                prop_assert_eq!(trimmed(value, decimals), formatted(value, decimals));
            }
        }
    }
}
