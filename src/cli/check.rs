//! `aimaq check`: broken preconditions of a plan, or dirt in boundaries.

use std::path::{Path, PathBuf};

use aimaq::coverage::{CheckOptions, Finding, check};
use aimaq::io::{Format as FileFormat, is_feature_file};
use aimaq::msg;
use aimaq::report::{
    GroupFindings, findings_by_group, findings_json, findings_layer, findings_table, findings_text,
    group_findings_json, group_findings_table, group_findings_text,
};
use aimaq::words::{Lang, Value};

use super::boundaries::read_units;
use super::job::{MeasuringArgs, PlanArgs, Shared};
use super::layer::{endings_help, write_features};
use super::{Console, Failure, Outcome, Status, plan_check};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(
        value_name = "PLAN|BOUNDARIES",
        help = subject_help()
    )]
    subject: Option<String>,
    #[command(flatten)]
    measuring: MeasuringArgs,
    /// Form of the result; CSV is for boundaries only
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Boundaries: file for the findings as a GeoJSON layer
    #[arg(long, value_name = "FILE")]
    layer: Option<PathBuf>,
    /// Boundaries: count the findings for the groups that have equal values in this
    /// field; a finding is inside a group, or between groups and then counts in each
    #[arg(long, value_name = "FIELD")]
    by: Option<String>,
    /// Boundaries: group by the first N characters of the field only
    #[arg(long, value_name = "N", requires = "by", value_parser = clap::value_parser!(u16).range(1..))]
    by_prefix: Option<u16>,
    /// Boundaries: closed land without a unit is a gap if its mean width (twice its
    /// area over its border) is below this
    #[arg(long, value_name = "METRES", default_value_t = CheckOptions::default().gap_width_m)]
    gap_width: f64,
    /// Boundaries: a part of a unit is a sliver if its mean width (twice its area
    /// over its border) is below this
    #[arg(long, value_name = "METRES", default_value_t = CheckOptions::default().sliver_width_m)]
    sliver_width: f64,
}

/// Form of what a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people: problems with their places, or counts and the first findings
    #[value(alias = "text")]
    Table,
    /// All findings as CSV
    Csv,
    /// Everything as JSON
    Json,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let subject = args.subject.as_deref().map(Path::new);
    match subject.filter(|path| is_feature_file(path)) {
        Some(path) => boundaries(args, path, shared, console),
        None => plan(args, shared, console),
    }
}

fn subject_help() -> String {
    let boundaries = endings_help("Plan by its name or path, or boundaries");
    format!(
        "{boundaries} [default: kazakhstan-2022, or with --territory the state of the territory]"
    )
}

fn boundaries(args: &Args, path: &Path, shared: &Shared, console: &mut Console) -> Outcome {
    if let Some(layer) = &args.layer {
        FileFormat::written_to(layer)?;
    }
    for (name, value) in [
        ("--gap-width", args.gap_width),
        ("--sliver-width", args.sliver_width),
    ] {
        if value.is_nan() || value < 0.0 {
            return Err(Failure::new(msg!("error-metres", option = name)));
        }
    }
    let key = shared.key.as_deref();
    let (units, groups) = read_units(
        path,
        key,
        args.by.as_deref(),
        &shared.reading(path),
        console,
    )?;
    let most = args.by_prefix.map_or(usize::MAX, usize::from);
    let shorten = |group: String| group.chars().take(most).collect();
    let groups: Option<Vec<String>> =
        groups.map(|groups| groups.into_iter().map(shorten).collect());
    let options = CheckOptions::default()
        .with_gap_width_m(args.gap_width)
        .with_sliver_width_m(args.sliver_width);
    let findings = check(&units.shapes, &options).map_err(Failure::engine)?;
    if let Some(path) = &args.layer {
        write_features(path, &findings_layer(&findings, &units.labels), console)?;
    }
    match &groups {
        Some(groups) => {
            let groups = findings_by_group(&findings, groups);
            print_groups(args, &groups, shared.lang(), console)?;
        }
        None => print(args, &findings, &units.labels, shared.lang(), console)?,
    }
    Ok(if findings.is_empty() {
        Status::Done
    } else {
        Status::Found
    })
}

fn print(
    args: &Args,
    findings: &[Finding],
    labels: &[String],
    lang: Lang,
    console: &mut Console,
) -> Result<(), Failure> {
    match args.format {
        Format::Table if findings.is_empty() => {
            let units = labels.len();
            let subject = Value::from(args.subject.as_deref().unwrap_or_default());
            console.tell(&msg!("check-nothing", subject = subject, units = units));
        }
        Format::Table => console.print(&findings_text(findings, labels, lang))?,
        Format::Csv => console.print(&findings_table(findings, labels).to_csv(lang))?,
        Format::Json => console.print(&findings_json(findings, labels))?,
    }
    Ok(())
}

fn print_groups(
    args: &Args,
    groups: &[GroupFindings],
    lang: Lang,
    console: &mut Console,
) -> Result<(), Failure> {
    console.print(&match args.format {
        Format::Table => group_findings_text(groups, lang),
        Format::Csv => group_findings_table(groups).to_csv(lang),
        Format::Json => group_findings_json(groups),
    })?;
    Ok(())
}

fn plan(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    if args.by.is_some() {
        return Err(Failure::new(msg!("error-by-of-boundaries")));
    }
    let plan = PlanArgs {
        plan: args.subject.clone(),
        measuring: args.measuring.clone(),
    };
    plan_check::run(&plan, args.format, shared, console)
}
