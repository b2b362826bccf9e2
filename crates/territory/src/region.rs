//! Regions: sets of units with a centre.

use geo_types::Coord;
use jiff::civil::Date;

use super::{Dated, Kind, Names, Seat};

/// Index of a region in [`super::Territory::regions`]; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub u32);

impl RegionId {
    /// The id of the region at a place in its table; more than a table can hold are
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

/// The settlement from which a region is governed.
#[derive(Debug, Clone, PartialEq)]
pub struct Centre {
    /// Its names.
    pub names: Names,
    /// Longitude and latitude in degrees.
    pub position: Coord<f64>,
}

impl From<Seat> for Centre {
    fn from(seat: Seat) -> Self {
        Self {
            names: seat.names,
            position: seat.position,
        }
    }
}

/// A published area and which figure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficialArea {
    /// Square kilometres.
    pub km2: f64,
    /// Which figure: publisher, edition, or how it was derived.
    pub figure: String,
    /// First day of the state that the figure describes.
    pub from: Option<Date>,
    /// First day on which the extent was another.
    pub until: Option<Date>,
    /// Whether a public body published it for exactly this extent.
    pub published: bool,
}

impl OfficialArea {
    /// Whether the figure describes the extent on a day.
    #[inline]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// A first-level unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Stable key of the data set; empty for a region that a plan creates.
    pub key: String,
    /// Current names.
    pub names: Names,
    /// Other names under which it is found.
    pub aliases: Vec<String>,
    /// What it is in law.
    pub kind: Kind,
    /// Where it is governed from.
    pub centre: Option<Centre>,
    /// Codes with the days on which they hold.
    pub codes: Vec<Dated<String>>,
    /// Published areas with the days on which they describe the extent.
    pub areas: Vec<OfficialArea>,
    /// First day it exists; `None` is since before the data.
    pub since: Option<Date>,
    /// First day it no longer exists.
    pub ended: Option<Date>,
}

impl Region {
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

    /// The published area of its extent on a day.
    pub fn area_on(&self, day: Date) -> Option<&OfficialArea> {
        self.areas.iter().find(|area| area.holds_on(day))
    }
}
