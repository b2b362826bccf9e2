//! Small cities: discs around their seats.
//!
//! A small city lies inside a district whose own seat is close by, often the
//! city itself. A power diagram would push the city's cell away from its seat; a
//! disc holds it, and the district surrounds it as it does in fact.

use aimaq::coverage::{Coverage, CutError, Cutter};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::Outcome;
use super::clip::{HalfPlane, Vertex};
use super::divide::round;
use super::tables::Unit;

/// Cities above this area, km², hold so much rural land that they are cells as
/// the districts are.
const LARGEST_KM2: f64 = 10_000.0;

/// Corners of a disc.
const CORNERS: usize = 16;

/// Kilometres in a degree of latitude (a minute is a nautical mile).
const DEGREE_KM: f64 = 60.0 * 1.852;

/// Halvings of the span that a radius is looked for in.
const HALVINGS: usize = 40;

/// Whether a unit is drawn as a disc.
pub(crate) fn is_disc(unit: &Unit) -> bool {
    unit.kind != "district" && unit.area_km2 < LARGEST_KM2
}

/// Where two discs meet, the smaller one stays round.
pub(crate) fn from_small_to_large(mut units: Vec<usize>, targets: &[f64]) -> Vec<usize> {
    units.sort_by(|&a, &b| targets[a].total_cmp(&targets[b]).then(a.cmp(&b)));
    units
}

/// A regular polygon around a seat, on its side of the bisectors to other seats.
pub(crate) struct Disc<'a> {
    centre: Coord<f64>,
    radius_km: f64,
    others: &'a [Coord<f64>],
}

impl Disc<'_> {
    /// The disc that holds the wanted area of the land that is left and keeps
    /// clear of the other seats.
    pub(crate) fn fitted<'a>(
        centre: Coord<f64>,
        others: &'a [Coord<f64>],
        rest: &MultiPolygon<f64>,
        wanted_km2: f64,
    ) -> Outcome<Disc<'a>> {
        let rest = Coverage::build(std::slice::from_ref(rest))?;
        let whole = (wanted_km2 / std::f64::consts::PI).sqrt();
        let (mut low, mut high) = (whole / 2.0, whole * 4.0);
        for _ in 0..HALVINGS {
            let radius_km = (low + high) / 2.0;
            let disc = Disc {
                centre,
                radius_km,
                others,
            };
            if disc.area_on(&rest)? < wanted_km2 {
                low = radius_km;
            } else {
                high = radius_km;
            }
        }
        Ok(Disc {
            centre,
            radius_km: high,
            others,
        })
    }

    fn area_on(&self, rest: &Coverage) -> Result<f64, CutError> {
        let report = rest.clone().cut(0, &Cutter::Polygon(&self.polygon()))?;
        Ok(report.part_area_km2.get(1).copied().unwrap_or(0.0))
    }

    /// Its outline in degrees, rounded.
    pub(crate) fn polygon(&self) -> MultiPolygon<f64> {
        let step = std::f64::consts::TAU / CORNERS as f64;
        let corner = |k: usize| {
            let angle = (k as f64 + 0.5) * step;
            let (east, north) = (angle.cos(), angle.sin());
            let radius = self.radius_km / DEGREE_KM;
            let corner = Coord {
                x: radius * east,
                y: radius * north,
            };
            (corner, None)
        };
        let whole: Vec<Vertex> = (0..CORNERS).map(corner).collect();
        let planes = self.others.iter().map(|&other| self.bisector(other));
        let clipped = planes.fold(whole, |ring, plane| plane.clip(&ring));
        let mut ring: Vec<_> = clipped
            .iter()
            .map(|&(p, _)| round(self.degrees(p)))
            .collect();
        ring.extend(ring.first().copied());
        MultiPolygon::new(vec![Polygon::new(LineString::new(ring), Vec::new())])
    }

    /// The half of the plane that is nearer to this seat than to another, in
    /// degrees of latitude from this seat.
    fn bisector(&self, other: Coord<f64>) -> HalfPlane {
        let normal = Coord {
            x: (other.x - self.centre.x) * self.cosine(),
            y: other.y - self.centre.y,
        };
        HalfPlane {
            normal,
            limit: (normal.x * normal.x + normal.y * normal.y) / 2.0,
            label: 0,
        }
    }

    fn cosine(&self) -> f64 {
        self.centre.y.to_radians().cos()
    }

    fn degrees(&self, p: Coord<f64>) -> Coord<f64> {
        Coord {
            x: self.centre.x + p.x / self.cosine(),
            y: self.centre.y + p.y,
        }
    }
}
