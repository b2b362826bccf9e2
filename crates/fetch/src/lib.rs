//! Fetches files that others publish, into a cache.
//!
//! A file is named by its address, and pinned by its length and checksum where its
//! publisher never changes it. What arrives is written beside its later name, verified,
//! and only then takes that name; so a file of the cache is whole, or is not there.
//! A download that broke off goes on where it ended, also in a later process.
//!
//! ```no_run
//! use aimaq_fetch::{Checksum, Limits, Remote, fetch};
//!
//! let remote = Remote {
//!     url: "https://example.org/borders.geojson".to_owned(),
//!     bytes: None,
//!     checksum: Checksum::Unknown,
//! };
//! let file = fetch(&remote, "cache/borders.geojson".as_ref(), &Limits::default(), &mut |_| {})?;
//! println!("{} ({})", file.path.display(), file.sha256);
//! # Ok::<(), aimaq_fetch::FetchError>(())
//! ```

mod attempt;
mod digest;
mod error;
mod local;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::FetchError;
pub use local::{take, verify};

/// A file that somebody publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// Its address, http or https.
    pub url: String,
    /// Its length, where it is pinned.
    pub bytes: Option<u64>,
    /// How what arrives is verified.
    pub checksum: Checksum,
}

/// How a file is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checksum {
    /// It never changes: its SHA-256 in hexadecimal digits.
    Sha256(String),
    /// It moves; this address gives the MD5 of what is there now, as the first word.
    Md5At(String),
    /// Nobody says; what arrives is told by its SHA-256.
    Unknown,
}

/// What bounds a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a file whose length is not pinned.
    pub most_bytes: u64,
    /// How long to wait for a connection, and for an answer to begin.
    pub patience: Duration,
    /// How long one answer may take as a whole before it is asked for again from where
    /// it is.
    pub answer: Duration,
    /// How often it is tried again without a byte more.
    pub tries: u32,
    /// How long to wait before it is tried again; doubles each time.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            most_bytes: 4 << 30,
            patience: Duration::from_secs(30),
            answer: Duration::from_secs(300),
            tries: 4,
            pause: Duration::from_millis(500),
        }
    }
}

/// How far a download is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that are there.
    pub bytes: u64,
    /// All of them, where that is known.
    pub of: Option<u64>,
}

/// A file of the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Where it is.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// Fetches a file to `path`, unless it is there already and is what is asked for.
///
/// `progress` is called as bytes arrive. A proxy is taken from `ALL_PROXY`,
/// `HTTPS_PROXY` or `HTTP_PROXY` of the environment.
///
/// # Errors
/// Where the address gives no such file, gives another than is pinned, or the file
/// cannot be written. A file that is there is left as it is.
pub fn fetch(
    remote: &Remote,
    path: &Path,
    limits: &Limits,
    progress: &mut dyn FnMut(Progress),
) -> Result<Fetched, FetchError> {
    let fixed = matches!(remote.checksum, Checksum::Sha256(_));
    if fixed
        && path.exists()
        && let Ok(there) = verify(remote, path)
    {
        return Ok(there);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| FetchError::write(folder, e))?;
    }
    let agent = attempt::agent(limits);
    let wanted = match &remote.checksum {
        Checksum::Md5At(url) => Some(attempt::md5(&agent, url)?),
        Checksum::Sha256(_) | Checksum::Unknown => None,
    };
    let part = local::part(path);
    let download = attempt::Download {
        agent: &agent,
        remote,
        limits,
        part: &part,
        fixed,
    };
    // What an earlier process left may be wrong; then all is fetched once more.
    let resumed = fixed && part.exists();
    let mut found = arrived(&download, wanted.as_deref(), progress);
    if resumed && matches!(found, Err(FetchError::Differs { .. })) {
        found = arrived(&download, wanted.as_deref(), progress);
    }
    let found = found?;
    std::fs::rename(&part, path).map_err(|e| FetchError::write(path, e))?;
    Ok(Fetched {
        path: path.to_owned(),
        ..found
    })
}

/// The file beside its later name, whole and verified. What is wrong does not stay, as it
/// would be gone on from the next time.
fn arrived(
    download: &attempt::Download<'_>,
    md5: Option<&str>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Fetched, FetchError> {
    let whole = download.whole(progress);
    let found = whole.and_then(|()| local::checked(download.remote, md5, download.part));
    let wrong = matches!(
        found,
        Err(FetchError::Differs { .. } | FetchError::Length { .. } | FetchError::TooLong { .. })
    );
    if wrong && download.part.exists() {
        let removed = std::fs::remove_file(download.part);
        removed.map_err(|e| FetchError::write(download.part, e))?;
    }
    found
}
