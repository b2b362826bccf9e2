//! The state of a territory on a day: what is in force then.

use jiff::civil::Date;

use super::apply::{ApplyOptions, apply};
use super::diagnostic::Diagnostics;
use super::plan::Plan;
use super::source::PlanSource;
use crate::territory::Territory;

/// A plan with its text, to which its errors point.
#[derive(Debug, Clone)]
pub struct WrittenPlan {
    /// Name of its file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What it says.
    pub plan: Plan,
}

impl WrittenPlan {
    /// The plan as it is applied.
    pub fn source(&self) -> PlanSource<'_> {
        PlanSource::new(&self.plan, &self.name, &self.text)
    }
}

/// The plans that lead from a territory back to the beginning of its past, and
/// from there on again.
#[derive(Debug, Clone)]
pub struct WrittenPast {
    /// Undoes the past.
    pub back: WrittenPlan,
    /// The past.
    pub forward: WrittenPlan,
}

/// Why there is no state of a day.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The day lies before everything that is known.
    #[error("nothing is known of {territory} on {day}; the data begin on {first}")]
    TooEarly {
        /// The territory.
        territory: String,
        /// The day that was asked for.
        day: Date,
        /// The first day that is known.
        first: Date,
    },
    /// A plan of the history has errors.
    #[error("{0}")]
    Plan(#[from] Diagnostics),
}

/// The territory on a day: the acts of its `history` that are in force then.
/// Before its own date it goes back to the beginning of its `past` first.
///
/// # Errors
/// If the day lies before the data, or the history cannot be applied.
pub fn state_on(
    territory: Territory,
    history: &[WrittenPlan],
    past: Option<&WrittenPast>,
    day: Date,
) -> Result<Territory, HistoryError> {
    if day >= territory.date {
        return Ok(through(territory, history, day)?);
    }
    let first = past.map_or(territory.date, |past| past.forward.plan.as_of.0);
    let Some(past) = past.filter(|_| day >= first) else {
        return Err(HistoryError::TooEarly {
            territory: territory.name,
            day,
            first,
        });
    };
    let today = territory.date;
    let back = through(territory, std::slice::from_ref(&past.back), today)?;
    let forward = std::slice::from_ref(&past.forward);
    Ok(through(back.redated(first), forward, day)?)
}

/// Applies the acts of several plans that are in force on a day.
fn through(
    mut state: Territory,
    plans: &[WrittenPlan],
    day: Date,
) -> Result<Territory, Diagnostics> {
    for written in plans {
        if written.plan.as_of.0 > day {
            break;
        }
        let options = ApplyOptions {
            until: Some(day),
            ..ApplyOptions::default()
        };
        state = apply(written.source(), &state, &options)?.after;
    }
    state.date = day;
    Ok(state)
}
