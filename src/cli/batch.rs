//! `aimaq batch`: many runs from one manifest.

use aimaq::words::Value;
use std::path::{Path, PathBuf};

use std::sync::Mutex;
use std::time::{Duration, Instant};

use aimaq::batch::{
    BatchOptions, BatchProgress, Done, Ended, INDEX, JobSpec, Manifest, Outcome as Ending, SUMMARY,
    SUMMARY_JSON, batch_page, parse_manifest, plan_manifest, run_manifest, summary_json,
    summary_view,
};
use aimaq::io::{OutputDir, read_text, write_atomic};
use aimaq::msg;
use aimaq::words::{Lang, say};

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
    /// Do again what an earlier batch has done and what would come out the same
    #[arg(long)]
    again: bool,
    /// Say which runs would be done, and do none
    #[arg(long)]
    dry_run: bool,
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
        [[matrix]]                        # a run for each combination\n\
        plan = [\"kazakhstan-2022\", \"variants/*.toml\"]\n\
        lang = [\"kk\", \"ru\"]\n\
        name = \"{{plan}}-{{lang}}\"\n\n\
        include = [\"office.toml\"] takes the defaults and runs of other manifests;\n\
        outputs = \"tables\" makes no maps and no report, outputs = \"maps\" no report.\n\n\
        Keys of [defaults] and of a run, as in a run.json: {}.\n\
        Every run has its folder NAME; index.html leads to their reports, summary.csv and\n\
        summary.json list them. A run is done only if its options, its inputs, the program or its\n\
        results are not what they were when it was done before; so a batch that was ended goes on.\n\
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
    let options = BatchOptions {
        fail_fast: args.fail_fast,
        again: args.again,
    };
    if args.dry_run {
        return dry(&manifest, options, console);
    }
    OutputDir::check(&manifest.output)?;
    let watch = Watch::new(console, shared.lang());
    let ended = run_manifest(&manifest, options, &|progress| watch.told(progress));
    console.end_progress();
    let ended = ended?;
    for warning in once(&ended, |run| &run.warnings) {
        console.warn(&warning);
    }
    for note in once(&ended, |run| &run.notes) {
        console.remark(&note);
    }
    for run in &ended {
        if let Err(told) = &run.result {
            console.error(&told.clone().in_file(&run.name));
        }
    }
    let table = summary_view(&ended, shared.lang());
    let files = [
        (SUMMARY, table.to_csv(shared.lang())),
        (SUMMARY_JSON, summary_json(&ended)),
        (INDEX, batch_page(&ended, shared.lang())),
    ];
    for (name, text) in files {
        write_atomic(&manifest.output.join(name), text.as_bytes())?;
    }
    console.print(&shown(args.format, &table, shared.lang())?)?;
    let failed = ended.iter().filter(|run| run.result.is_err()).count();
    if failed == 0 {
        return Ok(Status::Done);
    }
    let left = manifest.runs.len() - ended.len();
    let left = match left {
        0 => Value::from(""),
        n => msg!("error-runs-left", left = n).into(),
    };
    let all = manifest.runs.len();
    Err(Failure::new(msg!(
        "error-runs-failed",
        failed = failed,
        all = all,
        left = left,
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

/// Says what would be done.
fn dry(manifest: &Manifest, options: BatchOptions, console: &mut Console) -> Outcome {
    let planned = plan_manifest(manifest, options);
    for (run, known) in &planned {
        let what = if *known { "unchanged" } else { "to do" };
        console.print(&format!("{what}: {}\n", run.name))?;
    }
    let n = planned.iter().filter(|(_, known)| !known).count();
    console.tell(&msg!("batch-would", n = n, all = planned.len()));
    Ok(Status::Done)
}

/// Tells how far a batch is: each run on a terminal, elsewhere a line now and then.
struct Watch<'a> {
    console: &'a Console,
    lang: Lang,
    begun: Instant,
    last: Mutex<Option<Instant>>,
}

impl<'a> Watch<'a> {
    fn new(console: &'a Console, lang: Lang) -> Self {
        Self {
            console,
            lang,
            begun: Instant::now(),
            last: Mutex::default(),
        }
    }

    /// At most every second, but for the last run and one that failed.
    fn told(&self, now: BatchProgress<'_>) {
        let mut last = self.last.lock().unwrap_or_else(|e| e.into_inner());
        let rests = last.is_some_and(|last| last.elapsed() < Duration::from_secs(1));
        if rests && now.ended < now.all && now.outcome != Ending::Failed {
            return;
        }
        *last = Some(Instant::now());
        let (ended, all, name) = (now.ended, now.all, now.name);
        let said = match now.outcome {
            Ending::Done => msg!("batch-run-done", ended = ended, all = all, name = name),
            Ending::Unchanged => msg!("batch-run-unchanged", ended = ended, all = all, name = name),
            Ending::Failed => msg!("batch-run-failed", ended = ended, all = all, name = name),
        };
        let mut said = say(&said, self.lang);
        if let Some(left) = self.left(now) {
            said = say(&msg!("batch-left", said = said, time = left), self.lang);
        }
        self.console.progress(&said);
    }

    /// About how long it still takes, by the runs that were done so far.
    fn left(&self, now: BatchProgress<'_>) -> Option<String> {
        let runs = now.all.checked_sub(now.ended).filter(|runs| *runs > 0)?;
        if now.worked == 0 {
            return None;
        }
        let seconds = self.begun.elapsed().as_secs_f64() / now.worked as f64 * runs as f64;
        let seconds = seconds.ceil() as u64;
        let message = match seconds < 120 {
            true => msg!("batch-seconds", n = seconds),
            false => msg!("batch-minutes", n = seconds.div_ceil(60)),
        };
        Some(say(&message, self.lang))
    }
}
