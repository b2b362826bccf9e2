//! `aimaq compare`: many plans side by side.

use std::path::{Path, PathBuf};

use aimaq::batch::{JobReader, Prepared, beside_chart, beside_page};
use aimaq::boundaries::Row;
use aimaq::compare::{
    Criterion, Planned, against, mark_pareto, scenarios_table, units_across_table,
};
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::report;
use aimaq::table::{NoColumn, Table};
use aimaq::words::Lang;
use geo_types::MultiPolygon;
use serde_json::{Map, Value};

use super::form::{Format, shown};
use super::job::{MeasuringArgs, Shared, job_of};
use super::layer::write_layer;
use super::{Console, Failure, Outcome, Status};

/// Columns by which the front is found where none are named.
const CRITERIA: &str = "mean_km,people_farther,population_gini";

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
    /// Columns of the summary by which plans are judged, less is better, or more with `+` before
    /// the name: a plan that no other beats is marked `yes`
    #[arg(long, value_name = "COLUMN,…", num_args = 0..=1, require_equals = true, default_missing_value = CRITERIA)]
    pareto: Option<String>,
    /// Add how much every figure of the summary is more than that of a plan, or of `before`
    #[arg(long, value_name = "PLAN")]
    against: Option<String>,
    /// Form of the result; CSV and JSON have one row per scenario
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// File for the result instead of stdout: .csv, .json, .xlsx, .svg for a chart of the ways under
    /// all plans, or .html for a page with a map of each plan, the chart and both tables
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
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
    let reader = JobReader::new().without_record().for_many();
    for plan in &args.plans {
        let prepared = reader.prepare(&job_of(plan, &args.measuring, shared)?)?;
        for note in &prepared.notes {
            let note = note.on_terminal(prepared.lang());
            console.remark(&format!("{}: {note}", prepared.name));
        }
        for warning in &prepared.warnings {
            let warning = warning.on_terminal(prepared.lang());
            console.warn(&format!("{}: {warning}", prepared.name));
        }
        all.push(prepared);
    }
    let names = names(&all);
    let plans: Vec<Planned<'_>> = all.iter().zip(&names).map(planned).collect();
    let lang = all.first().map_or(shared.lang(), Prepared::lang);
    let mut summary = scenarios_table(&plans);
    judged(args, &mut summary)?;
    let table = match args.what {
        What::Summary => &summary,
        What::Units => &units_across_table(&plans),
    };
    if let Some(file) = &args.output {
        return write(
            file,
            (table, &summary),
            (&all, &names, &plans),
            lang,
            console,
        );
    }
    let text = match (args.what, args.format) {
        (What::Summary, Format::Table) => report::shown(table, lang).transposed(lang).to_text(),
        (_, format) => shown(format, table, lang)?,
    };
    console.print(&text)?;
    Ok(Status::Done)
}

/// Sets figures against those of a plan, and marks the plans that no other beats.
fn judged(args: &Args, summary: &mut Table) -> Result<(), Failure> {
    let wrong = |option: &'static str| move |error: NoColumn| Failure::at_option(option, &error);
    if let Some(columns) = &args.pareto {
        let criteria: Vec<Criterion> = columns.split(',').map(Criterion::parse).collect();
        mark_pareto(summary, &criteria).map_err(wrong("--pareto"))?;
    }
    if let Some(base) = &args.against {
        let known = |error: NoColumn| {
            let names = error.known.join(", ");
            Failure::new(msg!("error-no-plan-against", name = base, known = names,))
        };
        against(summary, base, Lang::EN).map_err(known)?;
    }
    Ok(())
}

/// Writes a table, or the page of everything.
fn write(
    file: &Path,
    (table, summary): (&Table, &Table),
    (all, names, plans): (&[Prepared], &[String], &[Planned<'_>]),
    lang: Lang,
    console: &mut Console,
) -> Outcome {
    let text = match file.extension().and_then(|e| e.to_str()) {
        Some("csv") => table.to_csv(lang),
        Some("json") => shown(Format::Json, table, lang)?,
        Some("html") => {
            let mut tables = [summary.clone(), units_across_table(plans)];
            tables[0].title = Some(msg!("beside-summary"));
            tables[1].title = Some(msg!("beside-units"));
            beside_page(all, names, &tables, lang)?
        }
        Some("svg") => match beside_chart(all, names)? {
            Some(chart) => chart.svg(),
            None => {
                return Err(Failure::new(msg!("error-plans-chart")));
            }
        },
        Some("xlsx") => {
            write_layer(file, &as_rows(table, lang), console)?;
            return Ok(Status::Done);
        }
        _ => {
            let file = file.display().to_string();
            return Err(Failure::new(msg!("error-endings-compared", file = file)));
        }
    };
    write_atomic(file, text.as_bytes())?;
    let file = file.display().to_string();
    console.tell(&msg!("told-rows", n = table.rows.len(), file = file));
    Ok(Status::Done)
}

/// The rows of a table as features without land, which spreadsheets are written from.
fn as_rows(table: &Table, lang: Lang) -> Vec<Row> {
    let names: Vec<String> = table.columns.iter().map(|column| column.plain()).collect();
    let row = |cells: &Vec<aimaq::table::Cell>| {
        let values = cells.iter().map(|cell| cell.json(lang));
        let fields: Map<String, Value> = names.iter().cloned().zip(values).collect();
        Row::from((fields, MultiPolygon::new(Vec::new())))
    };
    table.rows.iter().map(row).collect()
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
