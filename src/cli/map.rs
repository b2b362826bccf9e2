//! `aimaq map`: one map.

use std::path::PathBuf;

use aimaq::draw::draw_map;
use aimaq::figures::{MapView, map_spec};
use aimaq::io::write_atomic;

use super::job::{PlanArgs, Shared, prepared};
use super::keyword::keyword;
use super::picture::PictureFormat;
use super::{Console, Outcome, Status};

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
    let format = PictureFormat::of(&args.output, "a map")?;
    let prepared = prepared(&args.plan, shared, console)?;
    let mut spec = map_spec(&prepared.subject(), args.view);
    spec.width_px = args.width;
    let drawing = draw_map(&spec)?;
    let bytes = format.write(&drawing.picture, 1.0)?;
    for label in &drawing.unplaced {
        console.warn(&format!("no room on the map for the label {label}"));
    }
    write_atomic(&args.output, &bytes)?;
    console.note(&format!("{} written", args.output.display()));
    Ok(Status::Done)
}
