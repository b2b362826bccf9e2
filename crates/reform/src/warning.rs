//! What a plan does that somebody should look at, as values.

use std::fmt;

use super::applied_change::Subject;
use aimaq_territory::Names;
use aimaq_words::msg;
use aimaq_words::{Lang, Message, joined, say};

/// Something that a plan does and that it has to accept by name, or that somebody
/// should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A published area is not that of the land.
    AreaDiffers {
        /// The region.
        region: Names,
        /// What is published.
        published_km2: u64,
        /// What the boundaries enclose.
        land_km2: u64,
    },
    /// A published area is that of another composition of the region, and is left out.
    AreaOfOtherUnits {
        /// The region.
        region: Names,
        /// The area.
        km2: u64,
    },
    /// A region is governed from a place that is not its largest.
    CentreNotLargest {
        /// The region.
        region: Names,
        /// Its centre.
        centre: Names,
        /// People of the centre.
        people: u64,
        /// The largest place.
        largest: Names,
        /// People of the largest place.
        largest_people: u64,
    },
    /// A region is governed from a place that is not its own.
    CentreOutside {
        /// The region.
        region: Names,
        /// Its centre.
        centre: Names,
    },
    /// Units of a region lie inside another.
    Exclave {
        /// The units.
        group: Group,
        /// Their region.
        region: Names,
        /// The region around them.
        host: Names,
    },
    /// A region is not contiguous.
    RegionInParts {
        /// The region.
        region: Names,
        /// Its parts, the most populous first.
        parts: Vec<Group>,
        /// Whether its boundaries are schematic.
        schematic: bool,
    },
    /// Two units of one name meet in a region.
    SameName {
        /// The name.
        name: Names,
        /// The unit that has it already.
        other: Subject,
        /// Its path.
        path: String,
    },
    /// A unit that the plan makes or moves has no land.
    UnitWithoutBoundaries {
        /// The unit.
        unit: Subject,
        /// Its path.
        path: String,
    },
    /// A unit that the plan makes or moves has no people.
    UnitWithoutPeople {
        /// The unit.
        unit: Subject,
        /// Its path.
        path: String,
    },
}

/// Contiguous units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The units.
    pub units: Vec<Names>,
    /// Their people.
    pub people: u64,
}

impl Warning {
    /// The names by which a plan accepts warnings, in the order of the alphabet.
    pub const NAMES: [&str; 9] = [
        "area-differs",
        "area-of-other-units",
        "centre-not-largest",
        "centre-outside",
        "exclave",
        "region-in-parts",
        "same-name",
        "unit-without-boundaries",
        "unit-without-people",
    ];

    /// The name by which a plan accepts it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AreaDiffers { .. } => "area-differs",
            Self::AreaOfOtherUnits { .. } => "area-of-other-units",
            Self::CentreNotLargest { .. } => "centre-not-largest",
            Self::CentreOutside { .. } => "centre-outside",
            Self::Exclave { .. } => "exclave",
            Self::RegionInParts { .. } => "region-in-parts",
            Self::SameName { .. } => "same-name",
            Self::UnitWithoutBoundaries { .. } => "unit-without-boundaries",
            Self::UnitWithoutPeople { .. } => "unit-without-people",
        }
    }
}

impl Warning {
    /// The sentence, to be said in any language.
    pub fn message(&self) -> Message {
        match self {
            Self::AreaDiffers {
                region,
                published_km2,
                land_km2,
            } => msg!(
                "warning-area-differs",
                region = region,
                published = *published_km2,
                land = *land_km2,
            ),
            Self::AreaOfOtherUnits { region, km2 } => {
                msg!("warning-area-of-others", region = region, km2 = *km2)
            }
            Self::CentreNotLargest {
                region,
                centre,
                people,
                largest,
                largest_people,
            } => msg!(
                "warning-not-largest",
                region = region,
                centre = centre,
                people = *people,
                larger = largest,
                more = *largest_people,
            ),
            Self::CentreOutside { region, centre } => {
                msg!("warning-outside", region = region, centre = centre)
            }
            Self::Exclave {
                group,
                region,
                host,
            } => {
                let part = group.message();
                msg!("warning-exclave", part = part, region = region, host = host)
            }
            Self::RegionInParts {
                region,
                parts,
                schematic,
            } => in_parts(region, parts, *schematic),
            Self::SameName { name, other, path } => msg!(
                "warning-same-name",
                path = path,
                name = name,
                other = &other.names,
                at = other.region_in_brackets(),
            ),
            Self::UnitWithoutBoundaries { unit, path } => msg!(
                "warning-no-boundaries",
                path = path,
                unit = &unit.names,
                at = unit.region_in_brackets(),
            ),
            Self::UnitWithoutPeople { unit, path } => msg!(
                "warning-no-people",
                path = path,
                unit = &unit.names,
                at = unit.region_in_brackets(),
            ),
        }
    }
}

impl Warning {
    /// What to do about it, to be said in any language.
    pub fn hints(&self) -> Vec<Message> {
        let accept = format!("accept = [\"{}\"]", self.name());
        match self {
            Self::UnitWithoutPeople { .. } => vec![msg!("hint-people")],
            Self::CentreOutside { .. } => vec![msg!("hint-centre-outside", accept = accept)],
            Self::SameName { .. } => vec![
                msg!("hint-same-name"),
                msg!("hint-accept-same-name", accept = accept),
            ],
            _ => Vec::new(),
        }
    }
}

fn in_parts(region: &Names, parts: &[Group], schematic: bool) -> Message {
    let n = parts.len();
    let parts = joined("; ", parts.iter().map(Group::message));
    match schematic {
        true => msg!(
            "warning-parts-schematic",
            region = region,
            n = n,
            parts = parts
        ),
        false => msg!("warning-parts", region = region, n = n, parts = parts),
    }
}

impl Group {
    /// Its units, of many the first three, and its people.
    fn message(&self) -> Message {
        match self.units.as_slice() {
            [a, b, c, rest @ ..] if !rest.is_empty() => {
                let units = joined(", ", [a, b, c]);
                let (more, people) = (rest.len(), self.people);
                msg!(
                    "warning-part-more",
                    units = units,
                    n = more,
                    people = people
                )
            }
            units => {
                let units = joined(", ", units);
                msg!("warning-part", units = units, people = self.people)
            }
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&say(&self.message(), Lang::EN))
    }
}
