//! `aimaq stats`: what is measured, one view at a time.

use aimaq::batch::{Prepared, What, view};
use aimaq::report::{Table, regions_csv, stats_table};

use super::job::{PlanArgs, Shared, prepared};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// What is shown (default: the regions of both states; as JSON everything about regions and
    /// units)
    #[arg(long, short, value_enum)]
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

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    /// Aligned text, numbers rounded for reading
    Table,
    /// Comma-separated values
    Csv,
    /// Objects by column
    Json,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = prepared(&args.plan, shared, console)?;
    let text = match args.what {
        None => overview(&prepared, args.format, shared)?,
        Some(what) => {
            let mut table = view(&prepared, what, shared.lang)?;
            choose(&mut table, args)?;
            match args.format {
                Format::Table => table.to_text(shared.lang),
                Format::Csv => table.to_csv(),
                Format::Json => pretty(&table.to_json())?,
            }
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
        Format::Table => Ok(stats_table(comparison, shared.lang)),
        Format::Csv => Ok(regions_csv(comparison)),
        Format::Json => pretty(&serde_json::json!({
            "measuring": comparison.measuring,
            "before": comparison.before,
            "after": comparison.after,
            "people_of_later_regions": comparison.people,
            "units": comparison.units,
            "balance": comparison.balance,
        })),
    }
}

pub(crate) fn pretty(json: &serde_json::Value) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(json).map_err(Failure::from)? + "\n")
}
