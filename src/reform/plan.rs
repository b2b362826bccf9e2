//! The plan: a reform as a file.
//!
//! TOML with externally tagged changes, so that an error points at the exact
//! key. The types here are the file, nothing more: names are still text, and
//! every text that an error may have to point at keeps its place ([`Spanned`]).

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::Spanned;

use super::diagnostic::{Diagnostics, Problem};
use crate::territory::Names;

/// A reform: acts in order of their effective date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Name of the territory it applies to.
    pub territory: String,
    /// The state it starts from, as a day.
    pub as_of: Day,
    /// Warnings that the plan accepts, by their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Spanned<String>>,
    /// The acts.
    #[serde(default)]
    pub acts: Vec<Act>,
    /// Published areas of regions as the plan leaves them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
}

/// A published area of a region in the state after the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The region.
    pub region: Spanned<String>,
    /// Square kilometres.
    pub area_km2: f64,
    /// Who published which figure.
    pub source: String,
}

/// Names in languages other than English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translations {
    /// Kazakh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kk: Option<String>,
    /// Russian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
}

impl Translations {
    /// Whether no translation is given.
    pub fn is_empty(&self) -> bool {
        self.kk.is_none() && self.ru.is_none()
    }

    /// Together with the English name.
    pub fn with(&self, en: &str) -> Names {
        Names {
            en: en.to_owned(),
            kk: self.kk.clone(),
            ru: self.ru.clone(),
        }
    }
}

/// One legal act: changes that take effect on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Title of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The day it takes effect.
    pub effective: Spanned<Day>,
    /// Where its text is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The changes, in the order in which they apply.
    #[serde(default)]
    pub changes: Vec<Spanned<Change>>,
}

impl Act {
    /// Title of the act, or its date where it has none.
    pub fn label(&self) -> String {
        match &self.title {
            Some(title) => title.clone(),
            None => format!("the act of {}", self.effective.get_ref().0),
        }
    }
}

/// One operation on the territory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
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
    /// A unit becomes another kind of unit.
    SetStatus(SetStatus),
    /// A unit or region gets another code.
    Recode(Recode),
}

/// `create = { region, centre, units }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Name of the new region.
    pub region: Spanned<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// Code of the new region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Spanned<String>>,
    /// What it is in law; `region` where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The settlement it is governed from.
    pub centre: Spanned<String>,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
    /// Its units, by path, alias or code.
    pub units: Vec<Spanned<String>>,
    /// Published area in km².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_km2: Option<f64>,
    /// Which figure the area is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_source: Option<String>,
}

/// `merge = { units, into }` or `merge = { regions, into }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The units that become one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Spanned<String>>,
    /// The regions that become one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Spanned<String>>,
    /// Name of the result: one of the merged ones, which then goes on, or new.
    pub into: Spanned<String>,
    /// The name in other languages, if it is new.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// Seat of the result, if it is new or moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Spanned<String>>,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
    /// Code of the result, if it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Spanned<String>>,
}

/// `abolish = { unit, into }` or `abolish = { region, into }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abolish {
    /// The unit that ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Spanned<String>>,
    /// The region that ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Spanned<String>>,
    /// The unit or region that receives its land and people.
    pub into: Spanned<String>,
}

/// `transfer = { units, to }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The units that move.
    pub units: Vec<Spanned<String>>,
    /// The region that receives them.
    pub to: Spanned<String>,
}

/// `split = { unit, into = [ … ] }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The unit that is divided and goes on with the rest.
    pub unit: Spanned<String>,
    /// The new units.
    pub into: Vec<Part>,
}

/// A new unit that a split creates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: Spanned<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// What it is in law; as the divided unit where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The settlement it is governed from.
    pub centre: Spanned<String>,
    /// The centre in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub centre_names: Translations,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
    /// Its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Spanned<String>>,
    /// Its people; estimated from the settlements where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Spanned<u64>>,
    /// Its published area in km².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_km2: Option<f64>,
    /// How its land is found.
    pub by: Spanned<By>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How the land of a new unit is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// All land that is nearer to its centre than to the centre of the rest.
    NearestCentre,
}

/// `rename = { unit, to }` or `rename = { region, to }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Spanned<String>>,
    /// Its new name.
    pub to: Spanned<String>,
    /// The same in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub names: Translations,
    /// New name of its seat or centre, if that is renamed too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Spanned<String>>,
    /// The seat in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub seat_names: Translations,
}

/// `move_centre = { region, centre }` or `move_centre = { unit, centre }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveCentre {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Spanned<String>>,
    /// The settlement it is governed from now.
    pub centre: Spanned<String>,
    /// The centre in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub centre_names: Translations,
    /// Longitude and latitude of the centre, where no table knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[f64; 2]>,
}

/// `set_status = { unit, kind }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetStatus {
    /// The unit.
    pub unit: Spanned<String>,
    /// What it becomes in law.
    pub kind: Spanned<String>,
}

/// `recode = { unit, code }` or `recode = { region, code }`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recode {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Spanned<String>>,
    /// The region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Spanned<String>>,
    /// Its new code.
    pub code: Spanned<String>,
}

/// A day, written as a TOML date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let day = written.to_string().parse();
        day.map(Self).map_err(|_| {
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
        let mut problem = Problem::error(error.message().trim().replace('\n', " "));
        if let Some(span) = error.span() {
            problem = problem.at(span);
        }
        Diagnostics::one(file, text, problem)
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
