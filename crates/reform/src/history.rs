//! The state of a territory on a day: what is in force then.

use jiff::civil::Date;

use super::apply::{ApplyOptions, apply};
use super::diagnostic::Diagnostics;
use super::plan::Plan;
use super::source::PlanSource;
use aimaq_territory::Territory;
use aimaq_words::{Tell, Told, msg};

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
#[error("{}", self.in_english())]
pub enum HistoryError {
    /// The day lies before everything that is known.
    TooEarly {
        /// The territory.
        territory: String,
        /// The day that was asked for.
        day: Date,
        /// The first day that is known.
        first: Date,
    },
    /// A plan of the history has errors.
    Plan(#[from] Diagnostics),
}

impl Tell for HistoryError {
    fn told(&self) -> Told {
        match self {
            Self::TooEarly {
                territory,
                day,
                first,
            } => Told::new(msg!(
                "problem-too-early",
                territory = territory,
                day = *day,
                first = *first,
            )),
            Self::Plan(found) => found.told(),
        }
    }
}

/// The territory on a day: the acts of its `history` that are in force then.
/// Before its own date it goes back through its `past`, one time after the other, to the
/// beginning of the one that holds the day, and forward again from there.
///
/// # Errors
/// If the day lies before the data, or the history cannot be applied.
pub fn state_on(
    territory: Territory,
    history: &[WrittenPlan],
    past: &[WrittenPast],
    day: Date,
) -> Result<Territory, HistoryError> {
    if day >= territory.date {
        return Ok(through(territory, history, day)?);
    }
    let mut state = territory;
    for time in past {
        let first = time.forward.plan.as_of.0;
        let today = state.date;
        let back = through(state.clone(), std::slice::from_ref(&time.back), today)?;
        state = back.redated(first, &state);
        if day >= first {
            let forward = std::slice::from_ref(&time.forward);
            return Ok(through(state, forward, day)?);
        }
    }
    Err(HistoryError::TooEarly {
        territory: state.name,
        day,
        first: state.date,
    })
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
