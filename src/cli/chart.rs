//! `aimaq chart`: one chart.

use std::path::PathBuf;

use aimaq::figures::{ChartKind, chart};
use aimaq::io::write_atomic;
use aimaq::msg;

use super::font_args::{FontArgs, warn_of_missing};
use super::job::{PlanArgs, Shared, asked, carried_out, checked};
use super::keyword::keyword;
use super::picture::{Drawn, PictureFormat};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// What the chart shows
    #[arg(long, value_parser = keyword::<ChartKind>())]
    kind: ChartKind,
    /// Picture to write: .svg, .png or .pdf
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Pixels of a PNG per pixel of the chart
    #[arg(long, default_value_t = 1.0)]
    scale: f32,
    #[command(flatten)]
    fonts: FontArgs,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let format = PictureFormat::of(&args.output, Drawn::Chart)?;
    if !(0.1..=10.0).contains(&args.scale) {
        return Err(Failure::new(msg!("error-scale")));
    }
    let asked = args.fonts.ask(asked(&args.plan.measuring, None, shared));
    let job = checked(args.plan.plan.as_deref(), asked)?;
    let prepared = carried_out(&job, console)?;
    let picture = chart(&prepared.subject(), args.kind)
        .map_err(Failure::undrawn)?
        .ok_or_else(|| {
            Failure::new(msg!("error-nothing-to-show")).hint(msg!("hint-smaller-tolerance"))
        })?;
    let bytes = format
        .write(&picture, args.scale)
        .map_err(Failure::undrawn)?;
    warn_of_missing(&picture, shared.lang(), console);
    write_atomic(&args.output, &bytes)?;
    let file = args.output.display().to_string();
    console.tell(&msg!("told-picture", title = picture.title(), file = file));
    Ok(Status::Done)
}
