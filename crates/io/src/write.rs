//! Writing so that nothing is ever half-written.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use aimaq_words::{Message, Sentence, Tell, Told, msg};

/// Why an output cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct OutputError {
    path: String,
    error: std::io::Error,
}

impl Tell for OutputError {
    fn told(&self) -> Told {
        let within = |said| msg!("error-cannot-write", file = &self.path, said = said);
        self.error.told().within(within)
    }
}

impl OutputError {
    /// That a path cannot be written, and why.
    pub fn at(path: &Path, error: std::io::Error) -> Self {
        error_at(path)(error)
    }

    /// Nothing is written under the ending of a path; `known` lists those that are.
    pub fn ending(path: &Path, known: Message) -> Self {
        let message = msg!("error-write-ending", known = known);
        error_at(path)(Sentence(message).into())
    }
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

/// Whether there is something of that name which is neither a file nor a folder: a device
/// or a pipe. It is written to and never replaced.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// The file that a link stands for, so that the link stays; else the path itself.
fn behind_links(path: &Path) -> PathBuf {
    let link = path.is_symlink() && !is_special(path);
    let behind = link.then(|| fs::canonicalize(path).ok()).flatten();
    behind.unwrap_or_else(|| path.to_owned())
}

/// Writes a file whole or not at all: to a temporary file beside it, which then
/// takes its name. Missing folders are made; a device or a pipe gets the bytes.
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
        let path = behind_links(path);
        let file = if is_special(&path) {
            tempfile::NamedTempFile::new()
        } else {
            let folder = folder_of(&path);
            fs::create_dir_all(folder).map_err(error_at(folder))?;
            tempfile::NamedTempFile::new_in(folder)
        };
        let file = file.map_err(error_at(&path))?;
        Ok(Self {
            path,
            file: BufWriter::with_capacity(1 << 18, file),
        })
    }

    /// Gives the file its name; one of that name is replaced.
    ///
    /// # Errors
    /// Says which path cannot be written and why.
    pub fn commit(self) -> Result<(), OutputError> {
        self.whole()?.commit()
    }

    /// Writes what is left and makes the file ready to take its name.
    fn whole(self) -> Result<WholeFile, OutputError> {
        let path = self.path;
        let file = self
            .file
            .into_inner()
            .map_err(|e| error_at(&path)(e.into_error()))?;
        readable(file.path()).map_err(error_at(&path))?;
        if path.is_dir() {
            let error = Sentence(msg!("error-write-folder")).into();
            return Err(error_at(&path)(error));
        }
        Ok(WholeFile { path, file })
    }
}

/// A file that has everything but its name.
#[derive(Debug)]
struct WholeFile {
    path: PathBuf,
    file: tempfile::NamedTempFile,
}

impl WholeFile {
    fn commit(self) -> Result<(), OutputError> {
        let path = &self.path;
        if is_special(path) {
            return hand_over(self.file.path(), path).map_err(error_at(path));
        }
        let renamed = self.file.persist(path);
        renamed.map_err(|e| error_at(path)(e.error)).map(drop)
    }
}

/// Writes a file into a device or a pipe.
fn hand_over(file: &Path, to: &Path) -> std::io::Result<()> {
    let mut to = fs::OpenOptions::new().write(true).open(to)?;
    std::io::copy(&mut fs::File::open(file)?, &mut to)?;
    to.flush()
}

/// Several files of one work: all take their names, or none does.
#[derive(Debug, Default)]
pub struct Outputs {
    files: Vec<AtomicFile>,
}

impl Outputs {
    /// Opens one more file, to be written piece by piece. Missing folders are made.
    ///
    /// # Errors
    /// Says which path cannot be written and why, or that it is named twice.
    pub fn create(&mut self, path: &Path) -> Result<&mut AtomicFile, OutputError> {
        let same = behind_links(path);
        if self.files.iter().any(|file| file.path == same) {
            let error = Sentence(msg!("error-write-twice")).into();
            return Err(error_at(path)(error));
        }
        let at = self.files.len();
        self.files.push(AtomicFile::create(path)?);
        Ok(&mut self.files[at])
    }

    /// Adds a file of which all is there.
    ///
    /// # Errors
    /// Those of [`Outputs::create`].
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let file = self.create(path)?;
        file.write_all(bytes).map_err(error_at(path))
    }

    /// Gives every file its name, once all of them are whole.
    ///
    /// # Errors
    /// Says which path cannot be written and why.
    pub fn commit(self) -> Result<(), OutputError> {
        let whole = self.files.into_iter().map(AtomicFile::whole);
        let whole = whole.collect::<Result<Vec<_>, _>>()?;
        whole.into_iter().try_for_each(WholeFile::commit)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_a_link_stays() {
        let scratch = tempfile::tempdir().expect("scratch");
        let path = |name: &str| scratch.path().join(name);
        let link =
            |to: &Path, name: &str| std::os::unix::fs::symlink(to, path(name)).expect("link");
        link(Path::new("/dev/null"), "nothing");
        write_atomic(&path("nothing"), b"x").expect("a device");
        fs::write(path("file"), b"old").expect("written");
        link(&path("file"), "link");
        write_atomic(&path("link"), b"new").expect("a file");
        for name in ["nothing", "link"] {
            assert!(path(name).is_symlink(), "{name}");
        }
        assert_eq!(fs::read(path("file")).expect("read"), b"new");
        assert_eq!(fs::read_dir(scratch.path()).expect("list").count(), 3);
    }

    #[test]
    fn of_two_results_both_are_written_or_none() {
        let scratch = tempfile::tempdir().expect("scratch");
        let path = |name: &str| scratch.path().join(name);
        fs::create_dir(path("folder")).expect("folder");
        let mut outputs = Outputs::default();
        outputs.write(&path("a.csv"), b"x").expect("a");
        outputs.write(&path("folder"), b"y").expect("beside it");
        assert!(outputs.commit().is_err());
        let mut outputs = Outputs::default();
        outputs.write(&path("a.csv"), b"x").expect("a");
        assert!(outputs.create(&path("a.csv")).is_err(), "named twice");
        drop(outputs);
        assert_eq!(fs::read_dir(scratch.path()).expect("list").count(), 1);
        let mut outputs = Outputs::default();
        outputs.write(&path("a.csv"), b"x").expect("a");
        outputs.write(&path("b.csv"), b"y").expect("b");
        outputs.commit().expect("both");
        assert_eq!(fs::read_dir(scratch.path()).expect("list").count(), 3);
    }
}
