//! Options of the commands that measure along roads.

use std::path::PathBuf;

use aimaq::batch::{Job, RoadCache};
use aimaq::measure::NetworkFacts;
use aimaq::msg;
use aimaq::words::number;

use super::Console;

/// Roads, and how places are moved to them.
#[derive(Debug, clap::Args)]
pub(crate) struct RoadArgs {
    /// Roads: an OpenStreetMap extract; kilometres and hours along them are then measured too
    #[arg(long, value_name = "FILE.osm.pbf", help_heading = "Along roads")]
    pub(crate) roads: Option<PathBuf>,
    /// Kilometres from a road beyond which a place has none
    ///
    /// [default: 50]
    #[arg(long, value_name = "KM", help_heading = "Along roads")]
    pub(crate) most_snap: Option<f64>,
    /// Kilometres from a road beyond which a place is listed
    ///
    /// [default: 5]
    #[arg(long, value_name = "KM", help_heading = "Along roads")]
    pub(crate) long_snap: Option<f64>,
    /// Folder for kept ways, or `off` (default: beside the file of the roads); no result depends on
    /// it
    #[arg(long, value_name = "DIR|off", help_heading = "Along roads")]
    cache: Option<String>,
}

impl RoadArgs {
    /// Sets where the ways of a job are kept.
    pub(crate) fn keep_ways(&self, job: &mut Job) {
        if let Some(roads) = &mut job.roads {
            roads.cache = self.cache();
        }
    }

    /// Where ways are kept.
    fn cache(&self) -> RoadCache {
        match self.cache.as_deref() {
            None => RoadCache::Beside,
            Some("off") => RoadCache::Off,
            Some(folder) => RoadCache::Folder(folder.into()),
        }
    }
}

/// Says what the network is made of.
pub(crate) fn tell(facts: &NetworkFacts, kept: bool, console: &Console) {
    if kept {
        console.tell(&msg!("told-kept-ways"));
    }
    console.tell(&msg!(
        "told-network",
        ways = facts.ways,
        crossings = facts.crossings,
        edges = facts.edges,
        km = number(facts.km, 0),
    ));
    let r = facts.restrictions;
    if r.relations > 0 {
        console.tell(&msg!(
            "told-restrictions",
            n = r.relations,
            followed = r.followed,
            moot = r.moot,
            others = r.for_others,
            left = r.conditional + r.via_ways + r.unclear,
        ));
    }
}
