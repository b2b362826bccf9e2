//! The files of a run.

use std::path::{Path, PathBuf};

use crate::io::{OutputDir, OutputError};

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

/// Writes the files of a run into a folder, all of them or none. The last one is
/// the record, which is there only while all others are those that it names.
///
/// # Errors
/// Says which path cannot be written and why.
pub fn write_outputs(folder: &Path, files: &[OutputFile]) -> Result<(), OutputError> {
    let mut output = OutputDir::new(folder)?;
    for file in files {
        output.stage(&file.path, &file.bytes)?;
    }
    output.publish()
}
