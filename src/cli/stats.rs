//! `aimaq stats`: population, area and distances of the regions.

use aimaq::report::{regions_csv, stats_table};

use super::job::{PlanArgs, Shared, prepared};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Aligned text
    Table,
    /// The columns of `tables/regions.csv`
    Csv,
    /// Everything that was measured
    Json,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = prepared(&args.plan, shared, console)?;
    let comparison = &prepared.comparison;
    match args.format {
        Format::Table => console.print(&stats_table(comparison, shared.lang))?,
        Format::Csv => console.print(&regions_csv(comparison))?,
        Format::Json => {
            let json = serde_json::json!({
                "measuring": comparison.measuring,
                "before": comparison.before,
                "after": comparison.after,
                "people_of_later_regions": comparison.people,
                "units": comparison.units,
                "balance": comparison.balance,
            });
            let text = serde_json::to_string_pretty(&json).map_err(Failure::from)?;
            console.print(&text)?;
            console.print("\n")?;
        }
    }
    Ok(Status::Done)
}
