//! `aimaq stats`: what is measured, one view at a time.

use aimaq::batch::{JobError, Prepared, What, view};
use aimaq::msg;
use aimaq::report::{Table, region_roads_view, regions_csv, road_gaps_view, stats_text};
use aimaq::words::{Lang, say};

use super::form::{Format, pretty, shown};
use super::job::{PlanArgs, Shared, carried_out, job_along};
use super::keyword::keyword;
use super::road_args::RoadArgs;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    roads: RoadArgs,
    /// What is shown (default: the regions of both states; as JSON everything about regions and
    /// units)
    #[arg(long, short, value_parser = keyword::<What>())]
    what: Option<What>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Only rows whose cell in a column reads so, as in CSV; repeatable
    #[arg(long = "where", value_name = "COLUMN=VALUE", requires = "what")]
    conditions: Vec<String>,
    /// Sort by a column: the largest figure first, names by the alphabet
    #[arg(long, value_name = "COLUMN", requires = "what")]
    sort: Option<String>,
    /// Only the first rows
    #[arg(long, value_name = "ROWS", requires = "what")]
    top: Option<usize>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let job = job_along(&args.plan, &args.roads, shared)?;
    if let (Some(What::Roads | What::RoadGaps), None) = (args.what, &job.roads) {
        return Err(JobError::NoRoads.into());
    }
    let prepared = carried_out(&job, console)?;
    let text = match args.what {
        None => overview(&prepared, args.format, shared)?,
        Some(what) => {
            let mut table = view(&prepared, what, shared.lang())?;
            choose(&mut table, args)?;
            shown(args.format, &table, shared.lang())?
        }
    };
    console.print(&text)?;
    Ok(Status::Done)
}

/// Carries out `--where`, `--sort` and `--top`.
fn choose(table: &mut Table, args: &Args) -> Result<(), Failure> {
    for condition in &args.conditions {
        let (column, value) = condition.split_once('=').ok_or_else(|| {
            let message = format!("--where `{condition}`: there is no `=`");
            Failure::new(message).hint("for example --where state=after")
        })?;
        let wrong = |message: String| Failure::new(format!("--where: {message}"));
        table.keep(column, value).map_err(wrong)?;
    }
    if let Some(column) = &args.sort {
        let wrong = |message: String| Failure::new(format!("--sort: {message}"));
        table.sort(column).map_err(wrong)?;
    }
    table.truncate(args.top.unwrap_or(usize::MAX));
    Ok(())
}

fn overview(prepared: &Prepared, format: Format, shared: &Shared) -> Result<String, Failure> {
    let comparison = &prepared.comparison;
    match format {
        Format::Table => {
            let straight = stats_text(comparison, shared.lang());
            Ok(format!(
                "{straight}\n{}",
                along_roads(prepared, shared.lang())
            ))
        }
        Format::Csv => Ok(regions_csv(comparison, prepared.road_study())),
        Format::Json => pretty(&serde_json::json!({
            "measuring": comparison.measuring,
            "before": comparison.before,
            "after": comparison.after,
            "people_of_later_regions": comparison.people,
            "units": comparison.units,
            "balance": comparison.balance,
            "roads": prepared.road_study(),
        })),
    }
}

/// The ways along roads, or that there are none.
fn along_roads(prepared: &Prepared, lang: Lang) -> String {
    let Some(study) = prepared.road_study() else {
        return format!("{}\n", say(&msg!("page-no-roads"), lang));
    };
    let (ways, gaps) = (region_roads_view(study, lang), road_gaps_view(study, lang));
    let heading = say(&msg!("page-along-roads"), lang);
    let (ways, gaps) = (ways.to_text(lang), gaps.to_text(lang));
    format!("{heading}\n{ways}\n{gaps}")
}
