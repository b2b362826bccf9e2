//! Jobs: from the name of a plan to all its results.
//!
//! A [`JobSpec`] says what is asked for and becomes a [`Job`] when all of it can
//! be used; [`prepare()`] reads, applies and measures; [`produce()`] gives the
//! files of a run as bytes. Whatever a job read stands in its `run.json`, from which
//! the same job can be run again.

mod accept;
mod beside;
mod claim;
mod day;
mod error;
mod job;
mod job_check;
mod job_spec;
mod journal;
mod layers;
mod left_out;
mod lock;
#[cfg(feature = "geopackage")]
mod looks;
mod manifest;
mod many;
mod many_summary;
mod matrix;
mod option;
mod outputs;
mod partial;
mod paths;
mod pictures;
mod prepare;
mod produce;
mod record;
mod remark;
mod report;
mod rerun;
#[cfg(feature = "geopackage")]
mod results;
mod series;
mod sources;
mod themed;
mod verify;
mod views;
mod wanted;
mod workbook;

pub use accept::Accepted;
pub use beside::{beside_chart, beside_page};
pub use error::JobError;
pub use job::Job;
pub use job_spec::JobSpec;
pub use layers::{Layer, layer, state_layer};
pub use left_out::left_out;
pub use manifest::{
    INDEX, Manifest, ManifestError, Planning, SUMMARY, SUMMARY_JSON, parse_manifest,
};
pub use many::{BatchOptions, BatchProgress, Done, Ended, Outcome, plan_manifest, run_manifest};
pub use many_summary::{batch_page, summary_json, summary_view};
pub use option::{Asker, OptionError};
pub use outputs::{Earlier, OutputFile, write_outputs};
pub use partial::{
    MadeWith, Partial, PartialError, PartialMaker, PartialPlan, RegionName, merge_partials,
    merged_flows, merged_table, read_partial,
};
pub use prepare::{Prepared, prepare, prepare_base};
pub use produce::{Produced, produce};
pub use remark::Remark;
pub use rerun::{ChangedInput, RecordError, Recorded};
pub use series::{
    Over, SeriesAsk, SeriesSet, chart_look, own_figures, own_flows, own_groups, series_of,
    series_source,
};
pub use sources::{
    Base, DayState, FetchedError, FontError, Input, JobReader, LogoFileError, LookError, LostLand,
    PreparedRoads, RoadCache, RoadError, RoadResult, RoadSpec, Roads, base, known_plans, plan_on,
    read_demand, read_standards, road_network, road_table, road_warnings, state_on,
};
pub use verify::{Differences, VerifyError, repeated, verify};
pub use views::{ViewTables, view_tables};
pub use wanted::Wanted;
pub use workbook::views_workbook;
