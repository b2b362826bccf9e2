//! What is done to the plan, step by step, and undone.

use std::sync::Arc;

use super::disk::read;
use super::error::StudioError;
use super::evaluate::outcome;
use super::later::drop_later;
use super::operation::Operation;
use super::session::{Current, Session, Step};
use super::tidy::tidied;
use crate::batch::{JobError, Prepared};

/// Characters of the name of a step.
const NAME: usize = 200;

impl Session {
    /// Does something to the plan that the page drew from a state.
    ///
    /// # Errors
    /// If the state or the file is no longer that, the plan cannot be changed or applied so,
    /// or the file cannot be written. Nothing is changed then.
    pub(super) fn act(
        &mut self,
        rev: u64,
        operation: &Operation,
        name: &str,
    ) -> Result<(), StudioError> {
        self.guard(rev)?;
        let text = operation.applied(&self.text, &self.shown_file())?;
        if text == self.text {
            return Ok(());
        }
        let tried = self.prepared(&text);
        let tried = outcome(tried, &text, &self.file);
        let typed = matches!(operation, Operation::Text { .. });
        let current = match tried {
            Ok(current) => current,
            // What somebody types passes through texts that cannot be carried out.
            Err(found) if typed => self.unsound(found),
            Err(found) => return Err(JobError::Plan(found).into()),
        };
        self.write(&text)?;
        self.push(text, current, name);
        Ok(())
    }

    /// Makes the changes of the last act as few as can be; the territory stays the same.
    ///
    /// # Errors
    /// As [`Session::act`]; and if they cannot be made fewer.
    pub(super) fn tidy(&mut self, rev: u64, name: &str) -> Result<(), StudioError> {
        self.guard(rev)?;
        if !self.current.sound {
            return Err(StudioError::Tidy);
        }
        let file = self.shown_file();
        let now = Arc::clone(&self.current.prepared);
        let (text, prepared) = tidied(&mut self.evaluator, &self.text, &file, &now)?;
        let current = Current {
            found: prepared.applied.warnings.clone(),
            prepared: Arc::new(prepared),
            sound: true,
        };
        self.write(&text)?;
        self.push(text, current, name);
        Ok(())
    }

    /// What an operation would lead to; nothing is changed.
    pub(super) fn preview(
        &mut self,
        rev: u64,
        operation: &Operation,
    ) -> Result<Arc<Prepared>, StudioError> {
        if rev != self.rev {
            return Err(StudioError::Behind);
        }
        let text = operation.applied(&self.text, &self.shown_file())?;
        let prepared = self.prepared(&text)?;
        drop_later(self.looked_at.replace((text, Arc::clone(&prepared))));
        Ok(prepared)
    }

    /// What a text leads to; a stroke ends with what it has just shown.
    fn prepared(&mut self, text: &str) -> Result<Arc<Prepared>, JobError> {
        match &self.looked_at {
            Some((known, prepared)) if known == text => Ok(Arc::clone(prepared)),
            _ => Ok(Arc::new(self.evaluator.prepare(text)?)),
        }
    }

    /// What a text leads to; one that cannot be carried out leaves the state as it is.
    fn reached(&mut self, text: &str) -> Current {
        let tried = self.prepared(text);
        outcome(tried, text, &self.file).unwrap_or_else(|found| self.unsound(found))
    }

    /// Goes to a step: back or forth.
    pub(super) fn go(&mut self, rev: u64, to: usize) -> Result<(), StudioError> {
        self.guard(rev)?;
        let step = self.steps.get(to).ok_or(StudioError::NoStep)?;
        let text = step.text.to_string();
        let current = self.reached(&text);
        self.write(&text)?;
        self.at = to;
        self.take(text, current);
        Ok(())
    }

    /// One step back, or forth.
    pub(super) fn step(&mut self, rev: u64, back: bool) -> Result<(), StudioError> {
        let to = if back {
            self.at.checked_sub(1)
        } else {
            Some(self.at + 1)
        };
        self.go(rev, to.ok_or(StudioError::NoStep)?)
    }

    /// Takes what another program has put into the file, as a step of its own.
    pub(super) fn take_disk(&mut self, name: &str) -> Result<(), StudioError> {
        let Some(text) = read(&self.file)? else {
            return Err(StudioError::Unknown(self.shown_file()));
        };
        // Files that the plan names may be others now.
        self.looked_at = None;
        let current = self.reached(&text);
        self.disk = Some(text.clone());
        self.push(text, current, name);
        Ok(())
    }

    /// Writes the plan as it stands here over whatever the file holds.
    pub(super) fn keep_own(&mut self) -> Result<(), StudioError> {
        let text = self.text.clone();
        self.write(&text)?;
        self.rev += 1;
        Ok(())
    }

    /// A step more, in the place of those that were undone.
    fn push(&mut self, text: String, current: Current, name: &str) {
        self.steps.truncate(self.at + 1);
        self.steps.push(Step {
            name: name.chars().take(NAME).collect(),
            text: text.as_str().into(),
        });
        self.at += 1;
        self.take(text, current);
    }
}
