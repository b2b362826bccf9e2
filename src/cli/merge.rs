//! `aimaq merge`: partial sums added.

use std::path::PathBuf;

use aimaq::batch::{merge_partials, merged_flows, merged_table, read_partial};
use aimaq::io::{read_text, write_atomic};
use aimaq::msg;

use super::form::{Format, shown};
use super::partial::files;
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "The columns of `distances` are those of `aimaq stats --what distances`. With -o FILE.part the\n\
    sum is a partial again."
)]
pub(crate) struct Args {
    /// Partials of one plan, as `aimaq partial` writes them. A pattern such as 'sums/*.part'
    /// names many
    #[arg(value_name = "PART", required = true)]
    parts: Vec<String>,
    /// What is written
    #[arg(long, value_enum, default_value = "distances")]
    what: What,
    /// File for the result: .csv, .json, or .part for the sums themselves; `-` for CSV on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

/// A table of what partials say.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum What {
    /// Ways of the country and the regions: mean to maximum, worst tenth, Gini, person-km,
    /// shares beyond the thresholds, who is nearer and farther
    Distances,
    /// From which region to which people come, with their ways
    Flows,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let ending = args.output.extension().and_then(|e| e.to_str());
    let to_stdout = args.output.as_os_str() == "-";
    if !to_stdout && !matches!(ending, Some("csv" | "json" | "part")) {
        let file = args.output.display().to_string();
        return Err(Failure::new(msg!("error-endings-sums", file = file)));
    }
    let files = files(&args.parts)?;
    let read = |file: &PathBuf| {
        let label = file.display().to_string();
        let partial = read_partial(&read_text(file)?, &label)?;
        Ok((label, partial))
    };
    let Some(all) = merge_partials(files.iter().map(read))? else {
        return Err(Failure::new(msg!("error-no-partials")));
    };
    let table = match args.what {
        What::Distances => merged_table(&all)?,
        What::Flows => merged_flows(&all)?,
    };
    let text = match ending {
        Some("part") => all.to_text(),
        Some("json") => shown(Format::Json, &table, shared.lang())?,
        _ => table.to_csv(shared.lang()),
    };
    if to_stdout {
        console.print(&text)?;
    } else {
        write_atomic(&args.output, text.as_bytes())?;
    }
    let (n, file) = (files.len(), args.output.display().to_string());
    console.tell(&msg!("merge-done", n = n, file = file));
    Ok(Status::Done)
}
