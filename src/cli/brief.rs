//! `aimaq brief`: one page of paper about a plan.

use std::path::PathBuf;

use aimaq::figures::brief;
use aimaq::io::write_atomic;
use aimaq::msg;

use super::font_args::{FontArgs, warn_of_missing};
use super::job::{PlanArgs, Shared, asked, carried_out, checked};
use super::picture::PictureFormat;
use super::{Console, Outcome, Status};

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
    #[command(flatten)]
    fonts: FontArgs,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let format = PictureFormat::of(&args.output, "a brief")?;
    let asked = args.fonts.ask(asked(&args.plan.measuring, None, shared));
    let job = checked(args.plan.plan.as_deref(), asked)?;
    let prepared = carried_out(&job, console)?;
    let (title, author) = (args.title.as_deref(), args.author.as_deref());
    let drawing = brief(&prepared.subject(), title, author)?;
    let bytes = format.write(&drawing.picture, 2.0)?;
    for label in &drawing.unplaced {
        console.caution(&msg!("told-no-room", label = label));
    }
    warn_of_missing(&drawing.picture, shared.lang(), console);
    write_atomic(&args.output, &bytes)?;
    let file = args.output.display().to_string();
    console.tell(&msg!("told-written", file = file));
    Ok(Status::Done)
}
