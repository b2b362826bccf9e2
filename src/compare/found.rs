//! What a rule on regions found, to be said in any language.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::territory::Names;

/// What was found about a region; its text is English.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
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

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Parts(1) => "one part",
            Self::Parts(n) => return write!(f, "{n} parts"),
            Self::People(n) => return write!(f, "{n} people"),
            Self::Units(n) => return write!(f, "{n} units"),
            Self::Away { place, km } => return write!(f, "{} is {km:.1} km away", place.en),
            Self::NoBoundaries => "no boundaries",
            Self::NoCentre => "no centre",
            Self::NoPlace => "no place is known",
            Self::NoOtherCentre => "there is no other centre",
            Self::CitySeat => "seat of a city",
            Self::DistrictSeat => "seat of a district only",
            Self::NoSeat => "seat of none of its units",
            Self::UnitSeat => "seat of one of its units",
            Self::Inside => "inside",
            Self::Outside => "outside",
        };
        f.write_str(text)
    }
}

impl Serialize for Found {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
