//! Why a job could not be done.

use super::option::OptionError;
use super::sources::roads::RoadError;
use super::sources::{FetchedError, FontError, LogoFileError, LookError, LostLand};
use crate::figures::drawing;
use crate::msg;
use crate::reform::HistoryError;
use crate::words::{Message, Tell, Told};

/// Why a job could not be done.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum JobError {
    /// No such plan.
    UnknownPlan {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Boundaries where a plan is meant.
    NoPlan(String),
    /// No such rules.
    UnknownRules {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The plan has errors.
    Plan(#[from] crate::reform::Diagnostics),
    /// A data set cannot be opened.
    Data(#[from] crate::geodata::DataError),
    /// A file cannot be read.
    Read(#[from] crate::io::InputError),
    /// Fetched data cannot be used.
    Fetched(#[from] FetchedError),
    /// Other boundaries cannot be joined.
    Join(#[from] crate::geodata::JoinError),
    /// Other boundaries leave units without land.
    LostLand(#[from] LostLand),
    /// The features of a file are no outlines, or one has no code.
    Boundaries(#[from] crate::boundaries::BoundariesError),
    /// Rules cannot be read.
    Rules(#[from] crate::measure::OfficeRulesError),
    /// Points cannot be placed in units.
    NoBoundaries(String),
    /// Most of the people of a file start from no unit.
    PointsOutside {
        /// The file.
        file: String,
        /// How many points lie in no unit.
        outside: usize,
        /// How many there are.
        points: usize,
        /// How many of those outside would lie in one with latitude as longitude.
        swapped: usize,
    },
    /// A view needs rules or roads and there are none.
    Lacking(#[from] crate::compare::Lacking),
    /// Ways along roads cannot be had.
    Roads(#[from] RoadError),
    /// An option cannot be used.
    Option(#[from] OptionError),
    /// A demand that is neither a word nor a file.
    NoDemand(String),
    /// There is no state of the day that was asked for.
    History(HistoryError),
    /// A table of figures over the years cannot be used.
    Series(#[from] crate::series::SeriesError),
    /// A territory has no such figures over the years.
    NoSeries {
        /// The territory.
        territory: String,
        /// The file that it would need.
        file: &'static str,
        /// What to do.
        hint: Message,
    },
    /// A run is asked for of a job that was prepared without a record.
    Unrecorded,
    /// A font cannot be had.
    Font(#[from] FontError),
    /// The look of maps and charts cannot be had.
    Look(#[from] LookError),
    /// The sign of who publishes the results cannot be had.
    Logo(#[from] LogoFileError),
    /// Tables or layers cannot be put into one file.
    Together(#[from] std::io::Error),
    /// A map cannot be drawn.
    Draw(#[from] crate::draw::DrawError),
}

impl Tell for JobError {
    fn told(&self) -> Told {
        match self {
            Self::UnknownPlan { name, known } => {
                Told::new(msg!("error-no-plan-called", name = name, known = known))
            }
            Self::NoPlan(file) => {
                Told::new(msg!("error-not-a-plan", file = file)).hint(msg!("hint-not-a-plan"))
            }
            Self::UnknownRules { name, known } => {
                Told::new(msg!("error-no-rules-called", name = name, known = known))
            }
            Self::Plan(found) => found.told(),
            Self::Data(error) => error.told(),
            Self::Read(error) => error.told(),
            Self::Fetched(error) => error.told(),
            Self::Join(error) => error.told(),
            Self::LostLand(error) => error.told(),
            Self::Boundaries(error) => error.told(),
            Self::Rules(error) => error.told(),
            Self::NoBoundaries(file) => Told::new(msg!("error-unplaced-points", file = file)),
            Self::PointsOutside {
                file,
                outside,
                points,
                swapped,
            } => Told::new(msg!(
                "error-points-outside",
                file = file,
                outside = *outside,
                points = *points,
                hint = outside_hint(*outside, *swapped),
            )),
            Self::Lacking(error) => error.told(),
            Self::Roads(error) => error.told(),
            Self::Option(error) => error.told(),
            Self::NoDemand(file) => Told::new(msg!("error-no-demand", file = file)),
            Self::History(error) => error.told(),
            Self::Series(error) => error.told(),
            Self::NoSeries {
                territory,
                file,
                hint,
            } => Told::new(msg!(
                "error-no-series",
                territory = territory,
                file = *file,
                hint = hint,
            )),
            Self::Unrecorded => Told::new(msg!("error-unrecorded")),
            Self::Font(error) => error.told(),
            Self::Look(error) => error.told(),
            Self::Logo(error) => error.told(),
            Self::Together(error) => {
                let within = |said| msg!("error-together", said = said);
                error.told().within(within)
            }
            Self::Draw(error) => Told::new(drawing(error)),
        }
    }
}

/// What points outside of all units mostly are, and what to do.
fn outside_hint(outside: usize, swapped: usize) -> Message {
    match 2 * swapped > outside {
        true => msg!("error-points-swapped", swapped = swapped),
        false => msg!("error-points-elsewhere"),
    }
}

/// A plan of the history that has errors is a plan that has errors.
impl From<HistoryError> for JobError {
    fn from(error: HistoryError) -> Self {
        match error {
            HistoryError::Plan(found) => Self::Plan(found),
            HistoryError::TooEarly { .. } => Self::History(error),
        }
    }
}
