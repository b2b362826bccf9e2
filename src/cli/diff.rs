//! `aimaq diff`: how two drafts of a reform differ.

use aimaq::batch::{Base, JobReader};
use aimaq::compare::{Drafts, Moved, drafts};
use aimaq::msg;
use aimaq::reform::{Applied, PlanSource, apply};
use aimaq::words::Tell;
use aimaq::words::{Lang, Message, Value, number, say};

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
    let reader = JobReader::new().without_record().for_many();
    let applied = |plan: &str| applied(plan, args, shared, &reader);
    let (first, second) = (applied(&args.first)?, applied(&args.second)?);
    let found = drafts(&first, &second)
        .map_err(|error| Failure::told(error.told()).hint(msg!("hint-drafts-one-state")))?;
    match args.format {
        Format::Json => console.print(&(serde_json::to_string_pretty(&found)? + "\n"))?,
        Format::Text => console.print(&text(&found, shared.lang()))?,
    }
    Ok(Status::Done)
}

fn applied(
    plan: &str,
    args: &Args,
    shared: &Shared,
    reader: &JobReader,
) -> Result<Applied, Failure> {
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
    } = reader.base(&job(&plan, shared)?)?;
    let source = PlanSource::new(&plan, &file.name, &file.text);
    Ok(apply(source, &territory, &options)?)
}

fn text(found: &Drafts, lang: Lang) -> String {
    if found.moved.is_empty() && found.others.is_empty() && found.borders.is_empty() {
        return say(&msg!("diff-same"), lang) + "\n";
    }
    let mut lines: Vec<Message> = found.moved.iter().map(row).collect();
    let (people, land) = (found.people, land(found.area_km2));
    lines.push(msg!("diff-in-all", people = people, land = land));
    lines.extend(found.borders.iter().map(row));
    lines.extend(found.others.iter().cloned());
    lines.iter().map(|line| say(line, lang) + "\n").collect()
}

fn row(m: &Moved) -> Message {
    let (people, land) = (m.people, land(m.area_km2));
    let (what, first, second) = (&m.unit, &m.first, &m.second);
    match m.at_least {
        true => msg!(
            "diff-moved-at-least",
            what = what,
            first = first,
            second = second,
            people = people,
            land = land
        ),
        false => msg!(
            "diff-moved",
            what = what,
            first = first,
            second = second,
            people = people,
            land = land
        ),
    }
}

/// Land behind people, where boundaries are known.
fn land(km2: Option<f64>) -> Value {
    let land = |km2| msg!("diff-land", km2 = number(km2, 1)).into();
    km2.map_or_else(|| Value::from(""), land)
}
