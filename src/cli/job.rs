//! Options that several commands share, and the job they describe.

use std::path::PathBuf;

use aimaq::batch::{Job, Prepared, prepare};
use aimaq::compare::Measuring;
use aimaq::geodata::DEFAULT_PLAN;
use aimaq::measure::{DemandModel, Metric};
use aimaq::territory::Lang;

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
        value_enum,
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

/// How distance is measured.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct MeasuringArgs {
    /// Where the people of a unit start from
    #[arg(long, value_enum, default_value = "settlements")]
    pub(crate) demand: DemandModel,
    /// How distance is measured
    #[arg(long, value_enum, default_value = "geodesic")]
    pub(crate) metric: Metric,
    /// Kilometres within which a way counts as unchanged
    #[arg(long, default_value_t = 1.0, value_name = "KM")]
    pub(crate) tolerance: f64,
}

impl MeasuringArgs {
    fn measuring(&self) -> Result<Measuring, Failure> {
        if !self.tolerance.is_finite() || self.tolerance < 0.0 {
            return Err(Failure::new(
                "--tolerance must be a number of kilometres, zero or more",
            ));
        }
        Ok(Measuring {
            demand: self.demand,
            metric: self.metric,
            tolerance_km: self.tolerance,
        })
    }
}

/// The job that the arguments describe.
pub(crate) fn job(args: &PlanArgs, shared: &Shared) -> Result<Job, Failure> {
    if shared.boundaries.is_empty() && shared.key.is_some() {
        return Err(Failure::new("--key goes with --boundaries").hint("name the file too"));
    }
    Ok(Job {
        plan: args.plan.clone(),
        territory: shared.territory.clone(),
        boundaries: shared.boundaries.clone(),
        key: shared.key.clone(),
        measuring: args.measuring.measuring()?,
        lang: shared.lang,
    })
}

/// Carries the job out as far as the measured comparison; shows its warnings.
pub(crate) fn prepared(
    args: &PlanArgs,
    shared: &Shared,
    console: &Console,
) -> Result<Prepared, Failure> {
    let prepared = prepare(&job(args, shared)?)?;
    for warning in &prepared.warnings {
        console.warn(warning);
    }
    Ok(prepared)
}
