//! `aimaq new`: a commented plan to start from.

use std::path::PathBuf;

use aimaq::geodata::Source;
use aimaq::io::write_atomic;
use aimaq::reform::starter;

use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File for the plan (.toml); `-` for stdout
    #[arg(value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let source = shared.territory.as_deref().unwrap_or("kazakhstan");
    let territory = Source::named(source)?.open()?.territory;
    let text = starter(&territory);
    if args.output.as_os_str() == "-" {
        console.print(&text)?;
        return Ok(Status::Done);
    }
    if args.output.exists() {
        let message = format!("{} exists", args.output.display());
        return Err(Failure::new(message).hint("choose another name; nothing is overwritten"));
    }
    write_atomic(&args.output, text.as_bytes())?;
    console.note(&format!(
        "{}: edit it, then `aimaq check {0}`",
        args.output.display()
    ));
    Ok(Status::Done)
}
