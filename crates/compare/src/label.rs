//! What a unit or region is called: by one name for programs, in their language for
//! people.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use aimaq_territory::{RegionId, Territory, UnitId};
use aimaq_words::Value;

/// A name that programs, and the order of rows, take in the form of plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    plain: String,
    shown: Value,
}

impl Label {
    /// A name in one form for programs and another for people.
    pub fn new(plain: impl Into<String>, shown: impl Into<Value>) -> Self {
        Self {
            plain: plain.into(),
            shown: shown.into(),
        }
    }

    /// A region by its name.
    pub fn of_region(territory: &Territory, id: RegionId) -> Self {
        let names = &territory.region(id).names;
        Self::new(names.main(), names)
    }

    /// A unit by its path.
    pub fn of_unit(territory: &Territory, id: UnitId) -> Self {
        let path = territory.unit_path(id);
        Self::new(path.main(), &path)
    }

    /// The name in the form of plans.
    pub fn as_str(&self) -> &str {
        &self.plain
    }
}

impl Eq for Label {}

impl Ord for Label {
    fn cmp(&self, other: &Self) -> Ordering {
        self.plain.cmp(&other.plain)
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq<&str> for Label {
    fn eq(&self, other: &&str) -> bool {
        self.plain == *other
    }
}

impl From<&Label> for Value {
    fn from(label: &Label) -> Self {
        label.shown.clone()
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.plain)
    }
}
