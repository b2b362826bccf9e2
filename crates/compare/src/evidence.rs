//! What a rule on regions found, to be said in any language.

use std::fmt;

use serde::{Serialize, Serializer};

use aimaq_territory::Names;
use aimaq_words::msg;
use aimaq_words::{Lang, Message, number, say};

/// What was found about a region; its text is English.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// The units have no boundaries.
    NoBoundaries,
    /// The region has no centre.
    NoCentre,
    /// The region has neither a seat nor a settlement.
    NoPlace,
    /// No other region has a centre.
    NoOtherCentre,
    /// The land is in so many parts.
    Parts(usize),
    /// So many people.
    People(u64),
    /// So many units.
    Units(usize),
    /// A place is so far from the centre.
    Away {
        /// The place.
        place: Names,
        /// Geodesic kilometres.
        km: f64,
    },
    /// The centre is the seat of a city.
    CitySeat,
    /// The centre is the seat of a district and of no city.
    DistrictSeat,
    /// The centre is the seat of no unit of the region.
    NoSeat,
    /// The centre is the seat of a unit of the region.
    UnitSeat,
    /// The centre lies on the region's land.
    Inside,
    /// The centre lies on other land.
    Outside,
}

impl Evidence {
    /// What was found, to be said in any language.
    pub fn message(&self) -> Message {
        match self {
            Self::Parts(n) => msg!("found-part", n = *n),
            Self::People(n) => msg!("found-people", n = number(*n as f64, 0)),
            Self::Units(n) => msg!("found-units", n = *n),
            Self::Away { place, km } => msg!("found-away", place = place, km = number(*km, 1)),
            Self::NoBoundaries => msg!("found-no-boundaries"),
            Self::NoCentre => msg!("found-no-centre"),
            Self::NoPlace => msg!("found-no-place"),
            Self::NoOtherCentre => msg!("found-no-other-centre"),
            Self::CitySeat => msg!("found-city-seat"),
            Self::DistrictSeat => msg!("found-district-seat"),
            Self::NoSeat => msg!("found-no-seat"),
            Self::UnitSeat => msg!("found-unit-seat"),
            Self::Inside => msg!("found-inside"),
            Self::Outside => msg!("found-outside"),
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say(&self.message(), Lang::EN))
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
