//! Why a job could not be done.

use super::option::OptionError;
use super::sources::roads::RoadError;
use super::sources::{FetchedError, FontError, LogoFileError, LookError, LostLand};
use crate::reform::HistoryError;

/// Why a job could not be done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// No such plan.
    #[error("no plan is called `{name}`, and it is no file; embedded are {known}")]
    UnknownPlan {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Boundaries where a plan is meant.
    #[error(
        "{0} holds boundaries, not a plan\n  hint: a plan is a .toml file (`aimaq new`); boundaries are given \
         with --boundaries, and looked through by `aimaq check`"
    )]
    NoPlan(String),
    /// No such rules.
    #[error("no rules are called `{name}`, and it is no file; embedded are {known}")]
    UnknownRules {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The plan has errors.
    #[error("{0}")]
    Plan(#[from] crate::reform::Diagnostics),
    /// A data set cannot be opened.
    #[error(transparent)]
    Data(#[from] crate::geodata::DataError),
    /// A file cannot be read.
    #[error(transparent)]
    Read(#[from] crate::io::InputError),
    /// Fetched data cannot be used.
    #[error(transparent)]
    Fetched(#[from] FetchedError),
    /// Other boundaries cannot be joined.
    #[error(transparent)]
    Join(#[from] crate::geodata::JoinError),
    /// Other boundaries leave units without land.
    #[error(transparent)]
    LostLand(#[from] LostLand),
    /// The features of a file are no outlines, or one has no code.
    #[error(transparent)]
    Boundaries(#[from] crate::boundaries::BoundariesError),
    /// Rules cannot be read.
    #[error(transparent)]
    Rules(#[from] crate::measure::OfficeRulesError),
    /// Points cannot be placed in units.
    #[error(
        "{0}: the points cannot be placed, for the units have no boundaries; name some with --boundaries"
    )]
    NoBoundaries(String),
    /// Most of the people of a file start from no unit.
    #[error(
        "{file}: {outside} of {points} points, with more than half of the people, lie in no unit{}",
        outside_hint(*.outside, *.swapped)
    )]
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
    #[error(transparent)]
    Lacking(#[from] crate::compare::Lacking),
    /// Ways along roads cannot be had.
    #[error(transparent)]
    Roads(#[from] RoadError),
    /// An option cannot be used.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// A demand that is neither a word nor a file.
    #[error(
        "{0}: there is no such file; demand is `settlements`, `seats` or a file of points with people"
    )]
    NoDemand(String),
    /// There is no state of the day that was asked for.
    #[error(transparent)]
    History(HistoryError),
    /// A table of figures over the years cannot be used.
    #[error(transparent)]
    Series(#[from] crate::series::SeriesError),
    /// A territory has no such figures over the years.
    #[error("{territory} has no {file}; {hint}")]
    NoSeries {
        /// The territory.
        territory: String,
        /// The file that it would need.
        file: &'static str,
        /// What to do.
        hint: &'static str,
    },
    /// A run is asked for of a job that was prepared without a record.
    #[error("no record was kept of what the job read, and a run needs one; prepare it with one")]
    Unrecorded,
    /// A font cannot be had.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The look of maps and charts cannot be had.
    #[error(transparent)]
    Look(#[from] LookError),
    /// The sign of who publishes the results cannot be had.
    #[error(transparent)]
    Logo(#[from] LogoFileError),
    /// Tables or layers cannot be put into one file.
    #[error("the results cannot be put into one file: {0}")]
    Together(#[from] std::io::Error),
    /// A map cannot be drawn.
    #[error(transparent)]
    Draw(#[from] crate::draw::DrawError),
}

/// What points outside of all units mostly are, and what to do.
fn outside_hint(outside: usize, swapped: usize) -> String {
    let hint = "if that is meant, say --accept points-outside";
    match 2 * swapped > outside {
        true => format!(
            "; with longitude and latitude exchanged {swapped} of them would: exchange the names of \
             the columns"
        ),
        false => format!("; are they of another territory? {hint}"),
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
