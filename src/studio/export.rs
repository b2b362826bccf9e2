//! The results of the plan as it stands in its file, to be taken home by the browser.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::disk::read;
use super::error::StudioError;
use super::http::Answer;
use super::server::held;
use super::session::Session;
use crate::batch::{JobReader, OutputFile, produce};

/// The files of the last run that was asked for, and the plan that they are of: its file,
/// whose name stands in them, and its text.
#[derive(Debug, Default)]
pub(super) struct Results(Mutex<Option<Made>>);

type Made = ((PathBuf, String), Arc<Vec<OutputFile>>);

impl Results {
    /// The files of a run of the plan; made once for a text, while others go on drawing.
    ///
    /// # Errors
    /// If the file is no longer as it was left, or the run fails.
    pub(super) fn of(&self, session: &Mutex<Session>) -> Result<Arc<Vec<OutputFile>>, StudioError> {
        // Whoever asks for the same meanwhile waits for it here.
        let mut known = held(&self.0);
        let (plan, job) = {
            let session = held(session);
            session.guard(session.rev)?;
            let job = session.evaluator.job().clone();
            ((session.file.clone(), session.text.clone()), job)
        };
        if let Some((of, files)) = &*known
            && *of == plan
        {
            return Ok(Arc::clone(files));
        }
        let files = Arc::new(produce(&JobReader::new().prepare(&job)?)?.files);
        // A stroke that was drawn while the run read the file would be in it.
        if read(&plan.0)?.as_ref() != Some(&plan.1) {
            return Err(StudioError::Changed);
        }
        *known = Some((plan, Arc::clone(&files)));
        Ok(files)
    }
}

/// One of them by its path in the folder of the run.
pub(super) fn file(files: &[OutputFile], path: &str) -> Result<Answer, StudioError> {
    let found = files.iter().find(|file| shown(file) == path);
    let file = found.ok_or_else(|| StudioError::Unknown(path.to_owned()))?;
    Ok(Answer {
        status: 200,
        kind: "application/octet-stream",
        body: file.bytes.clone(),
        took: None,
    })
}

/// The path of a file, with slashes on every system.
pub(super) fn shown(file: &OutputFile) -> String {
    let parts = file
        .path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
