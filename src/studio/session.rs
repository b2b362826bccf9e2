//! The plan that is being drawn: its text, its file, its steps, and the state that it leads to.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::StudioError;
use super::evaluate::{DEFAULT_TERRITORY, Evaluator, begun};
use super::geometry::Ground;
use super::http::BODY;
use super::operation::Operation;
use crate::batch::{Job, JobError, Prepared};
use crate::io::write_atomic;
use crate::reform::{Diagnostics, Problem};

/// What the studio is opened with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The job whose plan is drawn; its plan is the file.
    pub job: Job,
    /// The file of the plan, which need not be there yet.
    pub file: PathBuf,
    /// The text that a file that is not there begins with; a plan that changes nothing
    /// where left out.
    pub text: Option<String>,
}

/// The plan that is being drawn.
#[derive(Debug)]
pub struct Session {
    pub(super) file: PathBuf,
    pub(super) evaluator: Evaluator,
    pub(super) text: String,
    /// What the file held when it was last read or written; nothing where it was absent.
    disk: Option<String>,
    steps: Vec<Step>,
    /// The step that the text is of.
    at: usize,
    /// Counts the changes of the text, from whichever page they come.
    pub(super) rev: u64,
    pub(super) current: Current,
    pub(super) ground: Ground,
    /// What the pages were told last, so that they can be told what differs.
    pub(super) told: VecDeque<Arc<Told>>,
}

/// A text of the plan, and what led to it.
#[derive(Debug, Clone)]
struct Step {
    name: String,
    text: Arc<str>,
}

/// What a text leads to.
#[derive(Debug, Clone)]
pub(super) struct Current {
    /// The last state that could be reached.
    pub(super) prepared: Arc<Prepared>,
    /// Whether that is the state of the text.
    pub(super) sound: bool,
    /// What is wrong with the text, or to be looked at.
    pub(super) found: Diagnostics,
}

/// What a page was told.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) rev: u64,
    pub(super) lang: crate::words::Lang,
    pub(super) text: String,
    pub(super) sections: serde_json::Value,
    pub(super) prepared: Arc<Prepared>,
}

/// Characters of the name of a step.
const NAME: usize = 200;

impl Session {
    /// Opens the file of a plan, or begins one.
    ///
    /// # Errors
    /// If the file or the territory cannot be read. A plan with errors is opened all the
    /// same, and shows what it starts from.
    pub fn open(opening: Opening) -> Result<Self, StudioError> {
        let Opening { job, file, text } = opening;
        let territory = job.territory.clone();
        let mut evaluator = Evaluator::new(job);
        let disk = read(&file)?;
        let begin = || match text {
            Some(text) => Ok(text),
            None => begun(territory.as_deref().unwrap_or(DEFAULT_TERRITORY)),
        };
        let text = disk.clone().map_or_else(begin, Ok)?;
        let current = match outcome(evaluator.prepare(&text), &text, &file) {
            Ok(current) => current,
            Err(found) => Current {
                prepared: Arc::new(evaluator.start(&text)?),
                sound: false,
                found,
            },
        };
        Ok(Self {
            ground: Ground::of(&current.prepared.applied.after),
            steps: vec![Step {
                name: String::new(),
                text: text.as_str().into(),
            }],
            file,
            evaluator,
            text,
            disk,
            at: 0,
            rev: 1,
            current,
            told: VecDeque::new(),
        })
    }

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
        let tried = self.evaluator.prepare(&text);
        let tried = outcome(tried, &text, &self.file);
        let typed = matches!(operation, Operation::Text { .. });
        let current = match tried {
            Ok(current) => current,
            // What somebody types passes through texts that cannot be carried out.
            Err(found) if typed => self.unsound(found),
            Err(found) => return Err(JobError::Plan(found).into()),
        };
        self.write(&text)?;
        self.steps.truncate(self.at + 1);
        self.steps.push(Step {
            name: name.chars().take(NAME).collect(),
            text: text.as_str().into(),
        });
        self.at += 1;
        self.take(text, current);
        Ok(())
    }

    /// What an operation would lead to; nothing is changed.
    pub(super) fn preview(
        &mut self,
        rev: u64,
        operation: &Operation,
    ) -> Result<Prepared, StudioError> {
        if rev != self.rev {
            return Err(StudioError::Behind);
        }
        let text = operation.applied(&self.text, &self.shown_file())?;
        Ok(self.evaluator.prepare(&text)?)
    }

    /// Goes to a step: back or forth.
    pub(super) fn go(&mut self, rev: u64, to: usize) -> Result<(), StudioError> {
        self.guard(rev)?;
        let step = self.steps.get(to).ok_or(StudioError::NoStep)?;
        let text = step.text.to_string();
        let tried = self.evaluator.prepare(&text);
        let current = match outcome(tried, &text, &self.file) {
            Ok(current) => current,
            Err(found) => self.unsound(found),
        };
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
        let tried = self.evaluator.prepare(&text);
        let current = match outcome(tried, &text, &self.file) {
            Ok(current) => current,
            Err(found) => self.unsound(found),
        };
        self.disk = Some(text.clone());
        self.steps.truncate(self.at + 1);
        self.steps.push(Step {
            name: name.chars().take(NAME).collect(),
            text: text.as_str().into(),
        });
        self.at += 1;
        self.take(text, current);
        Ok(())
    }

    /// Writes the plan as it stands here over whatever the file holds.
    pub(super) fn keep_own(&mut self) -> Result<(), StudioError> {
        let text = self.text.clone();
        self.write(&text)?;
        self.rev += 1;
        Ok(())
    }

    /// How the file stands: as it was left, or changed or removed by another program.
    pub(super) fn disk_state(&self) -> &'static str {
        match (read(&self.file), &self.disk) {
            (Ok(now), known) if now == *known => "same",
            (Ok(None), _) => "removed",
            _ => "changed",
        }
    }

    /// The names of all steps; the first is the plan as it was opened.
    pub(super) fn step_names(&self) -> (Vec<&str>, usize) {
        let names = self.steps.iter().map(|step| step.name.as_str());
        (names.collect(), self.at)
    }

    /// The file as people read it.
    pub(super) fn shown_file(&self) -> String {
        self.file.display().to_string()
    }

    fn guard(&self, rev: u64) -> Result<(), StudioError> {
        if rev != self.rev {
            return Err(StudioError::Behind);
        }
        match self.disk_state() {
            "same" => Ok(()),
            _ => Err(StudioError::Changed),
        }
    }

    fn unsound(&self, found: Diagnostics) -> Current {
        Current {
            prepared: Arc::clone(&self.current.prepared),
            sound: false,
            found,
        }
    }

    fn write(&mut self, text: &str) -> Result<(), StudioError> {
        write_atomic(&self.file, text.as_bytes())?;
        self.disk = Some(text.to_owned());
        Ok(())
    }

    fn take(&mut self, text: String, current: Current) {
        self.text = text;
        self.current = current;
        self.rev += 1;
        let after = &self.current.prepared.applied.after;
        if self.ground.territory() == after.name {
            self.ground.follow(after);
        } else {
            self.ground = Ground::of(after).after(&self.ground);
            self.told.clear();
        }
    }
}

/// What came of a text: a state, or what is wrong with it or with a file that it names.
fn outcome(
    tried: Result<Prepared, JobError>,
    text: &str,
    file: &Path,
) -> Result<Current, Diagnostics> {
    match tried {
        Ok(prepared) => {
            let found = prepared.applied.warnings.clone();
            Ok(Current {
                prepared: Arc::new(prepared),
                sound: true,
                found,
            })
        }
        Err(JobError::Plan(found)) => Err(found),
        Err(error) => {
            let problem = Problem::error(error.to_string());
            let file = file.display().to_string();
            Err(Diagnostics::one(&file, text, problem))
        }
    }
}

/// The text of a file; nothing where it is absent.
fn read(path: &Path) -> Result<Option<String>, StudioError> {
    let wrong = |error| StudioError::Read {
        path: path.to_owned(),
        error,
    };
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(wrong)?,
    };
    let mut bytes = Vec::new();
    let limit = BODY as u64;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(wrong)?;
    if bytes.len() > BODY {
        return Err(StudioError::TooLarge(path.to_owned()));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|e| wrong(std::io::Error::new(ErrorKind::InvalidData, e)))?;
    Ok(Some(text))
}
