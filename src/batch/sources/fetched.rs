//! Boundaries that were fetched: a name in place of a territory or of a file.

use std::path::{Path, PathBuf};

use crate::batch::error::JobError;
use crate::batch::job::Job;
use crate::geodata::{
    Cached, RemoteSet, Source, cache_folder, cached, recorded_checksum, remote_set,
};
use crate::io::SourceFile;
use crate::msg;
use crate::words::{Names, Tell, Told};

/// A file of boundaries with the field of its codes.
pub(super) struct BoundaryFile {
    /// Where it is.
    pub(super) path: PathBuf,
    /// The field that holds the code.
    pub(super) key: String,
    /// The codes of the features that are meant; all where there are none.
    pub(super) only: Vec<String>,
    /// The set that it is of, where it was fetched.
    pub(super) cached: Option<Cached>,
}

/// Why fetched data cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum FetchedError {
    /// A file is not there.
    Missing(#[from] crate::geodata::MissingFile),
    /// There is no place for a cache.
    NoCache,
    /// A file is not what was fetched.
    Changed {
        /// Whose file.
        set: String,
        /// Where it is.
        file: PathBuf,
        /// What it is now.
        found: String,
        /// What it was.
        expected: String,
    },
    /// It holds no boundaries.
    NoBoundaries(String),
}

impl Tell for FetchedError {
    fn told(&self) -> Told {
        match self {
            Self::Missing(error) => error.told(),
            Self::NoCache => Told::new(msg!("error-no-cache-named")),
            Self::Changed {
                set,
                file,
                found,
                expected,
            } => Told::new(msg!(
                "error-not-what-was-fetched",
                file = file.display().to_string(),
                found = found,
                expected = expected,
                set = set,
            )),
            Self::NoBoundaries(name) => {
                Told::new(msg!("error-set-without-boundaries", name = name))
            }
        }
    }
}

/// The data set that a name means: of fetched boundaries the one whose units they are of.
pub(in crate::batch) fn source(name: &str) -> Result<Source, JobError> {
    let of = remote_set(name).and_then(|set| set.territory);
    Ok(Source::named(of.as_deref().unwrap_or(name))?)
}

/// Who is named for the boundaries, where they were fetched.
pub(super) fn attribution(files: &[BoundaryFile]) -> Option<Names> {
    let mut sets = files.iter().map(|file| Some(&file.cached.as_ref()?.set));
    let first = sets.next()??;
    let same = sets.all(|set| set == Some(first));
    same.then(|| first.attribution.clone())
}

/// The files of a job: those that it names, and those of its territory if that is a name
/// of fetched boundaries.
pub(super) fn boundary_files(job: &Job) -> Result<Vec<BoundaryFile>, JobError> {
    let of_territory = job.territory.as_deref().and_then(remote_set);
    let mut files = match of_territory {
        Some(set) => of_set(set)?,
        None => Vec::new(),
    };
    let key = job.key.clone().unwrap_or_default();
    for path in &job.boundaries {
        let set = path
            .to_str()
            .filter(|_| !path.exists())
            .and_then(remote_set);
        match set {
            Some(set) => files.extend(of_set(set)?),
            None => files.push(BoundaryFile {
                path: path.clone(),
                key: key.clone(),
                only: Vec::new(),
                cached: None,
            }),
        }
    }
    Ok(files)
}

fn of_set(set: RemoteSet) -> Result<Vec<BoundaryFile>, FetchedError> {
    if set.boundaries.is_empty() {
        return Err(FetchedError::NoBoundaries(set.name));
    }
    let cache = cache_folder().ok_or(FetchedError::NoCache)?;
    let cached = cached(set, &cache)?;
    let files = cached.set.boundaries.iter().map(|boundaries| BoundaryFile {
        path: cached.path(&boundaries.file),
        key: boundaries.key.clone(),
        only: boundaries.only.clone(),
        cached: Some(cached.clone()),
    });
    Ok(files.collect())
}

impl BoundaryFile {
    /// What it is called in records: nothing in them names a folder of the machine.
    pub(super) fn label(&self) -> String {
        match &self.cached {
            Some(cached) => recorded(cached, &name(&self.path)),
            None => self.path.display().to_string(),
        }
    }

    /// The files that were read as records name them, if they are what was fetched.
    pub(super) fn checked(&self, read: &[SourceFile]) -> Result<Vec<SourceFile>, FetchedError> {
        let Some(cached) = &self.cached else {
            return Ok(read.to_vec());
        };
        let mut named = Vec::new();
        for file in read {
            let name = name(Path::new(&file.name));
            let expected = recorded_checksum(cached, &name);
            if let Some(expected) = expected.filter(|sum| *sum != file.sha256) {
                return Err(FetchedError::Changed {
                    set: cached.set.name.clone(),
                    file: PathBuf::from(&file.name),
                    found: file.sha256.clone(),
                    expected,
                });
            }
            named.push(SourceFile {
                name: recorded(cached, &name),
                sha256: file.sha256.clone(),
            });
        }
        Ok(named)
    }
}

/// What stands before the name of a fetched file.
pub(in crate::batch) const FETCHED: &str = "fetched:";

fn recorded(cached: &Cached, file: &str) -> String {
    format!("{FETCHED}{}/{file}", cached.set.name)
}

/// Where a fetched file is by its name in a record.
pub(in crate::batch) fn fetched_file(recorded: &str) -> Option<PathBuf> {
    let (set, file) = recorded.strip_prefix(FETCHED)?.split_once('/')?;
    let set = remote_set(set)?;
    let known = set.files.iter().any(|known| known.name == file);
    let cached = cached(set, &cache_folder()?).ok().filter(|_| known)?;
    Some(cached.path(file))
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
