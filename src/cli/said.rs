//! What `--encoding` and `--crs` say of files, and whether those are read at all.

use aimaq::msg;
use std::path::{Path, PathBuf};

use aimaq::io::{InputError, ReadOptions, Said, read_text_in};
use clap::ArgMatches;

use super::{Failure, Shared};

/// Arguments that name no file that is read.
const OTHERS: [&str; 4] = ["encoding", "crs", "output", "lang"];

impl Shared {
    /// What is said of a file that is read.
    pub(crate) fn reading(&self, file: &Path) -> ReadOptions {
        ReadOptions::said(&self.encoding(), &self.crs(), file)
    }

    /// What is said of the encoding of files.
    pub(crate) fn encoding(&self) -> Said {
        Said(self.encoding.clone())
    }

    /// What is said of their coordinate reference systems.
    pub(crate) fn crs(&self) -> Said {
        Said(self.crs.clone())
    }

    /// The text of a table.
    pub(crate) fn text_of(&self, file: &Path) -> Result<String, InputError> {
        read_text_in(file, self.encoding().of(file))
    }
}

/// Checks what is said of files against all that the command is given.
///
/// # Errors
/// Names the first file that is not among its inputs, or what is said twice.
pub(super) fn check(shared: &Shared, matches: &ArgMatches) -> Result<(), Failure> {
    let said = [("--encoding", shared.encoding()), ("--crs", shared.crs())];
    for (option, said) in &said {
        if let Some(twice) = said.twice() {
            return Err(Failure::new(msg!(
                "error-said-twice",
                option = *option,
                twice = twice.to_string()
            )));
        }
    }
    // What a manifest or a record names is checked with its job.
    if said.iter().all(|(_, said)| said.files().next().is_none()) {
        return Ok(());
    }
    let mut given = Vec::new();
    values(matches, &mut given);
    let given: Vec<&Path> = given.iter().map(PathBuf::as_path).collect();
    for (option, said) in &said {
        unread(option, said, &given)?;
    }
    Ok(())
}

fn unread(option: &str, said: &Said, given: &[&Path]) -> Result<(), Failure> {
    let Some(file) = said.unread(given) else {
        return Ok(());
    };
    let file = file.display().to_string();
    let message = msg!("error-not-read-here", option = option, file = file);
    let there = given.iter().filter(|path| path.exists());
    let there: Vec<String> = there.map(|path| path.display().to_string()).collect();
    Err(Failure::new(message).hint(match there.is_empty() {
        true => msg!("hint-name-as-there"),
        false => msg!("hint-files-read", files = there.join(", ")),
    }))
}

/// The values of all arguments that may be files.
fn values(matches: &ArgMatches, found: &mut Vec<PathBuf>) {
    for id in matches.ids().filter(|id| !OTHERS.contains(&id.as_str())) {
        let Ok(Some(raw)) = matches.try_get_raw(id.as_str()) else {
            continue;
        };
        for value in raw.map(PathBuf::from) {
            if !found.contains(&value) {
                found.push(value);
            }
        }
    }
    if let Some((_, inner)) = matches.subcommand() {
        values(inner, found);
    }
}
