//! Names in any languages.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Lang, lexicon};

/// A main name, and the names in other languages.
///
/// The main name is the one that is always there, by which plans and files call
/// the thing; it stands under `en` in JSON. States and tables hold the same names many
/// times over: copies share them until one is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names(Arc<NameForms>);

/// What all names share that are none, of which there may be millions.
static NONE: LazyLock<Arc<NameForms>> = LazyLock::new(Arc::default);

impl Default for Names {
    fn default() -> Self {
        Self(Arc::clone(&NONE))
    }
}

/// What [`Names`] share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameForms {
    /// The main name.
    pub en: String,
    /// By language, in the order of their tags: a few, which are looked for one by one.
    others: Vec<(Lang, String)>,
}

/// Names in a file.
#[derive(Deserialize)]
struct Written {
    en: String,
    #[serde(flatten)]
    others: BTreeMap<Lang, String>,
}

impl Deref for Names {
    type Target = NameForms;

    fn deref(&self) -> &NameForms {
        &self.0
    }
}

impl DerefMut for Names {
    fn deref_mut(&mut self) -> &mut NameForms {
        Arc::make_mut(&mut self.0)
    }
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1 + self.others.len()))?;
        map.serialize_entry("en", &self.en)?;
        for (lang, name) in &self.others {
            map.serialize_entry(lang, name)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(from)?;
        Ok(Self::of(written.en, written.others))
    }
}

impl Names {
    /// A name known in one language only.
    pub fn new(main: impl Into<String>) -> Self {
        Self::of(main.into(), BTreeMap::new())
    }

    /// With names in other languages, of which the last of a language counts.
    fn of(en: String, others: impl IntoIterator<Item = (Lang, String)>) -> Self {
        let mut names = Self(Arc::new(NameForms {
            en,
            others: Vec::new(),
        }));
        for (lang, name) in others {
            names.set(lang, name);
        }
        names
    }

    /// The main name.
    #[inline]
    pub fn main(&self) -> &str {
        &self.en
    }

    /// With a name in another language.
    #[must_use]
    pub fn with(mut self, lang: Lang, name: impl Into<String>) -> Self {
        self.set(lang, name);
        self
    }

    /// Sets the name in another language.
    pub fn set(&mut self, lang: Lang, name: impl Into<String>) {
        let name = name.into();
        match self.others.binary_search_by_key(&lang, |(lang, _)| *lang) {
            Ok(at) => self.others[at].1 = name,
            Err(at) => self.others.insert(at, (lang, name)),
        }
    }

    /// The name that is given in exactly this language; the main name is given in
    /// none.
    pub fn given(&self, lang: Lang) -> Option<&str> {
        let mut others = self.others.iter();
        let found = others.find(|(given, _)| *given == lang);
        found.map(|(_, name)| name.as_str())
    }

    /// The names in other languages, by the order of their tags.
    pub fn others(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.others
            .iter()
            .map(|(lang, name)| (*lang, name.as_str()))
    }

    /// The name to show in a language: the one in this language; else the first
    /// that there is of the languages that `names-from` in its folder of words
    /// lists; else the main name.
    pub fn get(&self, lang: Lang) -> &str {
        self.shown(lang, lexicon().names_from(lang))
    }

    /// As [`get`](Self::get), with the languages to fall back on.
    pub fn shown(&self, lang: Lang, fallback: &[Lang]) -> &str {
        std::iter::once(&lang)
            .chain(fallback)
            .find_map(|lang| self.given(*lang))
            .unwrap_or(&self.en)
    }

    /// Every name changed in the same way.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        let others = self.others().map(|(lang, name)| (lang, change(name)));
        Self::of(change(&self.en), others)
    }

    /// All forms that are there, the main name first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.en.as_str()).chain(self.others().map(|(_, name)| name))
    }
}

/// A text of a file that people write: alone for every language, or one for each.
pub mod text {
    use super::Visitor;
    use super::{Deserializer, MapAccess, MapAccessDeserializer, Names, Serialize, Serializer};
    use crate::Lang;
    use serde::Deserialize;
    use std::collections::BTreeMap;
    use std::fmt;

    struct Text;

    impl<'de> Visitor<'de> for Text {
        type Value = Names;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a text, or a text for each language: { en = \"…\", ru = \"…\" }")
        }

        fn visit_str<E>(self, text: &str) -> Result<Names, E> {
            Ok(Names::new(text))
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Names, A::Error> {
            let given = BTreeMap::deserialize(MapAccessDeserializer::new(map))?;
            // Without an English one the first stands for all languages without one.
            let english = given.get(&Lang::EN);
            let main = english.or_else(|| given.values().next()).cloned();
            let mut names: Names = given.into_iter().filter(|(l, _)| *l != Lang::EN).collect();
            names.en = main.unwrap_or_default();
            Ok(names)
        }
    }

    /// A text, or texts by language.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Names, D::Error> {
        from.deserialize_any(Text)
    }

    /// A text where there is one alone, or texts by language.
    pub fn serialize<S: Serializer>(names: &Names, to: S) -> Result<S::Ok, S::Error> {
        match names.others().next() {
            None => to.serialize_str(&names.en),
            Some(_) => names.serialize(to),
        }
    }

    /// In English, for programs.
    #[inline]
    pub fn main<S: Serializer>(names: &Names, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&names.en)
    }
}

impl FromIterator<(Lang, String)> for Names {
    /// Names in other languages; the main name stays empty.
    fn from_iter<I: IntoIterator<Item = (Lang, String)>>(iter: I) -> Self {
        Self::of(String::new(), iter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).expect("a tag")
    }

    #[test]
    fn a_missing_name_is_taken_from_the_languages_that_stand_for_it() {
        let (kk, ru) = (lang("kk"), lang("ru"));
        let names = Names::new("Esik");
        assert_eq!(names.shown(ru, &[kk]), "Esik");
        let names = names.with(kk, "Есік");
        assert_eq!(names.shown(ru, &[kk]), "Есік");
        assert_eq!(names.shown(ru, &[]), "Esik");
        let names = names.with(ru, "Есик");
        assert_eq!(names.shown(ru, &[kk]), "Есик");
        assert_eq!(names.shown(Lang::EN, &[]), "Esik");
    }

    #[test]
    fn json_holds_the_main_name_and_each_language_beside_it() {
        let names = Names::new("Esik")
            .with(lang("ru"), "Есик")
            .with(lang("kk"), "Есік");
        let json = serde_json::to_string(&names).expect("plain");
        assert_eq!(json, r#"{"en":"Esik","kk":"Есік","ru":"Есик"}"#);
        assert_eq!(serde_json::from_str::<Names>(&json).expect("read"), names);
    }
}
