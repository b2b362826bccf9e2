//! `aimaq apply`: the regions after the reform as a layer.

use std::path::PathBuf;

use aimaq::batch::{Layer, layer, plan_on, state_layer};
use aimaq::msg;
use aimaq::territory::Territory;

use super::job::{PlanArgs, Shared, asked, of_territory, prepared, tell_remarks};
use super::keyword::day;
use super::layer::{is_geojson, put_text, writer};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// File for the layer, in the format of its ending; `-` for GeoJSON on stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Write the units instead of the regions
    #[arg(long)]
    units: bool,
    /// Write the state before the reform
    #[arg(long)]
    before: bool,
    /// Write the state of a day: only the acts of the plan that are in force then, without a plan all
    /// acts that the territory knows
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "before")]
    on: Option<jiff::civil::Date>,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    writer(&args.output)?;
    let (text, count) = match args.on {
        Some(day) => {
            // Without a plan it is a day of the territory: the acts of one plan are not all that
            // were in force.
            let spec = asked(&args.plan.measuring, None, shared);
            let job = of_territory(args.plan.plan.as_deref(), spec)?;
            let found = plan_on(&job, day)?;
            let state = found.territory;
            console.speak_of(&state);
            let lang = state.local_words(job.lang);
            tell_remarks(&found.warnings, &found.notes, lang, console);
            tell_unknown(&state, day, console);
            if let Some(counted) = state.population_date.filter(|counted| *counted != day) {
                console.tell(&msg!(
                    "told-people-of",
                    counted = counted,
                    day = day,
                    command = "aimaq series"
                ));
            }
            state_layer(&state, args.units)?
        }
        None => after_plan(args, shared, console)?,
    };
    if args.output.as_os_str() == "-" {
        console.print(&text)?;
    } else {
        put_text(&args.output, &text, console)?;
        if is_geojson(&args.output)? {
            let file = args.output.display().to_string();
            console.tell(&msg!("told-features", n = count, file = file));
        }
    }
    Ok(Status::Done)
}

/// Names what the data leave open in the state of a day.
fn tell_unknown(state: &Territory, day: jiff::civil::Date, console: &Console) {
    for open in state.unknown.iter().filter(|open| open.holds_on(day)) {
        console.tell(&msg!("told-unknown", day = day, what = &open.what));
    }
}

fn after_plan(
    args: &Args,
    shared: &Shared,
    console: &mut Console,
) -> Result<(String, usize), Failure> {
    let prepared = prepared(&args.plan, shared, console)?;
    let which = match (args.units, args.before) {
        (false, false) => Layer::RegionsAfter,
        (false, true) => Layer::RegionsBefore,
        (true, false) => Layer::UnitsAfter,
        (true, true) => Layer::UnitsBefore,
    };
    Ok(layer(&prepared, which)?)
}
