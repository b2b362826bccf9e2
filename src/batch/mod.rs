//! Jobs: from the name of a plan to all its results.
//!
//! A [`Job`] says what to do; [`prepare()`] reads, applies and measures;
//! [`produce()`] gives the files of a run as bytes. Whatever a job read stands in
//! its `run.json`, from which the same job can be run again.

mod base;
mod boundaries;
mod charts;
mod demand_file;
mod history;
mod job;
mod layers;
mod manifest;
mod many;
mod map_view;
mod maps;
mod norms;
mod options;
mod prepare;
mod produce;
mod record;
mod recorded;
mod roads;
mod sections;
mod table;
mod views;

pub use base::{Base, base};
pub use charts::{ChartKind, chart};
pub use demand_file::read_demand;
pub use history::{known_plans, plan_on, state_on};
pub use job::{Job, JobError};
pub use layers::{Layer, layer, state_layer};
pub use manifest::{Manifest, ManifestError, Planning, SUMMARY, parse_manifest};
pub use many::{Done, Ended, run_manifest, summary_view};
pub use map_view::MapView;
pub use maps::map_spec;
pub use norms::read_norms;
pub use prepare::{Input, Prepared, prepare};
pub use produce::{OutputFile, produce};
pub use roads::{
    PreparedRoads, RoadCache, RoadError, RoadResult, Roads, road_table, road_warnings,
};
pub use table::{Spelling, TableError, read_table, rebased_csv};
pub use views::{What, view};
