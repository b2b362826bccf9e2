//! TopoJSON: borders as arcs that neighbours share, as a coverage has them.

mod document;
mod read;
mod write;

use super::format::{Format, Holds};

pub use self::read::parse_topojson;

/// TopoJSON, quantised or not; written as it is, or in steps if they are given.
pub(super) static FORMAT: Format = Format {
    name: "TopoJSON",
    holds: Holds::Features,
    endings: &[".topojson", ".topo.json"],
    written: &[".topojson", ".topo.json"],
    read: read::read,
    stream: None,
    write: Some(write::write),
};
