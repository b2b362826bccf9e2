//! One batch at a time into one folder.

use crate::msg;
use crate::words::Sentence;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::io::OutputError;

/// The file that is locked while a batch goes on; it stays, and is empty.
const FILE: &str = ".aimaq-batch.lock";

/// A folder that is held; the system lets it go when the program ends, however it ends.
#[derive(Debug)]
pub(super) struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Holds a folder.
    ///
    /// # Errors
    /// If another batch holds it. A file system without locks holds nothing.
    pub(super) fn take(folder: &Path) -> Result<Self, OutputError> {
        let path = folder.join(FILE);
        let wrong = |error| OutputError::at(&path, error);
        let mut options = OpenOptions::new();
        let options = options.write(true).create(true).truncate(false);
        let file = options.open(&path).map_err(wrong)?;
        match file.try_lock() {
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OutputError::at(
                folder,
                Sentence(msg!("error-batch-locked")).into(),
            )),
        }
    }
}
