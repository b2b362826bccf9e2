//! JSON numbers, rounded correctly, many digits at a time.

use super::json::{Scanned, Scanner};
use aimaq_words::msg;

/// Digits of a wrong number that are shown.
const SHOWN: usize = 40;

impl Scanner<'_> {
    /// A number, rounded correctly.
    ///
    /// Up to 2⁵³ and 10²² both the digits and the power of ten are exact as
    /// floating point, so that one division rounds once (Clinger 1990); others
    /// go the long way.
    #[inline]
    pub(super) fn number(&mut self) -> Scanned<f64> {
        self.peek();
        let start = self.at;
        let negative = self.bytes.get(self.at) == Some(&b'-');
        self.at += usize::from(negative);
        let first = self.at;
        let mut digits = self.few_digits();
        let whole = self.at - first;
        if whole == 0 || (whole > 1 && self.bytes[first] == b'0') {
            self.at = start;
            return self.wrong(msg!("error-json-number"));
        }
        let mut decimals = 0;
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            let from = self.at;
            digits = self.digits(digits);
            decimals = self.at - from;
            if decimals == 0 {
                return self.wrong(msg!("error-json-decimal"));
            }
        }
        let short = whole + decimals <= 19 && digits <= 1 << 53 && decimals < POWERS.len();
        if !short || matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            return self.long_number(start);
        }
        let size = digits as f64 / POWERS[decimals];
        Ok(if negative { -size } else { size })
    }

    /// Decimal digits from here on, one at a time: best where there are few.
    #[inline]
    fn few_digits(&mut self) -> u64 {
        let mut value = 0_u64;
        while let Some(digit) = self.digit() {
            value = value.wrapping_mul(10).wrapping_add(digit);
        }
        value
    }

    #[inline]
    fn digit(&mut self) -> Option<u64> {
        let digit = self.bytes.get(self.at)?.wrapping_sub(b'0');
        self.at += usize::from(digit < 10);
        (digit < 10).then_some(u64::from(digit))
    }

    /// Decimal digits from here on, eight at a time, behind those in `value`.
    #[inline]
    fn digits(&mut self, mut value: u64) -> u64 {
        while let Some(eight) = self.bytes.get(self.at..self.at + 8) {
            let eight = eight.try_into().map_or(0, u64::from_le_bytes);
            let (count, digits) = leading_digits(eight);
            value = value.wrapping_mul(WHOLE_POWERS[count]).wrapping_add(digits);
            self.at += count;
            if count < 8 {
                return value;
            }
        }
        while let Some(digit) = self.digit() {
            value = value.wrapping_mul(10).wrapping_add(digit);
        }
        value
    }

    /// A number from its start, by the standard library.
    #[cold]
    fn long_number(&mut self, start: usize) -> Scanned<f64> {
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes.get(self.at), Some(b'+' | b'-')));
            let from = self.at;
            self.digits(0);
            if self.at == from {
                return self.wrong(msg!("error-json-exponent"));
            }
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => {
                let begin: String = text.chars().take(SHOWN).collect();
                let rest = if begin.len() < text.len() { "…" } else { "" };
                self.wrong(msg!(
                    "error-json-range",
                    begin = begin.to_string(),
                    rest = rest.to_string()
                ))
            }
        }
    }
}

/// How many of eight characters, the first in the lowest byte, are decimal digits
/// before the first that is none, and the number they make.
#[inline]
fn leading_digits(eight: u64) -> (usize, u64) {
    const ALL: u64 = 0x0101_0101_0101_0101;
    // The high bit of a byte is set unless it is a digit; what a byte carries over to
    // the next matters only behind the first that is none.
    let digits = eight.wrapping_sub(ALL * u64::from(b'0'));
    let others = (digits | eight.wrapping_add(ALL * (0x7f - u64::from(b'9')))) & (ALL * 0x80);
    let count = others.trailing_zeros() as usize / 8;
    if count == 0 {
        return (0, 0);
    }
    // Zeros in front, then pairs, fours and eight of them as one number each.
    let ones = digits << (64 - 8 * count);
    let pairs = ones.wrapping_mul(10).wrapping_add(ones >> 8) & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
    let whole = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff;
    (count, whole)
}

const WHOLE_POWERS: [u64; 9] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
];

/// Powers of ten that floating point holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Option<f64> {
        let mut scanner = Scanner::new(text.as_bytes());
        let number = scanner.number().ok()?;
        scanner.end().ok().map(|()| number)
    }

    #[test]
    fn numbers_that_json_does_not_know_are_refused() {
        for text in [
            "", "-", "01", "1.", ".5", "+1", "1e", "1e+", "NaN", "1e999", "0x10", "1.5.2",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("-0").map(f64::to_bits), Some((-0.0_f64).to_bits()));
        assert_eq!(number("1E2"), Some(100.0));
    }

    proptest! {
        #[test]
        fn written_numbers_read_back_bit_for_bit(bits in any::<u64>()) {
            let x = f64::from_bits(bits);
            prop_assume!(x.is_finite());
            let text = ryu::Buffer::new().format(x).to_owned();
            prop_assert_eq!(number(&text).map(f64::to_bits), Some(bits));
        }

        #[test]
        fn decimals_are_rounded_as_the_standard_library_does(text in "-?(0|[1-9][0-9]{0,20})\\.[0-9]{1,24}") {
            let expected: f64 = text.parse().expect("a number");
            prop_assert_eq!(number(&text).map(f64::to_bits), Some(expected.to_bits()));
        }
    }
}
