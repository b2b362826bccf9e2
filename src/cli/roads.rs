//! `aimaq roads`: kilometres and hours along roads, and nothing else.

use std::path::{Path, PathBuf};

use aimaq::batch::{Job, Roads, road_table, road_warnings};
use aimaq::compare::{Lacking, pairs_table, region_roads_table, road_gaps_table, roads_table};
use aimaq::io::{PointTable, parse_points};
use aimaq::report::table_text;
use aimaq::words::say;

use super::form::{Format, print};
use super::job::{PlanArgs, Shared, carried_out, job_along};
use super::road_args::{RoadArgs, tell};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    roads: RoadArgs,
    /// Ways from the points of a table instead of the plan's people; CSV with lon and lat
    #[arg(long, value_name = "POINTS", requires = "to")]
    from: Option<PathBuf>,
    /// Ways to the points of a table; CSV with lon and lat
    #[arg(long, value_name = "POINTS", requires = "from")]
    to: Option<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let job = job_along(&args.plan, &args.roads, shared)?;
    let roads = job.roads.as_ref().ok_or(Lacking::Roads)?;
    match (&args.from, &args.to) {
        (Some(from), Some(to)) => between(args, roads, (from, to), shared, console),
        _ => study(args, &job, console),
    }
}

fn study(args: &Args, job: &Job, console: &mut Console) -> Outcome {
    let prepared = carried_out(job, console)?;
    let study = prepared.road_study().ok_or(Lacking::Roads)?;
    let lang = prepared.lang();
    match args.format {
        Format::Table => {
            let ways = table_text(&region_roads_table(study), lang);
            let gaps = table_text(&road_gaps_table(study), lang);
            console.print(&format!("{ways}\n{gaps}"))?;
        }
        Format::Csv => console.print(&roads_table(study).to_csv(lang))?,
        Format::Json => console.json(study)?,
    }
    Ok(Status::Done)
}

fn points(path: &Path, shared: &Shared) -> Result<PointTable, Failure> {
    let text = shared.text_of(path)?;
    let label = path.display().to_string();
    Ok(parse_points(&text, &label, shared.crs().of(path))?)
}

/// Ways between two tables of points, one row per pair.
fn between(
    args: &Args,
    roads: &Roads,
    (from, to): (&Path, &Path),
    shared: &Shared,
    console: &mut Console,
) -> Outcome {
    let lang = shared.lang();
    let (from, to) = (points(from, shared)?, points(to, shared)?);
    let most_km = roads.rules.most_km;
    let file = &roads.file;
    let result = road_table(file, &from.points, &to.points, most_km, &roads.cache)?;
    for warning in road_warnings(file, &result.facts) {
        console.warn(&say(&warning, lang));
    }
    tell(&result.facts, result.kept, console);
    let table = pairs_table(&result.table, [&from.names(), &to.names()]);
    print(args.format, &table, &result.table, lang, console)
}
