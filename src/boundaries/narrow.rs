//! Narrow rings in a result: what gaps and overlaps between units leave behind.

use geo_types::{LineString, MultiPolygon};

use super::Row;
use crate::coverage::earth::METRES_PER_DEGREE;
use crate::io::listed;
use crate::msg;
use crate::words::{Message, number};

/// A ring of less than this mean width (twice its area over its border) is
/// narrow, metres.
const NARROW_M: f64 = 10.0;

/// Says how many narrow holes and parts the rows have, if any.
pub(super) fn narrow_rings(rows: &[Row]) -> Option<Message> {
    let (mut holes, mut parts, mut rows_with) = (0, 0, Vec::new());
    for (i, row) in rows.iter().enumerate() {
        let (own_holes, own_parts) = narrow_in(&row.land);
        holes += own_holes;
        parts += own_parts;
        if own_holes + own_parts > 0 {
            rows_with.push(i + 1);
        }
    }
    (holes + parts > 0).then(|| {
        msg!(
            "dissolve-narrow",
            holes = holes,
            parts = parts,
            metres = number(NARROW_M, 0),
            features = listed(&rows_with),
        )
    })
}

fn narrow_in(shape: &MultiPolygon<f64>) -> (usize, usize) {
    let holes = shape.iter().flat_map(|p| p.interiors());
    let parts = shape.iter().map(|p| p.exterior());
    (
        holes.filter(|ring| is_narrow(ring)).count(),
        parts.filter(|ring| is_narrow(ring)).count(),
    )
}

/// By the ring's size in a plane around its first vertex: near enough to tell
/// metres from kilometres.
fn is_narrow(ring: &LineString<f64>) -> bool {
    let Some(&o) = ring.0.first() else {
        return false;
    };
    let shrink = o.y.to_radians().cos();
    let (mut double, mut border) = (0.0, 0.0);
    for edge in ring.0.windows(2) {
        let (dx, dy) = ((edge[1].x - edge[0].x) * shrink, edge[1].y - edge[0].y);
        double += (edge[0].x - o.x) * shrink * dy - dx * (edge[0].y - o.y);
        border += (dx * dx + dy * dy).sqrt();
    }
    double.abs() * METRES_PER_DEGREE < NARROW_M * border
}
