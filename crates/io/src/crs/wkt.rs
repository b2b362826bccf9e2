//! Well-known text as a tree: keywords with what stands in their brackets. Both versions
//! of the text, and both kinds of brackets, have this form.

use aimaq_words::{Message, msg};

/// The longest text that is looked at, bytes; the longest that programs write have a
/// tenth of it.
const LONGEST: usize = 1 << 18;
/// Deepest nesting of brackets.
const DEEPEST: usize = 24;

/// A keyword with the entries in its brackets.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// In capital letters.
    pub(super) keyword: String,
    pub(super) entries: Vec<Entry>,
}

/// What stands in the brackets of a keyword.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    Text(String),
    Number(f64),
    /// A bare word, such as `north`.
    Word(String),
    Node(Node),
}

impl Node {
    /// Reads a text.
    ///
    /// # Errors
    /// Says what does not belong there, and at which byte.
    pub(super) fn parse(text: &str) -> Result<Node, Message> {
        if text.len() > LONGEST {
            return Err(msg!("error-crs-long", kib = (LONGEST >> 10).to_string()));
        }
        let mut reader = Reader {
            bytes: text.as_bytes(),
            at: 0,
        };
        let node = match reader.entry(DEEPEST)? {
            Entry::Node(node) => node,
            _ => return Err(msg!("error-crs-begin")),
        };
        match reader.peek() {
            None => Ok(node),
            Some(_) => Err(reader.wrong(msg!("error-crs-end-of-text"))),
        }
    }

    /// The first text, mostly the name.
    pub(super) fn name(&self) -> Option<&str> {
        self.entries.iter().find_map(|entry| match entry {
            Entry::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The numbers in their order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> + '_ {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// The nodes of one of these keywords.
    pub(super) fn all<'a>(&'a self, keywords: &'a [&str]) -> impl Iterator<Item = &'a Node> {
        self.entries.iter().filter_map(move |entry| match entry {
            Entry::Node(node) if keywords.contains(&node.keyword.as_str()) => Some(node),
            _ => None,
        })
    }

    /// The first node of one of these keywords.
    pub(super) fn first<'a>(&'a self, keywords: &'a [&str]) -> Option<&'a Node> {
        self.all(keywords).next()
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<u8> {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn wrong(&self, expected: impl Into<Message>) -> Message {
        msg!(
            "error-crs-expected",
            expected = expected.into(),
            byte = (self.at + 1).to_string()
        )
    }

    fn entry(&mut self, depth: usize) -> Result<Entry, Message> {
        match self.peek() {
            Some(b'"') => self.text().map(Entry::Text),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number().map(Entry::Number),
            Some(b) if b.is_ascii_alphabetic() => {
                let word = self.word();
                match self.peek() {
                    Some(b'[' | b'(') => self.inside(word, depth).map(Entry::Node),
                    _ => Ok(Entry::Word(word)),
                }
            }
            _ => Err(self.wrong(msg!("error-crs-entry"))),
        }
    }

    fn inside(&mut self, word: String, depth: usize) -> Result<Node, Message> {
        if depth == 0 {
            return Err(msg!("error-crs-deep", most = DEEPEST.to_string()));
        }
        self.at += 1;
        let mut entries = Vec::new();
        if !matches!(self.peek(), Some(b']' | b')')) {
            loop {
                entries.push(self.entry(depth - 1)?);
                match self.peek() {
                    Some(b',') => self.at += 1,
                    _ => break,
                }
            }
        }
        match self.peek() {
            Some(b']' | b')') => self.at += 1,
            _ => return Err(self.wrong(msg!("error-crs-comma"))),
        }
        Ok(Node {
            keyword: word.to_ascii_uppercase(),
            entries,
        })
    }

    /// A text in quotes; two quotes in it are one.
    fn text(&mut self) -> Result<String, Message> {
        let mut bytes = Vec::new();
        loop {
            self.at += 1;
            match self.bytes.get(self.at) {
                Some(b'"') if self.bytes.get(self.at + 1) == Some(&b'"') => {
                    self.at += 1;
                    bytes.push(b'"');
                }
                Some(b'"') => break,
                Some(&byte) => bytes.push(byte),
                None => return Err(self.wrong(msg!("error-crs-quote"))),
            }
        }
        self.at += 1;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn number(&mut self) -> Result<f64, Message> {
        let from = self.at;
        let part = |b: &u8| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E');
        while self.bytes.get(self.at).is_some_and(part) {
            self.at += 1;
        }
        let text = std::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
        let number = text.parse::<f64>().ok().filter(|x| x.is_finite());
        number.ok_or_else(|| msg!("error-no-number", text = text.to_string()))
    }

    fn word(&mut self) -> String {
        let from = self.at;
        let part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
        while self.bytes.get(self.at).is_some_and(part) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[from..self.at]).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_texts_numbers_and_words_are_told_apart() {
        let node = Node::parse(r#" GeogCS("a ""b""", DATUM[ "d" ,1e1], -2.5, north) "#);
        let node = node.expect("reads");
        assert_eq!(
            (node.keyword.as_str(), node.name()),
            ("GEOGCS", Some("a \"b\""))
        );
        assert_eq!(node.numbers().collect::<Vec<_>>(), [-2.5]);
        let datum = node.first(&["DATUM"]).expect("there");
        assert_eq!(datum.numbers().next(), Some(10.0));
        assert_eq!(node.entries[3], Entry::Word("north".to_owned()));
    }

    #[test]
    fn what_is_not_whole_or_nested_without_end_is_refused() {
        let deep = "A[".repeat(100_000);
        for text in [
            "", "A", "\"a\"", "A[1", "A[\"x]", "A[1]]", "A[1,]", "A[--]", &deep,
        ] {
            assert!(
                Node::parse(text).is_err(),
                "{}",
                &text[..text.len().min(20)]
            );
        }
    }
}
