//! What a job reads: its plan, the territory, other boundaries, demand, rules
//! and roads. Whatever is read leaves its name and checksum in a [`Log`].

mod again;
mod base;
mod boundaries;
mod cutters;
mod demand_file;
mod fetched;
mod fonts;
mod kept;
mod later;
mod log;
mod logo_file;
mod look;
mod lost_land;
mod people_features;
mod placed_points;
mod plan_file;
mod point_names;
mod population;
mod raster_demand;
mod reader;
mod road_spec;
pub(super) mod roads;
mod standards;
mod start;
mod states;

pub use base::{Base, DayState, base, plan_on};
pub use demand_file::read_demand;
pub use fetched::FetchedError;
pub use fonts::FontError;
pub use log::Input;
pub use logo_file::LogoFileError;
pub use look::LookError;
pub use lost_land::LostLand;
pub use reader::JobReader;
pub use road_spec::RoadSpec;
pub use roads::{
    PreparedRoads, RoadCache, RoadError, RoadResult, Roads, road_network, road_table, road_warnings,
};
pub use standards::read_standards;
pub use states::{known_plans, state_on};

pub(super) use demand_file::{file_demand, wanted};
pub(super) use fetched::{FETCHED, fetched_file, source as territory_source};
pub(super) use kept::{HeldClaim, Kept, KeptRules};
pub(super) use log::{Log, input};
pub(super) use logo_file::logo;
pub(super) use look::look;
pub(super) use people_features::FeaturePeople;
pub(super) use plan_file::plan_file;
pub(super) use roads::prepare_roads;
