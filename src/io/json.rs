//! A scanner over JSON text: structure and numbers straight from the bytes.

use std::borrow::Cow;

/// Where the text is wrong, and what is.
#[derive(Debug)]
pub(super) struct Wrong {
    /// Byte from the start of the text.
    pub(super) at: usize,
    pub(super) what: String,
}

pub(super) type Scanned<T> = Result<T, Wrong>;

/// Deepest nesting of values that are skipped.
const DEEPEST: usize = 128;

/// Reads one value after another.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Scanner<'a> {
        Scanner { bytes, at: 0 }
    }

    pub(super) fn wrong<T>(&self, what: impl Into<String>) -> Scanned<T> {
        Err(Wrong {
            at: self.at,
            what: what.into(),
        })
    }

    /// The next byte that is no white space, not yet taken.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(&byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// Takes a byte if it comes next.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// Takes a byte that has to come next.
    #[inline]
    pub(super) fn expect(&mut self, byte: u8) -> Scanned<()> {
        if self.take(byte) {
            return Ok(());
        }
        let found = match self.peek() {
            Some(other) => format!("`{}`", char::from(other)),
            None => "the end of the text".to_owned(),
        };
        self.wrong(format!(
            "`{}` should stand here, not {found}",
            char::from(byte)
        ))
    }

    /// Takes `null` if it comes next.
    pub(super) fn null(&mut self) -> bool {
        let there = self.peek() == Some(b'n') && self.bytes[self.at..].starts_with(b"null");
        self.at += if there { 4 } else { 0 };
        there
    }

    /// Whether another element of a list or object follows; takes the comma or
    /// the closing bracket.
    #[inline]
    pub(super) fn more(&mut self, close: u8) -> Scanned<bool> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => self.wrong(format!("`,` or `{}` should stand here", char::from(close))),
        }
    }

    /// Calls `f` for each member of an object with its key; `f` takes the value.
    pub(super) fn object(
        &mut self,
        mut f: impl FnMut(&mut Self, &str) -> Scanned<()>,
    ) -> Scanned<()> {
        self.expect(b'{')?;
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            let key = self.string()?;
            self.expect(b':')?;
            f(self, &key)?;
            if !self.more(b'}')? {
                return Ok(());
            }
        }
    }

    /// A string.
    pub(super) fn string(&mut self) -> Scanned<Cow<'a, str>> {
        self.expect(b'"')?;
        let rest = &self.bytes[self.at..];
        let Some(end) = rest.iter().position(|&b| b == b'"' || b == b'\\') else {
            return self.wrong("the string does not end");
        };
        let plain = &rest[..end];
        if rest[end] == b'"' && !plain.iter().any(|&b| b < 0x20) {
            let Ok(text) = std::str::from_utf8(plain) else {
                return self.wrong("the string is not UTF-8");
            };
            self.at += end + 1;
            return Ok(Cow::Borrowed(text));
        }
        self.at -= 1;
        self.value::<String>().map(Cow::Owned)
    }

    /// Any value, as serde reads it.
    pub(super) fn value<T: serde::de::DeserializeOwned>(&mut self) -> Scanned<T> {
        self.peek();
        let rest = &self.bytes[self.at..];
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok(value)
            }
            Some(Err(error)) => {
                self.at += place_in(rest, error.line(), error.column());
                let text = error.to_string();
                let what = text.rsplit_once(" at line").map_or(text.as_str(), |t| t.0);
                self.wrong(what)
            }
            None => self.wrong("the text ends where a value should stand"),
        }
    }

    /// Leaves a value out, checking no more than that it ends.
    pub(super) fn skip(&mut self) -> Scanned<()> {
        self.skip_within(DEEPEST)
    }

    fn skip_within(&mut self, depth: usize) -> Scanned<()> {
        if depth == 0 {
            return self.wrong(format!("values are nested more than {DEEPEST} deep"));
        }
        match self.peek() {
            Some(b'{') => self.object(|scanner, _| scanner.skip_within(depth - 1)),
            Some(b'[') => {
                self.at += 1;
                if self.take(b']') {
                    return Ok(());
                }
                loop {
                    self.skip_within(depth - 1)?;
                    if !self.more(b']')? {
                        return Ok(());
                    }
                }
            }
            Some(b'"') => self.string().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.number().map(|_| ()),
            _ => self.value::<Option<bool>>().map(|_| ()),
        }
    }

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
        let mut digits = self.digits(0);
        let whole = self.at - first;
        if whole == 0 || (whole > 1 && self.bytes[first] == b'0') {
            self.at = start;
            return self.wrong("a number should stand here");
        }
        let mut decimals = 0;
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            let from = self.at;
            digits = self.digits(digits);
            decimals = self.at - from;
            if decimals == 0 {
                return self.wrong("a digit should stand after the decimal point");
            }
        }
        let short = whole + decimals <= 19 && digits <= 1 << 53 && decimals < POWERS.len();
        if !short || matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            return self.long_number(start);
        }
        let size = digits as f64 / POWERS[decimals];
        Ok(if negative { -size } else { size })
    }

    #[inline]
    fn digits(&mut self, mut value: u64) -> u64 {
        while let Some(digit) = self
            .bytes
            .get(self.at)
            .map(|b| b.wrapping_sub(b'0'))
            .filter(|d| *d < 10)
        {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            self.at += 1;
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
                return self.wrong("a digit should stand in the exponent");
            }
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => self.wrong(format!("the number {text} is out of range")),
        }
    }

    /// The end of the text has to come next.
    pub(super) fn end(&mut self) -> Scanned<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.wrong("the text goes on after its end"),
        }
    }
}

/// Powers of ten that floating point holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Line and column, both from 1, of a byte.
pub(super) fn line_and_column(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(0, |i| i + 1);
    (line, at - start + 1)
}

/// The byte of a line and column, both from 1.
fn place_in(bytes: &[u8], line: usize, column: usize) -> usize {
    let mut starts = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .map(|(i, _)| i + 1);
    let start = match line {
        0 | 1 => 0,
        _ => starts.nth(line - 2).unwrap_or(bytes.len()),
    };
    (start + column.saturating_sub(1)).min(bytes.len())
}

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

    #[test]
    fn a_place_is_a_line_and_a_column() {
        let text = b"{\n  \"a\": x\n}";
        assert_eq!(line_and_column(text, 9), (2, 8));
        assert_eq!(place_in(text, 2, 8), 9);
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
