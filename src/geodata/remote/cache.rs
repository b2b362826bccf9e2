//! What is in the cache.

use crate::msg;
use crate::words::{Tell, Told};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{RemoteSet, is_plain, remote_sets_of};

/// The file of a set's folder that says which checksums its files had when they came.
pub const FETCHED: &str = "fetched.toml";

/// The file of a set's folder that describes it, where it is not of the embedded list.
pub const ENTRY: &str = "set.toml";

/// What a set that is in the cache says of itself.
pub(super) fn entry(name: &str) -> Option<RemoteSet> {
    let file = cache_folder()
        .filter(|_| is_plain(name))?
        .join(name)
        .join(ENTRY);
    let text = fs::read_to_string(file).ok()?;
    let sets = remote_sets_of(&text).ok()?;
    sets.into_iter().find(|set| set.name == name)
}

/// Where fetched data are kept: `AIMAQ_CACHE`, else the platform's place for caches.
pub fn cache_folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os("AIMAQ_CACHE").filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    use etcetera::BaseStrategy;
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.cache_dir().join("aimaq"))
}

/// A set whose files are in the cache.
#[derive(Debug, Clone, PartialEq)]
pub struct Cached {
    /// What it is.
    pub set: RemoteSet,
    /// Its folder.
    pub folder: PathBuf,
}

impl Cached {
    /// Where one of its files is.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }
}

/// A file that is not in the cache.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_english())]
pub struct MissingFile {
    /// Whose file.
    pub set: String,
    /// Where it should be.
    pub file: PathBuf,
}

impl Tell for MissingFile {
    fn told(&self) -> Told {
        Told::new(msg!(
            "error-not-fetched-yet",
            set = &self.set,
            file = self.file.display().to_string(),
        ))
    }
}

/// The set in a cache.
///
/// # Errors
/// Names the first file that is not there.
pub fn cached(set: RemoteSet, cache: &Path) -> Result<Cached, MissingFile> {
    let folder = cache.join(&set.name);
    let needed = set.files.iter().filter(|file| !file.optional);
    for file in needed {
        let path = folder.join(&file.name);
        if !path.is_file() {
            let (set, file) = (set.name.clone(), path);
            return Err(MissingFile { set, file });
        }
    }
    Ok(Cached { set, folder })
}

/// The checksum that a file of a set must have: the pinned one, else that of the file
/// when it came.
pub fn recorded_checksum(cached: &Cached, file: &str) -> Option<String> {
    let pinned = cached.set.files.iter().find(|known| known.name == file);
    let pinned = pinned.and_then(|known| known.sha256.clone());
    pinned.or_else(|| fetched_checksums(&cached.folder).remove(file))
}

/// The checksums of files when they came, by their names; none where the record is
/// missing or damaged.
pub fn fetched_checksums(folder: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join(FETCHED)).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}
