//! The results of the plan as it stands in its file, to be taken home by the browser.

use super::error::StudioError;
use super::http::Answer;
use crate::batch::{Job, JobReader, OutputFile, produce};

/// The files of a run of the plan.
pub(super) fn files(job: &Job) -> Result<Vec<OutputFile>, StudioError> {
    let prepared = JobReader::new().prepare(job)?;
    Ok(produce(&prepared)?.files)
}

/// One of them by its path in the folder of the run.
pub(super) fn file(files: &[OutputFile], path: &str) -> Result<Answer, StudioError> {
    let found = files.iter().find(|file| shown(file) == path);
    let file = found.ok_or_else(|| StudioError::Unknown(path.to_owned()))?;
    Ok(Answer {
        status: 200,
        kind: "application/octet-stream",
        body: file.bytes.clone(),
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
