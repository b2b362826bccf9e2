//! `aimaq brief`: one page of paper about a plan.

use std::path::PathBuf;

use aimaq::figures::brief;

use super::font_args::FontArgs;
use super::job::{PlanArgs, Shared, asked, carried_out, checked};
use super::picture::{Drawn, PictureFormat, put_drawing};
use super::{Console, Failure, Outcome};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// File for the page: .pdf, .svg or .png
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Title instead of that of the plan
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who answers for it
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Sign of who publishes it: a PNG or an SVG
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    #[command(flatten)]
    fonts: FontArgs,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let format = PictureFormat::of(&args.output, Drawn::Brief)?;
    let mut asked = args.fonts.ask(asked(&args.plan.measuring, None, shared));
    asked.logo.clone_from(&args.logo);
    let job = checked(args.plan.plan.as_deref(), asked)?;
    let prepared = carried_out(&job, console)?;
    let (title, author) = (args.title.as_deref(), args.author.as_deref());
    let drawing = brief(&prepared.subject(), title, author, prepared.logo.as_ref())
        .map_err(Failure::undrawn)?;
    let bytes = format
        .write(&drawing.picture, 2.0)
        .map_err(Failure::undrawn)?;
    put_drawing(&args.output, &drawing, &bytes, shared.lang(), console)
}
