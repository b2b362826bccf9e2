//! `aimaq check`: broken preconditions of a plan.

use super::job::{PlanArgs, Shared, job};
use super::{Console, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = aimaq::batch::prepare(&job(&args.plan, shared)?);
    match prepared {
        Ok(prepared) if prepared.warnings.is_empty() => {
            console.note(&format!("{}: nothing found", prepared.name));
            Ok(Status::Done)
        }
        Ok(prepared) => {
            for warning in &prepared.warnings {
                console.print(&format!("{warning}\n"))?;
            }
            Ok(Status::Found)
        }
        Err(aimaq::batch::JobError::Plan(problems)) => {
            console.print(&format!("{problems}\n"))?;
            Ok(Status::Found)
        }
        Err(error) => Err(error.into()),
    }
}
