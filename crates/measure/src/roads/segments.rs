//! An index of the pieces of edges, to find the nearest to a point.

use geo_types::Coord;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

/// The box around a piece in degrees, with its edge and its number in that.
type SegmentBox = GeomWithData<Rectangle<[f64; 2]>, (u32, u32)>;

/// The pieces of all edges that one can start from.
#[derive(Debug, Clone, Default)]
pub(super) struct Segments {
    tree: RTree<SegmentBox>,
}

impl Segments {
    /// Indexes the pieces of all edges but ferries.
    pub(super) fn new(
        positions: &[Coord<f64>],
        shape_start: &[u32],
        shape: &[u32],
        ferry: &[bool],
    ) -> Self {
        let at = |n: u32| {
            let p = positions[n as usize];
            [p.x, p.y]
        };
        let edges = (0..ferry.len()).filter(|&edge| !ferry[edge]);
        let pieces = edges.flat_map(|edge| {
            let points = &shape[shape_start[edge] as usize..shape_start[edge + 1] as usize];
            points.windows(2).enumerate().map(move |(i, ends)| {
                let around = Rectangle::from_corners(at(ends[0]), at(ends[1]));
                SegmentBox::new(around, (edge as u32, i as u32))
            })
        });
        Self {
            tree: RTree::bulk_load(pieces.collect()),
        }
    }

    /// Edges and numbers of pieces, each with the degrees that its box is away from a
    /// point, the nearest first.
    pub(super) fn around(&self, at: Coord<f64>) -> impl Iterator<Item = ((u32, u32), f64)> + '_ {
        let boxes = self
            .tree
            .nearest_neighbor_iter_with_distance_2([at.x, at.y]);
        boxes.map(|(piece, square)| (piece.data, square.sqrt()))
    }
}
