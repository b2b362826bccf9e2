//! From points to the fields of the unit that they lie in.
//!
//! Rule: a point on a border belongs to the first of the units that meet there,
//! in the order of the boundaries, and is marked `border`; a point in no unit is
//! marked `outside` and gets no unit's fields.

use crate::msg;
use crate::words::{Tell, Told};
use rustc_hash::FxHashSet;
use serde_json::Value;

use super::load::{Boundaries, BoundariesError};
use crate::coverage::{Locator, Place};
use crate::io::InputError;
use crate::words::Message;

/// Name of the column that says how a point lies.
pub const PLACE: &str = "place";

/// Units to look points up in, with the fields that a point receives.
#[derive(Debug, Clone)]
pub struct Places {
    pub(super) locator: Locator,
    /// Names of the fields, without `place`.
    pub(super) fields: Vec<String>,
    /// The values of the fields, unit by unit; null where a unit has none.
    pub(super) values: Vec<Vec<Value>>,
}

/// How many points lie where.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LocateCounts {
    /// Points inside a unit.
    pub inside: u64,
    /// Points on a border.
    pub border: u64,
    /// Points in no unit.
    pub outside: u64,
    /// Features without a point, counted from 1.
    pub pointless: Vec<usize>,
    /// Fields that got another name because the points have one of that name.
    pub renamed: Vec<(String, String)>,
    /// Texts of units that a spreadsheet would run, and that are marked as text.
    pub marked: usize,
    /// What is to be said of the coordinate system of a table.
    pub note: Option<Message>,
}

/// Why points cannot be looked up.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum LocateError {
    /// A unit has not the field that was asked for.
    Boundaries(#[from] BoundariesError),
    /// The points cannot be read.
    Input(#[from] InputError),
    /// The result cannot be written.
    Output(#[from] std::io::Error),
}

impl Tell for LocateError {
    fn told(&self) -> Told {
        match self {
            Self::Boundaries(error) => error.told(),
            Self::Input(error) => error.told(),
            Self::Output(error) => {
                let within = |said| msg!("error-cannot-write-results", said = said);
                error.told().within(within)
            }
        }
    }
}

impl Places {
    /// Prepares to look points up; each gets the field `key` of its unit, or all
    /// fields of the boundaries where no key is given.
    ///
    /// # Errors
    /// If a feature has no field `key`.
    pub fn new(boundaries: &Boundaries, key: Option<&str>) -> Result<Places, BoundariesError> {
        let fields = match key {
            Some(key) => vec![key.to_owned()],
            None => all_fields(boundaries),
        };
        let mut values = Vec::with_capacity(boundaries.fields.len());
        for (feature, properties) in boundaries.fields.iter().enumerate() {
            if let Some(key) = key.filter(|key| properties.get(*key).is_none_or(Value::is_null)) {
                return Err(boundaries.no_field(feature, key));
            }
            let value = |field: &String| properties.get(field).cloned().unwrap_or(Value::Null);
            values.push(fields.iter().map(value).collect());
        }
        Ok(Places {
            locator: boundaries.coverage.locator(),
            fields,
            values,
        })
    }

    /// Names for the added columns that no column of the points has, `place`
    /// last, and which of them had to change.
    pub(super) fn names_beside(&self, taken: &[&str]) -> (Vec<String>, Vec<(String, String)>) {
        let mut taken: FxHashSet<String> = taken.iter().map(|&name| name.to_owned()).collect();
        let (mut names, mut renamed) = (Vec::new(), Vec::new());
        for field in self.fields.iter().map(String::as_str).chain([PLACE]) {
            let mut name = field.to_owned();
            while !taken.insert(name.clone()) {
                name.insert_str(0, "unit_");
            }
            if name != field {
                renamed.push((field.to_owned(), name.clone()));
            }
            names.push(name);
        }
        (names, renamed)
    }
}

fn all_fields(boundaries: &Boundaries) -> Vec<String> {
    let mut seen = FxHashSet::default();
    let names = boundaries.fields.iter().flat_map(|fields| fields.keys());
    names
        .filter(|name| seen.insert(name.as_str()))
        .cloned()
        .collect()
}

impl LocateCounts {
    pub(super) fn count(&mut self, place: Place) {
        match place {
            Place::Inside(_) => self.inside += 1,
            Place::Border(_) => self.border += 1,
            Place::Outside => self.outside += 1,
        }
    }
}

/// The word for a place.
pub(super) fn word(place: Place) -> &'static str {
    match place {
        Place::Inside(_) => "inside",
        Place::Border(_) => "border",
        Place::Outside => "outside",
    }
}
