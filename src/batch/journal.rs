//! What a batch has done: a line for each run that ended well, so that the next batch
//! into the same folder does only what is not done or no longer holds.
//!
//! A line is added when its run is whole, so a batch that is ended at any moment leaves
//! lines of whole runs, and at most a part of one, which is not read.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::manifest::Planning;
use super::many::Done;
use super::outputs::OutputFile;
use super::rerun::checksum;
use super::sources::Input;
use super::verify::verify;
use crate::io::{OutputError, sha256_hex, write_atomic};

/// The file of the lines, beside the folders of the runs.
const FILE: &str = ".aimaq-batch.jsonl";
/// A line is some kilobytes; what is longer is not one of ours.
const LONGEST: u64 = 1 << 24;

/// A run that ended well.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Line {
    name: String,
    /// SHA-256 of the options of its job.
    job: String,
    /// The program that did it.
    program: String,
    inputs: Vec<Input>,
    files: Vec<Written>,
    done: Done,
}

/// A result as it lay on the disk when it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Written {
    path: PathBuf,
    length: u64,
    /// Nanoseconds since 1970, as far as the system keeps them.
    modified: u64,
}

/// What is known of earlier batches into a folder, and the file that takes new lines.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    program: String,
    known: BTreeMap<String, Line>,
    added: Mutex<BTreeMap<String, Line>>,
    file: Mutex<Option<File>>,
    /// Checksums of inputs as they are now; many runs read the same.
    sums: Mutex<BTreeMap<String, Option<String>>>,
}

impl Journal {
    /// The lines of earlier batches into a folder. Nothing is written yet.
    pub(super) fn read(output: &Path) -> Self {
        let path = output.join(FILE);
        Self {
            known: lines(&path),
            path,
            program: program(),
            added: Mutex::default(),
            file: Mutex::default(),
            sums: Mutex::default(),
        }
    }

    /// What came of a run, if it would come of it again: the same options and program,
    /// inputs with the same checksums, and all results as they were written.
    pub(super) fn unchanged(&self, run: &Planning, folder: &Path) -> Option<Done> {
        let line = self.known.get(&run.name)?;
        let same = line.program == self.program && line.job == fingerprint(run);
        let same = same && line.inputs.iter().all(|input| self.is_same(input));
        if !same || !is_whole(folder, &line.files) {
            return None;
        }
        lock(&self.added).insert(run.name.clone(), line.clone());
        Some(line.done.clone())
    }

    /// Notes a run that ended well.
    ///
    /// # Errors
    /// If the line cannot be written.
    pub(super) fn add(
        &self,
        (run, folder): (&Planning, &Path),
        done: &Done,
        inputs: &[Input],
        files: &[OutputFile],
    ) -> Result<(), OutputError> {
        let files = files.iter();
        let line = Line {
            name: run.name.clone(),
            job: fingerprint(run),
            program: self.program.clone(),
            inputs: inputs.to_vec(),
            files: files.filter_map(|file| stamp(folder, &file.path)).collect(),
            done: done.clone(),
        };
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.push('\n');
        let wrong = |error| OutputError::at(&self.path, error);
        let mut file = lock(&self.file);
        if file.is_none() {
            let mut options = OpenOptions::new();
            let opened = options.append(true).create(true).open(&self.path);
            *file = Some(opened.map_err(wrong)?);
        }
        if let Some(file) = file.as_mut() {
            file.write_all(text.as_bytes()).map_err(wrong)?;
        }
        lock(&self.added).insert(line.name.clone(), line);
        Ok(())
    }

    /// Leaves one line for each run that is done, without those that failed.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn finish(&self, failed: &[&str]) -> Result<(), OutputError> {
        let mut lines = self.known.clone();
        lines.retain(|name, _| !failed.contains(&name.as_str()));
        lines.extend(lock(&self.added).clone());
        let mut text = String::new();
        for line in lines.values() {
            text.push_str(&serde_json::to_string(line).unwrap_or_default());
            text.push('\n');
        }
        let now = fs::read(&self.path).unwrap_or_default();
        match now == text.as_bytes() {
            true => Ok(()),
            false => write_atomic(&self.path, text.as_bytes()),
        }
    }

    fn is_same(&self, input: &Input) -> bool {
        let known = lock(&self.sums).get(&input.name).cloned();
        let now = known.unwrap_or_else(|| {
            let now = checksum(input);
            lock(&self.sums).insert(input.name.clone(), now.clone());
            now
        });
        now.as_ref() == Some(&input.sha256)
    }
}

/// What another thread left when it panicked is as good as it was.
fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The lines of a file; what is none is left out, for its run is then done again.
fn lines(path: &Path) -> BTreeMap<String, Line> {
    let Ok(file) = File::open(path) else {
        return BTreeMap::new();
    };
    let mut reader = BufReader::new(file);
    let mut lines = BTreeMap::new();
    loop {
        let mut text = Vec::new();
        let mut limited = std::io::Read::take(&mut reader, LONGEST);
        match limited.read_until(b'\n', &mut text) {
            Ok(0) | Err(_) => return lines,
            Ok(_) => {}
        }
        if let Ok(line) = serde_json::from_slice::<Line>(&text) {
            lines.insert(line.name.clone(), line);
        }
    }
}

/// The program that runs: its version, and the length and time of its file, so that one
/// that was built anew does not trust what another has made.
fn program() -> String {
    let file = std::env::current_exe().ok();
    let about = file.and_then(|file| fs::metadata(file).ok());
    let about = about.map(|about| (about.len(), nanoseconds(&about)));
    let (length, modified) = about.unwrap_or_default();
    format!("{} {length} {modified}", env!("CARGO_PKG_VERSION"))
}

fn fingerprint(run: &Planning) -> String {
    let spec = serde_json::to_string(&run.job.spec()).unwrap_or_default();
    sha256_hex(spec.as_bytes())
}

fn nanoseconds(about: &fs::Metadata) -> u64 {
    let modified = about.modified().ok();
    let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| {
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    })
}

fn stamp(folder: &Path, path: &Path) -> Option<Written> {
    let about = fs::metadata(folder.join(path)).ok()?;
    Some(Written {
        path: path.to_owned(),
        length: about.len(),
        modified: nanoseconds(&about),
    })
}

/// Whether all results are as they were written: by their lengths and times, and where
/// these differ by their checksums.
fn is_whole(folder: &Path, files: &[Written]) -> bool {
    let now = |file: &Written| stamp(folder, &file.path);
    if !files.is_empty() && files.iter().all(|file| now(file).as_ref() == Some(file)) {
        return true;
    }
    let found = verify(folder);
    found.is_ok_and(|found| found.changed.is_empty() && found.gone.is_empty() && found.same > 0)
}
