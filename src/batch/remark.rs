//! What somebody should look at, as a value.

use crate::reform::{Diagnostics, Problem};
use crate::words::{Lang, Message, Value, lexicon};

/// A remark on the data or the plan of a job.
///
/// A report says it in its language; a record keeps the English sentence, which does
/// not change with the language of the job; a terminal shows a remark on a plan with
/// its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    said: Value,
    placed: Option<String>,
}

impl Remark {
    /// A remark on a plan.
    pub(super) fn of_plan(found: &Diagnostics, problem: &Problem) -> Self {
        let warning = problem.warning.as_deref();
        let said = warning.map(|warning| Value::from(warning.message()));
        Self {
            said: said.unwrap_or_else(|| Value::from(&problem.message)),
            placed: Some(found.shown(problem).to_string()),
        }
    }

    /// The sentence in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        lexicon().value(&self.said, lang)
    }

    /// As a terminal shows it: a remark on a plan with its place in the file.
    pub fn on_terminal(&self, lang: Lang) -> String {
        self.placed.clone().unwrap_or_else(|| self.sentence(lang))
    }
}

impl From<Message> for Remark {
    fn from(said: Message) -> Self {
        Self {
            said: said.into(),
            placed: None,
        }
    }
}
