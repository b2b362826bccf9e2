//! The path of a unit: its region and its name.

use serde::{Serialize, Serializer};

use super::{Lang, Names, Territory, UnitId};
use aimaq_words::{Value, joined};

/// A unit with its region: `Abai Region/Urzhar District`, as plans name it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitPath {
    /// Names of the region.
    pub region: Names,
    /// Names of the unit; with its code in brackets where its region has two units of
    /// that name.
    pub unit: Names,
}

impl UnitPath {
    /// The path in a language.
    pub fn shown(&self, lang: Lang) -> String {
        format!("{}/{}", self.region.get(lang), self.unit.get(lang))
    }

    /// The path by which plans name the unit.
    pub fn main(&self) -> String {
        format!("{}/{}", self.region.main(), self.unit.main())
    }
}

impl From<&UnitPath> for Value {
    fn from(path: &UnitPath) -> Self {
        joined("/", [&path.region, &path.unit])
    }
}

impl Serialize for UnitPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.main().serialize(serializer)
    }
}

impl Territory {
    /// A unit with its region, in all languages.
    pub fn unit_path(&self, id: UnitId) -> UnitPath {
        let unit = self.unit(id);
        let code = self.twin(id, unit.region).and(unit.code_on(self.date));
        UnitPath {
            region: self.region(unit.region).names.clone(),
            unit: match code {
                Some(code) => unit.names.map(|name| format!("{name} ({code})")),
                None => unit.names.clone(),
            },
        }
    }

    /// The path by which a unit is named in a plan: `Region/Unit`. Where the region
    /// has two units of that name, the code follows in brackets.
    pub fn path(&self, id: UnitId) -> String {
        let unit = self.unit(id);
        let (region, name) = (&self.region(unit.region).names.en, &unit.names.en);
        match self.twin(id, unit.region).and(unit.code_on(self.date)) {
            Some(code) => format!("{region}/{name} ({code})"),
            None => format!("{region}/{name}"),
        }
    }
}
