//! The roads of a job as files name them.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The roads of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "`roads` must be the path of an OpenStreetMap extract"
)]
pub enum RoadSpec {
    /// An OpenStreetMap extract.
    File(PathBuf),
    /// The same with its limits, as `run.json` holds it.
    Recorded {
        /// The extract.
        file: PathBuf,
        /// Kilometres from a road beyond which a place has none.
        most_snap_km: f64,
        /// Kilometres from a road beyond which a place is listed.
        long_snap_km: f64,
    },
}

impl RoadSpec {
    /// The file.
    pub(in crate::batch) fn file_mut(&mut self) -> &mut PathBuf {
        match self {
            Self::File(file) | Self::Recorded { file, .. } => file,
        }
    }

    /// The file and its recorded limits: the most and the long kilometres.
    pub(in crate::batch) fn parts(&self) -> (&PathBuf, Option<(f64, f64)>) {
        match self {
            Self::File(file) => (file, None),
            Self::Recorded {
                file,
                most_snap_km,
                long_snap_km,
            } => (file, Some((*most_snap_km, *long_snap_km))),
        }
    }
}
