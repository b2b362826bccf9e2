//! The same start with another text of the plan: what a plan that is being written changes
//! need not be read anew with each change.

use super::base::Base;
use super::cutters::{cutters, rows};
use super::log::Log;
use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::reform::{Change, Plan, parse};

impl Base {
    /// This start of a job with another text of its plan; `None` where that text starts
    /// from another state, which has to be read.
    ///
    /// # Errors
    /// If the text is no plan, or a file that it names cannot be read.
    pub fn with_text(&self, job: &Job, text: &str) -> Result<Option<Self>, JobError> {
        let name = self.file.name.as_str();
        let mut plan = parse(text, name)?;
        // Other boundaries are joined by the codes that the plan gives on its days.
        let joined = !job.boundaries.is_empty();
        let other_codes = joined && codes(&plan) != codes(&self.plan);
        if start(&plan) != start(&self.plan) || other_codes {
            return Ok(None);
        }
        let mut log = Log::new(false);
        rows(&mut plan, name, text, &mut log)?;
        let mut base = self.clone();
        base.options.files = cutters(&plan, name, text, &mut log)?;
        base.file.text = text.to_owned().into();
        base.plan = plan;
        Ok(Some(base))
    }
}

/// What says from which state a plan starts.
fn start(plan: &Plan) -> (&str, jiff::civil::Date, Option<&str>) {
    let follows = plan.follows.as_ref().map(|name| name.get_ref().as_str());
    (&plan.territory, plan.as_of.0, follows)
}

/// The changes that may give a code or end one, each with its day.
pub(super) fn codes(plan: &Plan) -> Vec<(jiff::civil::Date, &Change)> {
    let changes = plan.acts.iter().flat_map(|act| {
        let day = act.effective.get_ref().0;
        act.changes
            .iter()
            .map(move |change| (day, change.get_ref()))
    });
    let changes = changes.filter(|(_, change)| match change {
        Change::Create(create) => create.code.is_some(),
        Change::Transfer(_)
        | Change::Rename(_)
        | Change::RenameTable(_)
        | Change::MoveCentre(_)
        | Change::SetStatus(_) => false,
        _ => true,
    });
    changes.collect()
}
