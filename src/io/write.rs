//! Writing so that nothing is ever half-written.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Why an output cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: cannot be written: {error}")]
pub struct OutputError {
    path: String,
    error: std::io::Error,
}

fn error_at(path: &Path) -> impl FnOnce(std::io::Error) -> OutputError + '_ {
    |error| OutputError {
        path: path.display().to_string(),
        error,
    }
}

/// The folder that a file is in; the current one for a bare name.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Writes a file whole or not at all: to a temporary file beside it, which then
/// takes its name. Missing folders are made.
///
/// # Errors
/// Says which path cannot be written and why.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(bytes).map_err(error_at(path))?;
    file.commit()
}

/// A file that is written piece by piece and takes its name only by
/// [`AtomicFile::commit`]; dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub struct AtomicFile {
    path: PathBuf,
    file: BufWriter<tempfile::NamedTempFile>,
}

impl AtomicFile {
    /// Opens a temporary file beside `path`. Missing folders are made.
    ///
    /// # Errors
    /// Says which path cannot be written and why.
    pub fn create(path: &Path) -> Result<Self, OutputError> {
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(error_at(folder))?;
        let file = tempfile::NamedTempFile::new_in(folder).map_err(error_at(path))?;
        Ok(Self {
            path: path.to_owned(),
            file: BufWriter::with_capacity(1 << 18, file),
        })
    }

    /// Gives the file its name; one of that name is replaced.
    ///
    /// # Errors
    /// Says which path cannot be written and why.
    pub fn commit(self) -> Result<(), OutputError> {
        let path = &self.path;
        let file = self
            .file
            .into_inner()
            .map_err(|e| error_at(path)(e.into_error()))?;
        readable(file.path()).map_err(error_at(path))?;
        file.persist(path).map_err(|e| error_at(path)(e.error))?;
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// A temporary file is for its owner alone; a result is for everyone.
#[cfg(unix)]
fn readable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A folder of results that is written whole or not at all: files are staged in
/// a folder beside it and moved in together.
#[derive(Debug)]
pub struct OutputDir {
    target: PathBuf,
    stage: tempfile::TempDir,
    files: Vec<PathBuf>,
}

impl OutputDir {
    /// Prepares to fill `target`.
    ///
    /// # Errors
    /// If the folder it is in cannot be written to, or if it is a file.
    pub fn new(target: &Path) -> Result<Self, OutputError> {
        if target.exists() && !target.is_dir() {
            let error = std::io::Error::other("it is a file, not a folder");
            return Err(error_at(target)(error));
        }
        let folder = folder_of(target);
        fs::create_dir_all(folder).map_err(error_at(folder))?;
        let stage = tempfile::Builder::new()
            .prefix(".aimaq-")
            .tempdir_in(folder)
            .map_err(error_at(folder))?;
        Ok(Self {
            target: target.to_owned(),
            stage,
            files: Vec::new(),
        })
    }

    /// Stages one file, by its path in the folder.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn stage(&mut self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let staged = self.stage.path().join(path);
        let folder = folder_of(&staged);
        fs::create_dir_all(folder).map_err(error_at(folder))?;
        fs::write(&staged, bytes).map_err(error_at(&staged))?;
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Moves all staged files in; files of an earlier run under the same names
    /// are replaced, others stay.
    ///
    /// # Errors
    /// If a file cannot be moved.
    pub fn publish(self) -> Result<(), OutputError> {
        for path in &self.files {
            let target = self.target.join(path);
            let folder = folder_of(&target);
            fs::create_dir_all(folder).map_err(error_at(folder))?;
            if target.is_dir() {
                return Err(error_at(&target)(std::io::Error::other(
                    "it is a folder, not a file",
                )));
            }
        }
        for path in &self.files {
            let target = self.target.join(path);
            fs::rename(self.stage.path().join(path), &target).map_err(error_at(&target))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropping_a_stage_leaves_nothing() {
        let scratch = tempfile::tempdir().expect("scratch");
        let target = scratch.path().join("out");
        let mut output = OutputDir::new(&target).expect("new");
        output.stage(Path::new("a/b.txt"), b"x").expect("stage");
        drop(output);
        assert_eq!(fs::read_dir(scratch.path()).expect("list").count(), 0);
    }

    #[test]
    fn publishing_replaces_what_was_there() {
        let scratch = tempfile::tempdir().expect("scratch");
        let target = scratch.path().join("out");
        for text in ["one", "two"] {
            let mut output = OutputDir::new(&target).expect("new");
            output
                .stage(Path::new("a.txt"), text.as_bytes())
                .expect("stage");
            output.publish().expect("publish");
        }
        assert_eq!(
            fs::read_to_string(target.join("a.txt")).expect("read"),
            "two"
        );
        assert_eq!(fs::read_dir(scratch.path()).expect("list").count(), 1);
    }
}
