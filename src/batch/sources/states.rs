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
    let past = match &territory.past {
        Some(past) if day < territory.date => Some(WrittenPast {
            back: written(&past.back)?,
            forward: written(&past.forward)?,
        }),
        _ => None,
    };
    Ok(reform::state_on(territory, &history?, past.as_ref(), day)?)
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
