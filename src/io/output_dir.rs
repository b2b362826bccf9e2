//! Folders of results that are written whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::write::{OutputError, error_at, folder_of};

/// What the names of staging folders begin with.
const PREFIX: &str = ".aimaq-";
/// Staging takes moments; a folder that old was left by a program that was ended.
const DEAD: Duration = Duration::from_secs(600);

/// A folder of results that is written whole or not at all: files are staged in
/// a folder beside it and moved in together.
///
/// The file that is staged last vouches for the others, as a record does. It is
/// taken away before the first of them comes in, and comes in itself after the
/// last: whatever ends the program, it never stands beside files of another run.
#[derive(Debug)]
pub struct OutputDir {
    target: PathBuf,
    stage: tempfile::TempDir,
    files: Vec<PathBuf>,
}

impl OutputDir {
    /// Whether `target` could be filled, found out before there is anything to
    /// write; leaves nothing behind.
    ///
    /// # Errors
    /// If it is a file, or if nothing can be written where it is or would be.
    pub fn check(target: &Path) -> Result<(), OutputError> {
        no_file(target)?;
        let mut folder = target;
        while !folder.is_dir() {
            no_file(folder)?;
            folder = folder_of(folder);
        }
        let probe = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder);
        probe.map(drop).map_err(error_at(folder))
    }

    /// Prepares to fill `target`; sweeps up what ended programs have left beside
    /// it.
    ///
    /// # Errors
    /// If the folder it is in cannot be written to, or if it is a file.
    pub fn new(target: &Path) -> Result<Self, OutputError> {
        no_file(target)?;
        let folder = folder_of(target);
        fs::create_dir_all(folder).map_err(error_at(folder))?;
        sweep(folder);
        let stage = tempfile::Builder::new()
            .prefix(PREFIX)
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

    /// Moves all staged files in, in their order; files of an earlier run under
    /// the same names are replaced, others stay.
    ///
    /// # Errors
    /// If a file cannot be moved.
    pub fn publish(self) -> Result<(), OutputError> {
        for path in &self.files {
            let target = self.target.join(path);
            let folder = folder_of(&target);
            fs::create_dir_all(folder).map_err(error_at(folder))?;
            if target.is_dir() {
                let error = std::io::Error::other("it is a folder, not a file");
                return Err(error_at(&target)(error));
            }
        }
        if let Some(last) = self.files.last() {
            let record = self.target.join(last);
            if record.exists() {
                fs::remove_file(&record).map_err(error_at(&record))?;
            }
        }
        for path in &self.files {
            let target = self.target.join(path);
            fs::rename(self.stage.path().join(path), &target).map_err(error_at(&target))?;
        }
        Ok(())
    }
}

fn no_file(target: &Path) -> Result<(), OutputError> {
    if target.exists() && !target.is_dir() {
        let error = std::io::Error::other("it is a file, not a folder");
        return Err(error_at(target)(error));
    }
    Ok(())
}

/// Removes old staging folders. What cannot be removed is in nobody's way.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let staged = entries.filter(|e| e.file_name().to_string_lossy().starts_with(PREFIX));
    for entry in staged {
        let written = entry.metadata().and_then(|found| found.modified());
        let age = written
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        if age.is_some_and(|age| age > DEAD) {
            let _ = fs::remove_dir_all(entry.path());
        }
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

    fn staged(target: &Path, files: &[(&str, &str)]) -> OutputDir {
        let mut output = OutputDir::new(target).expect("new");
        for (path, text) in files {
            let staged = output.stage(Path::new(path), text.as_bytes());
            staged.expect("stage");
        }
        output
    }

    #[test]
    fn the_last_file_goes_before_the_first_one_comes() {
        let scratch = tempfile::tempdir().expect("scratch");
        let target = scratch.path().join("out");
        let files = [("a.txt", "one"), ("b.txt", "one"), ("run.json", "one")];
        staged(&target, &files).publish().expect("publish");
        // What a program that is ended between two files leaves: the second of
        // them cannot be moved, for it is gone.
        let output = staged(&target, &files.map(|(path, _)| (path, "two")));
        fs::remove_file(output.stage.path().join("b.txt")).expect("remove");
        assert!(output.publish().is_err());
        let text = |path: &str| fs::read_to_string(target.join(path)).ok();
        assert_eq!(text("a.txt").as_deref(), Some("two"));
        assert_eq!(text("b.txt").as_deref(), Some("one"));
        assert_eq!(text("run.json"), None, "no record of a mixture");
    }

    #[test]
    fn what_ended_programs_have_left_is_swept_up_and_what_is_in_use_is_not() {
        let scratch = tempfile::tempdir().expect("scratch");
        let (old, new) = (".aimaq-old", ".aimaq-new");
        for name in [old, new] {
            fs::create_dir(scratch.path().join(name)).expect("a folder");
        }
        let folder = fs::File::open(scratch.path().join(old)).expect("open");
        let long_ago = SystemTime::now() - 2 * DEAD;
        folder.set_modified(long_ago).expect("an old folder");
        drop(OutputDir::new(&scratch.path().join("out")).expect("new"));
        assert!(!scratch.path().join(old).exists());
        assert!(scratch.path().join(new).exists());
    }

    #[test]
    fn a_check_of_a_folder_leaves_nothing_and_names_what_is_in_the_way() {
        let scratch = tempfile::tempdir().expect("scratch");
        let deep = scratch.path().join("a/b/c");
        OutputDir::check(&deep).expect("it could be made");
        assert_eq!(fs::read_dir(scratch.path()).expect("list").count(), 0);
        fs::write(scratch.path().join("a"), "").expect("a file");
        let error = OutputDir::check(&deep).expect_err("a file is in the way");
        assert!(error.to_string().contains("it is a file"), "{error}");
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
