//! `aimaq crosswalk`: which units come from which, with weights.

use std::path::PathBuf;

use aimaq::batch::{Base, base};
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::reform::{
    self, Applied, Crosswalk, CrosswalkOptions, Level, PlanSource, Source, Weights, apply,
};

use super::job::{PlanArgs, Shared, job};
use super::keyword::keyword;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    how: How,
    /// File for the crosswalk: .csv or .json; `-` for CSV on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

/// How a crosswalk is made.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct How {
    /// By what the shares of a divided unit are measured
    #[arg(long, value_parser = keyword::<Weights>(), default_value = "population")]
    weights: Weights,
    /// Units or regions
    #[arg(long, value_parser = keyword::<Level>(), default_value = "units")]
    level: Level,
    /// From the later state to the earlier
    #[arg(long)]
    pub(crate) backward: bool,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let applied = of_plan(&args.plan, shared, console)?;
    let crosswalk = applied.crosswalk(args.how);
    let extension = args.output.extension().and_then(|e| e.to_str());
    let text = match extension {
        Some("json") => crosswalk.to_json(),
        Some("csv") => crosswalk.to_csv(),
        _ if args.output.as_os_str() == "-" => crosswalk.to_csv(),
        _ => {
            let file = args.output.display().to_string();
            return Err(Failure::new(msg!("error-endings-crosswalk", file = file)));
        }
    };
    if args.output.as_os_str() == "-" {
        console.print(&text)?;
    } else {
        write_atomic(&args.output, text.as_bytes())?;
        let file = args.output.display().to_string();
        console.tell(&msg!("told-rows", n = crosswalk.rows.len(), file = file));
    }
    Ok(Status::Done)
}

/// A plan that was applied, with what it was made from.
pub(crate) struct AppliedPlan {
    title: String,
    applied: Applied,
    sources: Vec<Source>,
}

/// Reads and applies a plan.
pub(crate) fn of_plan(
    plan: &PlanArgs,
    shared: &Shared,
    console: &Console,
) -> Result<AppliedPlan, Failure> {
    let Base {
        file,
        plan,
        territory,
        options,
        inputs,
        warnings,
        notes,
        ..
    } = base(&job(plan, shared)?)?;
    for note in &notes {
        console.remark(&note.on_terminal(shared.lang()));
    }
    for warning in &warnings {
        console.warn(&warning.on_terminal(shared.lang()));
    }
    let applied = apply(
        PlanSource::new(&plan, &file.name, &file.text),
        &territory,
        &options,
    )?;
    let sources = inputs.into_iter().map(|input| Source {
        name: input.name,
        sha256: input.sha256,
    });
    Ok(AppliedPlan {
        title: plan.title,
        applied,
        sources: sources.collect(),
    })
}

impl AppliedPlan {
    pub(crate) fn crosswalk(&self, how: How) -> Crosswalk {
        let sources = self.sources.clone();
        reform::crosswalk(&self.applied, &self.title, sources, how.options())
    }

    /// The sources of its crosswalk that may be meant by another spelling.
    pub(crate) fn sources_named(&self, how: How, written: &str) -> Vec<String> {
        reform::sources_named(&self.applied, how.options(), written)
    }
}

impl How {
    fn options(self) -> CrosswalkOptions {
        CrosswalkOptions {
            weights: self.weights,
            level: self.level,
            backward: self.backward,
        }
    }
}
