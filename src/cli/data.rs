//! `aimaq data`: the embedded data.

use std::path::{Path, PathBuf};

use aimaq::geodata::{DATA_SETS, DEFAULT_TERRITORY, SOURCES, Source, data_set, embedded_plan};
use aimaq::io::OutputDir;
use aimaq::reform::{find_region, find_unit};
use aimaq::territory::{Territory, UnitId};

use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Names of the embedded territories and plans
    List,
    /// Regions and units of a territory, or one of them by name, path or code
    Show {
        /// A region or unit; everything where left out
        name: Option<String>,
        /// The day on which a name or code is meant (default: the data's own)
        #[arg(long, value_name = "DATE")]
        on: Option<jiff::civil::Date>,
    },
    /// Prints an embedded file, or a plan by its name
    Get {
        /// `TERRITORY/FILE`, the name of a plan, or `sources`
        name: String,
    },
    /// Makes the folder of a territory out of boundaries and tables
    New(Box<super::data_new::Args>),
    /// Looks for all that is wrong in the folder of a territory
    Check {
        /// The folder, or an embedded territory
        folder: String,
    },
    /// Writes all files of an embedded territory into a folder
    Export {
        /// Name of the territory
        name: String,
        /// The folder
        #[arg(long, short, value_name = "DIR")]
        output: PathBuf,
    },
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    match &args.command {
        Command::List => list(console),
        Command::Show { name, on } => show(name.as_deref(), *on, shared, console),
        Command::Get { name } => get(name, console),
        Command::New(args) => super::data_new::run(args, shared, console),
        Command::Check { folder } => check(folder, console),
        Command::Export { name, output } => export(name, output, console),
    }
}

fn list(console: &mut Console) -> Outcome {
    for set in DATA_SETS {
        console.print(&format!("territory  {}\n", set.name))?;
        for (name, text) in set.plans() {
            let plan = aimaq::reform::parse(text, name)?;
            console.print(&format!("plan       {name:<34} {}\n", plan.title))?;
        }
    }
    Ok(Status::Done)
}

fn show(
    name: Option<&str>,
    on: Option<jiff::civil::Date>,
    shared: &Shared,
    console: &mut Console,
) -> Outcome {
    let source = shared.territory.as_deref().unwrap_or(DEFAULT_TERRITORY);
    let mut territory = Source::named(source)?.open()?.territory;
    if let Some(day) = on {
        territory = aimaq::batch::state_on(territory, day)?;
    }
    match name {
        None => {
            for (id, region) in territory.living_regions() {
                console.print(&format!("{}\n", region.names.get(shared.lang())))?;
                for (unit, _) in territory.units_of(id) {
                    console.print(&format!("  {}\n", line(&territory, unit, shared)))?;
                }
            }
        }
        Some(name) => show_one(&territory, name, shared, console)?,
    }
    Ok(Status::Done)
}

fn show_one(
    territory: &Territory,
    name: &str,
    shared: &Shared,
    console: &mut Console,
) -> Result<(), Failure> {
    if let Ok(id) = find_region(territory, name) {
        let region = territory.region(id);
        let centre = region
            .centre
            .as_ref()
            .map_or("none", |c| c.names.get(shared.lang()));
        let code = region.code_on(territory.date).unwrap_or("none");
        let people = territory.region_population(id);
        let name = region.names.get(shared.lang());
        console.print(&format!(
            "{name} · code {code} · centre {centre} · {people} people\n"
        ))?;
        for (unit, _) in territory.units_of(id) {
            console.print(&format!("  {}\n", line(territory, unit, shared)))?;
        }
        return Ok(());
    }
    let unit = find_unit(territory, name).map_err(|problem| {
        let hints = problem.hints.clone();
        hints
            .into_iter()
            .fold(Failure::new(problem.message), Failure::hint)
    })?;
    console.print(&format!("{}\n", line(territory, unit, shared)))
}

fn line(territory: &Territory, id: UnitId, shared: &Shared) -> String {
    let unit = territory.unit(id);
    let seat = unit
        .seat
        .as_ref()
        .map_or("none", |s| s.names.get(shared.lang()));
    format!(
        "{} ({}) · code {} · seat {seat} · {} people · {}",
        unit.names.get(shared.lang()),
        territory.path(id),
        unit.code_on(territory.date).unwrap_or("none"),
        territory.population(id),
        unit.kind.0
    )
}

fn get(name: &str, console: &mut Console) -> Outcome {
    let file = name
        .split_once('/')
        .and_then(|(set, path)| data_set(set)?.file(path));
    let plan = || embedded_plan(name).map(|(_, text)| text);
    let text = match name {
        "sources" => Some(SOURCES),
        _ => file.or_else(plan),
    };
    match text {
        Some(text) => {
            console.print(text)?;
            Ok(Status::Done)
        }
        None => Err(
            Failure::new(format!("no embedded file or plan is called `{name}`"))
                .hint("`aimaq data list` lists the plans; files are written TERRITORY/FILE"),
        ),
    }
}

fn check(folder: &str, console: &mut Console) -> Outcome {
    let survey = Source::named(folder)?.survey()?;
    for fault in &survey.faults {
        console.print(&format!("{fault}\n"))?;
    }
    for note in &survey.notes {
        console.warn(note);
    }
    let counted = survey.counts.map(|[regions, units, people]| {
        format!("{regions} regions, {units} units, {people} people; ")
    });
    let found = match survey.faults.len() {
        0 => "nothing wrong".to_owned(),
        1 => "1 fault".to_owned(),
        n => format!("{n} faults"),
    };
    console.note(&format!("{folder}: {}{found}", counted.unwrap_or_default()));
    Ok(if survey.faults.is_empty() {
        Status::Done
    } else {
        Status::Found
    })
}

fn export(name: &str, folder: &Path, console: &mut Console) -> Outcome {
    let set = data_set(name).ok_or_else(|| {
        Failure::new(format!("no territory is called `{name}`")).hint("see `aimaq data list`")
    })?;
    let mut output = OutputDir::new(folder)?;
    for (path, text) in set.files {
        output.stage(Path::new(path), text.as_bytes())?;
    }
    output.publish()?;
    console.note(&format!(
        "{} files in {}",
        set.files.len(),
        folder.display()
    ));
    Ok(Status::Done)
}
