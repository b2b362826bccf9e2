//! The plan as its file writes it, where a target is one of two keys.
//!
//! Everything else is the same in the file and in memory. A change with both keys
//! or with neither becomes a [`TargetError`] with its place, which applying the
//! plan reports together with all else that is wrong.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{
    Create, Day, Divide, Merge, MoveBorder, Split, Target, TargetError, Transfer, Translations,
};

/// One legal act: changes that take effect on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Act {
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

/// One operation on the territory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Change {
    /// A new region out of units of others.
    Create(Create),
    /// Units or regions become one.
    Merge(Merge),
    /// A unit or region ends; its land goes where the change says.
    Abolish(Abolish),
    /// Units move to another region that exists.
    Transfer(Transfer),
    /// A unit is divided.
    Split(Split),
    /// A unit or region gets another name.
    Rename(Rename),
    /// A unit or region is governed from elsewhere.
    MoveCentre(MoveCentre),
    /// A unit or region becomes another kind.
    SetStatus(SetStatus),
    /// A unit or region gets another code.
    Recode(Recode),
    /// A region ends and others are formed out of all its units.
    Divide(Divide),
    /// Land goes from one unit to another, and both go on.
    MoveBorder(MoveBorder),
    /// Many units or regions get other codes at once.
    RecodeTable(RecodeTable),
    /// Many units or regions get other names at once.
    RenameTable(RenameTable),
}

/// `recode_table = { file }` or `recode_table = { rows }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecodeTable {
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
pub(crate) struct RenameTable {
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

/// `abolish = { unit, into }` or `abolish = { region, into }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Abolish {
    /// The unit that ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) unit: Option<Spanned<String>>,
    /// The region that ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) region: Option<Spanned<String>>,
    /// The unit or region that receives its land and people.
    #[schemars(with = "String")]
    pub(super) into: Spanned<String>,
}

/// `rename = { unit, to }` or `rename = { region, to }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rename {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) region: Option<Spanned<String>>,
    /// Its new name.
    #[schemars(with = "String")]
    pub(super) to: Spanned<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub(super) names: Translations,
    /// Other spellings by which it is found from then on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
    /// New name of its seat or centre, if that is renamed too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) seat: Option<Spanned<String>>,
    /// The seat in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub(super) seat_names: Translations,
}

/// `move_centre = { region, centre }` or `move_centre = { unit, centre }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoveCentre {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) region: Option<Spanned<String>>,
    /// The settlement it is governed from now.
    #[schemars(with = "String")]
    pub(super) centre: Spanned<String>,
    /// The centre in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub(super) centre_names: Translations,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<[f64; 2]>,
}

/// `set_status = { unit, kind }` or `set_status = { region, kind }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetStatus {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) region: Option<Spanned<String>>,
    /// What it becomes in law: a kind that the territory knows, or `district`,
    /// `city_of_regional_significance`, `city_of_republican_significance`,
    /// `capital`, `region`.
    #[schemars(with = "String")]
    pub(super) kind: Spanned<String>,
}

/// `recode = { unit, code }` or `recode = { region, code }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recode {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) region: Option<Spanned<String>>,
    /// Its new code.
    #[schemars(with = "String")]
    pub(super) code: Spanned<String>,
}

/// An area of a region or unit in the state after the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Published {
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) region: Option<Spanned<String>>,
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub(super) unit: Option<Spanned<String>>,
    /// Square kilometres.
    pub(super) area_km2: f64,
    /// Who published which figure, or how it was computed.
    pub(super) source: String,
    /// Whether the figure was computed and not published for this extent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) computed: bool,
}

/// A change whose target stands in one of two keys, in the file and in memory.
macro_rules! targeted {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl TryFrom<$name> for super::$name {
            type Error = TargetError;

            fn try_from(file: $name) -> Result<Self, TargetError> {
                let target = Target::of((file.unit, file.region))?;
                Ok(Self { target, $($field: file.$field),+ })
            }
        }

        impl From<super::$name> for $name {
            fn from(change: super::$name) -> Self {
                let (unit, region) = change.target.keys();
                Self { unit, region, $($field: change.$field),+ }
            }
        }
    )+};
}

targeted! {
    Abolish { into }
    Rename { to, names, aliases, seat, seat_names }
    MoveCentre { centre, centre_names, position }
    SetStatus { kind }
    Recode { code }
    Published { area_km2, source, computed }
}

impl TryFrom<Change> for super::Change {
    type Error = TargetError;

    fn try_from(file: Change) -> Result<Self, TargetError> {
        Ok(match file {
            Change::Create(c) => Self::Create(c),
            Change::Merge(c) => Self::Merge(c),
            Change::Abolish(c) => Self::Abolish(c.try_into()?),
            Change::Transfer(c) => Self::Transfer(c),
            Change::Split(c) => Self::Split(c),
            Change::Rename(c) => Self::Rename(c.try_into()?),
            Change::MoveCentre(c) => Self::MoveCentre(c.try_into()?),
            Change::SetStatus(c) => Self::SetStatus(c.try_into()?),
            Change::Recode(c) => Self::Recode(c.try_into()?),
            Change::Divide(c) => Self::Divide(c),
            Change::MoveBorder(c) => Self::MoveBorder(c),
            Change::RecodeTable(c) => Self::RecodeTable(c.try_into()?),
            Change::RenameTable(c) => Self::RenameTable(c.try_into()?),
        })
    }
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
