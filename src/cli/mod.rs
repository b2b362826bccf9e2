//! The command line: one file per subcommand. The only place that prints.
//!
//! Raw arguments become validated arguments, these become work: `main` hands
//! the arguments over, every command returns a [`Status`] or an error, and the
//! error is shown here.

mod annex;
mod apply;
mod batch;
mod boundaries;
mod brief;
mod centre;
mod centres;
mod chart;
mod check;
mod clean;
mod compare;
mod console;
mod convert;
mod crosswalk;
mod data;
mod data_get;
mod data_new;
mod diff;
mod dissolve;
mod failure;
mod fetching;
mod font_args;
mod form;
mod infer;
mod invert;
mod job;
mod keyword;
mod language;
mod layer;
mod locate;
mod map;
mod map_args;
mod map_sheet;
mod merge;
mod meta;
mod new;
mod optimise;
mod partial;
mod picture;
mod plan_check;
mod precondition;
mod rebase;
mod region_args;
mod road_args;
mod roads;
mod run;
mod said;
mod schema;
mod series;
mod series_areas;
mod simplify;
mod stats;
#[cfg(feature = "studio")]
mod studio;
mod sweep;
mod usage;
mod verify;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub(crate) use console::Console;
pub(crate) use failure::Failure;
pub(crate) use job::Shared;

/// How a command ended when nothing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// All done.
    Done,
    /// A check found something.
    Found,
}

pub(crate) type Outcome = Result<Status, Failure>;

/// Models changes of administrative territory.
#[derive(Debug, Parser)]
#[command(
    name = "aimaq",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
#[command(
    after_help = "Results go to stdout or files, everything else to stderr.\n\
    Exit codes: 0 done; 1 a check found something; 2 an error, with nothing half-written."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    shared: Shared,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Applies a plan, measures, draws and reports: the main job
    Run(run::Args),
    /// Writes the regions after the reform as GeoJSON
    Apply(apply::Args),
    /// Prints population, area and distances of the regions, before and after
    Stats(stats::Args),
    /// Draws one map
    Map(map::Args),
    /// Draws one chart
    Chart(chart::Args),
    /// Draws one page of paper: the answer, a map, figures, who gains and who loses
    Brief(brief::Args),
    /// Sets several plans side by side
    Compare(compare::Args),
    /// Compares the folder of a run with its run.json: results and inputs
    Verify(verify::Args),
    /// Carries out many runs from one manifest
    Batch(batch::Args),
    /// Sums the ways of many points of people, in parts that can be added
    Partial(partial::Args),
    /// Adds partial sums and writes what they say
    Merge(merge::Args),
    /// Ranks the places that could be the centre of a region
    Centre(centre::Args),
    /// Chooses the centres of a whole country
    Centres(centres::Args),
    /// Splits a region into parts with the shortest ways
    Optimise(optimise::Args),
    /// Tries very many variants of a plan and ranks them
    Sweep(sweep::Args),
    /// Measures ways along roads, before and after
    Roads(roads::Args),
    /// Opens a page on this machine on which a plan is drawn
    #[cfg(feature = "studio")]
    Studio(studio::Args),
    /// Writes a commented plan to start from
    New(new::Args),
    /// Looks for broken preconditions of a plan, or for dirt in boundaries
    Check(check::Args),
    /// Finds the reform between two vintages of boundaries, and proves it
    Infer(infer::Args),
    /// Writes the plan that undoes a plan
    Invert(invert::Args),
    /// Writes the annex of an act: each region's units, centre, people, land and border
    Annex(annex::Args),
    /// Writes which units come from which, with weights, sealed
    Crosswalk(crosswalk::Args),
    /// Carries a table of figures across a plan or a crosswalk
    Rebase(rebase::Args),
    /// Puts figures of many years on constant borders: of a day, a plan's outcome, or groups
    Series(series::Args),
    /// Says how two drafts of a reform differ: units, people, land
    Diff(diff::Args),
    /// Repairs boundaries: overlaps, gaps, loose edges
    Clean(clean::Args),
    /// Joins the features of a file that have the same value in a field
    Dissolve(dissolve::Args),
    /// Leaves vertices out of boundaries, neighbours kept together
    Simplify(simplify::Args),
    /// Adds to points the fields of the unit that they lie in
    Locate(locate::Args),
    /// Writes a file with places in another format
    Convert(convert::Args),
    /// Lists, shows and exports the embedded data
    Data(data::Args),
    /// Writes the JSON schema of a plan to stdout
    Schema,
    /// Writes completions for a shell to stdout
    Completions(meta::CompletionArgs),
    /// Writes the manual page to stdout
    Man,
}

/// Runs the command and returns the exit code; the first argument is the command's name.
pub(crate) fn main(arguments: impl Iterator<Item = OsString>) -> u8 {
    let given: Vec<OsString> = arguments.collect();
    let parsed = Arguments::command()
        .try_get_matches_from(&given)
        .and_then(|matches| {
            // What the matches say wrong has no usage beside it yet; the rest has its own.
            let arguments = Arguments::from_arg_matches(&matches);
            let arguments = arguments.map_err(|e| e.format(&mut Arguments::command()))?;
            Ok((arguments, matches))
        });
    let (arguments, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage::show(&error, usage::asked_lang(&given)),
    };
    let mut console = Console::new(arguments.shared.quiet, arguments.shared.lang());
    let outcome =
        said::check(&arguments.shared, &matches).and_then(|()| dispatch(&arguments, &mut console));
    match outcome.and_then(|status| console.flush().map(|()| status)) {
        Ok(Status::Done) => 0,
        Ok(Status::Found) => 1,
        Err(failure) => {
            failure.show(&console);
            2
        }
    }
}

fn dispatch(arguments: &Arguments, console: &mut Console) -> Outcome {
    let shared = &arguments.shared;
    language::words(shared)?;
    match &arguments.command {
        Command::Run(args) => run::run(args, shared, console),
        Command::Apply(args) => apply::run(args, shared, console),
        Command::Stats(args) => stats::run(args, shared, console),
        Command::Map(args) => map::run(args, shared, console),
        Command::Centre(args) => centre::run(args, shared, console),
        Command::Chart(args) => chart::run(args, shared, console),
        Command::Brief(args) => brief::run(args, shared, console),
        Command::Compare(args) => compare::run(args, shared, console),
        Command::Batch(args) => batch::run(args, shared, console),
        Command::Partial(args) => partial::run(args, shared, console),
        Command::Merge(args) => merge::run(args, shared, console),
        Command::Optimise(args) => optimise::run(args, shared, console),
        Command::Centres(args) => centres::run(args, shared, console),
        Command::Sweep(args) => sweep::run(args, shared, console),
        Command::Roads(args) => roads::run(args, shared, console),
        Command::Check(args) => check::run(args, shared, console),
        Command::Dissolve(args) => dissolve::run(args, shared, console),
        Command::Convert(args) => convert::run(args, shared, console),
        Command::Locate(args) => locate::run(args, shared, console),
        Command::Simplify(args) => simplify::run(args, shared, console),
        Command::Crosswalk(args) => crosswalk::run(args, shared, console),
        Command::Rebase(args) => rebase::run(args, shared, console),
        Command::Series(args) => series::run(args, shared, console),
        Command::Diff(args) => diff::run(args, shared, console),
        Command::Infer(args) => infer::run(args, shared, console),
        Command::Annex(args) => annex::run(args, shared, console),
        Command::Invert(args) => invert::run(args, shared, console),
        #[cfg(feature = "studio")]
        Command::Studio(args) => studio::run(args, shared, console),
        Command::New(args) => new::run(args, shared, console),
        Command::Schema => schema::run(console),
        Command::Clean(args) => clean::run(args, shared, console),
        Command::Data(args) => data::run(args, shared, console),
        Command::Completions(args) => meta::completions(args, console),
        Command::Man => meta::man(console),
        Command::Verify(args) => verify::run(args, console),
    }
}
