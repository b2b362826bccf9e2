//! `aimaq run`: the main job.

use std::path::PathBuf;

use aimaq::batch::{Job, prepare, produce};
use aimaq::io::OutputDir;

use super::job::{PlanArgs, Shared, job};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// Folder for the results (default: output/NAME)
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let job = if args.plan.plan.ends_with(".json") {
        recorded(&args.plan.plan)?
    } else {
        job(&args.plan, shared)?
    };
    let prepared = prepare(&job)?;
    for warning in &prepared.warnings {
        console.warn(warning);
    }
    let folder = args.output.clone();
    let folder = folder.unwrap_or_else(|| PathBuf::from("output").join(&prepared.name));
    let files = produce(&prepared)?;
    let mut output = OutputDir::new(&folder)?;
    for file in &files {
        output.stage(&file.path, &file.bytes)?;
    }
    output.publish()?;
    console.note(&format!("{} files in {}", files.len(), folder.display()));
    Ok(Status::Done)
}

/// The job of an earlier run.
fn recorded(path: &str) -> Result<Job, Failure> {
    let text = aimaq::io::read_text(path.as_ref())?;
    Job::from_run_json(&text).map_err(|message| Failure::new(format!("{path}: {message}")))
}
