//! Data that others publish and the command fetches into a cache.
//!
//! The list is `geodata/remote.toml`. Here is what it says, and what of it is in the
//! cache; fetching is the command's.

mod cache;

use crate::msg;
use crate::words::{Tell, Told, quoted};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::words::Names;

pub use cache::{
    Cached, ENTRY, FETCHED, MissingFile, cache_folder, cached, fetched_checksums, recorded_checksum,
};

/// Data that somebody else publishes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoteSet {
    /// Its name, for example `kazakhstan-districts`.
    pub name: String,
    /// What it is.
    pub title: Names,
    /// Under which licence.
    pub licence: String,
    /// Who is named below maps.
    pub attribution: Names,
    /// Where its publisher describes it.
    pub page: String,
    /// The territory whose units its boundaries are of.
    #[serde(default)]
    pub territory: Option<String>,
    /// Its files.
    pub files: Vec<RemoteFile>,
    /// Which files are boundaries of units.
    #[serde(default)]
    pub boundaries: Vec<RemoteBoundaries>,
}

/// A file of remote data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoteFile {
    /// What it is called in the cache.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its SHA-256, where it never changes.
    #[serde(default)]
    pub sha256: Option<String>,
    /// Its length, where it never changes.
    #[serde(default)]
    pub bytes: Option<u64>,
    /// The address of its MD5, where it moves and its publisher gives one.
    #[serde(default)]
    pub md5_at: Option<String>,
    /// Whether it moves and nobody gives a checksum.
    #[serde(default)]
    pub moving: bool,
    /// Whether the others are of use without it.
    #[serde(default)]
    pub optional: bool,
}

impl RemoteFile {
    /// Whether its publisher changes it under the same address.
    pub fn moves(&self) -> bool {
        self.moving || self.md5_at.is_some()
    }
}

/// A file of boundaries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoteBoundaries {
    /// Its name in the cache.
    pub file: String,
    /// The field that holds the code.
    pub key: String,
    /// The codes of the features that are meant; all where there are none.
    #[serde(default)]
    pub only: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    sets: Vec<RemoteSet>,
}

/// The list, as text.
pub static REMOTE: &str = include_str!("../../../geodata/remote.toml");

/// Why a list of remote data cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum RemoteListError {
    /// It is no such list.
    Written(#[from] toml::de::Error),
    /// A name would leave its folder of the cache.
    Name(String),
}

impl Tell for RemoteListError {
    fn told(&self) -> Told {
        match self {
            Self::Written(error) => Told::new(quoted(error)),
            Self::Name(name) => Told::new(msg!("error-remote-name", name = name)),
        }
    }
}

/// The remote data of a list like the embedded one.
///
/// # Errors
/// Names the line and what is wrong.
pub fn remote_sets_of(text: &str) -> Result<Vec<RemoteSet>, RemoteListError> {
    let list: List = toml::from_str(text)?;
    let mut names = list.sets.iter().flat_map(|set| {
        let files = set.files.iter().map(|file| &file.name);
        files.chain([&set.name])
    });
    let wrong = names.find(|name| !is_plain(name)).cloned();
    drop(names);
    match wrong {
        Some(name) => Err(RemoteListError::Name(name)),
        None => Ok(list.sets),
    }
}

/// Whether a name is one part of a path.
fn is_plain(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)
}

/// All remote data, in the order of the list.
pub fn remote_sets() -> &'static [RemoteSet] {
    // A test reads the list; a damaged one would offer nothing.
    static LIST: LazyLock<Vec<RemoteSet>> =
        LazyLock::new(|| remote_sets_of(REMOTE).unwrap_or_default());
    &LIST
}

/// The remote data of a name: of the embedded list, or of a list that was fetched from
/// and left its entry in the cache.
pub fn remote_set(name: &str) -> Option<RemoteSet> {
    let known = remote_sets().iter().find(|set| set.name == name);
    known.cloned().or_else(|| cache::entry(name))
}

/// A set as a list writes it.
///
/// # Errors
/// Where it cannot be written; no set that was read is such.
pub fn entry_text(set: &RemoteSet) -> Result<String, toml::ser::Error> {
    let sets = vec![set.clone()];
    toml::to_string(&List { sets })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::data_set;

    #[test]
    fn a_name_cannot_leave_the_cache() {
        let list = |name: &str| {
            format!(
                "[[sets]]\nname = '{name}'\ntitle = {{ en = 'x' }}\nlicence = 'x'\n\
                 attribution = {{ en = 'x' }}\npage = 'x'\nfiles = []\n"
            )
        };
        assert!(remote_sets_of(&list("borders-2018")).is_ok());
        for name in ["../x", "a/b", "", ".x", "a\\b"] {
            assert!(remote_sets_of(&list(name)).is_err(), "{name}");
        }
    }

    #[test]
    fn every_set_can_be_verified_and_named() {
        assert!(remote_sets().len() >= 4);
        for set in remote_sets() {
            assert!(!set.licence.is_empty() && !set.attribution.en.is_empty());
            assert!(data_set(&set.name).is_none(), "{} is embedded", set.name);
            let territory = set.territory.as_deref();
            assert!(territory.is_none_or(|name| data_set(name).is_some()));
            for file in &set.files {
                assert!(file.url.starts_with("https://"), "{}", file.url);
                assert!(!file.name.contains(['/', '\\']), "{}", file.name);
                let sum = file.sha256.as_deref().unwrap_or(&"0".repeat(64)).to_owned();
                assert_eq!(sum.len(), 64, "{}", file.name);
            }
            for boundaries in &set.boundaries {
                let named = |file: &RemoteFile| file.name == boundaries.file;
                assert!(set.files.iter().any(named), "{}", boundaries.file);
            }
        }
    }
}
