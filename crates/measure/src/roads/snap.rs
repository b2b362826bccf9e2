//! From a point to the nearest place on a road.

use geo_types::Coord;
use serde::Serialize;

use super::network::Network;
use crate::near::{metres_per_degree, short_m};

/// What the rounding of a distance may amount to, as a share.
const ROUNDING: f64 = 1e-9;

/// How far from a road a point may be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SnapRules {
    /// Beyond this a point has no road, km.
    pub most_km: f64,
    /// Beyond this the snap is listed, km.
    pub long_km: f64,
}

impl Default for SnapRules {
    fn default() -> Self {
        Self {
            most_km: 50.0,
            long_km: 5.0,
        }
    }
}

/// A place on an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snap {
    pub(super) edge: usize,
    /// Metres from the beginning of the edge.
    pub(super) along: f64,
    /// Kilometres from the point to the place.
    pub off_km: f64,
}

impl Network {
    /// The place on a road that is nearest to a point, not only its crossings;
    /// of equals that on the edge that comes first.
    pub fn snap(&self, at: Coord<f64>, most_km: f64) -> Option<Snap> {
        let scale = metres_per_degree(at.y);
        let mut best: Option<(f64, usize, usize, f64)> = None;
        for ((edge, piece), degrees) in self.segments.around(at) {
            // Nothing is nearer than its box by more than the shorter degree makes it.
            let least = degrees * scale[0].min(scale[1]) * (1.0 - ROUNDING);
            if least > most_km * 1000.0 || best.is_some_and(|(off, ..)| least > off) {
                break;
            }
            let (edge, piece) = (edge as usize, piece as usize);
            let (off, share) = self.off(edge, piece, at, scale);
            let nearer = best.is_none_or(|(least, e, p, _)| {
                off.total_cmp(&least)
                    .then((edge, piece).cmp(&(e, p)))
                    .is_lt()
            });
            if nearer {
                best = Some((off, edge, piece, share));
            }
        }
        let (off, edge, piece, share) = best?;
        (off <= most_km * 1000.0).then(|| Snap {
            edge,
            along: self.along(edge, piece, share),
            off_km: off / 1000.0,
        })
    }

    /// Metres from a point to a piece, and how far along the piece the nearest
    /// place is, as a share; in the plane that touches the ellipsoid at the point, where
    /// degrees have the lengths of `scale`.
    fn off(&self, edge: usize, piece: usize, at: Coord<f64>, scale: [f64; 2]) -> (f64, f64) {
        let points = self.points(edge);
        let flat = |n: u32| {
            let p = self.positions[n as usize];
            ((p.x - at.x) * scale[0], (p.y - at.y) * scale[1])
        };
        let ((ax, ay), (bx, by)) = (flat(points[piece]), flat(points[piece + 1]));
        let (dx, dy) = (bx - ax, by - ay);
        let length = dx * dx + dy * dy;
        let share = if length > 0.0 {
            (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0)
        } else {
            0.0
        };
        ((ax + share * dx).hypot(ay + share * dy), share)
    }

    fn along(&self, edge: usize, piece: usize, share: f64) -> f64 {
        let points = self.points(edge);
        let at = |n: u32| self.positions[n as usize];
        let length = |i: usize| short_m(at(points[i]), at(points[i + 1]));
        let before: f64 = (0..piece).map(length).sum();
        (before + share * length(piece)).min(self.metres[edge])
    }
}
