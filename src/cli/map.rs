//! `aimaq map`: one map.

use std::path::PathBuf;

use aimaq::figures::{MapView, map_spec};
use aimaq::reform::Diagnostics;

use super::job::{PlanArgs, Shared, asked, carried_out, checked};
use super::keyword::keyword;
use super::map_args::MapArgs;
use super::map_sheet::SheetArgs;
use super::picture::{Drawn, PictureFormat, put_drawing};
use super::{Console, Failure, Outcome};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// What the map shows
    #[arg(long, value_parser = keyword::<MapView>())]
    view: MapView,
    /// A second map to the right of it, in the same picture; on upright paper below it, where
    /// both are larger so
    #[arg(long, value_parser = keyword::<MapView>(), value_name = "VIEW")]
    beside: Option<MapView>,
    /// Picture to write: .svg, .png or .pdf
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Width of the map in pixels
    #[arg(long, default_value_t = 1600, value_parser = clap::value_parser!(u32).range(400..=10_000))]
    width: u32,
    #[command(flatten)]
    maps: MapArgs,
    #[command(flatten)]
    sheet: SheetArgs,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let format = PictureFormat::of(&args.output, Drawn::Map)?;
    let asked = args.maps.ask(asked(&args.plan.measuring, None, shared));
    let job = checked(args.plan.plan.as_deref(), asked)?;
    let prepared = carried_out(&job, console)?;
    let subject = prepared.subject();
    let views = std::iter::once(args.view).chain(args.beside);
    let mut specs = Vec::new();
    for view in views {
        let mut spec = map_spec(&subject, view);
        let shown = job.maps.show(&mut spec, &subject, view);
        shown.map_err(|p| Diagnostics::alone(p).of(&prepared.applied.after))?;
        args.sheet.check(&spec)?;
        args.sheet.dress(&mut spec, shared.lang());
        specs.push(spec);
    }
    let drawing = args
        .sheet
        .draw(&specs, args.width)
        .map_err(Failure::undrawn)?;
    let bytes = format
        .write(&drawing.picture, args.sheet.scale())
        .map_err(Failure::undrawn)?;
    put_drawing(&args.output, &drawing, &bytes, shared.lang(), console)
}
