//! `aimaq stats`: what is measured, one view at a time.

use std::path::{Path, PathBuf};

use aimaq::batch::{Prepared, view_tables, views_workbook};
use aimaq::compare::{Lacking, Needs, Overview, Study, VIEWS, View};
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::report::overview_text;
use aimaq::table::{NoColumn, Table};
use aimaq::words::Lang;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::form::{Format, pretty, shown};
use super::job::{PlanArgs, Shared, carried_out, job_along};
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
    #[arg(long, short, value_parser = views())]
    what: Option<&'static View>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Only rows whose cell in a column reads so, as in CSV; repeatable
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    conditions: Vec<String>,
    /// Sort by a column: the largest figure first, names by the alphabet
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    /// Only the first rows
    #[arg(long, value_name = "ROWS")]
    top: Option<usize>,
    /// File instead of the terminal: .csv or .json, or .xlsx, which without --what has a sheet
    /// for each view
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The names of the views with their help.
fn views() -> impl TypedValueParser<Value = &'static View> {
    let names = VIEWS.iter().map(|v| PossibleValue::new(v.key).help(v.help));
    PossibleValuesParser::new(names).try_map(|key| View::named(&key).ok_or("no such view"))
}

impl Args {
    /// Rows are asked for: of the regions, where no view is named.
    fn view(&self) -> Option<&'static View> {
        let rows = !self.conditions.is_empty() || self.sort.is_some() || self.top.is_some();
        let regions = || View::named("regions").filter(|_| rows);
        self.what.or_else(regions)
    }
}

/// What a file of results holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One table as text.
    Text(Format),
    /// Sheets.
    Workbook,
}

impl Kind {
    fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().and_then(|e| e.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("csv") => Ok(Self::Text(Format::Csv)),
            Some("json") => Ok(Self::Text(Format::Json)),
            Some("xlsx") => Ok(Self::Workbook),
            _ => {
                let file = path.display().to_string();
                Err(Failure::new(msg!("error-endings-statistics", file = file)))
            }
        }
    }
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let kind = args.output.as_deref().map(Kind::of).transpose()?;
    let job = job_along(&args.plan, &args.roads, shared)?;
    let view = args.view();
    if view.is_some_and(|view| view.needs == Needs::Roads) && job.roads.is_none() {
        return Err(Lacking::Roads.into());
    }
    let prepared = carried_out(&job, console)?;
    if let (Some(Kind::Workbook), Some(path)) = (kind, &args.output) {
        return sheets(args, (&prepared, view), path, console);
    }
    let format = match kind {
        Some(Kind::Text(format)) => format,
        _ => args.format,
    };
    let text = text(args, (&prepared, view), format, console)?;
    match &args.output {
        Some(path) => write_atomic(path, text.as_bytes())?,
        None => console.print(&text)?,
    }
    Ok(Status::Done)
}

/// A view, or an overview, as text.
fn text(
    args: &Args,
    (prepared, view): (&Prepared, Option<&'static View>),
    format: Format,
    console: &Console,
) -> Result<String, Failure> {
    let study = prepared.study();
    Ok(match view {
        Some(view) => {
            let mut table = view.table(&study)?;
            choose(&mut table, args, prepared.lang(), console)?;
            shown(format, &table, prepared.lang())?
        }
        None => match format {
            Format::Table => overview_text(&study, prepared.lang()),
            Format::Csv => regions(&study)?.to_csv(prepared.lang()),
            Format::Json => pretty(&serde_json::to_value(Overview::of(&study))?)?,
        },
    })
}

/// A view, or all of them, as a workbook.
fn sheets(
    args: &Args,
    (prepared, view): (&Prepared, Option<&'static View>),
    path: &Path,
    console: &Console,
) -> Outcome {
    let study = prepared.study();
    let tables = match view {
        Some(view) => {
            let mut table = view.table(&study)?;
            choose(&mut table, args, prepared.lang(), console)?;
            vec![(view, table)]
        }
        None => view_tables(&study)?,
    };
    write_atomic(path, &views_workbook(&tables, prepared.lang(), None)?)?;
    let file = path.display().to_string();
    console.tell(&msg!("told-workbook", n = tables.len(), file = file));
    Ok(Status::Done)
}

/// Carries out `--where`, `--sort` and `--top`.
fn choose(table: &mut Table, args: &Args, lang: Lang, console: &Console) -> Result<(), Failure> {
    for condition in &args.conditions {
        let (column, value) = condition.split_once('=').ok_or_else(|| {
            let condition = condition.to_string();
            let message = msg!("error-no-equals", condition = condition);
            Failure::new(message).hint(msg!("hint-where"))
        })?;
        let had_rows = !table.rows.is_empty();
        let wrong = |error: NoColumn| Failure::at_option("--where", &error);
        table.keep(column, value, lang).map_err(wrong)?;
        if had_rows && table.rows.is_empty() {
            console.caution(&msg!("stats-no-row", condition = condition.to_string()));
            table.notes.clear();
        }
    }
    if let Some(column) = &args.sort {
        let wrong = |error: NoColumn| Failure::at_option("--sort", &error);
        table.sort(column, lang).map_err(wrong)?;
    }
    table.truncate(args.top.unwrap_or(usize::MAX));
    Ok(())
}

fn regions(study: &Study<'_>) -> Result<Table, Failure> {
    let view = View::named("regions").map(|view| view.table(study));
    Ok(view.transpose()?.unwrap_or_default())
}
