//! The figure of the earth: latitudes of several kinds, and places in space.

/// An ellipsoid of revolution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ellipsoid {
    /// Half the greater axis, metres.
    pub(super) a: f64,
    /// Flattening.
    pub(super) f: f64,
}

pub(super) const WGS84: Ellipsoid = Ellipsoid::new(6_378_137.0, 298.257_223_563);

impl Ellipsoid {
    /// Of half the greater axis in metres and the inverse flattening; 0 is a sphere.
    pub(super) const fn new(a: f64, inverse: f64) -> Self {
        let f = if inverse == 0.0 { 0.0 } else { 1.0 / inverse };
        Self { a, f }
    }

    /// Whether it is one: like the earth, and a little flattened at most.
    pub(super) fn is_sound(self) -> bool {
        (6.0e6..6.8e6).contains(&self.a) && (0.0..0.01).contains(&self.f)
    }

    /// The square of the eccentricity.
    pub(super) fn e2(self) -> f64 {
        self.f * (2.0 - self.f)
    }

    pub(super) fn e(self) -> f64 {
        self.e2().sqrt()
    }

    /// The radius of the parallel of a latitude, in units of `a`.
    pub(super) fn parallel(self, lat: f64) -> f64 {
        let (sin, cos) = lat.sin_cos();
        cos / (1.0 - self.e2() * sin * sin).sqrt()
    }

    /// The isometric latitude.
    pub(super) fn isometric(self, lat: f64) -> f64 {
        let e = self.e();
        lat.tan().asinh() - e * (e * lat.sin()).atanh()
    }

    /// The latitude of a tangent of the conformal latitude (Karney 2011, equation 19 on).
    pub(super) fn lat_of_conformal(self, tangent: f64) -> f64 {
        let (e, e2) = (self.e(), self.e2());
        let mut tau = tangent / (1.0 - e2);
        for _ in 0..8 {
            let root = tau.hypot(1.0);
            let sigma = (e * (e * tau / root).atanh()).sinh();
            let near = tau * sigma.hypot(1.0) - sigma * root;
            let step = (tangent - near) / near.hypot(1.0) * (1.0 + (1.0 - e2) * tau * tau)
                / ((1.0 - e2) * root);
            tau += step;
            if step.abs() <= 1e-15 * tau.abs().max(1.0) || !tau.is_finite() {
                break;
            }
        }
        tau.atan()
    }

    /// The tangent of the conformal latitude of a latitude.
    pub(super) fn conformal(self, lat: f64) -> f64 {
        self.isometric(lat).sinh()
    }

    /// The latitude of an isometric one.
    pub(super) fn lat_of_isometric(self, psi: f64) -> f64 {
        self.lat_of_conformal(psi.sinh())
    }

    /// `q` of the authalic latitude (Snyder 1987, equation 3-12).
    pub(super) fn authalic(self, lat: f64) -> f64 {
        let (e, e2, sin) = (self.e(), self.e2(), lat.sin());
        if e == 0.0 {
            return 2.0 * sin;
        }
        (1.0 - e2) * (sin / (1.0 - e2 * sin * sin) + (e * sin).atanh() / e)
    }

    /// The latitude of a `q`, by Newton's method (Snyder 1987, equation 3-16).
    pub(super) fn lat_of_authalic(self, q: f64) -> f64 {
        let pole = std::f64::consts::FRAC_PI_2;
        let share = q / self.authalic(pole);
        if share.abs() >= 1.0 - 1e-14 {
            return pole.copysign(share);
        }
        let mut lat = share.asin();
        for _ in 0..12 {
            let (sin, cos) = lat.sin_cos();
            let root = 1.0 - self.e2() * sin * sin;
            let step = (q - self.authalic(lat)) * root * root / (2.0 * (1.0 - self.e2()) * cos);
            lat = (lat + step).clamp(-pole, pole);
            if step.abs() < 1e-15 {
                break;
            }
        }
        lat
    }

    /// Where a place on its surface is in space, metres.
    pub(super) fn to_space(self, lon: f64, lat: f64) -> [f64; 3] {
        let n = self.a / (1.0 - self.e2() * lat.sin().powi(2)).sqrt();
        let out = n * lat.cos();
        [
            out * lon.cos(),
            out * lon.sin(),
            n * (1.0 - self.e2()) * lat.sin(),
        ]
    }

    /// Longitude and latitude of a place in space near its surface (Bowring 1985).
    pub(super) fn geodetic(self, [x, y, z]: [f64; 3]) -> (f64, f64) {
        let (e2, b) = (self.e2(), self.a * (1.0 - self.f));
        let p = x.hypot(y);
        let mut reduced = (z * self.a).atan2(p * b);
        let mut lat = 0.0;
        for _ in 0..3 {
            let (sin, cos) = reduced.sin_cos();
            let up = z + e2 / (1.0 - e2) * b * sin.powi(3);
            lat = up.atan2(p - e2 * self.a * cos.powi(3));
            reduced = ((1.0 - self.f) * lat.sin()).atan2(lat.cos());
        }
        (y.atan2(x), lat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_latitude_leads_back() {
        for degrees in [-89.9, -45.0, -1e-9, 0.0, 23.5, 51.25, 89.999] {
            let lat = f64::to_radians(degrees);
            for there in [
                WGS84.lat_of_conformal(WGS84.conformal(lat)),
                WGS84.lat_of_isometric(WGS84.isometric(lat)),
                WGS84.lat_of_authalic(WGS84.authalic(lat)),
                WGS84.geodetic(WGS84.to_space(1.0, lat)).1,
            ] {
                // A hundredth of a millimetre; near a pole areas hardly change.
                let allowed = if degrees.abs() > 89.0 { 1e-9 } else { 1e-12 };
                assert!((there - lat).abs() < allowed, "{degrees}: {there} {lat}");
            }
        }
    }
}
