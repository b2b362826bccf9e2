//! What a job has read.

use crate::batch::remark::Remark;
use crate::io::{SourceFile, sha256_hex};

/// A file that a job read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Input {
    /// Path as it was given, or `geodata:…` for an embedded file.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// The record of a file over its bytes.
pub(in crate::batch) fn input(name: &str, bytes: &[u8]) -> Input {
    Input {
        name: name.to_owned(),
        sha256: sha256_hex(bytes),
    }
}

/// What a job has read so far, in a fixed order, and the remarks on it.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct Log {
    /// Whether a record of the job is kept; without one no checksums are taken.
    pub(in crate::batch) record: bool,
    pub(in crate::batch) inputs: Vec<Input>,
    pub(in crate::batch) warnings: Vec<Remark>,
    /// What was put right.
    pub(in crate::batch) notes: Vec<Remark>,
}

impl Log {
    /// A log with nothing in it.
    pub(super) fn new(record: bool) -> Self {
        Self {
            record,
            ..Self::default()
        }
    }

    /// A file was read whole.
    pub(in crate::batch) fn read(&mut self, name: &str, bytes: &[u8]) {
        if self.record {
            self.inputs.push(input(name, bytes));
        }
    }

    /// A file was read whose checksum is known.
    pub(in crate::batch) fn input(&mut self, input: Input) {
        if self.record {
            self.inputs.push(input);
        }
    }

    /// What another log holds comes after what this one does.
    pub(super) fn extend(&mut self, other: Self) {
        self.inputs.extend(other.inputs);
        self.warnings.extend(other.warnings);
        self.notes.extend(other.notes);
    }

    /// Files were read by a reader that took their checksums on the way.
    pub(super) fn sources(&mut self, files: &[SourceFile]) {
        for file in files {
            self.input(Input {
                name: file.name.clone(),
                sha256: file.sha256.clone(),
            });
        }
    }
}
