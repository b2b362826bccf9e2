//! A plan with the text that it was read from.

use super::diagnostic::{Diagnostics, Problem};
use super::plan::Plan;

/// A plan, with its name and text to point into where something is wrong.
#[derive(Debug, Clone, Copy)]
pub struct PlanSource<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its name for people: the path of its file, or that of an embedded one.
    pub name: &'a str,
    /// The text that the places in the plan refer to.
    pub text: &'a str,
}

impl<'a> PlanSource<'a> {
    /// A plan that was read from a text of that name.
    pub fn new(plan: &'a Plan, name: &'a str, text: &'a str) -> Self {
        Self { plan, name, text }
    }

    /// Problems that point into the text.
    pub(super) fn diagnostics(&self, problems: Vec<Problem>) -> Diagnostics {
        Diagnostics {
            file: self.name.to_owned(),
            text: self.text.to_owned(),
            problems,
            country: None,
        }
    }
}
