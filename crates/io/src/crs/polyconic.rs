//! The American polyconic projection, in which Brazil draws its territory.

use super::ellipsoid::Ellipsoid;

/// A polyconic projection.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Polyconic {
    on: Ellipsoid,
    /// From the equator to the origin along the meridian, in units of `a`.
    origin: f64,
}

/// Latitudes this near to the equator are on it, radians.
const AT_EQUATOR: f64 = 1e-10;

impl Polyconic {
    pub(super) fn new(on: Ellipsoid, lat0: f64) -> Self {
        Self {
            on,
            origin: arc(on, lat0),
        }
    }

    /// Newton's method (Snyder 1987, equations 18-18 to 18-22); no place where it finds none.
    pub(super) fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, a) = (x / self.on.a, self.origin + y / self.on.a);
        if a.abs() < AT_EQUATOR {
            return (x, 0.0);
        }
        let (e2, b) = (self.on.e2(), x * x + a * a);
        let mut lat = a;
        for _ in 0..20 {
            let (sin, double) = (lat.sin(), (2.0 * lat).sin());
            let root = 1.0 - e2 * sin * sin;
            let c = root.sqrt() * lat.tan();
            let (m, slope) = (arc(self.on, lat), (1.0 - e2) / root.powf(1.5));
            let off = a * (c * m + 1.0) - m - (m * m + b) * c / 2.0;
            let turn = e2 * double * (m * m + b - 2.0 * a * m) / (4.0 * c)
                + (a - m) * (c * slope - 2.0 / double)
                - slope;
            let step = off / turn;
            lat -= step;
            if step.abs() < 1e-14 {
                let sin = lat.sin();
                let c = (1.0 - e2 * sin * sin).sqrt() * lat.tan();
                return ((x * c).asin() / sin, lat);
            }
        }
        (f64::NAN, f64::NAN)
    }
}

/// From the equator to a latitude along the meridian, in units of `a` (Helmert 1880, by the
/// third flattening).
fn arc(on: Ellipsoid, lat: f64) -> f64 {
    let n = on.f / (2.0 - on.f);
    let n2 = n * n;
    let sine = |times: f64| (times * lat).sin();
    let sum = (1.0 + n2 / 4.0 + n2 * n2 / 64.0) * lat - 1.5 * n * (1.0 - n2 / 8.0) * sine(2.0)
        + 15.0 / 16.0 * n2 * (1.0 - n2 / 4.0) * sine(4.0)
        - 35.0 / 48.0 * n2 * n * sine(6.0)
        + 315.0 / 512.0 * n2 * n2 * sine(8.0);
    sum / (1.0 + n)
}

#[cfg(test)]
mod tests {
    use super::super::ellipsoid::WGS84;
    use super::*;

    /// Snyder 1987, equations 18-12 to 18-14.
    fn forward(on: Ellipsoid, lat0: f64, lon: f64, lat: f64) -> (f64, f64) {
        if lat == 0.0 {
            return (on.a * lon, -on.a * arc(on, lat0));
        }
        let n = on.parallel(lat) / lat.cos() / lat.tan();
        let turned = lon * lat.sin();
        let y = arc(on, lat) - arc(on, lat0) + 2.0 * n * (0.5 * turned).sin().powi(2);
        (on.a * n * turned.sin(), on.a * y)
    }

    #[test]
    fn places_come_back_on_both_sides_of_the_equator() {
        for lat in [-34.0_f64, -12.5, -0.01, 0.0, 1e-5, 5.0, 60.0] {
            for lon in [-26.0_f64, -3.0, 0.0, 14.0] {
                let (lon, lat) = (lon.to_radians(), lat.to_radians());
                let (x, y) = forward(WGS84, 0.1, lon, lat);
                let there = Polyconic::new(WGS84, 0.1).inverse(x, y);
                let off = (there.0 - lon).hypot(there.1 - lat);
                assert!(off < 1e-12, "{lon} {lat}: {there:?}");
            }
        }
        let (lon, _) = Polyconic::new(WGS84, 0.0).inverse(9e7, 9e7);
        assert!(!lon.is_finite());
    }
}
