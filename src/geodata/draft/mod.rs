//! A new territory folder out of boundaries with fields, and tables beside them.

mod centres;
mod lookup;
mod units;
mod write;

use crate::boundaries::cleaned;
use crate::io::built;
use crate::msg;
use crate::words::{Tell, Told};
use jiff::civil::Date;

use crate::boundaries::{BoundariesError, Outlines};
use crate::coverage::{BuildError, CleanError};
use crate::geodata::survey;
use crate::territory::Settlement;
use crate::words::Message;

pub use lookup::{Lookup, LookupError};

/// The day that stands in the folder where none is given.
const NO_DAY: Date = Date::constant(2000, 1, 1);

/// By what units are put into regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Levels {
    /// By a field of the boundaries.
    Field(String),
    /// By so many first characters of the code.
    Prefix(usize),
}

/// What one of a kind, and several, are called in the main language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindWords {
    /// One.
    pub one: String,
    /// Several.
    pub several: String,
}

/// What is known beside the boundaries.
#[derive(Debug, Clone)]
pub struct DraftOptions {
    /// Short name of the territory.
    pub name: String,
    /// Title of the country.
    pub title: String,
    /// The day of the state.
    pub date: Option<Date>,
    /// Field of the boundaries with the code of a unit.
    pub key: String,
    /// Field of the boundaries with the name of a unit.
    pub unit_name: String,
    /// By what units are put into regions.
    pub levels: Levels,
    /// What units are called.
    pub unit_kind: KindWords,
    /// What regions are called.
    pub region_kind: KindWords,
    /// Names of regions by what puts units into them.
    pub region_names: Option<Lookup>,
    /// Names of the centres of regions by the same.
    pub region_centres: Option<Lookup>,
    /// People by the code of a unit.
    pub people: Option<Lookup>,
    /// Places with people, of which the largest of a unit is its seat; their pieces
    /// are not known yet.
    pub places: Vec<Settlement>,
    /// Whether a point inside stands for the seat of a unit without a place.
    pub seats_inside: bool,
}

/// The files of a new folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// Texts by their paths in the folder.
    pub files: Vec<(&'static str, String)>,
    /// Number of regions and units.
    pub counts: [usize; 2],
    /// What was repaired in the boundaries.
    pub repairs: Vec<Message>,
    /// What is missing, and where to write it.
    pub missing: Vec<String>,
}

/// Why no folder can be made.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum DraftError {
    /// A field is missing.
    Boundaries(#[from] BoundariesError),
    /// Features of one code that are of several units.
    Several {
        /// The code.
        code: String,
        /// The field in which they differ.
        field: String,
        /// What one has there.
        first: String,
        /// What another has there.
        second: String,
    },
    /// A code that is too short for its region.
    Short {
        /// The code.
        code: String,
        /// How many characters are a region.
        prefix: usize,
    },
    /// The people of a unit are no number.
    People(Message),
    /// The boundaries cannot be cleaned.
    Clean(#[from] CleanError),
    /// The boundaries cannot be put together.
    Build(#[from] BuildError),
    /// The boundaries cannot be written.
    Write(#[from] crate::io::InputError),
}

impl Tell for DraftError {
    fn told(&self) -> Told {
        match self {
            Self::Boundaries(error) => error.told(),
            Self::Several {
                code,
                field,
                first,
                second,
            } => Told::new(msg!(
                "error-several-units",
                code = code,
                first = first,
                second = second,
                field = field,
            )),
            Self::Short { code, prefix } => {
                Told::new(msg!("error-short-code", code = code, prefix = *prefix,))
            }
            Self::People(message) => Told::new(message.clone()),
            Self::Clean(error) => Told::new(msg!("error-cannot-clean", said = cleaned(error))),
            Self::Build(error) => Told::new(msg!("error-cannot-build", said = built(error))),
            Self::Write(error) => error.told(),
        }
    }
}

/// Makes the files of a territory folder.
///
/// The outlines are cleaned first; features of one code are parts of one unit.
///
/// # Errors
/// See [`DraftError`].
pub fn draft(outlines: Outlines, options: &DraftOptions) -> Result<Drafted, DraftError> {
    let mut units = units::units(outlines, options)?;
    let mut missing = Vec::new();
    if options.date.is_none() {
        missing.push(format!(
            "territory.toml: the day of the state; {NO_DAY} stands for it"
        ));
    }
    units::people(&mut units.rows, options, &mut missing)?;
    if !units.several.is_empty() {
        missing.push(format!(
            "units.geojson: {} units have several features, which are taken for their parts: {}; \
             if they are units of their own, give a field that tells them apart with --key",
            units.several.len(),
            survey::listed(&units.several)
        ));
    }
    let settlements = centres::seats(&mut units, options, &mut missing);
    if options.people.is_none() {
        centres::people_of_places(&mut units.rows, &settlements, &mut missing);
    }
    let regions = centres::regions(&units.rows, &settlements, options, &mut missing);
    let files = vec![
        (
            "territory.toml",
            write::description(&units, &regions, options),
        ),
        ("regions.csv", write::regions(&regions, options)),
        ("units.csv", write::units(&units.rows, options)),
        ("settlements.csv", write::settlements(&settlements)),
        ("units.geojson", write::boundaries(&units)?),
    ];
    Ok(Drafted {
        files,
        counts: [regions.len(), units.rows.len()],
        repairs: units.repairs,
        missing,
    })
}
