//! Cells of the nearest centre, plain or weighted (power diagram), as straight
//! edges in a local frame.
//!
//! The frame is equirectangular: x is the longitude times the cosine of the
//! unit's middle latitude, y the latitude, so both are in degrees of latitude.
//! A bisector that is straight there is straight in longitude and latitude. In a plane
//! the frame is the plane itself.

use super::Space;
use super::plane::Bounds;
use geo_types::Coord;

/// A local frame in degrees of latitude around the middle of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    origin: Coord<f64>,
    cosine: f64,
}

impl Frame {
    pub(super) fn around(space: Space, bounds: &Bounds) -> Frame {
        let origin = Coord {
            x: (bounds.min.x + bounds.max.x) / 2.0,
            y: (bounds.min.y + bounds.max.y) / 2.0,
        };
        Frame {
            origin,
            cosine: space.shrink(origin.y).max(1e-6),
        }
    }

    fn local(&self, p: Coord<f64>) -> Coord<f64> {
        Coord {
            x: (p.x - self.origin.x) * self.cosine,
            y: p.y - self.origin.y,
        }
    }

    fn degrees(&self, p: Coord<f64>) -> Coord<f64> {
        Coord {
            x: p.x / self.cosine + self.origin.x,
            y: p.y + self.origin.y,
        }
    }
}

/// Centres with weights, in their local frame.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    frame: Frame,
    centres: Vec<Coord<f64>>,
    weights: Vec<f64>,
}

impl Cells {
    /// A missing weight counts as 0.
    pub(super) fn new(frame: Frame, centres: &[Coord<f64>], weights: &[f64]) -> Cells {
        let weights = (0..centres.len())
            .map(|k| weights.get(k).copied().unwrap_or(0.0))
            .collect();
        Cells {
            frame,
            centres: centres.iter().map(|&c| frame.local(c)).collect(),
            weights,
        }
    }

    /// The centre that a point belongs to: the least squared distance less the
    /// weight, the first of equals.
    pub(super) fn of(&self, p: Coord<f64>) -> usize {
        let p = self.frame.local(p);
        let power = |k: usize| squared(minus(p, self.centres[k])) - self.weights[k];
        (0..self.centres.len())
            .min_by(|a, b| power(*a).total_cmp(&power(*b)))
            .unwrap_or(0)
    }

    /// The edges between cells, in degrees, as far as they pass the box.
    pub(super) fn edges(&self, bounds: &Bounds) -> Vec<[Coord<f64>; 2]> {
        let count = self.centres.len();
        let pairs = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j)));
        pairs.filter_map(|(i, j)| self.edge(i, j, bounds)).collect()
    }

    fn edge(&self, i: usize, j: usize, bounds: &Bounds) -> Option<[Coord<f64>; 2]> {
        let across = minus(self.centres[j], self.centres[i]);
        let length2 = squared(across);
        if length2 == 0.0 {
            return None;
        }
        let share = (length2 + self.weights[i] - self.weights[j]) / (2.0 * length2);
        let start = Coord {
            x: self.centres[i].x + share * across.x,
            y: self.centres[i].y + share * across.y,
        };
        let along = Coord {
            x: -across.y / length2.sqrt(),
            y: across.x / length2.sqrt(),
        };
        let mut span = (f64::NEG_INFINITY, f64::INFINITY);
        for (normal, limit) in self.half_planes(i, j).chain(box_sides(&self.frame, bounds)) {
            clip(&mut span, dot(normal, start) - limit, dot(normal, along));
        }
        let point = |t: f64| {
            self.frame.degrees(Coord {
                x: start.x + t * along.x,
                y: start.y + t * along.y,
            })
        };
        (span.0 < span.1).then(|| [point(span.0), point(span.1)])
    }

    /// `normal · p ≤ limit` where centre `i` is nearer than each other centre.
    fn half_planes(&self, i: usize, j: usize) -> impl Iterator<Item = (Coord<f64>, f64)> + '_ {
        let own = squared(self.centres[i]) - self.weights[i];
        (0..self.centres.len())
            .filter(move |&k| k != i && k != j)
            .map(move |k| {
                let normal = minus(self.centres[k], self.centres[i]);
                (
                    normal,
                    (squared(self.centres[k]) - self.weights[k] - own) / 2.0,
                )
            })
    }
}

fn box_sides(frame: &Frame, bounds: &Bounds) -> [(Coord<f64>, f64); 4] {
    let (min, max) = (frame.local(bounds.min), frame.local(bounds.max));
    [
        (Coord { x: 1.0, y: 0.0 }, max.x),
        (Coord { x: -1.0, y: 0.0 }, -min.x),
        (Coord { x: 0.0, y: 1.0 }, max.y),
        (Coord { x: 0.0, y: -1.0 }, -min.y),
    ]
}

/// Narrows the span of `t` to where `excess + t * rate ≤ 0`.
fn clip(span: &mut (f64, f64), excess: f64, rate: f64) {
    if rate > 0.0 {
        span.1 = span.1.min(-excess / rate);
    } else if rate < 0.0 {
        span.0 = span.0.max(-excess / rate);
    } else if excess > 0.0 {
        *span = (0.0, 0.0);
    }
}

fn minus(a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
    Coord {
        x: a.x - b.x,
        y: a.y - b.y,
    }
}

fn dot(a: Coord<f64>, b: Coord<f64>) -> f64 {
    a.x * b.x + a.y * b.y
}

fn squared(a: Coord<f64>) -> f64 {
    dot(a, a)
}
