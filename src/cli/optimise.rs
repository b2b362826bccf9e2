//! `aimaq optimise`: where the border inside a region should be.

use std::path::PathBuf;
use std::time::Instant;

use aimaq::batch::Prepared;
use aimaq::compare::{split_table, split_texts};
use aimaq::io::write_atomic;
use aimaq::measure::{
    Objective, RegionSplit, SplitLimits, SplitRequest, State, split_plan, split_region,
};
use aimaq::msg;
use aimaq::territory::RegionId;
use aimaq::words::number;

use super::form::print;
use super::invert::follows;
use super::job::Shared;
use super::keyword::keyword;
use super::region_args::RegionArgs;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
#[command(mut_arg("region", |arg| {
    arg.help("The region as it is before the plan, by name or `code:CODE`")
}))]
pub(crate) struct Args {
    #[command(flatten)]
    about: RegionArgs,
    /// Number of parts
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(1..))]
    into: u16,
    /// What is to be least
    #[arg(long, value_parser = keyword::<Objective>(), default_value = "person-km")]
    objective: Objective,
    /// Least number of people in a part
    #[arg(long, value_name = "N", default_value_t = 0)]
    least_people: u64,
    /// Least number of units in a part
    #[arg(long, value_name = "N", default_value_t = 1)]
    least_units: usize,
    /// Units as they are before the plan or after it
    #[arg(long, value_parser = keyword::<State>(), default_value = "after")]
    units: State,
    /// Nodes of the search tree after which a gap is left
    #[arg(long, value_name = "N", default_value_t = SplitLimits::default().nodes)]
    nodes: u64,
    /// File for the best split as a plan; `-` for stdout instead of the table
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let (prepared, region) = args.about.open(State::Before, shared, console)?;
    let began = Instant::now();
    let split = split(args, &prepared, region)?;
    let seconds = number(began.elapsed().as_secs_f64(), 2);
    console.tell(&msg!("told-solved", seconds = seconds));
    for note in &split.notes {
        console.caution(note);
    }
    if prepared.applied.before.schematic {
        console.caution(&msg!("optimise-schematic"));
    }
    if let Some(path) = &args.output {
        let texts = split_texts(&split);
        let name = &prepared.job.plan;
        let follows = (!name.is_empty()).then(|| follows(name, path));
        let applied = &prepared.applied;
        let plan = split_plan(
            applied,
            &prepared.plan,
            follows.as_deref(),
            region,
            &split,
            &texts,
        )?;
        if path.as_os_str() == "-" {
            console.print(&plan)?;
            return Ok(Status::Done);
        }
        write_atomic(path, plan.as_bytes())?;
        console.tell(&msg!("told-written", file = path.display().to_string()));
    }
    let table = split_table(&split);
    print(args.about.format, &table, &split, prepared.lang(), console)
}

fn split(args: &Args, prepared: &Prepared, region: RegionId) -> Result<RegionSplit, Failure> {
    let metric = prepared.job.measuring.metric;
    let demand = &prepared.comparison.demand;
    let request = SplitRequest {
        region,
        parts: usize::from(args.into),
        objective: args.objective,
        least_people: args.least_people as f64,
        least_units: args.least_units,
        units: args.units,
        metric,
    };
    let limits = SplitLimits {
        nodes: args.nodes,
        ..SplitLimits::default()
    };
    Ok(split_region(&prepared.applied, demand, request, limits)?)
}
