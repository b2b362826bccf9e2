//! Longitude and latitude, or a plane: which coordinates mean what.

use super::area;
use super::earth;
use geo_types::{Coord, MultiPolygon};

/// What coordinates are, and so what lengths and areas are.
///
/// Edges are straight in the coordinates in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Space {
    /// `x` is a longitude from −180 to 360 degrees, `y` a latitude from −90 to 90
    /// degrees (WGS 84). Areas are those on the ellipsoid.
    ///
    /// Longitudes beyond 180 are for land drawn across the antimeridian in one
    /// piece: 181 and −179 are different vertices, so that units cut there (RFC
    /// 7946, 3.1.9) have an outer border along it.
    #[default]
    Geographic,
    /// `x` and `y` are metres on a plane, such as a map projection. Lengths and areas
    /// are those of the plane. In a plane of another unit, that unit stands for the
    /// metre everywhere.
    Planar,
}

impl Space {
    /// Its name in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Space::Geographic => "geographic",
            Space::Planar => "planar",
        }
    }

    /// Whether there is such a place: finite, and within the ranges of longitude and
    /// latitude.
    #[inline]
    pub fn contains(self, c: Coord<f64>) -> bool {
        c.x.is_finite() && c.y.is_finite() && self.limits().hold(c)
    }

    /// The ranges that coordinates may have.
    #[inline]
    pub(crate) const fn limits(self) -> Limits {
        match self {
            Space::Geographic => Limits {
                x: [-180.0, 360.0],
                y: [-90.0, 90.0],
            },
            Space::Planar => Limits {
                x: [f64::NEG_INFINITY, f64::INFINITY],
                y: [f64::NEG_INFINITY, f64::INFINITY],
            },
        }
    }

    /// Area of polygons, km²: on the ellipsoid WGS 84, or on the plane.
    ///
    /// Shells and holes count as what they are, whatever their winding.
    pub fn area_km2(self, shape: &MultiPolygon<f64>) -> f64 {
        area::area_km2_in(self, shape)
    }

    /// Length of a chain of vertices, km: geodesic on WGS 84, or on the plane.
    pub fn length_km(self, chain: &[Coord<f64>]) -> f64 {
        area::length_km_in(self, chain)
    }

    /// Nearness that counts as meeting, in units of the coordinates: about 0.1 mm on
    /// the ground.
    #[inline]
    pub(crate) const fn epsilon(self) -> f64 {
        match self {
            Space::Geographic => 1e-9,
            Space::Planar => 1e-4,
        }
    }

    /// Metres for a unit of `x` and of `y` at this `y`.
    #[inline]
    pub(crate) fn scale_m(self, y: f64) -> [f64; 2] {
        match self {
            Space::Geographic => {
                let degree = earth::METRES_PER_DEGREE;
                [y.to_radians().cos() * degree, degree]
            }
            Space::Planar => [1.0, 1.0],
        }
    }

    /// How much shorter a unit of `x` is than one of `y`, at this `y`.
    #[inline]
    pub(crate) fn shrink(self, y: f64) -> f64 {
        match self {
            Space::Geographic => y.to_radians().cos(),
            Space::Planar => 1.0,
        }
    }

    /// Metres for a unit of `y`.
    #[inline]
    pub(crate) const fn unit_m(self) -> f64 {
        match self {
            Space::Geographic => earth::METRES_PER_DEGREE,
            Space::Planar => 1.0,
        }
    }
}

/// The least and the greatest value of each coordinate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    x: [f64; 2],
    y: [f64; 2],
}

impl Limits {
    /// Whether both coordinates are within; what is not a number never is.
    #[inline]
    pub(crate) fn hold(&self, c: Coord<f64>) -> bool {
        c.x >= self.x[0] && c.x <= self.x[1] && c.y >= self.y[0] && c.y <= self.y[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metres_are_no_longitude_and_latitude() {
        let at = |x, y| Coord { x, y };
        let metres = at(654_321.0, 5_123_456.0);
        assert!(Space::Planar.contains(metres) && !Space::Geographic.contains(metres));
        assert!(Space::Geographic.contains(at(-180.0, 90.0)));
        assert!(Space::Geographic.contains(at(181.0, -90.0)));
        assert!(!Space::Geographic.contains(at(f64::NAN, 0.0)));
        assert!(!Space::Planar.contains(at(f64::INFINITY, 0.0)));
    }
}
