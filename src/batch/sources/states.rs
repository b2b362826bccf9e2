//! The embedded plans of a territory, and its state on a day.

use jiff::civil::Date;

use super::plan_file::plan_file;
use crate::batch::error::JobError;
use crate::geodata::data_set;
use crate::reform::{self, Catalogue, WrittenPast, WrittenPlan, parse};
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

/// The territory on a day, with the plans of its history read.
///
/// # Errors
/// If the day lies before the data, or the history cannot be read or applied.
pub fn state_on(territory: Territory, day: Date) -> Result<Territory, JobError> {
    let history: Result<Vec<WrittenPlan>, JobError> = if day >= territory.date {
        territory.history.iter().map(|name| written(name)).collect()
    } else {
        Ok(Vec::new())
    };
    let past = match day < territory.date {
        true => past(&territory, day)?,
        false => Vec::new(),
    };
    Ok(reform::state_on(territory, &history?, &past, day)?)
}

/// The plans of the past of a territory, back to the time that holds a day.
fn past(territory: &Territory, day: Date) -> Result<Vec<WrittenPast>, JobError> {
    let mut plans: Vec<WrittenPast> = Vec::new();
    for past in &territory.past {
        let forward = written(&past.forward)?;
        let first = forward.plan.as_of.0;
        plans.push(WrittenPast {
            back: written(&past.back)?,
            forward,
        });
        if first <= day {
            break;
        }
    }
    Ok(plans)
}

fn written(name: &str) -> Result<WrittenPlan, JobError> {
    let file = plan_file(name)?;
    let plan = parse(&file.text, &file.name)?;
    Ok(WrittenPlan {
        name: file.name,
        text: file.text.into_owned(),
        plan,
    })
}
