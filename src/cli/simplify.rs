//! `aimaq simplify`: fewer vertices, neighbours kept together.

use aimaq::words::Sentence;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use aimaq::boundaries;
use aimaq::coverage::{Measure, Simplification, SimplifyReport};
use aimaq::msg;
use aimaq::report::place;
use aimaq::words::{self, Message, number};

use super::layer::{boundaries, endings_help, write_layer, writer};
use super::precondition::{CleanArg, Dirt};
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "BOUNDARIES", help = endings_help("Boundaries"))]
    input: PathBuf,
    /// Leave out vertices, none of them farther than so many metres from the border that
    /// stays
    #[arg(long, value_name = "METRES", required_unless_present = "keep")]
    tolerance: Option<f64>,
    /// What the tolerance is of: the distance from the border that stays, or bends whose
    /// triangle is smaller than its square (smoother; vertices may lie farther away)
    #[arg(
        long,
        value_name = "MEASURE",
        default_value = "distance",
        conflicts_with = "keep"
    )]
    measure: MeasureArg,
    /// Keep so large a share of the vertices, those of the largest triangles: 0.1 or 10%
    #[arg(long, value_name = "SHARE", conflicts_with = "tolerance", value_parser = share)]
    keep: Option<f64>,
    #[command(flatten)]
    clean: CleanArg,
    /// File for the layer, in the format of its ending; `-` for GeoJSON on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

/// A measure as a word of the command line.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum MeasureArg {
    Distance,
    Area,
}

impl From<MeasureArg> for Measure {
    fn from(measure: MeasureArg) -> Measure {
        match measure {
            MeasureArg::Distance => Measure::Distance,
            MeasureArg::Area => Measure::Area,
        }
    }
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let how = how(args)?;
    writer(&args.output)?;
    let layer = boundaries(
        &args.input,
        &shared.reading(&args.input),
        (args.clean, Dirt::OverlapsTold),
        console,
    )?;
    let simplified = boundaries::simplify(ManuallyDrop::into_inner(layer), how)?;
    write_layer(&args.output, &simplified.features, console)?;
    for line in told(&simplified.report) {
        console.tell(&line);
    }
    Ok(Status::Done)
}

/// What was left out and what was kept, a line each.
fn told(report: &SimplifyReport) -> Vec<Message> {
    let mut lines = vec![
        msg!(
            "simplify-vertices",
            after = report.vertices_after,
            before = report.vertices_before,
            held = report.held,
            area_before = number(report.area_before_km2, 3),
            area_after = number(report.area_after_km2, 3),
        ),
        msg!(
            "simplify-kept",
            units = report.units,
            parts = report.parts,
            holes = report.holes,
            borders = report.arcs,
            nodes = report.nodes,
            before = number(report.outer_border_before_km, 3),
            after = number(report.outer_border_after_km, 3),
        ),
    ];
    lines.extend(report.farthest.map(|left_out| {
        let metres = number(left_out.metres, 3);
        msg!(
            "simplify-farthest",
            metres = metres,
            at = place(left_out.at)
        )
    }));
    lines.extend(report.most_changed.map(|(unit, change)| {
        let change = words::share(change, 3);
        msg!("simplify-changed", n = unit.index() + 1, share = change)
    }));
    lines
}

fn how(args: &Args) -> Result<Simplification, Failure> {
    match (args.tolerance, args.keep) {
        (Some(metres), _) if metres.is_finite() && metres >= 0.0 => {
            Ok(Simplification::by(args.measure.into(), metres))
        }
        (None, Some(keep)) => Ok(Simplification::Share { keep }),
        _ => Err(Failure::new(msg!("error-metres", option = "--tolerance"))),
    }
}

/// A share, as a number up to 1 or as a percentage.
fn share(text: &str) -> Result<f64, Sentence> {
    let (number, unit) = match text.strip_suffix('%') {
        Some(percent) => (percent, 100.0),
        None => (text, 1.0),
    };
    let share = number.trim().parse::<f64>();
    let share = share.map_err(|_| Sentence(msg!("error-usage-no-number")))? / unit;
    match (0.0..=1.0).contains(&share) {
        true => Ok(share),
        false => Err(Sentence(msg!("error-share"))),
    }
}
