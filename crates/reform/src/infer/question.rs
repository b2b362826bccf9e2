//! What a person has to decide; doubt is never a guess.

use aimaq_territory::{Names, UnitPath};
use aimaq_words::msg;
use aimaq_words::{Message, number};

/// Something that the vintages do not say.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Two later units speak for being an earlier one, or two earlier for a later.
    Tie {
        /// The unit that was taken to be one: before and after.
        taken: [UnitPath; 2],
        /// The pair for which almost as much speaks.
        other: [UnitPath; 2],
    },
    /// One code is that of different units before and after.
    CodeReused {
        /// The code.
        code: String,
        /// Whose it was, and whose it is.
        units: [UnitPath; 2],
    },
    /// Nothing says where a new unit is governed from: a point inside stands for it.
    NoSeat(UnitPath),
    /// Nothing says where a new region is governed from: the seat of a unit stands for it.
    NoCentre(Names),
    /// A later unit has land that no earlier had.
    FromNothing(UnitPath),
    /// An earlier unit is gone, and its land is nobody's.
    IntoNothing(UnitPath),
    /// A border moved, and no act is known: it may have been drawn anew.
    Border {
        /// What gave land, and what received it.
        units: [UnitPath; 2],
        /// How much.
        km2: f64,
    },
    /// The land of a unit could not be laid over the later.
    Tangled {
        /// The unit.
        unit: UnitPath,
        /// Why.
        why: String,
    },
}

impl Question {
    /// The question in words.
    pub fn message(&self) -> Message {
        match self {
            Self::Tie { taken, other } => msg!(
                "infer-question-tie",
                before = &taken[0],
                after = &taken[1],
                other_before = &other[0],
                other_after = &other[1]
            ),
            Self::CodeReused { code, units } => msg!(
                "infer-question-code",
                code = code,
                before = &units[0],
                after = &units[1]
            ),
            Self::NoSeat(unit) => msg!("infer-question-seat", unit = unit),
            Self::NoCentre(region) => msg!("infer-question-centre", region = region),
            Self::FromNothing(unit) => msg!("infer-question-gained", unit = unit),
            Self::IntoNothing(unit) => msg!("infer-question-lost", unit = unit),
            Self::Border { units, km2 } => msg!(
                "infer-question-border",
                from = &units[0],
                to = &units[1],
                km2 = number(*km2, 1)
            ),
            Self::Tangled { unit, why } => msg!("infer-question-tangled", unit = unit, why = why),
        }
    }
}
