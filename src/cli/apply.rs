//! `aimaq apply`: the regions after the reform as GeoJSON.

use std::path::PathBuf;

use aimaq::batch::{Layer, layer};
use aimaq::io::write_atomic;

use super::job::{PlanArgs, Shared, prepared};
use super::{Console, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// File for the GeoJSON; `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Write the units instead of the regions
    #[arg(long)]
    units: bool,
    /// Write the state before the reform
    #[arg(long)]
    before: bool,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = prepared(&args.plan, shared, console)?;
    let which = match (args.units, args.before) {
        (false, false) => Layer::RegionsAfter,
        (false, true) => Layer::RegionsBefore,
        (true, false) => Layer::UnitsAfter,
        (true, true) => Layer::UnitsBefore,
    };
    let (text, count) = layer(&prepared, which)?;
    if args.output.as_os_str() == "-" {
        console.print(&text)?;
    } else {
        write_atomic(&args.output, text.as_bytes())?;
        console.note(&format!("{count} features in {}", args.output.display()));
    }
    Ok(Status::Done)
}
