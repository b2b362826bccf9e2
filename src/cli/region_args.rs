//! Options of the commands that are about one region of a plan.

use aimaq::batch::Prepared;
use aimaq::measure::State;
use aimaq::reform::{Diagnostics, find_region};
use aimaq::territory::RegionId;

use super::form::Format;
use super::job::{PlanArgs, Shared, prepared};
use super::{Console, Failure};

/// A plan, one of its regions, and the form of what is said about it.
#[derive(Debug, clap::Args)]
pub(crate) struct RegionArgs {
    #[command(flatten)]
    pub(crate) plan: PlanArgs,
    /// The region, by name or `code:CODE`
    #[arg(long, value_name = "NAME")]
    pub(crate) region: String,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
}

impl RegionArgs {
    /// Carries the plan out and looks the region up in one of its states.
    pub(crate) fn open(
        &self,
        state: State,
        shared: &Shared,
        console: &mut Console,
    ) -> Result<(Prepared, RegionId), Failure> {
        let prepared = prepared(&self.plan, shared, console)?;
        let territory = state.of(&prepared.applied);
        let region = find_region(territory, &self.region);
        let region = region.map_err(|p| Diagnostics::alone(p).of(territory))?;
        Ok((prepared, region))
    }
}
