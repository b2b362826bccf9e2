//! What can go wrong.

use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The server answers that it has no such file, or will not give it.
    #[error("{url} answers {status}")]
    Status {
        /// The address.
        url: String,
        /// The status of HTTP.
        status: u16,
    },
    /// No connection, or it broke off again and again.
    #[error(
        "{url} cannot be fetched: {reason}; {bytes} bytes are kept, and the next try goes on from there"
    )]
    Broken {
        /// The address.
        url: String,
        /// The last reason.
        reason: String,
        /// What has arrived.
        bytes: u64,
    },
    /// The file has another length than is pinned.
    #[error("{what} has {found} bytes, not {expected}; it is not the file that is meant")]
    Length {
        /// The address or the file.
        what: String,
        /// Its length.
        found: u64,
        /// The length that is pinned.
        expected: u64,
    },
    /// The file is another than is pinned.
    #[error("{what} has the checksum {found}, not {expected}; it is not the file that is meant")]
    Differs {
        /// The address or the file.
        what: String,
        /// Its checksum.
        found: String,
        /// The one that is pinned.
        expected: String,
    },
    /// The file is longer than is allowed.
    #[error("{url} is longer than {most} bytes")]
    TooLong {
        /// The address.
        url: String,
        /// The bound.
        most: u64,
    },
    /// The address of a checksum gives none.
    #[error("{url} does not begin with a checksum of 32 hexadecimal digits")]
    NoChecksum {
        /// The address.
        url: String,
    },
    /// A file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {source}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl FetchError {
    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self::Write { path, source }
    }

    pub(crate) fn read(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self::Read { path, source }
    }
}
