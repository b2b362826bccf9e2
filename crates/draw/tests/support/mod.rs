//! A reader of just enough PDF: objects, streams, and the text of a page.

use std::collections::BTreeMap;
use std::io::Read as _;

/// A PDF without object streams.
pub(crate) struct Pdf<'a>(pub(crate) &'a [u8]);

impl Pdf<'_> {
    fn find(&self, needle: &[u8], from: usize) -> Option<usize> {
        let rest = self.0.get(from..)?;
        let at = rest.windows(needle.len()).position(|w| w == needle)?;
        Some(from + at)
    }

    /// The object's text up to its stream, and where that starts.
    fn object(&self, number: usize) -> (String, usize) {
        let start = self
            .find(format!("\n{number} 0 obj").as_bytes(), 0)
            .unwrap_or_else(|| panic!("no object {number}"));
        let end = self.find(b"endobj", start).expect("an end");
        let stream = self.find(b"stream", start).filter(|at| *at < end);
        let text = &self.0[start..stream.unwrap_or(end)];
        let text = String::from_utf8_lossy(text).into_owned();
        (text, stream.map_or(end, |at| at + "stream\n".len()))
    }

    pub(crate) fn dictionary(&self, number: usize) -> String {
        self.object(number).0
    }

    /// A stream, unpacked.
    pub(crate) fn stream(&self, number: usize) -> Vec<u8> {
        let (dictionary, start) = self.object(number);
        assert!(dictionary.contains("/FlateDecode"), "{dictionary}");
        let length = after(&dictionary, "/Length ").expect("a length");
        let packed = &self.0[start..start + length];
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(packed)
            .read_to_end(&mut bytes)
            .expect("a stream of zlib");
        bytes
    }

    /// The objects that a page names as fonts: name and number.
    pub(crate) fn fonts(&self, page: usize) -> Vec<(String, usize)> {
        let dictionary = self.dictionary(page);
        let fonts = dictionary.split("/Font").nth(1).expect("fonts");
        let fonts = fonts.split(">>").next().expect("an end");
        let names = fonts.split('/').skip(1);
        names
            .filter_map(|entry| {
                let mut words = entry.split_whitespace();
                Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
            })
            .collect()
    }

    /// The texts of a page, one per line, by the fonts' own tables of letters.
    pub(crate) fn text(&self, page: usize) -> String {
        let letters: BTreeMap<String, BTreeMap<u16, String>> = self
            .fonts(page)
            .into_iter()
            .map(|(name, font)| (name, self.letters(font)))
            .collect();
        let content = after(&self.dictionary(page), "/Contents ").expect("contents");
        shown(&self.stream(content), &letters)
    }

    /// The letter of each glyph.
    fn letters(&self, font: usize) -> BTreeMap<u16, String> {
        let table = after(&self.dictionary(font), "/ToUnicode ").expect("a table of letters");
        let table = String::from_utf8(self.stream(table)).expect("text");
        let mut letters = BTreeMap::new();
        for block in table.split("beginbfchar").skip(1) {
            let block = block.split("endbfchar").next().expect("an end");
            for line in block.lines() {
                let codes: Vec<u16> = line
                    .split(['<', '>'])
                    .filter_map(|code| u16::from_str_radix(code, 16).ok())
                    .collect();
                if let [glyph, letter @ ..] = codes.as_slice() {
                    letters.insert(*glyph, String::from_utf16(letter).expect("a letter"));
                }
            }
        }
        letters
    }
}

/// The number after a key.
pub(crate) fn after(dictionary: &str, key: &str) -> Option<usize> {
    let rest = &dictionary[dictionary.find(key)? + key.len()..];
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// The texts that the operators of a content show.
fn shown(content: &[u8], letters: &BTreeMap<String, BTreeMap<u16, String>>) -> String {
    let (mut i, mut text, mut font) = (0, String::new(), String::new());
    while i < content.len() {
        match content[i] {
            b'(' | b'<' => {
                let (bytes, next) = string(content, i);
                for pair in bytes.chunks(2) {
                    let glyph = u16::from_be_bytes([pair[0], pair[1]]);
                    text += &letters[&font][&glyph];
                }
                i = next;
            }
            b'/' => {
                let name: Vec<u8> = content[i + 1..]
                    .iter()
                    .take_while(|b| b.is_ascii_alphanumeric())
                    .copied()
                    .collect();
                i += 1 + name.len();
                font = String::from_utf8(name).expect("a name");
            }
            b'T' if matches!(content.get(i + 1), Some(b'J' | b'j')) => {
                text.push('\n');
                i += 2;
            }
            _ => i += 1,
        }
    }
    text
}

/// A string of a content, literal or in hexadecimal, and where it ends.
fn string(content: &[u8], start: usize) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut i = start + 1;
    if content[start] == b'<' {
        while content[i] != b'>' {
            let pair = std::str::from_utf8(&content[i..i + 2]).expect("digits");
            bytes.push(u8::from_str_radix(pair, 16).expect("a byte"));
            i += 2;
        }
        return (bytes, i + 1);
    }
    let mut depth = 1;
    loop {
        match content[i] {
            b'\\' => {
                i += 1;
                match content[i] {
                    b'n' => bytes.push(b'\n'),
                    b'r' => bytes.push(b'\r'),
                    b't' => bytes.push(b'\t'),
                    b'b' => bytes.push(8),
                    b'f' => bytes.push(12),
                    digit @ b'0'..=b'7' => {
                        let mut value = u32::from(digit - b'0');
                        for _ in 0..2 {
                            if let Some(next @ b'0'..=b'7') = content.get(i + 1) {
                                value = value * 8 + u32::from(next - b'0');
                                i += 1;
                            }
                        }
                        bytes.push(value as u8);
                    }
                    other => bytes.push(other),
                }
            }
            b'(' => {
                depth += 1;
                bytes.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (bytes, i + 1);
                }
                bytes.push(b')');
            }
            other => bytes.push(other),
        }
        i += 1;
    }
}
