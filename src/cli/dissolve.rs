//! `aimaq dissolve`: features joined by a field.

use std::path::PathBuf;

use aimaq::boundaries::{self, DissolveOptions};
use aimaq::msg;
use aimaq::words::number;

use super::layer::{boundaries, endings_help, write_layer, writer};
use super::precondition::{CleanArg, Dirt};
use super::{Console, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "BOUNDARIES", help = endings_help("Boundaries"))]
    input: PathBuf,
    /// Field whose equal values are joined
    #[arg(long, value_name = "FIELD")]
    by: String,
    /// Join by the first N characters of the field only
    #[arg(long, value_name = "N")]
    by_prefix: Option<usize>,
    /// Field to add up; repeatable
    #[arg(long, value_name = "FIELD")]
    sum: Vec<String>,
    #[command(flatten)]
    clean: CleanArg,
    /// File for the layer, in the format of its ending; `-` for GeoJSON on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    writer(&args.output)?;
    let layer = boundaries(
        &args.input,
        &shared.reading(&args.input),
        (args.clean, Dirt::Refused),
        console,
    )?;
    let options = DissolveOptions {
        by: args.by.clone(),
        prefix: args.by_prefix,
        sums: args.sum.clone(),
    };
    let dissolved = boundaries::dissolve(&layer, &options)?;
    dissolved
        .warnings
        .iter()
        .for_each(|warning| console.caution(warning));
    write_layer(&args.output, &dissolved.features, console)?;
    let ledger = dissolved.ledger;
    console.tell(&msg!(
        "dissolve-done",
        units = ledger.units,
        groups = dissolved.features.len(),
        before = number(ledger.area_in, 9),
        after = number(ledger.area_out, 9),
        km = number(ledger.outer_border_km, 3),
        borders = ledger.arcs_cancelled,
    ));
    Ok(Status::Done)
}
