//! What somebody should look at, as a value.

use std::sync::Arc;

use crate::reform::Diagnostics;
use crate::words::{Lang, Message, Value, lexicon};

/// A remark on the data or the plan of a job.
///
/// A report says it in its language; a record keeps the English sentence, which does
/// not change with the language of the job; a terminal shows a remark on a plan with
/// its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    said: Value,
    /// The problems of the plan and which of them it is.
    placed: Option<(Arc<Diagnostics>, usize)>,
}

impl Remark {
    /// The remarks on a plan.
    pub(super) fn of_plan(found: &Diagnostics) -> Vec<Self> {
        let all = Arc::new(found.clone());
        let remarks = found.problems.iter().enumerate().map(|(i, problem)| Self {
            said: Value::from(&problem.message),
            placed: Some((Arc::clone(&all), i)),
        });
        remarks.collect()
    }

    /// The sentence in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        lexicon().value(&self.said, lang)
    }

    /// As a terminal shows it: a remark on a plan with its place in the file.
    pub fn on_terminal(&self, lang: Lang) -> String {
        let placed = self.placed.as_ref();
        let problem = placed.and_then(|(found, i)| Some((found, found.problems.get(*i)?)));
        match problem {
            Some((found, problem)) => found.shown(problem, lang),
            None => self.sentence(lang),
        }
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
