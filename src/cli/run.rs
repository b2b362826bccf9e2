//! `aimaq run`: the main job.

use aimaq::words::joined;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use aimaq::batch::{
    Asker, ChangedInput, JobSpec, Produced, Recorded, Wanted, left_out, prepare, produce, repeated,
    write_outputs,
};
use aimaq::io::{OutputDir, read_text};
use aimaq::msg;
use aimaq::words::Lang;

use super::job::{PlanArgs, Shared, asked, checked, told};
use super::keyword::keyword;
use super::language::Language;
use super::map_args::MapArgs;
use super::road_args::RoadArgs;
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Instead of a plan, PLAN may be the run.json of an earlier run: its job is done again. Options that\n\
    are given come before those of the record, which names files from the folder in which its run was\n\
    started or from one above it."
)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    roads: RoadArgs,
    #[command(flatten)]
    maps: MapArgs,
    /// Languages that the report can be switched to, beside that of --lang
    #[arg(long, value_delimiter = ',', value_parser = Language, value_name = "LANG,LANG…")]
    also: Vec<Lang>,
    /// Folder for the results (default: output/NAME)
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Sign of who publishes the report, above its answer: a PNG or an SVG
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// Which files are made
    #[arg(long, value_parser = keyword::<Wanted>(), value_name = "WHICH")]
    outputs: Option<Wanted>,
    /// Run a run.json again and compare with the files beside it; nothing is written
    #[arg(long, conflicts_with = "output")]
    verify: bool,
    /// Run a run.json again although files that it was made from have changed
    #[arg(long)]
    changed_inputs: bool,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let recorded = recorded(args, console)?;
    if args.verify && recorded.is_none() {
        let failure = Failure::new(msg!("error-verify-record"));
        return Err(failure.hint(msg!("hint-verify-record")));
    }
    let asked = asked(&args.plan.measuring, Some(&args.roads), shared);
    let mut asked = args.maps.ask(asked);
    asked.also = (!args.also.is_empty()).then(|| args.also.iter().map(Lang::to_string).collect());
    asked.logo.clone_from(&args.logo);
    asked.outputs = args.outputs.map(|wanted| wanted.to_string());
    let same = asked == JobSpec::default();
    let mut job = match &recorded {
        Some(recorded) => asked.or(recorded.spec()).check(Asker::CommandLine)?,
        None => checked(args.plan.plan.as_deref(), asked)?,
    };
    args.roads.keep_ways(&mut job);
    let folder = args.output.clone();
    let folder = folder.unwrap_or_else(|| PathBuf::from("output").join(job.name()));
    if !args.verify {
        OutputDir::check(&folder)?;
    }
    // The process ends with this job: its memory goes back in one piece.
    let prepared = ManuallyDrop::new(told(prepare(&job)?, console));
    if let Some(recorded) = recorded.filter(|_| same) {
        refuse(&recorded.added(&prepared.inputs), args, console)?;
    }
    let Produced { files, warnings } = produce(&prepared)?;
    if args.verify {
        let record = args.plan.plan.as_deref().map(Path::new);
        let folder = record.and_then(Path::parent).unwrap_or(Path::new(""));
        return super::verify::told(folder, &repeated(folder, &files)?, console);
    }
    let earlier = write_outputs(&folder, &files)?;
    for warning in &warnings {
        console.warn(&warning.on_terminal(prepared.lang()));
    }
    if !earlier.kept.is_empty() {
        console.caution(&msg!("run-kept", files = named(&earlier.kept)));
    }
    if !earlier.removed.is_empty() {
        console.tell(&msg!("run-removed", files = named(&earlier.removed)));
    }
    for remark in left_out(&prepared) {
        console.caution(&remark);
    }
    let folder = folder.display().to_string();
    console.tell(&msg!("told-files", n = files.len(), folder = folder));
    Ok(Status::Done)
}

fn named(files: &[PathBuf]) -> String {
    let names = files.iter().map(|file| file.display().to_string());
    names.collect::<Vec<_>>().join(", ")
}

/// The record that is run again, if it is one and its files are the same.
fn recorded(args: &Args, console: &Console) -> Result<Option<Recorded>, Failure> {
    let plan = args.plan.plan.as_deref();
    let Some(record) = plan.filter(|plan| plan.ends_with(".json")) else {
        return Ok(None);
    };
    let path = Path::new(record);
    let wrong = |error| Failure::in_file(path, &error);
    let recorded = Recorded::parse(&read_text(path)?).map_err(wrong)?;
    let recorded = recorded.found_from(path).map_err(wrong)?;
    refuse(&recorded.changed(), args, console)?;
    Ok(Some(recorded))
}

/// Changed inputs are an error, or with `--changed-inputs` a warning.
fn refuse(changed: &[ChangedInput], args: &Args, console: &Console) -> Result<(), Failure> {
    if changed.is_empty() {
        return Ok(());
    }
    if args.changed_inputs {
        for input in changed {
            console.caution(&input.message());
        }
        return Ok(());
    }
    let changed = joined("\n", changed.iter().map(ChangedInput::message));
    let failure = Failure::new(msg!("error-all", all = changed));
    Err(failure.hint(msg!("hint-changed-inputs")))
}
