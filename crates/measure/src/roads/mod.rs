//! Ways along roads: a network for cars out of OpenStreetMap ways.
//!
//! People travel to the centre, so one search per centre runs over the network
//! backwards. Two ways are measured: the fastest, with its hours and its
//! kilometres, and the shortest, with its kilometres. Speeds are the maximum
//! speeds as tagged, else those of the table in `speed`; there is no traffic,
//! no surface and no time of day. Restrictions on turns at a node are kept to,
//! and where there are any nobody turns back but at the end of a road. Streets
//! for residents are no way through unless there is no other; private ways are
//! none.

mod access;
mod build;
mod labels;
mod network;
mod placing;
mod profile;
mod restriction;
mod search;
mod segments;
mod snap;
mod speed;
mod turns;

pub use network::{Network, NetworkError, NetworkFacts};
pub use placing::RestrictionFacts;
pub use profile::{PROFILE_VERSION, Road, is_barrier, road};
pub use search::{RoadTable, RoadWay};
pub use snap::{Snap, SnapRules};
