//! Folders of results that are written whole or not at all.

use aimaq_words::msg;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::write::{OutputError, error_at, folder_of};

/// Where files wait that others replace, within the staging folder.
const BEFORE: &str = ".before";
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
    retired: Vec<PathBuf>,
    /// The folders of the staged files, which are there.
    folders: BTreeSet<PathBuf>,
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
        sweep(folder_of(target));
        Self::new_swept(target)
    }

    /// The same where nobody has to sweep up.
    ///
    /// # Errors
    /// If the folder it is in cannot be written to, or if it is a file.
    pub fn new_swept(target: &Path) -> Result<Self, OutputError> {
        no_file(target)?;
        let folder = folder_of(target);
        fs::create_dir_all(folder).map_err(error_at(folder))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        // It may become the folder of the results, which is as others that are made here.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let stage = builder.tempdir_in(folder).map_err(error_at(folder))?;
        Ok(Self {
            target: target.to_owned(),
            folders: [stage.path().to_owned()].into(),
            stage,
            files: Vec::new(),
            retired: Vec::new(),
        })
    }

    /// Stages one file, by its path in the folder.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn stage(&mut self, path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let staged = self.stage.path().join(path);
        let folder = folder_of(&staged);
        if !self.folders.contains(folder) {
            fs::create_dir_all(folder).map_err(error_at(folder))?;
            self.folders.insert(folder.to_owned());
        }
        fs::write(&staged, bytes).map_err(error_at(&staged))?;
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Takes a file of an earlier run away when the staged ones come in.
    pub fn retire(&mut self, path: &Path) {
        self.retired.push(path.to_owned());
    }

    /// Moves all staged files in, in their order, and retired ones out; files of an
    /// earlier run under the same names are replaced, others stay.
    ///
    /// # Errors
    /// If a file cannot be moved; then all is as it was before.
    pub fn publish(self) -> Result<(), OutputError> {
        if !self.target.exists() {
            return self.become_target();
        }
        for path in &self.files {
            let target = self.target.join(path);
            let folder = folder_of(&target);
            fs::create_dir_all(folder).map_err(error_at(folder))?;
            if target.is_dir() {
                let error = std::io::Error::from(aimaq_words::Sentence(msg!("error-write-folder")));
                return Err(error_at(&target)(error));
            }
        }
        let mut moves = Moves::default();
        let exchanged = self.exchange(&mut moves);
        if exchanged.is_err() {
            moves.undo();
            return exchanged;
        }
        for path in &self.retired {
            // A folder goes with its last file; one that is not empty stays.
            let _ = fs::remove_dir(folder_of(&self.target.join(path)));
        }
        Ok(())
    }

    /// Where there is nothing yet, the staging folder takes the place.
    fn become_target(self) -> Result<(), OutputError> {
        let stage = self.stage.keep();
        let moved = fs::rename(&stage, &self.target);
        if moved.is_err() {
            let _ = fs::remove_dir_all(&stage);
        }
        moved.map_err(error_at(&self.target))
    }

    fn exchange(&self, moves: &mut Moves) -> Result<(), OutputError> {
        // The record goes first and comes last.
        if let Some(record) = self.files.last() {
            self.take_away(record, moves)?;
        }
        for path in &self.retired {
            self.take_away(path, moves)?;
        }
        for path in &self.files {
            self.take_away(path, moves)?;
            let (staged, target) = (self.stage.path().join(path), self.target.join(path));
            moves.rename(&staged, &target)?;
        }
        Ok(())
    }

    fn take_away(&self, path: &Path, moves: &mut Moves) -> Result<(), OutputError> {
        let there = self.target.join(path);
        if !there.exists() {
            return Ok(());
        }
        let away = self.stage.path().join(BEFORE).join(path);
        let folder = folder_of(&away);
        fs::create_dir_all(folder).map_err(error_at(folder))?;
        moves.rename(&there, &away)
    }
}

/// What was moved, so that it can be moved back.
#[derive(Debug, Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn rename(&mut self, from: &Path, to: &Path) -> Result<(), OutputError> {
        fs::rename(from, to).map_err(error_at(to))?;
        self.0.push((from.to_owned(), to.to_owned()));
        Ok(())
    }

    /// What cannot be moved back stays where it is.
    fn undo(self) {
        for (from, to) in self.0.iter().rev() {
            let _ = fs::rename(to, from);
        }
    }
}

fn no_file(target: &Path) -> Result<(), OutputError> {
    if target.exists() && !target.is_dir() {
        let error = std::io::Error::from(aimaq_words::Sentence(msg!("error-write-file")));
        return Err(error_at(target)(error));
    }
    Ok(())
}

/// Removes the staging folders that ended programs have left where nobody else writes.
pub fn sweep_all(folder: &Path) {
    for entry in staging_folders(folder) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

fn staging_folders(folder: &Path) -> impl Iterator<Item = fs::DirEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        is_folder && entry.file_name().to_string_lossy().starts_with(PREFIX)
    })
}

/// Removes old staging folders. What cannot be removed is in nobody's way.
fn sweep(folder: &Path) {
    for entry in staging_folders(folder) {
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
    fn files_that_cannot_all_come_in_leave_those_of_the_earlier_run() {
        let scratch = tempfile::tempdir().expect("scratch");
        let target = scratch.path().join("out");
        let files = [("a.txt", "one"), ("b.txt", "one"), ("run.json", "one")];
        staged(&target, &files).publish().expect("publish");
        fs::write(target.join("old.txt"), "old").expect("a file");
        // The second file cannot be moved, for it is gone.
        let mut output = staged(&target, &files.map(|(path, _)| (path, "two")));
        output.retire(Path::new("old.txt"));
        fs::remove_file(output.stage.path().join("b.txt")).expect("remove");
        assert!(output.publish().is_err());
        let text = |path: &str| fs::read_to_string(target.join(path)).expect("read");
        assert_eq!(files.map(|(path, _)| text(path)), ["one"; 3]);
        assert_eq!(text("old.txt"), "old");
    }

    #[test]
    fn where_there_is_nothing_the_staging_folder_becomes_the_folder() {
        let scratch = tempfile::tempdir().expect("scratch");
        let target = scratch.path().join("deep/out");
        staged(&target, &[("maps/a.svg", "1"), ("run.json", "1")])
            .publish()
            .expect("publish");
        assert!(target.join("maps/a.svg").exists() && target.join("run.json").exists());
        let beside = fs::read_dir(scratch.path().join("deep")).expect("list");
        assert_eq!(beside.count(), 1);
        let plain = scratch.path().join("plain");
        fs::create_dir(&plain).expect("a folder");
        let rights = |folder: &Path| fs::metadata(folder).expect("a folder").permissions();
        assert_eq!(rights(&target), rights(&plain));
    }

    #[test]
    fn a_retired_file_goes_with_its_folder_if_it_is_the_last_there() {
        let scratch = tempfile::tempdir().expect("scratch");
        let target = scratch.path().join("out");
        let files = [("maps/a.svg", "1"), ("maps/b.svg", "1"), ("old/c.svg", "1")];
        staged(&target, &files).publish().expect("publish");
        let mut output = staged(&target, &[("run.json", "2")]);
        output.retire(Path::new("maps/a.svg"));
        output.retire(Path::new("old/c.svg"));
        output.publish().expect("publish");
        assert!(!target.join("maps/a.svg").exists() && target.join("maps/b.svg").exists());
        assert!(!target.join("old").exists() && target.join("run.json").exists());
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
