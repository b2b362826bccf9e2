//! Ways along roads: a network for cars out of OpenStreetMap ways.
//!
//! People travel to the centre, so one search per centre runs over the network
//! backwards. Two ways are measured: the fastest, with its hours and its
//! kilometres, and the shortest, with its kilometres. Speeds are the maximum
//! speeds as tagged, else those of the table in `speed`; there is no traffic,
//! no surface, no time of day, and turn restrictions are not followed.

mod access;
mod build;
mod network;
mod profile;
mod search;
mod segments;
mod snap;
mod speed;
mod summary;

pub use network::{Network, NetworkFacts};
pub use profile::{PROFILE_VERSION, Road, is_barrier, road};
pub use search::{RoadTable, RoadWay};
pub use snap::{Snap, SnapRules};
pub use summary::{LongSnap, RegionRoads, RoadStudy, Unreached, road_centres, study_roads};
