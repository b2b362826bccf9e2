//! What thinning did and left as it was.

use geo_types::Coord;

/// What was left out, and what that did.
///
/// Units, parts, holes, nodes and arcs, the units on either side of each arc, and the
/// order and the bits of the vertices that stay are the same before and after; that is
/// verified, and anything else is a [`SimplifyError`].
#[derive(Debug, Clone, PartialEq)]
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
    /// Vertices below the tolerance that stay, because borders would cross or a
    /// unit would vanish.
    pub held: usize,
    /// Area of all units before, km².
    pub area_before_km2: f64,
    /// Area of all units after, km².
    pub area_after_km2: f64,
    /// The unit whose area changed by the largest share, and that share.
    pub most_changed: Option<(u32, f64)>,
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
pub struct LeftOut {
    /// Where it was, degrees.
    pub at: Coord<f64>,
    /// Its distance from the edge between the vertices that are left before and after
    /// it, metres, on a plane that touches the sphere at the edge's middle latitude.
    pub metres: f64,
}

/// What thinning should have kept and did not.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SimplifyError {
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
        /// Longitude of the border's first vertex, degrees.
        x: f64,
        /// Latitude of it, degrees.
        y: f64,
    },
    /// A border is not what was there with vertices left out.
    #[error("simplifying moved or reordered vertices of the border from ({x}, {y})")]
    Vertices {
        /// Longitude of the border's first vertex, degrees.
        x: f64,
        /// Latitude of it, degrees.
        y: f64,
    },
    /// A part would have no land, or a hole none in it.
    #[error(
        "the ring of unit {unit} at ({x}, {y}) would lose its land; borders cross there, so clean the boundaries first"
    )]
    Land {
        /// The unit's index.
        unit: u32,
        /// Longitude of a vertex of the ring, degrees.
        x: f64,
        /// Latitude of it, degrees.
        y: f64,
    },
    /// Two borders between the same nodes would be one line.
    #[error(
        "two borders from ({x}, {y}) would fall together; borders cross there, so clean the boundaries first"
    )]
    Together {
        /// Longitude of a node of both, degrees.
        x: f64,
        /// Latitude of it, degrees.
        y: f64,
    },
}
