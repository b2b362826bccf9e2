//! Vertices and edges as keys of maps: the bits of their coordinates.

use geo_types::Coord;

/// A vertex by its exact coordinates; 0 and −0 are one.
pub(crate) type VertexKey = (u64, u64);

/// An edge by its two vertices, whatever its direction.
pub(crate) type EdgeKey = (VertexKey, VertexKey);

#[inline]
pub(crate) fn vertex_key(p: Coord<f64>) -> VertexKey {
    // −0 and 0 are 0 and 0.
    ((p.x + 0.0).to_bits(), (p.y + 0.0).to_bits())
}

pub(crate) fn edge_key([a, b]: [Coord<f64>; 2]) -> EdgeKey {
    let (a, b) = (vertex_key(a), vertex_key(b));
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_of_zero_and_the_direction_of_an_edge_make_no_difference() {
        let (a, b) = (Coord { x: -0.0, y: 1.0 }, Coord { x: 0.0, y: 1.0 });
        assert_eq!(vertex_key(a), vertex_key(b));
        let c = Coord { x: 1.0, y: -0.0 };
        assert_eq!(edge_key([a, c]), edge_key([c, b]));
        assert_ne!(vertex_key(a), vertex_key(c));
    }
}
