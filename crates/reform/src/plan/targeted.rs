//! Changes that say in one of two keys what they are about, as the file writes them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Target, TargetError, Translations};

/// `abolish = { unit, into }` or `abolish = { region, into }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Abolish {
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
pub struct Rename {
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
pub struct MoveCentre {
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
pub struct SetStatus {
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
pub struct Recode {
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
pub struct Published {
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
