//! Boundaries with fields: the features of a file as one coverage.
//!
//! [`Boundaries`] keeps the fields of every feature beside the coverage of
//! their polygons: feature `i` of the file (counted from 1) is unit `i - 1`.
//! One operation per file: [`mod@dissolve`], [`mod@locate`], [`mod@simplify`].

pub mod dissolve;
mod engine;
mod load;
pub mod locate;
mod locate_csv;
mod narrow;
mod outlines;
mod points;
pub mod simplify;
mod sound;
mod sums;

pub use crate::io::Row;
pub use dissolve::{DissolveError, DissolveOptions, Dissolved, dissolve};
pub use engine::{EngineError, checked, cleaned};
pub use load::{Boundaries, BoundariesError};
pub use locate::{LocateCounts, LocateError, Places};
pub use locate_csv::{CsvColumns, locate_csv};
pub use outlines::Outlines;
pub use points::locate_features;
pub use simplify::{Simplified, SimplifyError, simplify};
pub use sound::Unsound;
