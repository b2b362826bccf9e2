//! `aimaq compare`: many plans side by side.

use aimaq::batch::{JobReader, Prepared};
use aimaq::compare::{Planned, scenarios_table, units_across_table};
use aimaq::report;

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
    let mut reader = JobReader::new().without_record().for_many();
    for plan in &args.plans {
        let prepared = reader.prepare(&job_of(plan, &args.measuring, shared)?)?;
        for note in &prepared.notes {
            let note = note.on_terminal(shared.lang());
            console.remark(&format!("{}: {note}", prepared.name));
        }
        for warning in &prepared.warnings {
            let warning = warning.on_terminal(shared.lang());
            console.warn(&format!("{}: {warning}", prepared.name));
        }
        all.push(prepared);
    }
    let names = names(&all);
    let plans: Vec<Planned<'_>> = all.iter().zip(&names).map(planned).collect();
    let lang = shared.lang();
    let text = match (args.what, args.format) {
        (What::Summary, Format::Table) => {
            let table = report::shown(&scenarios_table(&plans), lang);
            table.transposed(lang).to_text()
        }
        (What::Summary, format) => shown(format, &scenarios_table(&plans), lang)?,
        (What::Units, format) => shown(format, &units_across_table(&plans), lang)?,
    };
    console.print(&text)?;
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
