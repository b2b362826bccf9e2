//! The files of a run.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use crate::io::{OutputDir, OutputError, sha256_hex};

/// A file of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path in the folder of the run.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of a run, in the order in which they are recorded and written.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    pub(super) files: Vec<OutputFile>,
}

impl Outputs {
    /// One file more.
    pub(super) fn add(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.files.push(OutputFile {
            path: path.into(),
            bytes: bytes.into(),
        });
    }
}

/// What became of files that an earlier run wrote into a folder and this one does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Earlier {
    /// They were as its record says, and are removed.
    pub removed: Vec<PathBuf>,
    /// They have changed since, and stay.
    pub kept: Vec<PathBuf>,
}

/// Writes the files of a run into a folder, all of them or none. The last one is
/// the record, which is there only while all others are those that it names. Files
/// that the record of an earlier run names go, unless somebody has changed them.
///
/// # Errors
/// Says which path cannot be written and why.
pub fn write_outputs(folder: &Path, files: &[OutputFile]) -> Result<Earlier, OutputError> {
    put(OutputDir::new(folder)?, folder, files)
}

/// The same in a folder of a batch, which has swept up what ended ones have left.
pub(super) fn write_run(folder: &Path, files: &[OutputFile]) -> Result<Earlier, OutputError> {
    put(OutputDir::new_swept(folder)?, folder, files)
}

fn put(mut output: OutputDir, folder: &Path, files: &[OutputFile]) -> Result<Earlier, OutputError> {
    let earlier = earlier(folder, files);
    for file in files {
        output.stage(&file.path, &file.bytes)?;
    }
    for path in &earlier.removed {
        output.retire(path);
    }
    output.publish()?;
    Ok(earlier)
}

/// What a record says that its run wrote.
#[derive(Deserialize)]
struct Record {
    program: String,
    outputs: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    path: PathBuf,
    sha256: String,
}

/// The files of the earlier run whose record stands in a folder; none where there is
/// no record of this program.
fn earlier(folder: &Path, files: &[OutputFile]) -> Earlier {
    let record = files.last().map(|record| folder.join(&record.path));
    let text = record.and_then(|path| fs::read_to_string(path).ok());
    let record: Option<Record> = text.and_then(|text| serde_json::from_str(&text).ok());
    let mut earlier = Earlier::default();
    let Some(record) = record.filter(|record| record.program == "aimaq") else {
        return earlier;
    };
    for written in record.outputs {
        let inside = |part| matches!(part, Component::Normal(_));
        let stays = files.iter().any(|file| file.path == written.path);
        if stays || !written.path.components().all(inside) {
            continue;
        }
        match fs::read(folder.join(&written.path)) {
            Ok(bytes) if sha256_hex(&bytes) == written.sha256 => {
                earlier.removed.push(written.path);
            }
            Ok(_) => earlier.kept.push(written.path),
            Err(_) => {}
        }
    }
    earlier
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> OutputFile {
        OutputFile {
            path: path.into(),
            bytes: text.into(),
        }
    }

    fn record(paths: &[&str]) -> OutputFile {
        let sha256 = sha256_hex(b"one");
        let outputs = paths.iter();
        let outputs = outputs.map(|path| serde_json::json!({ "path": path, "sha256": sha256 }));
        let outputs: Vec<_> = outputs.collect();
        let json = serde_json::json!({ "program": "aimaq", "outputs": outputs });
        file("run.json", &json.to_string())
    }

    #[test]
    fn files_of_an_earlier_run_go_unless_somebody_has_changed_them() {
        let scratch = tempfile::tempdir().expect("scratch");
        let folder = scratch.path().join("out");
        let names = ["a.csv", "maps/b.svg", "c.csv"];
        let mut first: Vec<OutputFile> = names.iter().map(|name| file(name, "one")).collect();
        // A record that somebody else wrote could name any file.
        fs::write(scratch.path().join("beside.txt"), "one").expect("a file");
        first.push(record(&["a.csv", "maps/b.svg", "c.csv", "../beside.txt"]));
        let none = write_outputs(&folder, &first).expect("written");
        assert_eq!(none, Earlier::default());
        fs::write(folder.join("c.csv"), "mine").expect("changed");
        fs::write(folder.join("notes.txt"), "mine").expect("a file");
        let second = [file("a.csv", "two"), record(&["a.csv"])];
        let earlier = write_outputs(&folder, &second).expect("written");
        assert_eq!(earlier.removed, [PathBuf::from("maps/b.svg")]);
        assert_eq!(earlier.kept, [PathBuf::from("c.csv")]);
        let there = |name: &str| folder.join(name).exists();
        assert!(there("a.csv") && there("c.csv") && there("notes.txt") && !there("maps"));
        assert!(scratch.path().join("beside.txt").exists());
    }
}
