//! The network: crossings, roads between them, and their shapes.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::placing::RestrictionFacts;
use super::profile::{Road, is_barrier, road};
use super::segments::Segments;
use super::turns::Turns;
use crate::io::{OsmRoads, Tags};

/// "Closed": a speed that is none.
pub(super) const CLOSED: f32 = 0.0;

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

impl Network {
    /// The network of a `.osm.pbf` file.
    ///
    /// # Errors
    /// If the file cannot be read, or holds no road for cars.
    pub fn from_pbf(path: &std::path::Path) -> Result<Self, crate::io::InputError> {
        let roads = crate::io::read_osm_roads(path, road, is_barrier)?;
        if roads.ways.is_empty() {
            let message = "holds no way that cars can use; is it an extract with roads?";
            return Err(crate::io::InputError::content(
                &path.display().to_string(),
                message,
            ));
        }
        Ok(Self::build(&roads))
    }

    /// The network of ways with their nodes.
    pub fn build(roads: &OsmRoads<Road>) -> Self {
        super::build::build(roads)
    }

    /// The road that tags make, as [`Network::from_pbf`] reads them.
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
