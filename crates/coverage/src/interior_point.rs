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
            let middle = Coord {
                x: (pair[0] + pair[1]) / 2.0,
                y,
            };
            // A parallel through a vertex may touch the border in the middle of a stretch.
            if pair[1] - pair[0] > best.0 && !edges.iter().any(|edge| is_on(edge, middle)) {
                best = (pair[1] - pair[0], middle);
            }
        }
    }
    best.1
}

/// Whether a point lies on an edge, to the last bit.
fn is_on(&[a, b]: &[Coord<f64>; 2], p: Coord<f64>) -> bool {
    let between = |u: f64, v: f64, w: f64| u.min(v) <= w && w <= u.max(v);
    between(a.x, b.x, p.x)
        && between(a.y, b.y, p.y)
        && (b.x - a.x) * (p.y - a.y) == (b.y - a.y) * (p.x - a.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_that_points_inwards_at_half_the_height_is_no_point_inside() {
        let corners = [(0., 0.), (1., 0.), (1., 1.), (2., 1.), (2., 2.), (0., 2.)];
        let at = |i: usize| Coord::from(corners[i % corners.len()]);
        let edges: Vec<[Coord<f64>; 2]> = (0..corners.len()).map(|i| [at(i), at(i + 1)]).collect();
        let point = interior_point(&edges);
        assert!(!edges.iter().any(|edge| is_on(edge, point)), "{point:?}");
    }
}
