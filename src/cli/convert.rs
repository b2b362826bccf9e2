//! `aimaq convert`: from one format of files to another.

use std::path::PathBuf;

use aimaq::io::{
    About, Feature, FeatureTable, Holds, Layer, Outputs, ReadOptions, read_any, read_endings,
    written_endings,
};
use aimaq::msg;
use serde_json::Map;

use super::layer::{put, writer};
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "What comes out is longitude and latitude on WGS 84. Whatever the format cannot hold is\n\
    named: ids become a field, names that are too long are shortened, and so on."
)]
pub(crate) struct Args {
    #[arg(value_name = "IN", help = input_help())]
    input: PathBuf,
    #[arg(long, short, value_name = "OUT", help = output_help())]
    output: PathBuf,
    /// Layer to read, where a file holds several
    #[arg(long, value_name = "NAME")]
    layer: Option<String>,
    /// Fields to keep, in this order
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    fields: Vec<String>,
    /// Name features that cannot be read and write the rest
    #[arg(long)]
    partial: bool,
    /// TopoJSON only: round coordinates to so many steps along each side of the extent
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..))]
    steps: Option<u32>,
}

fn input_help() -> String {
    format!("File to read: {}", read_endings(Holds::Points))
}

fn output_help() -> String {
    format!(
        "File to write: {}; `-` for GeoJSON on stdout",
        written_endings()
    )
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    writer(&args.output)?;
    let options = ReadOptions {
        layer: args.layer.clone(),
        partial: args.partial,
        ..shared.reading(&args.input)
    };
    let file = args.input.display().to_string();
    let mut table = read_any(&args.input, &options)?;
    for warning in &table.warnings {
        console.caution(&msg!("read-of", file = &file, said = warning));
    }
    if !args.fields.is_empty() {
        keep(&mut table, &args.fields, &file)?;
    }
    let about = About {
        steps: args.steps,
        ..About::of(&args.output)
    };
    let layer = Layer::Features(&table.features);
    put(&args.output, layer, &about, Outputs::default(), console)?;
    Ok(Status::Done)
}

/// Leaves out all fields but some.
fn keep(table: &mut FeatureTable, fields: &[String], file: &str) -> Result<(), Failure> {
    let has = |field: &String, feature: &Feature| feature.properties.contains_key(field);
    for field in fields {
        if !table.features.iter().any(|feature| has(field, feature)) {
            let names = table.features.first().map(Feature::field_names);
            let names = names.unwrap_or_default().join(", ");
            return Err(Failure::new(msg!(
                "error-no-feature-field",
                file = file,
                field = field,
                fields = names,
            )));
        }
    }
    for feature in &mut table.features {
        let mut all = std::mem::take(&mut feature.properties);
        let kept = fields.iter().filter_map(|field| all.remove_entry(field));
        feature.properties = kept.collect::<Map<_, _>>();
    }
    Ok(())
}
