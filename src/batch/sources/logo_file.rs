//! The sign of who publishes the results.

use std::path::Path;

use super::log::Log;
use crate::draw::{Logo, LogoError};
use crate::io::{InputError, read_bytes};

/// Why a sign cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum LogoFileError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] InputError),
    /// It is no sign.
    #[error("{file}: {error}")]
    NoLogo {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: LogoError,
    },
}

/// The sign of a file.
pub(in crate::batch) fn logo(file: &Path, log: &mut Log) -> Result<Logo, LogoFileError> {
    let (name, bytes) = (file.display().to_string(), read_bytes(file)?);
    log.read(&name, &bytes);
    Logo::read(&bytes).map_err(|error| LogoFileError::NoLogo { file: name, error })
}
