//! The changes that an act makes, as the plan writes them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{By, Split, Target, TargetError, Translations, file};

/// All changes, each once: its name, its type here, and the type as the file writes it.
macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident($here:ty) as $written:ty,)+) => {
        /// One operation on the territory.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Change {
            $($(#[$doc])* $name($here),)+
        }

        /// Changes as the file writes them.
        pub(super) mod written {
            use super::*;

            /// One operation on the territory.
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
            #[serde(rename_all = "snake_case")]
            pub enum Change {
                $($(#[$doc])* $name($written),)+
            }
        }

        impl TryFrom<written::Change> for Change {
            type Error = TargetError;

            fn try_from(file: written::Change) -> Result<Self, TargetError> {
                Ok(match file {
                    $(written::Change::$name(change) => Self::$name(change.try_into()?),)+
                })
            }
        }
    };
}

changes! {
    /// A new region out of units of others.
    Create(Create) as Create,
    /// Units or regions become one.
    Merge(Merge) as Merge,
    /// A unit or region ends; its land goes where the change says.
    Abolish(Abolish) as file::Abolish,
    /// Units move to another region that exists.
    Transfer(Transfer) as Transfer,
    /// A unit is divided.
    Split(Split) as Split,
    /// A unit or region gets another name.
    Rename(Rename) as file::Rename,
    /// A unit or region is governed from elsewhere.
    MoveCentre(MoveCentre) as file::MoveCentre,
    /// A unit or region becomes another kind.
    SetStatus(SetStatus) as file::SetStatus,
    /// A unit or region gets another code.
    Recode(Recode) as file::Recode,
    /// A region ends and others are formed out of all its units.
    Divide(Divide) as Divide,
    /// Land goes from one unit to another, and both go on.
    MoveBorder(MoveBorder) as MoveBorder,
    /// Many units or regions get other codes at once.
    RecodeTable(RowTable<Recode>) as file::RecodeTable,
    /// Many units or regions get other names at once.
    RenameTable(RowTable<Rename>) as file::RenameTable,
}

/// `divide = { region, into = [ … ] }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Divide {
    /// The region that ends.
    #[schemars(with = "String")]
    pub region: Spanned<String>,
    /// The new regions, each as in `create`; all units of the region are in one of them.
    pub into: Vec<Create>,
}

impl Change {
    /// The regions that it forms.
    pub fn formed(&self) -> &[Create] {
        match self {
            Self::Create(create) => std::slice::from_ref(create),
            Self::Divide(divide) => &divide.into,
            _ => &[],
        }
    }
}

/// `move_border = { from, to, by }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveBorder {
    /// The unit that gives land.
    #[schemars(with = "String")]
    pub from: Spanned<String>,
    /// The unit that receives it.
    #[schemars(with = "String")]
    pub to: Spanned<String>,
    /// How the land is found; `nearest_centre` is by the seats of the two.
    #[schemars(with = "By")]
    pub by: Spanned<By>,
    /// The people on the land; estimated from the settlements where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<u64>")]
    pub population: Option<Spanned<u64>>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Rows that apply at once: in the plan, or in a CSV file beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowTable<T> {
    /// A CSV file; a relative path starts at the folder of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Spanned<String>>,
    /// The rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<T>,
    /// The lines of the rows in the file, from 1; none for rows of the plan itself.
    #[serde(skip)]
    pub lines: Vec<u64>,
}

/// `create = { region, centre, units }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Name of the new region.
    #[schemars(with = "String")]
    pub region: Spanned<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// Other spellings by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Code of the new region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub code: Option<Spanned<String>>,
    /// What it is in law; `region` where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The settlement it is governed from.
    #[schemars(with = "String")]
    pub centre: Spanned<String>,
    /// The centre in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub centre_names: Translations,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
    /// Its units, by path, alias or code.
    #[schemars(with = "Vec<String>")]
    pub units: Vec<Spanned<String>>,
    /// Published area in km².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_km2: Option<f64>,
    /// Which figure the area is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_source: Option<String>,
}

/// `merge = { units, into }` or `merge = { regions, into }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The units that become one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub units: Vec<Spanned<String>>,
    /// The regions that become one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub regions: Vec<Spanned<String>>,
    /// Name of the result: one of the merged ones, which then goes on, or new.
    #[schemars(with = "String")]
    pub into: Spanned<String>,
    /// The name in other languages, if it is new.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// Seat of the result, if it is new or moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub centre: Option<Spanned<String>>,
    /// The centre in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub centre_names: Translations,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
    /// Code of the result, if it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub code: Option<Spanned<String>>,
}

/// `abolish = { unit, into }` or `abolish = { region, into }`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(into = "file::Abolish")]
pub struct Abolish {
    /// What it is about.
    pub target: Target,
    /// The unit or region that receives its land and people.
    pub into: Spanned<String>,
}

/// `transfer = { units, to }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The units that move.
    #[schemars(with = "Vec<String>")]
    pub units: Vec<Spanned<String>>,
    /// The region that receives them.
    #[schemars(with = "String")]
    pub to: Spanned<String>,
}

/// `rename = { unit, to }` or `rename = { region, to }`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(into = "file::Rename")]
pub struct Rename {
    /// What it is about.
    pub target: Target,
    /// Its new name.
    pub to: Spanned<String>,
    /// The same in other languages.
    pub names: Translations,
    /// Other spellings by which it is found from then on.
    pub aliases: Vec<String>,
    /// New name of its seat or centre, if that is renamed too.
    pub seat: Option<Spanned<String>>,
    /// The seat in other languages.
    pub seat_names: Translations,
}

/// `move_centre = { region, centre }` or `move_centre = { unit, centre }`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(into = "file::MoveCentre")]
pub struct MoveCentre {
    /// What it is about.
    pub target: Target,
    /// The settlement it is governed from now.
    pub centre: Spanned<String>,
    /// The centre in other languages.
    pub centre_names: Translations,
    /// Longitude and latitude of the centre, where no table knows it.
    pub position: Option<[f64; 2]>,
}

/// `set_status = { unit, kind }` or `set_status = { region, kind }`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(into = "file::SetStatus")]
pub struct SetStatus {
    /// What it is about.
    pub target: Target,
    /// What it becomes in law: a kind that the territory knows, or `district`,
    /// `city_of_regional_significance`, `city_of_republican_significance`,
    /// `capital`, `region`.
    pub kind: Spanned<String>,
}

/// `recode = { unit, code }` or `recode = { region, code }`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(into = "file::Recode")]
pub struct Recode {
    /// What it is about.
    pub target: Target,
    /// Its new code.
    pub code: Spanned<String>,
}
