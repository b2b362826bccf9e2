//! `aimaq run`: the main job.

use std::path::PathBuf;

use aimaq::batch::{Job, RoadCache, produce};
use aimaq::io::OutputDir;

use super::job::{PlanArgs, Shared, carried_out, job_along};
use super::road_args::RoadArgs;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    roads: RoadArgs,
    /// Folder for the results (default: output/NAME)
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let job = if args.plan.plan.ends_with(".json") {
        recorded(&args.plan.plan, args.roads.cache())?
    } else {
        job_along(&args.plan, &args.roads, shared)?
    };
    let prepared = carried_out(&job, console)?;
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

/// The job of an earlier run; where ways along roads are kept is no part of it.
fn recorded(path: &str, cache: RoadCache) -> Result<Job, Failure> {
    let text = aimaq::io::read_text(path.as_ref())?;
    let wrong = |message| Failure::new(format!("{path}: {message}"));
    let mut job = Job::from_run_json(&text).map_err(wrong)?;
    if let Some(roads) = &mut job.roads {
        roads.cache = cache;
    }
    Ok(job)
}
