//! The network: crossings, roads between them, and their shapes.

use aimaq_words::{Tell, Told, msg};

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::placing::RestrictionFacts;
use super::profile::{Road, road};
use super::segments::Segments;
use super::turns::Turns;
use aimaq_io::{OsmRoads, Tags};

/// "Closed": a speed that is none.
pub(super) const CLOSED: f32 = 0.0;

/// Roads that may meet at one point; nowhere on earth do so many. What is known of
/// the turns at a point grows with the square of their number.
const MOST_MEETING: usize = 256;

/// A road network for cars, in flat arrays.
///
/// An edge runs between two crossings (or ends) and may be used along its
/// shape, against it, or both ways.
#[derive(Debug, Clone)]
pub struct Network {
    /// Longitude and latitude of all points of shapes, in degrees.
    pub(super) positions: Vec<Coord<f64>>,
    /// Edge `e` has the points `shape[shape_start[e]..shape_start[e + 1]]`.
    pub(super) shape_start: Vec<u32>,
    pub(super) shape: Vec<u32>,
    /// First and last crossing of each edge.
    pub(super) ends: Vec<[u32; 2]>,
    /// Metres of each edge.
    pub(super) metres: Vec<f64>,
    /// Speeds along and against the shape, km/h; 0 where closed.
    pub(super) kmh: Vec<[f32; 2]>,
    /// Edges into a crossing: `into[into_start[v]..into_start[v + 1]]`, each
    /// `edge << 1 | against`.
    pub(super) into_start: Vec<u32>,
    pub(super) into: Vec<u32>,
    /// Restrictions on turns.
    pub(super) turns: Turns,
    /// Index of the pieces of edges that one can start from.
    pub(super) segments: Segments,
    pub(super) facts: NetworkFacts,
}

/// What a network was made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NetworkFacts {
    /// Ways of the file that cars can use.
    pub ways: usize,
    /// Points of their shapes.
    pub points: usize,
    /// Crossings and ends.
    pub crossings: usize,
    /// Roads between them.
    pub edges: usize,
    /// Kilometres of all edges.
    pub km: f64,
    /// Turn restrictions of the file.
    pub restrictions: RestrictionFacts,
    /// Nodes that ways name and the file does not hold.
    pub missing_nodes: usize,
}

/// Why what was read is no network.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{}", self.in_english())]
#[non_exhaustive]
pub enum NetworkError {
    /// No way is for cars.
    NoRoad,
    /// So many roads meet at a point that it is no map of roads.
    Crowded {
        /// Longitude and latitude of the point in degrees.
        at: Coord<f64>,
    },
}

impl Tell for NetworkError {
    fn told(&self) -> Told {
        Told::new(match self {
            Self::NoRoad => msg!("error-no-roads"),
            Self::Crowded { at } => msg!(
                "error-roads-crowded",
                most = MOST_MEETING.to_string(),
                x = at.x.to_string(),
                y = at.y.to_string(),
            ),
        })
    }
}

impl Network {
    /// The network of what was read of an OpenStreetMap file.
    ///
    /// # Errors
    /// If there is no road for cars, or more roads at one point than there are
    /// anywhere.
    pub fn new(roads: &OsmRoads<Road>) -> Result<Self, NetworkError> {
        if roads.ways.is_empty() {
            return Err(NetworkError::NoRoad);
        }
        match crowded(roads) {
            Some(at) => Err(NetworkError::Crowded { at }),
            None => Ok(Self::build(roads)),
        }
    }

    /// The network of ways with their nodes, however many they are.
    pub fn build(roads: &OsmRoads<Road>) -> Self {
        super::build::build(roads)
    }

    /// The road that tags make.
    pub fn road_of(tags: &Tags<'_>) -> Option<Road> {
        road(tags)
    }

    /// What it was made of.
    pub fn facts(&self) -> NetworkFacts {
        self.facts
    }

    pub(super) fn crossings(&self) -> usize {
        self.into_start.len() - 1
    }

    /// The points of an edge, in order.
    pub(super) fn points(&self, edge: usize) -> &[u32] {
        &self.shape[self.shape_start[edge] as usize..self.shape_start[edge + 1] as usize]
    }
}

/// A point at which too many roads meet.
fn crowded(roads: &OsmRoads<Road>) -> Option<Coord<f64>> {
    let mut meeting = vec![0_usize; roads.positions.len()];
    for &node in roads.ways.iter().flat_map(|way| &way.nodes) {
        meeting[node as usize] += 1;
    }
    let place = meeting.iter().position(|roads| *roads > MOST_MEETING)?;
    Some(roads.positions[place])
}
