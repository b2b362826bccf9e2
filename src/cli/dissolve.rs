//! `aimaq dissolve`: features joined by a field.

use std::path::PathBuf;

use aimaq::boundaries::{self, DissolveOptions};
use aimaq::msg;
use aimaq::words::number;

use super::layer::{endings_help, unjudged, write_layer, writer};
use super::precondition::{CleanArg, Dirt, judge, unsound};
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
    let reading = shared.reading(&args.input);
    let layer = unjudged(&args.input, &reading, args.clean, console)?;
    let options = DissolveOptions {
        by: args.by.clone(),
        prefix: args.by_prefix,
        sums: args.sum.clone(),
    };
    // Most are a coverage; whether these are is found out meanwhile.
    let (found, dissolved) = rayon::join(
        || unsound(&layer, args.clean, Dirt::Refused),
        || boundaries::dissolve(&layer, &options),
    );
    judge(found?, &layer.label, Dirt::Refused, console)?;
    let dissolved = dissolved?;
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
