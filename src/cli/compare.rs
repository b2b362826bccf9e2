//! `aimaq compare`: many plans side by side.

use aimaq::batch::{Prepared, prepare};
use aimaq::compare::{Planned, scenarios, units_across};
use aimaq::report::{Table, scenarios_view, units_across_view};

use super::form::{Format, shown};
use super::job::{MeasuringArgs, Shared, job_of};
use super::{Console, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Names of embedded plans or paths of plan files
    #[arg(value_name = "PLAN", required = true)]
    plans: Vec<String>,
    #[command(flatten)]
    measuring: MeasuringArgs,
    /// What is set side by side
    #[arg(long, short, value_enum, default_value = "summary")]
    what: What,
    /// Form of the result; CSV and JSON have one row per scenario
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Ways of everyone, who is nearer and farther, balance of the regions, offices
    Summary,
    /// Region and mean way of every unit that any of the plans touches
    Units,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let mut all: Vec<Prepared> = Vec::new();
    for plan in &args.plans {
        let prepared = prepare(&job_of(plan, &args.measuring, shared)?)?;
        for warning in &prepared.warnings {
            let warning = warning.on_terminal(shared.lang());
            console.warn(&format!("{}: {warning}", prepared.name));
        }
        all.push(prepared);
    }
    let names = names(&all);
    let plans: Vec<Planned<'_>> = all.iter().zip(&names).map(planned).collect();
    let table = match args.what {
        What::Summary => summary(&plans, args.format, shared),
        What::Units => units_across_view(&units_across(&plans), &names, shared.lang()),
    };
    console.print(&shown(args.format, &table, shared.lang())?)?;
    Ok(Status::Done)
}

/// Plans of the same name from different folders are told apart by their paths.
fn names(all: &[Prepared]) -> Vec<String> {
    let twice = |name: &str| all.iter().filter(|p| p.name == name).count() > 1;
    let name = |p: &Prepared| {
        if twice(&p.name) {
            p.job.plan.clone()
        } else {
            p.name.clone()
        }
    };
    all.iter().map(name).collect()
}

fn planned<'a>((prepared, name): (&'a Prepared, &'a String)) -> Planned<'a> {
    Planned {
        name,
        applied: &prepared.applied,
        comparison: &prepared.comparison,
        rules: prepared.rules.as_ref(),
    }
}

fn summary(plans: &[Planned<'_>], format: Format, shared: &Shared) -> Table {
    let thresholds = plans.first().map(|p| &p.comparison.measuring.thresholds_km);
    let thresholds = thresholds.map_or(&[][..], Vec::as_slice);
    let table = scenarios_view(&scenarios(plans), thresholds, shared.lang());
    match format {
        Format::Table => table.transposed(shared.lang()),
        Format::Csv | Format::Json => table,
    }
}
