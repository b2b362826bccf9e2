//! A ring clipped by half-planes (Sutherland and Hodgman 1974).
//!
//! A ring that is not convex may come out with edges that run to and fro along
//! the clipping line. They enclose nothing and their signed lengths cancel, so
//! areas and lengths of borders are right.

use geo_types::Coord;

/// A half-plane: `normal · p ≤ limit`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HalfPlane {
    /// Points outwards.
    pub(crate) normal: Coord<f64>,
    /// Offset along the normal.
    pub(crate) limit: f64,
    /// What the edges along its border are labelled with.
    pub(crate) label: usize,
}

/// A vertex and the label of the edge that leaves it, if a clip made that edge.
pub(crate) type Vertex = (Coord<f64>, Option<usize>);

impl HalfPlane {
    fn excess(&self, p: Coord<f64>) -> f64 {
        self.normal.x * p.x + self.normal.y * p.y - self.limit
    }

    /// What is left of an open ring inside.
    pub(crate) fn clip(&self, ring: &[Vertex]) -> Vec<Vertex> {
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for (i, &(a, label)) in ring.iter().enumerate() {
            let b = ring[(i + 1) % ring.len()].0;
            let (from, to) = (self.excess(a), self.excess(b));
            if from <= 0.0 {
                kept.push((a, label));
                if to > 0.0 {
                    kept.push((between(a, b, from, to), Some(self.label)));
                }
            } else if to <= 0.0 {
                kept.push((between(a, b, from, to), label));
            }
        }
        kept
    }
}

fn between(a: Coord<f64>, b: Coord<f64>, from: f64, to: f64) -> Coord<f64> {
    let t = from / (from - to);
    Coord {
        x: a.x + t * (b.x - a.x),
        y: a.y + t * (b.y - a.y),
    }
}
