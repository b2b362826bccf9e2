//! GeoParquet 1.1: a table by columns, its geometry as well-known binary.

mod checked;
mod pages;
mod people;
mod read;
mod write;

use super::format::{Format, Holds};

pub use people::ParquetPeople;

/// GeoParquet.
pub(super) static FORMAT: Format = Format {
    name: "GeoParquet",
    holds: Holds::Features,
    endings: &[".parquet", ".geoparquet"],
    written: &[".parquet", ".geoparquet"],
    read: read::read,
    stream: None,
    write: Some(write::write),
};

/// The key of what the file says of its geometry.
const KEY: &str = "geo";
