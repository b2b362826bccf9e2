//! `aimaq verify`: a folder of results against its record.

use std::path::{Path, PathBuf};

use aimaq::batch::{Differences, verify};
use aimaq::msg;

use super::{Console, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of a run, with its run.json
    folder: PathBuf,
}

pub(crate) fn run(args: &Args, console: &mut Console) -> Outcome {
    told(&args.folder, &verify(&args.folder)?, console)
}

/// Prints how a folder differs, a line for each file.
pub(crate) fn told(folder: &Path, found: &Differences, console: &mut Console) -> Outcome {
    let lists = [
        ("changed", &found.changed),
        ("gone", &found.gone),
        ("not of the run", &found.foreign),
    ];
    for (what, files) in lists {
        for file in files {
            console.print(&format!("{what}: {}\n", file.display()))?;
        }
    }
    for input in &found.inputs {
        console.print(&format!("input: {input}\n"))?;
    }
    if let Some(unread) = &found.unread {
        console.print(&format!("input: {unread}\n"))?;
    }
    let folder = folder.display().to_string();
    console.tell(&msg!("told-verified", folder = folder, n = found.same));
    Ok(if found.is_empty() {
        Status::Done
    } else {
        Status::Found
    })
}
