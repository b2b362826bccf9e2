//! Files that are there.

use std::fs;
use std::path::{Path, PathBuf};

use super::digest::{Digests, digests};
use super::{Checksum, FetchError, Fetched, Remote};

/// Where a file grows until it is whole.
pub(crate) fn part(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Whether a file that is there is the one that is meant.
///
/// # Errors
/// Where it cannot be read, or has another length or checksum than is pinned.
pub fn verify(remote: &Remote, path: &Path) -> Result<Fetched, FetchError> {
    checked(remote, None, path)
}

/// Takes a file that somebody has fetched otherwise into the cache.
///
/// # Errors
/// Where it is not the file that is meant, or cannot be copied.
pub fn take(remote: &Remote, from: &Path, path: &Path) -> Result<Fetched, FetchError> {
    checked(remote, None, from)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|e| FetchError::write(folder, e))?;
    let copy = tempfile::Builder::new()
        .prefix(".taking-")
        .tempfile_in(folder)
        .map_err(|e| FetchError::write(folder, e))?;
    fs::copy(from, copy.path()).map_err(|e| FetchError::write(copy.path(), e))?;
    // Somebody may have changed the original in between.
    let found = checked(remote, None, copy.path())?;
    copy.persist(path)
        .map_err(|e| FetchError::write(path, e.error))?;
    Ok(Fetched {
        path: path.to_owned(),
        ..found
    })
}

/// Compares a file with what is pinned, and with the MD5 that its publisher gives.
pub(crate) fn checked(
    remote: &Remote,
    md5: Option<&str>,
    path: &Path,
) -> Result<Fetched, FetchError> {
    let Digests {
        bytes,
        sha256,
        md5: found_md5,
    } = digests(path).map_err(|e| FetchError::read(path, e))?;
    if let Some(expected) = remote.bytes.filter(|&expected| expected != bytes) {
        return Err(FetchError::Length {
            what: remote.url.clone(),
            found: bytes,
            expected,
        });
    }
    let differs = |found: &str, expected: &str| FetchError::Differs {
        what: remote.url.clone(),
        found: found.to_owned(),
        expected: expected.to_owned(),
    };
    if let Checksum::Sha256(expected) = &remote.checksum
        && !expected.eq_ignore_ascii_case(&sha256)
    {
        return Err(differs(&sha256, expected));
    }
    if let Some(expected) = md5.filter(|expected| !expected.eq_ignore_ascii_case(&found_md5)) {
        return Err(differs(&found_md5, expected));
    }
    Ok(Fetched {
        path: path.to_owned(),
        bytes,
        sha256,
    })
}
