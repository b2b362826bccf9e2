//! What a job reads: its plan, the territory, other boundaries, demand, rules
//! and roads. Whatever is read leaves its name and checksum in a [`Log`].

mod base;
mod boundaries;
mod cutters;
mod demand_file;
mod plan_file;
mod road_spec;
mod roads;
mod standards;
mod states;

pub use base::{Base, base, plan_on};
pub use demand_file::read_demand;
pub use road_spec::RoadSpec;
pub use roads::{
    PreparedRoads, RoadCache, RoadError, RoadResult, Roads, road_table, road_warnings,
};
pub use standards::read_standards;
pub use states::{known_plans, state_on};

pub(super) use demand_file::file_demand;
pub(super) use roads::prepare_roads;

use crate::batch::remark::Remark;
use crate::io::{SourceFile, sha256_hex};

/// A file that a job read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Input {
    /// Path as it was given, or `geodata:…` for an embedded file.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// The record of a file over its bytes.
pub(super) fn input(name: &str, bytes: &[u8]) -> Input {
    Input {
        name: name.to_owned(),
        sha256: sha256_hex(bytes),
    }
}

/// What a job has read so far, in a fixed order, and the remarks on it.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    pub(super) inputs: Vec<Input>,
    pub(super) warnings: Vec<Remark>,
}

impl Log {
    /// A file was read whole.
    pub(super) fn read(&mut self, name: &str, bytes: &[u8]) {
        self.inputs.push(input(name, bytes));
    }

    /// Files were read by a reader that took their checksums on the way.
    fn sources(&mut self, files: &[SourceFile]) {
        self.inputs.extend(files.iter().map(|file| Input {
            name: file.name.clone(),
            sha256: file.sha256.clone(),
        }));
    }
}
