//! Options of the commands that measure along roads.

use std::path::PathBuf;

use aimaq::batch::{RoadCache, Roads};
use aimaq::measure::{NetworkFacts, SnapRules};
use aimaq::report::whole;

use super::{Console, Failure};

/// Roads, and how places are moved to them.
#[derive(Debug, clap::Args)]
pub(crate) struct RoadArgs {
    /// Roads: an OpenStreetMap extract; kilometres and hours along them are then measured too
    #[arg(long, value_name = "FILE.osm.pbf", help_heading = "Along roads")]
    pub(crate) roads: Option<PathBuf>,
    /// Kilometres from a road beyond which a place has none
    #[arg(
        long,
        value_name = "KM",
        default_value_t = SnapRules::default().most_km,
        help_heading = "Along roads"
    )]
    most_snap: f64,
    /// Kilometres from a road beyond which a place is listed
    #[arg(
        long,
        value_name = "KM",
        default_value_t = SnapRules::default().long_km,
        help_heading = "Along roads"
    )]
    long_snap: f64,
    /// Folder for kept ways, or `off` (default: beside the file of the roads); no result depends on
    /// it
    #[arg(long, value_name = "DIR|off", help_heading = "Along roads")]
    cache: Option<String>,
}

impl RoadArgs {
    /// The roads, where some are given.
    pub(crate) fn roads(&self) -> Result<Option<Roads>, Failure> {
        for (option, value) in [
            ("--most-snap", self.most_snap),
            ("--long-snap", self.long_snap),
        ] {
            if !value.is_finite() || value < 0.0 {
                let message = format!("{option} must be kilometres, zero or more");
                return Err(Failure::new(message));
            }
        }
        Ok(self.roads.as_ref().map(|file| Roads {
            file: file.clone(),
            rules: SnapRules {
                most_km: self.most_snap,
                long_km: self.long_snap,
            },
            cache: self.cache(),
        }))
    }

    /// Where ways are kept.
    pub(crate) fn cache(&self) -> RoadCache {
        match self.cache.as_deref() {
            None => RoadCache::Beside,
            Some("off") => RoadCache::Off,
            Some(folder) => RoadCache::Folder(folder.into()),
        }
    }
}

/// There are no roads where they are needed.
pub(crate) fn no_roads() -> Failure {
    let hint = "name an OpenStreetMap extract with --roads FILE.osm.pbf; `aimaq stats` measures straight lines";
    Failure::new("no roads are given, and none are made up").hint(hint)
}

/// Says what the network is made of.
pub(crate) fn tell(facts: &NetworkFacts, kept: bool, console: &Console) {
    if kept {
        console.note("ways kept from before: same roads, same question");
    }
    console.note(&format!(
        "{} ways for cars, {} crossings, {} edges, {} km of road",
        facts.ways,
        facts.crossings,
        facts.edges,
        whole(facts.km)
    ));
    let r = facts.restrictions;
    if r.relations > 0 {
        console.note(&format!(
            "{} turn restrictions: {} followed, {} without effect, {} not for cars, {} not followed",
            r.relations,
            r.followed,
            r.moot,
            r.for_others,
            r.conditional + r.via_ways + r.unclear
        ));
    }
}
