//! Lines without the vertices that nobody sees.

use geo_types::Coord;

/// Vertices closer to the line that stays than this many pixels are left out.
pub(crate) const TOLERANCE: f64 = 0.25;
/// The same of land with so many lines that most are hairs.
pub(crate) const COARSE: f64 = 0.5;
/// Vertices closer to the last than this are not even looked at.
const NEAR: f64 = 0.1;
/// An island within a box of this many pixels is left out.
const SPECK: f64 = 0.8;

/// A line simplified (Douglas and Peucker 1973); its ends stay. A closed one keeps
/// its vertex farthest from the first, too.
pub(crate) fn simplified(points: &[Coord<f64>]) -> Vec<Coord<f64>> {
    simplified_to(points, TOLERANCE)
}

/// The same, to within so many pixels.
pub(crate) fn simplified_to(points: &[Coord<f64>], tolerance: f64) -> Vec<Coord<f64>> {
    let thin = thinned(points);
    let Some(last) = thin.len().checked_sub(1) else {
        return thin;
    };
    let mut keep = vec![false; thin.len()];
    (keep[0], keep[last]) = (true, true);
    let mut spans = vec![(0, last)];
    if thin[0] == thin[last] {
        let from = |p: &Coord<f64>| (p.x - thin[0].x).hypot(p.y - thin[0].y);
        let far = (0..=last).max_by(|&a, &b| from(&thin[a]).total_cmp(&from(&thin[b])));
        let far = far.unwrap_or(last);
        keep[far] = true;
        spans = vec![(0, far), (far, last)];
    }
    while let Some((from, to)) = spans.pop() {
        let Some((far, distance)) = farthest(&thin, from, to) else {
            continue;
        };
        if distance > tolerance * tolerance {
            keep[far] = true;
            spans.extend([(from, far), (far, to)]);
        }
    }
    let kept = thin.iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(point, _)| *point).collect()
}

/// The vertex between two that is farthest from their segment, with its squared
/// distance.
fn farthest(points: &[Coord<f64>], from: usize, to: usize) -> Option<(usize, f64)> {
    let (a, b) = (points[from], points[to]);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    let mut found: Option<(usize, f64)> = None;
    for (i, p) in points.iter().enumerate().take(to).skip(from + 1) {
        let (px, py) = (p.x - a.x, p.y - a.y);
        let along = if square > 0.0 {
            ((px * dx + py * dy) / square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let (ex, ey) = (px - along * dx, py - along * dy);
        let distance = ex * ex + ey * ey;
        if found.is_none_or(|(_, most)| distance > most) {
            found = Some((i, distance));
        }
    }
    found
}

fn thinned(points: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut kept: Vec<Coord<f64>> = Vec::with_capacity(points.len().min(64));
    let end = points.len().saturating_sub(1);
    for (i, &p) in points.iter().enumerate() {
        let near = |l: &Coord<f64>| (l.x - p.x).abs() < NEAR && (l.y - p.y).abs() < NEAR;
        if i == end || !kept.last().is_some_and(near) {
            kept.push(p);
        }
    }
    kept
}

/// Whether a ring is too small to be seen.
pub(crate) fn is_speck(ring: &[Coord<f64>]) -> bool {
    let side = |of: fn(&Coord<f64>) -> f64| {
        let values = ring.iter().map(of);
        let (least, most) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
            (a.min(v), b.max(v))
        });
        most - least
    };
    ring.len() < 3 || (side(|p| p.x) < SPECK && side(|p| p.y) < SPECK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_within_a_quarter_of_a_pixel_of_the_line() {
        let wave = |i: i32| (f64::from(i) * 0.2, (f64::from(i) * 0.05).sin() * 4.0).into();
        let line: Vec<Coord<f64>> = (0..400).map(wave).collect();
        let kept = simplified(&line);
        assert!(kept.len() < 40, "{}", kept.len());
        assert_eq!((kept[0], kept[kept.len() - 1]), (line[0], line[399]));
        for p in &line {
            let near = kept.windows(2).any(|pair| {
                let points = [pair[0], *p, pair[1]];
                farthest(&points, 0, 2).is_some_and(|(_, d)| d.sqrt() < 0.36)
            });
            assert!(near, "{p:?}");
        }
    }

    #[test]
    fn a_ring_keeps_its_shape() {
        let ring = [
            (0.0, 0.0),
            (5.0, 0.05),
            (10.0, 0.0),
            (10.0, 9.0),
            (0.0, 0.0),
        ];
        let ring: Vec<Coord<f64>> = ring.map(Coord::from).to_vec();
        assert_eq!(simplified(&ring), [ring[0], ring[2], ring[3], ring[4]]);
    }

    #[test]
    fn a_speck_is_smaller_than_a_pixel_both_ways() {
        let ring = |w: f64, h: f64| [(0.0, 0.0), (w, 0.0), (w, h), (0.0, 0.0)].map(Coord::from);
        assert!(is_speck(&ring(0.5, 0.5)));
        assert!(!is_speck(&ring(0.5, 1.5)));
    }
}
