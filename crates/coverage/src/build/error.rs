//! Why polygons could not become a coverage.

use std::fmt;

use geo_types::Coord;

use crate::UnitIndex;

/// A ring that came in. Places count from 0; ring 0 of a polygon is its shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RingPlace {
    /// The unit's index.
    pub unit: UnitIndex,
    /// The polygon within the unit.
    pub polygon: usize,
    /// The ring within the polygon.
    pub ring: usize,
}

/// A vertex that came in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VertexPlace {
    /// Its ring.
    pub ring: RingPlace,
    /// Its place within the ring, from 0.
    pub vertex: usize,
    /// Its coordinate as it came.
    pub at: Coord<f64>,
}

impl fmt::Display for RingPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            unit,
            polygon,
            ring,
        } = self;
        write!(out, "unit {unit}, polygon {polygon}, ring {ring}")
    }
}

impl fmt::Display for VertexPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Coord { x, y } = self.at;
        write!(out, "{}, vertex {}: ({x}, {y})", self.ring, self.vertex)
    }
}

/// Why polygons could not become a coverage.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A coordinate is infinite or not a number.
    #[error("{0} is not finite")]
    NotFinite(VertexPlace),
    /// A coordinate is no longitude or no latitude.
    #[error(
        "{0} is no longitude and latitude in degrees; if these are metres of a map projection, reproject them to WGS 84 or build in the plane (Space::Planar)"
    )]
    OutOfRange(VertexPlace),
    /// A ring has fewer than three different vertices.
    #[error("{ring}: {vertices} different vertices cannot make a ring; three are needed")]
    TooFewVertices {
        /// The ring.
        ring: RingPlace,
        /// How many different neighbouring vertices it has.
        vertices: usize,
    },
    /// More vertices than indices of 31 bits can count.
    #[error("{vertices} vertices are more than a coverage can hold ({max})")]
    TooLarge {
        /// Vertices that came in.
        vertices: usize,
        /// The most that fit.
        max: usize,
    },
}
