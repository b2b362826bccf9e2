//! The tag of a language.

use crate::{Tell, Told, msg};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest tag: a language of three letters, a script and a region with dashes.
const LONGEST: usize = 11;

/// A language by its tag, such as `en`, `fr` or `uz-Latn`.
///
/// Which languages there are words for is up to the [`Lexicon`](super::Lexicon).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; LONGEST]);

impl Lang {
    /// English, in which every message exists.
    pub const EN: Self = match Self::new("en") {
        Some(lang) => lang,
        None => Self([0; LONGEST]),
    };

    /// A tag of at most 11 characters: two or three small letters, and after a dash
    /// a script or region of letters and digits; nothing otherwise.
    pub const fn new(tag: &str) -> Option<Self> {
        let given = tag.as_bytes();
        if given.len() > LONGEST {
            return None;
        }
        let mut bytes = [0; LONGEST];
        let (mut i, mut part, mut length) = (0, 0, 0);
        while i < given.len() {
            let c = given[i];
            bytes[i] = c;
            i += 1;
            if c == b'-' && length >= 2 {
                (part, length) = (part + 1, 0);
            } else if c.is_ascii_lowercase() || (part > 0 && c.is_ascii_alphanumeric()) {
                length += 1;
            } else {
                return None;
            }
            if part == 0 && length > 3 {
                return None;
            }
        }
        if length < 2 { None } else { Some(Self(bytes)) }
    }

    /// The language of a tag with a script or region: `ru` of `ru-KZ`.
    pub fn parent(&self) -> Option<Self> {
        let (language, _) = self.as_str().rsplit_once('-')?;
        Self::new(language)
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|b| *b == 0).unwrap_or(LONGEST);
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::EN
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Lang({self})")
    }
}

/// What is not a tag of a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct NoLang(String);

impl Tell for NoLang {
    fn told(&self) -> Told {
        Told::new(msg!("error-no-language", tag = &self.0))
    }
}

impl FromStr for Lang {
    type Err = NoLang;

    fn from_str(tag: &str) -> Result<Self, NoLang> {
        Self::new(tag).ok_or_else(|| NoLang(tag.to_owned()))
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_kept_as_written_and_anything_else_refused() {
        assert_eq!(Lang::EN.as_str(), "en");
        assert_eq!(
            Lang::new("uz-Latn").map(|l| l.to_string()).as_deref(),
            Some("uz-Latn")
        );
        for wrong in [
            "",
            "e",
            "EN",
            "full",
            "қаз",
            "en_GB",
            "-en",
            "en-",
            "zh-Hant-HK-x-long",
        ] {
            assert_eq!(Lang::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tags_are_ordered_as_text() {
        let lang = |tag| Lang::new(tag).expect("a tag");
        assert!(lang("en") < lang("en-GB") && lang("en-GB") < lang("kk"));
    }
}
