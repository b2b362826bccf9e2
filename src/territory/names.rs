//! Names in the languages of the data.

use serde::{Deserialize, Serialize};

use crate::keyword::keywords;

keywords! {
    /// Language of an output.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Lang: "language", default En {
        /// English.
        En = "en",
        /// Kazakh, in Cyrillic letters.
        Kk = "kk",
        /// Russian.
        Ru = "ru",
    }
}

/// A name in up to three languages; English is always there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names {
    /// English, or the only name known.
    pub en: String,
    /// Kazakh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kk: Option<String>,
    /// Russian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
}

impl Names {
    /// A name known in one language only.
    pub fn new(en: impl Into<String>) -> Self {
        Self {
            en: en.into(),
            kk: None,
            ru: None,
        }
    }

    /// The name in a language; where it is missing, the Kazakh one stands for the
    /// Russian, and the English one for both.
    pub fn get(&self, lang: Lang) -> &str {
        let name = match lang {
            Lang::En => None,
            Lang::Kk => self.kk.as_deref(),
            Lang::Ru => self.ru.as_deref().or(self.kk.as_deref()),
        };
        name.unwrap_or(&self.en)
    }

    /// All forms that are there, English first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [
            Some(self.en.as_str()),
            self.kk.as_deref(),
            self.ru.as_deref(),
        ]
        .into_iter()
        .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kazakh_name_stands_for_a_russian_one_that_is_missing() {
        let mut names = Names::new("Esik");
        assert_eq!((names.get(Lang::Kk), names.get(Lang::Ru)), ("Esik", "Esik"));
        names.kk = Some("Есік".into());
        assert_eq!((names.get(Lang::Kk), names.get(Lang::Ru)), ("Есік", "Есік"));
        names.ru = Some("Есик".into());
        assert_eq!((names.get(Lang::Kk), names.get(Lang::Ru)), ("Есік", "Есик"));
        names.kk = None;
        assert_eq!((names.get(Lang::Kk), names.get(Lang::En)), ("Esik", "Esik"));
    }
}
