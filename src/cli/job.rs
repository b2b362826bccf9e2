//! Options that several commands share, and the job they describe.

use std::path::PathBuf;

use aimaq::batch::{Accepted, Asker, Job, JobReader, JobSpec, Prepared, Remark, RoadSpec};
use aimaq::geodata::{DEFAULT_PLAN, DEFAULT_TERRITORY};
use aimaq::io::SaidOf;
use aimaq::measure::Metric;
use aimaq::words::Lang;

use super::keyword::{day, keyword};
use super::language::Language;
use super::road_args::{RoadArgs, tell};
use super::{Console, Failure};

/// Options that hold everywhere.
#[derive(Debug, clap::Args)]
pub(crate) struct Shared {
    /// Embedded territory or folder of a data set (default: the plan's own); without a plan, its
    /// state as it is
    #[arg(
        long,
        global = true,
        value_name = "NAME|DIR",
        help_heading = "Everywhere"
    )]
    pub(crate) territory: Option<String>,
    /// Other boundaries for the same units, in any format that `convert` reads; repeatable
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) boundaries: Vec<PathBuf>,
    /// Field of the boundaries that holds the code of the unit
    #[arg(long, global = true, value_name = "FIELD", help_heading = "Everywhere")]
    pub(crate) key: Option<String>,
    /// Day that these codes are of, such as one after the plan (default: found where the codes of
    /// only one day fit)
    #[arg(long, global = true, value_name = "DATE", value_parser = day, help_heading = "Everywhere")]
    boundaries_on: Option<jiff::civil::Date>,
    /// Encoding of the text of boundaries and tables, where a file does not say it or says it wrong:
    /// windows-1251, ibm866, …; of one file among several as FILE=NAME; repeatable
    #[arg(
        long,
        global = true,
        value_name = "[FILE=]NAME",
        help_heading = "Everywhere"
    )]
    pub(super) encoding: Vec<SaidOf>,
    /// Coordinate reference system of boundaries and points, where a file does not say it or says it
    /// wrong: EPSG:CODE, or a file with its well-known text; of one file among several as
    /// FILE=EPSG:CODE; repeatable
    #[arg(
        long,
        global = true,
        value_name = "[FILE=]CRS",
        help_heading = "Everywhere"
    )]
    pub(super) crs: Vec<SaidOf>,
    /// Go on where that is an error otherwise; repeatable
    #[arg(
        long,
        global = true,
        value_parser = keyword::<Accepted>(),
        value_name = "WHAT",
        help_heading = "Everywhere"
    )]
    accept: Vec<Accepted>,
    /// Language of names and texts in results
    ///
    /// [default: en]
    #[arg(
        long,
        global = true,
        value_parser = Language,
        help_heading = "Everywhere"
    )]
    lang: Option<Lang>,
    /// Folder of words in other languages, one folder a language, as in `crates/words/locales/`
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub(crate) locales: Option<PathBuf>,
    /// Say nothing on stderr but warnings and errors
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    pub(crate) quiet: bool,
}

/// A plan that is carried out and not measured.
#[derive(Debug, clap::Args)]
pub(crate) struct PlanName {
    /// Name of an embedded plan (`aimaq data list`) or path of a plan file
    ///
    /// [default: kazakhstan-2022]
    #[arg(value_name = "PLAN")]
    plan: Option<String>,
}

impl PlanName {
    /// The job, measured as usual.
    pub(crate) fn job(&self, shared: &Shared) -> Result<Job, Failure> {
        let asked = asked(&MeasuringArgs::default(), None, shared);
        checked(self.plan.as_deref(), asked)
    }
}

/// A plan, and how it is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct PlanArgs {
    /// Name of an embedded plan (`aimaq data list`) or path of a plan file
    ///
    /// [default: kazakhstan-2022, or with --territory the state of the territory as it is]
    #[arg(value_name = "PLAN")]
    pub(crate) plan: Option<String>,
    #[command(flatten)]
    pub(crate) measuring: MeasuringArgs,
}

/// Where people start from and how distance is measured.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct MeasuringArgs {
    /// Where people start from: `settlements` (the rest of a unit at its seat), `seats`, or a file
    /// of points with people: CSV, GeoJSON or another that `convert` reads, or a GeoTIFF of people
    ///
    /// [default: settlements]
    #[arg(
        long,
        value_name = "settlements|seats|FILE",
        help_heading = "Measuring"
    )]
    demand: Option<String>,
    /// People of the units from a table (CSV): a column of codes or names, in any language or
    /// alphabet, and one of people. Units that it does not name keep theirs
    #[arg(long, value_name = "FILE", help_heading = "Measuring")]
    population: Option<PathBuf>,
    /// Field of these files that holds the people (default: population, people, pop, inhabitants,
    /// население, халық саны)
    #[arg(long, value_name = "FIELD", help_heading = "Measuring")]
    population_field: Option<String>,
    /// Count the people of settlements or of the file as they are, not scaled to official totals
    #[arg(long, help_heading = "Measuring")]
    unscaled: bool,
    /// How distance is measured
    ///
    /// [default: geodesic]
    #[arg(long, value_parser = keyword::<Metric>(), help_heading = "Measuring")]
    metric: Option<Metric>,
    /// Kilometres within which a way counts as unchanged
    ///
    /// [default: 1]
    #[arg(long, value_name = "KM", help_heading = "Measuring")]
    tolerance: Option<f64>,
    /// Kilometres beyond which people are counted
    ///
    /// [default: 100,200,300,400,500]
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "KM,KM…",
        help_heading = "Measuring"
    )]
    thresholds: Option<Vec<f64>>,
    /// Rules on seats and offices (default: those of the territory, `aimaq data get
    /// kazakhstan/rules.toml`). `check` takes rules that regions should keep to: `address-2022`,
    /// `ukraine-capable-communities`, or a file of that form
    #[arg(long, value_name = "FILE|NAME", help_heading = "Measuring")]
    pub(crate) rules: Option<PathBuf>,
}

impl Shared {
    /// The language of names and texts.
    pub(crate) fn lang(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    /// The language, where one is named.
    pub(crate) fn given_lang(&self) -> Option<Lang> {
        self.lang
    }
}

/// What the arguments ask for, but for the plan.
pub(crate) fn asked(
    measuring: &MeasuringArgs,
    roads: Option<&RoadArgs>,
    shared: &Shared,
) -> JobSpec {
    let measuring = measuring.clone();
    JobSpec {
        population: measuring.population,
        demand: measuring.demand,
        population_field: measuring.population_field,
        unscaled: measuring.unscaled.then_some(true),
        metric: measuring.metric.map(|metric| metric.to_string()),
        tolerance_km: measuring.tolerance,
        thresholds_km: measuring.thresholds,
        rules: measuring.rules,
        roads: roads.and_then(|r| r.roads.clone()).map(RoadSpec::File),
        most_snap_km: roads.and_then(|r| r.most_snap),
        long_snap_km: roads.and_then(|r| r.long_snap),
        ..reading(shared)
    }
}

/// What the arguments that hold everywhere ask for.
pub(crate) fn reading(shared: &Shared) -> JobSpec {
    let boundaries = &shared.boundaries;
    JobSpec {
        territory: shared.territory.clone(),
        boundaries: (!boundaries.is_empty()).then(|| boundaries.clone()),
        key: shared.key.clone(),
        boundaries_on: shared.boundaries_on.map(|day| day.to_string()),
        encoding: shared.encoding().some(),
        crs: shared.crs().some(),
        accept: accepted(&shared.accept),
        lang: shared.lang.map(|lang| lang.to_string()),
        ..JobSpec::default()
    }
}

/// The words of what is accepted, where something is.
fn accepted(all: &[Accepted]) -> Option<Vec<String>> {
    let words = all.iter().map(ToString::to_string);
    (!all.is_empty()).then(|| words.collect())
}

/// The job that the arguments describe.
pub(crate) fn job(args: &PlanArgs, shared: &Shared) -> Result<Job, Failure> {
    checked(args.plan.as_deref(), asked(&args.measuring, None, shared))
}

/// The job of one plan among several.
pub(crate) fn job_of(
    plan: &str,
    measuring: &MeasuringArgs,
    shared: &Shared,
) -> Result<Job, Failure> {
    checked(Some(plan), asked(measuring, None, shared))
}

/// The same along roads.
pub(crate) fn job_along(
    args: &PlanArgs,
    roads: &RoadArgs,
    shared: &Shared,
) -> Result<Job, Failure> {
    let asked = asked(&args.measuring, Some(roads), shared);
    let mut job = checked(args.plan.as_deref(), asked)?;
    roads.keep_ways(&mut job);
    Ok(job)
}

/// Where neither a plan nor a territory is named, the plan is the one that ships.
pub(crate) fn checked(plan: Option<&str>, mut spec: JobSpec) -> Result<Job, Failure> {
    let shipped = || spec.territory.is_none().then_some(DEFAULT_PLAN);
    spec.plan = plan.or_else(shipped).map(str::to_owned);
    Ok(spec.check(Asker::CommandLine)?)
}

/// The same, but where neither is named, it is about the territory that ships as it is.
pub(crate) fn of_territory(plan: Option<&str>, mut spec: JobSpec) -> Result<Job, Failure> {
    if plan.is_none() && spec.territory.is_none() {
        spec.territory = Some(DEFAULT_TERRITORY.to_owned());
    }
    checked(plan, spec)
}

/// Carries the job out as far as the measured comparison; shows its warnings.
pub(crate) fn prepared(
    args: &PlanArgs,
    shared: &Shared,
    console: &mut Console,
) -> Result<Prepared, Failure> {
    carried_out(&job(args, shared)?, console)
}

/// Carries a job out as far as the measured comparison; shows its warnings. No record
/// is kept of what it reads.
pub(crate) fn carried_out(job: &Job, console: &mut Console) -> Result<Prepared, Failure> {
    let prepared = JobReader::new().without_record().prepare(job)?;
    Ok(told(prepared, console))
}

/// Shows what has to be said of inputs and of a plan.
pub(crate) fn tell_remarks(
    warnings: &[Remark],
    notes: &[Remark],
    lang: Lang,
    console: &mut Console,
) {
    for warning in warnings {
        console.warn(&warning.on_terminal(lang));
    }
    for note in notes {
        console.remark(&note.on_terminal(lang));
    }
}

/// Shows the warnings of a job that has been carried out; from then on the console speaks in
/// the words of its country.
pub(crate) fn told(prepared: Prepared, console: &mut Console) -> Prepared {
    console.speak_of(&prepared.applied.after);
    tell_remarks(
        &prepared.warnings,
        &prepared.notes,
        prepared.lang(),
        console,
    );
    if let Some(roads) = &prepared.roads {
        tell(&roads.facts, roads.kept, console);
    }
    prepared
}
