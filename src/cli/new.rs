//! `aimaq new`: a commented plan to start from.

use std::path::PathBuf;

use aimaq::geodata::Source;
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::reform::starter;

use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File for the plan (.toml); `-` for stdout
    #[arg(value_name = "FILE", required_unless_present = "output")]
    file: Option<PathBuf>,
    /// The same as an option, as other commands have it
    #[arg(long, short, value_name = "FILE", conflicts_with = "file")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let source = shared.territory.as_deref().unwrap_or("kazakhstan");
    let territory = Source::named(source)?.open_unrecorded()?.territory;
    let text = starter(&territory);
    let Some(file) = args.file.as_deref().or(args.output.as_deref()) else {
        return Err(Failure::new(msg!("error-plan-no-file")));
    };
    if file.as_os_str() == "-" {
        console.print(&text)?;
        return Ok(Status::Done);
    }
    let shown = file.display();
    if file.exists() {
        let failure = Failure::new(msg!("error-exists", file = shown.to_string()));
        return Err(failure.hint(msg!("hint-nothing-overwritten")));
    }
    write_atomic(file, text.as_bytes())?;
    let (file, next) = (shown.to_string(), format!("aimaq check {shown}"));
    console.tell(&msg!("told-new", file = file, next = next));
    Ok(Status::Done)
}
