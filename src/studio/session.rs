//! The plan that is being drawn: its text, its file, its steps, and the state that it leads to.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

use super::disk::read;
use super::error::StudioError;
use super::evaluate::{DEFAULT_TERRITORY, Evaluator, begun, outcome};
use super::geometry::Ground;
use crate::batch::{Job, Prepared};
use crate::io::write_atomic;
use crate::reform::Diagnostics;

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
    pub(super) disk: Option<String>,
    pub(super) steps: Vec<Step>,
    /// The step that the text is of.
    pub(super) at: usize,
    /// Counts the changes of the text, from whichever page they come.
    pub(super) rev: u64,
    pub(super) current: Current,
    pub(super) ground: Ground,
    /// The text that was last looked at without being taken, and what it leads to.
    pub(super) looked_at: Option<(String, Arc<Prepared>)>,
    /// What the pages were told last, so that they can be told what differs.
    pub(super) told: VecDeque<Arc<Told>>,
}

/// A text of the plan, and what led to it.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) text: Arc<str>,
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

/// Parts of what a page is told, by their keys; what stays the same is shared.
pub(super) type Sections = BTreeMap<&'static str, Arc<serde_json::Value>>;

/// What a page was told.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) rev: u64,
    pub(super) lang: crate::words::Lang,
    pub(super) text: String,
    pub(super) sections: Sections,
    /// The land that the page has then.
    pub(super) ground: u64,
    pub(super) prepared: Arc<Prepared>,
}

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
        let current = match outcome(evaluator.prepare(&text).map(Arc::new), &text, &file) {
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
            looked_at: None,
            told: VecDeque::new(),
        })
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

    pub(super) fn guard(&self, rev: u64) -> Result<(), StudioError> {
        if rev != self.rev {
            return Err(StudioError::Behind);
        }
        match self.disk_state() {
            "same" => Ok(()),
            _ => Err(StudioError::Changed),
        }
    }

    pub(super) fn unsound(&self, found: Diagnostics) -> Current {
        Current {
            prepared: Arc::clone(&self.current.prepared),
            sound: false,
            found,
        }
    }

    pub(super) fn write(&mut self, text: &str) -> Result<(), StudioError> {
        write_atomic(&self.file, text.as_bytes())?;
        self.disk = Some(text.to_owned());
        Ok(())
    }

    pub(super) fn take(&mut self, text: String, current: Current) {
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
