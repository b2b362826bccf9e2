//! The embedded data sets, and data sets in a folder of the same layout.
//!
//! A data set is a folder: `territory.toml`, `regions.csv`, `units.csv`,
//! `settlements.csv`, `units.geojson`, where the units are schematic cells
//! `outlines.geojson` (regions as they are) and `parts.geojson` (cells of units that a
//! reform splits off), the backdrop (`lakes`, `rivers`, `sea` and `borders.geojson`,
//! `around.csv`), `rules.toml` (seats and offices), and `reforms/*.toml`.

mod astray;
mod backdrop;
mod codes;
mod crossing;
mod draft;
mod embedded;
mod formers;
mod join;
mod names;
mod reading;
mod remote;
mod repairs;
mod source;
mod survey;
mod vintage;

pub use astray::astray_seats;
pub use backdrop::{Backdrop, Layers, Place};
pub use crossing::crossing_units;
pub use draft::{DraftError, DraftOptions, Drafted, KindWords, Levels, Lookup, LookupError, draft};
pub use embedded::{
    DATA_SETS, DEFAULT_PLAN, DEFAULT_TERRITORY, DataSet, SOURCES, STANDARDS, data_set,
    embedded_plan,
};
pub use join::{JoinError, Joined, holders, join};
pub use remote::{
    Cached, ENTRY, FETCHED, MissingFile, REMOTE, RemoteBoundaries, RemoteFile, RemoteListError,
    RemoteSet, cache_folder, cached, entry_text, fetched_checksums, recorded_checksum, remote_set,
    remote_sets, remote_sets_of,
};
pub use source::{DataError, Opened, ReadFile, Source};
pub use survey::Survey;
pub use vintage::{Vintage, VintageError, VintageFields, vintage};
