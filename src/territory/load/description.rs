//! `territory.toml`: what a data set says of itself.

use jiff::civil::Date;
use serde::Deserialize;

use super::LoadError;
use crate::territory::{Attribution, CodeSystem, Kinds, Names, Past};

/// What a data set says of itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Description {
    pub(super) name: String,
    pub(super) title: Names,
    date: toml::value::Datetime,
    #[serde(default)]
    pub(super) code_system: CodeSystem,
    #[serde(default)]
    pub(super) kinds: Kinds,
    #[serde(default)]
    pub(super) schematic: bool,
    #[serde(default)]
    pub(super) attribution: WrittenAttribution,
    #[serde(default)]
    pub(super) history: Vec<String>,
    #[serde(default)]
    pub(super) past: Option<Past>,
    #[serde(default, rename = "notes")]
    _notes: toml::Table,
}

/// The sources as they are written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAttribution {
    boundaries: Option<Text>,
    #[serde(default)]
    others: Vec<Text>,
}

/// A text for every language, or one for each.
#[derive(Deserialize)]
struct Text(#[serde(with = "crate::words::text")] Names);

impl From<WrittenAttribution> for Attribution {
    fn from(written: WrittenAttribution) -> Self {
        Self {
            boundaries: written.boundaries.map(Names::from),
            others: written.others.into_iter().map(Names::from).collect(),
        }
    }
}

impl From<Text> for Names {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl Description {
    pub(super) fn read(text: &str) -> Result<Self, LoadError> {
        toml::from_str(text).map_err(|e| LoadError::Description(Box::new(e)))
    }

    /// The day of the state.
    pub(super) fn day(&self) -> Result<Date, LoadError> {
        let day = self.date.to_string().parse();
        day.map_err(|_| LoadError::Value {
            table: "territory.toml",
            line: 1,
            message: "`date` is not a day (YYYY-MM-DD)".to_owned(),
        })
    }
}
