//! `aimaq diff`: how two drafts of a reform differ.

use aimaq::batch::{Base, base};
use aimaq::compare::{Drafts, Moved, drafts};
use aimaq::reform::{Applied, PlanSource, apply};

use super::job::{MeasuringArgs, PlanArgs, Shared, job};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The first draft: an embedded plan or a plan file
    #[arg(value_name = "PLAN")]
    first: String,
    /// The second draft
    #[arg(value_name = "PLAN")]
    second: String,
    /// Form of the result
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    measuring: MeasuringArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let (first, second) = (
        applied(&args.first, args, shared)?,
        applied(&args.second, args, shared)?,
    );
    let found = drafts(&first, &second).map_err(|error| {
        Failure::new(error.to_string()).hint("two drafts are compared from one state on")
    })?;
    match args.format {
        Format::Json => console.print(&(serde_json::to_string_pretty(&found)? + "\n"))?,
        Format::Text => console.print(&text(&found))?,
    }
    Ok(Status::Done)
}

fn applied(plan: &str, args: &Args, shared: &Shared) -> Result<Applied, Failure> {
    let plan = PlanArgs {
        plan: Some(plan.to_owned()),
        measuring: args.measuring.clone(),
    };
    let Base {
        file,
        plan,
        territory,
        options,
        ..
    } = base(&job(&plan, shared)?)?;
    let source = PlanSource::new(&plan, &file.name, &file.text);
    Ok(apply(source, &territory, &options)?)
}

fn text(found: &Drafts) -> String {
    if found.moved.is_empty() && found.others.is_empty() && found.borders.is_empty() {
        return "the drafts leave the same state\n".to_owned();
    }
    let mut text = String::new();
    let land = |km2: Option<f64>| km2.map_or_else(String::new, |km2| format!(", {km2:.1} km²"));
    let row = |m: &Moved| {
        let least = if m.at_least { " at least" } else { "" };
        let (unit, first, second, people) = (&m.unit, &m.first, &m.second, m.people);
        let land = land(m.area_km2);
        format!(
            "{unit}: {first} in the first, {second} in the second:{least} {people} people{land}\n"
        )
    };
    text.extend(found.moved.iter().map(row));
    text += &format!("in all {} people{}\n", found.people, land(found.area_km2));
    text.extend(found.borders.iter().map(row));
    for other in &found.others {
        text += &format!("{other}\n");
    }
    text
}
