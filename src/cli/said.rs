//! Whether the files of which `--encoding` and `--crs` say something are read at all.

use std::path::{Path, PathBuf};

use aimaq::io::Said;
use clap::ArgMatches;

use super::{Failure, Shared};

/// Arguments that name no file that is read.
const OTHERS: [&str; 4] = ["encoding", "crs", "output", "lang"];

/// Checks what is said of files against all that the command is given.
///
/// # Errors
/// Names the first file that is not among its inputs, or what is said twice.
pub(super) fn check(shared: &Shared, matches: &ArgMatches) -> Result<(), Failure> {
    let said = [("--encoding", shared.encoding()), ("--crs", shared.crs())];
    for (option, said) in &said {
        if let Some(twice) = said.twice() {
            return Err(Failure::new(format!("{option} says it twice: `{twice}`")));
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
    let message = format!("{option}: `{}` is not read here", file.display());
    let there = given.iter().filter(|path| path.exists());
    let there: Vec<String> = there.map(|path| path.display().to_string()).collect();
    Err(Failure::new(message).hint(match there.is_empty() {
        true => "name a file among the inputs as it is named there".to_owned(),
        false => format!("the files that are read: {}", there.join(", ")),
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
