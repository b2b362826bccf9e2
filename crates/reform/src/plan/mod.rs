//! The plan: a reform as a file.
//!
//! TOML with externally tagged changes, so that an error points at the exact
//! key. The types here are the file, nothing more: names are still text, and
//! every text that an error may have to point at keeps its place ([`Spanned`]).

pub(super) mod change;
mod fault;
mod file;
mod row_files;
mod split;
mod target;
mod targeted;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::Spanned;

use super::diagnostic::{Diagnostics, Problem};
use aimaq_territory::{Lang, Names};
use aimaq_words::{Value, msg};

pub(crate) use change::*;
use fault::fault;
pub use row_files::{read_row_files, row_files};
pub use split::{By, Outline, Part, Split};
pub use target::{Target, TargetError};

/// A reform: acts in order of their effective date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Title in English.
    pub title: String,
    /// Title in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub titles: Translations,
    /// What the plan is for, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub descriptions: Translations,
    /// Name of the territory it applies to.
    pub territory: String,
    /// The state it starts from, as a day.
    pub as_of: Day,
    /// The plan after which it starts: an embedded name, or a file beside this
    /// one. Left out, it starts from the territory's own state on `as_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub follows: Option<Spanned<String>>,
    /// Warnings that the plan accepts, by their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub accept: Vec<Spanned<String>>,
    /// Packs of rules by which the report judges the later regions: embedded
    /// names, or files beside the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub rules: Vec<Spanned<String>>,
    /// The acts.
    #[serde(default)]
    #[schemars(with = "Vec<file::Act>")]
    pub acts: Vec<Act>,
    /// Published areas of regions as the plan leaves them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<file::Published>")]
    pub published: Vec<Published>,
}

/// An area of a region or unit in the state after the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "file::Published", into = "file::Published")]
pub struct Published {
    /// What the figure is about.
    pub target: Target,
    /// Square kilometres.
    pub area_km2: f64,
    /// Who published which figure, or how it was computed.
    pub source: String,
    /// Whether the figure was computed and not published for this extent.
    pub computed: bool,
}

/// Names in languages other than English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Translations(BTreeMap<Lang, String>);

impl Translations {
    /// Those of names, without the main one.
    pub fn of(names: &Names) -> Self {
        let others = names.others();
        Self(others.map(|(lang, name)| (lang, name.to_owned())).collect())
    }

    /// Whether no translation is given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// By language, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, name)| (*lang, name.as_str()))
    }

    /// The same with a name in one more language.
    pub(super) fn and(mut self, lang: Lang, name: &str) -> Self {
        self.0.insert(lang, name.to_owned());
        self
    }

    /// Together with the main name.
    pub fn with(&self, main: &str) -> Names {
        let names = Names::new(main);
        self.iter()
            .fold(names, |names, (lang, name)| names.with(lang, name))
    }
}

impl JsonSchema for Translations {
    fn schema_name() -> Cow<'static, str> {
        "Translations".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "description": "Names in languages other than English, by the tag of the language: `kk`, `ru`, `fr`.",
            "type": "object",
            "patternProperties": {
                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": { "type": "string" }
            },
            "additionalProperties": false
        })
    }
}

/// One legal act: changes that take effect on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "file::Act")]
pub struct Act {
    /// Title of the act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Title of the act in other languages.
    #[serde(skip_serializing_if = "Translations::is_empty")]
    pub titles: Translations,
    /// The day it takes effect.
    pub effective: Spanned<Day>,
    /// Where its text is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The same in other languages.
    #[serde(skip_serializing_if = "Translations::is_empty")]
    pub sources: Translations,
    /// Remarks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The changes, in the order in which they apply.
    pub changes: Vec<Spanned<Change>>,
    /// Changes that do not say what they are about; applying reports them.
    #[serde(skip)]
    pub unclear: Vec<Spanned<TargetError>>,
}

impl Act {
    /// Title of the act in its languages, or its date where it has none.
    pub(crate) fn called(&self) -> Value {
        match &self.title {
            Some(title) => self.titles.with(title).into(),
            None => msg!("problem-act-of-day", day = self.effective.get_ref().0).into(),
        }
    }

    /// Title of the act, or its date where it has none.
    pub fn label(&self) -> String {
        match &self.title {
            Some(title) => title.clone(),
            None => format!("the act of {}", self.effective.get_ref().0),
        }
    }
}

/// A day, written as a TOML date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(transparent)]
pub struct Day(#[schemars(with = "String", extend("format" = "date"))] pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let bare = written.time.is_none() && written.offset.is_none();
        let day = written.to_string().parse().ok().filter(|_| bare);
        day.map(Self).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{written}` is not a day; write YYYY-MM-DD without a time"
            ))
        })
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.to_string();
        let date: toml::value::Datetime = text.parse().map_err(serde::ser::Error::custom)?;
        date.serialize(serializer)
    }
}

/// Reads a plan.
///
/// # Errors
/// One problem that points at the place in the text where the TOML, a key or a
/// value is wrong.
pub fn parse(text: &str, file: &str) -> Result<Plan, Diagnostics> {
    toml::from_str(text).map_err(|error| {
        let problem = Problem::error(fault(error.message()));
        let problem = problem.at(error.span().unwrap_or(0..0));
        Diagnostics::one(file, text, problem.hint(msg!("hint-all-keys")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_is_pointed_at() {
        let text = "title = \"x\"\nterritory = \"y\"\nas_of = 2022-05-01\n\n[[acts]]\neffective = 2022-06-08\n\n[[acts.changes]]\ntransfer = { units = [\"a\"], too = \"b\" }\n";
        let shown = parse(text, "plan.toml").expect_err("wrong key").to_string();
        assert!(shown.contains("plan.toml:9:"), "{shown}");
        assert!(shown.contains("too"), "{shown}");
    }

    #[test]
    fn an_unknown_change_lists_the_known_ones() {
        let text = "title = \"x\"\nterritory = \"y\"\nas_of = 2022-05-01\n[[acts]]\neffective = 2022-06-08\n[[acts.changes]]\nsplice = { unit = \"a\" }\n";
        let shown = parse(text, "plan.toml")
            .expect_err("wrong change")
            .to_string();
        assert!(
            shown.contains("splice") && shown.contains("split"),
            "{shown}"
        );
    }
}
