//! `aimaq map`: one map.

use std::path::PathBuf;

use aimaq::draw::{Focus, Inset, MapSpec, draw_map};
use aimaq::figures::{MapView, Subject, map_spec, region_inset, show_region};
use aimaq::io::write_atomic;
use aimaq::msg;
use aimaq::reform::Problem;

use super::font_args::{FontArgs, warn_of_missing};
use super::job::{PlanArgs, Shared, prepared};
use super::keyword::keyword;
use super::picture::PictureFormat;
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
    /// Show one region with the names of its units, by name or `code:CODE`
    #[arg(long, value_name = "NAME", conflicts_with = "bbox")]
    region: Option<String>,
    /// Show the land in a box of degrees; across 180 degrees the east is less than the west
    #[arg(long, value_name = "W,S,E,N", value_parser = bbox, allow_hyphen_values = true)]
    bbox: Option<[f64; 4]>,
    /// Show a region, or a box under a name, apart at a scale of its own; repeatable. Without it
    /// land that lies far off is
    #[arg(long, value_name = "REGION|NAME=W,S,E,N")]
    inset: Vec<String>,
    #[command(flatten)]
    fonts: FontArgs,
}

/// Four numbers of degrees: west, south, east, north.
fn bbox(text: &str) -> Result<[f64; 4], String> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|n| n.trim().parse()).collect();
    let sides: [f64; 4] = numbers
        .ok()
        .and_then(|numbers| numbers.try_into().ok())
        .ok_or("four numbers of degrees: west, south, east, north")?;
    let [west, south, east, north] = sides;
    let there = |x: f64| (-360.0..=360.0).contains(&x);
    if !there(west) || !there(east) || west == east {
        return Err("west and east are different longitudes in degrees".to_owned());
    }
    if !(-90.0..=90.0).contains(&south) || !(south..=90.0).contains(&north) || south == north {
        return Err("the south is less than the north, both from -90 to 90".to_owned());
    }
    Ok(sides)
}

/// The part of the land that is asked for, and what stands apart.
fn focused(args: &Args, subject: &Subject<'_>, spec: &mut MapSpec) -> Result<(), Failure> {
    let failure = |problem: Problem| {
        let failure = Failure::new(problem.message);
        problem.hints.into_iter().fold(failure, Failure::hint)
    };
    if let Some(name) = &args.region {
        show_region(spec, subject, args.view, name).map_err(failure)?;
    }
    if let Some(sides) = args.bbox {
        spec.focus = Some(Focus::Box(sides));
    }
    for asked in &args.inset {
        spec.insets.push(match asked.rsplit_once('=') {
            Some((name, sides)) => Inset {
                name: name.to_owned(),
                focus: Focus::Box(
                    bbox(sides).map_err(|e| Failure::new(format!("--inset {asked}: {e}")))?,
                ),
            },
            None => region_inset(subject, args.view, asked).map_err(failure)?,
        });
    }
    Ok(())
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let format = PictureFormat::of(&args.output, "a map")?;
    let mut prepared = prepared(&args.plan, shared, console)?;
    args.fonts.load(&mut prepared)?;
    let subject = prepared.subject();
    let mut spec = map_spec(&subject, args.view);
    focused(args, &subject, &mut spec)?;
    spec.width_px = args.width;
    let drawing = draw_map(&spec)?;
    let bytes = format.write(&drawing.picture, 1.0)?;
    for label in &drawing.unplaced {
        console.caution(&msg!("told-no-room", label = label));
    }
    warn_of_missing(&drawing.picture, shared.lang(), console);
    write_atomic(&args.output, &bytes)?;
    let file = args.output.display().to_string();
    console.tell(&msg!("told-written", file = file));
    Ok(Status::Done)
}
