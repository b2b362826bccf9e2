//! Units: the smallest territories that a reform moves whole.

use geo_types::Coord;
use jiff::civil::Date;

use super::{AtomId, Dated, Names, OfficialArea, RegionId};

/// Index of a unit in [`super::Territory::units`]; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

impl UnitId {
    /// The id of the unit at a place in its table; more than a table can hold are
    /// all the last.
    #[inline]
    pub fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Its place in its table.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a unit is in law, as the data set writes it, for example `district` or
/// `city_of_regional_significance`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(pub String);

/// The settlement from which a unit is governed.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// Its names.
    pub names: Names,
    /// Longitude and latitude in degrees.
    pub position: Coord<f64>,
}

/// A district, or a city of regional significance, or what a country has for
/// them.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Stable key of the data set; empty for a unit that a plan creates.
    pub key: String,
    /// Current names.
    pub names: Names,
    /// Other names under which it is found.
    pub aliases: Vec<String>,
    /// What it is in law.
    pub kind: Kind,
    /// The region it belongs to.
    pub region: RegionId,
    /// Where it is governed from.
    pub seat: Option<Seat>,
    /// Codes with the days on which they hold.
    pub codes: Vec<Dated<String>>,
    /// The pieces of land and people it is made of; of a unit that has ended,
    /// those that it held last.
    pub atoms: Vec<AtomId>,
    /// Of a unit that has ended: how many pieces the territory had then; those
    /// that came later were split from these.
    pub pieces_then: usize,
    /// Official or otherwise published area.
    pub area: Option<OfficialArea>,
    /// Where the figures come from.
    pub source: String,
    /// First day it exists; `None` is since before the data.
    pub since: Option<Date>,
    /// First day it no longer exists.
    pub ended: Option<Date>,
}

impl Unit {
    /// Whether it exists in this state.
    #[inline]
    pub fn exists(&self) -> bool {
        self.ended.is_none()
    }

    /// Its code on a day.
    pub fn code_on(&self, day: Date) -> Option<&str> {
        let code = self.codes.iter().find(|code| code.holds_on(day));
        code.map(|code| code.value.as_str())
    }
}
