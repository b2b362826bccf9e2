//! `aimaq dissolve`: features joined by a field.

use std::path::PathBuf;

use aimaq::boundaries::{self, DissolveOptions};

use super::layer::{boundaries, endings_help, write_layer, writer};
use super::{Console, Outcome, Status};

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
    /// File for the GeoJSON; `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args, console: &mut Console) -> Outcome {
    writer(&args.output)?;
    let layer = boundaries(&args.input, console)?;
    let options = DissolveOptions {
        by: args.by.clone(),
        prefix: args.by_prefix,
        sums: args.sum.clone(),
    };
    let dissolved = boundaries::dissolve(&layer, &options)?;
    dissolved
        .warnings
        .iter()
        .for_each(|warning| console.warn(warning));
    write_layer(&args.output, &dissolved.features, console)?;
    let ledger = dissolved.ledger;
    console.note(&format!(
        "{} units in {} groups; area {:.9} square degrees before and {:.9} after; outer border of {:.3} km kept edge by edge; {} shared borders dissolved",
        ledger.units, dissolved.features.len(), ledger.area_in, ledger.area_out, ledger.outer_border_km, ledger.arcs_cancelled
    ));
    Ok(Status::Done)
}
