//! Options that several commands share, and the job they describe.

use std::path::PathBuf;

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::compare::Measuring;
use aimaq::geodata::DEFAULT_PLAN;
use aimaq::measure::{DemandModel, Metric};
use aimaq::territory::Lang;

use super::keyword::keyword;
use super::road_args::{RoadArgs, tell};
use super::{Console, Failure};

/// Options that hold everywhere.
#[derive(Debug, clap::Args)]
pub(crate) struct Shared {
    /// Embedded territory or folder of a data set (default: the plan's own)
    #[arg(
        long,
        global = true,
        value_name = "NAME|DIR",
        help_heading = "Everywhere"
    )]
    pub(crate) territory: Option<String>,
    /// Other boundaries for the same units: GeoJSON or Shapefile; repeatable
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) boundaries: Vec<PathBuf>,
    /// Field of the boundaries that holds the code of the unit
    #[arg(long, global = true, value_name = "FIELD", help_heading = "Everywhere")]
    pub(crate) key: Option<String>,
    /// Language of names and texts in results
    #[arg(
        long,
        global = true,
        value_parser = keyword::<Lang>(),
        default_value = "en",
        help_heading = "Everywhere"
    )]
    pub(crate) lang: Lang,
    /// Say nothing on stderr but warnings and errors
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    pub(crate) quiet: bool,
}

/// A plan, and how it is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct PlanArgs {
    /// Name of an embedded plan (`aimaq data list`) or path of a plan file
    #[arg(value_name = "PLAN", default_value = DEFAULT_PLAN)]
    pub(crate) plan: String,
    #[command(flatten)]
    pub(crate) measuring: MeasuringArgs,
}

/// Where people start from and how distance is measured.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct MeasuringArgs {
    /// Where people start from: `settlements` (the rest of a unit at its seat), `seats`, or a CSV or
    /// GeoJSON file of points with people
    #[arg(
        long,
        default_value = "settlements",
        value_name = "settlements|seats|FILE",
        help_heading = "Measuring"
    )]
    pub(crate) demand: String,
    /// Field of that file that holds the people (default: population, people, pop or inhabitants)
    #[arg(long, value_name = "FIELD", help_heading = "Measuring")]
    pub(crate) population_field: Option<String>,
    /// Count the people of settlements or of the file as they are, not scaled to official totals
    #[arg(long, help_heading = "Measuring")]
    pub(crate) unscaled: bool,
    /// How distance is measured
    #[arg(
        long,
        value_parser = keyword::<Metric>(),
        default_value = "geodesic",
        help_heading = "Measuring"
    )]
    pub(crate) metric: Metric,
    /// Kilometres within which a way counts as unchanged
    #[arg(
        long,
        default_value_t = 1.0,
        value_name = "KM",
        help_heading = "Measuring"
    )]
    pub(crate) tolerance: f64,
    /// Kilometres beyond which people are counted
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "100,200,300,400,500",
        value_name = "KM,KM…",
        help_heading = "Measuring"
    )]
    pub(crate) thresholds: Vec<f64>,
    /// Rules on seats and offices (default: those of the territory, `aimaq data get
    /// kazakhstan/rules.toml`). `check` takes rules that regions should keep to: `address-2022`,
    /// `ukraine-capable-communities`, or a file of that form
    #[arg(long, value_name = "FILE|NAME", help_heading = "Measuring")]
    pub(crate) rules: Option<PathBuf>,
}

/// What `--demand` says.
struct Start {
    model: DemandModel,
    file: Option<PathBuf>,
}

impl MeasuringArgs {
    /// A word, or else a file.
    fn start(&self) -> Result<Start, Failure> {
        if let Ok(model) = self.demand.parse() {
            return self.of_territory(model);
        }
        let file = PathBuf::from(&self.demand);
        if !file.exists() {
            let message = format!("--demand `{}`: there is no such file", self.demand);
            return Err(Failure::new(message).hint("or write `settlements` or `seats`"));
        }
        Ok(Start {
            model: DemandModel::default(),
            file: Some(file),
        })
    }

    fn of_territory(&self, model: DemandModel) -> Result<Start, Failure> {
        if self.population_field.is_some() {
            let failure = Failure::new("--population-field goes with --demand FILE");
            return Err(failure.hint("name the file too"));
        }
        if self.unscaled && model == DemandModel::Seats {
            let failure = Failure::new("--unscaled does not go with --demand seats");
            return Err(failure.hint("seats hold the official population and nothing else"));
        }
        Ok(Start { model, file: None })
    }

    fn measuring(&self, model: DemandModel) -> Result<Measuring, Failure> {
        let is_length = |km: f64| km.is_finite() && km >= 0.0;
        if !is_length(self.tolerance) {
            return Err(Failure::new(
                "--tolerance must be a number of kilometres, zero or more",
            ));
        }
        if !self.thresholds.iter().all(|km| is_length(*km)) {
            return Err(Failure::new(
                "--thresholds must be numbers of kilometres, zero or more, joined by commas",
            ));
        }
        Ok(Measuring {
            demand: model,
            scaled: !self.unscaled,
            metric: self.metric,
            tolerance_km: self.tolerance,
            thresholds_km: self.thresholds.clone(),
        })
    }
}

/// The job that the arguments describe.
pub(crate) fn job(args: &PlanArgs, shared: &Shared) -> Result<Job, Failure> {
    job_of(&args.plan, &args.measuring, shared)
}

/// The job of one plan among several.
pub(crate) fn job_of(
    plan: &str,
    measuring: &MeasuringArgs,
    shared: &Shared,
) -> Result<Job, Failure> {
    if shared.boundaries.is_empty() && shared.key.is_some() {
        return Err(Failure::new("--key goes with --boundaries").hint("name the file too"));
    }
    let start = measuring.start()?;
    Ok(Job {
        plan: plan.to_owned(),
        territory: shared.territory.clone(),
        boundaries: shared.boundaries.clone(),
        key: shared.key.clone(),
        demand_file: start.file,
        population_field: measuring.population_field.clone(),
        rules: measuring.rules.clone(),
        roads: None,
        measuring: measuring.measuring(start.model)?,
        lang: shared.lang,
    })
}

/// The same along roads.
pub(crate) fn job_along(
    args: &PlanArgs,
    roads: &RoadArgs,
    shared: &Shared,
) -> Result<Job, Failure> {
    Ok(Job {
        roads: roads.roads()?,
        ..job(args, shared)?
    })
}

/// Carries the job out as far as the measured comparison; shows its warnings.
pub(crate) fn prepared(
    args: &PlanArgs,
    shared: &Shared,
    console: &Console,
) -> Result<Prepared, Failure> {
    carried_out(&job(args, shared)?, console)
}

/// Carries a job out as far as the measured comparison; shows its warnings.
pub(crate) fn carried_out(job: &Job, console: &Console) -> Result<Prepared, Failure> {
    let prepared = prepare(job)?;
    for warning in &prepared.warnings {
        console.warn(warning);
    }
    if let Some(roads) = &prepared.roads {
        tell(&roads.facts, roads.kept, console);
    }
    Ok(prepared)
}
