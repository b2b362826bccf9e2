//! `aimaq roads`: kilometres and hours along roads, and nothing else.

use std::path::{Path, PathBuf};

use aimaq::batch::{Job, JobError, Roads, road_table, road_warnings};
use aimaq::io::{PointTable, parse_points, read_text};
use aimaq::report::{pairs_view, region_roads_view, road_gaps_view, roads_view};
use aimaq::territory::Lang;
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
    let roads = job.roads.as_ref().ok_or(JobError::NoRoads)?;
    match (&args.from, &args.to) {
        (Some(from), Some(to)) => between(args, roads, (from, to), shared.lang(), console),
        _ => study(args, &job, console),
    }
}

fn study(args: &Args, job: &Job, console: &mut Console) -> Outcome {
    let prepared = carried_out(job, console)?;
    let study = prepared.road_study().ok_or(JobError::NoRoads)?;
    let lang = job.lang;
    match args.format {
        Format::Table => {
            let (ways, gaps) = (region_roads_view(study, lang), road_gaps_view(study, lang));
            console.print(&format!("{}\n{}", ways.to_text(lang), gaps.to_text(lang)))?;
        }
        Format::Csv => console.print(&roads_view(study, lang).to_csv())?,
        Format::Json => console.json(study)?,
    }
    Ok(Status::Done)
}

fn points(path: &Path) -> Result<PointTable, Failure> {
    Ok(parse_points(
        &read_text(path)?,
        &path.display().to_string(),
    )?)
}

/// Ways between two tables of points, one row per pair.
fn between(
    args: &Args,
    roads: &Roads,
    (from, to): (&Path, &Path),
    lang: Lang,
    console: &mut Console,
) -> Outcome {
    let (from, to) = (points(from)?, points(to)?);
    let most_km = roads.rules.most_km;
    let file = &roads.file;
    let result = road_table(file, &from.points, &to.points, most_km, &roads.cache)?;
    for warning in road_warnings(file, &result.facts) {
        console.warn(&say(&warning, lang));
    }
    tell(&result.facts, result.kept, console);
    let table = pairs_view(&result.table);
    print(args.format, &table, &result.table, lang, console)
}
