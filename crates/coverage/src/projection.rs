//! An equal-area projection fitted to an extent, for maps and measures of shape.
//!
//! Lambert's azimuthal equal-area projection on the sphere of the same area as
//! the Earth (Snyder 1987, p. 185), centred on the extent, north up.

use geo_types::{Coord, LineString};

use super::earth::AUTHALIC_RADIUS_M;

/// Radius of the sphere of equal area, in kilometres.
const RADIUS_KM: f64 = AUTHALIC_RADIUS_M / 1000.0;

/// Edges longer than this in degrees get points in between, so that a straight
/// line of longitude and latitude bends as it should.
const LONGEST_DEG: f64 = 0.25;

/// A projection to kilometres east and north of its centre.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    lon: f64,
    sin_lat: f64,
    cos_lat: f64,
}

impl Projection {
    /// Centred on the middle of the coordinates; `None` without any.
    ///
    /// Coordinates on both sides of the antimeridian are taken together if they
    /// lie closer that way.
    pub fn fitted(coords: impl Iterator<Item = Coord<f64>> + Clone) -> Option<Self> {
        let extent = |shift: bool| {
            let shifted = move |x: f64| if shift && x < 0.0 { x + 360.0 } else { x };
            coords.clone().fold(None, |e: Option<[f64; 4]>, c| {
                let x = shifted(c.x);
                Some(match e {
                    None => [x, c.y, x, c.y],
                    Some([w, s, e, n]) => [w.min(x), s.min(c.y), e.max(x), n.max(c.y)],
                })
            })
        };
        let (plain, across) = (extent(false)?, extent(true)?);
        let [w, s, e, n] = if across[2] - across[0] < plain[2] - plain[0] {
            across
        } else {
            plain
        };
        let lat = f64::midpoint(s, n).to_radians();
        Some(Self {
            lon: f64::midpoint(w, e),
            sin_lat: lat.sin(),
            cos_lat: lat.cos(),
        })
    }

    /// Kilometres east and north of the centre.
    pub fn project(&self, c: Coord<f64>) -> Coord<f64> {
        let lat = c.y.to_radians();
        let turned = (c.x - self.lon + 540.0).rem_euclid(360.0) - 180.0;
        let lon = turned.to_radians();
        let (sin, cos) = (lat.sin(), lat.cos());
        let towards = self.sin_lat * sin + self.cos_lat * cos * lon.cos();
        let k = RADIUS_KM * (2.0 / (1.0 + towards).max(1e-9)).sqrt();
        Coord {
            x: k * cos * lon.sin(),
            y: k * (self.cos_lat * sin - self.sin_lat * cos * lon.cos()),
        }
    }

    /// Longitude and latitude of the centre, and how many degrees away from it everything
    /// is that lies so many projected kilometres from it; `None` beyond the opposite side
    /// of the earth.
    pub fn around(&self, km: f64) -> Option<[f64; 3]> {
        let half = km / (2.0 * RADIUS_KM);
        let away = (half <= 1.0).then(|| 2.0 * half.asin().to_degrees())?;
        let lat = self.sin_lat.atan2(self.cos_lat).to_degrees();
        Some([self.lon, lat, away])
    }

    /// A line with points added where its edges are long.
    pub fn line(&self, line: &LineString<f64>) -> Vec<Coord<f64>> {
        let mut projected = Vec::with_capacity(line.0.len());
        projected.extend(line.0.first().map(|&c| self.project(c)));
        for edge in line.0.windows(2) {
            let (a, b) = (edge[0], edge[1]);
            let length = (b.x - a.x).abs().max((b.y - a.y).abs());
            let pieces = (length / LONGEST_DEG).ceil().clamp(1.0, 2000.0) as u32;
            for i in 1..=pieces {
                let t = f64::from(i) / f64::from(pieces);
                let between = Coord {
                    x: a.x + (b.x - a.x) * t,
                    y: a.y + (b.y - a.y) * t,
                };
                projected.push(self.project(between));
            }
        }
        projected
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(ring: &[Coord<f64>]) -> f64 {
        let doubled: f64 = ring
            .windows(2)
            .map(|e| e[0].x * e[1].y - e[1].x * e[0].y)
            .sum();
        (doubled / 2.0).abs()
    }

    #[test]
    fn one_degree_cells_keep_their_area_far_from_the_centre() {
        let far = [Coord { x: 46.0, y: 40.0 }, Coord { x: 87.0, y: 56.0 }];
        let projection = Projection::fitted(far.into_iter()).expect("extent");
        for (x, y) in [(46.0, 40.0), (66.0, 48.0), (86.0, 55.0)] {
            let corners = [
                (x, y),
                (x + 1.0, y),
                (x + 1.0, y + 1.0),
                (x, y + 1.0),
                (x, y),
            ];
            let ring: LineString<f64> = corners.to_vec().into();
            let sphere = RADIUS_KM.powi(2)
                * 1f64.to_radians()
                * ((y + 1.0).to_radians().sin() - y.to_radians().sin());
            let drawn = area(&projection.line(&ring));
            assert!((drawn / sphere - 1.0).abs() < 2e-4, "{drawn} {sphere}");
        }
    }

    #[test]
    fn a_place_is_as_far_from_the_centre_as_its_projected_kilometres_say() {
        let far = [Coord { x: 46.0, y: 40.0 }, Coord { x: 87.0, y: 56.0 }];
        let projection = Projection::fitted(far.into_iter()).expect("extent");
        let at = projection.project(Coord { x: 66.5, y: 58.0 });
        let [lon, lat, away] = projection.around(at.x.hypot(at.y)).expect("on earth");
        assert_eq!((lon, lat.round()), (66.5, 48.0));
        assert!((away - 10.0).abs() < 1e-9, "{away}");
        assert!(projection.around(13_000.0).is_none());
    }

    #[test]
    fn land_on_both_sides_of_the_antimeridian_lies_together() {
        let both = [Coord { x: 179.0, y: 0.0 }, Coord { x: -179.0, y: 0.0 }];
        let projection = Projection::fitted(both.into_iter()).expect("extent");
        let apart = projection.project(both[1]).x - projection.project(both[0]).x;
        assert!((apart - 222.4).abs() < 0.5, "{apart}");
    }
}
