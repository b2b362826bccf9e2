//! Whether the folder of a run still is what its record says.

use crate::msg;
use crate::words::{Tell, Told};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use super::outputs::OutputFile;
use super::rerun::{ChangedInput, RecordError, Recorded};
use crate::io::{InputError, read_text, sha256_file};

/// The record of a run in its folder.
const RECORD: &str = "run.json";
/// Folders of results are not deep; deeper ones are somebody else's.
const MOST_DEPTH: usize = 8;

/// How the folder of a run differs from its record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Differences {
    /// Results that somebody has changed.
    pub changed: Vec<PathBuf>,
    /// Results that are gone.
    pub gone: Vec<PathBuf>,
    /// Files that the run did not write.
    pub foreign: Vec<PathBuf>,
    /// Inputs that are no longer what the run read.
    pub inputs: Vec<ChangedInput>,
    /// Why inputs could not be compared, where they could not.
    pub unread: Option<RecordError>,
    /// How many results are as they were written.
    pub same: usize,
}

impl Differences {
    /// Whether all results are there as they were written, made from what is there now.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.changed, &self.gone, &self.foreign];
        let files = lists.iter().all(|list| list.is_empty());
        files && self.inputs.is_empty() && self.unread.is_none()
    }
}

/// Why a folder cannot be verified.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum VerifyError {
    /// A file cannot be read.
    Read(#[from] InputError),
    /// Its `run.json` is no record.
    Record {
        /// The record.
        path: PathBuf,
        /// What is wrong.
        error: RecordError,
    },
}

impl Tell for VerifyError {
    fn told(&self) -> Told {
        match self {
            Self::Read(error) => error.told(),
            Self::Record { path, error } => error.told().in_file(&path.display().to_string()),
        }
    }
}

#[derive(Deserialize)]
struct Written {
    path: PathBuf,
    sha256: String,
}

#[derive(Deserialize)]
struct Results {
    outputs: Vec<Written>,
}

/// Compares the files of a run with its record, and the files it was made from.
///
/// # Errors
/// Where there is no record, or it cannot be read.
pub fn verify(folder: &Path) -> Result<Differences, VerifyError> {
    let path = folder.join(RECORD);
    let text = read_text(&path)?;
    let wrong = |error| VerifyError::Record {
        path: path.clone(),
        error,
    };
    let recorded = Recorded::parse(&text).map_err(wrong)?;
    let results: Results = serde_json::from_str(&text)
        .map_err(|e| wrong(RecordError::NotARecord(e.told().message)))?;
    let mut found = Differences::default();
    match recorded.found_from(&path) {
        Ok(recorded) => found.inputs = recorded.changed(),
        Err(error) => found.unread = Some(error),
    }
    let mut known: BTreeSet<PathBuf> = BTreeSet::from([RECORD.into()]);
    for written in results.outputs {
        // A record that names files elsewhere is not one that a run has written.
        let inside = |part| matches!(part, Component::Normal(_));
        if !written.path.components().all(inside) {
            let name = written.path.display();
            return Err(wrong(RecordError::NotARecord(msg!(
                "error-verify-outside",
                name = name.to_string()
            ))));
        }
        match sha256_file(&folder.join(&written.path)) {
            Ok(now) if now == written.sha256 => found.same += 1,
            Ok(_) => found.changed.push(written.path.clone()),
            Err(_) => found.gone.push(written.path.clone()),
        }
        known.insert(written.path);
    }
    let mut files = Vec::new();
    list(folder, Path::new(""), MOST_DEPTH, &mut files);
    files.sort();
    found.foreign = files.into_iter().filter(|f| !known.contains(f)).collect();
    Ok(found)
}

/// Compares what a run made once more with its folder, whose record names the files of
/// then.
///
/// # Errors
/// Where there is no record, or it cannot be read.
pub fn repeated(folder: &Path, files: &[OutputFile]) -> Result<Differences, VerifyError> {
    let mut found = Differences::default();
    for file in files {
        match fs::read(folder.join(&file.path)) {
            Ok(bytes) if bytes == file.bytes => found.same += 1,
            Ok(_) => found.changed.push(file.path.clone()),
            Err(_) => found.gone.push(file.path.clone()),
        }
    }
    let then = verify(folder)?;
    let known = |path: &PathBuf| files.iter().any(|file| file.path == *path);
    found.foreign = then
        .foreign
        .into_iter()
        .filter(|path| !known(path))
        .collect();
    Ok(found)
}

/// The files below a folder, by their paths in it. A link is a file.
fn list(folder: &Path, inside: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder.join(inside)) else {
        return;
    };
    for entry in entries.flatten() {
        let path = inside.join(entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => list(folder, &path, depth - 1, files),
            _ => files.push(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Job, prepare, produce, write_outputs};

    #[test]
    fn a_folder_is_as_its_record_says_until_somebody_touches_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let job = Job {
            plan: "kazakhstan-2022".to_owned(),
            ..Job::default()
        };
        let files = produce(&prepare(&job).expect("a job"))
            .expect("files")
            .files;
        write_outputs(folder.path(), &files).expect("written");
        let whole = verify(folder.path()).expect("a record");
        assert!(whole.is_empty(), "{whole:?}");
        assert_eq!(whole.same + 1, files.len());

        let first = files[0].path.clone();
        fs::write(folder.path().join(&first), "touched").expect("written");
        let second = files[1].path.clone();
        fs::remove_file(folder.path().join(&second)).expect("removed");
        fs::create_dir(folder.path().join("mine")).expect("a folder");
        fs::write(folder.path().join("mine/notes.txt"), "x").expect("written");
        let found = verify(folder.path()).expect("a record");
        assert_eq!(found.changed, [first]);
        assert_eq!(found.gone, [second]);
        assert_eq!(found.foreign, [PathBuf::from("mine/notes.txt")]);
        assert!(found.inputs.is_empty() && found.unread.is_none());
    }

    #[test]
    fn a_record_cannot_name_files_elsewhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let record = r#"{"job":{"plan":"p"},"outputs":[{"path":"../x","sha256":"00"}]}"#;
        fs::write(folder.path().join(RECORD), record).expect("written");
        let error = verify(folder.path()).expect_err("wrong");
        assert!(error.to_string().contains("`../x`"), "{error}");
    }
}
