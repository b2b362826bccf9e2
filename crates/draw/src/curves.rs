//! Curves that PNG and PDF draw alike.

use geo_types::Coord;

/// A step of a path, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    Move([f32; 2]),
    Line([f32; 2]),
    /// Two handles and the end.
    Curve([f32; 6]),
}

/// Of a quarter of a circle: how far the handles of its curve reach, over the radius.
const QUARTER: f64 = 0.552_284_75;

/// A rectangle with round corners, closed; their radius is half a side at most.
pub(crate) fn rounded(corner: Coord<f64>, width: f64, height: f64, radius: f64) -> [Step; 9] {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let near = radius * (1.0 - QUARTER);
    let (l, t) = (corner.x, corner.y);
    let (r, b) = (l + width, t + height);
    let line = |x: f64, y: f64| Step::Line([x, y].map(|v| v as f32));
    let curve = |to: [f64; 6]| Step::Curve(to.map(|v| v as f32));
    [
        Step::Move([l + radius, t].map(|v| v as f32)),
        line(r - radius, t),
        curve([r - near, t, r, t + near, r, t + radius]),
        line(r, b - radius),
        curve([r, b - near, r - near, b, r - radius, b]),
        line(l + radius, b),
        curve([l + near, b, l, b - near, l, b - radius]),
        line(l, t + radius),
        curve([l, t + near, l + near, t, l + radius, t]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radius_beyond_half_a_side_gives_a_half_circle() {
        let steps = rounded(Coord { x: 0.0, y: 0.0 }, 10.0, 4.0, 9.0);
        assert_eq!(steps[0], Step::Move([2.0, 0.0]));
        assert_eq!(steps[3], Step::Line([10.0, 2.0]));
    }
}
