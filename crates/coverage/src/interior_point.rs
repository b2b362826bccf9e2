//! A point well inside land that edges enclose.

use super::plane::Bounds;
use geo_types::Coord;

/// Middle of the widest stretch inside directed edges that close (the inside on
/// their left), looked for on three parallels.
pub(super) fn interior_point(edges: &[[Coord<f64>; 2]]) -> Coord<f64> {
    let bounds = edges
        .iter()
        .flatten()
        .fold(Bounds::NOTHING, |b, &p| b.with(p));
    let mut best = (f64::NEG_INFINITY, bounds.min);
    for share in [0.5, 0.2519, 0.7481] {
        let y = bounds.min.y + share * (bounds.max.y - bounds.min.y);
        let crossing = |[a, b]: &[Coord<f64>; 2]| {
            ((a.y <= y) != (b.y <= y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
        };
        let mut xs: Vec<f64> = edges.iter().filter_map(crossing).collect();
        xs.sort_by(f64::total_cmp);
        for pair in xs.chunks_exact(2) {
            if pair[1] - pair[0] > best.0 {
                best = (
                    pair[1] - pair[0],
                    Coord {
                        x: (pair[0] + pair[1]) / 2.0,
                        y,
                    },
                );
            }
        }
    }
    best.1
}
