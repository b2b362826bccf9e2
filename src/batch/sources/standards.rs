//! Packs of standards by their names or files.

use crate::words::Tell;
use std::path::Path;

use super::log::{Input, input};
use super::plan_file::beside;
use crate::batch::error::JobError;
use crate::compare::{Standards, parse_standards};
use crate::geodata::STANDARDS;
use crate::io::{InputError, read_text};

/// Rules by an embedded name, else from a file; a relative path starts at the
/// folder of `plan`. With the record of what was read.
///
/// # Errors
/// If there are no such rules, or the file is not of their form.
pub fn read_standards(name: &str, plan: &str) -> Result<(Standards, Input), JobError> {
    let embedded = STANDARDS.iter().find(|(known, _)| *known == name);
    let (label, text) = match embedded {
        Some((known, text)) => (format!("geodata:norms/{known}.toml"), (*text).to_owned()),
        None => from_file(name, &beside(plan, name))?,
    };
    let standards = parse_standards(&text)
        .map_err(|error| InputError::content(&label, error.told().message))?;
    Ok((standards, input(&label, text.as_bytes())))
}

fn from_file(name: &str, path: &Path) -> Result<(String, String), JobError> {
    if !path.exists() {
        let known: Vec<&str> = STANDARDS.iter().map(|(name, _)| *name).collect();
        return Err(JobError::UnknownRules {
            name: name.to_owned(),
            known: known.join(", "),
        });
    }
    Ok((path.display().to_string(), read_text(path)?))
}
