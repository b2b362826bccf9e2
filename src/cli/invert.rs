//! `aimaq invert`: the plan that undoes a plan.

use std::path::{Path, PathBuf};

use aimaq::batch::{Base, JobReader};
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::reform::{PlanSource, invert};

use super::job::{PlanName, Shared};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanName,
    /// File for the plan (.toml); `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let job = args.plan.job(shared)?;
    if job.plan.is_empty() {
        let failure = Failure::new(msg!("error-nothing-to-undo"));
        return Err(failure.hint(msg!("hint-name-plan-to-undo")));
    }
    let Base {
        file,
        plan,
        territory,
        options,
        ..
    } = JobReader::new().without_record().base(&job)?;
    if std::fs::canonicalize(&args.output)
        .is_ok_and(|out| Some(out) == std::fs::canonicalize(&job.plan).ok())
    {
        let plan = args.output.display().to_string();
        return Err(Failure::new(msg!("error-invert-onto-plan", file = plan)));
    }
    let follows = follows(&job.plan, &args.output);
    let source = PlanSource::new(&plan, &file.name, &file.text);
    let inverse = invert(source, &follows, &territory, &options)?;
    if args.output.as_os_str() == "-" {
        console.print(&inverse.text)?;
    } else {
        write_atomic(&args.output, inverse.text.as_bytes())?;
        let acts = inverse.plan.acts.len();
        let file = args.output.display().to_string();
        console.tell(&msg!("told-acts", n = acts, file = file));
    }
    Ok(Status::Done)
}

/// How a plan that is written names the plan that it follows: an embedded name as it is, a
/// file by its path from the folder of what is written.
pub(crate) fn follows(plan: &str, output: &Path) -> String {
    if aimaq::geodata::embedded_plan(plan).is_some() {
        return plan.to_owned();
    }
    let folder = |path: &Path| path.parent().map(Path::to_path_buf).unwrap_or_default();
    let path = Path::new(plan);
    if folder(path) == folder(output) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        return name.unwrap_or_else(|| plan.to_owned());
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute.display().to_string()
}
