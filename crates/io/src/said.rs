//! What is said of files beside their names, such as an encoding: of one of them, or of all
//! others.

use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// A value for one file, written `FILE=VALUE`, or for all that none is written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidOf {
    /// The file, as it is named elsewhere.
    pub file: Option<PathBuf>,
    /// What is said.
    pub value: String,
}

impl FromStr for SaidOf {
    type Err = Infallible;

    /// The last `=` before any bracket parts the two: well-known text and JSON may hold more.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        let head = &text[..text.find(['[', '{', '"']).unwrap_or(text.len())];
        let at = head
            .rfind('=')
            .filter(|&at| at > 0 && !head.contains("://"));
        Ok(Self {
            file: at.map(|at| PathBuf::from(&text[..at])),
            value: text[at.map_or(0, |at| at + 1)..].to_owned(),
        })
    }
}

impl fmt::Display for SaidOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{}={}", file.display(), self.value),
            None => f.write_str(&self.value),
        }
    }
}

/// All that is said of files under one option.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said(pub Vec<SaidOf>);

impl Said {
    /// What is said of a file: of itself, else of all.
    pub fn of(&self, file: &Path) -> Option<&str> {
        let own = |said: &&SaidOf| said.file.as_deref().is_some_and(|f| same(f, file));
        let own = self.0.iter().find(own);
        let said = own.or_else(|| self.0.iter().find(|said| said.file.is_none()));
        said.map(|said| said.value.as_str())
    }

    /// The files of which something is said.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().filter_map(|said| said.file.as_deref())
    }

    /// The first file of which something is said and that is not among those that are read.
    pub fn unread(&self, read: &[&Path]) -> Option<&Path> {
        let is_read = |file: &Path| read.iter().any(|other| same(other, file));
        self.files().find(|file| !is_read(file))
    }

    /// What is said twice: of one file, or of all.
    pub fn twice(&self) -> Option<&SaidOf> {
        let same_file = |a: &SaidOf, b: &SaidOf| match (&a.file, &b.file) {
            (Some(a), Some(b)) => same(a, b),
            (a, b) => a == b,
        };
        let all = self.0.iter().enumerate();
        let mut later = all.filter(|(at, said)| self.0[..*at].iter().any(|s| same_file(s, said)));
        later.next().map(|(_, said)| said)
    }

    /// Nothing where nothing is said.
    pub fn some(self) -> Option<Self> {
        Some(self).filter(|said| !said.0.is_empty())
    }
}

/// One value, for all files.
impl From<&str> for Said {
    fn from(value: &str) -> Self {
        let value = value.to_owned();
        Self(vec![SaidOf { file: None, value }])
    }
}

/// Whether two paths are written for one file; `./` makes no difference.
fn same(a: &Path, b: &Path) -> bool {
    let [a, b] = [a, b].map(|path| path.strip_prefix(".").unwrap_or(path));
    a == b
}

/// A text where there is one value for all, else a list.
impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] if only.file.is_none() => serializer.serialize_str(&only.value),
            all => serializer.collect_seq(all.iter().map(ToString::to_string)),
        }
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

struct Written;

impl Written {
    fn one(text: &str) -> SaidOf {
        let Ok(said) = text.parse::<SaidOf>();
        said
    }
}

impl<'de> Visitor<'de> for Written {
    type Value = Said;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, or a list of texts as FILE=VALUE")
    }

    fn visit_str<E>(self, text: &str) -> Result<Said, E> {
        Ok(Said(vec![Self::one(text)]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Said, A::Error> {
        let mut said = Said::default();
        while let Some(text) = list.next_element::<String>()? {
            said.0.push(Self::one(&text));
        }
        match said.twice() {
            Some(twice) => Err(A::Error::custom(format!("`{twice}` says it again"))),
            None => Ok(said),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &[&str]) -> Said {
        Said(words.iter().map(|word| Written::one(word)).collect())
    }

    #[test]
    fn what_is_said_of_a_file_goes_before_what_is_said_of_all() {
        let said = said(&["EPSG:4326", "in/b.shp=EPSG:32633", "c=d.shp=utm.prj"]);
        let of = |file: &str| said.of(Path::new(file));
        assert_eq!(of("in/b.shp"), Some("EPSG:32633"));
        assert_eq!(of("./in/b.shp"), Some("EPSG:32633"));
        assert_eq!(of("c=d.shp"), Some("utm.prj"));
        assert_eq!(of("b.shp"), Some("EPSG:4326"));
        assert_eq!(Said::default().of(Path::new("b.shp")), None);
    }

    #[test]
    fn a_definition_is_not_taken_for_a_file() {
        for text in [
            "PROJCS[\"a=b\",GEOGCS[…]]",
            "{\"type\":\"x=y\"}",
            "http://www.opengis.net/def/crs?a=b",
            "=1251",
        ] {
            assert_eq!(Written::one(text).file, None, "{text}");
        }
        let wkt = Written::one("b.shp=PROJCS[\"a=b\"]");
        assert_eq!(
            (wkt.file, wkt.value.as_str()),
            (Some("b.shp".into()), "PROJCS[\"a=b\"]")
        );
    }

    #[test]
    fn a_file_that_is_not_read_and_what_is_said_twice_are_found() {
        let said_of = said(&["a.shp=1251", "866"]);
        assert_eq!(said_of.unread(&[Path::new("./a.shp")]), None);
        assert_eq!(
            said_of.unread(&[Path::new("b.shp")]),
            Some(Path::new("a.shp"))
        );
        assert_eq!(said_of.twice(), None);
        let twice = |words: &[&str]| said(words).twice().map(ToString::to_string);
        assert_eq!(twice(&["a=1", "b=1", "./a=2"]).as_deref(), Some("./a=2"));
        assert_eq!(twice(&["1", "a=1", "2"]).as_deref(), Some("2"));
    }

    #[test]
    fn one_value_is_a_text_and_several_are_a_list() {
        for (words, json) in [
            (&["1251"][..], "\"1251\""),
            (&["a.shp=1251", "866"], "[\"a.shp=1251\",\"866\"]"),
        ] {
            let said = said(words);
            assert_eq!(serde_json::to_string(&said).expect("text"), json);
            assert_eq!(serde_json::from_str::<Said>(json).expect("said"), said);
        }
        let error = serde_json::from_str::<Said>("[\"1\",\"2\"]").expect_err("twice");
        assert!(error.to_string().contains("`2` says it again"), "{error}");
        let error = serde_json::from_str::<Said>("7").expect_err("a number");
        assert!(
            error.to_string().contains("a list of texts as FILE=VALUE"),
            "{error}"
        );
    }
}
