//! A scanner over JSON text: structure straight from the bytes. Numbers are in
//! [`number`](super::number).

use aimaq_words::{Message, Value, msg, text_fault};
use std::borrow::Cow;

use super::points::not_utf8;

/// Where the text is wrong, and what is.
#[derive(Debug)]
pub(super) struct Wrong {
    /// Byte from the start of the text.
    pub(super) at: usize,
    pub(super) what: Message,
}

pub(super) type Scanned<T> = Result<T, Wrong>;

/// What is said of a string whose end is not held.
pub(super) fn unended() -> Message {
    msg!("error-json-string")
}

/// Deepest nesting of values that are skipped.
const DEEPEST: usize = 128;

/// Reads one value after another.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Scanner<'a> {
        Scanner { bytes, at: 0 }
    }

    pub(super) fn wrong<T>(&self, what: impl Into<Message>) -> Scanned<T> {
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
            Some(other) => Value::from(format!("`{}`", char::from(other))),
            None => msg!("error-crs-end-of-text").into(),
        };
        self.wrong(msg!(
            "error-json-expected",
            sign = char::from(byte).to_string(),
            found = found
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
            _ => self.wrong(msg!(
                "error-json-comma",
                sign = char::from(close).to_string()
            )),
        }
    }

    /// Whether a list or object that has been opened has an element; takes the
    /// closing bracket where it has none.
    pub(super) fn has_first(&mut self, close: u8) -> Scanned<bool> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => Ok(true),
            None => self.wrong(msg!(
                "error-json-ends-or",
                sign = char::from(close).to_string()
            )),
        }
    }

    /// The key of a member, with its colon.
    pub(super) fn key(&mut self) -> Scanned<Cow<'a, str>> {
        let key = self.string()?;
        self.expect(b':')?;
        Ok(key)
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
            let key = self.key()?;
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
            return self.wrong(unended());
        };
        let plain = &rest[..end];
        if rest[end] == b'"' && !plain.iter().any(|&b| b < 0x20) {
            let Ok(text) = std::str::from_utf8(plain) else {
                return self.wrong(not_utf8());
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
                self.wrong(match what {
                    "invalid unicode code point" => not_utf8(),
                    what => text_fault(what),
                })
            }
            None => self.wrong(msg!("error-json-ends")),
        }
    }

    /// Leaves a value out, checking no more than that it ends.
    pub(super) fn skip(&mut self) -> Scanned<()> {
        self.skip_within(DEEPEST)
    }

    fn skip_within(&mut self, depth: usize) -> Scanned<()> {
        if depth == 0 {
            return self.wrong(msg!("error-file-values-deep", most = DEEPEST.to_string()));
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

    /// The end of the text has to come next.
    pub(super) fn end(&mut self) -> Scanned<()> {
        match self.peek() {
            None => Ok(()),
            Some(b'{') => self.wrong(msg!("error-json-another")),
            Some(_) => self.wrong(msg!("error-json-goes-on")),
        }
    }
}

/// Line and column, both from 1, of a byte.
pub(super) fn line_and_column(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at.min(bytes.len())];
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |i| i + 1);
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

    #[test]
    fn a_place_is_a_line_and_a_column() {
        let text = b"{\n  \"a\": x\n}";
        assert_eq!(line_and_column(text, 9), (2, 8));
        assert_eq!(place_in(text, 2, 8), 9);
    }
}
