//! `aimaq batch`: many runs from one manifest.

use std::path::{Path, PathBuf};

use aimaq::batch::{Done, Ended, JobSpec, SUMMARY, parse_manifest, run_manifest, summary_view};
use aimaq::io::{OutputDir, read_text, write_atomic};

use super::form::{Format, shown};
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
#[command(after_help = after_help())]
pub(crate) struct Args {
    /// The manifest
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// Folder for the results (default: the manifest's `output`)
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Run one by one and stop after the first that fails
    #[arg(long)]
    fail_fast: bool,
    /// Form of the summary on stdout
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

fn after_help() -> String {
    format!(
        "A manifest is a TOML file; paths in it are relative to it:\n\n\
        output = \"reports\"\n\n\
        [defaults]\n\
        lang = \"kk\"\n\n\
        [[runs]]\n\
        name = \"decree\"\n\
        plan = \"kazakhstan-2022\"\n\n\
        [[runs]]\n\
        name = \"decree-seats\"\n\
        plan = \"kazakhstan-2022\"\n\
        demand = \"seats\"\n\n\
        Keys of [defaults] and of a run, as in a run.json: {}.\n\
        Every run has its folder NAME; summary.csv lists them.\n\
        Exit code 2 if any run failed; the others are complete all the same.",
        JobSpec::NAMES.join(", ")
    )
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let text = read_text(&args.manifest)?;
    let folder = args.manifest.parent().unwrap_or(Path::new(""));
    let label = args.manifest.display().to_string();
    let mut manifest = parse_manifest(&text, &label, folder)?;
    if let Some(output) = &args.output {
        manifest.output.clone_from(output);
    }
    OutputDir::check(&manifest.output)?;
    let ended = run_manifest(&manifest, args.fail_fast);
    for warning in once(&ended, |run| &run.warnings) {
        console.warn(&warning);
    }
    for note in once(&ended, |run| &run.notes) {
        console.remark(&note);
    }
    for run in &ended {
        if let Err(message) = &run.result {
            console.error(&format!("{}: {message}", run.name), &[]);
        }
    }
    let table = summary_view(&ended);
    let file = manifest.output.join(SUMMARY);
    write_atomic(&file, table.to_csv(shared.lang()).as_bytes())?;
    console.print(&shown(args.format, &table, shared.lang())?)?;
    let failed = ended.iter().filter(|run| run.result.is_err()).count();
    if failed == 0 {
        return Ok(Status::Done);
    }
    let left = manifest.runs.len() - ended.len();
    let stopped = if left > 0 {
        format!(", {left} not begun")
    } else {
        String::new()
    };
    let all = manifest.runs.len();
    Err(Failure::new(format!(
        "{failed} of {all} runs failed{stopped}"
    )))
}

/// Each sentence of several runs once, with the names of the runs.
fn once<'a>(ended: &'a [Ended], of: impl Fn(&'a Done) -> &'a [String]) -> Vec<String> {
    let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
    for run in ended {
        let sentences = run.result.as_ref().map_or(&[][..], &of);
        for sentence in sentences {
            match said.iter_mut().find(|(text, _)| text == sentence) {
                Some((_, runs)) => runs.push(&run.name),
                None => said.push((sentence, vec![&run.name])),
            }
        }
    }
    let said = said.into_iter();
    said.map(|(text, runs)| format!("{}: {text}", runs.join(", ")))
        .collect()
}
