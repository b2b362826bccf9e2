//! Ways along roads: out of the network, or out of what was computed before.
//!
//! What is kept holds everything that a result shows, so that nothing depends on
//! whether it was there.

use crate::words::{Tell, Told, at_most};
use std::path::{Path, PathBuf};

use geo_types::Coord;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::log::Input;
use crate::compare::{Comparison, RoadStudy, road_centres, study_roads};
use crate::io::{
    InputError, OutputError, hex, read_osm_roads, read_text, sha256_file, sha256_hex, write_atomic,
};
use crate::measure::{
    Network, NetworkError, NetworkFacts, PROFILE_VERSION, RoadTable, SnapRules, is_barrier, road,
};
use crate::msg;
use crate::reform::Applied;
use crate::words::Message;

/// The roads of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Roads {
    /// An OpenStreetMap extract.
    pub file: PathBuf,
    /// How far from a road a place may be.
    pub rules: SnapRules,
    /// Where the ways are kept; no result depends on it.
    pub cache: RoadCache,
}

/// Ways along roads, measured.
#[derive(Debug, Clone)]
pub struct PreparedRoads {
    /// The ways of both states.
    pub study: RoadStudy,
    /// The network.
    pub facts: NetworkFacts,
    /// Whether the ways were kept from before.
    pub kept: bool,
}

/// Where results along roads are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum RoadCache {
    /// Beside the file of the roads.
    #[default]
    Beside,
    /// In a folder.
    Folder(PathBuf),
    /// Nowhere.
    Off,
}

/// Why ways along roads could not be had.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.in_english())]
pub enum RoadError {
    /// The file cannot be read.
    Read(#[from] InputError),
    /// They are elsewhere.
    Elsewhere {
        /// The file.
        file: String,
        /// How many points there are.
        points: usize,
        /// How far was looked, km.
        most_km: f64,
    },
    /// The result cannot be kept.
    Keep(#[from] OutputError),
}

impl Tell for RoadError {
    fn told(&self) -> Told {
        match self {
            Self::Read(error) => error.told(),
            Self::Elsewhere {
                file,
                points,
                most_km,
            } => Told::new(msg!(
                "error-roads-elsewhere",
                file = file,
                points = *points,
                km = at_most(*most_km, 3),
            )),
            Self::Keep(error) => error
                .told()
                .within(|said| msg!("error-keep-roads", said = said)),
        }
    }
}

/// Ways along roads and where they are from.
#[derive(Debug, Clone, PartialEq)]
pub struct RoadResult {
    /// The ways.
    pub table: RoadTable,
    /// SHA-256 of the file of the roads.
    pub sha256: String,
    /// The network.
    pub facts: NetworkFacts,
    /// Whether the ways were kept from before.
    pub kept: bool,
}

#[derive(Serialize, Deserialize)]
struct CachedTable {
    question: String,
    facts: NetworkFacts,
    table: RoadTable,
}

/// The ways from points to centres along the roads of a `.osm.pbf` file, with a
/// snap of at most `most_km`; kept by the checksum of the file and the question.
///
/// # Errors
/// If the file cannot be read, or the result not kept.
pub fn road_table(
    file: &Path,
    points: &[Coord<f64>],
    centres: &[Coord<f64>],
    most_km: f64,
    cache: &RoadCache,
) -> Result<RoadResult, RoadError> {
    let sha256 = sha256_file(file)?;
    let question = question(&sha256, points, centres, most_km);
    let place = place(file, cache, &question);
    if let Some(kept) = place.as_deref().and_then(|path| kept(path, &question)) {
        return Ok(RoadResult {
            table: kept.table,
            sha256,
            facts: kept.facts,
            kept: true,
        });
    }
    let network = road_network(file)?;
    let found = CachedTable {
        question,
        facts: network.facts(),
        table: network.ways(points, centres, most_km),
    };
    if let Some(path) = place {
        keep(&path, &found)?;
    }
    Ok(RoadResult {
        table: found.table,
        sha256,
        facts: found.facts,
        kept: false,
    })
}

/// The network of a `.osm.pbf` file.
///
/// # Errors
/// If the file cannot be read or is no network of roads.
pub fn road_network(file: &Path) -> Result<Network, InputError> {
    let roads = read_osm_roads(file, road, is_barrier)?;
    let wrong = |error: NetworkError| {
        InputError::content(&file.display().to_string(), error.told().message)
    };
    Network::new(&roads).map_err(wrong)
}

/// The ways along the roads of a job, with the file for its record.
///
/// # Errors
/// If the file cannot be read, or the result not kept.
pub(in crate::batch) fn prepare_roads(
    roads: &Roads,
    applied: &Applied,
    comparison: &Comparison,
) -> Result<(PreparedRoads, Input), RoadError> {
    let points: Vec<Coord<f64>> = comparison
        .demand
        .points
        .iter()
        .map(|p| p.position)
        .collect();
    let (centres, rules) = (road_centres(applied), roads.rules);
    let found = road_table(&roads.file, &points, &centres, rules.most_km, &roads.cache)?;
    let snaps = &found.table.point_snaps;
    if !snaps.is_empty() && snaps.iter().all(Option::is_none) {
        return Err(RoadError::Elsewhere {
            file: roads.file.display().to_string(),
            points: snaps.len(),
            most_km: rules.most_km,
        });
    }
    let prepared = PreparedRoads {
        study: study_roads(applied, comparison, &found.table, rules),
        facts: found.facts,
        kept: found.kept,
    };
    let input = Input {
        name: roads.file.display().to_string(),
        sha256: found.sha256,
    };
    Ok((prepared, input))
}

/// What is to be known of a network before its ways are quoted.
pub fn road_warnings(file: &Path, facts: &NetworkFacts) -> Vec<Message> {
    let of = facts.restrictions;
    let file = file.display().to_string();
    let said = [
        (
            of.conditional,
            msg!("roads-conditional", file = &file, n = of.conditional),
        ),
        (
            of.via_ways,
            msg!("roads-via-ways", file = &file, n = of.via_ways),
        ),
        (
            of.unclear,
            msg!("roads-unclear", file = &file, n = of.unclear),
        ),
        (
            facts.missing_nodes,
            msg!("roads-missing-nodes", file = &file, n = facts.missing_nodes),
        ),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    said.map(|(_, message)| message).collect()
}

/// A checksum of everything that the answer depends on.
fn question(sha256: &str, points: &[Coord<f64>], centres: &[Coord<f64>], most_km: f64) -> String {
    let mut hash = Sha256::new();
    hash.update(sha256.as_bytes());
    hash.update(PROFILE_VERSION.to_le_bytes());
    hash.update(most_km.to_le_bytes());
    for places in [points, centres] {
        hash.update((places.len() as u64).to_le_bytes());
        for place in places {
            hash.update(place.x.to_le_bytes());
            hash.update(place.y.to_le_bytes());
        }
    }
    hex(&hash.finalize())
}

fn place(file: &Path, cache: &RoadCache, question: &str) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    let name = format!("{name}.{}.roads.json", &question[..16]);
    match cache {
        RoadCache::Off => None,
        RoadCache::Beside => Some(file.with_file_name(name)),
        RoadCache::Folder(folder) => Some(folder.join(name)),
    }
}

/// What stands before the checksum of kept ways, before the ways, and after them.
const SEALED: [&str; 3] = ["{\"sha256\":\"", "\",\"kept\":", "}"];

/// A file that is damaged or answers another question counts as none.
fn kept(path: &Path, question: &str) -> Option<CachedTable> {
    let [head, middle, end] = SEALED;
    let text = read_text(path).ok()?;
    let (seal, rest) = text.strip_prefix(head)?.split_once(middle)?;
    let ways = rest.strip_suffix(end)?;
    if sha256_hex(ways.as_bytes()) != seal {
        return None;
    }
    let kept: CachedTable = serde_json::from_str(ways).ok()?;
    (kept.question == question).then_some(kept)
}

fn keep(path: &Path, kept: &CachedTable) -> Result<(), OutputError> {
    // Numbers and text only: nothing that JSON could refuse.
    let ways = serde_json::to_string(kept).unwrap_or_default();
    let [head, middle, end] = SEALED;
    let seal = sha256_hex(ways.as_bytes());
    write_atomic(path, [head, &seal, middle, &ways, end].concat().as_bytes())
}
