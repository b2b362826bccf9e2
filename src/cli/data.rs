//! `aimaq data`: the embedded data.

use std::path::{Path, PathBuf};

use aimaq::geodata::{DATA_SETS, DEFAULT_TERRITORY, Source, data_set, remote_sets};
use aimaq::io::OutputDir;
use aimaq::msg;
use aimaq::reform::{Diagnostics, find_region, find_unit};
use aimaq::territory::{RegionId, Territory, UnitId};
use aimaq::words::{Value, say};

use super::keyword::day;
use super::{Console, Failure, Outcome, Shared, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Names of the embedded territories and plans, and of data to fetch
    List,
    /// Regions and units of a territory, or one of them by name, path or code
    Show {
        /// A region or unit; everything where left out
        name: Option<String>,
        /// The day on which a name or code is meant (default: the data's own)
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<jiff::civil::Date>,
    },
    /// Prints an embedded file, or a plan by its name; fetches data that others publish
    Get(super::data_get::Args),
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
        Command::List => list(shared, console),
        Command::Show { name, on } => show(name.as_deref(), *on, shared, console),
        Command::Get(args) => super::data_get::run(args, console),
        Command::New(args) => super::data_new::run(args, shared, console),
        Command::Check { folder } => check(folder, shared, console),
        Command::Export { name, output } => export(name, output, console),
    }
}

fn list(shared: &Shared, console: &mut Console) -> Outcome {
    for set in DATA_SETS {
        console.print(&format!("territory  {}\n", set.name))?;
        for (name, text) in set.plans() {
            let plan = aimaq::reform::parse(text, name)?;
            console.print(&format!("plan       {name:<34} {}\n", plan.title))?;
        }
    }
    for set in remote_sets() {
        let title = set.title.get(shared.lang());
        console.print(&format!(
            "to fetch   {:<34} {title} ({})\n",
            set.name, set.licence
        ))?;
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
    let source = Source::named(source)?.in_encoding(shared.encoding().of(source.as_ref()));
    let mut territory = source.open_unrecorded()?.territory;
    if let Some(day) = on {
        territory = aimaq::batch::state_on(territory, day)?;
    }
    match name {
        None => {
            let all = territory.units_in_order();
            for id in territory.regions_in_order() {
                let name = territory.region(id).names.get(shared.lang());
                console.print(&format!("{name}\n"))?;
                units(&territory, id, &all, shared, console)?;
            }
        }
        Some(name) => show_one(&territory, name, shared, console)?,
    }
    Ok(Status::Done)
}

/// The units of a region, out of all of them in their order.
fn units(
    territory: &Territory,
    region: RegionId,
    all: &[UnitId],
    shared: &Shared,
    console: &mut Console,
) -> Result<(), Failure> {
    let own = |unit: &&UnitId| territory.unit(**unit).region == region;
    for &unit in all.iter().filter(own) {
        console.print(&format!("  {}\n", line(territory, unit, shared)))?;
    }
    Ok(())
}

fn show_one(
    territory: &Territory,
    name: &str,
    shared: &Shared,
    console: &mut Console,
) -> Result<(), Failure> {
    if let Ok(id) = find_region(territory, name) {
        let region = territory.region(id);
        let shown = msg!(
            "show-region",
            name = &region.names,
            code = or_none(region.code_on(territory.date)),
            centre = or_none(region.centre.as_ref().map(|c| &c.names)),
            people = territory.region_population(id),
        );
        console.print(&format!("{}\n", say(&shown, shared.lang())))?;
        let all = territory.units_in_order();
        return units(territory, id, &all, shared, console);
    }
    let unit = find_unit(territory, name).map_err(|p| Diagnostics::alone(p).of(territory))?;
    console.print(&format!("{}\n", line(territory, unit, shared)))
}

fn line(territory: &Territory, id: UnitId, shared: &Shared) -> String {
    let unit = territory.unit(id);
    let shown = msg!(
        "show-unit",
        name = &unit.names,
        path = territory.path(id),
        code = or_none(unit.code_on(territory.date)),
        seat = or_none(unit.seat.as_ref().map(|s| &s.names)),
        people = territory.population(id),
        kind = territory.kinds.names(&unit.kind),
    );
    say(&shown, shared.lang())
}

/// A value, or the word for none.
fn or_none<T: Into<Value>>(value: Option<T>) -> Value {
    value.map_or_else(|| msg!("show-none").into(), Into::into)
}

fn check(folder: &str, shared: &Shared, console: &mut Console) -> Outcome {
    let source = Source::named(folder)?.in_encoding(shared.encoding().of(folder.as_ref()));
    let survey = source.survey()?;
    for fault in &survey.faults {
        console.print(&format!("{fault}\n"))?;
    }
    for note in &survey.notes {
        console.warn(note);
    }
    let found = match survey.faults.len() {
        0 => msg!("told-no-fault"),
        n => msg!("told-faults", n = n),
    };
    console.tell(&match survey.counts {
        Some([regions, units, people]) => msg!(
            "told-survey",
            folder = folder,
            regions = regions,
            units = units,
            people = people,
            found = found,
        ),
        None => msg!("told-survey-stopped", folder = folder, found = found),
    });
    Ok(if survey.faults.is_empty() {
        Status::Done
    } else {
        Status::Found
    })
}

fn export(name: &str, folder: &Path, console: &mut Console) -> Outcome {
    let set = data_set(name).ok_or_else(|| {
        Failure::new(msg!("error-no-territory", name = name)).hint(msg!("hint-data-list"))
    })?;
    let mut output = OutputDir::new(folder)?;
    for (path, text) in set.files {
        output.stage(Path::new(path), text.as_bytes())?;
    }
    output.publish()?;
    let folder = folder.display().to_string();
    console.tell(&msg!("told-files", n = set.files.len(), folder = folder));
    Ok(Status::Done)
}
