//! XML, read one piece after another: elements, attributes and text, no more.
//!
//! Nothing outside of the text is fetched and no entity is defined, so that a text
//! cannot grow; elements are nested within a limit.

use aimaq_words::Message;
use aimaq_words::msg;
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Deepest nesting of elements.
const DEEPEST: usize = 64;

/// A piece of a text. Names are without the prefix of their namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// An element begins; one without content ends with the next piece.
    Start(&'a str),
    End(&'a str),
    Text(Cow<'a, str>),
}

/// Takes a text apart.
#[derive(Debug)]
pub(super) struct Xml<'a> {
    text: &'a str,
    at: usize,
    /// The elements around, with their prefixes.
    open: Vec<&'a str>,
    /// The attributes of the element that began last, as they are written.
    attributes: &'a str,
    /// An element without content that has yet to end.
    ends: bool,
}

/// The text of a file, in the encoding that it declares.
///
/// # Errors
/// If the encoding is not known, or the text is not in it.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Message> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if bytes.starts_with(b"<\0") => (UTF_16LE, bytes),
        None if bytes.starts_with(b"\0<") => (UTF_16BE, bytes),
        None => (declared(bytes)?, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or_else(|| msg!("error-xml-not", encoding = encoding.name().to_string()))
}

fn declared(bytes: &[u8]) -> Result<&'static Encoding, Message> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = head.trim_start().strip_prefix("<?xml");
    let declaration = declaration.and_then(|rest| rest.split("?>").next());
    let name = declaration.and_then(|text| attribute(text, "encoding"));
    match name {
        None => Ok(UTF_8),
        Some(name) => Encoding::for_label(name.as_bytes())
            .ok_or_else(|| msg!("error-xml-encoding", name = name.to_string())),
    }
}

/// The value of an attribute as it is written.
fn attribute<'t>(mut text: &'t str, name: &str) -> Option<&'t str> {
    loop {
        let (found, rest) = text.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        if local(found.trim()) == name {
            return Some(value);
        }
        text = rest;
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            attributes: "",
            ends: false,
        }
    }

    /// Says on which line something is wrong.
    pub(super) fn wrong(&self, what: impl Into<Message>) -> Message {
        let line = self.text[..self.at].bytes().filter(|&b| b == b'\n').count() + 1;
        msg!("error-line", line = line.to_string(), said = what.into())
    }

    /// An attribute of the element that began last.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let value = attribute(self.attributes, name)?;
        Some(unescaped(value).unwrap_or(Cow::Borrowed(value)))
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// Says on which line the text is no XML.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, Message> {
        if std::mem::take(&mut self.ends) {
            return Ok(self.open.pop().map(|name| Piece::End(local(name))));
        }
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return match self.open.last() {
                    None => Ok(None),
                    Some(name) => Err(self.wrong(msg!("error-xml-ends", name = name.to_string()))),
                };
            }
            if !rest.starts_with('<') {
                let length = rest.find('<').unwrap_or(rest.len());
                let text = unescaped(&rest[..length]);
                let text = text.ok_or_else(|| self.wrong(msg!("error-xml-entity")))?;
                self.at += length;
                return Ok(Some(Piece::Text(text)));
            }
            if let Some(section) = rest.strip_prefix("<![CDATA[") {
                let Some(length) = section.find("]]>") else {
                    return Err(self.wrong(msg!("error-xml-cdata")));
                };
                self.at += "<![CDATA[".len() + length + "]]>".len();
                return Ok(Some(Piece::Text(Cow::Borrowed(&section[..length]))));
            }
            let passed = [("<!--", "-->"), ("<?", "?>"), ("<!", ">")];
            let passed = passed.iter().find(|(start, _)| rest.starts_with(start));
            let Some((start, end)) = passed else {
                return self.tag().map(Some);
            };
            let Some(length) = rest[start.len()..].find(end) else {
                return Err(self.wrong(msg!("error-xml-start", start = start.to_string())));
            };
            if rest[..start.len() + length].contains("<!ENTITY") {
                return Err(self.wrong(msg!("error-xml-entities")));
            }
            self.at += start.len() + length + end.len();
        }
    }

    /// The tag that begins here.
    fn tag(&mut self) -> Result<Piece<'a>, Message> {
        let rest = &self.text[self.at + 1..];
        let Some(length) = end_of_tag(rest) else {
            return Err(self.wrong(msg!("error-xml-tag")));
        };
        let inside = &rest[..length];
        if let Some(name) = inside.strip_prefix('/') {
            let name = name.trim();
            if self.open.pop() != Some(name) {
                return Err(self.wrong(msg!("error-xml-close", name = name.to_string())));
            }
            self.at += length + 2;
            return Ok(Piece::End(local(name)));
        }
        let (inside, ends) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let name = inside.split(char::is_whitespace).next().unwrap_or_default();
        if name.is_empty() {
            return Err(self.wrong(msg!("error-xml-name")));
        }
        if self.open.len() == DEEPEST {
            return Err(self.wrong(msg!("error-xml-deep", most = DEEPEST.to_string())));
        }
        self.open.push(name);
        self.attributes = &inside[name.len()..];
        self.ends = ends;
        self.at += length + 2;
        Ok(Piece::Start(local(name)))
    }

    /// All text up to the end of the element that began last.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub(super) fn content(&mut self) -> Result<String, Message> {
        let depth = self.open.len();
        let mut all = String::new();
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Text(text) => all.push_str(&text),
                Piece::End(_) if self.open.len() < depth => break,
                _ => {}
            }
        }
        Ok(all)
    }

    /// Passes to the end of the element that began last.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), Message> {
        let depth = self.open.len();
        while let Some(piece) = self.next()? {
            if matches!(piece, Piece::End(_)) && self.open.len() < depth {
                break;
            }
        }
        Ok(())
    }

    /// The next element within the one that began last before; none when that ends.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub(super) fn child(&mut self) -> Result<Option<&'a str>, Message> {
        loop {
            match self.next()? {
                Some(Piece::Start(name)) => return Ok(Some(name)),
                Some(Piece::Text(_)) => {}
                Some(Piece::End(_)) | None => return Ok(None),
            }
        }
    }
}

/// Where a tag ends; a `>` in quotes does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// A text with its entities put in; none if one is not known.
fn unescaped(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('&') {
        return Some(Cow::Borrowed(text));
    }
    let mut pieces = text.split('&');
    let mut all = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (entity, rest) = piece.split_once(';')?;
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
        all.push(match entity {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            _ => {
                let code = match entity.strip_prefix("#x") {
                    Some(digits) => number(digits, 16),
                    None => entity
                        .strip_prefix('#')
                        .and_then(|digits| number(digits, 10)),
                };
                code.and_then(char::from_u32)?
            }
        });
        all.push_str(rest);
    }
    Some(Cow::Owned(all))
}

/// A text as it stands between tags and in attributes.
///
/// # Errors
/// If it has a letter that XML cannot hold.
pub(super) fn escaped(text: &str) -> std::io::Result<Cow<'_, str>> {
    let forbidden = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{80}'..);
    if let Some(c) = text
        .chars()
        .find(|&c| forbidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}'))
    {
        let message = format!("a text has the letter {c:?}, which this format cannot hold");
        return Err(std::io::Error::other(message));
    }
    let special = |c: char| matches!(c, '<' | '>' | '&' | '"' | '\r');
    if !text.contains(special) {
        return Ok(Cow::Borrowed(text));
    }
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    Ok(Cow::Owned(
        text.replace('"', "&quot;").replace('\r', "&#13;"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
        let mut xml = Xml::new(text);
        let mut all = Vec::new();
        while let Some(piece) = xml.next().map_err(|wrong| wrong.in_english())? {
            all.push(piece);
        }
        Ok(all)
    }

    #[test]
    fn a_text_comes_apart_into_elements_and_text() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE a><a:b x=\"1 > 0\"><!-- <c> -->&lt;&#x41;<![CDATA[<&]]><d/></a:b>";
        let own = |text: &'static str| Piece::Text(Cow::Borrowed(text));
        let expected = vec![
            Piece::Start("b"),
            own("<A"),
            own("<&"),
            Piece::Start("d"),
            Piece::End("d"),
            Piece::End("b"),
        ];
        assert_eq!(pieces(text), Ok(expected));
        let mut xml = Xml::new("<a k:b='&quot;' c = \"d\">x<e>y</e>z</a>");
        assert_eq!(xml.next(), Ok(Some(Piece::Start("a"))));
        assert_eq!(xml.attribute("b").as_deref(), Some("\""));
        assert_eq!(xml.attribute("c").as_deref(), Some("d"));
        assert_eq!(xml.attribute("d"), None);
        assert_eq!(xml.content(), Ok("xyz".to_owned()));
    }

    #[test]
    fn what_is_no_xml_is_named_with_its_line() {
        for (text, expected) in [
            ("<a>\n<b></a>", "line 2: </a> ends what did not begin"),
            ("<a>\n", "line 2: the text ends within <a>"),
            ("<a b=\"", "line 1: a tag does not end"),
            ("<a>&b;</a>", "line 1: an entity is not known"),
            (
                "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>",
                "line 1: entities are not defined here",
            ),
            ("<!-- a", "line 1: <!-- does not end"),
        ] {
            assert_eq!(pieces(text), Err(expected.to_owned()), "{text}");
        }
        let deep = "<a>".repeat(100_000);
        assert!(pieces(&deep).expect_err("deep").contains("nested"));
    }

    #[test]
    fn the_encoding_is_the_one_that_is_declared() {
        let text = "<?xml version='1.0' encoding='windows-1251'?><a>\u{431}</a>";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
        assert_eq!(decoded(&bytes).as_deref(), Ok(text));
        let utf16: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf16).as_deref(), Ok("<a/>"));
        assert!(decoded(b"<a>\xff</a>").is_err());
    }

    #[test]
    fn what_is_escaped_reads_as_it_was() {
        let text = "a < b & \"c\"\n\r>";
        let written = format!("<a>{}</a>", escaped(text).expect("it can be held"));
        let mut xml = Xml::new(&written);
        xml.next().expect("a start");
        assert_eq!(xml.content().as_deref(), Ok(text));
        assert!(escaped("a\u{0}").is_err());
    }
}
