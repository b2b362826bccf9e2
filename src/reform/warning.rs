//! What a plan does that somebody should look at, as values.

use std::fmt;

use crate::territory::Names;

/// Something that a plan does and that it has to accept by name, or that somebody
/// should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
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
        /// Path of the unit that has it already.
        other: String,
    },
    /// A unit that the plan makes or moves has no land.
    UnitWithoutBoundaries {
        /// Path of the unit.
        unit: String,
    },
    /// A unit that the plan makes or moves has no people.
    UnitWithoutPeople {
        /// Path of the unit.
        unit: String,
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
    pub const NAMES: [&str; 7] = [
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

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CentreNotLargest {
                region,
                centre,
                people,
                largest,
                largest_people,
            } => write!(
                out,
                "{} is governed from {} ({people} people), and {} is larger ({largest_people})",
                region.en, centre.en, largest.en
            ),
            Self::CentreOutside { region, centre } => write!(
                out,
                "{} is governed from {}, which is not in it",
                region.en, centre.en
            ),
            Self::Exclave {
                group,
                region,
                host,
            } => write!(out, "{group} of {} lies inside {}", region.en, host.en),
            Self::RegionInParts {
                region,
                parts,
                schematic,
            } => {
                write!(out, "{} falls into {} parts: ", region.en, parts.len())?;
                for (i, part) in parts.iter().enumerate() {
                    let separator = if i > 0 { "; " } else { "" };
                    write!(out, "{separator}{part}")?;
                }
                let note = if *schematic {
                    "; its boundaries are schematic"
                } else {
                    ""
                };
                out.write_str(note)
            }
            Self::SameName { name, other } => {
                write!(out, "{other} bears the name `{}` as well", name.en)
            }
            Self::UnitWithoutBoundaries { unit } => write!(
                out,
                "{unit} has no boundaries; its people count, its land does not"
            ),
            Self::UnitWithoutPeople { unit } => write!(out, "{unit} has no people"),
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.units.iter().map(|n| n.en.as_str()).collect();
        match names.as_slice() {
            [a, b, c, rest @ ..] if !rest.is_empty() => {
                write!(out, "{a}, {b}, {c} and {} more", rest.len())?;
            }
            names => out.write_str(&names.join(", "))?,
        }
        write!(out, " ({} people)", self.people)
    }
}
