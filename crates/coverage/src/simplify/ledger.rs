//! What thinning did and left as it was.

use crate::UnitIndex;
use geo_types::Coord;

/// What was left out, and what that did.
///
/// Units, parts, holes, nodes and arcs, the units on either side of each arc, and the
/// order and the bits of the vertices that stay are the same before and after; that is
/// verified, and anything else is a [`SimplifyError`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SimplifyReport {
    /// Units with land, before and after.
    pub units: usize,
    /// Parts of all units (polygons), before and after.
    pub parts: usize,
    /// Holes in all parts, before and after.
    pub holes: usize,
    /// Vertices where borders meet or end, before and after; a ring without one counts
    /// its smallest vertex.
    pub nodes: usize,
    /// Borders from node to node, before and after.
    pub arcs: usize,
    /// Vertices before; those of a common border, and nodes, count once.
    pub vertices_before: usize,
    /// Vertices after.
    pub vertices_after: usize,
    /// Vertices that stay although they and their neighbours are within the tolerance,
    /// because borders would cross or a unit would vanish.
    pub held: usize,
    /// Area of all units before, km².
    pub area_before_km2: f64,
    /// Area of all units after, km².
    pub area_after_km2: f64,
    /// The unit whose area changed by the largest share, and that share.
    pub most_changed: Option<(UnitIndex, f64)>,
    /// Length of the border that has a unit on one side only before, km; that of lakes
    /// and other holes between units counts.
    pub outer_border_before_km: f64,
    /// The same after, km: shorter, for each edge that is left replaces a detour.
    pub outer_border_after_km: f64,
    /// The vertex left out that lies farthest from the border that is left; `None`
    /// where none was left out.
    pub farthest: Option<LeftOut>,
}

/// A vertex that was left out.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LeftOut {
    /// Where it was.
    pub at: Coord<f64>,
    /// Its distance from the edge between the vertices that are left before and after
    /// it, metres; on the sphere on a plane that touches it at the edge's middle latitude.
    pub metres: f64,
}

/// What thinning should have kept and did not, or what it cannot be asked for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SimplifyError {
    /// A tolerance or share is negative or not a number.
    #[error("{option} must be zero or more; it is {value}")]
    Option {
        /// Which.
        option: &'static str,
        /// Its value.
        value: f64,
    },
    /// A vertex left out lies farther from the border than was asked for.
    #[error(
        "simplifying left out ({x}, {y}), {metres} m from the border that is left; the tolerance is {tolerance_m} m"
    )]
    TooFar {
        /// First coordinate of the vertex.
        x: f64,
        /// Second coordinate of it.
        y: f64,
        /// Its distance from the border that is left.
        metres: f64,
        /// What was asked for.
        tolerance_m: f64,
    },
    /// There are more or fewer of something than before.
    #[error("simplifying did not conserve the number of {what}: {before} before, {after} after")]
    Count {
        /// Of what.
        what: &'static str,
        /// How many before.
        before: usize,
        /// How many after.
        after: usize,
    },
    /// A border has other units beside it, or ends at other nodes.
    #[error("simplifying did not conserve the neighbours along the border from ({x}, {y})")]
    Neighbours {
        /// First coordinate of the border's first vertex.
        x: f64,
        /// Second coordinate of it.
        y: f64,
    },
    /// A border is not what was there with vertices left out.
    #[error("simplifying moved or reordered vertices of the border from ({x}, {y})")]
    Vertices {
        /// First coordinate of the border's first vertex.
        x: f64,
        /// Second coordinate of it.
        y: f64,
    },
    /// A part would have no land, or a hole none in it.
    #[error(
        "the ring of unit {unit} at ({x}, {y}) would lose its land; borders cross there, so clean the boundaries first"
    )]
    Land {
        /// The unit's index.
        unit: UnitIndex,
        /// First coordinate of a vertex of the ring.
        x: f64,
        /// Second coordinate of it.
        y: f64,
    },
    /// Two borders between the same nodes would be one line.
    #[error(
        "two borders from ({x}, {y}) would fall together; borders cross there, so clean the boundaries first"
    )]
    Together {
        /// First coordinate of a node of both.
        x: f64,
        /// Second coordinate of it.
        y: f64,
    },
}
