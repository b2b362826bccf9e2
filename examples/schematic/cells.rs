//! Power cells on a land: their areas and the borders between them.

use aimaq::coverage::area::area_km2;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::clip::{HalfPlane, Vertex};

/// Square kilometres in a square degree of latitude.
const SQUARE_DEGREE_KM2: f64 = (60.0 * 1.852) * (60.0 * 1.852);

/// A land and centres, in the local frame of the library's power cuts: longitude
/// times the cosine of the land's middle latitude.
pub(crate) struct Diagram {
    rings: Vec<(bool, Vec<Vertex>)>,
    centres: Vec<Coord<f64>>,
    cosine: f64,
}

/// One cell.
pub(crate) struct Cell {
    /// Its area, km².
    pub(crate) area_km2: f64,
    /// For each other centre how fast land goes over to it, km² for a weight.
    pub(crate) exchange: Vec<f64>,
}

impl Diagram {
    pub(crate) fn new(land: &MultiPolygon<f64>, centres: &[Coord<f64>]) -> Diagram {
        let cosine = middle_latitude(land).to_radians().cos();
        let local = |p: &Coord<f64>| Coord {
            x: p.x * cosine,
            y: p.y,
        };
        let ring = |line: &LineString<f64>| -> Vec<Vertex> {
            let open = line.0.len().saturating_sub(1);
            line.0[..open].iter().map(|p| (local(p), None)).collect()
        };
        let rings = land.iter().flat_map(|polygon| {
            let shell = std::iter::once((true, ring(polygon.exterior())));
            shell.chain(polygon.interiors().iter().map(|hole| (false, ring(hole))))
        });
        Diagram {
            rings: rings.collect(),
            centres: centres.iter().map(local).collect(),
            cosine,
        }
    }

    /// Squared distance of two centres.
    pub(crate) fn squared(&self, i: usize, j: usize) -> f64 {
        let (a, b) = (self.centres[i], self.centres[j]);
        (a.x - b.x).powi(2) + (a.y - b.y).powi(2)
    }

    /// How far inside the land of centre `j` a point is, as seen from centre `i`:
    /// its distance from their border, negative on the side of `i`, and the
    /// direction from `i` to `j`.
    pub(crate) fn beyond(
        &self,
        p: Coord<f64>,
        [i, j]: [usize; 2],
        weights: &[f64],
    ) -> (f64, Coord<f64>) {
        let (a, b) = (self.centres[i], self.centres[j]);
        let p = Coord {
            x: p.x * self.cosine,
            y: p.y,
        };
        let power =
            |c: Coord<f64>, k: usize| (p.x - c.x).powi(2) + (p.y - c.y).powi(2) - weights[k];
        let across = self.squared(i, j).sqrt();
        let direction = Coord {
            x: (b.x - a.x) / across,
            y: (b.y - a.y) / across,
        };
        ((power(a, i) - power(b, j)) / (2.0 * across), direction)
    }

    /// Moves a centre, in degrees of latitude.
    pub(crate) fn push(&mut self, i: usize, by: Coord<f64>) {
        self.centres[i].x += by.x;
        self.centres[i].y += by.y;
    }

    /// The centres in degrees of longitude and latitude.
    pub(crate) fn centres(&self) -> Vec<Coord<f64>> {
        let degrees = |c: &Coord<f64>| Coord {
            x: c.x / self.cosine,
            y: c.y,
        };
        self.centres.iter().map(degrees).collect()
    }

    /// All cells with these weights.
    pub(crate) fn cells(&self, weights: &[f64]) -> Vec<Cell> {
        (0..self.centres.len())
            .map(|i| self.cell(i, weights))
            .collect()
    }

    fn cell(&self, i: usize, weights: &[f64]) -> Cell {
        let planes = self.half_planes(i, weights);
        let mut cell = Cell {
            area_km2: 0.0,
            exchange: vec![0.0; self.centres.len()],
        };
        for (shell, ring) in &self.rings {
            let cut = planes
                .iter()
                .fold(ring.clone(), |ring, plane| plane.clip(&ring));
            let area = self.ring_area(&cut);
            cell.area_km2 += if *shell { area } else { -area };
            self.add_exchange(i, &cut, &mut cell.exchange);
        }
        cell
    }

    /// Where the power distance to a centre is the least.
    fn half_planes(&self, i: usize, weights: &[f64]) -> Vec<HalfPlane> {
        let power = |k: usize| {
            let c = self.centres[k];
            c.x * c.x + c.y * c.y - weights[k]
        };
        let plane = |j: usize| HalfPlane {
            normal: Coord {
                x: self.centres[j].x - self.centres[i].x,
                y: self.centres[j].y - self.centres[i].y,
            },
            limit: (power(j) - power(i)) / 2.0,
            label: j,
        };
        (0..self.centres.len())
            .filter(|&j| j != i)
            .map(plane)
            .collect()
    }

    fn ring_area(&self, ring: &[Vertex]) -> f64 {
        let degrees = ring.iter().map(|(p, _)| Coord {
            x: p.x / self.cosine,
            y: p.y,
        });
        let ring = LineString::new(degrees.collect());
        area_km2(&MultiPolygon::new(vec![Polygon::new(ring, Vec::new())]))
    }

    /// Moving a border outwards by `dw / 2d` wins its length times that.
    fn add_exchange(&self, i: usize, ring: &[Vertex], exchange: &mut [f64]) {
        for (n, &(a, label)) in ring.iter().enumerate() {
            let Some(j) = label else { continue };
            let b = ring[(n + 1) % ring.len()].0;
            let across = self.squared(i, j).sqrt();
            let along = Coord {
                x: -(self.centres[j].y - self.centres[i].y) / across,
                y: (self.centres[j].x - self.centres[i].x) / across,
            };
            let length = (b.x - a.x) * along.x + (b.y - a.y) * along.y;
            let density = ((a.y + b.y) / 2.0).to_radians().cos() / self.cosine;
            exchange[j] += length * density * SQUARE_DEGREE_KM2 / (2.0 * across);
        }
    }
}

fn middle_latitude(land: &MultiPolygon<f64>) -> f64 {
    let all = land.iter().flat_map(|p| p.exterior().0.iter().map(|c| c.y));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
        (low.min(y), high.max(y))
    });
    (low + high) / 2.0
}
