//! The plan as its file writes it, where a target is one of two keys.
//!
//! Everything else is the same in the file and in memory. A change with both keys
//! or with neither becomes a [`TargetError`] with its place, which applying the
//! plan reports together with all else that is wrong.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::change::written::Change;
pub(super) use super::targeted::{Abolish, MoveCentre, Published, Recode, Rename, SetStatus};
use super::{Day, TargetError, Translations};

/// One legal act: changes that take effect on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Title of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    /// Title of the act in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub(super) titles: Translations,
    /// The day it takes effect.
    #[schemars(with = "Day")]
    pub(super) effective: Spanned<Day>,
    /// Where its text is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub(super) sources: Translations,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    /// The changes, in the order in which they apply.
    #[serde(default)]
    #[schemars(with = "Vec<Change>")]
    pub(super) changes: Vec<Spanned<Change>>,
}

/// `recode_table = { file }` or `recode_table = { rows }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecodeTable {
    /// A CSV file with the columns `unit` or `region`, and `code`; a relative path
    /// starts at the folder of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) file: Option<Spanned<String>>,
    /// The rows, each as in `recode`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rows: Vec<Recode>,
}

/// `rename_table = { file }` or `rename_table = { rows }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameTable {
    /// A CSV file with the columns `unit` or `region`, and `to`, and for the name in
    /// other languages `name_kk`, `name_fr` and so on; a relative path starts at the
    /// folder of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) file: Option<Spanned<String>>,
    /// The rows, each as in `rename`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rows: Vec<Rename>,
}

/// A table whose rows say in one of two keys what they are about.
macro_rules! tables {
    ($($table:ident of $row:ident)+) => {$(
        impl TryFrom<$table> for super::RowTable<super::$row> {
            type Error = TargetError;

            fn try_from(file: $table) -> Result<Self, TargetError> {
                let rows = file.rows.into_iter().map(TryInto::try_into);
                Ok(Self {
                    file: file.file,
                    rows: rows.collect::<Result<_, _>>()?,
                    lines: Vec::new(),
                })
            }
        }
    )+};
}

tables! {
    RecodeTable of Recode
    RenameTable of Rename
}

impl From<Act> for super::Act {
    fn from(file: Act) -> Self {
        let (mut changes, mut unclear) = (Vec::new(), Vec::new());
        for change in file.changes {
            let span = change.span();
            match change.into_inner().try_into() {
                Ok(change) => changes.push(Spanned::new(span, change)),
                Err(error) => unclear.push(Spanned::new(span, error)),
            }
        }
        Self {
            title: file.title,
            titles: file.titles,
            effective: file.effective,
            source: file.source,
            sources: file.sources,
            note: file.note,
            changes,
            unclear,
        }
    }
}
