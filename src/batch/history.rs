//! The embedded plans of a territory, and its state on a day.

use jiff::civil::Date;

use super::base::{Base, base, plan_file};
use super::job::{Job, JobError};
use crate::geodata::{Source, data_set};
use crate::reform::{ApplyOptions, Catalogue, apply, parse};
use crate::territory::Territory;

/// The embedded plans of a territory, for hints.
pub fn known_plans(territory: &str) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for (name, text) in data_set(territory).iter().flat_map(|set| set.plans()) {
        if let Ok(plan) = parse(text, name) {
            catalogue.add(name, &plan);
        }
    }
    catalogue
}

/// The territory on a day: the acts of its own history that are in force then.
/// Before its own date it goes back to the beginning of its past first.
///
/// # Errors
/// If the day lies before the data, or the history cannot be applied.
pub fn state_on(territory: Territory, day: Date) -> Result<Territory, JobError> {
    if day >= territory.date {
        let plans = territory.history.clone();
        return through(territory, &plans, day);
    }
    let too_early = |first| JobError::TooEarly {
        territory: territory.name.clone(),
        day,
        first,
    };
    let Some(past) = territory.past.clone() else {
        return Err(too_early(territory.date));
    };
    let file = plan_file(&past.forward)?;
    let first = parse(&file.text, &file.name)?.as_of.0;
    if day < first {
        return Err(too_early(first));
    }
    let today = territory.date;
    let back = through(territory, std::slice::from_ref(&past.back), today)?;
    through(back.redated(first), &[past.forward], day)
}

/// The state of a day under a plan: the plan's acts that are in force then, or
/// the territory's own past where the plan has not begun.
///
/// # Errors
/// See [`JobError`].
pub fn plan_on(job: &Job, day: Date) -> Result<Territory, JobError> {
    let Base {
        file,
        plan,
        territory,
        mut options,
        ..
    } = base(job)?;
    if day < plan.as_of.0 {
        let source = job.territory.as_deref().unwrap_or(&plan.territory);
        return state_on(Source::named(source)?.open()?.territory, day);
    }
    options.until = Some(day);
    let mut state = apply(&plan, &file.name, &file.text, &territory, &options)?.after;
    state.date = day;
    Ok(state)
}

/// Applies the acts of several plans that are in force on a day.
fn through(mut state: Territory, plans: &[String], day: Date) -> Result<Territory, JobError> {
    for name in plans {
        let file = plan_file(name)?;
        let plan = parse(&file.text, &file.name)?;
        if plan.as_of.0 > day {
            break;
        }
        let options = ApplyOptions {
            until: Some(day),
            ..ApplyOptions::default()
        };
        state = apply(&plan, &file.name, &file.text, &state, &options)?.after;
    }
    state.date = day;
    Ok(state)
}
