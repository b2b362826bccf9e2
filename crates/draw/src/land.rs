//! The land of an area on the picture, indexed: what is inside, what crosses,
//! how far the edge is.

use geo_types::Coord;
use rstar::primitives::Line as Edge;
use rstar::{AABB, RTree};
use rustc_hash::FxHashMap;

use super::room::Rect;
use super::scene::Line;

/// Sideways distances count a third: letters need width.
pub(crate) const SQUEEZE: f64 = 1.0 / 3.0;

/// The rings of an area (even-odd), their edges in a tree. Inside, x is
/// squeezed, so that the nearest edge is the one that leaves a text least room.
pub(crate) struct Land {
    edges: RTree<Edge<[f64; 2]>>,
}

impl Land {
    /// Rings as they are drawn.
    pub(crate) fn of(rings: &[Line]) -> Self {
        let edges = rings.iter().flat_map(Line::edges);
        let squeezed = |p: Coord<f64>| [p.x * SQUEEZE, p.y];
        let edges = edges.map(|[a, b]| Edge::new(squeezed(a), squeezed(b)));
        Self {
            edges: RTree::bulk_load(edges.collect()),
        }
    }

    /// Closed rings in pixels, each with its first point again at its end.
    #[cfg(test)]
    pub(crate) fn new(rings: &[Vec<Coord<f64>>]) -> Self {
        let lines = rings.iter().map(|ring| Line {
            points: ring.clone(),
            closed: false,
        });
        Self::of(&lines.collect::<Vec<_>>())
    }

    /// The box around it; `None` without land.
    pub(crate) fn extent(&self) -> Option<Rect> {
        let envelope = self.edges.root().envelope();
        let ([x, y], [right, bottom]) = (envelope.lower(), envelope.upper());
        (self.edges.size() > 0).then(|| Rect {
            x: x / SQUEEZE,
            y,
            w: (right - x) / SQUEEZE,
            h: bottom - y,
        })
    }

    /// Where the edges cross the horizontal line through `y`, from left to right
    /// between two places.
    pub(crate) fn crossings(&self, y: f64) -> Vec<f64> {
        let envelope = self.edges.root().envelope();
        let row = AABB::from_corners([envelope.lower()[0], y], [envelope.upper()[0], y]);
        let edges = self.edges.locate_in_envelope_intersecting(row);
        let mut found: Vec<f64> = edges
            .filter(|e| (e.from[1] > y) != (e.to[1] > y))
            .map(|e| crossing(e, y))
            .collect();
        found.sort_by(f64::total_cmp);
        found
    }

    /// The same for several rows from above, in one pass over the edges.
    pub(crate) fn rows(&self, ys: &[f64]) -> Vec<Vec<f64>> {
        let mut rows = vec![Vec::new(); ys.len()];
        for edge in &self.edges {
            let (low, high) = (edge.from[1].min(edge.to[1]), edge.from[1].max(edge.to[1]));
            // Rows that one end lies above and the other not.
            let first = ys.partition_point(|&y| y < low);
            let end = ys.partition_point(|&y| y < high);
            for (row, y) in rows[first..end].iter_mut().zip(&ys[first..end]) {
                row.push(crossing(edge, *y));
            }
        }
        for row in &mut rows {
            row.sort_by(f64::total_cmp);
        }
        rows
    }

    /// Whether no edge runs through a box.
    pub(crate) fn is_clear(&self, rect: &Rect) -> bool {
        let squeezed = Rect {
            x: rect.x * SQUEEZE,
            w: rect.w * SQUEEZE,
            ..*rect
        };
        let corners = AABB::from_corners(
            [squeezed.x, squeezed.y],
            [squeezed.right(), squeezed.bottom()],
        );
        let near = || self.edges.locate_in_envelope_intersecting(corners);
        !near().any(|e| squeezed.length_inside(e.from.into(), e.to.into()) > 0.0)
    }

    /// The share of a box that is inside, by points spread over it; `rows` keeps what is
    /// known of a row for boxes of the same height beside it.
    pub(crate) fn share_inside(&self, rect: &Rect, rows: &mut Rows) -> f64 {
        const ACROSS: u8 = 8;
        const DOWN: u8 = 2;
        let mut inside = 0;
        for j in 0..=DOWN {
            let y = rect.y + rect.h * f64::from(j) / f64::from(DOWN);
            let row = rows
                .0
                .entry(y.to_bits())
                .or_insert_with(|| self.crossings(y));
            let xs = (0..=ACROSS).map(|i| rect.x + rect.w * f64::from(i) / f64::from(ACROSS));
            inside += xs.filter(|&x| is_inside(row, x)).count();
        }
        inside as f64 / f64::from((ACROSS + 1) * (DOWN + 1))
    }

    /// Whether a place is inside.
    pub(crate) fn has(&self, at: Coord<f64>) -> bool {
        is_inside(&self.crossings(at.y), at.x)
    }

    /// Squared distance to the nearest edge, sideways squeezed.
    pub(crate) fn clearance(&self, at: Coord<f64>) -> f64 {
        let point = [at.x * SQUEEZE, at.y];
        let nearest = self.edges.nearest_neighbor_with_distance_2(point);
        nearest.map_or(0.0, |(_, squared)| squared)
    }
}

/// Where the edges cross rows, by the height of the row.
#[derive(Default)]
pub(crate) struct Rows(FxHashMap<u64, Vec<f64>>);

/// Where an edge crosses a row, in pixels.
fn crossing(edge: &Edge<[f64; 2]>, y: f64) -> f64 {
    let share = (y - edge.from[1]) / (edge.to[1] - edge.from[1]);
    (edge.from[0] + (edge.to[0] - edge.from[0]) * share) / SQUEEZE
}

/// Whether a place on a row is inside, by the even-odd rule.
pub(crate) fn is_inside(crossings: &[f64], x: f64) -> bool {
    crossings.partition_point(|&c| c <= x) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64) -> Vec<Coord<f64>> {
        let corners = [(from, from), (to, from), (to, to), (from, to), (from, from)];
        corners.map(Coord::from).to_vec()
    }

    /// A square of 100 with a hole of 20 in its middle.
    fn with_hole() -> Land {
        Land::new(&[square(0.0, 100.0), square(40.0, 60.0)])
    }

    #[test]
    fn a_hole_is_outside() {
        let land = with_hole();
        let row = land.crossings(50.0);
        let expected = [0.0, 40.0, 60.0, 100.0];
        assert_eq!(row.len(), expected.len());
        let apart = row.iter().zip(expected).map(|(a, b)| (a - b).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-9, "{row:?}");
        let inside = [-1.0, 20.0, 50.0, 80.0, 101.0].map(|x| is_inside(&row, x));
        assert_eq!(inside, [false, true, false, true, false]);
        let at_once = land.rows(&[10.0, 50.0]);
        assert_eq!((at_once[0].len(), &at_once[1]), (2, &row));
    }

    #[test]
    fn a_box_is_clear_where_no_edge_runs_through_it() {
        let land = with_hole();
        let rect = |x, w| Rect {
            x,
            y: 45.0,
            w,
            h: 10.0,
        };
        assert!(land.is_clear(&rect(5.0, 30.0)));
        assert!(!land.is_clear(&rect(5.0, 90.0)), "around the hole");
        assert!(land.is_clear(&rect(45.0, 10.0)), "inside the hole");
        let share = |x, w| land.share_inside(&rect(x, w), &mut Rows::default());
        assert!(share(5.0, 30.0) == 1.0);
        assert!(share(-20.0, 40.0) < 1.0);
    }

    #[test]
    fn the_clearance_counts_a_third_sideways() {
        let land = Land::new(&[square(0.0, 90.0)]);
        let at = |x, y| land.clearance(Coord { x, y });
        assert!((at(45.0, 45.0) - 15.0_f64.powi(2)).abs() < 1e-9);
        assert!((at(45.0, 80.0) - 10.0_f64.powi(2)).abs() < 1e-9);
    }

    #[test]
    fn the_extent_holds_all_rings() {
        let extent = with_hole().extent().expect("land");
        assert_eq!((extent.x, extent.y), (0.0, 0.0));
        assert!((extent.w - 100.0).abs() < 1e-9 && extent.h == 100.0);
        assert!(Land::new(&[]).extent().is_none());
    }
}
