//! `aimaq check`: broken preconditions of a plan.

use super::job::{PlanArgs, Shared};
use super::{Console, Outcome, plan_check};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    options: plan_check::Options,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    plan_check::run(&args.plan, &args.options, shared, console)
}
