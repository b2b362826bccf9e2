//! `aimaq map`: one map.

use std::path::PathBuf;

use aimaq::draw::{render_pdf, render_png, render_svg, unplaced_labels};
use aimaq::figures::{MapView, map_spec};
use aimaq::io::write_atomic;

use super::job::{PlanArgs, Shared, prepared};
use super::keyword::keyword;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// What the map shows
    #[arg(long, value_parser = keyword::<MapView>())]
    view: MapView,
    /// Picture to write: .svg, .png or .pdf
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Width of the map in pixels
    #[arg(long, default_value_t = 1600, value_parser = clap::value_parser!(u32).range(400..=10_000))]
    width: u32,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let extension = args
        .output
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    if !["svg", "png", "pdf"].contains(&extension) {
        let message = format!(
            "{}: a map is written as .svg, .png or .pdf",
            args.output.display()
        );
        return Err(Failure::new(message));
    }
    let prepared = prepared(&args.plan, shared, console)?;
    let mut spec = map_spec(&prepared.subject(), args.view);
    spec.width_px = args.width;
    let bytes = match extension {
        "png" => render_png(&spec, 1.0)?,
        "pdf" => render_pdf(&spec)?,
        _ => render_svg(&spec)?.svg.into_bytes(),
    };
    for label in &unplaced_labels(&spec)? {
        console.warn(&format!("no room on the map for the label {label}"));
    }
    write_atomic(&args.output, &bytes)?;
    console.note(&format!("{} written", args.output.display()));
    Ok(Status::Done)
}
