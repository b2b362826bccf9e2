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

pub(super) fn error_at(path: &Path) -> impl FnOnce(std::io::Error) -> OutputError + '_ {
    |error| OutputError {
        path: path.display().to_string(),
        error,
    }
}

/// The folder that a file is in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
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
