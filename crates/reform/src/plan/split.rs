//! A unit divided, and how the land of its parts is found, as the plan writes it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Translations;

/// `split = { unit, into = [ … ] }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The unit that is divided and goes on with the rest.
    #[schemars(with = "String")]
    pub unit: Spanned<String>,
    /// The new units.
    pub into: Vec<Part>,
}

/// A new unit that a split creates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    #[schemars(with = "String")]
    pub name: Spanned<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// Other spellings by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is in law; as the divided unit where left out.
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
    /// Its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub code: Option<Spanned<String>>,
    /// Its people; estimated from the settlements where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<u64>")]
    pub population: Option<Spanned<u64>>,
    /// Its published area in km².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_km2: Option<f64>,
    /// How its land is found.
    #[schemars(with = "By")]
    pub by: Spanned<By>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How the land of a new unit is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// All land that is nearer to its centre than to the centre of the rest.
    NearestCentre,
    /// The land inside a polygon: the name of a GeoJSON file beside the plan, or
    /// rings of `[longitude, latitude]`, the shell first.
    Polygon(Outline<Vec<Vec<[f64; 2]>>>),
    /// The land inside any of several polygons, each as rings of `[longitude, latitude]`,
    /// the shell first.
    Polygons(Vec<Vec<Vec<[f64; 2]>>>),
    /// The land on the right of a line, seen in its direction: the name of a
    /// GeoJSON file beside the plan, or a list of `[longitude, latitude]`.
    Line(Outline<Vec<[f64; 2]>>),
    /// Lower units: each the path of a unit that was merged into the divided one,
    /// or `code:` and the code of a feature of the boundaries.
    Units(Vec<String>),
    /// Settlements of the divided unit: the land that is nearer to them than to
    /// its other settlements.
    Settlements(Vec<String>),
}

/// Coordinates in the plan, or the name of the file that holds them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "write the name of a GeoJSON file, or coordinates as [longitude, latitude]"
)]
pub enum Outline<T> {
    /// A GeoJSON file; a relative path starts at the folder of the plan.
    File(String),
    /// Longitudes and latitudes in degrees.
    Inline(T),
}
