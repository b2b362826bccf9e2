//! Boundaries with fields: the features of a file as one coverage.
//!
//! [`Boundaries`] keeps the fields of every feature beside the coverage of
//! their polygons: feature `i` of the file (counted from 1) is unit `i - 1`.
//! One operation per file: [`mod@dissolve`], [`mod@locate`], [`mod@simplify`].

pub mod dissolve;
mod load;
pub mod locate;
mod locate_csv;
mod narrow;
mod points;
pub mod simplify;
mod sums;

pub use dissolve::{DissolveError, DissolveOptions, Dissolved, dissolve};
pub use load::{Boundaries, BoundariesError};
pub use locate::{LocateCounts, LocateError, Places};
pub use locate_csv::{CsvColumns, locate_csv};
pub use points::locate_features;
pub use simplify::{Simplified, SimplifyError, simplify};

/// A feature ready to be written: its fields and its land.
pub type Row = (
    serde_json::Map<String, serde_json::Value>,
    geo_types::MultiPolygon<f64>,
);
