//! What of rings and lines lies in a frame.

use geo_types::Coord;

use super::room::Rect;
use super::scene::Line;

/// The part of a ring in a frame, which runs along the frame where the ring leaves
/// it (Sutherland and Hodgman 1974).
pub(crate) fn clipped_ring(ring: Vec<Coord<f64>>, rect: &Rect) -> Vec<Coord<f64>> {
    let holds = |p: &Coord<f64>| {
        (rect.x..=rect.right()).contains(&p.x) && (rect.y..=rect.bottom()).contains(&p.y)
    };
    if ring.iter().all(holds) {
        return ring;
    }
    let around = ring.iter().fold(None, |all, &p| Some(Rect::around(all, p)));
    if !around.is_some_and(|around| around.overlaps(rect)) {
        return Vec::new();
    }
    type Depth<'a> = Box<dyn Fn(Coord<f64>) -> f64 + 'a>;
    let sides: [Depth<'_>; 4] = [
        Box::new(|p| p.x - rect.x),
        Box::new(|p| rect.right() - p.x),
        Box::new(|p| p.y - rect.y),
        Box::new(|p| rect.bottom() - p.y),
    ];
    sides.iter().fold(ring, |ring, depth| {
        let mut kept = Vec::with_capacity(ring.len());
        for (i, &p) in ring.iter().enumerate() {
            let last = ring[(i + ring.len() - 1) % ring.len()];
            let (before, now) = (depth(last), depth(p));
            if (before < 0.0) != (now < 0.0) {
                kept.push(between(last, p, before / (before - now)));
            }
            if now >= 0.0 {
                kept.push(p);
            }
        }
        kept
    })
}

/// The parts of a line in a frame.
pub(crate) fn clipped_line(line: &Line, rect: &Rect) -> Vec<Line> {
    let mut points = line.points.clone();
    if line.closed {
        points.extend(line.points.first());
    }
    let mut parts: Vec<Line> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let Some((from, to)) = rect.inside(a, b) else {
            open = false;
            continue;
        };
        match parts.last_mut().filter(|_| open && from == 0.0) {
            Some(part) => part.points.push(between(a, b, to)),
            None => parts.push(Line {
                points: vec![between(a, b, from), between(a, b, to)],
                closed: false,
            }),
        }
        open = to == 1.0;
    }
    parts
}

fn between(a: Coord<f64>, b: Coord<f64>, share: f64) -> Coord<f64> {
    if share == 1.0 {
        return b;
    }
    Coord {
        x: a.x + (b.x - a.x) * share,
        y: a.y + (b.y - a.y) * share,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect {
        x: 0.0,
        y: 0.0,
        w: 10.0,
        h: 10.0,
    };

    #[test]
    fn a_ring_that_leaves_the_frame_runs_along_it() {
        let ring = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)].map(Coord::from);
        let kept = clipped_ring(ring.to_vec(), &FRAME);
        let right = kept.iter().map(|p| p.x).fold(0.0, f64::max);
        assert_eq!((kept.len(), right), (4, 10.0));
        let outside = ring.map(|p| Coord { x: p.x + 20.0, ..p });
        assert!(clipped_ring(outside.to_vec(), &FRAME).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two_lines() {
        let points = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0), (4.0, 8.0)];
        let line = Line {
            points: points.map(Coord::from).to_vec(),
            closed: false,
        };
        let parts = clipped_line(&line, &FRAME);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].points, [(5.0, 5.0), (10.0, 5.0)].map(Coord::from));
        assert_eq!(parts[1].points.len(), 3);
    }
}
