//! The words of all languages.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentValue};

use super::said::Said;
use super::tongue::Tongue;
use super::{Lang, Message, Names, Number, Tell, Told, Value, msg};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// Families of words by a key of the data; each member is a message
/// `<family>-<key>`.
pub const FAMILIES: [&str; 3] = ["column", "sheet", "value"];

/// The words of all languages.
pub struct Lexicon {
    tongues: BTreeMap<Lang, Shelved>,
}

/// The words of a language: those that ship are understood when they are first needed.
struct Shelved {
    /// The files of the language that a country changes words of.
    base: Files,
    files: Files,
    tongue: OnceLock<Option<Tongue>>,
}

/// The names and texts of the files of a language.
type Files = &'static [(&'static str, &'static str)];

/// Why the words of a language cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct WordsError {
    /// The language.
    pub lang: Lang,
    /// The file.
    pub file: String,
    /// What is wrong.
    pub what: String,
}

impl Tell for WordsError {
    fn told(&self) -> Told {
        Told::new(msg!(
            "error-words",
            lang = self.lang.to_string(),
            file = &self.file,
            what = &self.what,
        ))
    }
}

static SHIPPED: LazyLock<Lexicon> = LazyLock::new(Lexicon::shipped);
static INSTALLED: OnceLock<Lexicon> = OnceLock::new();

/// The words of the program: those that it ships with, or those that were
/// installed before.
pub fn lexicon() -> &'static Lexicon {
    INSTALLED.get().unwrap_or(&SHIPPED)
}

/// Makes other words those of the program, once and before anything is said.
///
/// # Errors
///
/// Gives the words back where some were installed before.
pub fn install(words: Lexicon) -> Result<(), Box<Lexicon>> {
    INSTALLED.set(words).map_err(Box::new)
}

impl Lexicon {
    /// The words that the program ships with. A test makes sure that each file can
    /// be used.
    pub fn shipped() -> Self {
        let mut lexicon = Self {
            tongues: BTreeMap::new(),
        };
        for (tag, files) in LOCALES {
            if let Some(lang) = Lang::new(tag) {
                let shelved = Shelved {
                    base: lang.parent().map_or(&[], shipped_files),
                    files,
                    tongue: OnceLock::new(),
                };
                lexicon.tongues.insert(lang, shelved);
            }
        }
        lexicon
    }

    /// Adds a language by the names and texts of the files of its folder. One such as
    /// `ru-KZ` takes what they lack from `ru`, where that ships.
    ///
    /// # Errors
    ///
    /// Names the file that is not Fluent or no table of cases.
    pub fn with_language(mut self, lang: Lang, files: &[(&str, &str)]) -> Result<Self, WordsError> {
        let base = lang.parent().map_or(&[][..], shipped_files);
        let shelved = Shelved {
            base: &[],
            files: &[],
            tongue: OnceLock::from(Some(Tongue::new(lang, base, files)?)),
        };
        self.tongues.insert(lang, shelved);
        Ok(self)
    }

    fn tongue(&self, lang: Lang) -> Option<&Tongue> {
        let shelved = self.tongues.get(&lang)?;
        let read = || Tongue::new(lang, shelved.base, shelved.files).ok();
        shelved.tongue.get_or_init(read).as_ref()
    }

    /// The tags of the languages that the program ships with; not of their words in a
    /// country.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        let tags = LOCALES.iter().map(|(tag, _)| *tag);
        tags.filter(|tag| {
            let parent = Lang::new(tag).and_then(|lang| lang.parent());
            parent.is_none_or(|parent| shipped_files(parent).is_empty())
        })
    }

    /// The languages that there are words for; not their words in a country.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        let of_country = |lang: &Lang| lang.parent().is_some_and(|parent| self.has(parent));
        let all = self.tongues.keys().copied();
        all.filter(move |lang| !of_country(lang))
    }

    /// The words of a language in a country (two capital letters), which calls its
    /// regions and units in its own way: `ru-KZ` for `ru` in `KZ`. The language itself
    /// where there are none.
    pub fn in_country(&self, lang: Lang, country: Option<&str>) -> Lang {
        let tag = country.map(|country| format!("{lang}-{country}"));
        let local = tag.and_then(|tag| Lang::new(&tag));
        local.filter(|lang| self.has(*lang)).unwrap_or(lang)
    }

    /// Whether there are words for a language.
    pub fn has(&self, lang: Lang) -> bool {
        self.tongues.contains_key(&lang)
    }

    /// The languages from which a name is taken that is missing in this one, by
    /// `format-names-from` of its folder.
    pub fn names_from(&self, lang: Lang) -> &[Lang] {
        self.tongue(lang).map_or(&[], |t| &t.names_from)
    }

    /// A message in a language; in English where the language has no words for it.
    pub fn say(&self, message: &Message, lang: Lang) -> String {
        let args = message.args();
        self.in_language(message.key(), args, lang)
            .or_else(|| self.in_language(message.key(), args, Lang::EN))
            .map_or_else(|| message.key().to_owned(), |(text, _)| text)
    }

    /// A message in exactly this language.
    ///
    /// # Errors
    ///
    /// Says what is missing: the message, an argument, a function.
    pub fn try_say(&self, message: &Message, lang: Lang) -> Result<String, String> {
        let key = message.key();
        match self.in_language(key, message.args(), lang) {
            None => Err(format!("{lang}: no message {key}")),
            Some((text, errors)) if errors.is_empty() => Ok(text),
            Some((_, errors)) => Err(format!("{lang}: {key}: {}", errors.join("; "))),
        }
    }

    /// The member of a family by a key of the data, in this language or English.
    pub fn word(&self, family: &str, key: &str, lang: Lang) -> Option<String> {
        let key = format!("{family}-{key}");
        self.in_language(&key, &[], lang)
            .or_else(|| self.in_language(&key, &[], Lang::EN))
            .map(|(text, _)| text)
    }

    /// A value as a language writes it.
    pub fn value(&self, value: &Value, lang: Lang) -> String {
        match self.tongue(lang).or_else(|| self.tongue(Lang::EN)) {
            Some(tongue) => self.text(value, lang, tongue),
            None => String::new(),
        }
    }

    /// Words that stay with the number before them.
    pub(super) fn units(&self, lang: Lang) -> &[String] {
        let tongue = self.tongue(lang).or_else(|| self.tongue(Lang::EN));
        tongue.map_or(&[], |tongue| &tongue.formats.units)
    }

    /// A day by a pattern of the language: `long` in text, `short` in tables.
    pub fn date(&self, date: jiff::civil::Date, pattern: &str, lang: Lang) -> String {
        match self.tongue(lang).or_else(|| self.tongue(Lang::EN)) {
            Some(tongue) => tongue.formats.date(date, pattern),
            None => date.to_string(),
        }
    }

    fn in_language(
        &self,
        key: &str,
        args: &[(&'static str, Value)],
        lang: Lang,
    ) -> Option<(String, Vec<String>)> {
        let tongue = self.tongue(lang)?;
        let message = tongue.bundle.get_message(key)?;
        let pattern = message.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, self.argument(value, lang, tongue));
        }
        let mut errors = Vec::new();
        let bundle = &tongue.bundle;
        let text = bundle.format_pattern(pattern, Some(&given), &mut errors);
        let errors = errors.iter().map(ToString::to_string).collect();
        Some((text.into_owned(), errors))
    }

    fn text(&self, value: &Value, lang: Lang, tongue: &Tongue) -> String {
        let formats = &tongue.formats;
        match value {
            Value::Text(text) => text.to_string(),
            Value::Names(names) => self.name(names, lang).to_owned(),
            Value::Number(n) => formats.number(n),
            Value::Whole(n) => formats.number(&whole(*n)),
            Value::Share(n) => formats.share(n),
            Value::Date(date) => formats.date(*date, "long"),
            Value::Message(message) => self.say(message, lang),
            Value::Word(family, key) => self
                .word(family, key, lang)
                .unwrap_or_else(|| key.replace('_', " ")),
            Value::List(values) => formats.list(&self.parts(values, lang, tongue)),
            Value::Joined(sign, values) => self.parts(values, lang, tongue).join(sign),
        }
    }

    fn parts(&self, values: &[Value], lang: Lang, tongue: &Tongue) -> Vec<String> {
        values.iter().map(|v| self.text(v, lang, tongue)).collect()
    }

    /// A name in a language, by the order of this lexicon.
    fn name<'a>(&self, names: &'a Names, lang: Lang) -> &'a str {
        names.shown(lang, self.names_from(lang))
    }

    fn argument(&self, value: &Value, lang: Lang, tongue: &Tongue) -> FluentValue<'static> {
        let text = self.text(value, lang, tongue);
        match value {
            Value::Number(n) => counted(n.value, n.decimals.into(), text),
            Value::Share(n) => counted(n.value * 100.0, n.decimals.into(), text),
            Value::Whole(n) => counted(*n as f64, 0, text),
            Value::Date(date) => Said::Date(*date, text).value(),
            Value::List(values) | Value::Joined(_, values) => {
                Said::List(self.parts(values, lang, tongue), text).value()
            }
            Value::Text(_) | Value::Names(_) | Value::Message(_) | Value::Word(..) => text.into(),
        }
    }
}

/// The files of a language that ships; none of another.
fn shipped_files(lang: Lang) -> Files {
    let found = LOCALES.iter().find(|(tag, _)| *tag == lang.as_str());
    found.map_or(&[], |(_, files)| files)
}

fn whole(n: i64) -> Number {
    Number {
        value: n as f64,
        decimals: 0,
        signed: false,
    }
}

/// A number by which messages choose a plural, with its text as the language
/// writes it, which Fluent has no place for but the sign of a currency.
fn counted(value: f64, decimals: usize, text: String) -> FluentValue<'static> {
    let rounded = format!("{value:.decimals$}").parse().unwrap_or(value);
    let options = FluentNumberOptions {
        currency: Some(text),
        minimum_fraction_digits: (decimals > 0).then_some(decimals),
        ..FluentNumberOptions::default()
    };
    FluentValue::Number(FluentNumber::new(rounded, options))
}
