//! The sign of who publishes the results.

use std::path::Path;

use super::log::Log;
use crate::draw::{Logo, LogoError};
use crate::figures::no_logo;
use crate::io::{InputError, read_bytes};
use crate::words::{Tell, Told};

/// Why a sign cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum LogoFileError {
    /// The file cannot be read.
    Read(#[from] InputError),
    /// It is no sign.
    NoLogo {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: LogoError,
    },
}

impl Tell for LogoFileError {
    fn told(&self) -> Told {
        match self {
            Self::Read(error) => error.told(),
            Self::NoLogo { file, error } => Told::new(no_logo(error)).in_file(file),
        }
    }
}

/// The sign of a file.
pub(in crate::batch) fn logo(file: &Path, log: &mut Log) -> Result<Logo, LogoFileError> {
    let (name, bytes) = (file.display().to_string(), read_bytes(file)?);
    log.read(&name, &bytes);
    Logo::read(&bytes).map_err(|error| LogoFileError::NoLogo { file: name, error })
}
