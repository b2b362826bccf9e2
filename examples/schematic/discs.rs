//! Small cities: discs around their seats.
//!
//! A small city lies inside a district whose own seat is close by, often the
//! city itself. A power diagram would push the city's cell away from its seat; a
//! disc holds it, and the district surrounds it as it does in fact.

use aimaq::coverage::{Coverage, CutError, Cutter};
use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::Outcome;
use super::divide::round;
use super::tables::Unit;

/// Cities above this area, km², hold so much rural land that they are cells as
/// the districts are.
const LARGEST_KM2: f64 = 2500.0;

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

/// A regular polygon around a seat.
pub(crate) struct Disc {
    centre: Coord<f64>,
    radius_km: f64,
}

impl Disc {
    /// The disc that holds the wanted area of the land that is left.
    pub(crate) fn fitted(
        centre: Coord<f64>,
        rest: &MultiPolygon<f64>,
        wanted_km2: f64,
    ) -> Outcome<Disc> {
        let rest = Coverage::build(std::slice::from_ref(rest))?;
        let whole = (wanted_km2 / std::f64::consts::PI).sqrt();
        let (mut low, mut high) = (whole / 2.0, whole * 4.0);
        for _ in 0..HALVINGS {
            let radius_km = (low + high) / 2.0;
            let disc = Disc { centre, radius_km };
            if disc.area_on(&rest)? < wanted_km2 {
                low = radius_km;
            } else {
                high = radius_km;
            }
        }
        let radius_km = high;
        Ok(Disc { centre, radius_km })
    }

    fn area_on(&self, rest: &Coverage) -> Result<f64, CutError> {
        let report = rest.clone().cut(0, &Cutter::Polygon(&self.polygon()))?;
        Ok(report.part_area_km2.get(1).copied().unwrap_or(0.0))
    }

    /// Its outline in degrees, rounded.
    pub(crate) fn polygon(&self) -> MultiPolygon<f64> {
        let north = self.radius_km / DEGREE_KM;
        let east = north / self.centre.y.to_radians().cos();
        let corner = |k: usize| {
            let angle = (k as f64 + 0.5) * std::f64::consts::TAU / CORNERS as f64;
            round(Coord {
                x: self.centre.x + east * angle.cos(),
                y: self.centre.y + north * angle.sin(),
            })
        };
        let mut ring: Vec<_> = (0..CORNERS).map(corner).collect();
        ring.push(ring[0]);
        MultiPolygon::new(vec![Polygon::new(LineString::new(ring), Vec::new())])
    }
}
